import { addMonths, isCalendarDay } from '#app/server/local-date.ts';

const ADULT_YEARS = 18;
/** Nobody who buys is older; an earlier year is a slip of the finger. */
const OLDEST_YEARS = 120;

/** A day of birth as it is typed, 14/10/1965 or 1965-10-14, as 'YYYY-MM-DD'; null for what is none. */
export function readBirthDate(typed: string, today: string): string | null {
  const text = typed.normalize('NFKC').trim();
  const [, day, month, year] = /^(\d{1,2})[./\s-](\d{1,2})[./\s-](\d{4})$/.exec(text) ?? [];
  const iso = year ? `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}` : text;
  const isPossible = iso <= today && iso >= addMonths(today, -12 * OLDEST_YEARS);
  return isCalendarDay(iso) && isPossible ? iso : null;
}

/** Whether somebody is 18 on that local day (Law 44/2019, Article 5: no alcohol is sold to who is not). */
export function isAdultOn(birthDate: string, today: string): boolean {
  return addMonths(birthDate, 12 * ADULT_YEARS) <= today;
}
