import { everyMatch, type Found } from '#app/domain/catalog/contact-in-note/readable-note.ts';
import { latin } from '#app/domain/catalog/review-text.ts';

/** Fewer are a year, a house, a weight. */
const FEWEST_DIGITS = 6;
const DAY = '(?:0?[1-9]|[12]\\d|3[01])';
const MONTH = '(?:0?[1-9]|1[0-2])';
const YEAR = '(?:20[2-4]\\d|2[4-9]|3\\d)';
/** Each stands alone: no figure hangs on it by a dot, a stroke or a dash. */
const alone = (shape: string) => new RegExp(`(?<!\\d[./-]?)(?<!\\p{L})(?:${shape})(?![./-]?\\d)`, 'gu');
const NO_NUMBERS = [
  /** An order's code; one of figures alone is not told from a number. */
  /(?<![\p{L}\d])(?=(?:\d*[a-z]){2})[\da-z]{8}(?:-\d{1,2})?(?![\p{L}\d])/gu,
  // A place on a road.
  /(?<![\p{L}\d])km ?\d{1,3}\+\d{3}(?!\d)/gu,
  alone(`20[2-4]\\d-${MONTH}-${DAY}`),
  alone(`${DAY}([./-])${MONTH}\\1${YEAR}`),
  // More than millions end in noughts; a telephone number does not.
  alone(
    '[1-9]\\d{0,2}(?:[.,]\\d{3}){1,2}(?<![1-9]\\d{2}[.,]\\d{3}[.,]\\d{3}) ?(?:₫|(?:d|dong|vnd)(?!\\p{L}))',
  ),
  alone('[1-9]\\d{0,2}(?:[.,]\\d{3}){0,2}[.,]000 ?(?:₫|(?:d|dong|vnd)(?!\\p{L}))'),
  alone('[1-9]\\d{3,6} ?(?:₫|(?:d|dong|vnd)(?!\\p{L}))'),
];
/** At most two of these without a unit: two days, a time and a day, from one amount to another. */
const SHORT_PART = `(?:${DAY}/${MONTH}|(?:[01]?\\d|2[0-3]):[0-5]\\d|[1-9]\\d{0,2}[.,]\\d00)`;
const SHORT_PARTS = new RegExp(`^${SHORT_PART}(?:[ –-]{1,3}${SHORT_PART})?$`, 'u');

/** Six digits or more with no letter between them that are no date, time, amount or order's code. */
export function numbersIn(text: string): Found[] {
  let rest = text;
  // Letters in their place part what is before from what is after.
  for (const shape of NO_NUMBERS) rest = rest.replace(shape, (whole) => 'x'.repeat(whole.length));
  return everyMatch(rest, /\d[^\p{L}]*/gu)
    .map(({ at, end }) => ({ at, end: at + rest.slice(at, end).replace(/[^\d]+$/u, '').length }))
    .filter(({ at, end }) => {
      const run = rest.slice(at, end);
      return run.replace(/\D/g, '').length >= FEWEST_DIGITS && !SHORT_PARTS.test(run);
    });
}

const NUMBER_WORDS =
  'không|một|mốt|hai|ba|bốn|tư|năm|lăm|nhăm|sáu|bảy|bẩy|tám|chín|zero|one|two|three|four|five|six|seven|eight|nine|oh';
const withoutMarks = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '');
/** Each with all of its marks or with none: `nấm` is not `năm`. */
const numberWord = `(?:${[...new Set([...NUMBER_WORDS.split('|'), ...withoutMarks(NUMBER_WORDS).split('|')])].join('|')})`;
const WHOLE_WORD = new RegExp(`^${numberWord}+$`, 'u');
const EACH_WORD = new RegExp(numberWord, 'gu');
const FOREIGN_MARKS = /(?![\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323])\p{M}/gu;

/** Five or more digits in a row, three of them spelled at least: a date has one such word, `năm`. */
export function spelledNumberIn(note: string): string | undefined {
  const text = [...note.normalize('NFC')]
    .map((sign) => latin(sign))
    .join('')
    .normalize('NFD')
    .replace(FOREIGN_MARKS, '')
    .normalize('NFC');
  let run = { at: 0, spelled: 0, digits: 0 };
  for (const { at, end } of everyMatch(text, /\p{L}+|\d/gu)) {
    const word = text.slice(at, end);
    const isDigit = /^\d$/.test(word);
    if (run.digits === 0) run.at = at;
    if (isDigit) run.digits += 1;
    else if (WHOLE_WORD.test(word)) {
      const spelled = word.match(EACH_WORD)?.length ?? 0;
      run.spelled += spelled;
      run.digits += spelled;
    } else run = { at: end, spelled: 0, digits: 0 };
    if (run.spelled >= 3 && run.digits >= 5) return text.slice(run.at, end);
  }
  return undefined;
}
