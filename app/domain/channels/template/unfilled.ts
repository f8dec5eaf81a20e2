import type { Unfilled } from '#app/domain/channels/channel.ts';
import type { ChannelListing, ChannelVariant } from '#app/domain/channels/listing/channel-listing.ts';
import type { Failure } from '#app/domain/channels/rules/check-rule.ts';
import type { RowContext } from '#app/domain/channels/template/row-values.ts';
import type { ColumnMeaning, TemplateColumn } from '#app/domain/channels/template/template-kind.ts';
import { workbookWords } from '#app/i18n/workbooks.ts';

/** Which column stays empty when the value at a place of the listing breaks a rule. */
const columnOfPath: Readonly<Record<string, ColumnMeaning>> = {
  titleVi: 'title',
  descriptionVi: 'description',
  brand: 'brand',
  photos: 'photo',
  category: 'category',
  'variants.sku': 'sku',
  'variants.gtin': 'gtin',
  'variants.nameVi': 'variantOption',
  'variants.priceVnd': 'price',
  'variants.stock': 'stock',
  'variants.weightGrams': 'weight',
  'variants.package': 'length',
};

/** The column that a broken rule keeps empty; null when it keeps the whole listing out. */
export function columnOf({ rule, path }: Failure): ColumnMeaning | null {
  if (rule.closes || rule.liftedBy) return null;
  return columnOfPath[path.replace(/^photos\.\d+$/, 'photos').replace(/\.\d+\./, '.')] ?? null;
}

/** Why a column without a value deserves a line in the report; null when it may well stay empty. */
export function whyEmpty(column: TemplateColumn, context: RowContext): Unfilled['message'] | null {
  switch (column.means) {
    case 'category':
      return 'unfilledCategory';
    case 'weight':
      if (context.weightUnit === null) return 'unfilledWeightUnit';
      break;
    case 'stock':
      // Which of several takes the stock is asked once; the others stay the producer's.
      return context.stockKey === null ? workbookWords('unfilledStockColumn') : null;
    case 'shipping':
      return context.shipping.has(column.key) ? 'unfilledSwitchWord' : null;
  }
  return column.compulsory ? 'unfilledCompulsory' : null;
}

/** The columns that a broken blocking rule keeps empty in this variant's row, by index. */
export function emptyColumns(
  columns: readonly TemplateColumn[],
  listing: ChannelListing,
  variant: ChannelVariant,
  failures: readonly Failure[],
): Map<number, Failure> {
  const empty = new Map<number, Failure>();
  for (const failure of failures) {
    if (failure.variantCode !== null && failure.variantCode !== variant.publicCode) continue;
    const means = columnOf(failure);
    if (means === 'variantOption' && listing.variants.length === 1) continue;
    for (const column of columns) {
      if (column.means !== means || (column.photo ?? 0) !== 0 || empty.has(column.index)) continue;
      empty.set(column.index, failure);
    }
  }
  return empty;
}

export function ofFailure(listing: ChannelListing, failure: Failure, column: string): Unfilled {
  return {
    listingId: listing.id,
    variantCode: failure.variantCode,
    column,
    message: failure.rule.fix,
    params: failure.params,
    fieldPath: failure.path,
  };
}

/** Photos for which the file has no column; null when all find room. */
export function photosLeft(listing: ChannelListing, columns: readonly TemplateColumn[]): Unfilled | null {
  const count = listing.photos.length - columns.filter(({ means }) => means === 'photo').length;
  if (count <= 0) return null;
  return {
    listingId: listing.id,
    variantCode: null,
    column: '',
    message: 'unfilledMorePhotos',
    params: { count },
    fieldPath: 'photos',
    isNote: true,
  };
}

/** Where the file cannot say that sizes belong together: each becomes a product of its own. Null when it can. */
export function sizesApart(listing: ChannelListing, columns: readonly TemplateColumn[]): Unfilled | null {
  if (listing.variants.length < 2 || columns.some(({ means }) => means === 'variantOption')) return null;
  return {
    listingId: listing.id,
    variantCode: null,
    column: '',
    message: workbookWords('unfilledSizesApart'),
    params: { count: listing.variants.length },
    fieldPath: null,
    isNote: true,
  };
}

/** A product that the file holds already: uploading it a second time would double it. */
export function inFileAlready(
  listing: ChannelListing,
  rows: ReadonlyArray<{ sheet: string; row: number }>,
): Unfilled {
  const sheets = new Set(rows.map(({ sheet }) => sheet));
  const places = rows.map(({ sheet, row }) => (sheets.size > 1 ? `${sheet} ${row}` : String(row)));
  return {
    listingId: listing.id,
    variantCode: null,
    column: '',
    message: workbookWords('unfilledInFile'),
    params: { rows: places.join(', ') },
    fieldPath: null,
  };
}

/** What holds for a whole listing is said once, not for each of its rows. */
export function once(unfilled: readonly Unfilled[]): Unfilled[] {
  const seen = new Set<string>();
  return unfilled.filter((item) => {
    const key = JSON.stringify([item.listingId, item.variantCode, item.column, item.message]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
