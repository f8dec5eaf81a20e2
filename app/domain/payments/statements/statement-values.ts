import { DAY_MS, isLocalDate, startOfLocalDay } from '#app/server/local-date.ts';
import type { Cell } from '#app/server/spreadsheet/spreadsheet.ts';
import { withoutMarks } from '#app/server/text/fold.ts';

/**
 * VND as banks write it: `1.234.567`, `1,234,567.00`, `+500 000 đ`, `(20,000)`; below zero for money that went. Null for
 * what is no whole number of đồng.
 */
export function readAmount(cell: Cell | undefined): number | null {
  if (!cell) return null;
  if (cell.kind === 'number' && cell.number !== undefined)
    return Number.isSafeInteger(cell.number) ? cell.number : null;
  const text = cell.text.replace(/(vnđ|vnd|đ|₫)/gi, '').replace(/[\s\u00a0']/g, '');
  const [, open = '', sign = '', digits = ''] = /^(\()?([+-]?)([\d.,]+)\)?$/.exec(text) ?? [];
  // A point or comma before the last one or two digits parts the xu off, which no longer exist.
  const whole = digits.replace(/[.,]0{1,2}$/, '');
  if (digits === '' || !/^(\d+|\d{1,3}([.,]\d{3})+)$/.test(whole)) return null;
  const value = Number(whole.replace(/[.,]/g, ''));
  if (!Number.isSafeInteger(value)) return null;
  return open !== '' || sign === '-' ? -value : value;
}

/**
 * The latest time, ms UTC, that a movement of a statement can have: banks date what they take after hours to the next working
 * day at the most. What is later is a slip of the hand or of a program (`2099`), and nobody knows when its money came.
 * @param now ms UTC.
 */
export function latestMovement(now: number): number {
  return now + DAY_MS;
}

/**
 * A day, with its time where there is one: `27/11/2026`, `27-11-26 08:15`, `2026-11-27T08:15:00`, `20261127`, `08:15:00
 * 27/11/2026`, or a date of a workbook. Day before month, as in Vietnam. ms UTC.
 */
export function readMoment(cell: Cell | undefined): number | null {
  if (!cell) return null;
  if (cell.date) return momentOf(cell.date.year, cell.date.month, cell.date.day, '');
  const text = cell.text.trim();
  const time = /(?<!\d)(\d{1,2}:\d{2}(?::\d{2})?)(?!\d)/.exec(text)?.[1] ?? '';
  const iso = /(?<!\d)(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?!\d)/.exec(text);
  if (iso) return momentOf(Number(iso[1]), Number(iso[2]), Number(iso[3]), time);
  const local = /(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?!\d)/.exec(text);
  if (!local) return null;
  const year = Number(local[3]) + (local[3]?.length === 2 ? 2000 : 0);
  return momentOf(year, Number(local[2]), Number(local[1]), time);
}

function momentOf(year: number, month: number, day: number, time: string): number | null {
  const pad = (value: number) => String(value).padStart(2, '0');
  const date = `${year}-${pad(month)}-${pad(day)}`;
  if (!isLocalDate(date)) return null;
  const [hours = 0, minutes = 0, seconds = 0] = time === '' ? [] : time.split(':').map(Number);
  if (hours > 23 || minutes > 59 || seconds > 59) return startOfLocalDay(date);
  return startOfLocalDay(date) + ((hours * 60 + minutes) * 60 + seconds) * 1000;
}

/** Whether a word says that money came in (`C`, `CR`, `Có`, `Ghi có`, `+`) or went (`D`, `DR`, `Nợ`, `-`). */
export function readDirection(cell: Cell | undefined): 'in' | 'out' | null {
  const word = withoutMarks(cell?.text ?? '')
    .trim()
    .toLowerCase();
  if (/^(c|cr|co|ghi co|credit|in|\+|tien vao|nhan tien)$/.test(word)) return 'in';
  return /^(d|dr|no|ghi no|debit|out|-|tien ra|chuyen tien)$/.test(word) ? 'out' : null;
}
