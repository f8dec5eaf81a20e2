import { latin } from '#app/domain/catalog/review-text.ts';

/**
 * The first thing in a short note that leads a buyer somewhere else: a number to call or pay into, a link, a mail address.
 *
 * For a sentence that the market mails in its own name, so the shape decides and not a list of what is known: six digits or
 * more with no letter between them (whatever else stands there, of whatever script, with letters drawn as digits), five
 * spelled digits in a row, a word on both sides of a dot, an address of the internet written in figures, a sign of a link
 * (`://`, `tel:`), an `@` before a name. What has the shape of a date, a time, an amount in VND or an order's code is none. An
 * honest sentence can be hit, above all one without a blank after its full stop (`hàng.xin lỗi`); what is found is named to
 * its writer, who mends it with one blank.
 *
 * Not found, because honest sentences look the same: digits parted by words (`0912, rồi 345, rồi 67`), a number in short
 * groups written as dates or as an amount (`09/12 30/11`, `9.123.000 đ`), hosts whose dot is a blank or a word that is not one
 * of the well-known (`evil chấm hotel`), and names alone (`tìm Hoàn Tiền trên Zalo`).
 *
 * Takes time in proportion to the length of the note.
 * @returns as its writer wrote it; undefined where there is none.
 */
export function contactInNote(note: string): string | undefined {
  const { text, from } = readable(note);
  const found = [...signsIn(text), ...hostsIn(text), ...numbersIn(text)].sort(
    (one, other) => one.at - other.at || other.end - one.end,
  )[0];
  if (found === undefined) return spelledNumberIn(note);
  return note.slice(from[found.at], from[found.end] ?? note.length).trim();
}

/** From where to where in the readable form. */
type Found = { at: number; end: number };

/** In lower case, one letter a letter: no marks, nothing invisible, figures of every script as 0 to 9; and where each stood. */
function readable(note: string): { text: string; from: number[] } {
  const from: number[] = [];
  let text = '';
  let at = 0;
  for (const sign of note) {
    const plain = [...latin(sign).normalize('NFD').replace(/\p{M}/gu, '')].map(plainSign).join('');
    for (let unit = 0; unit < plain.length; unit += 1) from.push(at);
    text += plain;
    at += sign.length;
  }
  return { text: text.replace(/(?<![\p{L}])[oil](?=\d)|(?<=\d)[oil](?=[\d.])/gu, asDigit), from };
}

const CHINESE_DIGITS = '〇一二三四五六七八九';
const asDigit = (letter: string) => (letter === 'o' ? '0' : '1');

function plainSign(sign: string): string {
  if (sign === 'đ') return 'd';
  // Browsers and mail programs read these as the dot of a host.
  if (sign === '。' || sign === '｡') return '.';
  if (/^[\x20-\x7e]$/.test(sign)) return sign;
  if (sign === '零') return '0';
  if (CHINESE_DIGITS.includes(sign)) return String(CHINESE_DIGITS.indexOf(sign));
  if (/^\p{Nd}$/u.test(sign)) return String(valueOfDigit(sign));
  return /^\p{No}$/u.test(sign) ? '1' : sign;
}

/** The decimal digits of every script stand in tens, from nought upwards (Unicode Standard, 4.6). */
function valueOfDigit(digit: string): number {
  const point = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (before < 60 && /^\p{Nd}$/u.test(String.fromCodePoint(point - before - 1))) before += 1;
  return before % 10;
}

const SIGNS = [
  /:\/\/\S*/gu,
  /(?<![\p{L}\d])(?:www\.|(?:tel|mailto|sms|tg|sip):)\S+/gu,
  /@ ?\p{L}[\p{L}\d._-]*|(?<=\p{L})@[\p{L}\d._-]+/gu,
  /(?<=\p{L} ?)[[({] ?(?:at|a cong) ?[\])}]/gu,
  /(?<![\p{L}\d])a cong(?![\p{L}\d])/gu,
];

function signsIn(text: string): Found[] {
  return SIGNS.flatMap((sign) => everyMatch(text, sign));
}

/** Endings that stand for a host even where blanks, brackets or a word part them from it; none is a Vietnamese syllable. */
const KNOWN_ENDINGS =
  'com|net|org|vn|info|xyz|app|shop|store|site|online|link|click|club|icu|vip|biz|dev|page|live|work|world|asia|ly|io|gg|cc';
const PARTED_HOST = new RegExp(
  `[\\p{L}\\d](?: [.] ?| ?[[({] ?(?:[.]|dot|cham) ?[\\])}] ?| (?:dot|cham) )(?:${KNOWN_ENDINGS})(?![\\p{L}\\d])|[\\p{L}\\d][[({]?[.][\\])}](?:\\p{L}{2,})`,
  'gu',
);
/** What Vietnamese writes before a name with a dot between: thành phố, quận, phường … */
const SHORT_FORMS = new Set('tp tx tt q p h x kp kcn sn ql dt ts ths gs bs ks mr ms dr st no'.split(' '));

/** Not `1.500.000.000`. */
const FOUR_BYTES = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$|\/)|(?=\/|$))){4}/;

/** Words on both sides of a dot, and addresses in figures. */
function hostsIn(text: string): Found[] {
  const found = everyMatch(text, PARTED_HOST);
  for (const { at, end } of everyMatch(text, /[^\s,;!?()[\]{}"“”:]+/gu)) {
    const word = text.slice(at, end);
    const parts = (word.split('/')[0] ?? '').split('.');
    const isHost = parts.some((part, step) => step > 0 && isEnding(parts[step - 1] ?? '', part));
    if (isHost || FOUR_BYTES.test(word)) found.push({ at, end });
  }
  return found;
}

function isEnding(before: string, part: string): boolean {
  if (!/^(?:xn--|\p{L}{2,})/u.test(part) || before === '') return false;
  const ending = /^[\p{L}\d-]+/u.exec(part)?.[0] ?? '';
  const isKnown = new RegExp(`^(?:${KNOWN_ENDINGS}|me|co|to|be|top|[a-z]{2})$`).test(ending);
  if (/^\d+$/.test(before) || SHORT_FORMS.has(before)) return isKnown;
  return /\p{L}|\d/u.test(before);
}

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

function numbersIn(text: string): Found[] {
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
function spelledNumberIn(note: string): string | undefined {
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

function everyMatch(text: string, shape: RegExp): Found[] {
  return [...text.matchAll(shape)].map((match) => ({ at: match.index, end: match.index + match[0].length }));
}
