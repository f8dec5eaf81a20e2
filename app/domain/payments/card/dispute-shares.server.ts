import { and, asc, eq, gt, isNotNull, isNull, ne } from 'drizzle-orm';
import { splitByShares } from '#app/domain/payments/card/split-by-shares.ts';
import type { Entry } from '#app/domain/payments/ledger/post.server.ts';
import { takenByDisputes } from '#app/domain/payments/ledger/taken-by-disputes.server.ts';
import { goneThere } from '#app/domain/payments/refunds/gone-there.server.ts';
import type { Db, Store } from '#db/store.ts';

type Tables = Store['tables'];

/** An order that a disputed payment was for, and how its money stands. VND. */
export type DisputedOrder = {
  readonly orderId: string;
  readonly code: string;
  readonly producerId: string;
  readonly buyerId: string;
  readonly isPaid: boolean;
  readonly isCancelled: boolean;
  /** What the payment brought for it. */
  readonly whole: number;
  /** Of that what its buyer has back: on the card, by transfer, or by another dispute that the bank has not given back. */
  readonly gone: number;
  /** Of that what is being sent to the card: it may arrive, or be refused. */
  readonly underWay: number;
};

/** What a dispute may take, and what of it has gone before. VND. */
export type Disputed = {
  readonly orders: readonly DisputedOrder[];
  /** What came beside all orders' prices. */
  readonly surplus: Pick<DisputedOrder, 'whole' | 'gone' | 'underWay'>;
  /** What went back in the provider's own pages, or is on its way there, and is of no order yet. */
  readonly there: number;
};

/**
 * How the money of a payment stands for one more dispute of it: nothing that has gone back is there to be taken again.
 * @param disputeId the dispute itself, of which nothing counts; null where none counts that any took.
 */
export async function readDisputed(
  tables: Tables,
  db: Db,
  { paymentId, disputeId }: { paymentId: string; disputeId: string | null },
): Promise<Disputed> {
  const { cardMoney, dispute, order, orderGroup, paymentAllocation, refund } = tables;
  const rows = await db
    .select({
      orderId: order.id,
      code: order.code,
      producerId: order.producerId,
      buyerId: orderGroup.buyerId,
      whole: paymentAllocation.amount,
      paidAt: order.paidAt,
      cancelledAt: order.cancelledAt,
    })
    .from(paymentAllocation)
    .innerJoin(order, eq(order.id, paymentAllocation.orderId))
    .innerJoin(orderGroup, eq(orderGroup.id, order.groupId))
    .where(and(eq(paymentAllocation.paymentId, paymentId), gt(paymentAllocation.amount, 0)))
    .orderBy(asc(order.id));
  const refunds = await db
    .select()
    .from(refund)
    .where(and(eq(refund.paymentId, paymentId), isNull(refund.cardMoneyId)));
  const others =
    disputeId === null
      ? []
      : await db
          .select({ id: dispute.id })
          .from(dispute)
          .where(
            and(
              ...[eq(dispute.paymentId, paymentId), ne(dispute.id, disputeId)],
              ...[isNotNull(dispute.withdrawnAt), isNull(dispute.reinstatedAt)],
            ),
          );
  const taken = await takenByDisputes(
    tables,
    db,
    others.map(({ id }) => id),
  );
  const moneys = await db
    .select({ amount: cardMoney.amount })
    .from(cardMoney)
    .where(and(eq(cardMoney.paymentId, paymentId), eq(cardMoney.standing, 'settles')));
  const standsOf = (orderId: string | null) => {
    const own = refunds.filter((one) => one.orderId === orderId);
    // What a dispute has settled was never sent: it is counted as taken.
    const sent = own.filter(({ doneAt, settledBy }) => doneAt !== null && settledBy !== 'dispute');
    const isBegun = ({ attemptKey, externalId }: (typeof own)[number]) =>
      attemptKey !== null || externalId !== null;
    const sending = own.filter((one) => one.doneAt === null && one.failedAt === null && isBegun(one));
    return {
      gone: sumOf(sent) + sumOf(taken.filter((one) => one.orderId === orderId)),
      underWay: sumOf(sending),
    };
  };
  const orders = rows.map(({ paidAt, cancelledAt, ...row }) => ({
    ...row,
    isPaid: paidAt !== null,
    isCancelled: cancelledAt !== null,
    ...standsOf(row.orderId),
  }));
  const asked = orders.reduce((sum, { whole }) => sum + whole, 0);
  return {
    orders,
    surplus: { whole: Math.max(0, sumOf(moneys) - asked), ...standsOf(null) },
    there: await goneThere(tables, db, [paymentId]),
  };
}

