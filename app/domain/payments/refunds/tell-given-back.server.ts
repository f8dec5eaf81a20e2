import { eq } from 'drizzle-orm';
import { tellProducer } from '#app/domain/notices/tell-producer.server.ts';
import { isUsedThere } from '#app/domain/orders/delivery/on-the-spot.ts';
import type { FrozenDelivery } from '#app/domain/orders/delivery/quote-delivery.server.ts';
import type { OrderRow } from '#app/domain/orders/order-row.ts';
import { owedBy } from '#app/domain/payments/ledger/owed.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Tx } from '#db/store.ts';

/**
 * Money of an order that stands was given back in the card provider's own pages, and is booked to it: its producer reads how
 * much, and whether it is less that the market owes them, or something that they owe the market now. Once for each refund.
 * Part of the caller's write, after it was posted.
 * @param refund `amount` in VND.
 */
export async function tellGivenBack(
  context: Context,
  tx: Tx,
  { id, orderId, amount }: { id: string; orderId: string; amount: number },
): Promise<void> {
  const { tables } = context.store;
  const { order } = tables;
  const [row] = await tx.select().from(order).where(eq(order.id, orderId));
  // Of what was cancelled the producer expects nothing.
  if (!row || row.cancelledAt !== null) return;
  const { producerId } = row;
  const owed = (await owedBy(tx, tables, { producerId })).get(producerId)?.owed ?? 0;
  await tellProducer(context, tx, {
    producerId,
    kind: 'given-back',
    params: { order: row.code, amount, stands: howItStands(row), books: owed < 0 ? 'owes' : 'less' },
    path: `/seller/orders/${orderId}`,
    subject: `refund:${id}`,
  });
}

function howItStands({ deliveredAt, handedOverAt, delivery }: OrderRow): string {
  const at = deliveredAt !== null ? 'done' : handedOverAt !== null ? 'sent' : 'open';
  return isUsedThere(delivery as FrozenDelivery) ? `${at}_service` : at;
}
