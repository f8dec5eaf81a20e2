import type { ClaimLevel } from '#app/domain/catalog/claim-words.ts';
import { claimFinder, lowerInPlace } from '#app/domain/catalog/find-claims.ts';
import type {
  ChannelListing,
  ChannelPhoto,
  ChannelVariant,
} from '#app/domain/channels/listing/channel-listing.ts';
import type { FieldReader, FieldValue, RuleField } from '#app/domain/channels/rules/channel-rule.ts';
import { keepLast } from '#app/domain/channels/rules/keep-last.ts';
import { firstShape, type TextShape } from '#app/domain/channels/rules/text-shapes.ts';

/** Where a field's values stand in a listing, and the forms of a text that rules look at. */
export type Reading = FieldReader & TextForms;

export type TextForms = {
  compose: (text: string) => string;
  lower: (text: string) => string;
  /** The first of the shapes that a lower-case text holds; null when it holds none. */
  shapeIn: (shapes: readonly TextShape[], lower: string) => string | null;
  claimsOf: (level: ClaimLevel, today: string) => (lower: string) => string | null;
};

export const readings: Readonly<Record<RuleField, Reading>> = {
  title: ofListing('titleVi', (listing) => listing.titleVi),
  description: ofListing('descriptionVi', (listing) => listing.descriptionVi),
  brand: ofListing('brand', (listing) => listing.brand),
  link: ofListing('link', (listing) => listing.link),
  alcohol: ofListing('isAlcohol', (listing) => listing.isAlcohol),
  setCode: ofListing('setCode', (listing) => listing.setCode),
  photos: ofListing('photos', (listing) => listing.photos),
  'photos.url': ofPhotos(Number.POSITIVE_INFINITY, (photo) => photo.url),
  'cover.side': ofPhotos(1, (photo) => Math.min(photo.width, photo.height)),
  variants: ofListing('variants', (listing) => listing.variants),
  'variants.publicCode': ofVariants('publicCode', (variant) => variant.publicCode),
  'variants.sku': ofVariants('sku', (variant) => variant.sku),
  'variants.gtin': ofVariants('gtin', (variant) => variant.gtin),
  'variants.name': ofVariants('nameVi', (variant) => variant.nameVi, 2),
  'variants.priceVnd': ofVariants('priceVnd', (variant) => variant.priceVnd),
  'variants.stock': ofVariants('stock', (variant) => variant.stock),
  'variants.weightGrams': ofVariants('weightGrams', (variant) => variant.weightGrams),
  'variants.package': ofVariants('package', packageSides),
};

function ofListing(path: string, read: (listing: ChannelListing) => FieldValue): Reading {
  return { of: 'listing', path, read, ...textForms() };
}

function ofPhotos(most: number, read: (photo: ChannelPhoto) => FieldValue): Reading {
  return { of: 'photos', most, read, ...textForms() };
}

function ofVariants(name: string, read: (variant: ChannelVariant) => FieldValue, least = 1): Reading {
  return { of: 'variants', name, least, read, ...textForms() };
}

/** Each field has its own: the rules of every channel ask them of one text in turn. */
export function textForms(): TextForms {
  return {
    compose: keepLast((text) => text.trim().normalize('NFC')),
    lower: keepLast((text) => lowerInPlace(text.normalize('NFC'))),
    shapeIn: keepLastOf((shapes: readonly TextShape[]) => (lower) => firstShape(shapes, lower)),
    claimsOf: keepLastOfClaims(),
  };
}

/** Rules of several channels look for the same in the same text: what was found is kept with what was looked for. */
function keepLastOf<Key extends object>(
  workOf: (key: Key) => (text: string) => string | null,
): (key: Key, text: string) => string | null {
  const kept = new WeakMap<Key, (text: string) => string | null>();
  return (key, text) => {
    let work = kept.get(key);
    if (!work) {
      work = keepLast(workOf(key));
      kept.set(key, work);
    }
    return work(text);
  };
}

function keepLastOfClaims(): TextForms['claimsOf'] {
  const kept = new Map<ClaimLevel, { today: string; work: (text: string) => string | null }>();
  return (level, today) => {
    let known = kept.get(level);
    if (known?.today !== today) {
      known = { today, work: keepLast(claimFinder(level, today)) };
      kept.set(level, known);
    }
    return known.work;
  };
}

/** The smallest of the three sides in cm; null when one is missing. */
function packageSides(variant: ChannelVariant): number | null {
  const { lengthCm, widthCm, heightCm } = variant;
  return lengthCm === null || widthCm === null || heightCm === null
    ? null
    : Math.min(lengthCm, widthCm, heightCm);
}
