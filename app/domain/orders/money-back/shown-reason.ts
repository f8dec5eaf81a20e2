import { isUsedThere } from '#app/domain/orders/delivery/on-the-spot.ts';
import type { FrozenDelivery } from '#app/domain/orders/delivery/quote-delivery.server.ts';

type RefundFacts = { readonly reason: string; readonly askedAt: number };

/**
 * Why money goes back, as people read it: of an order that went on after it, some pieces were cancelled, not the order; and of
 * a service nothing was sent back.
 * @param order the one that the refund is of: `delivery` as it was frozen, times in ms UTC.
 */
export function shownReason(
  { reason, askedAt }: RefundFacts,
  order: { readonly cancelledAt: number | null; readonly delivery: unknown } | undefined,
): string {
  if (reason === 'returned' && order && isUsedThere(order.delivery as FrozenDelivery))
    return 'returned_service';
  const isPart = order !== undefined && (order.cancelledAt === null || askedAt < order.cancelledAt);
  return reason === 'cancelled' && isPart ? 'cancelled-in-part' : reason;
}
