import { type GroupState, groupState, hasNotLeft, type OrderState } from '#app/domain/orders/order-state.ts';
import type { OrderOfPage } from '#app/domain/orders/page/read-group-orders.server.ts';
import { isWithSuspended } from '#app/domain/orders/page/suspended-lines.ts';

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
  | 'taken-back';

type OrderFacts = Pick<
  OrderOfPage,
  'state' | 'dispute' | 'isPaused' | 'payBy' | 'totalAmount' | 'paidAt' | 'expiredAt' | 'cancelledAt'
> &
  Parameters<typeof groupState>[0][number];

/** @param toPay VND that are still asked for. @param now ms UTC */
export function buyerState(order: OrderFacts, toPay: number, now: number): BuyerState {
  const { state, dispute, isPaused, payBy, totalAmount } = order;
  if (state === 'waiting') {
    // Its end is written a little later.
    if (payBy <= now) return 'expired';
    if (isPaused) return 'paused';
    return toPay < totalAmount ? 'partly-paid' : 'waiting';
  }
  if (isWithSuspended(order)) return 'suspended';
  if (dispute === null || !hasNotLeft(state)) return state;
  return dispute === 'lost' ? 'taken-back' : 'disputed';
}

/** How a whole checkout stands for its buyer. */
export type BuyerGroupState = GroupState | 'disputed' | 'taken-back' | 'suspended';

/**
 * As that of its orders that is least far; those whose money was taken back end like those that were cancelled, and one that
 * is disputed, then one of a suspended producer, goes before those that are on their way.
 */
export function buyerGroupState(orders: readonly OrderFacts[]): BuyerGroupState {
  const isHere = ({ state, dispute }: OrderFacts, how: 'open' | 'lost') =>
    dispute === how && hasNotLeft(state);
  const alive = orders.filter((order) => !isHere(order, 'lost'));
  const state = groupState(alive);
  const isOver = state === 'expired' || state === 'cancelled';
  if (alive.length < orders.length && isOver) return 'taken-back';
  const isAsked = state === 'waiting' || state === 'partly-paid';
  if (isAsked) return state;
  if (alive.some((order) => isHere(order, 'open'))) return 'disputed';
  return alive.some(isWithSuspended) ? 'suspended' : state;
}
