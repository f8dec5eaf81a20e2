import { and, eq, inArray } from 'drizzle-orm';
import { allFixes, type Fix, rulesFor } from '#app/domain/channels/bulk-fix/bulk-fields.ts';
import {
  candidatesOf,
  lackingIds,
  lackingOf,
  mostListings,
} from '#app/domain/channels/bulk-fix/lacking-listings.server.ts';
import { breaks, type ProblemSet, problemSets } from '#app/domain/channels/readiness/problem-sets.server.ts';
import { channels } from '#app/domain/channels/registry.server.ts';
import type { Db, Store } from '#db/store.ts';

export type CountedFix = Fix & { listings: number };

/**
 * What several of a producer's listings lack in common, the most frequent first, and last what nobody can answer yet,
 * categories of a channel that has named none: as many as the page of the fix shows.
 * Those whose changes are with a reviewer do not count. @param sets of all of the producer's listings
 */
export async function commonFixes(
  db: Db,
  store: Store,
  { producerId, sets }: { producerId: string; sets: readonly ProblemSet[] },
): Promise<CountedFix[]> {
  const likely = likelyFixes(sets, await heldSets(db, store.tables, producerId));
  const found: Array<{ fix: Fix; ids: ReadonlySet<string> }> = [];
  for (const fix of likely) {
    const ids = await lackingIds(db, store, { fix, producerId, sets });
    found.push({ fix, ids: new Set(ids.slice(0, mostListings)) });
  }
  const all = await candidatesOf(db, store, [...new Set(found.flatMap(({ ids }) => [...ids]))]);
  const counted: CountedFix[] = [];
  for (const { fix, ids } of found) {
    const candidates = all.filter(({ id }) => ids.has(id));
    const { free } = await lackingOf(db, store, { fix, producerId, candidates });
    counted.push({ ...fix, listings: free.length });
  }
  const withTree = await channelsWithTree(db, store.tables);
  const isOpen = ({ what, channelCode }: Fix) => what === 'category' && !withTree.has(channelCode);
  return counted
    .filter(({ listings }) => listings > 1)
    .sort((a, b) => Number(isOpen(a)) - Number(isOpen(b)) || b.listings - a.listings);
}

/** Channels that have named their categories; on the others there is nothing to choose from yet. */
async function channelsWithTree(db: Db, { channelCategory }: Store['tables']): Promise<Set<string>> {
  const rows = await db.selectDistinct({ code: channelCategory.channelCode }).from(channelCategory);
  return new Set(rows.map(({ code }) => code));
}

/** By the stored scores alone, which know nothing of what is being written. */
function likelyFixes(all: readonly ProblemSet[], held: readonly ProblemSet[]): Fix[] {
  return (
    allFixes(channels)
      // One on each of two channels may be two listings.
      .filter((fix) => lackingByChannel(fix, all, held).reduce((sum, listings) => sum + listings, 0) > 1)
  );
}

function lackingByChannel(fix: Fix, all: readonly ProblemSet[], held: readonly ProblemSet[]): number[] {
  return channels.map((channel) => {
    const ruleIds = rulesFor(fix, channel);
    const sum = (sets: readonly ProblemSet[]) =>
      sets.reduce(
        (listings, set) =>
          listings + (set.channelCode === channel.code && breaks(set, ruleIds) ? set.listings : 0),
        0,
      );
    return ruleIds.length === 0 ? 0 : sum(all) - sum(held);
  });
}

/** Of the producer's published listings with a change that a reviewer has. */
async function heldSets(db: Db, tables: Store['tables'], producerId: string): Promise<ProblemSet[]> {
  const { listing, listingRevision, channelReadiness } = tables;
  const held = db
    .select({ id: listing.id })
    .from(listingRevision)
    .innerJoin(listing, eq(listing.id, listingRevision.listingId))
    .where(and(eq(listingRevision.state, 'submitted'), eq(listing.producerId, producerId)));
  // By these few listings alone: beside the producer, SQLite would go through all of theirs by the index of problems.
  return problemSets(db, tables, inArray(channelReadiness.listingId, held));
}
