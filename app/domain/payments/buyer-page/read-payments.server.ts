import { asc, eq, inArray } from 'drizzle-orm';
import type { GroupRow } from '#app/domain/orders/access/open-order.server.ts';
import { transferTo } from '#app/domain/payments/bank-account/payload-of.server.ts';
import { pausedPayments } from '#app/domain/payments/buyer-page/paused-payments.server.ts';
import { simulatedBankOf } from '#app/domain/payments/simulated-bank.server.ts';
import { localPath } from '#app/i18n/language.ts';
import type { Context } from '#app/server/context.ts';

export type PaymentOfPage = Awaited<ReturnType<typeof readPayments>>[number];

/**
 * What a buyer is asked for, and what has been seen of it; bank accounts in full, because they have to be paid into. Nothing
 * is asked for a producer who is suspended.
 */
export async function readPayments(
  context: Context,
  { id: groupId, code, language }: Pick<GroupRow, 'id' | 'code' | 'language'>,
) {
  const { clock } = context;
  const { payment, paymentAllocation, bankAccount, transferMatch } = context.store.tables;
  const found = await context.store.read(async (db) => {
    const payments = await db
      .select({ payment, account: bankAccount })
      .from(payment)
      .leftJoin(bankAccount, eq(bankAccount.id, payment.bankAccountId))
      .where(eq(payment.groupId, groupId))
      .orderBy(asc(payment.id));
    const ids = payments.map((row) => row.payment.id);
    if (ids.length === 0) return { payments, allocations: [], matches: [], paused: new Set() };
    return {
      payments,
      paused: await pausedPayments(db, context.store.tables, ids),
      allocations: await db.select().from(paymentAllocation).where(inArray(paymentAllocation.paymentId, ids)),
      matches: await db
        .select({ paymentId: transferMatch.paymentId, amount: transferMatch.amount })
        .from(transferMatch)
        .where(inArray(transferMatch.paymentId, ids)),
    };
  });
  const page = localPath(language, `/orders/${code}`);
  const simulatedBank = (await simulatedBankOf(context))?.url ?? null;
  return found.payments.map(({ payment: row, account }) => {
    const seen = found.matches
      .filter(({ paymentId }) => paymentId === row.id)
      .reduce((sum, { amount }) => sum + amount, 0);
    const remaining = Math.max(0, row.amount - seen);
    const isAsked =
      row.settledAt === null && row.closedAt === null && row.expiresAt > clock.now() && remaining > 0;
    const isPaused = isAsked && found.paused.has(row.id);
    const isOpen = isAsked && !isPaused;
    return {
      id: row.id,
      method: row.method,
      amount: row.amount,
      /** VND seen so far, of a transfer that was too little. */
      seen: row.settledAt === null ? seen : row.amount,
      remaining,
      memoCode: row.memoCode,
      expiresAt: row.expiresAt,
      settledAt: row.settledAt,
      isOpen,
      /** It would be asked for, were its producer not suspended. */
      isPaused,
      failureCode: row.failureCode,
      orderIds: found.allocations.flatMap(({ paymentId, orderId }) =>
        paymentId === row.id ? [orderId] : [],
      ),
      transfer:
        isOpen && account && row.memoCode !== null
          ? transferOf(context, account, {
              amount: remaining,
              memo: row.memoCode,
              simulatedBank,
              page,
            })
          : null,
    };
  });
}

/** Everything that one types, or scans, to pay into an account. */
function transferOf(
  context: Context,
  account: { id: string; bin: string; sealed: string; isDemo: boolean },
  {
    amount,
    memo,
    simulatedBank,
    page,
  }: { amount: number; memo: string; simulatedBank: string | null; page: string },
) {
  const asked = transferTo(context, account, { amount, memo });
  // In the language in which they bought.
  const back = context.config.publicUrl + page;
  return {
    ...asked,
    isDemo: account.isDemo,
    /** Where a visitor of the demo pays as with their bank's app. */
    simulatedUrl:
      account.isDemo && simulatedBank !== null
        ? `${simulatedBank}/pay?${new URLSearchParams({ payload: asked.payload, back })}`
        : null,
  };
}
