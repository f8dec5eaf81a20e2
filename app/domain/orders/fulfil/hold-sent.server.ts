import { and, eq } from 'drizzle-orm';
import { isInState } from '#app/domain/orders/move-order.server.ts';
import type { Store, Tx } from '#db/store.ts';

/**
 * Holds an order that is on its way for the caller's write, by an update that changes nothing: of two who say something about
 * it in the same moment the second waits here, and then reads the word of the first.
 * @returns whether it is on its way.
 */
export async function holdSent(tx: Tx, tables: Store['tables'], orderId: string): Promise<boolean> {
  const { order } = tables;
  const held = await tx
    .update(order)
    .set({ deliveredAt: null })
    .where(and(eq(order.id, orderId), isInState(tables, 'handed-over')))
    .returning({ id: order.id });
  return held.length > 0;
}
