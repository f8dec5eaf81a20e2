import { and, desc, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import type { OrderActor } from '#app/domain/orders/move-order.server.ts';
import { areSameWords, type CancelNotes } from '#app/domain/payments/refunds/words-of-cancel.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import type { Tx } from '#db/store.ts';

/** The acts that end an order by cancelling all that is left of it, or by its parcel that came back. */
const endings = ['cancel-unpaid', 'cancel-paid', 'take-back'];

const endingDetail = z.object({ reason: z.string().catch(''), note: z.string().catch('') });

/**
 * An order that is cancelled is asked to be cancelled once more. Who sends the same again is answered as before. A producer or
 * staff who give another reason, or come after somebody else, would think that what they have written is what the buyer reads:
 * they are told who had cancelled it, and why. A buyer wants nothing but that it is gone, and has that; only who has written other
 * words to the seller is told that these go nowhere.
 * @throws DomainError cancelledBefore (byRole, reason, note: `cancelledBy`).
 */
export async function refuseOtherCancel(
  context: Context,
  tx: Tx,
  { orderId, by, reason, ...said }: { orderId: string; by: OrderActor; reason: string } & CancelNotes,
): Promise<void> {
  const isBuyer = by.role === 'buyer';
  if (isBuyer ? said.sealedNote === undefined : by.role !== 'producer' && by.role !== 'staff') return;
  const { orderEvent } = context.store.tables;
  const [ending] = await tx
    .select({ byRole: orderEvent.byRole, detail: orderEvent.detail })
    .from(orderEvent)
    .where(and(eq(orderEvent.orderId, orderId), inArray(orderEvent.kind, endings)))
    .orderBy(desc(orderEvent.at), desc(orderEvent.id))
    .limit(1);
  if (!ending) throw new Error(`nothing tells how order ${orderId} was cancelled`);
  const { byRole } = ending;
  const before = endingDetail.parse(ending.detail);
  const isSame =
    byRole === by.role &&
    (isBuyer || before.reason === reason) &&
    (await areSameWords(context, tx, { orderId, detail: ending.detail, said }));
  if (isSame) return;
  // What a seller has written is only shown to buyers as a quotation (`whyCancelled`).
  const params = { byRole, ...before, ...(isBuyer && { note: '' }) };
  throw new DomainError('cancelledBefore', { params });
}
