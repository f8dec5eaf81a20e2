import { linkInNote } from '#app/domain/catalog/contact-in-note/contact-in-note.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { tidy } from '#app/server/text/fold.ts';

/** Banks' own references have up to 35 characters (ISO 20022, Max35Text); people put a word beside them. */
export const LONGEST_REFUND_REFERENCE = 64;

/** @returns what proves a transfer of a refund, as it is kept and compared: without space around it. */
export function refundReference(typed: string): string {
  return tidy(typed);
}

/** A number that is called, with a word beside it. Bare digits are a reference; banks' own letters stand without a blank. */
const CALLED =
  /(?=.*(?<![\p{L}\p{N}])\p{L}{2,}(?![\p{L}\p{N}]))(?=.*(?<![\p{L}\d])(?:\+?84|0)(?:[ .-]?\d){9}(?!\d))/u;

/**
 * @returns why this is no bank's reference; none where it is one: printable, at most 64 characters, with a letter or a digit,
 * no link or mail address, no number to call with words, and nothing that ends the quotation in which the buyer's mails show it.
 */
export function wrongRefundReference(reference: string): DomainError[] {
  const field = 'reference';
  if (reference === '') return [new DomainError('required', { field })];
  const isGood =
    [...reference].length <= LONGEST_REFUND_REFERENCE &&
    /[\p{L}\p{N}]/u.test(reference) &&
    !/\p{C}|["“”„«»]|:\/\/|www\./iu.test(reference) &&
    !CALLED.test(reference) &&
    linkInNote(reference) === undefined;
  return isGood
    ? []
    : [new DomainError('refundReferenceWrong', { field, params: { max: LONGEST_REFUND_REFERENCE } })];
}
