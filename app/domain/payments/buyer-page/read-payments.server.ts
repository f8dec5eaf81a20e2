import { asc, eq, inArray } from 'drizzle-orm';
import { payloadOf } from '#app/domain/payments/bank-account/payload-of.server.ts';
import { remainingOf } from '#app/domain/payments/bank-transfers/remaining-of.server.ts';
import { readBanks } from '#app/domain/payments/banks.server.ts';
import type { Context } from '#app/server/context.ts';

export type PaymentOfPage = Awaited<ReturnType<typeof readPayments>>[number];

/** What a buyer is asked for, and what has been seen of it; bank accounts in full, because they have to be paid into. */
export async function readPayments(context: Context, groupId: string) {
  const { config, clock } = context;
  const { payment, paymentAllocation } = context.store.tables;
  const { payments, allocations } = await context.store.read(async (db) => {
    const rows = await db.select().from(payment).where(eq(payment.groupId, groupId)).orderBy(asc(payment.id));
    const ids = rows.map(({ id }) => id);
    const parts = ids.length
      ? await db.select().from(paymentAllocation).where(inArray(paymentAllocation.paymentId, ids))
      : [];
    return { payments: rows, allocations: parts };
  });
  const banks = readBanks(config.rootDir);
  return Promise.all(
    payments.map(async (row) => {
      const { received, missing } = await remainingOf(context, row.id);
      const isOpen = row.settledAt === null && row.closedAt === null && row.expiresAt > clock.now();
      const asked = isOpen ? await payloadOf(context, row.id) : null;
      return {
        id: row.id,
        method: row.method,
        amount: row.amount,
        /** VND seen so far, of a transfer that was too little. */
        seen: received,
        remaining: missing,
        expiresAt: row.expiresAt,
        settledAt: row.settledAt,
        isOpen,
        failureCode: row.failureCode,
        orderIds: allocations.flatMap(({ paymentId, orderId }) => (paymentId === row.id ? [orderId] : [])),
        /** Everything that one types, or scans, to pay by transfer; null when that cannot be done. */
        transfer: asked && { ...asked, bankCode: banks.get(asked.bin)?.code ?? null },
      };
    }),
  );
}
