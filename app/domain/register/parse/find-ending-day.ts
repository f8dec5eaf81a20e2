import { findDate, type PreciseDate } from '#app/domain/register/parse/parse-date.ts';
import { fold, tidy, withoutMarks } from '#app/server/text/fold.ts';

const endWords = new RegExp(
  '(?<![\\p{L}\\p{N}])(?:go|xoa|khoa|dong|rut|huy|bo|ngung|dung|nghi|dep|roi|thoi|tat|cham dut|ket thuc|thanh ly|stop|off|' +
    'het ban|(?:khong|ko|k|kg|chang) (?:con|ban)|chet|sap|giai the|pha san)(?![\\p{L}\\p{N}])',
  'u',
);
/** A day beside these is that of something else: of a beginning, a decision, a contract, a plan. */
const ofSomethingElse =
  /(?:^| )(?:len|mo|ky|bat dau|dang ky|hop dong|qd|quyet dinh|cong van|cv|van ban|se|du kien|lai|hen|han)(?: |$)/;
const fromMonth = /(?:^| )(?:tu|ke tu|dau)(?: (?:dau|thang))*$/;
const leadsToDay = /(?:^| )(?:tu|ke tu|vao|ngay|hoi)$/;

/**
 * The local day that a text gives for an ending which it tells of: "ngừng bán từ 15/5/2025", "từ 10/9/2025 đã gỡ". Null
 * where none stands with those words, or only a year. Of a month it is the first day where the text says from when, else
 * the last: by then at the latest it was over.
 */
export function findEndingDay(text: string): string | null {
  const written = tidy(text).normalize('NFC');
  const at = withoutMarks(written).toLowerCase().search(endWords);
  if (at < 0) return null;
  return dayBehind(written.slice(at)) ?? dayBefore(written.slice(0, at));
}

function dayBehind(text: string): string | null {
  const found = findDate(text, 'in');
  if (!found || found === 'impossible') return null;
  const between = text.slice(0, found.index);
  if (/[.;]\s/.test(between) || ofSomethingElse.test(fold(between))) return null;
  if (/[,(]/.test(between) && !/[,(]\s*$/.test(between) && !leadsToDay.test(fold(between))) return null;
  return dayOf(found.date, between);
}

function dayBefore(text: string): string | null {
  const clause = text.split(/[,;.](?=\s)/).at(-1) ?? '';
  const found = findDate(clause, 'in');
  if (!found || found === 'impossible') return null;
  const around = `${clause.slice(0, found.index)} ${clause.slice(found.index + found.length)}`;
  return ofSomethingElse.test(fold(around)) ? null : dayOf(found.date, clause.slice(0, found.index));
}

function dayOf({ day, precision }: PreciseDate, before: string): string | null {
  if (precision === 'day') return day;
  if (precision !== 'month') return null;
  return fromMonth.test(fold(before)) ? day : lastDayOfMonth(day);
}

/** @param first the first local day of a month */
function lastDayOfMonth(first: string): string {
  const [year = 0, month = 0] = first.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}
