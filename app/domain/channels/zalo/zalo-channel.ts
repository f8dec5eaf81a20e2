import type { Channel } from '#app/domain/channels/channel.ts';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import { fitListing } from '#app/domain/channels/readiness/readiness.ts';
import { zaloRules } from '#app/domain/channels/zalo/rules.ts';
import { writeZaloCsv } from '#app/domain/channels/zalo/write-zalo.ts';

/** A Zalo OA's store: an experiment, as no format of its own is published. */
export const zaloChannel: Channel = {
  code: 'zalo',
  name: 'Zalo',
  rules: zaloRules,
  how: 'howZalo',
  isExperimental: true,
  feeds: {
    csv: {
      contentType: 'text/csv; charset=utf-8',
      fileName: 'zalo-experimental.csv',
      // A person keys it in: what is not in the file stays as it is.
      takesChanges: true,
      write: (batches, _about, today) => writeZaloCsv(fitBatches(batches, today)),
    },
  },
};

async function* fitBatches(batches: AsyncIterable<readonly ChannelListing[]>, today: string) {
  for await (const listings of batches) {
    yield listings.flatMap((listing) => {
      const fit = fitListing(zaloChannel, listing, today);
      return fit ? [{ listing, variants: fit.variants }] : [];
    });
  }
}
