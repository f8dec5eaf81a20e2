import { Pill, type PillTone } from '#app/components/pill.tsx';
import type { BuyerState } from '#app/domain/payments/buyer-page/buyer-state.ts';
import { useT } from '#app/i18n/messages.ts';
import { orderPageMessages } from '#app/i18n/order-page.ts';
import type { DeliveryMethod } from '#db/tables/orders.ts';

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
};

/** How an order stands, in the buyer's words. */
export function StatePill({ state, delivery }: { state: BuyerState; delivery?: DeliveryMethod }) {
  const t = useT(orderPageMessages);
  const isReady = state === 'handed-over' && delivery === 'pickup';
  return <Pill tone={tones[state]}>{t(isReady ? 'state_handed-over_pickup' : `state_${state}`)}</Pill>;
}
