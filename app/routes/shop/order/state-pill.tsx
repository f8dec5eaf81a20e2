import { Pill, type PillTone } from '#app/components/pill.tsx';
import type { DeliveryWay } from '#app/domain/orders/delivery/on-the-spot.ts';
import type { BuyerState } from '#app/domain/payments/buyer-page/buyer-state.ts';
import { orderPageMessages } from '#app/i18n/order-page.ts';
import { useServiceWords } from '#app/i18n/service-words.ts';

const tones: Record<BuyerState, PillTone> = {
  waiting: 'turmeric',
  'partly-paid': 'turmeric',
  paid: 'green',
  accepted: 'green',
  packed: 'green',
  'handed-over': 'indigo',
  delivered: 'green',
  expired: 'neutral',
  cancelled: 'neutral',
  paused: 'neutral',
  suspended: 'turmeric',
  disputed: 'turmeric',
  'taken-back': 'neutral',
  'paid-back': 'neutral',
};

/** How an order stands, in the buyer's words. */
export function StatePill({ state, delivery }: { state: BuyerState; delivery?: DeliveryWay }) {
  const t = useServiceWords(orderPageMessages, delivery === 'spot');
  const ready = state === 'handed-over' && (delivery === 'pickup' || delivery === 'spot') ? delivery : null;
  return <Pill tone={tones[state]}>{t(ready ? `state_handed-over_${ready}` : `state_${state}`)}</Pill>;
}
