import { type GroupState, groupState, type OrderState } from '#app/domain/orders/order-state.ts';
import type { OrderOfPage } from '#app/domain/orders/page/read-group-orders.server.ts';
import { isWithSuspended } from '#app/domain/orders/page/suspended-lines.ts';
import { type WhyNotGo, whyNotGo } from '#app/domain/orders/why-not-go.ts';

/** How an order stands for who pays for it: what has happened to it, and where its money is. */
export type BuyerState =
  | OrderState
  /** Some of its money has come, and the rest is asked for. */
  | 'partly-paid'
  /** Nothing is asked for it now: its producer is suspended. */
  | 'paused'
  /** Paid, and its goods are with a producer who was suspended since: they may still come, or it is cancelled. */
  | 'suspended'
  /** Its card's bank is asking, and the goods wait. */
  | 'disputed'
  /** Its card's bank has given the money to the card's holder before the goods were sent: they are not sent any more. */
  | 'taken-back'
  /** It stands, but all that was paid for it has gone back otherwise, or does: nor are its goods. */
  | 'paid-back';

type OrderFacts = Pick<
  OrderOfPage,
  | 'state'
  | 'dispute'
  | 'isAllBack'
  | 'isPaused'
  | 'payBy'
  | 'totalAmount'
  | 'paidAt'
  | 'expiredAt'
  | 'cancelledAt'
> &
  Parameters<typeof groupState>[0][number];

/** @param toPay VND that are still asked for. @param now ms UTC */
export function buyerState(order: OrderFacts, toPay: number, now: number): BuyerState {
  const { state, isPaused, payBy, totalAmount } = order;
  if (state === 'waiting') {
    // Its end is written a little later.
    if (payBy <= now) return 'expired';
    if (isPaused) return 'paused';
    return toPay < totalAmount ? 'partly-paid' : 'waiting';
  }
  if (isWithSuspended(order)) return 'suspended';
  const why = whyNotGo(state, order);
  return why === null ? state : stopped[why];
}

const stopped = { open: 'disputed', lost: 'taken-back', back: 'paid-back' } as const satisfies Record<
  WhyNotGo,
  BuyerState
>;

/** How a whole checkout stands for its buyer. */
export type BuyerGroupState = GroupState | 'disputed' | 'taken-back' | 'paid-back' | 'suspended';

/**
 * As that of its orders that is least far; those whose money was taken or has gone back end like those that were cancelled, and
 * one that is disputed, then one of a suspended producer, goes before those that are on their way.
 */
export function buyerGroupState(orders: readonly OrderFacts[]): BuyerGroupState {
  const isHere = (order: OrderFacts, why: WhyNotGo) => whyNotGo(order.state, order) === why;
  const isGone = (order: OrderFacts) => isHere(order, 'lost') || isHere(order, 'back');
  const alive = orders.filter((order) => !isGone(order));
  const state = groupState(alive);
  const isOver = state === 'expired' || state === 'cancelled';
  if (alive.length < orders.length && isOver)
    return orders.some((order) => isHere(order, 'lost')) ? 'taken-back' : 'paid-back';
  const isAsked = state === 'waiting' || state === 'partly-paid';
  if (isAsked) return state;
  if (alive.some((order) => isHere(order, 'open'))) return 'disputed';
  return alive.some(isWithSuspended) ? 'suspended' : state;
}
