import { setImmediate } from 'node:timers/promises';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { loadPreparedListings } from '#app/domain/channels/listing/load-prepared-listings.server.ts';
import { seenText } from '#app/domain/channels/listing/seen-listing.server.ts';
import { type BlockedGoods, placeInPack } from '#app/domain/channels/pack/place-in-pack.ts';
import { givenToReviewers } from '#app/domain/channels/readiness/given-to-reviewers.server.ts';
import { channelByCode } from '#app/domain/channels/registry.server.ts';
import type { Context } from '#app/server/context.ts';
import { localDate } from '#app/server/local-date.ts';

export type GoodsNotInPack = {
  /** Until something is mended, by title. */
  blocked: BlockedGoods[];
  /** Of these, by id, those whose change is with the reviewers and lets them go. */
  waiting: string[];
  /** The channel does not take them, by title. */
  notTaken: Array<{ id: string; title: string }>;
  /** All goods on sale as they are now, by id (`seenText`): what a pack is made of later is compared with them. */
  seen: Record<string, string>;
};

/** Listings between which other requests are served. */
const AT_A_TIME = 50;

/** Of the producer's goods on sale those that stay out of a channel's pack as they are today. */
export async function listBlockedGoods(
  context: Context,
  { producerId }: Pick<SellerActor, 'producerId'>,
  channelCode: string,
): Promise<GoodsNotInPack> {
  const channel = channelByCode(channelCode);
  const today = localDate(context.clock.now());
  const blocked: BlockedGoods[] = [];
  const notTaken: GoodsNotInPack['notTaken'] = [];
  const seen: GoodsNotInPack['seen'] = {};
  for await (const batch of loadPreparedListings(context, channel, { producerId })) {
    for (const [at, listing] of batch.entries()) {
      if (at % AT_A_TIME === 0) await setImmediate();
      seen[listing.id] = seenText(listing, { isCategoryShown: true });
      const place = placeInPack(channel, listing, today);
      if (place === 'notTaken') notTaken.push({ id: listing.id, title: listing.titleVi });
      else if (place !== 'goes') blocked.push(place);
    }
  }
  // One collator for all: of thousands of titles each comparison by itself would look its language up anew.
  const { compare } = new Intl.Collator('vi');
  const byTitle = (a: { title: string }, b: { title: string }) => compare(a.title, b.title);
  const given = blocked.length > 0 ? await givenToReviewers(context, producerId, channelCode) : null;
  const waiting = blocked.flatMap(({ listingId }) => (given?.has(listingId) ? [listingId] : []));
  return { blocked: blocked.sort(byTitle), waiting, notTaken: notTaken.sort(byTitle), seen };
}
