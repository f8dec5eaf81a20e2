import { and, count, eq, inArray, or, type SQL } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { allFixes, type Fix, rulesFor } from '#app/domain/channels/bulk-fix/bulk-fields.ts';
import { problemRules } from '#app/domain/channels/readiness/score-row.ts';
import { channels } from '#app/domain/channels/registry.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Db, Store } from '#db/store.ts';

export type CountedFix = Fix & { listings: number };

type ProblemSet = { channelCode: string; problems: string; listings: number };

/**
 * What several of the producer's listings lack in common, the most frequent first; those whose changes are with a
 * reviewer are not counted. A listing that lacks something on several channels counts once.
 */
export async function countFixes({ store }: Context, { producerId }: SellerActor): Promise<CountedFix[]> {
  return store.read(async (db) => {
    const { channelReadiness } = store.tables;
    const isOwn = eq(channelReadiness.producerId, producerId);
    const sets = await problemSets(db, store, isOwn);
    const waiting = await waitingIds(db, store, producerId);
    const held =
      waiting.length === 0
        ? []
        : await problemSets(db, store, and(isOwn, inArray(channelReadiness.listingId, waiting)));
    return allFixes(channels)
      .map((fix) => ({ ...fix, listings: Math.max(0, ...lacking(fix, sets, held)) }))
      .filter(({ listings }) => listings > 1)
      .sort((a, b) => b.listings - a.listings);
  });
}

/** The condition that a row of `channel_readiness` lacks what a fix gives; null when no row does. */
export async function isLacking(
  db: Db,
  store: Store,
  fix: Fix,
  producerId: string,
): Promise<SQL | undefined | null> {
  const { channelReadiness } = store.tables;
  const sets = await problemSets(db, store, eq(channelReadiness.producerId, producerId));
  const wanted = channels.flatMap((channel) => {
    const ids = rulesFor(fix, channel);
    const problems = sets
      .filter((set) => set.channelCode === channel.code && breaks(set.problems, ids))
      .map((set) => set.problems);
    return problems.length === 0
      ? []
      : and(eq(channelReadiness.channelCode, channel.code), inArray(channelReadiness.problems, problems));
  });
  return wanted.length === 0 ? null : or(...wanted);
}

/** Listings that lack it, for each channel. */
function lacking(fix: Fix, all: readonly ProblemSet[], held: readonly ProblemSet[]): number[] {
  return channels.map((channel) => {
    const ids = rulesFor(fix, channel);
    if (ids.length === 0) return 0;
    const sum = (sets: readonly ProblemSet[]) =>
      sets.reduce(
        (listings, set) =>
          listings + (set.channelCode === channel.code && breaks(set.problems, ids) ? set.listings : 0),
        0,
      );
    return sum(all) - sum(held);
  });
}

function breaks(problems: string, ruleIds: readonly string[]): boolean {
  const { blocking, warnings } = problemRules(problems);
  return ruleIds.some((id) => blocking.includes(id) || warnings.includes(id));
}

/** Few different ones, however many listings. */
async function problemSets(db: Db, { tables }: Store, where: SQL | undefined): Promise<ProblemSet[]> {
  const { channelCode, problems } = tables.channelReadiness;
  return db
    .select({ channelCode, problems, listings: count() })
    .from(tables.channelReadiness)
    .where(where)
    .groupBy(channelCode, problems);
}

/** Published listings of the producer with a change that a reviewer has. */
async function waitingIds(db: Db, { tables }: Store, producerId: string): Promise<string[]> {
  const { listing, listingRevision } = tables;
  const rows = await db
    .select({ id: listing.id })
    .from(listingRevision)
    .innerJoin(listing, eq(listing.id, listingRevision.listingId))
    .where(and(eq(listingRevision.state, 'submitted'), eq(listing.producerId, producerId)));
  return rows.map(({ id }) => id);
}
