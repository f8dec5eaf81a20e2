import type { PillTone } from '#app/components/pill.tsx';
import type { OrderState } from '#app/domain/orders/order-state.ts';

export const orderTones: Readonly<Record<OrderState, PillTone>> = {
  waiting: 'open',
  expired: 'neutral',
  cancelled: 'neutral',
  paid: 'red',
  accepted: 'turmeric',
  packed: 'turmeric',
  'handed-over': 'indigo',
  delivered: 'green',
};
