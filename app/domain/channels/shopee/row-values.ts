import type { ChannelListing, ChannelVariant } from '#app/domain/channels/channel-listing.ts';
import { furtherPhotoNumber, type TemplateColumn } from '#app/domain/channels/shopee/template-columns.ts';

/** Name of the group of pack sizes; Shopee's own limit for it is 14 characters. */
const sizeGroup = 'Quy cách';

export type RowContext = {
  weightUnit: 'g' | 'kg' | null;
  /** Column keys of the shipping channels to switch on. */
  shipping: ReadonlySet<string>;
  /** The file's own word for "on", by column index. */
  onWords: ReadonlyMap<number, string>;
  category: string | null;
};

/** What one variant's row holds in a column: a text, a number, or null for "nothing to say". */
export function rowValue(
  column: TemplateColumn,
  listing: ChannelListing,
  variant: ChannelVariant,
  context: RowContext,
): string | number | null {
  const several = listing.variants.length > 1;
  switch (column.key) {
    case 'ps_category':
      return context.category;
    case 'ps_product_name':
      return text(listing.titleVi);
    case 'ps_product_description':
      return text(listing.descriptionVi);
    case 'ps_sku_parent_short':
      return several ? groupCode(listing) : text(variant.sku);
    case 'et_title_variation_integration_no':
      return several ? groupCode(listing) : null;
    case 'et_title_variation_1':
      return several ? sizeGroup : null;
    case 'et_title_option_for_variation_1':
      return several ? text(variant.nameVi) : null;
    case 'ps_price':
      return variant.priceVnd;
    case 'ps_stock':
      return variant.stock;
    case 'ps_sku_short':
      return text(variant.sku);
    case 'ps_gtin_code':
      return variant.gtin ?? (saysNoGtin(column) ? '00' : null);
    case 'ps_item_cover_image':
      return listing.photos[0]?.url ?? null;
    case 'ps_weight':
      return weight(variant.weightGrams, context.weightUnit);
    case 'ps_length':
      return variant.lengthCm;
    case 'ps_width':
      return variant.widthCm;
    case 'ps_height':
      return variant.heightCm;
    default: {
      const photo = furtherPhotoNumber(column.key);
      if (photo !== null) return listing.photos[photo]?.url ?? null;
      return context.shipping.has(column.key) ? (context.onWords.get(column.index) ?? null) : null;
    }
  }
}

/** What the rows of one product share in this file: the code of its first size, which a person can read out. */
function groupCode(listing: ChannelListing): string | null {
  return listing.variants[0]?.publicCode ?? null;
}

/** Some files take "00" for goods without a barcode, and say so in the column's own help. */
function saysNoGtin(column: TemplateColumn): boolean {
  return column.help.some((line) => /(?<!\d)00(?!\d)/.test(line));
}

function weight(grams: number | null, unit: 'g' | 'kg' | null): number | null {
  if (grams === null || unit === null) return null;
  return unit === 'g' ? grams : grams / 1000;
}

function text(value: string): string | null {
  const tidy = value.replace(/\r\n?/g, '\n').normalize('NFC').trim();
  return tidy === '' ? null : tidy;
}
