/** What fees and carrier rates have in common as they are recorded. */
import { wholeProblem } from '#app/domain/catalog/step-input.ts';
import { checkTogether, DomainError } from '#app/server/domain-error.ts';
import { isLocalDate } from '#app/server/local-date.ts';
import { tidy } from '#app/server/text/fold.ts';
import { refuseTooLong } from '#app/server/text/refuse-too-long.ts';

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
 * @throws DomainError notADate (validFrom), required or tooLongBy (source), both together
 */
export function datedSource({ validFrom, source }: { validFrom: string; source: string }) {
  const kept = tidy(source);
  checkTogether([
    () => {
      if (!isLocalDate(validFrom)) throw new DomainError('notADate', { field: 'validFrom' });
    },
    () => {
      if (kept === '') throw new DomainError('required', { field: 'source' });
      refuseTooLong(kept, { field: 'source', max: LONGEST_SOURCE });
    },
  ]);
  return { validFrom, source: kept };
}

/**
 * What was said of a fee's size: parts per 10,000 and VND, of which one may be left out and is nothing then. `cap`: VND that
 * it is at most; null for none.
 * @throws DomainError feeOfNothing (rate: both were left out), notAPercent, rateTooBig (rate), notDigits, negativeNumber,
 * notAWholeNumber, tooBig (rate, amount, cap), all that is wrong together
 */
export function saidFee({
  rate,
  amount,
  cap,
}: {
  rate: number | null;
  amount: number | null;
  cap: number | null;
}) {
  const said = { rate: rate ?? 0, amount: amount ?? 0 };
  checkTogether([
    () => {
      if (rate === null && amount === null) throw new DomainError('feeOfNothing', { field: 'rate' });
      if (!Number.isInteger(said.rate)) throw new DomainError('notAPercent', { field: 'rate' });
      if (said.rate > WHOLE_RATE) throw new DomainError('rateTooBig', { field: 'rate' });
      refuseOutside('rate', said.rate, WHOLE_RATE);
    },
    () => refuseOutside('amount', said.amount, MOST_VND),
    () => {
      if (cap !== null) refuseOutside('cap', cap, MOST_VND);
    },
  ]);
  return said;
}
