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
export const CODE_LENGTH = PREFIX.length + DRAWN + 2;
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
 * Whether the seven characters behind a prefix check each other. Seven digits never do: too often a name is followed by a
 * phone number.
 */
export function isSound(body: string): boolean {
  if (/^\d+$/.test(body)) return false;
  const { sum, weighted } = sumsOf([...body].map((character) => ALPHABET.indexOf(character)));
  return sum === 0 && weighted === 0;
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
