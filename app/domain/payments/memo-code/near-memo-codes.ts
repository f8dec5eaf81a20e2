import { findMemoCodes, GAP } from '#app/domain/payments/memo-code/find-memo-codes.ts';
import {
  CODE_LENGTH,
  completedBody,
  isSound,
  mendedBody,
  PREFIX,
} from '#app/domain/payments/memo-code/memo-code.ts';

/** Banks write far less; what is longer is looked at this far. */
const LONGEST_TEXT = 500;
const MOST = 60;
const BODY_LENGTH = CODE_LENGTH - PREFIX.length;
/** Of the body's characters the last two can be missing. */
const SHORTEST_BODY = BODY_LENGTH - 2;

/**
 * Memo codes that a bank's text may have meant: one or two characters were cut off at the end or the start, or one is wrong.
 * Each once, in order, at most 60; none that stands there whole. Only what the check makes up for is named; still chance
 * makes some of them, so that a code from here means nothing before an order has it, and then it is a guess for a person.
 */
export function nearMemoCodes(text: string): readonly string[] {
  const upper = text.slice(0, LONGEST_TEXT).toUpperCase();
  const whole = findMemoCodes(text);
  const found = new Set<string>();
  for (let at = 0; at < upper.length && found.size < MOST; at += 1)
    for (const body of bodiesAt(upper, at)) if (!whole.includes(PREFIX + body)) found.add(PREFIX + body);
  return [...found].slice(0, MOST);
}

function bodiesAt(text: string, from: number): string[] {
  const start = charactersAt(text, from, BODY_LENGTH);
  // The prefix is cut off, or wrong: what stands behind it checks itself.
  const bodies = isSound(start) ? [start] : [];
  const read = charactersAt(text, from, CODE_LENGTH);
  if (!read.startsWith(PREFIX)) return bodies;
  const body = read.slice(PREFIX.length);
  // The wrong one may look like a gap.
  const guesses = [mendedBody(body), mendedBody(text.slice(from, from + CODE_LENGTH).slice(PREFIX.length))];
  for (let length = SHORTEST_BODY; length < BODY_LENGTH; length += 1)
    if (body.length >= length) guesses.push(completedBody(body.slice(0, length)));
  return [...bodies, ...guesses.filter((one) => one !== null)];
}

/** So many characters from there on, or what there is of them, without one blank or sign between them. */
function charactersAt(text: string, from: number, length: number): string {
  let read = '';
  let hasGap = false;
  for (let at = from; at < text.length && read.length < length; at += 1) {
    const character = text.charAt(at);
    if (!GAP.test(character)) read += character;
    else if (hasGap || read === '') break;
    else hasGap = true;
  }
  return read;
}
