import type { PlatformRefusal } from '#app/domain/channels/platform/platform.ts';
import type { PushMessage } from '#app/i18n/pushes.ts';

/** Our own reasons, and codes that mean the same on every platform. */
const byCode: Readonly<Record<string, PushMessage>> = {
  'push:not-ready': 'why_notReady',
  'push:busy': 'why_busy',
  'push:no-answer': 'why_busy',
  'push:stop': 'why_stop',
  'push:removed': 'why_removed',
  'push:suspended': 'why_suspended',
  'push:exists': 'why_exists',
  error_repeated_mtsku: 'why_exists',
};

const byField: ReadonlyArray<{ field: RegExp; text: PushMessage }> = [
  { field: /^title/, text: 'why_title' },
  { field: /^description/, text: 'why_description' },
  { field: /^photos/, text: 'why_photos' },
  { field: /^category/, text: 'why_category' },
  { field: /^brand/, text: 'why_brand' },
  { field: /\.priceVnd$/, text: 'why_price' },
  { field: /\.stock$/, text: 'why_stock' },
  { field: /\.gtin$/, text: 'why_gtin' },
  { field: /\.name(Vi|En)$|\.sku$/, text: 'why_size' },
  { field: /\.(weightGrams|lengthCm|widthCm|heightCm|package)$/, text: 'why_package' },
];

/** The sentence for a refusal; where nothing is known of its code, by the field that the platform's client names. */
export function refusalText({ code, field }: PlatformRefusal): PushMessage {
  return byCode[code] ?? byField.find((one) => field !== null && one.field.test(field))?.text ?? 'why_other';
}

/** True for reasons of our own, which have no words of the platform to show. */
export function isOwnReason({ code }: PlatformRefusal): boolean {
  return code.startsWith('push:');
}
