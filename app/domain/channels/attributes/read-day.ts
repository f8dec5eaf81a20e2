import { isLocalDate } from '#app/server/local-date.ts';

/** What a question about time wants: a whole day, or a month of a year. */
export type DayKind = 'day' | 'month';

const blanks = /\s+/g;

/**
 * A day or month as it is kept and as clients of platforms get it, from what a person wrote: "24/2/2027" becomes
 * "2027-02-24", "2/2027" becomes "2027-02"; what is kept is read again as it is. Null for what no calendar has, for a year
 * before 1990 or one without four digits, and for a month where a day is asked or the other way round: nothing is made up.
 */
export function readDay(typed: string, kind: DayKind): string | null {
  const text = typed.normalize('NFC').replace(blanks, '');
  const [, date = '', month = '', year = ''] = /^(?:(\d{1,2})[/.-])?(\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  const [, isoYear = year, isoMonth = month, isoDate = date] =
    /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(text) ?? [];
  if ((isoDate === '') !== (kind === 'month')) return null;
  const day = `${isoYear}-${isoMonth.padStart(2, '0')}-${(isoDate || '1').padStart(2, '0')}`;
  if (!isLocalDate(day)) return null;
  return kind === 'month' ? day.slice(0, 7) : day;
}

/** "24/02/2027" or "02/2027" for a day or month that is kept; any other text as it is. */
export function writeDay(kept: string): string {
  const [, year, month, date] = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(kept) ?? [];
  return year === undefined ? kept : [date, month, year].filter(Boolean).join('/');
}
