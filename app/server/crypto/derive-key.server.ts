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
  | 'known-device';

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

/** A keyed fingerprint (HMAC-SHA-256, hex): the same text gives the same one, and only with the secret. */
export function fingerprint(appSecret: Buffer, purpose: KeyPurpose, text: string): string {
  return createHmac('sha256', deriveKey(appSecret, purpose)).update(text, 'utf8').digest('hex');
}
