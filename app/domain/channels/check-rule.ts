import type { ChannelListing, ChannelVariant } from '#app/domain/channels/channel-listing.ts';
import type { ChannelRule, RuleCheck, RuleField } from '#app/domain/channels/channel-rule.ts';
import { isMarketGtin } from '#app/domain/channels/is-market-gtin.ts';

type FieldValue = string | number | boolean | null | readonly unknown[];

/** One value that a rule looks at: where it stands in the listing, and the variant it belongs to. */
export type Place = { path: string; variantCode: string | null; value: FieldValue };

export type Failure = {
  rule: ChannelRule;
  /** Field path in the listing: "titleVi", "variants.1.priceVnd", "photos.0". */
  path: string;
  variantCode: string | null;
  params: Record<string, string | number>;
};

/**
 * Every breach of one rule by one listing, and how many values were looked at (0: the rule does not apply).
 */
export function checkRule(
  rule: ChannelRule,
  listing: ChannelListing,
): { checked: number; failures: Failure[] } {
  const places = placesOf(rule.field, listing);
  if (rule.check.kind === 'distinct') {
    return { checked: places.length > 1 ? places.length : 0, failures: repeated(rule, places) };
  }
  const failures: Failure[] = [];
  for (const place of places) {
    const params = breach(rule.check, place.value);
    if (params) failures.push({ rule, path: place.path, variantCode: place.variantCode, params });
  }
  return { checked: places.length, failures };
}

function placesOf(field: RuleField, listing: ChannelListing): Place[] {
  switch (field) {
    case 'title':
      return [whole('titleVi', listing.titleVi)];
    case 'description':
      return [whole('descriptionVi', listing.descriptionVi)];
    case 'brand':
      return [whole('brand', listing.brand)];
    case 'link':
      return [whole('link', listing.link)];
    case 'alcohol':
      return [whole('isAlcohol', listing.isAlcohol)];
    case 'setCode':
      return [whole('setCode', listing.setCode)];
    case 'photos':
      return [whole('photos', listing.photos)];
    case 'photos.url':
      return listing.photos.map((photo, index) => whole(`photos.${index}`, photo.url));
    case 'cover.side': {
      const [cover] = listing.photos;
      return cover ? [whole('photos.0', Math.min(cover.width, cover.height))] : [];
    }
    case 'variants':
      return [whole('variants', listing.variants)];
    case 'variants.name':
      return listing.variants.length > 1 ? ofVariants(listing, 'nameVi', (variant) => variant.nameVi) : [];
    case 'variants.package':
      return ofVariants(listing, 'package', packageSides);
    default: {
      const name = field.slice('variants.'.length) as VariantValue;
      return ofVariants(listing, name, (variant) => variant[name]);
    }
  }
}

type VariantValue = 'publicCode' | 'sku' | 'gtin' | 'priceVnd' | 'stock' | 'weightGrams';

function whole(path: string, value: FieldValue): Place {
  return { path, variantCode: null, value };
}

function ofVariants(
  listing: ChannelListing,
  name: string,
  read: (variant: ChannelVariant) => FieldValue,
): Place[] {
  return listing.variants.map((variant, index) => ({
    path: `variants.${index}.${name}`,
    variantCode: variant.publicCode,
    value: read(variant),
  }));
}

/** The smallest of the three sides in cm; null when one is missing. */
function packageSides(variant: ChannelVariant): number | null {
  const { lengthCm, widthCm, heightCm } = variant;
  return lengthCm === null || widthCm === null || heightCm === null
    ? null
    : Math.min(lengthCm, widthCm, heightCm);
}

/** The params of the breach's message, or null when the value is right. */
function breach(
  check: Exclude<RuleCheck, { kind: 'distinct' }>,
  value: FieldValue,
): Record<string, string | number> | null {
  switch (check.kind) {
    case 'present':
      return isBlank(value) ? {} : null;
    case 'length': {
      if (isBlank(value)) return null;
      const actual = textLength(String(value), check.count);
      return outside(actual, check) ? { ...bounds(check), actual } : null;
    }
    case 'count': {
      const actual = Array.isArray(value) ? value.length : 0;
      // An empty list is the business of the rule that asks for one at least.
      if (actual === 0 && (check.min ?? 0) > 1) return null;
      return outside(actual, check) ? { ...bounds(check), actual } : null;
    }
    case 'number': {
      if (value === null) return null;
      const actual = Number(value);
      const wrong =
        !Number.isFinite(actual) || (check.whole && !Number.isInteger(actual)) || outside(actual, check);
      return wrong ? { ...bounds(check), actual } : null;
    }
    case 'pattern':
      return isBlank(value) ||
        new RegExp(`^(?:${check.pattern.source})$`, check.pattern.flags).test(String(value))
        ? null
        : { actual: String(value) };
    case 'without': {
      const text = String(value ?? '')
        .normalize('NFC')
        .toLowerCase();
      for (const shape of check.shapes) {
        const found = shape.exec(text);
        if (found) return { found: found[0].trim() };
      }
      return null;
    }
    case 'gtin':
      return isBlank(value) || isMarketGtin(String(value)) ? null : { actual: String(value) };
    case 'webUrl':
      return isBlank(value) || webUrl(String(value)) !== null ? null : { actual: String(value) };
    case 'oneOf':
      return check.values.includes(value as string | boolean) ? null : { actual: String(value) };
    case 'noneOf':
      return check.values.includes(value as string | boolean) ? { actual: String(value) } : null;
  }
}

function repeated(rule: ChannelRule, places: readonly Place[]): Failure[] {
  const seen = new Map<string, number>();
  for (const place of places) seen.set(key(place), (seen.get(key(place)) ?? 0) + 1);
  return places
    .filter((place) => !isBlank(place.value) && (seen.get(key(place)) ?? 0) > 1)
    .map((place) => ({
      rule,
      path: place.path,
      variantCode: place.variantCode,
      params: { actual: String(place.value) },
    }));
}

function key(place: Place): string {
  return String(place.value ?? '')
    .trim()
    .normalize('NFC')
    .toLowerCase();
}

function isBlank(value: FieldValue): boolean {
  if (value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  return Array.isArray(value) ? value.length === 0 : false;
}

/** Length of a text in NFC, as the platform counts it. */
export function textLength(text: string, count: 'codePoints' | 'bytes'): number {
  const composed = text.trim().normalize('NFC');
  if (count === 'bytes') return new TextEncoder().encode(composed).length;
  // Only the second half of a pair makes a text longer than it is in code points.
  return composed.length - (composed.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0);
}

function outside(actual: number, { min, max }: { min?: number; max?: number }): boolean {
  return (min !== undefined && actual < min) || (max !== undefined && actual > max);
}

function bounds({ min, max }: { min?: number; max?: number }): Record<string, number> {
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
}

function webUrl(text: string): URL | null {
  try {
    const url = new URL(text);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url : null;
  } catch {
    return null;
  }
}
