import type { OrderState } from '#app/domain/orders/order-state.ts';

/** In the order of an order's way. */
export const watchedStates = [
  'waiting',
  'paid',
  'accepted',
  'packed',
  'handed-over',
  'delivered',
  'cancelled',
  'expired',
] as const satisfies readonly OrderState[];
