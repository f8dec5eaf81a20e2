import { and, asc, count, eq, gt, sum } from 'drizzle-orm';
import { hasRule, problemSets, rulesIn } from '#app/domain/channels/readiness/problem-sets.server.ts';
import type { ReadinessItem } from '#app/domain/channels/readiness/readiness.ts';
import { type ShownItem, shownItems } from '#app/domain/channels/readiness/score-row.ts';
import { channelByCode } from '#app/domain/channels/registry.server.ts';
import type { Context } from '#app/server/context.ts';

export type FeedGap = {
  listingId: string;
  title: string;
  producerName: string;
  link: string;
  /** False: only some of its sizes are left out. */
  whole: boolean;
  reasons: ShownItem[];
};

export type FeedGaps = {
  published: number;
  /** Listings with at least one item in the feed. */
  inFeed: number;
  items: number;
  /** How many listings each rule keeps out, whole or in part; the most frequent first. */
  byRule: Array<{
    ruleId: string;
    fix: ReadinessItem['fix'];
    listings: number;
    confirmed: boolean;
    source: string;
  }>;
  gaps: FeedGap[];
  /** Gaps that match the filter, over all pages. */
  total: number;
};

const pageSize = 50;

/**
 * What the feed leaves out and why, from the stored scores, which follow the same rules that write it.
 * @param ruleId only the gaps that this rule causes; null for all.
 * @param page from 1.
 */
export async function listFeedGaps(
  { store, config }: Context,
  channelCode: string,
  { ruleId, page }: { ruleId: string | null; page: number },
): Promise<FeedGaps> {
  const channel = channelByCode(channelCode);
  const { tables } = store;
  const { channelReadiness, listing, producer } = tables;
  const ofChannel = and(
    eq(channelReadiness.channelCode, channelCode),
    eq(channelReadiness.isPublished, true),
  );
  const isGap = and(ofChannel, gt(channelReadiness.blocking, 0));
  return store.read(async (db) => {
    const states = await db
      .select({ state: channelReadiness.state, listings: count(), items: sum(channelReadiness.sizesIn) })
      .from(channelReadiness)
      .where(ofChannel)
      .groupBy(channelReadiness.state);
    const sets = await problemSets(db, tables, ofChannel);
    const wanted = and(isGap, ruleId === null ? undefined : hasRule(tables, sets, [ruleId], 'blocking'));
    const [all] = await db.select({ gaps: count() }).from(channelReadiness).where(wanted);
    const rows = await db
      .select({
        row: channelReadiness,
        title: listing.titleVi,
        slug: listing.slug,
        producerName: producer.name,
      })
      .from(channelReadiness)
      .innerJoin(listing, eq(listing.id, channelReadiness.listingId))
      .innerJoin(producer, eq(producer.id, channelReadiness.producerId))
      .where(wanted)
      .orderBy(asc(channelReadiness.rank), asc(channelReadiness.listingId))
      .limit(pageSize)
      .offset((page - 1) * pageSize);
    const ready = states.find(({ state }) => state === 'ready');
    return {
      published: states.reduce((total, { listings }) => total + listings, 0),
      inFeed: ready?.listings ?? 0,
      items: Number(ready?.items ?? 0),
      byRule: rulesIn(sets, 'blocking').flatMap(({ ruleId: id, listings }) => {
        const rule = channel.rules.find((one) => one.id === id);
        if (!rule) return [];
        const { fix, confirmed, source } = rule;
        return { ruleId: id, fix, listings, confirmed, source };
      }),
      gaps: rows.map(({ row, title, slug, producerName }) => ({
        listingId: row.listingId,
        title,
        producerName,
        link: `${config.publicUrl}/products/${encodeURIComponent(slug)}`,
        whole: row.state !== 'ready',
        reasons: shownItems(channel, row.items).filter(({ severity }) => severity === 'blocking'),
      })),
      total: all?.gaps ?? 0,
    };
  });
}

/** How many pages `total` gaps take. */
export function gapPages(total: number): number {
  return Math.max(1, Math.ceil(total / pageSize));
}
