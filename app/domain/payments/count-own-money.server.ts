import { and, count, eq } from 'drizzle-orm';
import { isWaitingTransfer } from '#app/domain/payments/bank-transfers/list-transfers.server.ts';
import { isRefundOf } from '#app/domain/payments/refunds/list-refunds.server.ts';
import type { Context } from '#app/server/context.ts';

/** What about money waits for a producer: transfers that fit no order by themselves, and refunds to be sent. */
export async function countOwnMoney(
  { store }: Context,
  producerId: string,
): Promise<{ transfers: number; refunds: number }> {
  const { bankAccount, bankTransfer, payment, refund } = store.tables;
  return store.read(async (db) => {
    const [transfers] = await db
      .select({ n: count() })
      .from(bankTransfer)
      .innerJoin(bankAccount, eq(bankAccount.id, bankTransfer.bankAccountId))
      .where(and(eq(bankAccount.producerId, producerId), isWaitingTransfer(store.tables)));
    const [refunds] = await db
      .select({ n: count() })
      .from(refund)
      .innerJoin(payment, eq(payment.id, refund.paymentId))
      .innerJoin(bankAccount, eq(bankAccount.id, payment.bankAccountId))
      .where(and(eq(bankAccount.producerId, producerId), isRefundOf(store.tables, 'waiting')));
    return { transfers: Number(transfers?.n ?? 0), refunds: Number(refunds?.n ?? 0) };
  });
}
