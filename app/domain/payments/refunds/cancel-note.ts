import { contactInNote } from '#app/domain/catalog/contact-in-note/contact-in-note.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { tidy } from '#app/server/text/fold.ts';

const LONGEST_NOTE = 300;

/**
 * What somebody has written of why an order, or a part of it, is cancelled: its buyer reads it in the mail and in the order's
 * history, so it holds nobody's name or number.
 *
 * Contacts are refused, as in every sentence that the market passes on and nobody looks at first (`pauseShop`; the
 * shapes, and what passes all the same, are those of `contactInNote`; so it is shown as a quotation with a sentence of the
 * market's under it, `whyCancelled`), and not taken out as for platforms
 * (`takeOutContacts`): a sentence that is cut leaves its writer unaware and may say something else. Two more reasons hold
 * here. The text is stored in the open for as long as the order is, and an erased buyer's number in it would
 * stay; and a mail of the market's must lend its name to no link or account where a buyer is to pay or log in. Nothing is
 * lost: the producer's public number stands on the order's page, and what is said under a ticket is sealed with the buyer's
 * key. The bare name of a platform ("asked by Zalo") leads nowhere and may stand.
 * @param missing how it is refused that nothing was written; null where nothing needs to be.
 * @param field of the form.
 * @returns tidied; undefined where nothing was written and nothing needs to be.
 * @throws DomainError `missing`, tooLong, noteHasContact (field).
 */
export function cancelNote(
  typed: string,
  { missing, field = 'note' }: { missing: 'required' | 'otherReasonUnsaid' | null; field?: string },
): string | undefined {
  const note = tidy(typed);
  if (note === '' && missing !== null) throw new DomainError(missing, { field });
  if ([...note].length > LONGEST_NOTE)
    throw new DomainError('tooLong', { field, params: { max: LONGEST_NOTE } });
  const found = contactInNote(note);
  if (found !== undefined) throw new DomainError('noteHasContact', { field, params: { found } });
  return note === '' ? undefined : note;
}
