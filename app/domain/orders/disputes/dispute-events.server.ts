import { and, asc, eq, gt, inArray, isNotNull } from 'drizzle-orm';
import { WON_STATUSES } from '#app/domain/orders/disputes/order-disputes.server.ts';
import type { OrderAct } from '#app/domain/orders/order-state.ts';
import type { Db, Store } from '#db/store.ts';

/** What a dispute adds to an order's history; `at` is ms UTC. */
export type DisputeEvent = {
  readonly orderId: string;
  readonly at: number;
  readonly kind: 'dispute-opened' | 'dispute-won' | 'dispute-lost';
};

/** By which an order becomes paid. */
const PAID: readonly OrderAct[] = ['pay', 'accept-late-money', 'accept-in-time'];

/**
 * When the card payments of these paid orders were disputed, and how each bank has decided, as their buyers and sellers are told;
 * an end without a decision about the money is left out. Opened is when the bank says it was, decided when the market heard.
 */
export async function readDisputeEvents(
  db: Db,
  { dispute, order, orderEvent, paymentAllocation }: Store['tables'],
  orderIds: readonly string[],
): Promise<DisputeEvent[]> {
  if (orderIds.length === 0) return [];
  const rows = await db
    .select({
      orderId: order.id,
      paidAt: order.paidAt,
      openedAt: dispute.openedAt,
      closedAt: dispute.closedAt,
      status: dispute.status,
      withdrawnAt: dispute.withdrawnAt,
    })
    .from(dispute)
    .innerJoin(paymentAllocation, eq(paymentAllocation.paymentId, dispute.paymentId))
    .innerJoin(order, eq(order.id, paymentAllocation.orderId))
    .where(and(inArray(order.id, [...orderIds]), gt(paymentAllocation.amount, 0), isNotNull(order.paidAt)))
    .orderBy(asc(dispute.openedAt), asc(dispute.id));
  const paid = await db
    .select({ orderId: orderEvent.orderId, at: orderEvent.at })
    .from(orderEvent)
    .where(and(inArray(orderEvent.orderId, [...orderIds]), inArray(orderEvent.kind, [...PAID])));
  return rows.flatMap(({ orderId, paidAt, openedAt, closedAt, status, withdrawnAt }): DisputeEvent[] => {
    // The bank counts whole seconds, and the history is written a moment after the payment: what follows it stands behind it.
    const told = paid.filter((event) => event.orderId === orderId).map(({ at }) => at);
    const opened = Math.max(openedAt, paidAt ?? 0, ...told);
    const end = WON_STATUSES.includes(status) ? 'dispute-won' : withdrawnAt === null ? null : 'dispute-lost';
    return [
      { orderId, at: opened, kind: 'dispute-opened' },
      ...(closedAt === null || end === null
        ? []
        : [{ orderId, at: Math.max(closedAt, opened), kind: end } as const]),
    ];
  });
}
