import { and, eq, inArray } from 'drizzle-orm';
import { allFixes, type Fix, rulesFor } from '#app/domain/channels/bulk-fix/bulk-fields.ts';
import { breaks, type ProblemSet, problemSets } from '#app/domain/channels/readiness/problem-sets.server.ts';
import { channels } from '#app/domain/channels/registry.server.ts';
import type { Db, Store } from '#db/store.ts';

export type CountedFix = Fix & { listings: number };

/**
 * What several of a producer's listings lack in common, the most frequent first. A listing that lacks something on
 * several channels counts once; those whose changes are with a reviewer (`held`) do not.
 */
export function commonFixes(all: readonly ProblemSet[], held: readonly ProblemSet[]): CountedFix[] {
  return allFixes(channels)
    .map((fix) => ({ ...fix, listings: Math.max(0, ...lackingByChannel(fix, all, held)) }))
    .filter(({ listings }) => listings > 1)
    .sort((a, b) => b.listings - a.listings);
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
export async function heldSets(db: Db, tables: Store['tables'], producerId: string): Promise<ProblemSet[]> {
  const { listing, listingRevision, channelReadiness } = tables;
  const rows = await db
    .select({ id: listing.id })
    .from(listingRevision)
    .innerJoin(listing, eq(listing.id, listingRevision.listingId))
    .where(and(eq(listingRevision.state, 'submitted'), eq(listing.producerId, producerId)));
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  return problemSets(
    db,
    tables,
    and(eq(channelReadiness.producerId, producerId), inArray(channelReadiness.listingId, ids)),
  );
}
