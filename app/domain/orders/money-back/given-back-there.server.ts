import { and, desc, eq, gt, isNull, ne, or, type SQL } from 'drizzle-orm';
import type { Db, Store } from '#db/store.ts';

/** Money of an order that somebody of the market gave back in the card provider's own pages, and that nobody had promised. */
export type GivenBack = {
  readonly refundId: string;
  readonly orderId: string;
  readonly orderCode: string;
  /** VND. */
  readonly amount: number;
  /** When it was booked, ms UTC. */
  readonly at: number;
};

/**
 * What was given back there of these orders, the newest first, also where it came back and is sent another way: it is the buyer's
 * all the same. What met a promise is none of it: of that the producer knows from what it was promised for.
 * @param which the orders, by conditions on `order`.
 */
export async function listGivenBack(
  db: Db,
  { order, refund }: Store['tables'],
  which: SQL | undefined,
  most: number,
): Promise<GivenBack[]> {
  return db
    .select({
      refundId: refund.id,
      orderId: order.id,
      orderCode: order.code,
      amount: refund.amount,
      at: refund.askedAt,
    })
    .from(refund)
    .innerJoin(order, eq(order.id, refund.orderId))
    .where(
      and(
        which,
        ...[eq(refund.reason, 'by-provider'), eq(refund.method, 'card')],
        // What a dispute took stands as that, and what stayed with its order was lowered to nothing.
        or(isNull(refund.settledBy), ne(refund.settledBy, 'dispute')),
        gt(refund.amount, 0),
      ),
    )
    .orderBy(desc(refund.askedAt), desc(refund.id))
    .limit(most);
}
