import { and, desc, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import type { OrderActor } from '#app/domain/orders/move-order.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import type { Tx } from '#db/store.ts';

/** The acts that end an order by cancelling all that is left of it, or by its parcel that came back. */
const endings = ['cancel-unpaid', 'cancel-paid', 'take-back'];

const endingDetail = z.object({ reason: z.string().catch(''), note: z.string().catch('') });

/**
 * An order that is cancelled is asked to be cancelled once more. Who sends the same again is answered as before. A producer or
 * staff who give another reason, or come after somebody else, would think that what they have written is what the buyer reads:
 * they are told who had cancelled it, and why. A buyer wants nothing but that it is gone, and has that.
 * @throws DomainError cancelledBefore (byRole, reason, note: `cancelledBy`).
 */
export async function refuseOtherCancel(
  { store }: Context,
  tx: Tx,
  { orderId, by, reason, note = '' }: { orderId: string; by: OrderActor; reason: string; note?: string },
): Promise<void> {
  if (by.role !== 'producer' && by.role !== 'staff') return;
  const { orderEvent } = store.tables;
  const [ending] = await tx
    .select({ byRole: orderEvent.byRole, detail: orderEvent.detail })
    .from(orderEvent)
    .where(and(eq(orderEvent.orderId, orderId), inArray(orderEvent.kind, endings)))
    .orderBy(desc(orderEvent.at), desc(orderEvent.id))
    .limit(1);
  if (!ending) throw new Error(`nothing tells how order ${orderId} was cancelled`);
  const { byRole } = ending;
  const said = endingDetail.parse(ending.detail);
  if (byRole === by.role && said.reason === reason && said.note === note) return;
  throw new DomainError('cancelledBefore', { params: { byRole, ...said } });
}
