import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { loadPreparedListings } from '#app/domain/channels/listing/load-prepared-listings.server.ts';
import { type BlockedGoods, placeInPack } from '#app/domain/channels/pack/place-in-pack.ts';
import { channelByCode } from '#app/domain/channels/registry.server.ts';
import type { Context } from '#app/server/context.ts';
import { localDate } from '#app/server/local-date.ts';

/** Of the producer's goods on sale those that stay out of a channel's pack until something is mended, by title. */
export async function listBlockedGoods(
  context: Context,
  { producerId }: SellerActor,
  channelCode: string,
): Promise<BlockedGoods[]> {
  const channel = channelByCode(channelCode);
  const today = localDate(context.clock.now());
  const blocked: BlockedGoods[] = [];
  for await (const batch of loadPreparedListings(context, channel, { producerId })) {
    for (const listing of batch) {
      const place = placeInPack(channel, listing, today);
      if (typeof place !== 'string') blocked.push(place);
    }
  }
  return blocked.sort((a, b) => a.title.localeCompare(b.title, 'vi'));
}
