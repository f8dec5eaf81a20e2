import type { ChannelListing, ChannelVariant } from '#app/domain/channels/listing/channel-listing.ts';
import { netQuantity, openQuantity } from '#app/domain/channels/listing/net-quantity.ts';
import type { PackContent, PackCounts } from '#app/domain/channels/pack/pack-content.ts';
import { formatDate, formatDateTime } from '#app/i18n/format.ts';
import { translate } from '#app/i18n/messages.ts';
import { packMessages } from '#app/i18n/packs.ts';
import type { TableValue, XlsxTable } from '#app/server/spreadsheet/write-xlsx.server.ts';

/** A pack is read by people in Việt Nam, whatever language the producer's pages are in. */
const t = translate(packMessages, 'vi');

/** Columns of photos in the sheet, as many as Shopee and TikTok Shop take. */
export const PHOTO_COLUMNS = 9;

export type PackRow = {
  listing: ChannelListing;
  variant: ChannelVariant;
  /** Paths in the pack. */
  photos: readonly string[];
};

/** What the pack is, line by line: for the cover sheet and the cover to print. */
export function coverLines(pack: PackContent, counts: PackCounts): Array<[label: string, value: string]> {
  const { producer } = pack;
  const lines: Array<[string, string]> = [
    [t('coverFor'), pack.channelName],
    [t('coverProducer'), `${producer.name} (${producer.code})`],
    [t('coverAddress'), producer.address],
    [t('coverPhone'), producer.phone],
    [t('coverEmail'), producer.email],
    [t('coverMade'), formatDateTime('vi', pack.now)],
    [t('coverKind'), t(pack.isChangesOnly ? 'coverChanges' : 'coverWhole')],
    [t('coverListings'), String(counts.listings)],
    [t('coverSkus'), String(counts.skus)],
    [t('coverPhotos'), String(counts.photos)],
    [t('coverPapers'), String(counts.papers)],
    ...pack.listings.flatMap(({ id, titleVi }): Array<[string, string]> => {
      const reason = pack.incomplete.get(id);
      return reason === undefined ? [] : [[t('coverIncomplete'), `${titleVi}: ${reason}`]];
    }),
    ...pack.gone.map((title): [string, string] => [t('coverGone'), title]),
  ];
  return lines.filter(([, value]) => value !== '');
}

/** Two sheets: what the pack is, and one row per SKU under the headings that hand-over packs have (ours). */
export function handOverTables(pack: PackContent, counts: PackCounts, rows: readonly PackRow[]): XlsxTable[] {
  return [
    {
      sheetName: t('sheetCover'),
      title: [t('coverTitle')],
      columns: [
        { heading: t('coverWhat'), width: 28 },
        { heading: t('coverValue'), width: 70, format: 'text' },
      ],
      rows: coverLines(pack, counts),
    },
    {
      sheetName: t('sheetGoods'),
      columns: [
        { heading: t('colTitle'), width: 36 },
        { heading: t('colSku'), width: 16, format: 'text' },
        { heading: t('colGtin'), width: 16, format: 'text' },
        { heading: t('colSet'), width: 28 },
        { heading: t('colStars'), width: 8, format: 'number' },
        { heading: t('colDecision'), width: 18, format: 'text' },
        { heading: t('colDecidedOn'), width: 12 },
        { heading: t('colValidUntil'), width: 12 },
        { heading: t('colProducer'), width: 30 },
        { heading: t('colPlace'), width: 22 },
        { heading: t('colPrice'), width: 12, format: 'money' },
        { heading: t('colUnit'), width: 16 },
        { heading: t('colQuantity'), width: 16 },
        { heading: t('colWeight'), width: 10, format: 'number' },
        { heading: t('colLength'), width: 9, format: 'number' },
        { heading: t('colWidth'), width: 9, format: 'number' },
        { heading: t('colHeight'), width: 9, format: 'number' },
        { heading: t('colStock'), width: 9, format: 'number' },
        { heading: t('colIngredients'), width: 30 },
        { heading: t('colUsage'), width: 30 },
        { heading: t('colExpiry'), width: 18 },
        { heading: t('colDeclaration'), width: 18, format: 'text' },
        { heading: t('colDescription'), width: 60 },
        ...Array.from({ length: PHOTO_COLUMNS }, (_, n) => ({
          heading: t('colPhoto', { number: n + 1 }),
          width: 26,
        })),
      ],
      rows: rows.map((row) => goodsRow(pack, row)),
    },
  ];
}

function goodsRow({ recognitions }: PackContent, { listing, variant, photos }: PackRow): TableValue[] {
  const recognition = recognitions.get(listing.id);
  const quantity = netQuantity(listing.label.quantity, listing, variant);
  return [
    listing.titleVi,
    variant.sku,
    variant.gtin,
    listing.setPath.at(-1),
    recognition?.stars,
    recognition?.decisionNumber,
    // Only the month or year is known of some old decisions: no day is made up for them.
    recognition?.decidedOnPrecision === 'day' ? formatDate('vi', recognition.decidedOn) : null,
    recognition && formatDate('vi', recognition.validUntil),
    listing.producer.name,
    listing.place,
    variant.priceVnd,
    variant.nameVi,
    quantity === openQuantity ? null : quantity,
    variant.weightGrams,
    variant.lengthCm,
    variant.widthCm,
    variant.heightCm,
    variant.stock,
    listing.label.ingredients,
    listing.label.usage_and_storage,
    listing.label.expiry,
    listing.label.declaration_number,
    listing.descriptionVi,
    ...Array.from({ length: PHOTO_COLUMNS }, (_, n) => photos[n] ?? null),
  ];
}
