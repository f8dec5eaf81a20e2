import { and, eq } from 'drizzle-orm';
import { GOODS_ARRIVED, readVisits } from '#app/domain/orders/delivery/read-visits.server.ts';
import {
  isInState,
  type OrderActor,
  orderTag,
  writeOrderEvent,
} from '#app/domain/orders/move-order.server.ts';
import type { OrderRow } from '#app/domain/orders/order-row.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import type { Tx } from '#db/store.ts';

/**
 * Notes that the goods of an order have arrived whose guest is still to come: nothing about the order ends by it, so that the
 * guest stands on the lists until they have come. Noted twice, also in the same moment, it is noted once. Part of the caller's
 * write.
 * @throws NotFound for an order without a visit; DomainError orderMovedOn when it is not on its way.
 */
export async function noteGoodsArrived(
  context: Context,
  tx: Tx,
  row: Pick<OrderRow, 'id' | 'delivery'>,
  { by, detail }: { by: OrderActor; detail: Record<string, unknown> },
): Promise<void> {
  const { store, clock } = context;
  const { order } = store.tables;
  // Of two in the same moment the second waits here, and finds the word of the first.
  const held = await tx
    .update(order)
    .set({ deliveredAt: null })
    .where(and(eq(order.id, row.id), isInState(store.tables, 'handed-over')))
    .returning({ id: order.id });
  const visit = (await readVisits(tx, store.tables, [row])).get(row.id);
  if (!visit) throw new NotFound('act');
  if (held.length === 0) throw new DomainError('orderMovedOn');
  if (!visit.areGoodsToCome) return;
  await writeOrderEvent(context, tx, { orderId: row.id, kind: GOODS_ARRIVED, by, detail });
  await store.touch(tx, [orderTag(row.id)], clock.now());
}
