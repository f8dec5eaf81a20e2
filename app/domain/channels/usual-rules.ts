/**
 * Rows that most rule tables have, each to be given its own limit, source and confidence. A channel's table is made of
 * these and of rows of its own.
 */

import type { ChannelRule } from '#app/domain/channels/channel-rule.ts';
import { contactShapes } from '#app/domain/channels/text-shapes.ts';

/** What a row must say for itself; `severity` where it is not the usual one. */
export type Grounds = Pick<ChannelRule, 'source' | 'confirmed'> &
  Partial<Pick<ChannelRule, 'id' | 'severity' | 'validFrom' | 'validTo' | 'fix'>>;

type Range = { min?: number; max?: number };

const blocking = { severity: 'blocking' } as const;
const warning = { severity: 'warning' } as const;

/** Community tourism is sold as a service, not sent as a parcel. */
export function noServices(about: Grounds): ChannelRule {
  return {
    id: 'service',
    field: 'setCode',
    check: { kind: 'noneOf', values: ['QD26-26'] },
    ...blocking,
    closes: true,
    fix: 'fixService',
    ...about,
  };
}

export function titleGiven(about: Grounds): ChannelRule {
  return {
    id: 'title',
    field: 'title',
    check: { kind: 'present' },
    ...blocking,
    fix: 'fixTitleMissing',
    ...about,
  };
}

export function titleAtMost(
  max: number,
  about: Grounds,
  count: 'codePoints' | 'bytes' = 'codePoints',
): ChannelRule {
  return {
    id: 'title-length',
    field: 'title',
    check: { kind: 'length', max, count },
    ...blocking,
    fix: 'fixTitleLong',
    ...about,
  };
}

export function titleAtLeast(min: number, about: Grounds): ChannelRule {
  return {
    id: 'title-short',
    field: 'title',
    check: { kind: 'length', min, count: 'codePoints' },
    ...blocking,
    fix: 'fixTitleShort',
    ...about,
  };
}

export function descriptionGiven(about: Grounds): ChannelRule {
  return {
    id: 'description',
    field: 'description',
    check: { kind: 'present' },
    ...blocking,
    fix: 'fixDescriptionMissing',
    ...about,
  };
}

export function descriptionAtMost(max: number, about: Grounds): ChannelRule {
  return {
    id: 'description-length',
    field: 'description',
    check: { kind: 'length', max, count: 'codePoints' },
    ...blocking,
    fix: 'fixDescriptionLong',
    ...about,
  };
}

/** No phone numbers, addresses or other networks' names in title and description. */
export function noContacts(about: Grounds): ChannelRule[] {
  const check = { kind: 'without', shapes: contactShapes } as const;
  return [
    { id: 'title-contacts', field: 'title', check, ...blocking, fix: 'fixTitleContacts', ...about },
    {
      id: 'description-contacts',
      field: 'description',
      check,
      ...blocking,
      fix: 'fixDescriptionContacts',
      ...about,
    },
  ];
}

/** Promises of a cure block, claims of a use to health are warned of; in title and description. */
export function noClaims(): ChannelRule[] {
  const about = { source: 'Nghị định 15/2018/NĐ-CP, Điều 27 khoản 3', confirmed: false };
  const promise = { kind: 'withoutClaims', level: 'promise' } as const;
  const use = { kind: 'withoutClaims', level: 'use' } as const;
  return [
    { id: 'title-claims', field: 'title', check: promise, ...blocking, fix: 'fixClaims', ...about },
    {
      id: 'description-claims',
      field: 'description',
      check: promise,
      ...blocking,
      fix: 'fixClaims',
      ...about,
    },
    { id: 'title-uses', field: 'title', check: use, ...warning, fix: 'fixUses', ...about },
    { id: 'description-uses', field: 'description', check: use, ...warning, fix: 'fixUses', ...about },
  ];
}

/** Stars are named only as the recognition that is valid today has them. */
export function starsAsRecognised(): ChannelRule[] {
  return (['titleVi', 'descriptionVi'] as const).map((path) => ({
    id: path === 'titleVi' ? 'title-stars' : 'description-stars',
    field: { of: 'listing', path, read: (listing) => wrongStars(listing[path], listing.starsToday) },
    check: { kind: 'oneOf', values: [''] },
    ...blocking,
    fix: 'fixStarClaim',
    source: 'Quyết định 26/2026/QĐ-TTg: hạng sao có giá trị 36 tháng',
    confirmed: false,
  }));
}

const starWords = /ocop[\s:–-]*([1-5])\s*sao|([1-5])\s*sao[\s:–-]*ocop/iu;

/** The number of stars that a text names against the register; '' when it names the right one. */
function wrongStars(text: string, starsToday: number | null): string | undefined {
  const found = starWords.exec(text);
  const named = found?.[1] ?? found?.[2];
  if (named === undefined) return undefined;
  return Number(named) === starsToday ? '' : named;
}

export function photosAtLeast(min: number, about: Grounds): ChannelRule {
  return {
    id: min > 1 ? 'photo-few' : 'photo',
    field: 'photos',
    check: { kind: 'count', min },
    severity: min > 1 ? 'warning' : 'blocking',
    fix: min > 1 ? 'fixPhotoFew' : 'fixPhotoMissing',
    ...about,
  };
}

/** Smaller side of the cover in pixels. */
export function coverAtLeast(min: number, about: Grounds): ChannelRule {
  return {
    id: 'photo-side',
    field: 'cover.side',
    check: { kind: 'number', min },
    ...blocking,
    fix: 'fixPhotoSmall',
    ...about,
  };
}

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

/** Where there are several sizes each has a name of its own, not longer than `max` characters. */
export function variantNames(max: number, about: Grounds): ChannelRule[] {
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
      ...about,
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

/** Weight with the package, in grams. */
export function weightIn(range: Range, about: Grounds): ChannelRule[] {
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
      ...about,
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

/** The platform's own category was chosen. */
export function categoryChosen(about: Grounds): ChannelRule {
  return {
    id: 'category',
    field: { of: 'listing', path: 'category', read: ({ category }) => category },
    check: { kind: 'present' },
    ...blocking,
    fix: 'fixCategory',
    ...about,
  };
}

export function brandAtMost(max: number, about: Grounds): ChannelRule {
  return {
    id: 'brand-length',
    field: 'brand',
    check: { kind: 'length', max, count: 'codePoints' },
    ...warning,
    fix: 'fixBrandLong',
    ...about,
  };
}

export function brandGiven(about: Grounds): ChannelRule {
  return {
    id: 'brand',
    field: 'brand',
    check: { kind: 'present' },
    ...warning,
    fix: 'fixBrandMissing',
    ...about,
  };
}

export function setChosen(about: Grounds): ChannelRule {
  return {
    id: 'product-set',
    field: 'setCode',
    check: { kind: 'present' },
    ...warning,
    fix: 'fixProductSet',
    ...about,
  };
}

export function linkRight(about: Grounds): ChannelRule {
  return { id: 'link', field: 'link', check: { kind: 'webUrl' }, ...blocking, fix: 'fixLink', ...about };
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
