import { eq } from 'drizzle-orm';
import { settleNotices } from '#app/domain/notices/settle-notices.server.ts';
import { tellProducer } from '#app/domain/notices/tell-producer.server.ts';
import { leaveMessage } from '#app/domain/orders/messages/leave-message.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Tx } from '#db/store.ts';

/**
 * Money of an order that had gone back is the market's again and stays with the order. Its buyer, who was told that they have it, is
 * told that they have not and need not order again; its producer, that it goes on, and what told them to stop is read. Part of the
 * caller's write.
 */
export async function tellMoneyKept(context: Context, tx: Tx, orderId: string): Promise<void> {
  const { order, orderGroup } = context.store.tables;
  const [row] = await tx
    .select({ code: order.code, producerId: order.producerId, buyerId: orderGroup.buyerId })
    .from(order)
    .innerJoin(orderGroup, eq(orderGroup.id, order.groupId))
    .where(eq(order.id, orderId));
  if (!row) return;
  const subject = `order:${orderId}` as const;
  await settleNotices(context, tx, { subject, kinds: ['money-back'] });
  await tellProducer(context, tx, {
    ...{ producerId: row.producerId, kind: 'money-kept', subject },
    params: { order: row.code },
    path: `/seller/orders/${orderId}`,
  });
  await leaveMessage(context, tx, { personId: row.buyerId, kind: 'money-kept', subject });
}
