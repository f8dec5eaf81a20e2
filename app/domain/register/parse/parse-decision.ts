import { findDate, type PreciseDate, parseDate } from '#app/domain/register/parse/parse-date.ts';
import { type CellValue, type Parsed, parsed } from '#app/domain/register/parse/parsed.ts';
import { fold, tidy } from '#app/server/text/fold.ts';
import { withoutEnd } from '#app/server/text/without-end.ts';

export interface Decision {
  /** As written, without "số" and "QĐ số": `123/QĐ-UBND`; null where the cell holds the date alone. */
  number: string | null;
  date: PreciseDate | null;
}

/**
 * A recognising decision in one cell: "1269/QĐ-UBND", "QĐ số 123/QĐ-UBND ngày 12/3/2023", "Số: 45/QĐ-UBND, 12.03.2023",
 * or a bare number. A date alone ("tháng 6/2024") is the date of a decision whose number is not known, with a remark. Of several decisions the latest
 * dated one is taken, with a remark. One that replaces or corrects another stands behind those words and recognises nothing; where one withdraws, the
 * recognition no longer holds, and the cell alone does not say from when.
 */
export function parseDecision(cell: CellValue): Parsed<Decision> {
  const whole = tidy(cell.text);
  if (withdrawals.test(fold(whole))) return parsed<Decision>(null, 'decision_revoked');
  const [before = '', ...amending] = whole.split(amendments);
  if (amending.length === 0) return readDecisions(cell, whole);
  const text = withoutEnd(before, ' ;,.(–-');
  const read = readDecisions({ text }, text);
  return read.value
    ? { value: read.value, problems: [...read.problems, 'decision_amended'] }
    : parsed<Decision>(null, 'decision_unreadable');
}

const withdrawals =
  /\b(thu hoi|thu lai|huy|bai bo|cham dut|dinh chi|het hieu luc|mat hieu luc|(khong con|het) gia tri)\b/;

/** In a tidied text, with marks or without. */
const amendments = /thay th[eế]|[đd][ií]nh ch[ií]nh|s[uử]a [đd][oổ]i/iu;

function readDecisions(cell: CellValue, text: string): Parsed<Decision> {
  if (/^[-–—.]*$/.test(text)) return parsed<Decision>(null);
  if (cell.number !== undefined && cell.date === undefined) return parsed({ number: text, date: null });
  const parts = splitDecisions(text);
  if (parts.some((part) => findDate(part, 'in') === 'impossible'))
    return parsed<Decision>(null, 'date_impossible');
  const decisions = parts.flatMap((part) => readOne(part) ?? []);
  const [first, ...others] = decisions;
  if (!first) {
    const { value: date } = parseDate(cell);
    return date
      ? { value: { number: null, date }, problems: ['decision_date_only'] }
      : parsed<Decision>(null, 'decision_unreadable');
  }
  if (others.length === 0) return parsed(first);
  const latest = decisions.reduce((best, each) =>
    (each.date?.day ?? '') > (best.date?.day ?? '') ? each : best,
  );
  return { value: latest, problems: ['decision_several'] };
}

function splitDecisions(text: string): Array<string> {
  const parts = text
    .split(/;|\n|\bvà\b/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return parts.every((part) => /\d/.test(part)) ? parts : [text];
}

function readOne(text: string): Decision | null {
  const found = findDate(text, 'in');
  const date = found && found !== 'impossible' ? found : null;
  const rest = date ? `${text.slice(0, date.index)} ${text.slice(date.index + date.length)}` : text;
  const symbol =
    /(\d{1,6}[a-z]?)\s*\/\s*((?:\d{4}\s*\/\s*)?[\p{L}][\p{L}\p{M}\d]*(?:\s*[-–.]\s*[\p{L}\p{M}\d]+)*)/u.exec(
      rest,
    );
  if (symbol?.[1] && symbol[2]) {
    const number = `${symbol[1]}/${symbol[2].replace(/\s+/g, '').replaceAll('–', '-')}`;
    return { number, date: date?.date ?? null };
  }
  const bare = /(?:^|số|so|qđ|qd|quyết định)[\s:.]*(\d{1,6})\b/iu.exec(rest.trim());
  return bare?.[1] ? { number: bare[1], date: date?.date ?? null } : null;
}

/** The number folded for comparison: `0123/QĐ-UBND` and `123/qd-ubnd` are one. */
export function decisionKey(number: string): string {
  return fold(number).replace(/^0+(?=\d)/, '');
}

/**
 * Whether two decisions are one: the same number (a bare number agrees with one that has its symbol), of the same
 * year as far as both years are known, because numbers start again each year.
 */
export function isSameDecision(
  a: { key: string | null; day: string | null },
  b: { key: string | null; day: string | null },
): boolean {
  if (a.key === null || b.key === null) return false;
  if (a.day !== null && b.day !== null && a.day.slice(0, 4) !== b.day.slice(0, 4)) return false;
  if (a.key === b.key) return true;
  const [numberA, ...symbolA] = a.key.split(' ');
  const [numberB, ...symbolB] = b.key.split(' ');
  return numberA === numberB && (symbolA.length === 0 || symbolB.length === 0);
}
