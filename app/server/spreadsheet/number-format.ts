/** A day as a workbook states it; no time zone: a cell holds a calendar day, not an instant. */
export interface CalendarDay {
  year: number;
  month: number;
  day: number;
}

/** Excel's built-in formats that show a date (ECMA-376 part 1, 18.8.30, with the East Asian ones). */
const builtInDateFormats = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58,
]);

/** Whether a cell format shows a date: it has a day or a year outside quotes, brackets and escapes. */
export function isDateFormat(formatId: number, formatCode: string | undefined): boolean {
  if (formatCode === undefined) return builtInDateFormats.has(formatId);
  const bare = formatCode
    .replace(/"[^"]*"/g, '')
    .replace(/\\./g, '')
    .replace(/\[[^[\]]*\]/g, '')
    .replace(/[_*]./g, '');
  if (/general/i.test(bare)) return false;
  return /[dy]/i.test(bare) || (/m/i.test(bare) && !/[hs0#?]/i.test(bare));
}

/** How many digits a format like `0000000000` shows: phone numbers kept as numbers lose their zero without it. */
export function paddedDigits(formatCode: string | undefined): number {
  if (formatCode === undefined) return 0;
  const bare = formatCode.split(';')[0]?.replace(/"[^"]*"|\\(.)|[\s.-]/g, '') ?? '';
  return /^0{2,}$/.test(bare) ? bare.length : 0;
}

const MS_PER_DAY = 86_400_000;
const EPOCH_1900_MS = Date.UTC(1899, 11, 30);
const EPOCH_1904_MS = Date.UTC(1904, 0, 1);

/** The serial number of a day in Excel's 1900 or 1904 calendar; null outside the years 1900 to 9999. */
export function dayOfSerial(serial: number, is1904: boolean): CalendarDay | null {
  if (!Number.isFinite(serial) || serial < 1 || serial >= 2_958_466) return null;
  // The 1900 calendar counts a 29 February 1900 that never was: days before it are one further on.
  const whole = Math.floor(serial) + (!is1904 && serial < 60 ? 1 : 0);
  const moment = new Date((is1904 ? EPOCH_1904_MS : EPOCH_1900_MS) + whole * MS_PER_DAY);
  return { year: moment.getUTCFullYear(), month: moment.getUTCMonth() + 1, day: moment.getUTCDate() };
}
