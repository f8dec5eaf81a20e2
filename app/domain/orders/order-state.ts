/**
 * What an order is, read from what has happened to it. Nothing sets a state: each act writes one time, once, and only
 * from the states that `moves` allows.
 */
export type OrderState =
  | 'waiting'
  | 'expired'
  | 'cancelled'
  | 'paid'
  | 'accepted'
  | 'packed'
  | 'handed-over'
  | 'delivered';

/** The times that say it; ms UTC. */
export type OrderFacts = {
  readonly paidAt: number | null;
  readonly expiredAt: number | null;
  readonly cancelledAt: number | null;
  readonly acceptedAt: number | null;
  readonly packedAt: number | null;
  readonly handedOverAt: number | null;
  readonly deliveredAt: number | null;
};

export type OrderFact = keyof OrderFacts;

/** The furthest first; `expiredAt` stays behind `paidAt`, because late money may be accepted. */
export const factsInOrder = [
  ['cancelledAt', 'cancelled'],
  ['deliveredAt', 'delivered'],
  ['handedOverAt', 'handed-over'],
  ['packedAt', 'packed'],
  ['acceptedAt', 'accepted'],
  ['paidAt', 'paid'],
  ['expiredAt', 'expired'],
] as const satisfies ReadonlyArray<readonly [OrderFact, OrderState]>;

export function orderState(facts: OrderFacts): OrderState {
  return factsInOrder.find(([fact]) => facts[fact] !== null)?.[1] ?? 'waiting';
}

/** Paid, and its goods are still with the producer. */
export function hasNotLeft(state: OrderState): boolean {
  return state === 'paid' || state === 'accepted' || state === 'packed';
}

export type OrderAct =
  | 'pay'
  | 'expire'
  | 'accept-late-money'
  | 'accept-in-time'
  | 'accept'
  | 'pack'
  | 'hand-over'
  | 'deliver'
  | 'cancel-unpaid'
  | 'cancel-paid'
  | 'take-back'
  | 'take-back-arrived';

/** What each act writes, and from which states it may come. */
export const moves = {
  pay: { fact: 'paidAt', from: ['waiting'] },
  expire: { fact: 'expiredAt', from: ['waiting'] },
  'accept-late-money': { fact: 'paidAt', from: ['expired'] },
  /** We had been told of the money before the order's time was over, and dealt with it after. */
  'accept-in-time': { fact: 'paidAt', from: ['expired'] },
  accept: { fact: 'acceptedAt', from: ['paid'] },
  pack: { fact: 'packedAt', from: ['paid', 'accepted'] },
  'hand-over': { fact: 'handedOverAt', from: ['paid', 'accepted', 'packed'] },
  deliver: { fact: 'deliveredAt', from: ['handed-over'] },
  'cancel-unpaid': { fact: 'cancelledAt', from: ['waiting'] },
  /** Before the goods have left, or of an order on its way of which a visit alone was left; the money goes back. */
  'cancel-paid': { fact: 'cancelledAt', from: ['paid', 'accepted', 'packed', 'handed-over'] },
  /** All of it came back without having been delivered. */
  'take-back': { fact: 'cancelledAt', from: ['handed-over'] },
  /** All of it came back whose goods had arrived, though it stood open for a visit: it was delivered. */
  'take-back-arrived': { fact: 'deliveredAt', from: ['handed-over'] },
} as const satisfies Record<OrderAct, { fact: OrderFact; from: readonly OrderState[] }>;

/** How a whole checkout stands: that of its orders that are least far, leaving out those that ended without a sale. */
export type GroupState = OrderState | 'partly-paid';

export function groupState(orders: readonly OrderFacts[]): GroupState {
  const states = orders.map(orderState);
  const alive: OrderState[] = states.filter((state) => state !== 'expired' && state !== 'cancelled');
  if (alive.length === 0) return states.includes('cancelled') ? 'cancelled' : 'expired';
  const isWaiting = (state: OrderState) => state === 'waiting';
  if (alive.some(isWaiting)) return alive.every(isWaiting) ? 'waiting' : 'partly-paid';
  const far: readonly OrderState[] = ['paid', 'accepted', 'packed', 'handed-over', 'delivered'];
  return far.find((state) => alive.includes(state)) ?? 'paid';
}
