import { and, eq, gte, isNull } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { countNewOrders } from '#app/domain/orders/fulfil/count-own-orders.server.ts';
import { takenSincePaid } from '#app/domain/orders/left-of-order.server.ts';
import { NOTHING, owedBy } from '#app/domain/payments/ledger/owed.server.ts';
import { heldOfOrders } from '#app/domain/payments/payouts/held-there.server.ts';
import type { Context } from '#app/server/context.ts';
import { localDate, startOfLocalDay } from '#app/server/local-date.ts';

export type OrdersToday = {
  /** Paid and not yet accepted. */
  newOrders: number;
  /** Orders that were paid today and stand. */
  paid: number;
  /** VND of those that were paid by transfer, less what was taken out of them since. */
  direct: number;
  /** VND that the market owes for those that were paid by card, as the books have it, less what may have gone back of them. */
  card: number;
  /** VND that `card` is less by, because it goes or went back to buyers, or because their card's bank asks for it or has it. */
  cardRefunded: number;
  cardDisputed: number;
  /** The same of what went back there and waits for staff to say of which order: it may be these orders'. */
  cardHeld: number;
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
  const { rows, taken, card, heldOf } = await store.read(async (db) => ({
    rows: await db
      .select({ id: order.id, method: order.method, amount: order.totalAmount })
      .from(order)
      .where(paidToday),
    taken: await takenSincePaid(db, store.tables, paidToday),
    card:
      (await owedBy(db, store.tables, { producerId, orders: and(paidToday, eq(order.method, 'card')) })).get(
        producerId,
      ) ?? NOTHING,
    heldOf: await heldOfOrders(db, store.tables),
  }));
  const direct = rows
    .filter(({ method }) => method === 'vietqr')
    .reduce((sum, { id, amount }) => sum + amount - (taken.get(id) ?? 0), 0);
  const ids = new Set(rows.map(({ id }) => id));
  const held = heldOf.reduce((sum, { orderId, amount }) => (ids.has(orderId) ? sum + amount : sum), 0);
  // No more is held than is owed: the market's share is off already.
  const cardHeld = Math.min(held, Math.max(0, card.owed));
  return {
    newOrders,
    paid: rows.length,
    direct,
    card: card.owed - cardHeld,
    // Not -0, which is no sum of money.
    cardRefunded: 0 - card.refunded,
    cardDisputed: 0 - card.disputed,
    cardHeld,
  };
}
