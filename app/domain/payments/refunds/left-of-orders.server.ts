import { and, asc, eq, gt, isNotNull } from 'drizzle-orm';
import type { Db, Store } from '#db/store.ts';

/** An order that a payment paid for. */
export type LeftOfOrder = {
  readonly orderId: string;
  readonly producerId: string;
  readonly isCancelled: boolean;
  /** VND that it has received and that are not promised back: also nothing. */
  readonly amount: number;
};

/** What is left of each order that a payment paid for, by id. */
export async function leftOfOrders(
  { order, paymentAllocation, refund }: Store['tables'],
  db: Db,
  paymentId: string,
): Promise<LeftOfOrder[]> {
  const orders = await db
    .select({
      id: order.id,
      producerId: order.producerId,
      total: order.totalAmount,
      cancelledAt: order.cancelledAt,
    })
    .from(paymentAllocation)
    .innerJoin(order, eq(order.id, paymentAllocation.orderId))
    .where(
      and(
        eq(paymentAllocation.paymentId, paymentId),
        gt(paymentAllocation.amount, 0),
        isNotNull(order.paidAt),
      ),
    )
    .orderBy(asc(order.id));
  const given = await db
    .select({ orderId: refund.orderId, amount: refund.amount })
    .from(refund)
    .where(eq(refund.paymentId, paymentId));
  return orders.map(({ id, producerId, total, cancelledAt }) => ({
    orderId: id,
    producerId,
    isCancelled: cancelledAt !== null,
    amount: given.reduce((left, one) => (one.orderId === id ? left - one.amount : left), total),
  }));
}
