import { eq } from 'drizzle-orm';
import { unwrapPersonKey } from '#app/domain/accounts/personal-data.server.ts';
import { type BuyerContact, openBuyerContact } from '#app/domain/orders/checkout/buyer-contact.server.ts';
import type { Context } from '#app/server/context.ts';

/** What the buyer said of themselves with a checkout; null when they have been erased. Whoever shows it to others audits that. */
export async function readContactOf(
  { store, config }: Context,
  { contactId }: { contactId: string },
): Promise<BuyerContact | null> {
  const { buyerContact, personKey } = store.tables;
  const [row] = await store.read((db) =>
    db
      .select({
        sealed: buyerContact.sealed,
        personId: buyerContact.personId,
        wrappedKey: personKey.wrappedKey,
      })
      .from(buyerContact)
      .innerJoin(personKey, eq(personKey.personId, buyerContact.personId))
      .where(eq(buyerContact.id, contactId)),
  );
  if (!row?.wrappedKey) return null;
  return openBuyerContact(unwrapPersonKey(config, row.personId, row.wrappedKey), contactId, row.sealed);
}
