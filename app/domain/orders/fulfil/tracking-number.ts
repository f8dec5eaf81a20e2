import { leadingWordIn } from '#app/domain/catalog/contact-in-note/lead-away.ts';
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

/** Words of money and codes that say what is wanted when they stand alone; `leadingWordIn` has those that do elsewhere as well. */
const WANTED = /^(?:NAP|NOP|TIEN|PHI|COC|CUOC|PIN|PAY|VND|VNĐ)$/;
/** Two letters that any service may begin with, nine digits, a country (Universal Postal Union, S10). */
const OF_THE_POST = /^[A-Z]{2}\d{9}[A-Z]{2}$/;

/**
 * A parcel's number as it stands on a receipt, or the number of the coach that has it. It stands in the market's mails, so it has
 * the shape of one: signs that are put together to be read as words are none, nor is any that holds a word of money, of an account,
 * of a code that is asked for or of a network, parted by signs or figures (`NAP-PHI20000`, `OTP-1`).
 *
 * Not found, since numbers of carriers look the same: a word of up to five letters that none of these is (`GOI-0912345678`), one
 * that another letter stands against (`XSTK1`), and figures that are an account's. That is bearable because mails show the number
 * in a line of its own that names who has the goods.
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
  const words = number.match(/[A-Z]+/g) ?? [];
  const isAsking =
    !OF_THE_POST.test(number) &&
    (words.some((word) => WANTED.test(word)) || leadingWordIn(words.join(' ')) !== undefined);
  if (!SIGNS.test(number) || LINK.test(number) || isWords || isAsking)
    throw new DomainError('trackingNumberShape', { field });
  return number;
}
