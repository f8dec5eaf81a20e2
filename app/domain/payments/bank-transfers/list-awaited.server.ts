import { and, asc, desc, eq, isNull, sum } from 'drizzle-orm';
import { isInState } from '#app/domain/orders/move-order.server.ts';
import { type OrderState, orderState } from '#app/domain/orders/order-state.ts';
import type { Context } from '#app/server/context.ts';
import type { Db } from '#db/store.ts';

export type AwaitedOrder = {
  readonly orderId: string;
  readonly orderCode: string;
  readonly placedAt: number;
  /** VND still missing. */
  readonly missing: number;
};

const MOST = 100;

/** Orders of a producer that wait for a transfer, the newest first. */
export async function listAwaited(context: Context, producerId: string): Promise<AwaitedOrder[]> {
  const { payment } = context.store.tables;
  return context.store.read((db) =>
    readUnsettled(
      context,
      db,
      producerId,
      and(isInState(context.store.tables, 'waiting'), isNull(payment.closedAt)),
    ),
  );
}

/** Payments by transfer of a producer's orders that have not come in full, narrowed by `where`; the newest order first. */
export async function readUnsettled(
  { store }: Context,
  db: Db,
  producerId: string,
  where: ReturnType<typeof and>,
): Promise<Array<AwaitedOrder & { memoCode: string; state: OrderState }>> {
  const { order, payment, paymentAllocation, transferMatch } = store.tables;
  const rows = await db
    .select({
      order,
      memoCode: payment.memoCode,
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
    .groupBy(order.id, payment.id)
    .orderBy(desc(order.placedAt), asc(order.id))
    .limit(MOST);
  return rows.map(({ order: { id, code, placedAt, ...facts }, memoCode, amount, received }) => ({
    ...{ orderId: id, orderCode: code, placedAt, missing: amount - Number(received ?? 0) },
    ...{ memoCode: memoCode ?? '', state: orderState(facts) },
  }));
}
