import type { OrderDispute } from '#app/domain/orders/disputes/order-disputes.server.ts';
import { hasNotLeft, type OrderState } from '#app/domain/orders/order-state.ts';

/** By which goods that are still here are held: the bank asks for their money, or has taken all that was left of it. */
const holding = ['open', 'lost'] as const satisfies OrderDispute[];
type Holding = (typeof holding)[number];

/** Why goods that were paid for must not go: how their card is disputed, or that all that was paid for them has gone `back`. */
export type WhyNotGo = Holding | 'back';

/**
 * @param dispute of the payment by card; null where there is none. One that took a part of the order, or what had gone back of it before,
 * stops nothing: the rest is the producer's.
 */
export const holdsGoods = (dispute: OrderDispute | null | undefined): dispute is Holding =>
  holding.some((one) => one === dispute);

/**
 * @param dispute as of `holdsGoods`.
 * @param isAllBack `readAllGoneBack`.
 * @returns null where the goods may go, or have gone.
 */
export function whyNotGo(
  state: OrderState,
  { dispute, isAllBack }: { dispute: OrderDispute | null; isAllBack: boolean },
): WhyNotGo | null {
  if (!hasNotLeft(state)) return null;
  if (holdsGoods(dispute)) return dispute;
  return isAllBack ? 'back' : null;
}
