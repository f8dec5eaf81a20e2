import type { ChannelRule } from '#app/domain/channels/rules/channel-rule.ts';
import { blocking, type Grounds } from '#app/domain/channels/usual/grounds.ts';

/** Rows about the sizes that a listing is sold in. */

type Range = { min?: number; max?: number };

export function variantsAtMost(max: number, about: Grounds): ChannelRule {
  return {
    id: 'variant-count',
    field: 'variants',
    check: { kind: 'count', min: 1, max },
    ...blocking,
    fix: 'fixVariantCount',
    ...about,
  };
}

/**
 * Where there are several sizes each has a name of its own, not longer than `max` characters.
 * @param ofLength of the length, where that has another source
 */
export function variantNames(max: number, about: Grounds, ofLength = about): ChannelRule[] {
  return [
    {
      id: 'variant-name',
      field: 'variants.name',
      check: { kind: 'present' },
      ...blocking,
      fix: 'fixVariantNameMissing',
      ...about,
    },
    {
      id: 'variant-names',
      field: 'variants.name',
      check: { kind: 'distinct' },
      ...blocking,
      fix: 'fixVariantNames',
      ...about,
    },
    {
      id: 'variant-name-length',
      field: 'variants.name',
      check: { kind: 'length', max, count: 'codePoints' },
      ...blocking,
      fix: 'fixVariantNameLong',
      ...ofLength,
    },
  ];
}

/** A whole price in VND, in the platform's range. */
export function priceIn({ min = 1, max }: Range, about: Grounds): ChannelRule {
  const check = { kind: 'number', min, whole: true, ...(max === undefined ? {} : { max }) } as const;
  return {
    id: 'price',
    field: 'variants.priceVnd',
    check,
    ...blocking,
    fix: max === undefined ? 'fixPrice' : 'fixPriceRange',
    ...about,
  };
}

/** The least that the platform lets a size cost; what has no price at all is the business of `priceIn`. */
export function priceAtLeast(min: number, about: Grounds): ChannelRule {
  return {
    id: 'price-least',
    field: {
      of: 'variants',
      name: 'priceVnd',
      least: 1,
      asField: 'variants.priceVnd',
      read: ({ priceVnd }) => (priceVnd >= 1 ? priceVnd : undefined),
    },
    check: { kind: 'number', min },
    ...blocking,
    fix: 'fixPriceLeast',
    ...about,
  };
}

/** The channel leads its buyers to our own page, so the price that it shows is the one that they find there. */
export function priceAsOnPage(about: Grounds): ChannelRule {
  return {
    id: 'price-as-page',
    field: {
      of: 'variants',
      name: 'priceVnd',
      least: 1,
      read: ({ priceVnd, pagePriceVnd = priceVnd }) => priceVnd === pagePriceVnd,
    },
    check: { kind: 'oneOf', values: [true] },
    ...blocking,
    fix: 'fixPriceAsPage',
    ...about,
  };
}

/** A whole stock in the platform's range. */
export function stockIn({ min = 0, max }: Range, about: Grounds): ChannelRule {
  const check = { kind: 'number', min, whole: true, ...(max === undefined ? {} : { max }) } as const;
  return {
    id: 'stock',
    field: 'variants.stock',
    check,
    ...blocking,
    fix: max === undefined ? 'fixStock' : 'fixStockRange',
    ...about,
  };
}

/** Every size has a SKU. Ours are unique in the shop already. */
export function skuGiven(about: Grounds): ChannelRule {
  return {
    id: 'sku',
    field: 'variants.sku',
    check: { kind: 'present' },
    ...blocking,
    fix: 'fixSkuMissing',
    ...about,
  };
}

export function skuLike(pattern: RegExp, about: Grounds): ChannelRule {
  return {
    id: 'sku-shape',
    field: 'variants.sku',
    check: { kind: 'pattern', pattern },
    ...blocking,
    fix: 'fixSkuShape',
    ...about,
  };
}

export function skuAtMost(max: number, about: Grounds): ChannelRule {
  return {
    id: 'sku-length',
    field: 'variants.sku',
    check: { kind: 'length', max, count: 'codePoints' },
    ...blocking,
    fix: 'fixSkuLong',
    ...about,
  };
}

export function gtinRight(about: Grounds): ChannelRule {
  return {
    id: 'gtin',
    field: 'variants.gtin',
    check: { kind: 'gtin' },
    ...blocking,
    fix: 'fixGtin',
    ...about,
  };
}

/**
 * Weight with the package, in grams.
 * @param ofRange of the range, where that has another source
 */
export function weightIn(range: Range, about: Grounds, ofRange = about): ChannelRule[] {
  return [
    {
      id: 'weight',
      field: 'variants.weightGrams',
      check: { kind: 'present' },
      ...blocking,
      fix: 'fixWeightMissing',
      ...about,
    },
    {
      id: 'weight-range',
      field: 'variants.weightGrams',
      check: { kind: 'number', ...range },
      ...blocking,
      fix: range.max === undefined ? 'fixWeightLeast' : 'fixWeightRange',
      ...ofRange,
    },
  ];
}

export function packageGiven(about: Grounds): ChannelRule {
  return {
    id: 'package',
    field: 'variants.package',
    check: { kind: 'present' },
    ...blocking,
    fix: 'fixPackageMissing',
    ...about,
  };
}

export function variantCodeAtMost(max: number, about: Grounds): ChannelRule {
  return {
    id: 'id',
    field: 'variants.publicCode',
    check: { kind: 'length', min: 1, max, count: 'codePoints' },
    ...blocking,
    fix: 'fixVariantCode',
    ...about,
  };
}
