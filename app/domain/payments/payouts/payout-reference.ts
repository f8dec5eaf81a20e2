import { DomainError } from '#app/server/domain-error.ts';
import { tidy } from '#app/server/text/fold.ts';

export const LONGEST_PAYOUT_REFERENCE = 60;

/**
 * A bank's reference as it is kept: letters, digits, spaces and - / .
 * @throws DomainError required, payoutReferenceWrong (the field).
 */
export function readPayoutReference(typed: string, field: string): string {
  const reference = tidy(typed);
  if (reference === '') throw new DomainError('required', { field });
  if (
    reference.length > LONGEST_PAYOUT_REFERENCE ||
    !/^[\p{L}\p{M}\d \-/.]*[\p{L}\d][\p{L}\p{M}\d \-/.]*$/u.test(reference)
  )
    throw new DomainError('payoutReferenceWrong', { field, params: { max: LONGEST_PAYOUT_REFERENCE } });
  return reference;
}

/**
 * A kept reference without what people and banks write differently: `lo-885 364` and `LO885364` are one. Beside the bank's own
 * letters it keeps those of the words that staff put in, unlike `foldReference`: `Đợt 1` is not `T1`.
 */
export function foldPayoutReference(reference: string): string {
  return reference
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[ \-/.]/g, '');
}
