import { listUnassigned } from '#app/domain/payments/refunds/gone-there.server.ts';
import { leftOfOrders } from '#app/domain/payments/refunds/left-of-orders.server.ts';
import type { Db, Store } from '#db/store.ts';

/**
 * VND by producer that must not be paid out because money of theirs may have left already: what went back in the card
 * provider's own pages and is of no order yet stands against every producer of its payment, up to what their order has left.
 * Against several it counts for each: any one's may be all of it, and a sum that is held once altogether would pay whoever it
 * is not held of too much, which the market could not get back. So this is the least that pays nobody too much, whatever
 * staff say then.
 */
export async function heldThere(db: Db, tables: Store['tables']): Promise<Map<string, number>> {
  const held = new Map<string, number>();
  for (const { producerId, amount } of await heldOfOrders(db, tables))
    held.set(producerId, (held.get(producerId) ?? 0) + amount);
  return held;
}

/** The same by order, VND; an order of which nothing is held is left out. */
export async function heldOfOrders(
  db: Db,
  tables: Store['tables'],
): Promise<Array<{ orderId: string; producerId: string; amount: number }>> {
  const gone = new Map<string, number>();
  for (const { paymentId, amount } of await listUnassigned(tables, db))
    gone.set(paymentId, (gone.get(paymentId) ?? 0) + amount);
  const held = [];
  for (const [paymentId, amount] of gone) {
    for (const { orderId, producerId, amount: left } of await leftOfOrders(tables, db, paymentId))
      if (Math.min(left, amount) > 0) held.push({ orderId, producerId, amount: Math.min(left, amount) });
  }
  return held;
}
