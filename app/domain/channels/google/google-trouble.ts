import {
  type PlatformRefusal,
  PlatformTrouble,
  type PlatformTroubleKind,
} from '#app/domain/channels/platform/platform.ts';

/** A failure as Merchant API tells it (AIP-193): `reason` stands in the metadata of its `ErrorInfo`. */
export type GoogleFailure = {
  httpStatus: number;
  /** "INVALID_ARGUMENT". */
  status: string;
  reason: string | null;
  message: string;
  /** Path of the wrong field: "product_input.product_attributes.price". */
  location: string | null;
  /** ms until calls pass again, where Google tells it. */
  retryAfterMs?: number | undefined;
};

/** Code of a refusal that only says: there is no such thing. */
export const goneCode = 'NOT_FOUND';

const kinds: Readonly<Record<string, PlatformTroubleKind>> = {
  UNAUTHENTICATED: 'token',
  // Whoever said yes may not act for the account any more, or did not allow enough.
  PERMISSION_DENIED: 'reauthorise',
  // Somebody else writes the same thing, or a newer write was faster: the listing is read anew and sent again.
  ABORTED: 'busy',
  UNAVAILABLE: 'busy',
  INTERNAL: 'no-answer',
  UNKNOWN: 'no-answer',
  DEADLINE_EXCEEDED: 'no-answer',
};

/** Matters of our own app and its Cloud project, which no seller can mend. */
const ours = /^(GCP_NOT_REGISTERED|SERVICE_DISABLED|BILLING_|API_KEY_|CONSUMER_)/;

/** Where in the listing it is mended, by attribute in underscore form. */
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
  gtin: 'gtin',
  identifier_exists: 'gtin',
  size: 'nameVi',
  item_group_id: 'nameVi',
  offer_id: 'sku',
  id: 'sku',
  shipping_weight: 'weightGrams',
  shipping_length: 'lengthCm',
  shipping_width: 'widthCm',
  shipping_height: 'heightCm',
};

/** @param size place of the size in the listing */
export function googleTrouble(failure: GoogleFailure, size = 0): PlatformTrouble {
  const code = failure.reason ?? failure.status;
  const kind = kindOf(failure, code);
  const refusals = kind === 'refused' ? [googleRefusal(code, failure.message, failure.location, size)] : [];
  return new PlatformTrouble(kind, `Google: ${code}`, { refusals, retryAfterMs: failure.retryAfterMs });
}

/**
 * Google does not publish the words by which a day's quota differs from a minute's: what speaks of a day is taken for the
 * day's. Codes that are not known go by the HTTP status.
 */
function kindOf({ httpStatus, status, message }: GoogleFailure, code: string): PlatformTroubleKind {
  if (ours.test(code)) return 'stop';
  if (status === 'RESOURCE_EXHAUSTED' || httpStatus === 429) {
    return /dail|per.?day/i.test(`${code} ${message}`) ? 'quota' : 'rate';
  }
  return kinds[status] ?? (httpStatus >= 500 ? 'no-answer' : 'refused');
}

/**
 * One reason. Attributes are written in several ways: "image_link", "imageLink", "n:image link", or as a path with the
 * attribute at its end.
 */
export function googleRefusal(
  code: string,
  message: string,
  attribute: string | null,
  size: number,
): PlatformRefusal {
  const name = (attribute ?? '')
    .replace(/^n:/, '')
    .split('.')
    .map((part) => part.replace(/\[\d*\]/g, ''))
    .map((part) =>
      part
        .replace(/([a-z])([A-Z])/g, '$1_$2')
        .toLowerCase()
        .replace(/[ -]/g, '_'),
    )
    .findLast((part) => known(part) !== null);
  const field = name === undefined ? null : known(name);
  if (field === null) return { code, message, field };
  return { code, message, field: field.isOfSize ? `variants.${size}.${field.name}` : field.name };
}

/** Several values of an attribute go under its plural in Merchant API. */
function known(name: string): { name: string; isOfSize: boolean } | null {
  for (const one of [name, name.replace(/s$/, '')]) {
    const own = fields[one];
    if (own !== undefined) return { name: own, isOfSize: false };
    const ofSize = sizeFields[one];
    if (ofSize !== undefined) return { name: ofSize, isOfSize: true };
  }
  return null;
}
