import { and, desc, eq, gt, isNotNull, isNull, type SQL } from 'drizzle-orm';
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
 * What was given back there of these orders and has arrived, the newest first. What met a promise is none of it: of that the
 * producer knows from what it was promised for.
 * @param which the orders, by conditions on `order`.
 */
export async function listGivenBack(
  db: Db,
  { order, refund }: Store['tables'],
  which: SQL | undefined,
  most: number,
): Promise<GivenBack[]> {
  const rows = await db
    .select({
      refundId: refund.id,
      orderId: order.id,
      orderCode: order.code,
      amount: refund.amount,
      at: refund.doneAt,
    })
    .from(refund)
    .innerJoin(order, eq(order.id, refund.orderId))
    .where(
      and(
        which,
        ...[eq(refund.reason, 'by-provider'), eq(refund.method, 'card'), isNull(refund.settledBy)],
        // One that came back again has not arrived, and one that was lowered to nothing is no money.
        ...[isNotNull(refund.doneAt), gt(refund.amount, 0)],
      ),
    )
    .orderBy(desc(refund.doneAt), desc(refund.id))
    .limit(most);
  return rows.map(({ at, ...row }) => ({ ...row, at: at ?? 0 }));
}
