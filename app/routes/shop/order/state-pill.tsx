import { Pill, type PillTone } from '#app/components/pill.tsx';
import type { GroupState } from '#app/domain/orders/order-state.ts';
import { useT } from '#app/i18n/messages.ts';
import { orderPageMessages } from '#app/i18n/order-page.ts';
import type { DeliveryMethod } from '#db/tables/orders.ts';

const tones: Record<GroupState, PillTone> = {
  waiting: 'turmeric',
  'partly-paid': 'turmeric',
  paid: 'green',
  accepted: 'green',
  packed: 'green',
  'handed-over': 'indigo',
  delivered: 'green',
  expired: 'neutral',
  cancelled: 'neutral',
};

/** How an order stands, in the buyer's words. */
export function StatePill({ state, delivery }: { state: GroupState; delivery?: DeliveryMethod }) {
  const t = useT(orderPageMessages);
  const isReady = state === 'handed-over' && delivery === 'pickup';
  return <Pill tone={tones[state]}>{t(isReady ? 'state_handed-over_pickup' : `state_${state}`)}</Pill>;
}
