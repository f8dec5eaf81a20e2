import {
  everyMatch,
  type Found,
  markedNote,
  wordForms,
} from '#app/domain/catalog/contact-in-note/readable-note.ts';

/** Fewer are a year, a house, a weight. */
const FEWEST_DIGITS = 6;
/** Behind an invitation, where nothing that looks like a letter or an order's code is taken for one. */
const FEWEST_INVITED = 8;

const DAY = '(?:0?[1-9]|[12]\\d|3[01])';
const MONTH = '(?:0?[1-9]|1[0-2])';
const YEAR = '(?:20[0-4]\\d|2[4-9]|3\\d)';
const CLOCK = '(?:[01]?\\d|2[0-3])';
/** Shops open and close at these. */
const QUARTER = `${CLOCK}:(?:00|15|30|45)`;
const COMPACT_DAY = '(?:0[1-9]|[12]\\d|3[01])';
const COMPACT_MONTH = '(?:0[1-9]|1[0-2])';
const SIZE = '(?:[1-9]\\d{0,2}0|[1-9]\\d?)';
const ROUND_AMOUNT = '[1-9]\\d{0,2}[.,][05]00';
const ROUND_THOUSANDS = '[1-9]\\d{0,2}(?:[.,]\\d{3})?[.,]000';
const ROUND_MILLIONS = '[1-9]\\d?[.,]\\d{3}[.,]000';

/** Each stands alone: no figure hangs on it by a dot, a stroke or a dash. */
const alone = (shape: string) => new RegExp(`(?<!\\d[./-]?)(?<!\\p{L})(?:${shape})(?![./-]?\\d)`, 'gu');
const inARow = (shape: string, least: number) =>
  alone(`${shape}(?:(?:[,;/]|[,;] | ?[–-] ?)${shape}){${least - 1},5}`);
const amount = (shape: string) => alone(`(?:${shape}) ?(?:₫|(?:d|dong|vnd)(?!\\p{L}))`);

/** What an honest reason holds, told by what stands beside it: a unit, a sign, a word, the order of its parts. */
const HONEST = [
  // Numbers of laws and papers: 13/2023/NĐ-CP, 123/2026/OCOP, TCVN 9740:2013; lots and months: 11/2026.
  alone('(?:0[1-9]|[1-9]\\d{0,3})/(?:19[5-9]|20[0-4])\\d/[a-z]{2,}\\d{0,2}(?:-[a-z]+\\d?)*'),
  alone('(?:0?[1-9]|[1-9]\\d{1,2})/20[2-4]\\d(?! ?\\d{3})'),
  alone('(?:tcvn|qcvn|iso) ?[1-9]\\d{0,4}(?:-\\d{1,2})?(?:[:-](?:19|20)?\\d{2})?'),
  // Lots and days of expiry in figures alone: 20261128, 28112026, L261128-02 (that L is read as 1).
  alone(
    `(?:lo|lot|me|batch|hsd|nsx|exp|mfg)(?: so)?[ :.]{0,2}[a-z1]{0,2}(?:(?:20)?[2-4]\\d${COMPACT_MONTH}${COMPACT_DAY}|${COMPACT_DAY}${COMPACT_MONTH}(?:20)?[2-4]\\d)(?:-\\d{1,2})?`,
  ),
  // Numbers of lots that begin with noughts, as no telephone number does: lô 0001234.
  alone('(?:lo|lot|me|batch)(?: so)?[ :.]{0,2}00\\d{2,6}(?! ?\\d)'),
  // Numbers of papers that a year follows: phiếu kiểm nghiệm 1234-2026; not of firms that are called.
  alone(
    '(?:phieu|kiem nghiem|kiem dinh|chung nhan|giay|bien ban|hop dong|ket qua|so)(?: so)?[ :.]{0,2}(?!1[89]00)[1-9]\\d{0,3}-20[2-4]\\d',
  ),
  // A place on a road.
  /(?<![\p{L}\d])km ?\d{1,3}\+\d{3}(?!\d| ?km)/gu,
  alone(`20[2-4]\\d-${MONTH}-${DAY}(?! ?20\\d\\d-)`),
  alone(`${DAY}([./-])${MONTH}\\1${YEAR}`),
  // From day to day, from time to time.
  alone(`${DAY}(?:/${MONTH})? ?[–-] ?${DAY}/${MONTH}/${YEAR}`),
  alone(`${QUARTER}(?:(?: ?[–-] ?|, ?)${QUARTER}){0,5}`),
  alone('(?:0|[1-9]\\d?|100)(?:[.,]\\d{1,2})? ?%'),
  alone(`${SIZE}(?:(?:/|, ?| ?- ?)${SIZE}){1,2} ?(?:g|gr|gram|kg|ml|l|lit)(?!\\p{L})`),
  alone(
    '(?:[1-9]\\d?[.,]\\d{3}|\\d{1,3}(?:[.,]\\d{1,2})?) ?(?:g|gr|gram|kg|tan|ta|ml|l|lit|m|km|ha)(?!\\p{L})',
  ),
  amount('[1-9]\\d{0,2}[.,]\\d{3}|[1-9]\\d?[.,]\\d{3}[.,]\\d{3}'),
  amount('[1-9]\\d{3,6}|[1-9]\\d{1,4}000'),
  inARow(ROUND_AMOUNT, 3),
  // A parcel's number (Universal Postal Union, S10) of Vietnam's post.
  /(?<![\p{L}\d])[celrv][a-z] ?[1-9]\d\d ?\d{3} ?\d{3} ?vn(?![\p{L}\d])/gu,
];

