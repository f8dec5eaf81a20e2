import { and, eq } from 'drizzle-orm';
import type { GroupRow } from '#app/domain/orders/access/open-order.server.ts';
import { readContactOf } from '#app/domain/orders/access/read-contact.server.ts';
import { wantsInvitation } from '#app/domain/orders/data-rights/choose-invitation.server.ts';
import { dayToCome } from '#app/domain/orders/delivery/early-use.ts';
import {
  isVisitCancellable,
  isVisitToCome,
  readVisits,
  wayLeft,
  wayTold,
  wishedDayLeft,
} from '#app/domain/orders/delivery/read-visits.server.ts';
import { readClaims } from '#app/domain/orders/money-back/read-claims.server.ts';
import { readLooseMoney } from '#app/domain/orders/money-back/read-loose-money.server.ts';
import { readRefunds } from '#app/domain/orders/money-back/read-refunds.server.ts';
import { addressLine } from '#app/domain/orders/page/address-line.ts';
import { readGroupOrders } from '#app/domain/orders/page/read-group-orders.server.ts';
import { listOwnReviews } from '#app/domain/orders/reviews/list-reviews.server.ts';
import { listOwnTickets } from '#app/domain/orders/tickets/list-tickets.server.ts';
import { buyerGroupState, buyerState } from '#app/domain/payments/buyer-page/buyer-state.ts';
import { readPayState } from '#app/domain/payments/buyer-page/read-pay-state.server.ts';
import { readPayments } from '#app/domain/payments/buyer-page/read-payments.server.ts';
import { cameFor, toPayOf } from '#app/domain/payments/buyer-page/to-pay.ts';
import { whatIsKept } from '#app/domain/payments/data-rights/what-is-kept.server.ts';
import { readWhereTo } from '#app/domain/payments/refund-account/read-where-to.server.ts';
import { refundsToAccount } from '#app/domain/payments/refund-account/refunds-to-account.server.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import { localDate } from '#app/server/local-date.ts';

/** So many of its last digits say which account it is. */
const ACCOUNT_END = 4;

export type BuyerPage = Awaited<ReturnType<typeof readBuyerPage>>;

/**
 * Everything that a buyer's own page of a checkout shows. Whoever calls has made sure that it is theirs (`openOrder`).
 */
export async function readBuyerPage(context: Context, group: GroupRow) {
  // Before the rest: what changes in between is seen by the next look at it.
  const { version } = await readPayState(context, group.id);
  const [{ orders: groupOrders, cost }, payments, contact, loose] = await Promise.all([
    readGroupOrders(context, group),
    readPayments(context, group),
    readContactOf(context, group),
    readLooseMoney(context, group.id),
  ]);
  const promised = await readRefunds(
    context,
    payments.map(({ id }) => id),
  );
  const claims = await context.store.read((db) =>
    readClaims(
      context.store.tables,
      db,
      payments.map(({ id }) => id),
    ),
  );
  const whereTo = await readWhereTo(context, group);
  const end = whereTo?.said?.account?.number.slice(-ACCOUNT_END) ?? null;
  const toAccount = new Set(
    end === null
      ? []
      : (await context.store.read((db) => refundsToAccount(context.store.tables, db, [group.id]))).map(
          ({ id }) => id,
        ),
  );
  /** Each with the end of the account that they have given for it. */
  const refunds = promised.map((refund) => ({
    ...refund,
    accountEnd: toAccount.has(refund.id) ? end : null,
  }));
  const now = context.clock.now();
  const visits = await context.store.read((db) => readVisits(db, context.store.tables, groupOrders));
  const orders = groupOrders.map((order) => {
    const visit = visits.get(order.id) ?? null;
    const toPay = toPayOf(order, payments, now);
    return {
      ...order,
      toPay,
      came: cameFor(order, payments),
      buyerState: buyerState(order, toPay, now),
      /** Local, 'YYYY-MM-DD': for which they wished a service, while it is still to come; else null. */
      dayToCome: dayToCome(order.delivery, visit, localDate(now)),
      /** The service in it, where it has goods as well; else null. */
      visit,
      isVisitToCome: isVisitToCome(visit, localDate(now)),
      /** Its goods have left, and the visit alone can still be cancelled. */
      isVisitCancellable: order.state === 'handed-over' && isVisitCancellable(visit, localDate(now)),
      /** Local, 'YYYY-MM-DD': for which a service of it is wished, as long as something of that is left; else null. */
      wishedDay: wishedDayLeft(order.delivery, visit),
      wayLeft: wayLeft(order.delivery, visit),
      wayTold: wayTold(order.delivery, visit, { state: order.state, today: localDate(now) }),
    };
  });
  const orderIds = orders.map(({ id }) => id);
  const lineIds = orders.flatMap(({ lines }) => lines.map(({ id }) => id));
  return {
    /** Of the forms of this look at the page: sent twice, they act once. */
    formKey: newId(),
    isGuest: group.isGuest,
    tickets: await listOwnTickets(context, orderIds),
    reviews: await listOwnReviews(context, lineIds),
    isInvited: await wantsInvitation(context, group.buyerId),
    kept: await context.store.read((db) => whatIsKept(context, db, group.buyerId)),
    code: group.code,
    isDemo: group.isDemo,
    placedAt: group.placedAt,
    copy: await howCopyStands(context, group.id),
    now,
    version,
    state: buyerGroupState(orders),
    /** VND that was asked for: nothing of an order that ended unpaid. */
    total: orders.reduce(
      (sum, { totalAmount, paidAt, state }) =>
        sum + (paidAt !== null || state === 'waiting' ? totalAmount : 0),
      0,
    ),
    /** VND that it was for, whatever became of it. */
    orderedTotal: orders.reduce((sum, order) => sum + order.orderedTotal, 0),
    /** VND that are still to be paid, now. */
    toPay: orders.reduce((sum, { toPay }) => sum + toPay, 0),
    /** What became of the buyer's money in all of it. */
    cost,
    contact: contact && {
      name: contact.name,
      phoneEnd: contact.phone.slice(-3),
      hasEmail: contact.email !== null,
      address: contact.address && addressLine(contact.address),
      hotel: contact.hotel && [contact.hotel.name, contact.hotel.room].filter(Boolean).join(', '),
      note: contact.note,
    },
    orders,
    /** What they have twice, and how that stands. */
    claims,
    /** Where those are paid, and who is asked about them. */
    claimDesk: { account: context.config.marketAccount, contact: context.config.marketContact },
    payments,
    refunds,
    /** Where direct money goes back to; null while none waits to be sent. */
    whereTo,
    /** What came in, belongs to no order, and waits for a person. */
    loose,
  };
}

/** Whether the copy of the contract has left by mail, or is to; null where there is none, or it cannot be sent. */
async function howCopyStands({ store }: Context, groupId: string): Promise<'sent' | 'waits' | null> {
  const { outgoingMessage } = store.tables;
  const [copy] = await store.read((db) =>
    db
      .select({
        sentAt: outgoingMessage.sentAt,
        droppedFor: outgoingMessage.droppedFor,
        medium: outgoingMessage.medium,
      })
      .from(outgoingMessage)
      .where(and(eq(outgoingMessage.subject, `group:${groupId}`), eq(outgoingMessage.kind, 'order-placed'))),
  );
  if (!copy || copy.droppedFor !== null || copy.medium !== 'mail') return null;
  return copy.sentAt === null ? 'waits' : 'sent';
}
