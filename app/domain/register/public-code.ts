/**
 * Public codes of register entries and producers: eight characters, the last of which checks the others. The alphabet
 * leaves out I, L, O and U; people may type them in lower case, with blanks or dashes, and O for 0, I or L for 1.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 8;

/** Multiplication by x in the field of 32 elements, modulo x^5 + x^2 + 1. */
function timesX(value: number): number {
  const doubled = value << 1;
  return doubled & 32 ? (doubled ^ 0b100101) & 31 : doubled;
}

/** Each place has another weight, so every single wrong character and every swap of two is noticed. */
function checkCharacter(payload: string): string {
  let sum = 0;
  for (const character of payload) sum = timesX(sum) ^ ALPHABET.indexOf(character);
  return ALPHABET.charAt(timesX(sum));
}

/** A code from at least seven random bytes; five bits of each are used. */
export function publicCodeFrom(bytes: Uint8Array): string {
  const payload = Array.from(bytes.subarray(0, LENGTH - 1), (byte) => ALPHABET.charAt(byte & 31)).join('');
  if (payload.length !== LENGTH - 1) throw new RangeError('a public code needs seven bytes');
  return payload + checkCharacter(payload);
}

/** The code as it is stored, from what somebody typed; null when it is none or a character is wrong. */
export function readPublicCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  if (code.length !== LENGTH || ![...code].every((character) => ALPHABET.includes(character))) return null;
  return checkCharacter(code.slice(0, -1)) === code.at(-1) ? code : null;
}
