/**
 * The code that a buyer's transfer carries so that its order is found again: `YU`, five characters drawn by lot, two that
 * check them. Nine in all: payOS is said to pass on no more to some banks (unconfirmed, 2026-11-23).
 */
export const PREFIX = 'YU';
/**
 * No vowels, so no word is taken for a code; none of 0 O, 1 I L, 2 Z, 5 S, 6 G, 8 B together. Neither letter of the prefix,
 * so that a code begins nowhere within another. Twenty-three of them: a prime number, which the check needs.
 */
export const ALPHABET = '23456789CDFHJKMNPQRTVWX';

const BASE = ALPHABET.length;
const DRAWN = 5;
/** What stands behind the prefix. */
const BODY_LENGTH = DRAWN + 2;
export const CODE_LENGTH = PREFIX.length + BODY_LENGTH;
/** From how many numbers a code is drawn: 6,436,343. */
export const MEMO_CODES = BASE ** DRAWN;

/** The code of a number from 0 to `MEMO_CODES` - 1; one in 1,600 is none, being all digits. */
export function memoCodeFrom(number: number): string {
  if (!Number.isInteger(number) || number < 0 || number >= MEMO_CODES)
    throw new RangeError(`a memo code is made of a whole number below ${MEMO_CODES}`);
  const drawn = Array.from({ length: DRAWN }, (_, place) => Math.floor(number / BASE ** place) % BASE);
  const { sum, weighted } = sumsOf(drawn);
  const last = modulo(DRAWN * sum - weighted);
  const places = [...drawn, modulo(-sum - last), last];
  return PREFIX + places.map((value) => ALPHABET.charAt(value)).join('');
}

/**
 * Whether what stands behind a prefix is seven characters of a code that check each other. Seven digits never do: too often a name is followed by a
 * phone number.
 */
export function isSound(body: string): boolean {
  const places = placesOf(body);
  if (places.length !== BODY_LENGTH || places.includes(-1) || /^\d+$/.test(body)) return false;
  const { sum, weighted } = sumsOf(places);
  return sum === 0 && weighted === 0;
}

/**
 * The body of which only the beginning is known, five or six characters: the check makes up for the rest. Null when no code
 * begins so, or one of them is no character of a code.
 */
export function completedBody(beginning: string): string | null {
  const known = placesOf(beginning);
  if (known.includes(-1) || known.length < DRAWN || known.length >= BODY_LENGTH) return null;
  const { sum, weighted } = sumsOf(known);
  if (known.length > DRAWN) return soundOrNull([...known, modulo(-sum)]);
  const last = modulo(DRAWN * sum - weighted);
  return soundOrNull([...known, modulo(-sum - last), last]);
}

/** The one sound body that differs from this one in a single character; null when there is none, or it is sound itself. */
export function mendedBody(body: string): string | null {
  const places = placesOf(body);
  const unread = places.indexOf(-1);
  if (places.length !== BODY_LENGTH || places.lastIndexOf(-1) !== unread) return null;
  const read = places.map((value) => Math.max(0, value));
  const { sum, weighted } = sumsOf(read);
  const wrong = sum === 0 && weighted === 0 ? unread : placeOfError(sum, weighted);
  if (wrong < 0 || wrong >= BODY_LENGTH || (unread >= 0 && wrong !== unread)) return null;
  return soundOrNull(read.map((value, place) => (place === wrong ? modulo(value - sum) : value)));
}

/** The place whose number times the error of the first sum gives the second one; -1 when there is none. */
function placeOfError(sum: number, weighted: number): number {
  return Array.from({ length: BODY_LENGTH }, (_, place) => place).findIndex(
    (place) => sum !== 0 && modulo(place * sum) === weighted,
  );
}

function soundOrNull(places: readonly number[]): string | null {
  const body = places.map((value) => ALPHABET.charAt(value)).join('');
  return isSound(body) ? body : null;
}

function placesOf(text: string): number[] {
  return [...text].map((character) => ALPHABET.indexOf(character));
}

/**
 * The check is that both sums are zero (a Reed-Solomon code over 23 elements): whatever two characters are wrong, one of
 * the sums is not, so that two swapped ones are noticed wherever they stand.
 */
function sumsOf(places: readonly number[]): { sum: number; weighted: number } {
  return {
    sum: modulo(places.reduce((sum, value) => sum + value, 0)),
    weighted: modulo(places.reduce((sum, value, place) => sum + place * value, 0)),
  };
}

function modulo(value: number): number {
  return ((value % BASE) + BASE) % BASE;
}
