import { Pill, type PillTone } from '#app/components/pill.tsx';
import type { WayTold } from '#app/domain/orders/delivery/read-visits.server.ts';
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
export function StatePill({ state, way }: { state: BuyerState; way: WayTold | 'several' }) {
  const t = useServiceWords(orderPageMessages, way === 'spot');
  const words = () => {
    if (state === 'delivered' && way === 'both') return t('state_delivered_both');
    if (state !== 'handed-over' || way === 'both' || way === 'post' || way === 'hotel')
      return t(`state_${state}`);
    return t(`state_handed-over_${way}`);
  };
  return <Pill tone={tones[state]}>{words()}</Pill>;
}
