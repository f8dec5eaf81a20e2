import type { MessageKind, MessageSubject } from '#app/domain/orders/messages/message-kinds.ts';
import { sendMessage } from '#app/domain/orders/messages/send-message.server.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import type { Tx } from '#db/store.ts';

/**
 * Leaves a message for a buyer, part of the caller's write: it exists only if what it tells of does. Its words are made
 * when it is sent, of what stands then.
 */
export async function leaveMessage(
  { store, clock, jobs }: Context,
  tx: Tx,
  { personId, kind, subject }: { personId: string; kind: MessageKind; subject: MessageSubject },
): Promise<void> {
  const messageId = newId();
  await tx
    .insert(store.tables.outgoingMessage)
    .values({ id: messageId, personId, medium: 'mail', kind, subject, createdAt: clock.now() });
  await jobs.enqueue(tx, sendMessage, { messageId });
}
