import {
  type PlatformRefusal,
  PlatformTrouble,
  type PlatformTroubleKind,
} from '#app/domain/channels/platform/platform.ts';
import { shopeeRefusals } from '#app/domain/channels/shopee/refusals.ts';

/** What Shopee's codes ask of us; from the error lists of its API pages. What is not here is about the product. */
const kinds: Readonly<Record<string, PlatformTroubleKind>> = {
  error_sign: 'stop',
  error_partner_key_expired: 'stop',
  error_permission: 'stop',
  shop_banned: 'stop',
  error_reach_shop_item_limit: 'stop',
  error_holiday_on_add_item: 'stop',
  error_auth: 'token',
  invalid_acceess_token: 'token',
  invalid_access_token: 'token',
  shop_no_linked: 'reauthorise',
  partner_shop_no_link: 'reauthorise',
  error_rate_limit: 'rate',
  error_limit: 'quota',
  error_system_busy: 'busy',
  // Shopee asks to look by SKU after these before a product is made again.
  error_inner: 'no-answer',
  error_server: 'no-answer',
  error_network: 'no-answer',
  error_repeated_mtsku: 'exists',
};

/** @param code as sent, with or without the module in front: "product.error_busi". */
export function shopeeTrouble(code: string, message: string, retryAfterMs?: number): PlatformTrouble {
  const bare = code.split('.').at(-1) ?? code;
  // Under the code of every parameter that the gateway dislikes.
  const isClock = bare === 'error_param' && /timestamp/i.test(message);
  const kind = isClock ? 'clock' : (kinds[bare] ?? 'refused');
  const refusals = kind === 'refused' || kind === 'exists' ? [shopeeRefusal(bare, message)] : [];
  return new PlatformTrouble(kind, `Shopee: ${bare}`, { refusals, retryAfterMs });
}

export function shopeeRefusal(code: string, message: string, field?: string): PlatformRefusal {
  // The general code for business rules tells the matter only in its words.
  const isGtin = code === 'error_busi' && /gtin/i.test(message);
  return {
    code,
    message,
    field: field ?? (isGtin ? 'variants.0.gtin' : (shopeeRefusals[code]?.field ?? null)),
  };
}

/** The listing breaks a limit that Shopee told us; nothing was sent. */
export function refuseByLimit(refusals: readonly PlatformRefusal[]): void {
  if (refusals.length > 0) throw new PlatformTrouble('refused', 'Shopee: limits', { refusals });
}
