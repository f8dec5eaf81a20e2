import { DomainError } from '#app/server/domain-error.ts';
import { addMonths, isLocalDate } from '#app/server/local-date.ts';

/** A stay is planned some months ahead; a later year is a slip of the finger. */
const MOST_MONTHS_AHEAD = 12;

/**
 * The day for which a buyer would like a service.
 * @param typed local, 'YYYY-MM-DD'; '' where they name none.
 * @throws DomainError notADate (`day.<producer>`)
 */
export function readWishedDay(typed: string, producerId: string): string | undefined {
  const day = typed.trim();
  if (day === '') return undefined;
  if (!isLocalDate(day)) throw new DomainError('notADate', { field: `day.${producerId}` });
  return day;
}

/**
 * Whether a service can be wished for that day: not before today, and within a year.
 * @param today local, 'YYYY-MM-DD'.
 * @throws DomainError dayIsOver, dayTooFar (`day.<producer>`)
 */
export function refuseWishedDay(
  { producerId }: { readonly producerId: string },
  { wishedDay, today }: { readonly wishedDay: string; readonly today: string },
): void {
  const field = `day.${producerId}`;
  if (wishedDay < today) throw new DomainError('dayIsOver', { field, params: { date: wishedDay } });
  if (wishedDay > addMonths(today, MOST_MONTHS_AHEAD)) throw new DomainError('dayTooFar', { field });
}
