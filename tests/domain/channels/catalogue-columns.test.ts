import { describe, expect, test } from 'vitest';
import { catalogueColumns, catalogueRows } from '#app/domain/channels/catalogue/catalogue-table.ts';
import { channelMessages } from '#app/i18n/channels.ts';
import { translate } from '#app/i18n/messages.ts';
import { channelListing, channelVariant } from '#tests/factories/channel-listing.ts';

const labels = {
  ingredients: 'Búp chè',
  quantity: '100 g',
  usage_and_storage: 'Pha nước 90 độ',
  expiry: '24 tháng',
  declaration_number: '12/2025',
};

/** No two values are alike, so that none can stand in another's column unnoticed. */
const variant = channelVariant({ stock: 37, weightGrams: 160, lengthCm: 12, widthCm: 8, heightCm: 15 });
const listing = channelListing({ label: labels, variants: [variant] });

describe('the market’s own catalogue file', () => {
  test.each(['vi', 'en'] as const)('has every value under its own heading (%s)', (language) => {
    const t = translate(channelMessages, language);
    const headings = catalogueColumns(language).map(({ heading }) => heading);
    const [row = []] = catalogueRows(listing);
    expect(new Set(headings).size).toBe(headings.length);
    expect(row).toHaveLength(headings.length);
    const photo = (number: number) => [
      t('columnPhoto', { number: String(number) }),
      listing.photos[number - 1]?.url ?? null,
    ];
    expect(Object.fromEntries(headings.map((heading, at) => [heading, row[at]]))).toEqual({
      [t('columnTitle')]: listing.titleVi,
      [t('columnTitleEn')]: listing.titleEn,
      [t('columnVariant')]: variant.nameVi,
      [t('columnCode')]: variant.publicCode,
      [t('columnSku')]: variant.sku,
      [t('columnGtin')]: variant.gtin,
      [t('columnProducer')]: listing.producer.name,
      [t('columnPlace')]: listing.place,
      [t('columnSet')]: listing.setPath.at(-1),
      [t('columnStars')]: 4,
      [t('columnPrice')]: 185_000,
      [t('columnStock')]: 37,
      [t('columnWeight')]: 160,
      [t('columnLength')]: 12,
      [t('columnWidth')]: 8,
      [t('columnHeight')]: 15,
      [t('columnBrand')]: listing.brand,
      [t('columnDescription')]: listing.descriptionVi,
      [t('columnIngredients')]: labels.ingredients,
      [t('columnQuantity')]: labels.quantity,
      [t('columnUsage')]: labels.usage_and_storage,
      [t('columnExpiry')]: labels.expiry,
      [t('columnDeclaration')]: labels.declaration_number,
      [t('columnLink')]: listing.link,
      ...Object.fromEntries(Array.from({ length: 9 }, (_, at) => photo(at + 1))),
    });
  });

  test('has one row for each size, with the size’s own measures', () => {
    const sizes = [variant, channelVariant({ publicCode: 'V2', lengthCm: 30, widthCm: 20, heightCm: 10 })];
    const t = translate(channelMessages, 'vi');
    const headings = catalogueColumns('vi').map(({ heading }) => heading);
    const at = (['columnCode', 'columnLength', 'columnWidth', 'columnHeight'] as const).map((key) =>
      headings.indexOf(t(key)),
    );
    expect(
      catalogueRows(channelListing({ variants: sizes })).map((row) => at.map((one) => row[one])),
    ).toEqual([
      [variant.publicCode, 12, 8, 15],
      ['V2', 30, 20, 10],
    ]);
  });
});