/** Not behind an invitation: there a telephone number would be written so. */
const HONEST_UNINVITED = [
  ...HONEST,
  /** An order's code; one of figures alone, or one that more figures follow, is not told from a number. */
  /(?<![\p{L}\d])(?=(?:\d*[a-z]){2})[\da-z]{8}(?:-\d{1,2})?(?![\p{L}\d])(?![^\p{L}\d]*\d)/gu,
  // More than millions end in noughts; a telephone number does not.
  amount('[1-9]\\d{0,2}(?:[.,]\\d{3}){0,2}[.,]000'),
  inARow(ROUND_MILLIONS, 2),
  // A sum that is worked out: 45.000 x 3 = 135.000.
  alone(`${ROUND_THOUSANDS} ?[x*×] ?[1-9]\\d? ?= ?${ROUND_THOUSANDS}`),
  // Thousands without a sign of money or a dot, with no other number beside them.
  /(?<!\d[^\p{L}\d]{0,3})(?<!\p{L})[1-9]\d{1,2}000(?![^\p{L}\d]{0,3}\d)(?!\p{L})/gu,
  // As much is weighed in a year, and written without its dot.
  alone('[1-9]\\d{3} ?(?:kg|tan|ta)(?!\\p{L})'),
  /(?<![\p{L}\d])[celrv][a-z]\d{9}vn(?![\p{L}\d])/gu,
];

/** At most two of these without a unit: two days, a time and a day, from one amount to another. */
const SHORT_PART = `(?:${DAY}[./]${MONTH}|${CLOCK}:[0-5]\\d|[1-9]\\d{0,2}[.,]\\d00)`;
const SHORT_PARTS = new RegExp(
  `^(?:${SHORT_PART}(?:[ ,–-]{1,3}${SHORT_PART})?|${DAY} ?[–-] ?${DAY}/${MONTH})$`,
  'u',
);

/** Six digits or more with no letter between them that are none of what an honest reason holds. */
export function numbersIn(text: string): Found[] {
  return longRuns(text, HONEST_UNINVITED, FEWEST_DIGITS);
}

/** A telephone number as it is written here, with one of few digits that firms have. */
const PHONE =
  /(?<![\d+])(?:\+ ?84|0)(?:[ .-]?\d){8,10}(?![ .-]?\d)|(?<!\d)1[89]00[ .-]?\d{2,4}(?![ .-]?\d)/gu;
const PLACE_ON_MAP = alone('-?\\d{1,2}[.]\\d{3,8}, ?-?\\d{2,3}[.]\\d{3,8}');
/** Fewer are a house, a postcode; an account has more. */
const FEWEST_OF_ACCOUNT = 8;

/** In the words of a place: what is longer than any number of a house or a road. */
export function longNumbersIn(text: string): Found[] {
  return longRuns(text, [...HONEST_UNINVITED, PLACE_ON_MAP], FEWEST_OF_ACCOUNT);
}

/** The same where a number to call is meant: none of these. */
export function accountNumbersIn(text: string): Found[] {
  return longNumbersIn(text.replace(PHONE, (whole) => 'x'.repeat(whole.length)));
}

/** Behind an invitation: eight or more, also where letters are drawn as digits or a single letter stands between them. */
export function invitedNumbersIn(text: string): Found[] {
  const drawn = text
    .replace(/[\p{L}\d]+/gu, (word) =>
      /^[\doilesx]*$/.test(word) && /\d/.test(word) ? asDigits(word) : word,
    )
    // Not an hour, a unit.
    .replace(/(?<=\d)(?![hkd])\p{L}(?=\d)|(?<=\d ?)(?![gkdhlm])\p{L}(?= ?\d)/gu, '.');
  return longRuns(drawn, HONEST, FEWEST_INVITED);
}