/** VND of an order that the bank may take for certain: nothing of it has gone, and nothing is under way. */
export const untouchedOf = ({ whole, gone, underWay }: Disputed['surplus']): number =>
  Math.max(0, whole - gone - underWay);

/**
 * Who bears what a card's bank takes of a payment. Each order bears no more than what is left of it, in shares of that: first
 * of what has not gone back and is not on its way, then of what is on its way, for the bank would not take what had left. What
 * the bank takes beyond that has gone back before, so that the buyer has it twice: no producer pays for one order twice, it
 * costs the market (`fees`, by the order that it was of). What came beside all prices, or for an order that was not sold, is
 * the market's as well.
 * @param amount VND, above nothing.
 * @returns entries that add up to `amount`.
 */
export function shareDispute(amount: number, disputed: Disputed): Entry[] {
  return entriesOfShares(sharesOfDispute(amount, disputed), disputed);
}

/** What a dispute takes of each order, and of what came beside all prices, the last; and what had gone back before. VND. */
export type DisputeShares = { readonly shares: readonly number[]; readonly twice: number };

/** The amounts of `shareDispute`, which add up to `amount`. */
export function sharesOfDispute(amount: number, { orders, surplus, there }: Disputed): DisputeShares {
  const parts = [...orders, surplus];
  const untouched = parts.map(untouchedOf);
  const left = parts.map(({ whole, gone }) => Math.max(0, whole - gone));
  const first = Math.min(amount, Math.max(0, total(untouched) - there));
  const firstShares = splitByShares(first, untouched);
  const room = left.map((one, at) => one - (firstShares[at] ?? 0));
  const next = Math.min(amount - first, Math.max(0, total(left) - there - first));
  const nextShares = splitByShares(next, room);
  return {
    shares: parts.map((_, at) => (firstShares[at] ?? 0) + (nextShares[at] ?? 0)),
    twice: amount - first - next,
  };
}

/** Whose accounts these shares are of: what the buyer has twice is the market's, by the orders of which something has gone. */
export function entriesOfShares(
  { shares, twice }: DisputeShares,
  { orders, surplus }: Pick<Disputed, 'orders' | 'surplus'>,
): Entry[] {
  const gone = [...orders, surplus].map((part) => part.gone);
  const twiceShares = splitByShares(twice, gone);
  const entries = orders.flatMap(({ orderId, producerId, isPaid }, at): Entry[] => [
    isPaid
      ? { account: 'producer_payable', amount: shares[at] ?? 0, producerId, orderId }
      : { account: 'fees', amount: shares[at] ?? 0, orderId },
    { account: 'fees', amount: twiceShares[at] ?? 0, orderId },
  ]);
  const beside = (shares[orders.length] ?? 0) + (twiceShares[orders.length] ?? 0);
  // Nothing is known of that would have gone: it is of no order.
  const rest = total(gone) > 0 ? 0 : twice;
  return [...entries, { account: 'fees', amount: beside + rest } satisfies Entry].filter(
    ({ amount: part }) => part !== 0,
  );
}

const total = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + amount, 0);

const sumOf = (parts: ReadonlyArray<{ amount: number }>) => total(parts.map(({ amount }) => amount));
