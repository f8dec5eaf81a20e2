import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm';
import { takenSincePaid } from '#app/domain/orders/left-of-order.server.ts';
import { THE_MARKET } from '#app/domain/orders/move-order.server.ts';
import type { OrderRow } from '#app/domain/orders/order-row.ts';
import { refundThere } from '#app/domain/payments/refunds/gone-there.server.ts';
import { lockPayment } from '#app/domain/payments/refunds/lock-payments.server.ts';
import { moneySeen } from '#app/domain/payments/refunds/money-seen.server.ts';
import { refundOrder } from '#app/domain/payments/refunds/refund-order.server.ts';
import { restOf } from '#app/domain/payments/refunds/rest-of-order.ts';
import type { Context } from '#app/server/context.ts';
import type { Db, Store, Tx } from '#db/store.ts';

/**
 * What a cancellation or a return could not promise, because it might have gone in the provider's own pages already, is promised
 * as soon as it is there: that refund has come back, or was for another order, or met a promise. Whatever happened in which
 * order, no more is owed to a buyer afterwards than what may have gone, which waits for a person. Said again it promises nothing.
 * The market's share and the tax of it went back with the pieces (`giveBackTaken`). Part of the caller's `guarded` write.
 */
export async function promiseRest(context: Context, tx: Tx, paymentId: string): Promise<void> {
  const payment = await lockPayment(context, tx, paymentId);
  if (payment.settledAt === null) return;
  for (const { order, promises, rest } of await restsOf(context.store.tables, tx, paymentId))
    await refundOrder(context, tx, {
      ...{ order, payments: [payment], by: THE_MARKET, isToldAlready: false },
      parts: [{ lineId: null, quantity: 0, amount: rest }],
      reason: order.cancelledAt === null ? 'returned' : 'cancelled',
      // The promises of an order only grow in number, whatever becomes of them: what was given may be less again.
      causeKey: `rest:${order.id}:after-${promises}`,
    });
}

/** Each payment of which money has gone back in the provider's own pages is looked at once more, in a write of its own. */
export async function promiseAllRests(context: Context): Promise<void> {
  const { store } = context;
  const { reconciliationFinding: finding } = store.tables;
  const there = await store.read((db) =>
    db
      .select({ detail: finding.detail })
      .from(finding)
      .where(and(eq(finding.provider, 'stripe'), eq(finding.kind, 'refund-there'))),
  );
  const paymentIds = new Set(
    there.flatMap(({ detail }) => refundThere.safeParse(detail).data?.paymentId ?? []),
  );
  for (const paymentId of paymentIds) {
    const isDue = await store.read(
      async (db) =>
        (await restsOf(store.tables, db, paymentId)).length > 0 &&
        (await moneySeen(context, db, paymentId)).left > 0,
    );
    if (isDue) await store.write((tx) => promiseRest(context, tx, paymentId), { isolation: 'guarded' });
  }
}

/** The orders of a payment that owe their buyer more than was promised, VND, above nothing; how many promises there were; by id. */
async function restsOf(
  tables: Store['tables'],
  db: Db,
  paymentId: string,
): Promise<Array<{ order: OrderRow; promises: number; rest: number }>> {
  const { order, paymentAllocation, refund } = tables;
  const rows = await db
    .select({ order })
    .from(paymentAllocation)
    .innerJoin(order, eq(order.id, paymentAllocation.orderId))
    .where(and(eq(paymentAllocation.paymentId, paymentId), isNotNull(order.paidAt)))
    .orderBy(asc(order.id));
  const ids = rows.map((row) => row.order.id);
  if (ids.length === 0) return [];
  const taken = await takenSincePaid(db, tables, inArray(order.id, ids));
  const refunds = await db
    .select({ orderId: refund.orderId, amount: refund.amount })
    .from(refund)
    .where(inArray(refund.orderId, ids));
  return rows.flatMap(({ order: one }) => {
    const own = refunds.filter(({ orderId }) => orderId === one.id);
    const given = own.reduce((sum, { amount }) => sum + amount, 0);
    const rest = restOf(one, { taken: taken.get(one.id) ?? 0, given });
    return rest > 0 ? [{ order: one, promises: own.length, rest }] : [];
  });
}