const DRAWN: Readonly<Record<string, string>> = { o: '0', i: '1', l: '1', e: '3', s: '5', x: '.' };
const asDigits = (word: string) => word.replace(/[oilesx]/g, (letter) => DRAWN[letter] ?? letter);

function longRuns(text: string, honest: readonly RegExp[], fewest: number): Found[] {
  let rest = text;
  // Letters in their place part what is before from what is after.
  for (const shape of honest) rest = rest.replace(shape, (whole) => 'x'.repeat(whole.length));
  return everyMatch(rest, /\d[^\p{L}]*/gu)
    .map(({ at, end }) => ({ at, end: at + rest.slice(at, end).replace(/[^\d]+$/u, '').length }))
    .filter(({ at, end }) => {
      const run = rest.slice(at, end);
      return run.replace(/\D/g, '').length >= fewest && !SHORT_PARTS.test(run) && !countsUpwards(run);
    });
}

const COUNTING = new RegExp(`^\\d{1,3}(?:/${MONTH})?(?:, ?\\d{1,3}(?:/${MONTH})?)+$`);

/** `01, 02, 03, 05`; `26, 27, 28/11`; `12, 24, 36, 48`: lots, days, items of a list, pieces of boxes. */
function countsUpwards(run: string): boolean {
  if (!COUNTING.test(run)) return false;
  const counted = run.split(',').map((one) => Number.parseInt(one, 10));
  const steps = counted.slice(1).map((one, at) => one - (counted[at] ?? 0));
  if (steps.some((step) => step <= 0)) return false;
  // Steps that are all the same hold two figures, and no number.
  return steps.every((step) => step < 10) || new Set(steps).size === 1;
}

const NUMBER_WORDS =
  'không|một|mốt|hai|ba|bốn|tư|năm|lăm|nhăm|sáu|bảy|bẩy|tám|chín|zero|one|two|three|four|five|six|seven|eight|nine|oh';
/** Of tens and hundreds: they join digits, `mười` is one. */
const TENS = 'mươi|mười|chục|linh|lẻ|trăm';
/** What is counted: `hai ba bốn năm sáu hộp` is no telephone number. */
const COUNTED =
  /^[\s,]*(?:hộp|túi|gói|chai|lọ|hũ|thùng|bao|cân|kg|ký|tạ|đơn|món|cái|ngày|tuần|tháng|phần|con|quả)(?!\p{L})/u;
const MOST_COUNTED = 7;

const WHOLE_WORD = new RegExp(`^${wordForms(NUMBER_WORDS)}+$`, 'u');
const EACH_WORD = new RegExp(wordForms(NUMBER_WORDS), 'gu');
const TENS_WORD = new RegExp(`^${wordForms(TENS)}$`, 'u');

/** Whether a word holds figures or is one spelled. @param word of a readable text. */
export function isNumberWord(word: string): boolean {
  const bare = word.replace(/[^\p{L}\d]+/gu, '');
  return bare === '' || /\d/.test(bare) || WHOLE_WORD.test(bare) || TENS_WORD.test(bare);
}

/**
 * Five or more digits in a row, three of them spelled at least: a date has one such word, `năm`. Behind an invitation six,
 * also in tens (`chín mươi mốt, hai mươi ba …`).
 */
export function spelledNumberIn(note: string, { isInvited = false } = {}): string | undefined {
  const text = markedNote(note);
  const fewest = isInvited ? 6 : 5;
  let run = { at: 0, end: 0, spelled: 0, digits: 0 };
  const isNumber = () => run.spelled >= 3 && run.digits >= fewest && !isCount(text, run);
  for (const { at, end } of everyMatch(text, /\p{L}+|\d/gu)) {
    const word = text.slice(at, end);
    const spelled = WHOLE_WORD.test(word) ? (word.match(EACH_WORD)?.length ?? 0) : 0;
    const joins = isInvited && TENS_WORD.test(word);
    if (spelled === 0 && !joins && !/^\d$/.test(word)) {
      if (isNumber()) break;
      run = { at: end, end, spelled: 0, digits: 0 };
      continue;
    }
    if (run.digits === 0) run.at = at;
    run.end = end;
    run.spelled += spelled;
    run.digits += spelled || (joins ? Number(/^m[ưu][ờo]i$/u.test(word)) : 1);
  }
  return isNumber() ? text.slice(run.at, run.end) : undefined;
}

function isCount(text: string, { at, end, digits }: { at: number; end: number; digits: number }): boolean {
  const starts = /^(?:không|khong|zero|oh)/u.test(text.slice(at, at + 5));
  return digits <= MOST_COUNTED && !starts && COUNTED.test(text.slice(end, end + 12));
}
