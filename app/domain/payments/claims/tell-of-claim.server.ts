import { eq } from 'drizzle-orm';
import { leaveMessage } from '#app/domain/orders/messages/leave-message.server.ts';
import type { ClaimMessage } from '#app/domain/orders/messages/message-kinds.ts';
import type { Context } from '#app/server/context.ts';
import type { Tx } from '#db/store.ts';

/**
 * Tells a buyer by mail what has become of money that they have twice: that it is claimed, that it is another sum or nothing any more,
 * that what they paid has been seen, or that the market has sent something of it back. Part of the caller's write.
 * @param findingId of the claim.
 */
export async function tellOfClaim(
  context: Context,
  tx: Tx,
  { findingId, paymentId, kind }: { findingId: string; paymentId: string; kind: ClaimMessage },
): Promise<void> {
  const { orderGroup, payment } = context.store.tables;
  const [group] = await tx
    .select({ buyerId: orderGroup.buyerId })
    .from(payment)
    .innerJoin(orderGroup, eq(orderGroup.id, payment.groupId))
    .where(eq(payment.id, paymentId));
  if (!group) return;
  await leaveMessage(context, tx, { personId: group.buyerId, kind, subject: `claim:${findingId}` });
}
