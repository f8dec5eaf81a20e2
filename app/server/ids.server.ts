import { randomBytes } from 'node:crypto';

/** Crockford's base 32: no I, L, O, U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const TIME_CHARACTERS = 10;
const RANDOM_BYTES = 10;

let lastMs = 0;
let lastRandom: Uint8Array = new Uint8Array(RANDOM_BYTES);

/**
 * A new row id: 26 characters, sorted by time (48 bits of milliseconds, then 80 random bits that count up
 * within one millisecond). Unguessable enough for a name, never used as a secret.
 */
export function newId(): string {
  const ms = Math.max(Date.now(), lastMs);
  if (ms === lastMs) {
    lastRandom = increment(lastRandom);
  } else {
    lastMs = ms;
    lastRandom = randomBytes(RANDOM_BYTES);
    lastRandom[0] = (lastRandom[0] as number) & 0x7f;
  }
  return encodeTime(ms) + encodeBytes(lastRandom);
}

/** When an id of `newId` was made, ms UTC. */
export function idTime(id: string): number {
  return [...id.slice(0, TIME_CHARACTERS)].reduce((ms, letter) => ms * 32 + ALPHABET.indexOf(letter), 0);
}

/** The smallest id that `newId` could have made at `ms`. */
export function idFloor(ms: number): string {
  return encodeTime(ms);
}

/** True for text of the form of `newId`: what comes back from a page is not trusted to be one. */
export function isRowId(text: string): boolean {
  return /^[0-9A-HJKMNP-TV-Z]{26}$/.test(text);
}

/** A secret of 256 bits, URL-safe: session tokens, sign-in links. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

function encodeTime(ms: number): string {
  let rest = ms;
  let text = '';
  for (let i = 0; i < TIME_CHARACTERS; i++) {
    text = ALPHABET.charAt(rest % 32) + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}

function encodeBytes(bytes: Uint8Array): string {
  let value = BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
  let text = '';
  for (let i = 0; i < (RANDOM_BYTES * 8) / 5; i++) {
    text = ALPHABET.charAt(Number(value % 32n)) + text;
    value /= 32n;
  }
  return text;
}

function increment(bytes: Uint8Array): Uint8Array {
  const next = Uint8Array.from(bytes);
  for (let i = next.length - 1; i >= 0; i--) {
    const value = ((next[i] as number) + 1) & 0xff;
    next[i] = value;
    if (value !== 0) break;
  }
  return next;
}
