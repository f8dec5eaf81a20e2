import type { Channel } from '#app/domain/channels/channel.ts';
import type { ChannelListing } from '#app/domain/channels/channel-listing.ts';
import { readPreparedListings } from '#app/domain/channels/load-prepared-listings.server.ts';
import { fitListing } from '#app/domain/channels/readiness.ts';
import type { Context } from '#app/server/context.ts';
import { localDate } from '#app/server/local-date.ts';

/** `fit`: what may leave for the channel; null when the listing as a whole may not. */
export type PreparedListing = { listing: ChannelListing; fit: ChannelListing | null };

const AT_A_TIME = 100;

/** Published listings of a producer as a channel is to see them, by id; those that are not published are left out. */
export async function preparedListings(
  context: Context,
  channel: Channel,
  producerId: string,
  ids: readonly string[],
): Promise<Map<string, PreparedListing>> {
  const today = localDate(context.clock.now());
  const prepared: ChannelListing[] = [];
  for (let from = 0; from < ids.length; from += AT_A_TIME) {
    const some = ids.slice(from, from + AT_A_TIME);
    prepared.push(
      ...(await context.store.read((db) => readPreparedListings(db, context, channel, some, today))),
    );
  }
  return new Map(
    prepared
      .filter((listing) => listing.producer.id === producerId)
      .map((listing) => [listing.id, { listing, fit: fitListing(channel, listing, today) }]),
  );
}
