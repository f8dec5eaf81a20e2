import { and, asc, eq, gt, isNotNull, isNull } from 'drizzle-orm';
import { takenByDisputes } from '#app/domain/payments/ledger/taken-by-disputes.server.ts';
import type { Db, Store } from '#db/store.ts';

/** An order that a payment paid for. */
export type LeftOfOrder = {
  readonly orderId: string;
  readonly producerId: string;
  readonly isCancelled: boolean;
  /** VND that it has received, that are not promised back and that no card's bank has taken: also nothing. */
  readonly amount: number;
};

/** What is left of each order that a payment paid for, by id. */
export async function leftOfOrders(
  tables: Store['tables'],
  db: Db,
  paymentId: string,
): Promise<LeftOfOrder[]> {
  const { dispute, order, paymentAllocation, refund } = tables;
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
    .select({ orderId: refund.orderId, amount: refund.amount, settledBy: refund.settledBy })
    .from(refund)
    .where(eq(refund.paymentId, paymentId));
  const out = await db
    .select({ id: dispute.id })
    .from(dispute)
    .where(
      and(
        ...[eq(dispute.paymentId, paymentId), isNotNull(dispute.withdrawnAt), isNull(dispute.reinstatedAt)],
      ),
    );
  const taken = await takenByDisputes(
    tables,
    db,
    out.map(({ id }) => id),
  );
  return orders.map(({ id, producerId, total, cancelledAt }) => {
    const own = given.filter(({ orderId }) => orderId === id);
    const byBanks = sumOf(taken.filter((one) => one.orderId === id && one.account === 'producer_payable'));
    const settled = sumOf(own.filter(({ settledBy }) => settledBy === 'dispute'));
    return {
      orderId: id,
      producerId,
      isCancelled: cancelledAt !== null,
      // What a dispute has settled stands among the promises, too.
      amount: total - sumOf(own) - Math.max(0, byBanks - settled),
    };
  });
}

const sumOf = (parts: ReadonlyArray<{ amount: number }>) =>
  parts.reduce((sum, { amount }) => sum + amount, 0);
