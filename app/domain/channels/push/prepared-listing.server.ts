import { and, eq } from 'drizzle-orm';
import type { Channel } from '#app/domain/channels/channel.ts';
import type { ChannelListing } from '#app/domain/channels/channel-listing.ts';
import { readChannelListings } from '#app/domain/channels/load-channel-listings.server.ts';
import { prepareListing } from '#app/domain/channels/prepare-listing.ts';
import { fitListing } from '#app/domain/channels/readiness.ts';
import type { Context } from '#app/server/context.ts';
import { localDate } from '#app/server/local-date.ts';

/** `fit`: what may leave for the channel; null when the listing as a whole may not. */
export type PreparedListing = { listing: ChannelListing; fit: ChannelListing | null };

const EVERY_LISTING = '*';
const AT_A_TIME = 100;

/** Published listings of a producer as a channel is to see them, by id; those that are not published are left out. */
export async function preparedListings(
  context: Context,
  channel: Channel,
  producerId: string,
  ids: readonly string[],
): Promise<Map<string, PreparedListing>> {
  const { channelChoice } = context.store.tables;
  const today = localDate(context.clock.now());
  const { listings, choices } = await context.store.read(async (db) => {
    const listings: ChannelListing[] = [];
    for (let from = 0; from < ids.length; from += AT_A_TIME) {
      listings.push(...(await readChannelListings(db, context, ids.slice(from, from + AT_A_TIME), today)));
    }
    const ofChannel = and(
      eq(channelChoice.producerId, producerId),
      eq(channelChoice.channelCode, channel.code),
    );
    return { listings, choices: await db.select().from(channelChoice).where(ofChannel) };
  });
  const chosenFor = (subject: string) =>
    Object.fromEntries(
      choices.filter((choice) => choice.subject === subject).map(({ field, value }) => [field, value]),
    );
  const ofProducer = chosenFor(EVERY_LISTING);
  return new Map(
    listings
      .filter((listing) => listing.producer.id === producerId)
      .map((listing) => {
        const prepared = prepareListing(channel, listing, {
          listing: chosenFor(listing.id),
          producer: ofProducer,
        });
        return [listing.id, { listing: prepared, fit: fitListing(channel, prepared, today) }];
      }),
  );
}
