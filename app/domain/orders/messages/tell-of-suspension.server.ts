import { and, asc, eq, notExists, or, sql } from 'drizzle-orm';
import { readOrderDisputes } from '#app/domain/orders/disputes/order-disputes.server.ts';
import { leaveMessage } from '#app/domain/orders/messages/leave-message.server.ts';
import { readAllGoneBack } from '#app/domain/orders/money-back/all-gone-back.server.ts';
import { isInState } from '#app/domain/orders/move-order.server.ts';
import { orderState } from '#app/domain/orders/order-state.ts';
import { isWithSuspended } from '#app/domain/orders/page/suspended-lines.ts';
import type { Context } from '#app/server/context.ts';
import type { Tx } from '#db/store.ts';

/**
 * Leaves a mail for the buyer of every paid order whose goods are still with a producer, in the write that suspends it: they paid
 * before they could know. Once for each order, also where the producer is suspended a second time; that it sells again stands on
 * the order's page alone. What has left, or ended, before the mail is sent is not told of.
 */
export async function tellOfSuspension(context: Context, tx: Tx, producerId: string): Promise<void> {
  const { tables } = context.store;
  const { order, orderGroup, outgoingMessage } = tables;
  const kind = 'producer-suspended';
  const told = tx
    .select({ id: outgoingMessage.id })
    .from(outgoingMessage)
    .where(and(eq(outgoingMessage.subject, sql`'order:' || ${order.id}`), eq(outgoingMessage.kind, kind)));
  const rows = await tx
    .select({ order, buyerId: orderGroup.buyerId })
    .from(order)
    .innerJoin(orderGroup, eq(orderGroup.id, order.groupId))
    .where(
      and(
        eq(order.producerId, producerId),
        or(...(['paid', 'accepted', 'packed'] as const).map((state) => isInState(tables, state))),
        notExists(told),
      ),
    )
    .orderBy(asc(order.id));
  const ids = rows.map((row) => row.order.id);
  const disputes = await readOrderDisputes(tx, tables, ids);
  const allBack = await readAllGoneBack(tx, tables, ids);
  for (const { order: row, buyerId } of rows) {
    const dispute = disputes.get(row.id)?.kind ?? null;
    const isAllBack = allBack.has(row.id);
    if (!isWithSuspended({ state: orderState(row), dispute, isAllBack, isPaused: true })) continue;
    await leaveMessage(context, tx, { personId: buyerId, kind, subject: `order:${row.id}` });
  }
}
