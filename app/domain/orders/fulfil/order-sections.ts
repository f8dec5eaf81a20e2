import type { OrderState } from '#app/domain/orders/order-state.ts';

/** The parts of a producer's list, in the order of what wants doing first. */
export const orderSections = [
  'new',
  'to-pack',
  'to-hand-over',
  'on-the-way',
  'done',
  'ended',
  'unpaid',
] as const;

export type OrderSection = (typeof orderSections)[number];

/** What waits for the producer, or is on its way. */
export const openSections = [
  'new',
  'to-pack',
  'to-hand-over',
  'on-the-way',
] as const satisfies OrderSection[];

export const statesOf: Readonly<Record<OrderSection, readonly OrderState[]>> = {
  new: ['paid'],
  'to-pack': ['accepted'],
  'to-hand-over': ['packed'],
  'on-the-way': ['handed-over'],
  done: ['delivered'],
  ended: ['cancelled', 'expired'],
  unpaid: ['waiting'],
};

export function sectionOf(state: OrderState): OrderSection {
  return orderSections.find((section) => statesOf[section].includes(state)) ?? 'ended';
}

export function isOrderSection(text: string): text is OrderSection {
  return (orderSections as readonly string[]).includes(text);
}

export function isOpenSection(section: OrderSection): boolean {
  return (openSections as readonly OrderSection[]).includes(section);
}
