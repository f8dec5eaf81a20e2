import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import { isLostDispute } from '#app/domain/orders/disputes/order-disputes.server.ts';
import { takenByDisputes } from '#app/domain/payments/ledger/taken-by-disputes.server.ts';
import type { Db, Store } from '#db/store.ts';

type RefundRow = Pick<Store['tables']['refund']['$inferSelect'], 'paymentId' | 'orderId'>;

/**
 * VND that card holders' banks have taken for good of the money that a refund is of, less the refunds that were settled by
 * that already: what the buyer has got from their bank. Money of a payment that is of no order, what was paid too much and what
 * settled nothing, is one: a dispute is of the payment, and whatever of that is told apart here, its buyer is owed the sum.
 */
export async function lostToDispute(tables: Store['tables'], db: Db, refund: RefundRow): Promise<number> {
  const [lost = 0] = await eachLostToDispute(tables, db, [refund]);
  return lost;
}

/**
 * The same of each of these refunds, in their order. It asks the database as often for a page of them as for one: a few
 * questions where a dispute of their payments was lost, one where none was.
 */
export async function eachLostToDispute(
  tables: Store['tables'],
  db: Db,
  refunds: readonly RefundRow[],
): Promise<number[]> {
  const { dispute, refund } = tables;
  if (refunds.length === 0) return [];
  const lost = await db
    .select({ id: dispute.id, paymentId: dispute.paymentId })
    .from(dispute)
    .where(
      and(
        inArray(dispute.paymentId, [...new Set(refunds.map(({ paymentId }) => paymentId))]),
        isLostDispute(tables),
      ),
    );
  if (lost.length === 0) return refunds.map(() => 0);
  const paymentIds = new Set(lost.map(({ paymentId }) => paymentId));
  const sold = await soldOf(
    tables,
    db,
    refunds.filter(({ paymentId }) => paymentIds.has(paymentId)),
  );
  const taken = await takenByDisputes(
    tables,
    db,
    lost.map(({ id }) => id),
  );
  const settled = await db
    .select({
      paymentId: refund.paymentId,
      orderId: refund.orderId,
      amount: refund.amount,
    })
    .from(refund)
    .where(and(inArray(refund.paymentId, [...paymentIds]), eq(refund.settledBy, 'dispute')));
  return refunds.map(({ paymentId, orderId }) => {
    const own = new Set(lost.flatMap((one) => (one.paymentId === paymentId ? [`dispute:${one.id}`] : [])));
    // What was of no sale has cost the market.
    const account = orderId !== null && sold.has(orderId) ? 'producer_payable' : 'fees';
    const gone = taken.filter(
      (one) => own.has(one.subject) && one.account === account && one.orderId === orderId,
    );
    const before = settled.filter((one) => one.paymentId === paymentId && one.orderId === orderId);
    return sumOf(gone) - sumOf(before);
  });
}

const sumOf = (parts: ReadonlyArray<{ amount: number }>) =>
  parts.reduce((sum, { amount }) => sum + amount, 0);

/** Those of the refunds' orders that were sold: ids. */
async function soldOf(
  { order }: Store['tables'],
  db: Db,
  refunds: readonly RefundRow[],
): Promise<ReadonlySet<string>> {
  const orderIds = [...new Set(refunds.flatMap(({ orderId }) => orderId ?? []))];
  if (orderIds.length === 0) return new Set();
  const rows = await db
    .select({ id: order.id })
    .from(order)
    .where(and(inArray(order.id, orderIds), isNotNull(order.paidAt)));
  return new Set(rows.map(({ id }) => id));
}
