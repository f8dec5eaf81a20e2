import { holdLivingPerson } from '#app/domain/accounts/hold-person.server.ts';
import { newPersonKey, sealPersonalData } from '#app/domain/accounts/personal-data.server.ts';
import { readPerson } from '#app/domain/accounts/read-person.server.ts';
import { type BuyerContact, sealBuyerContact } from '#app/domain/orders/checkout/buyer-contact.server.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import type { Tx } from '#db/store.ts';

/** Who an order is for, ready to be written with it. */
export type OrderBuyer = {
  readonly personId: string;
  readonly contactId: string;
  readonly isGuest: boolean;
  write(tx: Tx): Promise<void>;
};

/**
 * Seals what a buyer said of themselves. A guest becomes a person with a key of their own and without a way to sign in:
 * a phone number that somebody typed proves nothing, so it leads to no account.
 * @param personId who is signed in; null for a guest.
 */
export async function prepareBuyer(
  context: Context,
  { personId, contact, language }: { personId: string | null; contact: BuyerContact; language: 'vi' | 'en' },
): Promise<OrderBuyer> {
  const { person, personKey, buyerContact } = context.store.tables;
  const contactId = newId();
  const createdAt = context.clock.now();
  if (personId !== null) {
    const { own } = await readPerson(context, personId);
    const sealed = sealBuyerContact(own, contactId, contact);
    return {
      personId,
      contactId,
      isGuest: false,
      async write(tx) {
        await holdLivingPerson(context, tx, personId);
        await tx.insert(buyerContact).values({ id: contactId, personId, sealed, createdAt });
      },
    };
  }
  const guestId = newId();
  const { own, wrappedKey } = newPersonKey(context.config, guestId);
  const { name, phone, email } = contact;
  const personalData = sealPersonalData(own, { name, phone, ...(email === null ? {} : { email }) });
  const sealed = sealBuyerContact(own, contactId, contact);
  return {
    personId: guestId,
    contactId,
    isGuest: true,
    async write(tx) {
      await tx.insert(person).values({
        id: guestId,
        personalData,
        phoneHash: null,
        emailHash: null,
        passwordHash: null,
        language,
        isDemo: context.config.demo,
        createdAt,
      });
      await tx.insert(personKey).values({ personId: guestId, wrappedKey });
      await tx.insert(buyerContact).values({ id: contactId, personId: guestId, sealed, createdAt });
    },
  };
}
