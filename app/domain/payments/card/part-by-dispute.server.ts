import { and, eq, isNotNull, isNull, ne } from 'drizzle-orm';
import { lostToDispute } from '#app/domain/payments/card/lost-to-dispute.server.ts';
import { partTaken } from '#app/domain/payments/ledger/overlap-of-order.ts';
import type { RefundRow } from '#app/domain/payments/refunds/hold-refund.server.ts';
import type { Db, Store } from '#db/store.ts';

/**
 * How much of a refund that waits is settled by what the card's bank has taken for good and given to the buyer. All of it where the
 * bank took as much of its order. Else as much as its order could not pay any more without giving back more than it cost: the bank
 * may have decided about other pieces of the order, and what is still the market's to send is sent.
 * @returns VND, nothing where no lost dispute settles any of it; and `lost`, all that the bank took of that order and settled nothing yet.
 */
export async function partByDispute(
  tables: Store['tables'],
  db: Db,
  row: RefundRow,
): Promise<{ part: number; lost: number }> {
  const { paymentAllocation, refund } = tables;
  const lost = Math.max(0, await lostToDispute(tables, db, row));
  if (row.amount <= lost) return { part: row.amount, lost };
  if (lost === 0 || row.orderId === null || row.cardMoneyId !== null) return { part: 0, lost };
  const [asked] = await db
    .select({ amount: paymentAllocation.amount })
    .from(paymentAllocation)
    .where(and(eq(paymentAllocation.paymentId, row.paymentId), eq(paymentAllocation.orderId, row.orderId)));
  // Sent, or settled by a dispute: that is no part of `lost` any more.
  const done = await db
    .select({ amount: refund.amount })
    .from(refund)
    .where(
      and(
        ...[eq(refund.paymentId, row.paymentId), eq(refund.orderId, row.orderId), ne(refund.id, row.id)],
        ...[isNull(refund.cardMoneyId), isNotNull(refund.doneAt)],
      ),
    );
  const room = done.reduce((left, { amount }) => left - amount, (asked?.amount ?? 0) - lost);
  return { part: partTaken(row.amount, { taken: lost, room }), lost };
}
