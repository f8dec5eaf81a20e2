import {
  type PlatformRefusal,
  PlatformTrouble,
  type PlatformTroubleKind,
} from '#app/domain/channels/platform/platform.ts';

/** A failure as the Graph API tells it. */
export type MetaFailure = {
  code: number;
  subcode: number | null;
  message: string;
  isTransient: boolean;
  /** ms until calls pass again, where Meta tells it. */
  retryAfterMs: number | null;
};

/** Codes of the Graph API's error page, and of the catalogue's own pages (80009, 80014). */
const kinds: Readonly<Record<number, PlatformTroubleKind>> = {
  // Nothing is told of what was done: ask by id.
  1: 'no-answer',
  2: 'busy',
  3: 'stop',
  4: 'rate',
  17: 'rate',
  32: 'rate',
  613: 'rate',
  80009: 'rate',
  80014: 'rate',
  10: 'reauthorise',
  101: 'stop',
  102: 'token',
  190: 'token',
  368: 'stop',
};

/** The person has taken our app away, must confirm at Facebook first, has a new password, or is not confirmed. */
const deadTokens: readonly number[] = [458, 459, 460, 464];
/** "Does not exist, or cannot be loaded due to missing permissions." */
const outOfReach = 33;

/** Where in the listing it is mended, by our own field names of the item. */
const fields: Readonly<Record<string, string>> = {
  title: 'titleVi',
  description: 'descriptionVi',
  brand: 'brand',
  image_link: 'photos',
  additional_image_link: 'photos',
  google_product_category: 'setCode',
  product_type: 'setCode',
};
const sizeFields: Readonly<Record<string, string>> = {
  price: 'priceVnd',
  availability: 'stock',
  quantity_to_sell_on_facebook: 'stock',
  gtin: 'gtin',
  size: 'nameVi',
  item_group_id: 'nameVi',
  shipping_weight: 'weightGrams',
};

export function metaTrouble(failure: MetaFailure): PlatformTrouble {
  const { code, message, retryAfterMs } = failure;
  const kind = kindOf(failure);
  return new PlatformTrouble(kind, `Meta: ${code}`, {
    refusals: kind === 'refused' ? [metaRefusal(String(code), message, 0)] : [],
    retryAfterMs,
  });
}

function kindOf({ code, subcode, message, isTransient }: MetaFailure): PlatformTroubleKind {
  if (/appsecret_proof|client secret/i.test(message)) return 'stop';
  if (code === 190 && subcode !== null && deadTokens.includes(subcode)) return 'reauthorise';
  if (code === 100 && subcode === outOfReach) return 'reauthorise';
  // Permissions that are missing have a whole range.
  if (code >= 200 && code <= 299) return 'reauthorise';
  return kinds[code] ?? (isTransient ? 'busy' : 'refused');
}

/**
 * One reason for an item. Meta names no field apart: it stands in its sentence, as it is written in the file or with
 * capitals and blanks ("without required field Image Link").
 * @param size place of the size in the listing
 */
export function metaRefusal(code: string, message: string, size: number): PlatformRefusal {
  const words = message.toLowerCase().replace(/[\s-]+/g, '_');
  const named = [...Object.keys(fields), ...Object.keys(sizeFields)]
    .filter((name) => new RegExp(`(?<![a-z_])${name}(?![a-z_])|_field_${name}(?![a-z])`).test(words))
    .sort((a, b) => b.length - a.length)[0];
  if (named === undefined)
    return { code, message, field: /image/i.test(`${code} ${message}`) ? 'photos' : null };
  const own = fields[named];
  return { code, message, field: own ?? `variants.${size}.${sizeFields[named]}` };
}
