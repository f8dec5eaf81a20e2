import type { NoteTone } from '#app/components/note.tsx';
import type { WayTold } from '#app/domain/orders/delivery/read-visits.server.ts';
import type { BuyerPage } from '#app/domain/payments/buyer-page/read-buyer-page.server.ts';

/** How urgent it is. */
export const groupTones: Record<BuyerPage['state'], NoteTone> = {
  waiting: 'warning',
  'partly-paid': 'warning',
  disputed: 'warning',
  suspended: 'warning',
  'taken-back': 'warning',
  'paid-back': 'warning',
  expired: 'information',
  cancelled: 'information',
  paid: 'success',
  accepted: 'success',
  packed: 'success',
  'handed-over': 'success',
  delivered: 'success',
};

/** What is next for the whole checkout. */
export function groupNext({ state, cost, refunds, loose, orders, claims }: BuyerPage) {
  if (state === 'suspended' && orders.length > 1) return 'groupNext_suspendedOfSeveral';
  if (isInSeveralSteps({ state, orders })) return 'groupNext_differs';
  if (state === 'handed-over') return `groupNext_handed-over${handedOver(orders)}` as const;
  // Of several it takes no more than one that was cancelled.
  if (state === 'cancelled' && orders.some((order) => order.state === 'expired'))
    return 'groupNext_endedOfSeveral';
  // Whoever is asked to pay something back is not told that there is nothing to do.
  if (state === 'paid' && isAskedBack({ claims })) return 'groupNext_paidClaim';
  if (state === 'delivered' && wayOfAll(orders) === 'both') return 'groupNext_delivered_both';
  if (state !== 'cancelled') return `groupNext_${state}` as const;
  if (refunds.some(({ doneAt }) => doneAt === null)) return 'groupNext_cancelled';
  if (cost.takenBack > 0 && cost.sentBack === 0) return 'groupNext_cancelledTaken';
  if (loose.length > 0) return 'groupNext_cancelledLoose';
  return refunds.length > 0 ? 'groupNext_cancelledSent' : 'groupNext_cancelledUnpaid';
}

/** Whether the buyer has card money twice and is asked to pay it back. */
export const isAskedBack = ({ claims }: Pick<BuyerPage, 'claims'>): boolean =>
  claims.some(({ open }) => open > 0);

/** What a producer does for an order, one after the other, once it is paid. */
const steps = ['paid', 'accepted', 'packed', 'handed-over', 'delivered'] as const;

/** Whether all that is asked for is paid and goes on, but not all of it stands at the same step: no one word is true of all. */
export function isInSeveralSteps({ state, orders }: Pick<BuyerPage, 'state' | 'orders'>): boolean {
  return (steps as readonly string[]).includes(state) && doStepsDiffer(orders);
}

/** At which step an order stands; null for one that is not paid, has ended, or is held. */
export function stepOf({ buyerState }: Pick<BuyerPage['orders'][number], 'buyerState'>) {
  return steps.find((step) => step === buyerState) ?? null;
}

/** Whether the paid orders of a checkout stand at different steps, so that no one sentence is true of all of them. */
export function doStepsDiffer(orders: BuyerPage['orders']): boolean {
  const those = orders.flatMap((order) => stepOf(order) ?? []);
  return new Set(those).size > 1;
}

/** Whether what was handed over is on its way, waits to be fetched or used, or its day is over. */
function handedOver(orders: BuyerPage['orders']): '' | '_pickup' | '_spot' | '_over' | '_several' {
  const way = wayOfAll(orders);
  if (way === 'several') return '_several';
  return way === 'pickup' || way === 'spot' || way === 'over' ? `_${way}` : '';
}

/**
 * How the orders of a checkout stand, in one word for all of them; those that have ended without a sale take no part, and once some
 * are handed over only they do. Of delivered ones that had goods and services between them it is `both`.
 */
export function wayOfAll(orders: BuyerPage['orders']): WayTold | 'several' {
  const sent = orders.filter(({ state }) => state === 'handed-over');
  const alive = orders.filter(({ state }) => state !== 'cancelled' && state !== 'expired');
  const those = [sent, alive, orders].find((some) => some.length > 0) ?? [];
  const ways = new Set(
    those.map(({ wayTold }) => {
      const isFetched = wayTold === 'pickup' && sent.length > 0;
      return wayTold === 'spot' || wayTold === 'over' || wayTold === 'both' || isFetched ? wayTold : 'post';
    }),
  );
  const [first = 'post'] = ways;
  if (ways.size < 2) return first;
  return those.every(({ state }) => state === 'delivered') ? 'both' : 'several';
}
