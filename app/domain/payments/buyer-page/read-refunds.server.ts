import { asc, inArray } from 'drizzle-orm';
import { endedByCancel } from '#app/domain/payments/buyer-page/ended-by-cancel.server.ts';
import type { Context } from '#app/server/context.ts';

export type RefundOfPage = Awaited<ReturnType<typeof readRefunds>>[number];

/** What goes back to a buyer, promised and sent, of these payments. Why a provider has refused one is for staff. */
export async function readRefunds({ store }: Context, paymentIds: readonly string[]) {
  const { refund } = store.tables;
  if (paymentIds.length === 0) return [];
  return store.read(async (db) => {
    const rows = await db
      .select({
        id: refund.id,
        orderId: refund.orderId,
        paymentId: refund.paymentId,
        reason: refund.reason,
        currency: refund.currency,
        method: refund.method,
        /** In the smallest unit of its currency. */
        amount: refund.amount,
        askedAt: refund.askedAt,
        dueAt: refund.dueAt,
        doneAt: refund.doneAt,
        /** When the card or its provider did not take it; staff find another way. */
        failedAt: refund.failedAt,
        /** The bank's, by which the buyer finds it in their own account. */
        reference: refund.proofReference,
        settledBy: refund.settledBy,
        /** YYYY-MM-DD of the transfer that replaces money to a card. */
        sentOn: refund.sentOn,
      })
      .from(refund)
      .where(inArray(refund.paymentId, [...paymentIds]))
      .orderBy(asc(refund.askedAt), asc(refund.id));
    const ended = await endedByCancel(store.tables, db, paymentIds);
    return rows.map((row) => ({ ...row, cancelledBy: ended.get(row.paymentId) ?? null }));
  });
}
