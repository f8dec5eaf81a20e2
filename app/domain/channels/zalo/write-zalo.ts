import { clean, csvLine, titleWithSize } from '#app/domain/channels/feed/feed-text.ts';
import type { ChannelListing, ChannelVariant } from '#app/domain/channels/listing/channel-listing.ts';
import { withFormulaGuard } from '#app/server/spreadsheet/formula-guard.ts';

/** The keys of a product in the old toolkits of Zalo's store, and the page and photos for whoever keys it in. */
const columns = ['code', 'name', 'description', 'price', 'quantity', 'categories', 'photos', 'link'] as const;

const longestTitle = 200;

/**
 * People open this file by hand: what a spreadsheet program would take for a formula is guarded. One row per size.
 * `batches`: each listing with those of its variants that may leave.
 */
export async function* writeZaloCsv(
  batches: AsyncIterable<ReadonlyArray<{ listing: ChannelListing; variants: readonly ChannelVariant[] }>>,
): AsyncGenerator<string> {
  yield csvLine(columns);
  for await (const batch of batches) {
    let text = '';
    for (const { listing, variants } of batch) text += rowsOf(listing, variants);
    if (text !== '') yield text;
  }
}

function rowsOf(listing: ChannelListing, variants: readonly ChannelVariant[]): string {
  const title = clean(listing.titleVi);
  const description = clean(listing.descriptionVi);
  const photos = listing.photos.map(({ url }) => url.replaceAll(',', '%2C')).join(',');
  const several = listing.variants.length > 1;
  return variants
    .map(({ publicCode, nameVi, priceVnd, stock }) =>
      csvLine(
        [
          publicCode,
          several ? titleWithSize(title, clean(nameVi), longestTitle) : title,
          description,
          priceVnd,
          stock,
          clean(listing.setPath.at(-1) ?? ''),
          photos,
          listing.link,
        ].map((value) => (typeof value === 'string' ? withFormulaGuard(value) : value)),
      ),
    )
    .join('');
}
