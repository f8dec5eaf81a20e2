import { and, eq, gt, inArray, isNotNull, isNull } from 'drizzle-orm';
import type { Db, Store } from '#db/store.ts';

/**
 * Which of these payments are for an unpaid order of a producer whom the market has suspended: nobody is asked to pay them. What
 * is paid all the same is taken as ever.
 */
export async function pausedPayments(
  db: Db,
  { order, paymentAllocation, producer }: Store['tables'],
  paymentIds: readonly string[],
): Promise<Set<string>> {
  if (paymentIds.length === 0) return new Set();
  const rows = await db
    .select({ paymentId: paymentAllocation.paymentId })
    .from(paymentAllocation)
    .innerJoin(order, eq(order.id, paymentAllocation.orderId))
    .innerJoin(producer, eq(producer.id, order.producerId))
    .where(
      and(
        ...[inArray(paymentAllocation.paymentId, [...paymentIds]), gt(paymentAllocation.amount, 0)],
        ...[isNull(order.paidAt), isNull(order.cancelledAt), isNotNull(producer.suspendedAt)],
      ),
    );
  return new Set(rows.map(({ paymentId }) => paymentId));
}
