import type { OrderOfPage } from '#app/domain/orders/page/read-group-orders.server.ts';
import type { PaymentOfPage } from '#app/domain/payments/buyer-page/read-payments.server.ts';

/**
 * VND that are still to be paid for an order: less what has been seen of a payment of its own. Nothing once it is paid or
 * over, nor while its producer is suspended.
 * @param now ms UTC
 */
export function toPayOf(
  { id, state, payBy, isPaused, totalAmount }: OrderOfPage,
  payments: readonly PaymentOfPage[],
  now: number,
): number {
  if (state !== 'waiting' || payBy <= now || isPaused) return 0;
  const own = ownOf(id, payments);
  return own ? Math.min(own.remaining, totalAmount) : totalAmount;
}

/** VND that have come for an order by a payment of its own while the rest is missing; nothing once it is paid or over. */
export function cameFor(
  { id, state }: Pick<OrderOfPage, 'id' | 'state'>,
  payments: readonly PaymentOfPage[],
): number {
  return state === 'waiting' ? (ownOf(id, payments)?.seen ?? 0) : 0;
}

const ownOf = (orderId: string, payments: readonly PaymentOfPage[]) =>
  payments.find(({ orderIds }) => orderIds.length === 1 && orderIds[0] === orderId);
