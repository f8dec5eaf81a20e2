import { and, eq } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { urlKey } from '#app/domain/register/parse/parse-links.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import { newId } from '#app/server/ids.server.ts';
import { localDate } from '#app/server/local-date.ts';
import { isAllowedHost } from '#app/server/outbound-fetch.server.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import type { Tx } from '#db/store.ts';
import { MOST_LINKS } from './match-links.server.ts';
import { readPresenceUrl, refuseClosedChannel } from './presence-address.server.ts';
import { lookAtPresenceJob, PAUSE_MS } from './watch-presences.server.ts';
import { touchEntry } from './write-check.server.ts';

/** A product's page on a channel, as its producer gives it. */
export type ClaimedLink = { entryId: string; url: string };

/**
 * Records where a producer says that their products are for sale. Their own word makes them claimed and no more: "live
 * and verified" waits for a look, which is put on the list, one host after the other at a visitor's pace.
 * @returns how many are new; those that stood there already are left as they are.
 * @throws NotFound for an entry that is not theirs; DomainError linksMissing, tooManyLinks (links), notAUrl,
 * linkUnknownChannel, presenceChannelClosed, presenceRevoked (each with the place of its link, "link-0")
 */
export async function claimPresences(
  context: Context,
  actor: SellerActor,
  links: ReadonlyArray<ClaimedLink>,
): Promise<{ claimed: number; known: number }> {
  if (links.length === 0) throw new DomainError('linksMissing', { field: 'links' });
  if (links.length > MOST_LINKS)
    throw new DomainError('tooManyLinks', { field: 'links', params: { max: MOST_LINKS } });
  const { store } = context;
  const channels = await store.read((db) => db.select().from(store.tables.channel));
  const today = localDate(context.clock.now());
  const found = links.map(({ entryId, url: typed }, at) => {
    const field = `link-${at}`;
    const url = asAddress(typed, field);
    const place = channels.find(({ hosts }) => isAllowedHost(new URL(url).hostname, hosts));
    if (!place) throw new DomainError('linkUnknownChannel', { field });
    refuseClosedChannel(place, today, field);
    return {
      entryId,
      url,
      key: urlKey(url),
      channelCode: place.code,
      counts: place.countsFrom !== null,
      field,
    };
  });
  return store.write(async (tx) => {
    const waiting = new Map<string, number>();
    let claimed = 0;
    for (const link of found) {
      const presenceId = await claim(context, tx, actor, link);
      if (presenceId === null) continue;
      claimed += 1;
      if (!link.counts) continue;
      const before = waiting.get(link.channelCode) ?? 0;
      waiting.set(link.channelCode, before + 1);
      await context.jobs.enqueue(
        tx,
        lookAtPresenceJob,
        { presenceId },
        { uniqueKey: presenceId, runAt: context.clock.now() + before * PAUSE_MS },
      );
    }
    return { claimed, known: found.length - claimed };
  });
}

function asAddress(typed: string, field: string): string {
  let url: string | null = null;
  try {
    url = readPresenceUrl(typed, { hosts: [], name: '' });
  } catch {
    url = null;
  }
  if (url === null) throw new DomainError('notAUrl', { field });
  return url;
}

type Link = { entryId: string; url: string; key: string; channelCode: string; field: string };

/** @returns the new presence's id; null when it was known. */
async function claim(context: Context, tx: Tx, actor: SellerActor, link: Link): Promise<string | null> {
  const { registerEntry, presence } = context.store.tables;
  const [entry] = await tx
    .select({ id: registerEntry.id })
    .from(registerEntry)
    .where(and(eq(registerEntry.id, link.entryId), eq(registerEntry.producerId, actor.producerId)));
  if (!entry) throw new NotFound('entry');
  const [known] = await tx
    .select({ id: presence.id, revokedAt: presence.revokedAt })
    .from(presence)
    .where(
      and(
        eq(presence.entryId, entry.id),
        eq(presence.channelCode, link.channelCode),
        eq(presence.urlKey, link.key),
      ),
    );
  // Staff took it back with a reason: only they can bring it back.
  if (known?.revokedAt) throw new DomainError('presenceRevoked', { field: link.field });
  if (known) return null;
  const id = newId();
  const now = context.clock.now();
  await tx.insert(presence).values({
    id,
    entryId: entry.id,
    channelCode: link.channelCode,
    url: link.url,
    urlKey: link.key,
    state: 'claimed',
    firstSeenOn: localDate(now),
    source: 'producer',
    createdAt: now,
    createdBy: actor.personId,
  });
  await recordAudit(context, tx, {
    personId: actor.personId,
    role: 'producer_member',
    act: 'claim-presence',
    subject: 'register_entry',
    subjectId: entry.id,
    detail: { presenceId: id, channel: link.channelCode },
  });
  await touchEntry(context, tx, entry.id);
  return id;
}
