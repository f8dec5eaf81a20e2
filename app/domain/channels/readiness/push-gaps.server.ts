import { and, eq } from 'drizzle-orm';
import type { Channel } from '#app/domain/channels/channel.ts';
import type { ExplainedRefusal } from '#app/domain/channels/push/explain-refusal.ts';
import { heldForPapers } from '#app/domain/channels/push/held-for-papers.server.ts';
import {
  type HeldGap,
  type PushGap,
  readPushListings,
} from '#app/domain/channels/push/read-push-listings.server.ts';
import { turnedDownInShops } from '#app/domain/channels/push/turned-down-products.server.ts';
import { channelCounts } from '#app/domain/channels/readiness/channel-counts.ts';
import type { ProblemSet } from '#app/domain/channels/readiness/problem-sets.server.ts';
import { channels } from '#app/domain/channels/registry.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Db, Store } from '#db/store.ts';

/** Listings of a channel that a file would take and a push would not. */
export type FileOnly = { code: string; name: string; listings: number };

/** The channels on which a producer has a shop to push to. */
export async function pushedChannels(
  db: Db,
  { channelShop }: Store['tables'],
  producerId: string,
): Promise<Channel[]> {
  const rows = await db
    .selectDistinct({ code: channelShop.channelCode })
    .from(channelShop)
    .where(and(eq(channelShop.producerId, producerId), eq(channelShop.state, 'connected')));
  const codes = new Set(rows.map(({ code }) => code));
  return channels.filter(({ code }) => codes.has(code));
}

/** How many of all listings, drafts too, are ready but for what the rule tables ask of a push alone. */
export function fileOnly(pushed: readonly Channel[], sets: readonly ProblemSet[], today: string): FileOnly[] {
  return channelCounts(pushed, sets, today).flatMap(({ code, name, fileOnly: listings }) =>
    listings > 0 ? { code, name, listings } : [],
  );
}

/** What stands against pushing a listing: it may not go, it is held where it is, or the platform has refused it as it still is. */
export type PushObstacle = { gap: PushGap | HeldGap | null; refusals: ExplainedRefusal[] };

/**
 * Why published listings that are ready for a channel are not on their way there all the same: asked of what the push
 * itself asks, so that the two cannot differ. By "listing channel"; those that may go are left out, and so is a refusal
 * since which the listing has changed.
 */
export async function pushObstacles(
  context: Context,
  producerId: string,
  pushed: readonly Channel[],
  listingIds: readonly string[],
): Promise<Map<string, PushObstacle>> {
  const obstacles = new Map<string, PushObstacle>();
  for (const channel of pushed) {
    const prepared = await readPushListings(context, channel, producerId, listingIds);
    const turnedDown = await turnedDownInShops(context, channel, producerId, prepared);
    const held = await heldForPapers(context, { producerId, channelCode: channel.code }, prepared);
    for (const [id, one] of prepared) {
      const papers = held.get(id);
      const gap = papers ? { why: 'paper' as const, papers } : one.gap;
      const refused = turnedDown.get(id);
      const refusals = refused && !refused.hasChanged ? refused.refusals : [];
      if (gap || refusals.length > 0) obstacles.set(obstacleKey(id, channel.code), { gap, refusals });
    }
  }
  return obstacles;
}

export function obstacleKey(listingId: string, channelCode: string): string {
  return `${listingId} ${channelCode}`;
}
