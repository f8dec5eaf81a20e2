import type { ChannelListing } from '#app/domain/channels/channel-listing.ts';
import { loadPreparedListings } from '#app/domain/channels/load-prepared-listings.server.ts';
import { type ReadinessItem, readiness } from '#app/domain/channels/readiness.ts';
import { channelByCode } from '#app/domain/channels/registry.server.ts';
import type { Context } from '#app/server/context.ts';
import { localDate } from '#app/server/local-date.ts';

export type FeedGap = {
  listingId: string;
  title: string;
  producerName: string;
  link: string;
  /** False: only some of its sizes are left out. */
  whole: boolean;
  reasons: Array<ReadinessItem & { variantName: string | null }>;
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
 * What the feed leaves out and why, by the same rules that write it. Reads every published listing, batch by batch.
 * @param ruleId only the gaps that this rule causes; null for all.
 * @param page from 1.
 */
export async function listFeedGaps(
  context: Context,
  channelCode: string,
  { ruleId, page }: { ruleId: string | null; page: number },
): Promise<FeedGaps> {
  const channel = channelByCode(channelCode);
  const today = localDate(context.clock.now());
  const found: FeedGaps = { published: 0, inFeed: 0, items: 0, byRule: [], gaps: [], total: 0 };
  const listingsByRule = new Map<string, number>();
  for await (const batch of loadPreparedListings(context, channel)) {
    for (const listing of batch) {
      const { ready, items } = readiness(channel, listing, today);
      const reasons = items.filter(({ severity }) => severity === 'blocking');
      const lost = ready
        ? new Set(reasons.map(({ variantCode }) => variantCode)).size
        : listing.variants.length;
      found.published += 1;
      found.inFeed += ready ? 1 : 0;
      found.items += listing.variants.length - lost;
      if (reasons.length === 0) continue;
      const rules = new Set(reasons.map((reason) => reason.ruleId));
      for (const id of rules) listingsByRule.set(id, (listingsByRule.get(id) ?? 0) + 1);
      if (ruleId !== null && !rules.has(ruleId)) continue;
      found.total += 1;
      if (found.total > (page - 1) * pageSize && found.gaps.length < pageSize) {
        found.gaps.push(gapOf(listing, !ready, reasons));
      }
    }
  }
  found.byRule = channel.rules
    .flatMap(({ id, fix, confirmed, source }) => {
      const listings = listingsByRule.get(id);
      return listings === undefined ? [] : [{ ruleId: id, fix, listings, confirmed, source }];
    })
    .sort((a, b) => b.listings - a.listings);
  return found;
}

/** How many pages `total` gaps take. */
export function gapPages(total: number): number {
  return Math.max(1, Math.ceil(total / pageSize));
}

function gapOf(listing: ChannelListing, whole: boolean, reasons: ReadinessItem[]): FeedGap {
  return {
    listingId: listing.id,
    title: listing.titleVi,
    producerName: listing.producer.name,
    link: listing.link,
    whole,
    reasons: reasons.map((reason) => ({
      ...reason,
      variantName:
        listing.variants.find(({ publicCode }) => publicCode === reason.variantCode)?.nameVi ?? null,
    })),
  };
}
