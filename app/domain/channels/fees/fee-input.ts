/** What fees and carrier rates have in common as they are recorded. */
import { wholeProblem } from '#app/domain/catalog/step-input.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { isLocalDate } from '#app/server/local-date.ts';
import { tidy } from '#app/server/text/fold.ts';

export const MOST_VND = 100_000_000;
/** Parts per 10,000. */
const WHOLE_RATE = 10_000;
const LONGEST_SOURCE = 300;

/** @throws DomainError notDigits, negativeNumber, notAWholeNumber, tooSmall, tooBig (the field) */
export function refuseOutside(field: string, value: number, max: number, min = 0): void {
  const problem = wholeProblem(value, { min, max, example: 3000 });
  if (problem) throw new DomainError(problem.code, { field, params: problem.params });
}

/**
 * The day from which a row holds and where it stands written, tidied.
 * @throws DomainError notADate (validFrom), required (source)
 */
export function datedSource({ validFrom, source }: { validFrom: string; source: string }) {
  if (!isLocalDate(validFrom)) throw new DomainError('notADate', { field: 'validFrom' });
  const kept = tidy(source).slice(0, LONGEST_SOURCE);
  if (kept === '') throw new DomainError('required', { field: 'source' });
  return { validFrom, source: kept };
}

/** @throws DomainError notAPercent, negativeNumber, tooBig (rate) */
export function refuseRate(rate: number): void {
  if (!Number.isInteger(rate)) throw new DomainError('notAPercent', { field: 'rate' });
  refuseOutside('rate', rate, WHOLE_RATE);
}
