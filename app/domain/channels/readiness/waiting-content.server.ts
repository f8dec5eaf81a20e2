import { and, desc, eq, inArray } from 'drizzle-orm';
import { prepareListing } from '#app/domain/channels/listing/prepare-listing.ts';
import { readDraftListings } from '#app/domain/channels/listing/read-draft-listings.server.ts';
import { bandsOn, type ChannelCounts } from '#app/domain/channels/readiness/channel-counts.ts';
import { breaks, type ProblemSet } from '#app/domain/channels/readiness/problem-sets.server.ts';
import { type ShownItem, scoreRow, shownItems } from '#app/domain/channels/readiness/score-row.ts';
import { channels } from '#app/domain/channels/registry.server.ts';
import { openChoices } from '#app/domain/channels/wording/read-channel-choices.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Db } from '#db/store.ts';

/** A published listing with a change that a reviewer has, on one channel: as stored, and as the change would make it. */
export type WaitingRow = {
  listingId: string;
  channelCode: string;
  stored: Pick<ProblemSet, 'rank' | 'problems'>;
  changed: Pick<ProblemSet, 'rank' | 'problems'> & { items: ShownItem[] };
};

/**
 * So many changes are looked at anew for a page, those handed in last; listings with older ones stand as they are stored
 * until then. Each costs every rule of every channel, and a page has a tenth of a second.
 */
export const mostWaiting = 40;

/** Of a producer's listings those on sale whose change a reviewer has, looked at for every channel as changed. */
export async function readWaiting(
  db: Db,
  context: Context,
  producerId: string,
  today: string,
): Promise<WaitingRow[]> {
  const { store } = context;
  const { listing, listingRevision, channelReadiness } = store.tables;
  const held = await db
    .select({ id: listing.id })
    .from(listingRevision)
    .innerJoin(listing, eq(listing.id, listingRevision.listingId))
    .where(
      and(
        eq(listingRevision.state, 'submitted'),
        eq(listing.producerId, producerId),
        eq(listing.state, 'published'),
      ),
    )
    .orderBy(desc(listingRevision.submittedAt), desc(listing.id))
    .limit(mostWaiting);
  if (held.length === 0) return [];
  const ids = held.map(({ id }) => id);
  const rows = await db
    .select({
      listingId: channelReadiness.listingId,
      channelCode: channelReadiness.channelCode,
      rank: channelReadiness.rank,
      problems: channelReadiness.problems,
    })
    .from(channelReadiness)
    .where(inArray(channelReadiness.listingId, ids));
  const changed = await readDraftListings(db, context, ids, today);
  const choicesOf = await openChoices(db, store)(changed);
  const storedOf = new Map(rows.map((row) => [`${row.listingId} ${row.channelCode}`, row]));
  return changed.flatMap((one) =>
    channels.flatMap((channel): WaitingRow[] => {
      const stored = storedOf.get(`${one.id} ${channel.code}`);
      if (!stored) return [];
      const row = scoreRow(channel, prepareListing(channel, one, choicesOf(channel.code, one)), today);
      return [
        {
          listingId: one.id,
          channelCode: channel.code,
          stored,
          changed: { rank: row.rank, problems: row.problems, items: shownItems(channel, row.items) },
        },
      ];
    }),
  );
}

/** Counts with what waits for a reviewer taken out of where it stands now, where the change makes it ready. */
export function countWaiting(
  counts: readonly ChannelCounts[],
  waiting: readonly WaitingRow[],
  today: string,
): ChannelCounts[] {
  return counts.map((count) => {
    const channel = channels.find(({ code }) => code === count.code);
    if (!channel) return count;
    const bandOf = bandsOn(channel, today);
    const moved = { ...count };
    for (const { channelCode, stored, changed } of waiting) {
      if (channelCode !== count.code || isReady(bandOf(stored))) continue;
      const [now, then] = [bandOf(stored), bandOf(changed)];
      moved[now] -= 1;
      moved[isReady(then) ? 'waiting' : then] += 1;
    }
    return moved;
  });
}

function isReady(band: string): boolean {
  return band === 'ready' || band === 'fileOnly' || band === 'closed';
}

/** What each listing still lacks when what waits for a reviewer counts as given. */
export function lackedSets(sets: readonly ProblemSet[], waiting: readonly WaitingRow[]): ProblemSet[] {
  return [
    ...sets,
    ...waiting.flatMap(({ channelCode, stored, changed }) => [
      { channelCode, ...stored, listings: -1 },
      { channelCode, rank: changed.rank, problems: changed.problems, listings: 1 },
    ]),
  ];
}

/** Listings that lack a rule only until a reviewer has read their change. */
export function givenOf(waiting: readonly WaitingRow[], channelCode: string, ruleId: string): string[] {
  return waiting
    .filter((row) => row.channelCode === channelCode && !breaks(row.changed, [ruleId]))
    .map(({ listingId }) => listingId);
}

/** Parts what a channel says of a listing: what is still lacking, and what was given and waits for a reviewer. */
export function partItems(
  items: readonly ShownItem[],
  waiting: WaitingRow | undefined,
): { lacking: ShownItem[]; given: ShownItem[] } {
  if (!waiting) return { lacking: [...items], given: [] };
  const left = new Set(waiting.changed.items.map(keyOf));
  return {
    lacking: items.filter((item) => left.has(keyOf(item))),
    given: items.filter((item) => !left.has(keyOf(item))),
  };
}

function keyOf({ ruleId, fieldPath, variantCode }: ShownItem): string {
  return `${ruleId} ${variantCode ?? fieldPath}`;
}
