import { and, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import type { Db, Store } from '#db/store.ts';

/**
 * A condition on `order`: it stands, its goods are still with the producer, and all that was paid for it is promised back or has
 * gone, e.g. in the card provider's own pages. What a card's bank took is told of by its dispute. It ends when the order does, or
 * when a promise is taken back and some of the money is the order's again.
 */
export function hasAllGoneBack(tables: Store['tables']): SQL | undefined {
  const { order, refund } = tables;
  return and(
    // As `hasNotLeft` of its state.
    ...[isNotNull(order.paidAt), isNull(order.handedOverAt), isNull(order.deliveredAt)],
    isNull(order.cancelledAt),
    sql`${order.totalAmount} <= (select coalesce(sum(${refund.amount}), 0) from ${refund} where ${refund.orderId} = ${order.id})`,
  );
}

/** Those of these orders of which that is so: ids. */
export async function readAllGoneBack(
  db: Db,
  tables: Store['tables'],
  orderIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const { order } = tables;
  if (orderIds.length === 0) return new Set();
  const rows = await db
    .select({ id: order.id })
    .from(order)
    .where(and(inArray(order.id, [...orderIds]), hasAllGoneBack(tables)));
  return new Set(rows.map(({ id }) => id));
}
