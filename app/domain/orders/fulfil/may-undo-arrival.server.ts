import { and, desc, eq, inArray } from 'drizzle-orm';
import { GOODS_ARRIVED, UNDO_GOODS_ARRIVED } from '#app/domain/orders/delivery/read-visits.server.ts';
import type { Db, Store } from '#db/store.ts';

/**
 * Whether the producer may take back that the goods of an order have arrived whose guest is still to come: it is their own word
 * (what its buyer has said they cannot take back), and nothing rests on it yet, as a return does, which could not have been asked
 * for before. That its state is still the same is looked at by whoever asks.
 */
export async function mayUndoArrival(
  db: Db,
  { orderEvent, ticket }: Store['tables'],
  orderId: string,
): Promise<boolean> {
  const [last] = await db
    .select({ kind: orderEvent.kind, byRole: orderEvent.byRole })
    .from(orderEvent)
    .where(
      and(eq(orderEvent.orderId, orderId), inArray(orderEvent.kind, [GOODS_ARRIVED, UNDO_GOODS_ARRIVED])),
    )
    .orderBy(desc(orderEvent.at), desc(orderEvent.id))
    .limit(1);
  if (last?.kind !== GOODS_ARRIVED || last.byRole !== 'producer') return false;
  const [asked] = await db
    .select({ id: ticket.id })
    .from(ticket)
    .where(and(eq(ticket.orderId, orderId), eq(ticket.kind, 'return')))
    .limit(1);
  return asked === undefined;
}
