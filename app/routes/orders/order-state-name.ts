import type { DeliveryWay } from '#app/domain/orders/delivery/on-the-spot.ts';
import type { OrderState } from '#app/domain/orders/order-state.ts';
import { fulfilmentMessages } from '#app/i18n/fulfilment.ts';
import type { Language } from '#app/i18n/language.ts';
import { serviceWords } from '#app/i18n/service-words.ts';

/** How an order stands, for who delivers it or watches it: what lies ready at a point is on no way, its buyer comes for it. */
export function orderStateName(language: Language, state: OrderState, way: DeliveryWay): string {
  const t = serviceWords(fulfilmentMessages, language, way === 'spot');
  return t(state === 'handed-over' && way === 'pickup' ? 'state_handed-over_pickup' : `state_${state}`);
}
