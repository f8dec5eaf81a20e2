import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deriveKey, fingerprint } from '#app/server/crypto/derive-key.server.ts';
import { CannotOpen, open, seal } from '#app/server/crypto/seal.server.ts';

const SECRET = Buffer.alloc(32, 1);
const OTHER = Buffer.alloc(32, 2);
const key = deriveKey(SECRET, 'person-key');

test('what is sealed opens in its place with its key, and twice sealed is never the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, place) => {
      const sealed = seal(key, place, text);
      expect(open(key, place, sealed)).toBe(text);
      expect(seal(key, place, text)).not.toBe(sealed);
    }),
  );
});

test('another key, another place or a changed bit opens nothing', () => {
  const sealed = seal(key, 'person:1', 'Giàng Thị Mẩy');
  expect(() => open(deriveKey(OTHER, 'person-key'), 'person:1', sealed)).toThrow(CannotOpen);
  expect(() => open(deriveKey(SECRET, 'totp-setup'), 'person:1', sealed)).toThrow(CannotOpen);
  expect(() => open(key, 'person:2', sealed)).toThrow(CannotOpen);
  const bytes = Buffer.from(sealed, 'base64url');
  for (let at = 0; at < bytes.length; at++) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] as number) ^ 1;
    expect(() => open(key, 'person:1', changed.toString('base64url')), `byte ${at}`).toThrow(CannotOpen);
  }
  for (const length of [0, 1, 28, bytes.length - 1]) {
    expect(() => open(key, 'person:1', bytes.subarray(0, length).toString('base64url'))).toThrow(CannotOpen);
  }
});

test('each purpose has a key of its own', () => {
  const purposes = [
    'person-key',
    'contact-lookup',
    'rate-limit',
    'recovery-code',
    'totp-setup',
    'password-link',
    'known-device',
  ] as const;
  const keys = purposes.map((purpose) => deriveKey(SECRET, purpose).toString('hex'));
  expect(new Set(keys).size).toBe(purposes.length);
  expect(keys.every((one) => one.length === 64)).toBe(true);
  expect(fingerprint(SECRET, 'contact-lookup', 'phone:+84912345678')).not.toBe(
    fingerprint(OTHER, 'contact-lookup', 'phone:+84912345678'),
  );
});
