import type { Channel, FeedAbout } from '#app/domain/channels/channel.ts';
import { writeRss } from '#app/domain/channels/feed/write-rss.ts';
import { type GoogleItem, googleItems } from '#app/domain/channels/google/google-item.ts';
import { googleItemXml } from '#app/domain/channels/google/google-item-xml.ts';
import { googlePlatform } from '#app/domain/channels/google/google-platform.server.ts';
import { googleRefusals } from '#app/domain/channels/google/refusals.ts';
import { googleRules } from '#app/domain/channels/google/rules.ts';
import { writeGoogleTsv } from '#app/domain/channels/google/write-tsv.ts';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import { fitListing } from '#app/domain/channels/readiness/readiness.ts';

type Batches = AsyncIterable<readonly ChannelListing[]>;

/** Google Merchant Center: a file that Google fetches, the whole catalogue each time, and direct entry by Merchant API. */
export const googleChannel: Channel = {
  code: 'google',
  name: 'Google Merchant Center',
  rules: googleRules,
  how: 'howGoogle',
  platform: googlePlatform,
  refusals: googleRefusals,
  feeds: {
    xml: {
      contentType: 'application/xml; charset=utf-8',
      write: (batches: Batches, about: FeedAbout, today: string) =>
        writeRss(itemBatches(batches, today), about, googleItemXml),
    },
    tsv: {
      contentType: 'text/tab-separated-values; charset=utf-8',
      write: (batches: Batches, _about: FeedAbout, today: string) =>
        writeGoogleTsv(itemBatches(batches, today)),
    },
  },
};

async function* itemBatches(batches: Batches, today: string): AsyncGenerator<GoogleItem[]> {
  for await (const listings of batches) {
    const items: GoogleItem[] = [];
    for (const listing of listings) {
      const fit = fitListing(googleChannel, listing, today);
      if (fit) items.push(...googleItems(listing, fit.variants));
    }
    yield items;
  }
}
