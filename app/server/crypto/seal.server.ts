import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** First byte of everything sealed: AES-256-GCM with a 96-bit nonce and a 128-bit tag. Another scheme gets another. */
const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = 1 + NONCE_BYTES + TAG_BYTES;

/** Something sealed was changed, belongs elsewhere, or was sealed with another key. */
export class CannotOpen extends Error {
  constructor() {
    super('sealed data cannot be opened with this key in this place');
    this.name = 'CannotOpen';
  }
}

/**
 * Encrypts and authenticates a text.
 * @param key 32 bytes.
 * @param place what the text belongs to, e.g. "person:<id>"; it opens only in the same place, so that rows cannot be
 *   exchanged.
 * @returns base64url of version, nonce, tag and ciphertext.
 */
export function seal(key: Buffer, place: string, text: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place, 'utf8'));
  const ciphertext = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), ciphertext]).toString('base64url');
}

/**
 * The text that `seal` was given.
 * @throws CannotOpen when the key or the place is another, or a single bit was changed.
 */
export function open(key: Buffer, place: string, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < HEADER_BYTES || bytes[0] !== VERSION) throw new CannotOpen();
  const nonce = bytes.subarray(1, 1 + NONCE_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(place, 'utf8'))
    .setAuthTag(bytes.subarray(1 + NONCE_BYTES, HEADER_BYTES));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(HEADER_BYTES)), decipher.final()]).toString('utf8');
  } catch {
    throw new CannotOpen();
  }
}
