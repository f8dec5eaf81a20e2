import type { ChannelListing, ChannelVariant } from '#app/domain/channels/listing/channel-listing.ts';
import { channelMessages } from '#app/i18n/channels.ts';
import type { Language } from '#app/i18n/language.ts';
import { translate } from '#app/i18n/messages.ts';

export type CatalogueColumn = { heading: string; width: number; format?: 'number' | 'money' | 'text' };
export type CatalogueRow = ReadonlyArray<string | number | null>;

const photoColumns = 9;
const labelColumns = [
  'ingredients',
  'quantity',
  'usage_and_storage',
  'expiry',
  'declaration_number',
] as const;

/** The headings of the market's own catalogue file, one row per pack size below them. */
export function catalogueColumns(language: Language): CatalogueColumn[] {
  const t = translate(channelMessages, language);
  return [
    { heading: t('columnTitle'), width: 36 },
    { heading: t('columnTitleEn'), width: 30 },
    { heading: t('columnVariant'), width: 16 },
    { heading: t('columnCode'), width: 14, format: 'text' },
    { heading: t('columnSku'), width: 16, format: 'text' },
    { heading: t('columnGtin'), width: 16, format: 'text' },
    { heading: t('columnProducer'), width: 30 },
    { heading: t('columnPlace'), width: 18 },
    { heading: t('columnSet'), width: 28 },
    { heading: t('columnStars'), width: 8, format: 'number' },
    { heading: t('columnPrice'), width: 12, format: 'money' },
    { heading: t('columnStock'), width: 9, format: 'number' },
    { heading: t('columnWeight'), width: 10, format: 'number' },
    { heading: t('columnLength'), width: 9, format: 'number' },
    { heading: t('columnWidth'), width: 9, format: 'number' },
    { heading: t('columnHeight'), width: 9, format: 'number' },
    { heading: t('columnBrand'), width: 18 },
    { heading: t('columnDescription'), width: 60 },
    { heading: t('columnIngredients'), width: 30 },
    { heading: t('columnQuantity'), width: 14 },
    { heading: t('columnUsage'), width: 30 },
    { heading: t('columnExpiry'), width: 16 },
    { heading: t('columnDeclaration'), width: 18 },
    { heading: t('columnLink'), width: 40 },
    ...Array.from({ length: photoColumns }, (_, n) => ({
      heading: t('columnPhoto', { number: String(n + 1) }),
      width: 40,
    })),
  ];
}

/** The rows of one listing, in the order of `catalogueColumns`. */
export function catalogueRows(listing: ChannelListing): CatalogueRow[] {
  return listing.variants.map((variant) => catalogueRow(listing, variant));
}

function catalogueRow(listing: ChannelListing, variant: ChannelVariant): CatalogueRow {
  return [
    listing.titleVi,
    listing.titleEn,
    variant.nameVi,
    variant.publicCode,
    variant.sku,
    variant.gtin,
    listing.producer.name,
    listing.place,
    listing.setPath.at(-1) ?? null,
    listing.starsToday,
    variant.priceVnd,
    variant.stock,
    variant.weightGrams,
    variant.lengthCm,
    variant.widthCm,
    variant.heightCm,
    listing.brand,
    listing.descriptionVi,
    ...labelColumns.map((field) => listing.label[field] ?? null),
    listing.link,
    ...Array.from({ length: photoColumns }, (_, n) => listing.photos[n]?.url ?? null),
  ];
}
