import { and, eq } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import { newId } from '#app/server/ids.server.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import { lookAtPresenceJob } from './watch-presences.server.ts';

export type PresenceAnswer = 'still' | 'gone';

/**
 * "Is it still on sale there?", answered by the producer. Their own word never counts as verified and changes no state:
 * "gone" has the page looked at before any other.
 * @throws NotFound for a presence that is not theirs; DomainError wrongState when it was revoked
 */
export async function answerPresence(
  context: Context,
  actor: SellerActor,
  { presenceId, answer }: { presenceId: string; answer: PresenceAnswer },
): Promise<void> {
  const { store, clock } = context;
  const { presence, registerEntry, presenceAnswer, channel } = store.tables;
  await store.write(async (tx) => {
    const [known] = await tx
      .select({ presence, hosts: channel.hosts, closedOn: channel.closedOn })
      .from(presence)
      .innerJoin(channel, eq(channel.code, presence.channelCode))
      .innerJoin(registerEntry, eq(registerEntry.id, presence.entryId))
      .where(and(eq(presence.id, presenceId), eq(registerEntry.producerId, actor.producerId)));
    if (!known) throw new NotFound('presence');
    if (known.presence.revokedAt !== null) throw new DomainError('wrongState');
    const now = clock.now();
    await tx
      .insert(presenceAnswer)
      .values({ id: newId(), presenceId, answer, answeredAt: now, answeredBy: actor.personId });
    await recordAudit(context, tx, {
      personId: actor.personId,
      role: 'producer_member',
      act: 'answer-presence',
      subject: 'register_entry',
      subjectId: known.presence.entryId,
      detail: { presenceId, channel: known.presence.channelCode, answer },
    });
    const { url, source } = known.presence;
    const canLook = url !== null && source !== 'demo' && known.hosts.length > 0 && known.closedOn === null;
    // A key of its own: a look that already waits for its night must not keep this one from coming first.
    if (answer === 'gone' && canLook)
      await context.jobs.enqueue(
        tx,
        lookAtPresenceJob,
        { presenceId },
        { uniqueKey: `gone ${presenceId}`, runAt: now },
      );
    await store.touch(tx, ['figures'], now);
  });
}
