import type { Channel } from '#app/domain/channels/channel.ts';
import type { ChannelListing } from '#app/domain/channels/channel-listing.ts';
import type { ChannelChoices } from '#app/domain/channels/channel-wording.ts';

/**
 * The listing as one channel is to see it: its own title, description, category and prices where somebody chose them, else
 * made by the channel's wording. Every rule, feed, workbook, pack and push begins with this.
 */
export function prepareListing(
  _channel: Pick<Channel, 'wording'>,
  listing: ChannelListing,
  choices: ChannelChoices,
): ChannelListing {
  const chosen = (field: string) => choices.listing[field] ?? choices.producer[field] ?? null;
  return {
    ...listing,
    titleVi: chosen('title') ?? listing.titleVi,
    descriptionVi: chosen('description') ?? listing.descriptionVi,
    brand: chosen('brand') ?? listing.brand,
    category: chosen('category'),
  };
}
