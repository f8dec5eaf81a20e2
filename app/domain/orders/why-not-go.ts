import type { OrderDispute } from '#app/domain/orders/disputes/order-disputes.server.ts';
import { hasNotLeft, type OrderState } from '#app/domain/orders/order-state.ts';

/** Why goods that were paid for must not go: how their card is disputed, or that all that was paid for them has gone `back`. */
export type WhyNotGo = OrderDispute | 'back';

/**
 * @param dispute of the payment by card; null where there is none.
 * @param isAllBack `readAllGoneBack`.
 * @returns null where the goods may go, or have gone.
 */
export function whyNotGo(
  state: OrderState,
  { dispute, isAllBack }: { dispute: OrderDispute | null; isAllBack: boolean },
): WhyNotGo | null {
  if (!hasNotLeft(state)) return null;
  return dispute ?? (isAllBack ? 'back' : null);
}
