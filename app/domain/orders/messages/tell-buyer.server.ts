import { and, eq, inArray } from 'drizzle-orm';
import { leaveMessage } from '#app/domain/orders/messages/leave-message.server.ts';
import type { MessageKind } from '#app/domain/orders/messages/message-kinds.ts';
import type { OrderAct } from '#app/domain/orders/order-state.ts';
import type { Context } from '#app/server/context.ts';
import type { Tx } from '#db/store.ts';

const told: Partial<Record<OrderAct, readonly MessageKind[]>> = {
  pay: ['order-paid'],
  'accept-late-money': ['order-paid'],
  'accept-in-time': ['order-paid'],
  'hand-over': ['handed-over'],
  deliver: ['delivered', 'review-invitation'],
  'cancel-unpaid': ['cancelled'],
  'cancel-paid': ['cancelled'],
};

/** A step that was taken back and done anew is not told again: nothing in these is new then. */
const toldOnce: readonly MessageKind[] = ['delivered', 'review-invitation'];

/** Leaves the messages about what has just happened to an order, in the write that did it: each happens once, so does its mail. */
export async function tellBuyer(
  context: Context,
  tx: Tx,
  { orderId, groupId, act, byRole }: { orderId: string; groupId: string; act: OrderAct; byRole: string },
): Promise<void> {
  // Whoever says that they have the goods need not be told so.
  const kinds = (told[act] ?? []).filter((kind) => kind !== 'delivered' || byRole !== 'buyer');
  if (kinds.length === 0) return;
  const { orderGroup, outgoingMessage } = context.store.tables;
  const [group] = await tx
    .select({ buyerId: orderGroup.buyerId })
    .from(orderGroup)
    .where(eq(orderGroup.id, groupId));
  if (!group) return;
  const subject = `order:${orderId}` as const;
  const known = await tx
    .select({ kind: outgoingMessage.kind })
    .from(outgoingMessage)
    .where(and(eq(outgoingMessage.subject, subject), inArray(outgoingMessage.kind, [...toldOnce])));
  for (const kind of kinds) {
    if (known.some((message) => message.kind === kind)) continue;
    await leaveMessage(context, tx, { personId: group.buyerId, kind, subject });
  }
}
