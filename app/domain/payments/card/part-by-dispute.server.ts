import { and, eq, gt, isNotNull, isNull, ne } from 'drizzle-orm';
import { lostToDispute } from '#app/domain/payments/card/lost-to-dispute.server.ts';
import { partTaken } from '#app/domain/payments/ledger/overlap-of-order.ts';
import type { RefundRow } from '#app/domain/payments/refunds/hold-refund.server.ts';
import type { Db, Store } from '#db/store.ts';

/**
 * How much of a refund that waits is settled by what the card's bank has taken for good and given to the buyer. All of it where the
 * bank took as much of its order, or of the money that is of none. Else as much as that money could not pay any more without giving
 * back more than came in of it: the bank may have decided about other pieces of the order, and what is still the market's to send is sent.
 * @returns VND, nothing where no lost dispute settles any of it; and `lost`, all that the bank took of that money and settled nothing yet.
 */
export async function partByDispute(
  tables: Store['tables'],
  db: Db,
  row: RefundRow,
): Promise<{ part: number; lost: number }> {
  // What came in another currency is no part of what banks have taken: it stands in no books.
  if (row.currency !== 'VND') return { part: 0, lost: 0 };
  const lost = Math.max(0, await lostToDispute(tables, db, row));
  if (row.amount <= lost) return { part: row.amount, lost };
  if (lost === 0) return { part: 0, lost };
  const { refund } = tables;
  const whole = await (row.orderId === null
    ? wholeOfNoOrder(tables, db, row.paymentId)
    : wholeOfOrder(tables, db, { paymentId: row.paymentId, orderId: row.orderId }));
  // Sent, or settled by a dispute: that is no part of `lost` any more.
  const done = await db
    .select({ amount: refund.amount })
    .from(refund)
    .where(
      and(
        ...[eq(refund.paymentId, row.paymentId), ne(refund.id, row.id)],
        ...[eq(refund.currency, 'VND'), isNotNull(refund.doneAt)],
        row.orderId === null ? isNull(refund.orderId) : eq(refund.orderId, row.orderId),
      ),
    );
  const room = whole - lost - sumOf(done);
  return { part: partTaken(row.amount, { taken: lost, room }), lost };
}

/** VND that a payment brought for one of its orders. */
async function wholeOfOrder(
  { paymentAllocation }: Store['tables'],
  db: Db,
  { paymentId, orderId }: { paymentId: string; orderId: string },
): Promise<number> {
  const asked = await db
    .select({ amount: paymentAllocation.amount })
    .from(paymentAllocation)
    .where(and(eq(paymentAllocation.paymentId, paymentId), eq(paymentAllocation.orderId, orderId)));
  return sumOf(asked);
}

/** VND that came for a payment and is of no order: beside the prices of all that it was for, and what settled nothing. */
export async function wholeOfNoOrder(
  { cardMoney, paymentAllocation }: Store['tables'],
  db: Db,
  paymentId: string,
): Promise<number> {
  const moneys = await db
    .select({ amount: cardMoney.amount, standing: cardMoney.standing })
    .from(cardMoney)
    .where(and(eq(cardMoney.paymentId, paymentId), eq(cardMoney.currency, 'VND')));
  const asked = await db
    .select({ amount: paymentAllocation.amount })
    .from(paymentAllocation)
    .where(and(eq(paymentAllocation.paymentId, paymentId), gt(paymentAllocation.amount, 0)));
  const settling = moneys.filter(({ standing }) => standing === 'settles');
  return sumOf(moneys) - (settling.length > 0 ? Math.min(sumOf(settling), sumOf(asked)) : 0);
}

const sumOf = (parts: ReadonlyArray<{ amount: number }>) =>
  parts.reduce((sum, { amount }) => sum + amount, 0);
