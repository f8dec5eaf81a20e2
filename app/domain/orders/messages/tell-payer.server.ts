import { eq } from 'drizzle-orm';
import { leaveMessage } from '#app/domain/orders/messages/leave-message.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Tx } from '#db/store.ts';

/** Leaves a message for the buyer of what a payment is for. Part of the caller's write; a payment of nobody tells nobody. */
export async function tellPayer(
  context: Context,
  tx: Tx,
  { paymentId, ...message }: { paymentId: string } & Omit<Parameters<typeof leaveMessage>[2], 'personId'>,
): Promise<void> {
  const { orderGroup, payment } = context.store.tables;
  const [group] = await tx
    .select({ buyerId: orderGroup.buyerId })
    .from(payment)
    .innerJoin(orderGroup, eq(orderGroup.id, payment.groupId))
    .where(eq(payment.id, paymentId));
  if (group) await leaveMessage(context, tx, { personId: group.buyerId, ...message });
}
