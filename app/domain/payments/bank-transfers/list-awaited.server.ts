import { and, asc, between, desc, eq, isNull, sum } from 'drizzle-orm';
import { isInState } from '#app/domain/orders/move-order.server.ts';
import type { Context } from '#app/server/context.ts';
import { DAY_MS } from '#app/server/local-date.ts';
import type { Db } from '#db/store.ts';

export type AwaitedOrder = {
  readonly orderId: string;
  readonly orderCode: string;
  readonly placedAt: number;
  /** VND still missing. */
  readonly missing: number;
};

const MOST = 100;
/** Money without a code is most likely for an order of the same amount of about these days. */
const NEAR_MS = 4 * DAY_MS;

/** Orders of a producer that wait for a transfer, the newest first. */
export async function listAwaited(context: Context, producerId: string): Promise<AwaitedOrder[]> {
  const { payment } = context.store.tables;
  return context.store.read((db) =>
    read(context, db, producerId, and(isInState(context.store.tables, 'waiting'), isNull(payment.closedAt))),
  );
}

/** Orders that a transfer may be for: the same amount is missing, and they were placed about then. */
export async function proposeOrders(
  context: Context,
  db: Db,
  { producerId, amount, at }: { producerId: string; amount: number; at: number },
): Promise<AwaitedOrder[]> {
  const { order } = context.store.tables;
  const near = and(
    between(order.placedAt, at - NEAR_MS, at + DAY_MS),
    isNull(order.paidAt),
    isNull(order.cancelledAt),
  );
  const awaited = await read(context, db, producerId, near);
  return awaited.filter(({ missing }) => missing === amount).slice(0, 5);
}

async function read(
  { store }: Context,
  db: Db,
  producerId: string,
  where: ReturnType<typeof and>,
): Promise<AwaitedOrder[]> {
  const { order, payment, paymentAllocation, transferMatch } = store.tables;
  const rows = await db
    .select({
      orderId: order.id,
      orderCode: order.code,
      placedAt: order.placedAt,
      amount: payment.amount,
      received: sum(transferMatch.amount),
    })
    .from(order)
    .innerJoin(paymentAllocation, eq(paymentAllocation.orderId, order.id))
    .innerJoin(payment, eq(payment.id, paymentAllocation.paymentId))
    .leftJoin(transferMatch, eq(transferMatch.paymentId, payment.id))
    .where(
      and(eq(order.producerId, producerId), eq(payment.method, 'vietqr'), isNull(payment.settledAt), where),
    )
    .groupBy(order.id, order.code, order.placedAt, payment.amount)
    .orderBy(desc(order.placedAt), asc(order.id))
    .limit(MOST);
  return rows.map(({ amount, received, ...one }) => ({ ...one, missing: amount - Number(received ?? 0) }));
}
