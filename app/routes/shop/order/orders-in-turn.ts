import type { BuyerPage } from '#app/domain/payments/buyer-page/read-buyer-page.server.ts';

type OrderOfBuyer = BuyerPage['orders'][number];

/** Payments that are for this order, alone or with others. */
export function ownPayments({ payments }: BuyerPage, { id }: Pick<OrderOfBuyer, 'id'>) {
  return payments.filter(({ orderIds }) => orderIds.includes(id));
}

/** Money that belongs to no order and came by a payment that was for this order and no other. */
export function looseOf(page: BuyerPage, order: Pick<OrderOfBuyer, 'id'>) {
  const own = ownPayments(page, order);
  return page.loose.filter(({ paymentId }) =>
    own.some(({ id, orderIds }) => id === paymentId && orderIds.length === 1),
  );
}

/** Whether an order was cancelled before any money of it was seen: some may still come. */
export function isCancelledUnpaid(page: BuyerPage, order: OrderOfBuyer): boolean {
  const { id, state, paidAt } = order;
  const isSeen = page.refunds.some(({ aboutId }) => aboutId === id) || looseOf(page, order).length > 0;
  return state === 'cancelled' && paidAt === null && !isSeen;
}

/** Whether an order could be paid by card, were it not together with one of a producer whom the market has paused. */
export function waitsForAnother(page: BuyerPage, order: OrderOfBuyer): boolean {
  return (
    order.state === 'waiting' && !order.isPaused && ownPayments(page, order).some(({ isPaused }) => isPaused)
  );
}

/** Its own code is there to be scanned. */
const isPayable = (page: BuyerPage, order: OrderOfBuyer) =>
  order.state === 'waiting' && ownPayments(page, order).some(({ isOpen, transfer }) => isOpen && transfer);

/** What a buyer must not miss, though it be no payment. */
const urgentStates: ReadonlyArray<OrderOfBuyer['buyerState']> = [
  'paused',
  'suspended',
  'disputed',
  'paid-back',
];
const isUrgent = (page: BuyerPage, order: OrderOfBuyer) =>
  urgentStates.includes(order.buyerState) || looseOf(page, order).length > 0;

/**
 * The orders of a checkout as they are shown: those that are still to be paid by transfer first, both parts in the order in
 * which they were placed.
 */
export function ordersInTurn(page: BuyerPage): {
  readonly byTransfer: readonly OrderOfBuyer[];
  readonly others: readonly OrderOfBuyer[];
} {
  const byTransfer = page.orders.filter((order) => isPayable(page, order));
  return { byTransfer, others: page.orders.filter((order) => !byTransfer.includes(order)) };
}

/** @returns the one whose code is to be scanned now; null when none is. */
export function nextToPay(page: BuyerPage): OrderOfBuyer | null {
  return ordersInTurn(page).byTransfer[0] ?? null;
}

/**
 * @returns ids of those orders of several that stand open: the next to be paid and whatever needs the buyer; while nothing is
 * to be paid, also the first that is on its way.
 */
export function openOrders(page: BuyerPage): ReadonlySet<string> {
  const next = nextToPay(page) ?? page.orders.find(({ state }) => state === 'handed-over') ?? null;
  const urgent = page.orders.filter((order) => isUrgent(page, order));
  return new Set([...(next ? [next] : []), ...urgent].map(({ id }) => id));
}

/** How many of a checkout's orders are paid, of those that are not over unpaid. */
export function paidCount({ orders }: Pick<BuyerPage, 'orders'>): { paid: number; all: number } {
  const asked = orders.filter(({ paidAt, state }) => paidAt !== null || state === 'waiting');
  return { paid: asked.filter(({ paidAt }) => paidAt !== null).length, all: asked.length };
}
