import { createHmac, hkdfSync } from 'node:crypto';

const KEY_BYTES = 32;
/** Part of every derivation, so that another program with the same secret gets other keys. */
const SALT = 'cho-phien/1';

/** What a key is for. Each purpose has a key of its own, so that one cannot be used for another. */
export type KeyPurpose =
  | 'person-key'
  | 'contact-lookup'
  | 'rate-limit'
  | 'recovery-code'
  | 'totp-setup'
  | 'password-link'
  | 'known-device'
  | 'shop-grant'
  | 'bank-account'
  | 'payment-event'
  | 'order-access'
  | 'checkout'
  | 'order-source'
  | 'authorisation-state'
  | 'paper-link';

const derived = new WeakMap<Buffer, Map<KeyPurpose, Buffer>>();

/** The key of 256 bits for one purpose, derived from the application's secret (HKDF-SHA-256, RFC 5869). */
export function deriveKey(appSecret: Buffer, purpose: KeyPurpose): Buffer {
  const keys = derived.get(appSecret) ?? new Map<KeyPurpose, Buffer>();
  derived.set(appSecret, keys);
  let key = keys.get(purpose);
  if (!key) {
    key = Buffer.from(hkdfSync('sha256', appSecret, SALT, purpose, KEY_BYTES));
    keys.set(purpose, key);
  }
  return key;
}

/** The keys of one purpose from the present secret and, while it is being replaced, the one before; the present one first. */
export function keysFor(
  secrets: { appSecret: Buffer; previousSecret: Buffer | null },
  purpose: KeyPurpose,
): [Buffer, ...Buffer[]] {
  const { appSecret, previousSecret } = secrets;
  return [deriveKey(appSecret, purpose), ...(previousSecret ? [deriveKey(previousSecret, purpose)] : [])];
}

/** A keyed fingerprint (HMAC-SHA-256, hex): the same text gives the same one, and only with the secret. */
export function fingerprint(appSecret: Buffer, purpose: KeyPurpose, text: string): string {
  return createHmac('sha256', deriveKey(appSecret, purpose)).update(text, 'utf8').digest('hex');
}
