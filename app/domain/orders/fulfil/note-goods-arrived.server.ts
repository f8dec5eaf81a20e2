import { GOODS_ARRIVED, isVisitToCome, readVisits } from '#app/domain/orders/delivery/read-visits.server.ts';
import { holdSent } from '#app/domain/orders/fulfil/hold-sent.server.ts';
import {
  moveOrder,
  type OrderActor,
  orderTag,
  writeOrderEvent,
} from '#app/domain/orders/move-order.server.ts';
import type { OrderRow } from '#app/domain/orders/order-row.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import { localDate } from '#app/server/local-date.ts';
import type { Tx } from '#db/store.ts';

/**
 * Notes that the goods of an order have arrived whose guest is still to come: nothing about the order ends by it, so that the
 * guest stands on the lists until they have come. Once the day of the visit is over (the page was opened before that), nobody is
 * waited for any more, and the order ends with its goods, as by the one press that pages offer then. Noted twice, also in the
 * same moment, it is noted once. Part of the caller's write.
 * @throws NotFound for an order without a visit; DomainError orderMovedOn when it is not on its way.
 */
export async function noteGoodsArrived(
  context: Context,
  tx: Tx,
  row: Pick<OrderRow, 'id' | 'delivery'>,
  { by, detail }: { by: OrderActor; detail: Record<string, unknown> },
): Promise<void> {
  const { store, clock } = context;
  const isSent = await holdSent(tx, store.tables, row.id);
  const visit = (await readVisits(tx, store.tables, [row])).get(row.id);
  if (!visit) throw new NotFound('act');
  if (!isSent) throw new DomainError('orderMovedOn');
  if (!visit.areGoodsToCome) return;
  if (!isVisitToCome(visit, localDate(clock.now()))) {
    await moveOrder(context, tx, { orderId: row.id, act: 'deliver', by, detail });
    return;
  }
  await writeOrderEvent(context, tx, { orderId: row.id, kind: GOODS_ARRIVED, by, detail });
  await store.touch(tx, [orderTag(row.id)], clock.now());
}
