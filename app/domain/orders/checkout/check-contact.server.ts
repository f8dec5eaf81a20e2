import { readContact } from '#app/domain/accounts/contact.ts';
import { isAdultOn, readBirthDate } from '#app/domain/orders/checkout/birth-date.ts';
import type { BuyerAddress, BuyerContact } from '#app/domain/orders/checkout/buyer-contact.server.ts';
import { readBuyerPhone } from '#app/domain/orders/checkout/buyer-phone.ts';
import { checkTogether, DomainError } from '#app/server/domain-error.ts';
import { tidy } from '#app/server/text/fold.ts';
import { needsLatin } from '#app/server/text/latin-letters.ts';

/** Who buys and where to, as typed. */
export type TypedContact = {
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly addressLine: string;
  readonly hotelName: string;
  readonly hotelRoom: string;
  readonly birthDate: string;
  readonly note: string;
};

export type ContactNeeds = {
  readonly hotel: boolean;
  readonly adult: boolean;
  /** Local day of the order. */
  readonly today: string;
};

const LONGEST = { name: 100, addressLine: 200, hotelName: 120, hotelRoom: 60, note: 500 } as const;

/**
 * What a buyer said of themselves, checked. E-mail is how a foreign number's owner is reached, and asked for then.
 * @param address as it was understood; null where nothing is sent by post.
 * @throws DomainError for all that is wrong together, each with its field.
 */
export function checkContact(
  typed: TypedContact,
  address: BuyerAddress | null,
  needs: ContactNeeds,
): BuyerContact {
  const phone = readBuyerPhone(typed.phone);
  const email = typed.email.trim() === '' ? null : readContact(typed.email);
  const birthDate = needs.adult ? readBirthDate(typed.birthDate, needs.today) : null;
  const needed = (field: keyof typeof LONGEST) => () => {
    if (tidy(typed[field]) === '') throw new DomainError('required', { field });
  };
  const short = (field: keyof typeof LONGEST) => () => {
    const max = LONGEST[field];
    if (typed[field].length > max) throw new DomainError('tooLong', { field, params: { max } });
  };
  // Papers for the carrier are printed and read in Latin letters.
  const readable = (field: 'name' | 'addressLine' | 'hotelName' | 'hotelRoom') => () => {
    if (needsLatin(typed[field])) throw new DomainError('latinLetters', { field });
  };
  checkTogether([
    needed('name'),
    readable('name'),
    short('name'),
    () => {
      if (typed.phone.trim() === '') throw new DomainError('required', { field: 'phone' });
      if (!phone) throw new DomainError('buyerPhone', { field: 'phone' });
    },
    () => {
      if (email && email.kind !== 'email') throw new DomainError('notAnEmail', { field: 'email' });
      if (typed.email.trim() !== '' && !email) throw new DomainError('notAnEmail', { field: 'email' });
      if (phone?.isForeign && !email) throw new DomainError('emailForAbroad', { field: 'email' });
    },
    short('note'),
    ...(address ? [needed('addressLine'), readable('addressLine'), short('addressLine')] : []),
    ...(needs.hotel
      ? [
          needed('hotelName'),
          readable('hotelName'),
          short('hotelName'),
          needed('hotelRoom'),
          readable('hotelRoom'),
          short('hotelRoom'),
        ]
      : []),
    () => {
      if (!needs.adult) return;
      if (typed.birthDate.trim() === '') throw new DomainError('required', { field: 'birthDate' });
      if (!birthDate) throw new DomainError('notABirthDate', { field: 'birthDate' });
      if (!isAdultOn(birthDate, needs.today)) throw new DomainError('notAdultYet', { field: 'birthDate' });
    },
  ]);
  return {
    name: tidy(typed.name),
    phone: phone?.e164 ?? '',
    email: email?.value ?? null,
    address: address && { ...address, line: tidy(typed.addressLine) },
    hotel: needs.hotel ? { name: tidy(typed.hotelName), room: tidy(typed.hotelRoom) } : null,
    birthDate,
    note: typed.note.normalize('NFC').trim(),
  };
}
