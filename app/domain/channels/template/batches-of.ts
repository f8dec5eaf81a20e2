import type { TemplateFill } from '#app/domain/channels/channel.ts';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';

/** The listings of a fill batch by batch; a list is one batch. */
export async function* batchesOf(
  listings: TemplateFill['listings'],
): AsyncGenerator<readonly ChannelListing[]> {
  if (Symbol.asyncIterator in listings) yield* listings;
  else yield listings;
}
