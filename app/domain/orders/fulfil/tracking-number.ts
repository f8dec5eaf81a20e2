import { DomainError } from '#app/server/domain-error.ts';

const LONGEST = 30;
/** `EE123456789VN`, `SPXVN012345678`, `GAVQKQNR`, `S22160000.SG7-B3.1234567`, a coach's number `0912.345.678`. */
const SIGNS = /^\+?[A-Z0-9]+(?:[._/-][A-Z0-9]+)*$/;
/** A code of letters alone, or nearly, is short. */
const LONGEST_OF_LETTERS = 10;
const MANY_LETTERS = /[A-Z]{6,}/;
/** In a code of several parts letters alone are those of a firm or a town. */
const LETTERS_ALONE = /^[A-Z]{4,}$/;
const MOST_OF_LETTERS = 2;
/** What programs for mail make a link of: letters behind a last dot, an address in figures. */
const LINK = /[.][A-Z]{2,}(?![A-Z0-9.])|^\d{1,3}(?:[.]\d{1,3}){3}(?:\/|$)/;

/**
 * A parcel's number as it stands on a receipt, or the number of the coach that has it. It stands in the market's mails, so it has
 * the shape of one: signs that are put together to be read as words are none.
 * @returns without blanks, in capital letters; '' where nothing was written.
 * @throws DomainError tooLong, trackingNumberShape (field trackingNumber)
 */
export function trackingNumber(typed: string): string {
  const field = 'trackingNumber';
  const number = typed.replace(/\s/g, '').toUpperCase();
  if (number === '') return '';
  if (number.length > LONGEST) throw new DomainError('tooLong', { field, params: { max: LONGEST } });
  const parts = number.split(/[._/-]/);
  const ofLetters = parts.filter((part) => /^[A-Z]+$/.test(part));
  const isWords =
    (MANY_LETTERS.test(number) && number.length > LONGEST_OF_LETTERS) ||
    (parts.length > 1 &&
      (ofLetters.length > MOST_OF_LETTERS || ofLetters.some((part) => LETTERS_ALONE.test(part))));
  if (!SIGNS.test(number) || LINK.test(number) || isWords)
    throw new DomainError('trackingNumberShape', { field });
  return number;
}
