import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import { entryAmounts } from '#app/domain/payments/ledger/entry-amounts.server.ts';
import { goneThere } from '#app/domain/payments/refunds/gone-there.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Db } from '#db/store.ts';

/** VND of one payment, as far as money was seen for it. */
export type MoneySeen = {
  /** All that came in. */
  readonly seen: number;
  /** What was promised back, whatever for. */
  readonly promised: number;
  /** What is there to be promised back: all that came in, less what was promised and what went back unbooked. */
  readonly left: number;
  /** What came in for orders that are paid, and what is left of it after refunds of those orders. */
  readonly forOrders: number;
  /** What came in and belongs to no paid order, less what was promised back of it. */
  readonly open: number;
};

/**
 * What has come in for a payment and what of it is promised back already. Transfers that were split between payments are
 * looked at with all of these together, so that no đồng of them goes back twice.
 */
export async function moneySeen({ store }: Context, db: Db, paymentId: string): Promise<MoneySeen> {
  const { bankTransfer, order, paymentAllocation, refund } = store.tables;
  const { paymentIds, transferIds } = await withItsTransfers(store.tables, db, paymentId);
  const byTransfer =
    transferIds.length === 0
      ? []
      : await db
          .select({ amount: bankTransfer.amount })
          .from(bankTransfer)
          .where(inArray(bankTransfer.id, transferIds));
  const byCard = await entryAmounts(store.tables, db, {
    kind: 'receipt-card',
    subjects: paymentIds.map((id) => `payment:${id}`),
    account: 'operator_clearing',
  });
  const refunds = await db
    .select({ amount: refund.amount, paidAt: order.paidAt })
    .from(refund)
    .leftJoin(order, eq(order.id, refund.orderId))
    // Card money that settled nothing goes back by itself, as it came.
    .where(and(inArray(refund.paymentId, paymentIds), isNull(refund.cardMoneyId)));
  const { payment } = store.tables;
  const sold = await db
    .select({ amount: paymentAllocation.amount })
    .from(paymentAllocation)
    .innerJoin(payment, eq(payment.id, paymentAllocation.paymentId))
    .innerJoin(order, eq(order.id, paymentAllocation.orderId))
    .where(
      and(
        inArray(paymentAllocation.paymentId, paymentIds),
        isNotNull(payment.settledAt),
        isNotNull(order.paidAt),
      ),
    );
  const seen = sumOf(byTransfer) + byCard.reduce((sum, amount) => sum + amount, 0);
  const promised = sumOf(refunds);
  const ofOrders = sumOf(refunds.filter(({ paidAt }) => paidAt !== null));
  const forOrders = sumOf(sold);
  const unbooked = byCard.length === 0 ? 0 : await goneThere(store.tables, db, paymentIds);
  return {
    seen,
    promised,
    left: seen - promised - unbooked,
    forOrders: forOrders - ofOrders,
    open: seen - forOrders - (promised - ofOrders),
  };
}

function sumOf(rows: ReadonlyArray<{ amount: number }>): number {
  return rows.reduce((sum, { amount }) => sum + amount, 0);
}

/** The payments that share transfers with one, and these transfers; the payment itself is among them. */
async function withItsTransfers(
  { transferMatch }: Context['store']['tables'],
  db: Db,
  paymentId: string,
): Promise<{ paymentIds: string[]; transferIds: string[] }> {
  const paymentIds = new Set([paymentId]);
  const transferIds = new Set<string>();
  for (let known = 0; known < paymentIds.size; ) {
    known = paymentIds.size;
    const mine = await db
      .select({ id: transferMatch.transferId })
      .from(transferMatch)
      .where(inArray(transferMatch.paymentId, [...paymentIds]));
    for (const { id } of mine) transferIds.add(id);
    if (transferIds.size === 0) break;
    const others = await db
      .select({ id: transferMatch.paymentId })
      .from(transferMatch)
      .where(inArray(transferMatch.transferId, [...transferIds]));
    for (const { id } of others) paymentIds.add(id);
  }
  return { paymentIds: [...paymentIds], transferIds: [...transferIds] };
}
