import { linkInNote } from '#app/domain/catalog/contact-in-note/contact-in-note.ts';
import { DomainError } from '#app/server/domain-error.ts';

/**
 * Refuses a link or a mail address in a short text of a producer's that goes out in the market's mails as a fact of the order:
 * its parcel's number, where it is fetched. A mail lends the market's name to no page where a buyer could be asked to pay or
 * log in. Numbers may stand: of the driver, of whoever has the key.
 * @throws DomainError mailedTextHasLink
 */
export function refuseLink(field: string, text: string): void {
  const found = linkInNote(text);
  if (found !== undefined) throw new DomainError('mailedTextHasLink', { field, params: { found } });
}
