import { eq } from 'drizzle-orm';
import { tellProducer } from '#app/domain/notices/tell-producer.server.ts';
import { readAllGoneBack } from '#app/domain/orders/money-back/all-gone-back.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Tx } from '#db/store.ts';

/**
 * Money of an order has been sent back: where nothing is left of it though the order stands, its producer reads that they must not
 * send the goods. The buyer reads it in the mail about the refund. Part of the caller's write.
 * @returns whether that is so.
 */
export async function tellAllBack(context: Context, tx: Tx, orderId: string): Promise<boolean> {
  const { tables } = context.store;
  const { order } = tables;
  if (!(await readAllGoneBack(tx, tables, [orderId])).has(orderId)) return false;
  const [row] = await tx.select().from(order).where(eq(order.id, orderId));
  if (!row) return false;
  await tellProducer(context, tx, {
    producerId: row.producerId,
    kind: 'money-back',
    params: { order: row.code },
    path: `/seller/orders/${orderId}`,
    subject: `order:${orderId}`,
  });
  return true;
}
