import { and, eq } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { urlKey } from '#app/domain/register/parse/parse-links.ts';
import type { KnownChannel } from '#app/domain/register/parse/parse-platforms.ts';
import {
  madeUpChannel,
  readPresenceUrl,
  refuseClosedChannel,
  refuseOtherPage,
} from '#app/domain/register/presence-address.server.ts';
import { presenceOfPage } from '#app/domain/register/presence-of-page.server.ts';
import { askForBoth } from '#app/domain/register/shared-pages.server.ts';
import { lookAtPresenceJob } from '#app/domain/register/watch-presences.server.ts';
import { touchEntry } from '#app/domain/register/write-check.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import { newId } from '#app/server/ids.server.ts';
import { localDate } from '#app/server/local-date.ts';
import { isAllowedHost } from '#app/server/outbound-fetch.server.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import type { Tx } from '#db/store.ts';

type Place = KnownChannel & { countsFrom: string | null; closedOn: string | null };

/** A typed address, with the channel on which it stands. `field` is the control that it came from. */
export type PlacedLink = {
  url: string;
  key: string;
  channelCode: string;
  counts: boolean;
  field: string;
  /** The producer says that the page sells another product as well. */
  isForBoth?: boolean;
};

/**
 * On which channel a typed address stands.
 * @param isDemo the demo's made-up addresses are taken too.
 * @throws DomainError notAUrl, linkUnknownChannel, presenceChannelClosed, linkSellersOwn, linkNotProduct, linkNotProductLike (field)
 */
export function placeLink(
  { channels, isDemo }: { channels: ReadonlyArray<Place>; isDemo: boolean },
  typed: string,
  today: string,
  field: string,
): PlacedLink {
  const url = asAddress(typed, field);
  const place = placeOf(url, { channels, isDemo });
  if (!place) throw new DomainError('linkUnknownChannel', { field });
  refuseClosedChannel(place, today, field);
  refuseOtherPage(url, place, field);
  return { url, key: urlKey(url), channelCode: place.code, counts: place.countsFrom !== null, field };
}

/** The channel on whose host an address stands; in a demo also on a made-up one of its name. */
export function placeOf<P extends KnownChannel>(
  url: string,
  { channels, isDemo }: { channels: ReadonlyArray<P>; isDemo: boolean },
): P | undefined {
  const { hostname } = new URL(url);
  const known = channels.find(({ hosts }) => isAllowedHost(hostname, hosts));
  if (known || !isDemo) return known;
  const code = madeUpChannel(url, channels);
  return channels.find((channel) => channel.code === code);
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

/**
 * Records an address as claimed and has it looked at; one that stands there already is left as it is.
 * @param delayMs the look waits so long, for the pages of the same host before it.
 * @throws NotFound for an entry that is not theirs; DomainError presenceRevoked, linkOfOther where another product has
 * that page and nobody said that it sells both (the link's field)
 */
export async function claimLink(
  context: Context,
  tx: Tx,
  actor: SellerActor,
  link: PlacedLink & { entryId: string },
  delayMs: number,
): Promise<{ presenceId: string; isNew: boolean }> {
  const { registerEntry, presence } = context.store.tables;
  const [entry] = await tx
    .select({ id: registerEntry.id })
    .from(registerEntry)
    .where(and(eq(registerEntry.id, link.entryId), eq(registerEntry.producerId, actor.producerId)));
  if (!entry) throw new NotFound('entry');
  const { channelCode, key } = link;
  const page = { entryId: entry.id, channelCode, urlKey: key };
  const known = await presenceOfPage(tx, context.store.tables, page);
  // Staff took it back with a reason: only they can bring it back.
  if (known?.revokedAt) throw new DomainError('presenceRevoked', { field: link.field });
  if (known) return { presenceId: known.id, isNew: false };
  const others = await askForBoth(tx, context.store.tables, {
    ...{ channelCode: link.channelCode, urlKey: link.key, field: link.field },
    ...{ entryId: entry.id, isForBoth: link.isForBoth === true },
  });
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
    detail: {
      ...{ presenceId: id, channel: link.channelCode },
      ...(others.length > 0 && { pageOf: others.map(({ code }) => code).join(', ') }),
    },
  });
  if (link.counts) {
    await context.jobs.enqueue(
      tx,
      lookAtPresenceJob,
      { presenceId: id },
      { uniqueKey: id, runAt: now + delayMs },
    );
  }
  await touchEntry(context, tx, entry.id);
  return { presenceId: id, isNew: true };
}
