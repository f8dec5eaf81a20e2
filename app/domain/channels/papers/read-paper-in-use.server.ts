import type { SellerActor } from '#app/domain/accounts/actor.ts';
import type { Channel } from '#app/domain/channels/channel.ts';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import { loadPreparedListings } from '#app/domain/channels/listing/load-prepared-listings.server.ts';
import { listOwnPapers, type ShownPaper } from '#app/domain/channels/papers/list-papers.server.ts';
import { unmetConditions } from '#app/domain/channels/readiness/readiness.ts';
import { channels } from '#app/domain/channels/registry.server.ts';
import type { Context } from '#app/server/context.ts';
import { localDate } from '#app/server/local-date.ts';

/** Goods on sale that a channel takes because of a paper, and no longer without it; both by name. */
export type GoodsOfPaper = { title: string; channels: Array<{ code: string; name: string }> };

/**
 * One of the producer's papers in use, and what putting it away would block.
 * @returns null for another's, or one that is put away already
 */
export async function readPaperInUse(
  context: Context,
  actor: SellerActor,
  paperId: string,
): Promise<{ paper: ShownPaper; goods: GoodsOfPaper[] } | null> {
  const paper = (await listOwnPapers(context, actor)).find(({ id }) => id === paperId);
  if (!paper) return null;
  const today = localDate(context.clock.now());
  const goods = new Map<string, GoodsOfPaper>();
  for (const channel of channels) {
    if (channel.rules.length === 0) continue;
    for await (const batch of loadPreparedListings(context, channel, { producerId: actor.producerId })) {
      for (const listing of batch) {
        if (!isBlockedWithout(channel, listing, paperId, today)) continue;
        const known = goods.get(listing.id) ?? { title: listing.titleVi, channels: [] };
        known.channels.push({ code: channel.code, name: channel.name });
        goods.set(listing.id, known);
      }
    }
  }
  return { paper, goods: [...goods.values()].sort((a, b) => a.title.localeCompare(b.title, 'vi')) };
}

function isBlockedWithout(
  channel: Pick<Channel, 'rules'>,
  listing: ChannelListing,
  paperId: string,
  today: string,
): boolean {
  const papers = listing.papers.filter(({ id }) => id !== paperId);
  if (papers.length === listing.papers.length) return false;
  const unmet = (one: ChannelListing) => unmetConditions(channel, one, today).map(({ ruleId }) => ruleId);
  const before = new Set(unmet(listing));
  return unmet({ ...listing, papers }).some((ruleId) => !before.has(ruleId));
}
