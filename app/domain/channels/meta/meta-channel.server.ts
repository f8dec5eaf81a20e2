import type { Channel, FeedAbout } from '#app/domain/channels/channel.ts';
import { writeRss } from '#app/domain/channels/feed/write-rss.ts';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import { type MetaItem, metaItems } from '#app/domain/channels/meta/meta-item.ts';
import { metaPlatform } from '#app/domain/channels/meta/meta-platform.server.ts';
import { metaRefusals } from '#app/domain/channels/meta/refusals.ts';
import { metaRules } from '#app/domain/channels/meta/rules.ts';
import { metaItemXml, writeMetaCsv } from '#app/domain/channels/meta/write-meta.ts';
import { fitListing } from '#app/domain/channels/readiness/readiness.ts';

type Batches = AsyncIterable<readonly ChannelListing[]>;

/**
 * Meta's catalogue for Facebook and Instagram: a file that Meta fetches, and direct entry by the Graph API; it serves
 * adverts, tags and messages.
 */
export const metaChannel: Channel = {
  code: 'meta',
  name: 'Meta',
  rules: metaRules,
  how: 'howMeta',
  platform: metaPlatform,
  refusals: metaRefusals,
  wording: {
    titlePrefix: 'none',
    title: { max: 200, count: 'codePoints' },
    description: { max: 9_999, count: 'codePoints' },
    stripsContacts: true,
    priceStep: 1,
  },
  // Meta's schedule of updates only (not confirmed) adds and changes; its schedule of replacement takes the whole file.
  feeds: {
    csv: {
      contentType: 'text/csv; charset=utf-8',
      takesChanges: true,
      write: (batches: Batches, _about: FeedAbout, today: string) =>
        writeMetaCsv(itemBatches(batches, today)),
    },
    xml: {
      contentType: 'application/xml; charset=utf-8',
      takesChanges: true,
      write: (batches: Batches, about: FeedAbout, today: string) =>
        writeRss(itemBatches(batches, today), about, metaItemXml),
    },
  },
};

async function* itemBatches(batches: Batches, today: string): AsyncGenerator<MetaItem[]> {
  for await (const listings of batches) {
    const items: MetaItem[] = [];
    for (const listing of listings) {
      const fit = fitListing(metaChannel, listing, today);
      if (fit) items.push(...metaItems(listing, fit.variants));
    }
    yield items;
  }
}
