import { createHash } from 'node:crypto';
import { asc, count, eq, inArray, sum } from 'drizzle-orm';
import { type GroupState, groupState, type OrderState, orderState } from '#app/domain/orders/order-state.ts';
import type { Context } from '#app/server/context.ts';

export type PayState = {
  /** Differs whenever the buyer's page would show something else. */
  readonly version: string;
  readonly state: GroupState;
  readonly orders: ReadonlyArray<{
    readonly id: string;
    readonly code: string;
    readonly state: OrderState;
  }>;
};

/** How a checkout stands now, cheap enough to be asked every second by every open page. */
export async function readPayState({ store }: Context, groupId: string): Promise<PayState> {
  const { order, payment, transferMatch, refund, lineCancellation, ticket, ticketMessage } = store.tables;
  const facts = await store.read(async (db) => {
    const orders = await db.select().from(order).where(eq(order.groupId, groupId)).orderBy(asc(order.code));
    const orderIds = orders.map(({ id }) => id);
    const payments = await db
      .select({
        id: payment.id,
        amount: payment.amount,
        settledAt: payment.settledAt,
        closedAt: payment.closedAt,
      })
      .from(payment)
      .where(eq(payment.groupId, groupId))
      .orderBy(asc(payment.id));
    const paymentIds = payments.map(({ id }) => id);
    return {
      orders,
      payments,
      seen: await db
        .select({
          paymentId: transferMatch.paymentId,
          amount: sum(transferMatch.amount),
          // Money that came twice is matched with nothing.
          transfers: count(),
        })
        .from(transferMatch)
        .where(inArray(transferMatch.paymentId, paymentIds))
        .groupBy(transferMatch.paymentId)
        .orderBy(asc(transferMatch.paymentId)),
      refunds: await db
        .select({ id: refund.id, doneAt: refund.doneAt })
        .from(refund)
        .where(inArray(refund.paymentId, paymentIds))
        .orderBy(asc(refund.id)),
      off: await db
        .select({ id: lineCancellation.id })
        .from(lineCancellation)
        .where(inArray(lineCancellation.orderId, orderIds))
        .orderBy(asc(lineCancellation.id)),
      tickets: await db
        .select({ id: ticket.id, settledAt: ticket.settledAt, agreedAt: ticket.agreedAt })
        .from(ticket)
        .where(inArray(ticket.orderId, orderIds))
        .orderBy(asc(ticket.id)),
      messages: await db
        .select({ id: ticketMessage.id })
        .from(ticketMessage)
        .innerJoin(ticket, eq(ticket.id, ticketMessage.ticketId))
        .where(inArray(ticket.orderId, orderIds))
        .orderBy(asc(ticketMessage.id)),
    };
  });
  return {
    version: createHash('sha256').update(JSON.stringify(facts)).digest('base64url').slice(0, 22),
    state: groupState(facts.orders),
    orders: facts.orders.map((row) => ({ id: row.id, code: row.code, state: orderState(row) })),
  };
}
