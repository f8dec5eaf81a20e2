import { and, desc, eq } from 'drizzle-orm';
import { readContactOf } from '#app/domain/orders/access/read-contact.server.ts';
import type { BuyerContact } from '#app/domain/orders/checkout/buyer-contact.server.ts';
import type { Context } from '#app/server/context.ts';

/** So far back it is looked for an address: who always had goods brought to a hotel has none. */
const NEWEST = 5;

/** What somebody who is signed in said last of how they are reached, and where something was sent to them last. */
export type LastContact = Pick<BuyerContact, 'name' | 'phone' | 'email' | 'address'>;

/** For their own next checkout, so that they need not type it again; null for a first one. Never the day of birth. */
export async function readLastContact(context: Context, personId: string): Promise<LastContact | null> {
  const { orderGroup } = context.store.tables;
  const rows = await context.store.read((db) =>
    db
      .select({ contactId: orderGroup.contactId })
      .from(orderGroup)
      .where(and(eq(orderGroup.buyerId, personId), eq(orderGroup.isGuest, false)))
      .orderBy(desc(orderGroup.placedAt), desc(orderGroup.id))
      .limit(NEWEST),
  );
  let last: LastContact | null = null;
  for (const row of rows) {
    const contact = await readContactOf(context, row);
    if (!contact) continue;
    const { name, phone, email, address } = contact;
    last ??= { name, phone, email, address };
    if (address) return { ...last, address };
  }
  return last;
}
