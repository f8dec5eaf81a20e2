import { and, eq } from 'drizzle-orm';
import type { Channel } from '#app/domain/channels/channel.ts';
import { type PushGap, preparedListings } from '#app/domain/channels/push/prepared-listing.server.ts';
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

/**
 * Why published listings that are ready for a channel may not be pushed there all the same: asked of what the push itself
 * asks, so that the two cannot differ. By "listing channel"; those that may go are left out.
 */
export async function pushGaps(
  context: Context,
  producerId: string,
  pushed: readonly Channel[],
  listingIds: readonly string[],
): Promise<Map<string, PushGap>> {
  const gaps = new Map<string, PushGap>();
  for (const channel of pushed) {
    for (const [id, { gap }] of await preparedListings(context, channel, producerId, listingIds)) {
      if (gap) gaps.set(gapKey(id, channel.code), gap);
    }
  }
  return gaps;
}

export function gapKey(listingId: string, channelCode: string): string {
  return `${listingId} ${channelCode}`;
}
