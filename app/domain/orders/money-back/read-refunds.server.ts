import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import { paymentsInDispute, paymentsLost } from '#app/domain/orders/disputes/payments-in-dispute.server.ts';
import { type CancelledBy, endedByCancel } from '#app/domain/orders/money-back/ended-by-cancel.server.ts';
import { shownReason } from '#app/domain/orders/money-back/shown-reason.ts';
import type { Context } from '#app/server/context.ts';

export type RefundOfBuyer = Awaited<ReturnType<typeof readRefunds>>[number];

/** What goes back to a buyer, promised and sent, of these payments. Why a provider has refused one is for staff. */
export async function readRefunds({ store }: Context, paymentIds: readonly string[]) {
  const { refund, payment, paymentAllocation, order, bankAccount, producer } = store.tables;
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
        /** The producer whose account it came to, and from which it goes back; null for card money. */
        payer: producer.name,
      })
      .from(refund)
      .innerJoin(payment, eq(payment.id, refund.paymentId))
      .leftJoin(bankAccount, eq(bankAccount.id, payment.bankAccountId))
      .leftJoin(producer, eq(producer.id, bankAccount.producerId))
      // What came to nothing is no money that goes back.
      .where(and(inArray(refund.paymentId, [...paymentIds]), gt(refund.amount, 0)))
      .orderBy(asc(refund.askedAt), asc(refund.id));
    const orders = await db
      .select({
        paymentId: paymentAllocation.paymentId,
        id: order.id,
        cancelledAt: order.cancelledAt,
        delivery: order.delivery,
      })
      .from(paymentAllocation)
      .innerJoin(order, eq(order.id, paymentAllocation.orderId))
      .where(inArray(paymentAllocation.paymentId, [...paymentIds]));
    const disputed = await paymentsInDispute(store.tables, db, paymentIds);
    const lost = await paymentsLost(store.tables, db, paymentIds);
    const ended = await endedByCancel(store.tables, db, paymentIds);
    return rows.map((row) => {
      const own = orders.filter(({ paymentId }) => paymentId === row.paymentId);
      const about = own.find(({ id }) => id === row.orderId) ?? (own.length === 1 ? own[0] : undefined);
      return {
        ...row,
        /** Its card's bank is still deciding, and may give the money back by itself. */
        isInDispute: disputed.has(row.paymentId),
        /** It has decided about its payment for the card's holder: the card may take nothing more back of it. */
        isAfterDispute: lost.has(row.paymentId),
        /** The order that it is of, also where it is money beside the order's price; null where it is of several. */
        aboutId: about?.id ?? null,
        /** As its buyer reads it: what came after they had cancelled is not late. */
        reason: afterCancel(shownReason(row, about), ended.get(row.paymentId)),
      };
    });
  });
}

function afterCancel(reason: string, by: CancelledBy | undefined): string {
  if (reason !== 'late' || by === undefined) return reason;
  return by === 'buyer' ? 'after-own-cancel' : 'after-cancel';
}
