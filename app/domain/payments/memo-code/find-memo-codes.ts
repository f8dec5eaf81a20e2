import { ALPHABET, CODE_LENGTH, isSound, PREFIX } from '#app/domain/payments/memo-code/memo-code.ts';

/** What a bank may put into a code where it breaks a line or had a sign that it does not carry. */
export const GAP = /[\s.,/_-]/;

/**
 * Every memo code in what a bank reports of a transfer, each once, in order. Finds it in either case, with other words and
 * digits on both sides, and broken once by one blank or sign. A code that was cut off or has one or two wrong characters
 * is not found.
 */
export function findMemoCodes(text: string): readonly string[] {
  const upper = text.toUpperCase();
  const found = new Set<string>();
  const first = PREFIX.charAt(0);
  for (let at = upper.indexOf(first); at >= 0; at = upper.indexOf(first, at + 1)) {
    const code = codeAt(upper, at);
    if (code !== null) found.add(code);
  }
  return [...found];
}

/** The code that begins there, without its gap; null when there is none. */
function codeAt(text: string, from: number): string | null {
  let code = '';
  let hasGap = false;
  for (let at = from; code.length < CODE_LENGTH; at += 1) {
    const character = text.charAt(at);
    if (isOfCode(character, code.length)) code += character;
    else if (!hasGap && GAP.test(character)) hasGap = true;
    else return null;
  }
  return isSound(code.slice(PREFIX.length)) ? code : null;
}

function isOfCode(character: string, place: number): boolean {
  if (character === '') return false;
  return place < PREFIX.length ? character === PREFIX.charAt(place) : ALPHABET.includes(character);
}
