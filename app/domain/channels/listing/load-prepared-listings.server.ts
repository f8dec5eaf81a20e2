import type { Channel } from '#app/domain/channels/channel.ts';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import {
  type ListingChoice,
  loadChannelListings,
  readChannelListings,
} from '#app/domain/channels/listing/load-channel-listings.server.ts';
import { oneAhead } from '#app/domain/channels/listing/one-ahead.ts';
import { prepareListing } from '#app/domain/channels/listing/prepare-listing.ts';
import { type ChoicesReader, openChoices } from '#app/domain/channels/wording/read-channel-choices.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Db } from '#db/store.ts';

type Wording = Pick<Channel, 'code' | 'wording'>;

/**
 * Published listings as one channel is to see them (`prepareListing`), in batches by id. One query a batch for what was
 * chosen.
 */
export function loadPreparedListings(
  context: Context,
  channel: Wording,
  choice: ListingChoice = {},
): AsyncGenerator<ChannelListing[]> {
  return oneAhead(prepareBatches(context, channel, choice));
}

async function* prepareBatches(
  context: Context,
  channel: Wording,
  choice: ListingChoice,
): AsyncGenerator<ChannelListing[]> {
  let reader: ChoicesReader | undefined;
  for await (const batch of loadChannelListings(context, choice)) {
    const choicesOf = await context.store.read((db) => {
      reader ??= openChoices(db, context.store);
      return reader(batch);
    });
    yield batch.map((listing) => prepareListing(channel, listing, choicesOf(channel.code, listing)));
  }
}

/** These published listings as one channel is to see them, at most a batch of them, inside a read that is under way. */
export async function readPreparedListings(
  db: Db,
  context: Context,
  channel: Wording,
  ids: readonly string[],
  today: string,
): Promise<ChannelListing[]> {
  const listings = await readChannelListings(db, context, ids, today);
  const choicesOf = await openChoices(db, context.store)(listings);
  return listings.map((listing) => prepareListing(channel, listing, choicesOf(channel.code, listing)));
}
