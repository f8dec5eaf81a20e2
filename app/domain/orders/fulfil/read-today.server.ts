import { and, eq, gte, isNull } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { countNewOrders } from '#app/domain/orders/fulfil/count-own-orders.server.ts';
import { takenSincePaid } from '#app/domain/orders/left-of-order.server.ts';
import type { Context } from '#app/server/context.ts';
import { localDate, startOfLocalDay } from '#app/server/local-date.ts';

export type OrdersToday = {
  /** Paid and not yet accepted. */
  newOrders: number;
  /** Orders that were paid today, and their money less what was taken out of them since; VND. */
  paid: number;
  direct: number;
  card: number;
};

/** What a producer wants to know first in the morning and last at night. */
export async function readToday(context: Context, { producerId }: SellerActor): Promise<OrdersToday> {
  const { store, clock } = context;
  const { order } = store.tables;
  const since = startOfLocalDay(localDate(clock.now()));
  const newOrders = await countNewOrders(context, producerId);
  const paidToday = and(
    eq(order.producerId, producerId),
    gte(order.paidAt, since),
    isNull(order.cancelledAt),
  );
  const { rows, taken } = await store.read(async (db) => ({
    rows: await db
      .select({ id: order.id, method: order.method, amount: order.totalAmount })
      .from(order)
      .where(paidToday),
    taken: await takenSincePaid(db, store.tables, paidToday),
  }));
  const sumOf = (method: 'vietqr' | 'card') =>
    rows
      .filter((row) => row.method === method)
      .reduce((sum, { id, amount }) => sum + amount - (taken.get(id) ?? 0), 0);
  return {
    newOrders,
    paid: rows.length,
    direct: sumOf('vietqr'),
    card: sumOf('card'),
  };
}
