import { and, eq } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { claimLink, type PlacedLink, placeLink } from '#app/domain/register/claim-link.server.ts';
import { lookAtPresenceJob, PAUSE_MS } from '#app/domain/register/watch-presences.server.ts';
import type { Context } from '#app/server/context.ts';
import { isDemoMarket } from '#app/server/demo-market.server.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import { newId } from '#app/server/ids.server.ts';
import { localDate } from '#app/server/local-date.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';

export type PresenceAnswer =
  | { presenceId: string; answer: 'still' | 'gone' }
  /** `movedTo`: the new address, on the same channel or another. */
  | { presenceId: string; answer: 'moved'; movedTo: string; isForBoth?: boolean };

/**
 * "Is it still on sale there?", answered by the producer. Their own word never counts as verified and changes no state:
 * "gone" and "moved" have the old page looked at before any other, and the new address is a presence of its own,
 * claimed until its look.
 * @throws NotFound for a presence that is not theirs; DomainError wrongState when it was revoked; of a new address
 * notAUrl, linkUnknownChannel, presenceChannelClosed, linkSellersOwn, linkNotProduct, linkNotProductLike, presenceRevoked, linkOfOther,
 * movedNowhere (movedTo)
 */
export async function answerPresence(
  context: Context,
  actor: SellerActor,
  said: PresenceAnswer,
): Promise<void> {
  const { store, clock } = context;
  const { presenceId, answer } = said;
  const { presence, registerEntry, presenceAnswer, channel } = store.tables;
  const link = said.answer === 'moved' ? await newPlace(context, said.movedTo) : null;
  await store.write(async (tx) => {
    const [known] = await tx
      .select({ presence, hosts: channel.hosts, closedOn: channel.closedOn })
      .from(presence)
      .innerJoin(channel, eq(channel.code, presence.channelCode))
      .innerJoin(registerEntry, eq(registerEntry.id, presence.entryId))
      .where(and(eq(presence.id, presenceId), eq(registerEntry.producerId, actor.producerId)));
    if (!known) throw new NotFound('presence');
    if (known.presence.revokedAt !== null) throw new DomainError('wrongState');
    if (link?.key === known.presence.urlKey && link.channelCode === known.presence.channelCode)
      throw new DomainError('movedNowhere', { field: 'movedTo' });
    const now = clock.now();
    await tx.insert(presenceAnswer).values({
      id: newId(),
      presenceId,
      answer,
      url: link?.url ?? null,
      answeredAt: now,
      answeredBy: actor.personId,
    });
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
    if (answer !== 'still' && canLook)
      await context.jobs.enqueue(
        tx,
        lookAtPresenceJob,
        { presenceId },
        { uniqueKey: `gone ${presenceId}`, runAt: now },
      );
    if (link) {
      const { entryId } = known.presence;
      const isForBoth = said.answer === 'moved' && said.isForBoth === true;
      await claimLink(context, tx, actor, { ...link, entryId, isForBoth }, canLook ? PAUSE_MS : 0);
    }
    await store.touch(tx, ['figures'], now);
  });
}

async function newPlace(context: Context, typed: string): Promise<PlacedLink> {
  const { store, clock } = context;
  const channels = await store.read((db) => db.select().from(store.tables.channel));
  return placeLink(
    { channels, isDemo: await isDemoMarket(context) },
    typed,
    localDate(clock.now()),
    'movedTo',
  );
}
