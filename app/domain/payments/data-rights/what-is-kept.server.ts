import { and, eq, gte, inArray, isNotNull, isNull, lte } from 'drizzle-orm';
import { isOpenDispute } from '#app/domain/orders/disputes/order-disputes.server.ts';
import { looseMoneyOf } from '#app/domain/orders/money-back/read-loose-money.server.ts';
import { orderState } from '#app/domain/orders/order-state.ts';
import { endOfTerm, legalTermOn } from '#app/domain/orders/terms/legal-term.server.ts';
import { YOUNG_REFUND_MS } from '#app/domain/payments/card/ask-of-older.server.ts';
import { hasOpenClaim } from '#app/domain/payments/claims/has-open-claim.server.ts';
import { isWaitingThere } from '#app/domain/payments/refunds/gone-there.server.ts';
import type { Context } from '#app/server/context.ts';
import { DAY_MS, endOfLocalDay, localDate } from '#app/server/local-date.ts';
import type { Db } from '#db/store.ts';

export type WhatIsKept = {
  /**
   * Something is under way for which the buyer must be known: goods, money back, money that waits for a person, an open
   * complaint, a payment about which the card's bank is deciding (what was said under tickets is evidence), money that they have got
   * twice and owe back.
   */
  readonly isUnderWay: boolean;
  /**
   * Money that somebody gave back in the card provider's own pages is on its way, or waits for staff to say what it was for: it
   * may have to be sent another way, or be promised instead.
   */
  readonly isWaitingThere: boolean;
  /**
   * The end of the last local day on which money that was sent back to a card may be returned by its bank, ms UTC: until then the
   * buyer must be reached to be sent it another way. Null where there is none.
   */
  readonly reachableUntil: number | null;
  /** Until when the law wants sales of theirs kept, ms UTC; null where there are none. */
  readonly keptUntil: number | null;
};

const ended = ['delivered', 'cancelled', 'expired'];

/** What stands in the way of forgetting a buyer, and how long the law keeps what. */
export async function whatIsKept(context: Context, db: Db, buyerId: string): Promise<WhatIsKept> {
  const { store, clock } = context;
  const { order, orderGroup, refund, payment, ticket, dispute } = store.tables;
  const rows = await db
    .select({ order })
    .from(order)
    .innerJoin(orderGroup, eq(orderGroup.id, order.groupId))
    .where(eq(orderGroup.buyerId, buyerId));
  const orders = rows.map((row) => row.order);
  if (orders.length === 0)
    return { isUnderWay: false, isWaitingThere: false, reachableUntil: null, keptUntil: null };
  const groupIds = [...new Set(orders.map(({ groupId }) => groupId))];
  const owed = await db
    .select({ id: refund.id })
    .from(refund)
    .innerJoin(payment, eq(payment.id, refund.paymentId))
    .where(and(inArray(payment.groupId, groupIds), isNull(refund.doneAt)));
  const payments = await db
    .select({ id: payment.id })
    .from(payment)
    .where(inArray(payment.groupId, groupIds));
  const open = await db
    .select({ id: ticket.id })
    .from(ticket)
    .where(
      and(
        inArray(
          ticket.orderId,
          orders.map(({ id }) => id),
        ),
        isNull(ticket.settledAt),
      ),
    );
  const disputed = await db
    .select({ id: dispute.id })
    .from(dispute)
    .innerJoin(payment, eq(payment.id, dispute.paymentId))
    .where(and(inArray(payment.groupId, groupIds), isOpenDispute(store.tables)));
  const paymentIds = new Set(payments.map(({ id }) => id));
  const isClaimed = await hasOpenClaim(store.tables, db, paymentIds);
  const waits =
    isClaimed ||
    (await looseMoneyOf(context, db, groupIds)).length > 0 ||
    (await isLikelyTheirs(context, db, groupIds));
  const isMoving = orders.some((one) => !ended.includes(orderState(one)));
  const term = await legalTermOn(db, store.tables, 'keep-sales', localDate(clock.now()));
  const sales = orders.flatMap(({ paidAt }) => paidAt ?? []);
  const until = term && sales.length > 0 ? endOfTerm(Math.max(...sales), term) : null;
  return {
    isUnderWay: isMoving || waits || owed.length > 0 || open.length > 0 || disputed.length > 0,
    isWaitingThere: await isWaitingThere(store.tables, db, paymentIds),
    reachableUntil: await reachableUntil(context, db, groupIds),
    keptUntil: until !== null && until > clock.now() ? until : null,
  };
}

/** Of what went back to a card by the card's own provider: what was sent by transfer, or taken by a dispute, does not come back. */
async function reachableUntil(
  { store, clock }: Context,
  db: Db,
  groupIds: readonly string[],
): Promise<number | null> {
  const { refund, payment } = store.tables;
  const now = clock.now();
  const sent = await db
    .select({ doneAt: refund.doneAt })
    .from(refund)
    .innerJoin(payment, eq(payment.id, refund.paymentId))
    .where(
      and(
        ...[inArray(payment.groupId, [...groupIds]), eq(refund.method, 'card')],
        ...[isNull(refund.settledBy), isNotNull(refund.externalId)],
        // A day more: the last of its days ends later.
        gte(refund.doneAt, now - YOUNG_REFUND_MS - DAY_MS),
      ),
    );
  const last = Math.max(0, ...sent.flatMap(({ doneAt }) => doneAt ?? []));
  const until = endOfLocalDay(localDate(last + YOUNG_REFUND_MS));
  return sent.length > 0 && until > now ? until : null;
}

/**
 * Whether money waits that names no payment and is just what one of theirs asked for that was never paid, on the account that
 * it asked for it and since: once they are forgotten nobody could give it back to them.
 */
async function isLikelyTheirs({ store }: Context, db: Db, groupIds: readonly string[]): Promise<boolean> {
  const { bankTransfer, payment } = store.tables;
  const [likely] = await db
    .select({ id: bankTransfer.id })
    .from(bankTransfer)
    .innerJoin(
      payment,
      and(
        eq(payment.bankAccountId, bankTransfer.bankAccountId),
        eq(payment.amount, bankTransfer.amount),
        lte(payment.createdAt, bankTransfer.seenAt),
      ),
    )
    .where(
      and(
        inArray(payment.groupId, [...groupIds]),
        isNull(payment.settledAt),
        inArray(bankTransfer.trouble, ['no-code', 'unknown-code']),
        isNull(bankTransfer.resolvedAt),
      ),
    )
    .limit(1);
  return likely !== undefined;
}
