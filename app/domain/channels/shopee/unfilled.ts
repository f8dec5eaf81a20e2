import type { Unfilled } from '#app/domain/channels/channel.ts';
import type { ChannelListing, ChannelVariant } from '#app/domain/channels/channel-listing.ts';
import type { ChannelRule, RuleField } from '#app/domain/channels/channel-rule.ts';
import type { Failure } from '#app/domain/channels/check-rule.ts';
import type { RowContext } from '#app/domain/channels/shopee/row-values.ts';
import {
  furtherPhotoNumber,
  isShippingKey,
  type ShopeeKey,
  type TemplateColumn,
} from '#app/domain/channels/shopee/template-columns.ts';
import type { ChannelMessage } from '#app/i18n/channels.ts';

/** Which column stays empty when a rule on a field is broken. A rule on any other field keeps the listing out. */
const columnOfField: Partial<Record<RuleField, ShopeeKey>> = {
  title: 'ps_product_name',
  description: 'ps_product_description',
  photos: 'ps_item_cover_image',
  'photos.url': 'ps_item_cover_image',
  'cover.side': 'ps_item_cover_image',
  'variants.priceVnd': 'ps_price',
  'variants.stock': 'ps_stock',
  'variants.sku': 'ps_sku_short',
  'variants.gtin': 'ps_gtin_code',
  'variants.name': 'et_title_option_for_variation_1',
  'variants.weightGrams': 'ps_weight',
  'variants.package': 'ps_length',
};

export function columnOf({ field }: ChannelRule): ShopeeKey | undefined {
  return typeof field === 'string' ? columnOfField[field] : undefined;
}

/** Why a column without a value deserves a line in the report; null when it may well stay empty. */
export function whyEmpty(column: TemplateColumn, context: RowContext): ChannelMessage | null {
  if (column.key === 'ps_category') return 'unfilledCategory';
  if (column.key === 'ps_weight' && context.weightUnit === null) return 'unfilledWeightUnit';
  if (isShippingKey(column.key)) {
    return context.shipping.has(column.key) ? 'unfilledSwitchWord' : null;
  }
  return column.compulsory ? 'unfilledCompulsory' : null;
}

/** The columns that a broken blocking rule keeps empty in this variant's row. */
export function emptyColumns(
  columns: readonly TemplateColumn[],
  listing: ChannelListing,
  variant: ChannelVariant,
  failures: readonly Failure[],
): Map<string, Failure> {
  const empty = new Map<string, Failure>();
  const keys = new Set(columns.map(({ key }) => key));
  for (const failure of failures) {
    if (failure.variantCode !== null && failure.variantCode !== variant.publicCode) continue;
    const key = columnOf(failure.rule);
    if (!key || !keys.has(key) || empty.has(key)) continue;
    if (key === 'et_title_option_for_variation_1' && listing.variants.length === 1) continue;
    empty.set(key, failure);
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
  const room = columns.filter(({ key }) => key === 'ps_item_cover_image' || furtherPhotoNumber(key) !== null);
  const count = listing.photos.length - room.length;
  if (count <= 0) return null;
  return {
    listingId: listing.id,
    variantCode: null,
    column: '',
    message: 'unfilledMorePhotos',
    params: { count },
    fieldPath: 'photos',
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
