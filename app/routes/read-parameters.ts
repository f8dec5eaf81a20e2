import { DomainError } from '#app/server/domain-error.ts';
import { withoutNul } from '#app/server/http/read-form.ts';
import { hasLocalDate, isCalendarDay } from '#app/server/local-date.ts';

const DEFAULT_LIMIT = 100;
const MOST = 500;

/**
 * The parameters of an address, each at most once. One that the address does not know is refused, so that a misspelt
 * `asof` is not taken for "today".
 * @throws DomainError unknownParameter (field: the parameter)
 */
export function readParameters<Name extends string>(
  url: URL,
  known: ReadonlyArray<Name>,
): Readonly<Partial<Record<Name, string>>> {
  const values: Partial<Record<Name, string>> = {};
  for (const [name, value] of url.searchParams) {
    const is = known.find((one) => one === name);
    if (is === undefined || values[is] !== undefined) {
      const params = { name: name.slice(0, 60), known: known.join(', ') || '–' };
      throw new DomainError('unknownParameter', { field: name.slice(0, 60), params });
    }
    values[is] = value;
  }
  return values;
}

/** @throws DomainError notAWholeNumber, tooSmall, tooBig (field limit) */
export function readLimit(text: string | undefined): number {
  if (text === undefined) return DEFAULT_LIMIT;
  if (!/^-?\d{1,9}$/.test(text)) throw new DomainError('notAWholeNumber', { field: 'limit' });
  if (Number(text) < 1) throw new DomainError('tooSmall', { field: 'limit', params: { min: 1 } });
  if (Number(text) > MOST) throw new DomainError('tooBig', { field: 'limit', params: { max: MOST } });
  return Number(text);
}

/** ms UTC of `2026-11-23` (local day) or an ISO 8601 moment with its zone. @throws DomainError notADate */
export function readMoment(text: string | undefined, field: string): number | null {
  if (text === undefined) return null;
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const isMoment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/.test(text);
  // Read as it is written, the 30th of February would quietly be the 2nd of March.
  if (!isCalendarDay(text.slice(0, 10))) throw new DomainError('notADate', { field });
  const ms = isDay ? Date.parse(`${text}T00:00:00+07:00`) : isMoment ? Date.parse(text) : Number.NaN;
  // At either end of the calendar the zone may lead out of it; nothing that is not a number is within.
  if (!hasLocalDate(ms)) throw new DomainError('notADate', { field });
  return ms;
}

/** A cursor is ours to read: its text means nothing to the reader. */
export function writeCursor(parts: ReadonlyArray<string | number>): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** @throws DomainError invalid (field cursor) */
export function readCursor(text: string): ReadonlyArray<unknown> {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (Array.isArray(parts))
      return parts.map((part) => (typeof part === 'string' ? withoutNul(part) : part));
  } catch {
    // Not one of ours: refused below.
  }
  throw new DomainError('invalid', { field: 'cursor' });
}

/** The same address with another cursor. */
export function nextPath(url: URL, cursor: string | null): string | null {
  if (cursor === null) return null;
  const parameters = new URLSearchParams(url.searchParams);
  parameters.set('cursor', cursor);
  return `${url.pathname}?${parameters}`;
}
