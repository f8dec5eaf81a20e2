import { and, desc, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { consentFor, type MessageKind, messageKind } from '#app/domain/orders/messages/message-kinds.ts';
import { readMessageSubject } from '#app/domain/orders/messages/read-message-subject.server.ts';
import { writeMail } from '#app/domain/orders/messages/write-mail.ts';
import type { Context } from '#app/server/context.ts';
import { defineJob } from '#app/server/jobs/job-queue.server.ts';
import type { Tx } from '#db/store.ts';

/** Why a message is never sent. */
type Dropped = 'erased' | 'no-consent' | 'no-address' | 'mail-is-off' | 'refused' | 'nothing-to-tell';

/**
 * Sends one message that was left: by mail, or where the buyer has given no address, to their phone if a way there is set
 * up. A process that dies between the server's "taken" and our note of it sends it again under the same Message-ID.
 */
export const sendMessage = defineJob({
  kind: 'send-message',
  payload: z.object({ messageId: z.string() }),
  lane: 'outside',
  isEffectGuarded: true,
  async run(context, { messageId }) {
    const { outgoingMessage } = context.store.tables;
    const [message] = await context.store.read((db) =>
      db.select().from(outgoingMessage).where(eq(outgoingMessage.id, messageId)),
    );
    if (!message || message.sentAt !== null || message.droppedFor !== null) return;
    const outcome = await deliver(context, { ...message, kind: messageKind.parse(message.kind) });
    return async (tx: Tx) => {
      await tx
        .update(outgoingMessage)
        .set(
          'droppedFor' in outcome
            ? { droppedFor: outcome.droppedFor }
            : { medium: outcome.medium, sentAt: context.clock.now() },
        )
        .where(
          and(
            eq(outgoingMessage.id, messageId),
            isNull(outgoingMessage.sentAt),
            isNull(outgoingMessage.droppedFor),
          ),
        );
    };
  },
});

type Message = { id: string; personId: string; kind: MessageKind; subject: string };
type Outcome = { droppedFor: Dropped } | { medium: 'mail' | 'zalo' | 'sms' };

async function deliver(context: Context, message: Message): Promise<Outcome> {
  if (await isForgotten(context, message.personId)) return { droppedFor: 'erased' };
  const purpose = consentFor[message.kind];
  if (purpose && !(await hasConsent(context, message.personId, purpose))) return { droppedFor: 'no-consent' };
  const about = await readMessageSubject(context, message);
  if (!about) return { droppedFor: 'nothing-to-tell' };
  if (about.email === null) return toPhone(context, message, about);
  if (!context.mail) return { droppedFor: 'mail-is-off' };
  try {
    const { language } = about;
    await context.mail.send({ id: message.id, to: about.email, language, ...writeMail(message.kind, about) });
    return { medium: 'mail' };
  } catch (error) {
    // By name: the bundles of server and routes each hold a copy of the class.
    if (!(error instanceof Error) || error.name !== 'MailRefused') throw error;
    context.log.warn({ evt: 'mail.refused', messageId: message.id }, 'a mail was refused for good');
    return { droppedFor: 'refused' };
  }
}

async function toPhone(
  { notifiers }: Context,
  { id, kind }: Message,
  { phone, language, group, orders }: NonNullable<Awaited<ReturnType<typeof readMessageSubject>>>,
): Promise<Outcome> {
  // A service message only: what needs a consent was asked by mail.
  const notifier = consentFor[kind] ? undefined : notifiers.find((one) => one.takes(kind));
  if (!notifier || phone === null) return { droppedFor: 'no-address' };
  const values = { code: group.code, producers: orders.map(({ producer }) => producer.name).join(', ') };
  await notifier.send({ id, phone, kind, language, values });
  return { medium: notifier.medium };
}

/** Erased, or asked to be: what the law still keeps of them is not for writing to them. */
async function isForgotten({ store }: Context, personId: string): Promise<boolean> {
  const { personKey, erasureRequest } = store.tables;
  return store.read(async (db) => {
    const [key] = await db.select().from(personKey).where(eq(personKey.personId, personId));
    if (!key?.wrappedKey) return true;
    const asked = await db.select().from(erasureRequest).where(eq(erasureRequest.personId, personId));
    return asked.length > 0;
  });
}

async function hasConsent({ store }: Context, personId: string, purpose: string): Promise<boolean> {
  const { consent } = store.tables;
  const [latest] = await store.read((db) =>
    db
      .select({ withdrawnAt: consent.withdrawnAt })
      .from(consent)
      .where(and(eq(consent.personId, personId), eq(consent.purpose, purpose)))
      .orderBy(desc(consent.givenAt), desc(consent.id))
      .limit(1),
  );
  return latest !== undefined && latest.withdrawnAt === null;
}
