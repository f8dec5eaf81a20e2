import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** First byte of everything sealed: AES-256-GCM with a 96-bit nonce and a 128-bit tag. Another scheme gets another. */
const WITHOUT_KEY_ID = 1;
/** The same, with the id of the key behind the first byte. */
const WITH_KEY_ID = 2;
const KEY_ID_BYTES = 4;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Something sealed was changed, belongs elsewhere, or was sealed with another key. */
export class CannotOpen extends Error {
  constructor() {
    super('sealed data cannot be opened with this key in this place');
    this.name = 'CannotOpen';
  }
}

/** Says which key sealed something without saying the key: 32 bits of its SHA-256. */
export function keyId(key: Buffer): number {
  return createHash('sha256').update(key).digest().readUInt32BE(0);
}

/**
 * Encrypts and authenticates a text.
 * @param key 32 bytes.
 * @param place what the text belongs to, e.g. "person:<id>"; it opens only in the same place, so that rows cannot be
 *   exchanged.
 * @returns base64url of version, key id, nonce, tag and ciphertext.
 */
export function seal(key: Buffer, place: string, text: string): string {
  const head = Buffer.alloc(1 + KEY_ID_BYTES);
  head.writeUInt8(WITH_KEY_ID);
  head.writeUInt32BE(keyId(key), 1);
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place, 'utf8'));
  const ciphertext = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([head, nonce, cipher.getAuthTag(), ciphertext]).toString('base64url');
}

/** The id of the key that sealed something; null where it was sealed before ids were written down. */
export function sealedBy(sealed: string): number | null {
  const bytes = Buffer.from(sealed, 'base64url');
  return bytes[0] === WITH_KEY_ID && bytes.length > KEY_ID_BYTES ? bytes.readUInt32BE(1) : null;
}

/**
 * The text that `seal` was given.
 * @param keys the key, or all that may have sealed it.
 * @throws CannotOpen when the key or the place is another, or a single bit was changed.
 */
export function open(keys: Buffer | readonly Buffer[], place: string, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64url');
  const candidates: readonly Buffer[] = Buffer.isBuffer(keys) ? [keys] : keys;
  if (bytes[0] === WITH_KEY_ID && bytes.length >= 1 + KEY_ID_BYTES + NONCE_BYTES + TAG_BYTES) {
    const id = bytes.readUInt32BE(1);
    const key = candidates.find((one) => keyId(one) === id);
    if (!key) throw new CannotOpen();
    return decipher(key, place, bytes.subarray(1 + KEY_ID_BYTES));
  }
  if (bytes[0] !== WITHOUT_KEY_ID || bytes.length < 1 + NONCE_BYTES + TAG_BYTES) throw new CannotOpen();
  for (const key of candidates) {
    try {
      return decipher(key, place, bytes.subarray(1));
    } catch (error) {
      if (!(error instanceof CannotOpen)) throw error;
    }
  }
  throw new CannotOpen();
}

function decipher(key: Buffer, place: string, bytes: Buffer): string {
  const text = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  })
    .setAAD(Buffer.from(place, 'utf8'))
    .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  try {
    const ciphertext = bytes.subarray(NONCE_BYTES + TAG_BYTES);
    return Buffer.concat([text.update(ciphertext), text.final()]).toString('utf8');
  } catch {
    throw new CannotOpen();
  }
}
