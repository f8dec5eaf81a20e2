import { asc, eq, inArray } from 'drizzle-orm';
import { openBankAccount } from '#app/domain/payments/bank-account/bank-account-secrets.server.ts';
import { readBanks } from '#app/domain/payments/banks.server.ts';
import { writePayload } from '#app/domain/payments/vietqr/write-payload.ts';
import type { Context } from '#app/server/context.ts';

export type PaymentOfPage = Awaited<ReturnType<typeof readPayments>>[number];

/** What a buyer is asked for, and what has been seen of it; bank accounts in full, because they have to be paid into. */
export async function readPayments(context: Context, groupId: string) {
  const { config, clock } = context;
  const { payment, paymentAllocation, bankAccount, transferMatch } = context.store.tables;
  const found = await context.store.read(async (db) => {
    const payments = await db
      .select({ payment, account: bankAccount })
      .from(payment)
      .leftJoin(bankAccount, eq(bankAccount.id, payment.bankAccountId))
      .where(eq(payment.groupId, groupId))
      .orderBy(asc(payment.id));
    const ids = payments.map((row) => row.payment.id);
    if (ids.length === 0) return { payments, allocations: [], matches: [] };
    return {
      payments,
      allocations: await db.select().from(paymentAllocation).where(inArray(paymentAllocation.paymentId, ids)),
      matches: await db
        .select({ paymentId: transferMatch.paymentId, amount: transferMatch.amount })
        .from(transferMatch)
        .where(inArray(transferMatch.paymentId, ids)),
    };
  });
  return found.payments.map(({ payment: row, account }) => {
    const seen = found.matches
      .filter(({ paymentId }) => paymentId === row.id)
      .reduce((sum, { amount }) => sum + amount, 0);
    const remaining = Math.max(0, row.amount - seen);
    const isOpen =
      row.settledAt === null && row.closedAt === null && row.expiresAt > clock.now() && remaining > 0;
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
      failureCode: row.failureCode,
      orderIds: found.allocations.flatMap(({ paymentId, orderId }) =>
        paymentId === row.id ? [orderId] : [],
      ),
      transfer:
        isOpen && account && row.memoCode !== null
          ? transferOf(config, account, remaining, row.memoCode)
          : null,
    };
  });
}

/** Everything that one types, or scans, to pay into an account. */
function transferOf(
  config: Context['config'],
  account: { id: string; bin: string; sealed: string; isDemo: boolean },
  amount: number,
  memo: string,
) {
  const { number, holder } = openBankAccount(config, account.id, account.sealed);
  const bank = readBanks(config.rootDir).get(account.bin);
  return {
    bankName: bank?.shortName ?? account.bin,
    bankCode: bank?.code ?? null,
    number,
    holder,
    amount,
    memo,
    isDemo: account.isDemo,
    payload: writePayload({
      kind: 'account',
      use: 'dynamic',
      bin: account.bin,
      account: number,
      amount,
      memo,
    }),
  };
}
