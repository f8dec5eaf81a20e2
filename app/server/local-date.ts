/** Local days are those of Asia/Ho_Chi_Minh: UTC+7, no daylight saving. */
const OFFSET_MS = 7 * 60 * 60 * 1000;
export const DAY_MS = 24 * 60 * 60 * 1000;

/** A date whose UTC fields are the local year, month, day and time of a moment. */
export function localClock(ms: number): Date {
  return new Date(ms + OFFSET_MS);
}

/** The local calendar day of a moment, 'YYYY-MM-DD'. */
export function localDate(ms: number): string {
  return localClock(ms).toISOString().slice(0, 10);
}

/** The moment at which a local day begins, in milliseconds UTC. */
export function startOfLocalDay(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) - OFFSET_MS;
}

/** The moment at which a local day is over (the next one begins). */
export function endOfLocalDay(day: string): number {
  return startOfLocalDay(day) + DAY_MS;
}

/** `day` moved by whole days. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** `day` moved by whole months; the 31st becomes the last day of a shorter month. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const lastDate = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, lastDate));
  return first.toISOString().slice(0, 10);
}

/** Nothing that the market knows of is older; an earlier year is a slip of the finger. */
const FIRST_YEAR = '1990';

/** True for a real calendar day written 'YYYY-MM-DD', of 1990 or later. */
export function isLocalDate(text: string): boolean {
  return text >= FIRST_YEAR && isCalendarDay(text);
}

/** True for a day that a calendar has, of any year, written 'YYYY-MM-DD': 30 February is none. */
export function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === text;
}

/** ms UTC: the moments whose local day is written with a year of four digits, 0000 to 9999. */
const FIRST_MOMENT = Date.parse('0000-01-01T00:00:00+07:00');
const LAST_MOMENT = Date.parse('9999-12-31T23:59:59.999+07:00');

/** True for a moment (ms UTC) whose local day can be written 'YYYY-MM-DD'; others would compare wrongly as text. */
export function hasLocalDate(ms: number): boolean {
  return ms >= FIRST_MOMENT && ms <= LAST_MOMENT;
}

/** 1..12. */
export function localMonth(ms: number): number {
  return Number(localDate(ms).slice(5, 7));
}
