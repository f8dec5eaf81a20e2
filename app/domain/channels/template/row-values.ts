import type { ChannelListing, ChannelVariant } from '#app/domain/channels/listing/channel-listing.ts';
import { netQuantity, openQuantity } from '#app/domain/channels/listing/net-quantity.ts';
import type { TemplateColumn, TemplateKind } from '#app/domain/channels/template/template-kind.ts';

/** Name of the group of pack sizes; the shortest limit of a platform for it is 14 characters. */
const sizeGroup = 'Quy cách';

export type RowContext = {
  weightUnit: 'g' | 'kg' | null;
  /** Keys of the shipping columns to switch on. */
  shipping: ReadonlySet<string>;
  /** The file's own word for "on", by column index. */
  onWords: ReadonlyMap<number, string>;
  /** Key of the column that takes the stock; null while it is open which of several does. */
  stockKey: string | null;
};

/** What one variant's row holds in a column: a text, a number, or null for "nothing to say". */
export function rowValue(
  kind: TemplateKind,
  column: TemplateColumn,
  listing: ChannelListing,
  variant: ChannelVariant,
  columns: readonly TemplateColumn[],
  context: RowContext,
): string | number | null {
  const own = kind.value?.(column, listing, variant, columns);
  if (own !== undefined) return own;
  const several = listing.variants.length > 1;
  switch (column.means) {
    case 'category':
      return text(listing.category ?? '');
    case 'title':
      return text(listing.titleVi);
    case 'description':
      return asHtmlWhereAsked(text(listing.descriptionVi), column);
    case 'brand':
      return text(listing.brand ?? '') ?? column.fallback;
    case 'photo':
      return listing.photos[column.photo ?? 0]?.url ?? null;
    case 'productSku':
      return several ? groupCode(listing) : text(variant.sku);
    case 'group':
      return several ? groupCode(listing) : null;
    case 'variantGroup':
      return several ? sizeGroup : null;
    case 'variantOption':
      return several ? text(variant.nameVi) : null;
    case 'price':
      return variant.priceVnd;
    case 'stock':
      return column.key === context.stockKey ? variant.stock : null;
    case 'sku':
      return text(variant.sku);
    case 'gtin':
      return variant.gtin;
    case 'weight':
      return weight(variant.weightGrams, context.weightUnit);
    case 'length':
      return variant.lengthCm;
    case 'width':
      return variant.widthCm;
    case 'height':
      return variant.heightCm;
    case 'shipping':
      return context.shipping.has(column.key) ? (context.onWords.get(column.index) ?? null) : null;
    case 'attribute':
      return ofLabel(column, listing, variant);
  }
}

/** Amounts are those of the size in this row; one that only the producer knows is left to them. */
function ofLabel(column: TemplateColumn, listing: ChannelListing, variant: ChannelVariant): string | null {
  if (isOpenQuantity(column, listing, variant)) return null;
  const { labelField } = column;
  const stated = labelField === null ? undefined : listing.label[labelField];
  const value = isQuantity(column) ? netQuantity(stated, listing, variant) : stated;
  return text(value ?? '') ?? column.fallback;
}

/** Whether a column asks how much a size holds. */
export function isQuantity({ labelField }: Pick<TemplateColumn, 'labelField'>): boolean {
  return labelField === 'quantity' || labelField === 'volume';
}

/** Whether a column asks for an amount that the size's name leaves open. */
export function isOpenQuantity(
  column: TemplateColumn,
  listing: ChannelListing,
  variant: ChannelVariant,
): boolean {
  if (column.means !== 'attribute' || !isQuantity(column) || column.labelField === null) return false;
  return netQuantity(listing.label[column.labelField], listing, variant) === openQuantity;
}

/** What the rows of one product share in this file: the code of its first size, which a person can read out. */
function groupCode(listing: ChannelListing): string | null {
  return listing.variants[0]?.publicCode ?? null;
}

function weight(grams: number | null, unit: 'g' | 'kg' | null): number | null {
  if (grams === null || unit === null) return null;
  return unit === 'g' ? grams : grams / 1000;
}

/** Some files say that they take HTML: there a line break alone would be lost. */
function asHtmlWhereAsked(plain: string | null, { label, help }: TemplateColumn): string | null {
  if (plain === null || ![label, ...help].some((line) => /\bhtml\b/i.test(line))) return plain;
  const escaped = plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return escaped
    .split(/\n+/)
    .map((paragraph) => `<p>${paragraph.trim()}</p>`)
    .join('');
}

function text(value: string): string | null {
  const tidy = value.replace(/\r\n?/g, '\n').normalize('NFC').trim();
  return tidy === '' ? null : tidy;
}
