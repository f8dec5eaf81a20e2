import { and, eq, gte, isNull, sql } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { countNewOrders } from '#app/domain/orders/fulfil/count-own-orders.server.ts';
import type { Context } from '#app/server/context.ts';
import { localDate, startOfLocalDay } from '#app/server/local-date.ts';

export type OrdersToday = {
  /** Paid and not yet accepted. */
  newOrders: number;
  /** Orders that were paid today, and their money less what was cancelled of them; VND. */
  paid: number;
  direct: number;
  card: number;
};

/** What a producer wants to know first in the morning and last at night. */
export async function readToday(context: Context, { producerId }: SellerActor): Promise<OrdersToday> {
  const { store, clock } = context;
  const { order, lineCancellation } = store.tables;
  const since = startOfLocalDay(localDate(clock.now()));
  const newOrders = await countNewOrders(context, producerId);
  const paidToday = and(
    eq(order.producerId, producerId),
    gte(order.paidAt, since),
    isNull(order.cancelledAt),
  );
  const { rows, less } = await store.read(async (db) => ({
    rows: await db
      .select({
        method: order.method,
        orders: sql<number>`count(*)`.mapWith(Number),
        amount: sql<number>`sum(${order.totalAmount})`.mapWith(Number),
      })
      .from(order)
      .where(paidToday)
      .groupBy(order.method),
    less: await db
      .select({
        method: order.method,
        amount: sql<number>`sum(${lineCancellation.amount})`.mapWith(Number),
      })
      .from(lineCancellation)
      .innerJoin(order, eq(order.id, lineCancellation.orderId))
      .where(paidToday)
      .groupBy(order.method),
  }));
  const sumOf = (method: 'vietqr' | 'card') =>
    (rows.find((row) => row.method === method)?.amount ?? 0) -
    (less.find((row) => row.method === method)?.amount ?? 0);
  return {
    newOrders,
    paid: rows.reduce((sum, { orders }) => sum + orders, 0),
    direct: sumOf('vietqr'),
    card: sumOf('card'),
  };
}
