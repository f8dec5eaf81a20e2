import type { Clock } from '#app/server/clock.server.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { isCalendarDay, localDate } from '#app/server/local-date.ts';

/**
 * What is wrong with the day on which money is said to have been transferred: a day of the calendar, that has come.
 * @param promisedAt ms UTC; it was not sent before, where that is known.
 * @returns nothing where nothing is wrong; else required, notADate, dayNotYet or dayBeforePromise of the field.
 */
export function wrongSentDay(
  clock: Clock,
  day: string,
  { field, promisedAt }: { field: string; promisedAt?: number },
): DomainError[] {
  const wrong = (code: 'required' | 'notADate' | 'dayNotYet' | 'dayBeforePromise') => [
    new DomainError(code, { field }),
  ];
  if (day.trim() === '') return wrong('required');
  if (!isCalendarDay(day)) return wrong('notADate');
  if (day > localDate(clock.now())) return wrong('dayNotYet');
  return promisedAt !== undefined && day < localDate(promisedAt) ? wrong('dayBeforePromise') : [];
}
