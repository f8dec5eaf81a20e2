import type { OrderState } from '#app/domain/orders/order-state.ts';
import { isOrderRisk } from '#app/domain/reports/orders/order-risks.ts';
import { watchedStates } from '#app/domain/reports/orders/watched-states.ts';

/** The list's filter from its address; without any it shows what is at risk. */
export function readWatchedFilter(parameters: URLSearchParams) {
  const risk = parameters.get('risk') ?? 'any';
  const state = parameters.get('state');
  return {
    risk: risk === 'none' ? null : isOrderRisk(risk) ? risk : ('any' as const),
    state: watchedStates.find((one): one is OrderState => one === state) ?? null,
    producer: parameters.get('producer')?.slice(0, 20) ?? '',
    query: parameters.get('q')?.slice(0, 20) ?? '',
    page: Math.trunc(Number(parameters.get('page'))) || 1,
  };
}
