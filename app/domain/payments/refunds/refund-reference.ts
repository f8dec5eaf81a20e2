import { DomainError } from '#app/server/domain-error.ts';
import { tidy } from '#app/server/text/fold.ts';

/** Banks' own references have up to 35 characters (ISO 20022, Max35Text); people put a word beside them. */
export const LONGEST_REFUND_REFERENCE = 64;

/** @returns what proves a transfer of a refund, as it is kept and compared: without space around it. */
export function refundReference(typed: string): string {
  return tidy(typed);
}

/**
 * @returns why this is no bank's reference; none where it is one: printable, at most 64 characters, with a letter or a digit,
 * no link, and nothing that ends the quotation in which the buyer's mails show it.
 */
export function wrongRefundReference(reference: string): DomainError[] {
  const field = 'reference';
  if (reference === '') return [new DomainError('required', { field })];
  const isGood =
    [...reference].length <= LONGEST_REFUND_REFERENCE &&
    /[\p{L}\p{N}]/u.test(reference) &&
    !/\p{C}|["“”„«»]|:\/\/|www\./iu.test(reference);
  return isGood
    ? []
    : [new DomainError('refundReferenceWrong', { field, params: { max: LONGEST_REFUND_REFERENCE } })];
}
