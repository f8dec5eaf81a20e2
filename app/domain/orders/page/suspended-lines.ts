import { isUsedThere } from '#app/domain/orders/delivery/on-the-spot.ts';
import type { FrozenDelivery } from '#app/domain/orders/delivery/quote-delivery.server.ts';
import type { OrderDispute } from '#app/domain/orders/disputes/order-disputes.server.ts';
import { hasNotLeft, type OrderState } from '#app/domain/orders/order-state.ts';
import { holdsGoods } from '#app/domain/orders/why-not-go.ts';
import type { Language } from '#app/i18n/language.ts';
import { orderPageMessages } from '#app/i18n/order-page.ts';
import { serviceWords } from '#app/i18n/service-words.ts';

/** Whether an order is paid and its goods are still with a producer whom the market has suspended; of a dispute, and of money that has gone back, other words tell. */
export function isWithSuspended({
  state,
  dispute,
  isAllBack,
  isPaused,
}: {
  state: OrderState;
  dispute: OrderDispute | null;
  /** `readAllGoneBack`. */
  isAllBack: boolean;
  /** Its producer is suspended. */
  isPaused: boolean;
}): boolean {
  return isPaused && !holdsGoods(dispute) && !isAllBack && hasNotLeft(state);
}

/**
 * What a buyer reads of such an order, on its page as by mail: it stands, staff see it among the orders at risk and may cancel
 * it for the producer (`cancelForProducer`), and so may the buyer; and who sends the money back then. A producer's own break
 * (`pauseShop`) changes nothing of what is ordered already.
 */
export function suspendedLines(
  language: Language,
  {
    method,
    producer,
    delivery,
  }: { method: 'vietqr' | 'card'; producer: { name: string }; delivery: FrozenDelivery },
): string[] {
  const t = serviceWords(orderPageMessages, language, isUsedThere(delivery));
  return [t('suspendedText'), t(`suspendedMoney_${method}`, { producer: producer.name })];
}
