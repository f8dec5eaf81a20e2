import { eq, inArray } from 'drizzle-orm';
import type { Db, Store } from '#db/store.ts';

/** Who cancelled what a payment was for: its buyer, or somebody else. */
export type CancelledBy = 'buyer' | 'other';

/**
 * Payments of which every order was cancelled: money that comes for them is not late, it comes for nothing. Those of which an
 * order ran out of time, or was sold, are left out.
 */
export async function endedByCancel(
  { order, paymentAllocation }: Store['tables'],
  db: Db,
  paymentIds: readonly string[],
): Promise<Map<string, CancelledBy>> {
  if (paymentIds.length === 0) return new Map();
  const rows = await db
    .select({
      paymentId: paymentAllocation.paymentId,
      cancelledAt: order.cancelledAt,
      cancelledBy: order.cancelledBy,
    })
    .from(paymentAllocation)
    .innerJoin(order, eq(order.id, paymentAllocation.orderId))
    .where(inArray(paymentAllocation.paymentId, [...paymentIds]));
  const ended = new Map<string, CancelledBy>();
  for (const id of new Set(rows.map(({ paymentId }) => paymentId))) {
    const own = rows.filter(({ paymentId }) => paymentId === id);
    if (own.some(({ cancelledAt }) => cancelledAt === null)) continue;
    ended.set(id, own.every(({ cancelledBy }) => cancelledBy === 'buyer') ? 'buyer' : 'other');
  }
  return ended;
}
