import { type CellValue, type Parsed, parsed } from '#app/domain/register/parse/parsed.ts';
import { type CalendarDay, dayOfSerial } from '#app/server/spreadsheet/number-format.ts';
import { fold } from '#app/server/text/fold.ts';

/** A local day `YYYY-MM-DD`; the first of the month or year where only that is known. */
export interface PreciseDate {
  day: string;
  precision: 'day' | 'month' | 'year';
}

/** Serial numbers of 1990 to 2064: what an Excel date looks like when its cell lost the date format. */
const SERIAL_FROM = 32_874;
const SERIAL_TO = 60_000;

/**
 * A date as registers write it, day before month: 13/04/2022, 13.04.2022, 13-4-22, 2022-04-13, Excel dates, "ngày 12
 * tháng 3 năm 2023", "tháng 4/2022", "T4/2022", "4/2022", "năm 2022"; and as our English lists do: "14 Oct 2024".
 */
export function parseDate(cell: CellValue): Parsed<PreciseDate> {
  if (cell.date) {
    const date = realDay(cell.date, 'day');
    return date ? parsed(date) : parsed<PreciseDate>(null, 'date_impossible');
  }
  if (cell.number !== undefined) return dateOfNumber(cell.number);
  const text = cell.text.trim();
  if (/^[-–—.]*$/.test(text)) return parsed<PreciseDate>(null);
  const found = findDate(text, 'whole');
  if (found === 'impossible') return parsed<PreciseDate>(null, 'date_impossible');
  if (found) return parsed(found.date);
  if (/^\d{5}$/.test(text)) return dateOfNumber(Number(text));
  return parsed<PreciseDate>(null, 'date_unreadable');
}

function dateOfNumber(number: number): Parsed<PreciseDate> {
  if (Number.isInteger(number) && number >= 1990 && number <= 2100) {
    return parsed({ day: `${number}-01-01`, precision: 'year' });
  }
  const day = number >= SERIAL_FROM && number < SERIAL_TO ? dayOfSerial(number, false) : null;
  if (!day) return parsed<PreciseDate>(null, 'date_unreadable');
  return { value: { day: isoDay(day), precision: 'day' }, problems: ['date_from_number'] };
}

interface FoundDate {
  date: PreciseDate;
  /** Where it stood in the text that was searched. */
  index: number;
  length: number;
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const monthName = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}';

const patterns: ReadonlyArray<{ pattern: RegExp; order: 'dmy' | 'mdy' | 'ymd' | 'my' | 'y' }> = [
  { pattern: new RegExp(`\\b(\\d{1,2})\\s+${monthName}\\.?,?\\s+(\\d{4})\\b`), order: 'dmy' },
  { pattern: new RegExp(`\\b${monthName}\\.?\\s+(\\d{1,2}),?\\s+(\\d{4})\\b`), order: 'mdy' },
  { pattern: /\b(\d{4})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})\b/, order: 'ymd' },
  { pattern: /\b(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4}|\d{2})\b/, order: 'dmy' },
  {
    pattern: /\b(?:ngay\s+)?(\d{1,2})\s+thang\s+(\d{1,2})\s*(?:(?:,|nam|\/|-|\.)\s*)?(\d{4})\b/,
    order: 'dmy',
  },
  { pattern: /\b(?:thang|thg|t)\s*(\d{1,2})\s*(?:(?:[-/.]|nam|,)\s*)?(?:nam\s*)?(\d{4})\b/, order: 'my' },
  { pattern: /(?<![\d/.-])(\d{1,2})\s*[-/.]\s*(\d{4})\b(?!\s*\/)/, order: 'my' },
  { pattern: /\b(?:nam\s*)?((?:19|20)\d{2})\b/, order: 'y' },
];

/**
 * The first date in a text. `whole`: the text is nothing but the date (and the words "ngày", "tháng", "năm"); `in`: it
 * stands among other words, where a bare year is not taken for a date.
 */
export function findDate(text: string, where: 'whole' | 'in'): FoundDate | 'impossible' | null {
  const plain = withoutMarksKeepingPlaces(text);
  for (const { pattern, order } of patterns) {
    if (where === 'in' && order === 'y') continue;
    const match = pattern.exec(plain);
    if (!match) continue;
    if (where === 'whole') {
      const rest = fold(plain.slice(0, match.index) + plain.slice(match.index + match[0].length));
      if (!/^(ngay|thang|nam|cap|ky|tu|den| )*$/.test(rest)) continue;
    }
    const date = dateOf(order, match.slice(1));
    return date ? { date, index: match.index, length: match[0].length } : 'impossible';
  }
  return null;
}

function dateOf(
  order: (typeof patterns)[number]['order'],
  written: ReadonlyArray<string>,
): PreciseDate | null {
  const [a = 0, b = 0, c = 0] = written.map((each) => months.indexOf(each) + 1 || Number(each));
  if (order === 'mdy') return realDay({ year: c, month: a, day: b }, 'day');
  if (order === 'y') return realDay({ year: a, month: 1, day: 1 }, 'year');
  if (order === 'my') return realDay({ year: b, month: a, day: 1 }, 'month');
  if (order === 'ymd') return realDay({ year: a, month: b, day: c }, 'day');
  return realDay({ year: fullYear(written[2] ?? ''), month: b, day: a }, 'day');
}

/** Two digits are a year of this century; four are the year that they say, even 0001. */
function fullYear(written: string): number {
  return written.length === 2 ? 2000 + Number(written) : Number(written);
}

function realDay(day: CalendarDay, precision: PreciseDate['precision']): PreciseDate | null {
  if (day.year < 1990 || day.year > 2100) return null;
  const moment = new Date(Date.UTC(day.year, day.month - 1, day.day));
  const real = moment.getUTCMonth() === day.month - 1 && moment.getUTCDate() === day.day;
  return real ? { day: isoDay(day), precision } : null;
}

function isoDay(day: CalendarDay): string {
  return `${day.year}-${String(day.month).padStart(2, '0')}-${String(day.day).padStart(2, '0')}`;
}

/** Marks off letter by letter, so that places in the result are places in the NFC text. */
function withoutMarksKeepingPlaces(text: string): string {
  let plain = '';
  for (const letter of text.normalize('NFC'))
    plain += letter < '\u0080' ? letter.toLowerCase() : plainLetter(letter);
  return plain;
}

const plainLetters = new Map<string, string>();
/** Vietnamese has 134 letters with marks; other scripts must not fill memory. */
const MOST_LETTERS = 1_000;

function plainLetter(letter: string): string {
  const known = plainLetters.get(letter);
  if (known !== undefined) return known;
  const bare = letter
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase();
  const plain = bare.length === letter.length ? bare : letter;
  if (plainLetters.size < MOST_LETTERS) plainLetters.set(letter, plain);
  return plain;
}
