import { lazadaRefusals } from '#app/domain/channels/lazada/refusals.ts';
import {
  type PlatformRefusal,
  PlatformTrouble,
  type PlatformTroubleKind,
} from '#app/domain/channels/platform/platform.ts';

/** What Lazada's codes ask of us. What is not here is about the product. */
const kinds: Readonly<Record<string, PlatformTroubleKind>> = {
  IllegalAccessToken: 'token',
  IllegalRefreshToken: 'reauthorise',
  InvalidCode: 'reauthorise',
  IncompleteSignature: 'stop',
  IllegalTimestamp: 'clock',
  InvalidTimestamp: 'clock',
  InvalidAppKey: 'stop',
  AppWhiteIpLimit: 'stop',
  InsufficientPermission: 'stop',
  SellerNotActive: 'stop',
  SellerNotVerified: 'stop',
  4148: 'stop',
  ApiCallLimit: 'rate',
  901: 'rate',
  AppCallLimit: 'quota',
  998: 'busy',
  ServiceUnavailable: 'busy',
  // A create may have gone through behind these: Lazada keeps every SellerSku once, so asking by it is safe.
  ServiceTimeout: 'no-answer',
  6: 'no-answer',
  1000: 'no-answer',
  4105: 'exists',
  4126: 'exists',
};

/** Ours by Lazada's names, as they stand in `detail`. */
const ours: Readonly<Record<string, string>> = {
  name: 'titleVi',
  description: 'descriptionVi',
  short_description: 'descriptionVi',
  brand: 'brand',
  brand_id: 'brand',
  primarycategory: 'category',
  images: 'photos',
  sellersku: 'variants.0.sku',
  price: 'variants.0.priceVnd',
  quantity: 'variants.0.stock',
  package_weight: 'variants.0.weightGrams',
  package_length: 'variants.0.lengthCm',
  package_width: 'variants.0.widthCm',
  package_height: 'variants.0.heightCm',
};

export type LazadaFailure = {
  code: string;
  message?: string | undefined;
  detail?:
    | ReadonlyArray<{ field?: string | null | undefined; message?: string | null | undefined }>
    | undefined;
};

export function lazadaTrouble(
  { code, message = '', detail = [] }: LazadaFailure,
  retryAfterMs?: number,
): PlatformTrouble {
  const kind = kinds[code] ?? 'refused';
  const refusals = kind === 'refused' || kind === 'exists' ? refusalsOf(code, message, detail) : [];
  return new PlatformTrouble(kind, `Lazada: ${code}`, { refusals, retryAfterMs });
}

function refusalsOf(
  code: string,
  message: string,
  detail: NonNullable<LazadaFailure['detail']>,
): PlatformRefusal[] {
  if (detail.length === 0) return [lazadaRefusal(code, message)];
  return detail.map((one) => {
    const name = one.field ?? '';
    const field = ours[name.toLowerCase()] ?? lazadaRefusals[code]?.field ?? attributeField(name);
    return { code, message: one.message || message, field };
  });
}

/** Names of the message's own parts; any other name is that of a category's attribute. */
const parts = ['', 'payload', 'request', 'product', 'attributes', 'skus', 'sku', 'saleprop'];

const attributeField = (name: string) => (parts.includes(name.toLowerCase()) ? null : `attributes.${name}`);

export function lazadaRefusal(code: string, message: string, field?: string): PlatformRefusal {
  return { code, message, field: field ?? lazadaRefusals[code]?.field ?? null };
}
