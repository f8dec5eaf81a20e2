import { eq, inArray } from 'drizzle-orm';
import { unwrapPersonKey } from '#app/domain/accounts/personal-data.server.ts';
import { type BuyerContact, openBuyerContact } from '#app/domain/orders/checkout/buyer-contact.server.ts';
import type { OrderRow } from '#app/domain/orders/order-row.ts';
import { orderState } from '#app/domain/orders/order-state.ts';
import { orderTermMs } from '#app/domain/orders/terms/legal-term.server.ts';
import { addressLine } from '#app/domain/register/places/address-line.ts';
import type { Context } from '#app/server/context.ts';
import { localDate } from '#app/server/local-date.ts';
import { recordAudits } from '#app/server/record-audit.server.ts';
import { provinces } from '#db/reference/provinces.ts';
import type { Db, Store } from '#db/store.ts';

/** Whom goods go to, and no more of the buyer than bringing them there takes. */
export type Receiver = {
  readonly name: string;
  /** E.164. */
  readonly phone: string;
  /** Of goods that are sent; null for other ways. */
  readonly address: string | null;
  /** Of goods that are brought to a hotel; null for other ways. */
  readonly hotel: { readonly name: string; readonly room: string } | null;
  /** What the buyer wants the producer to know. */
  readonly note: string;
};

/**
 * Whether the producer has to know whom the goods go to: from the money on, until no return is to be expected any more.
 * @param keptMs how long after delivery: `contactTermMs`.
 */
export function needsReceiver(order: OrderRow, now: number, keptMs: number): boolean {
  const state = orderState(order);
  if (state === 'delivered') return now < (order.deliveredAt ?? 0) + keptMs;
  return state === 'paid' || state === 'accepted' || state === 'packed' || state === 'handed-over';
}

/** How long after delivery a producer still sees whom to talk to, ms. */
export function contactTermMs(db: Db, tables: Store['tables'], now: number): Promise<number> {
  return orderTermMs(db, tables, 'contact-after-delivery', localDate(now));
}

/**
 * Whom these orders go to, by order's id; null for a buyer who has been erased since. Every look is in the audit.
 * @param reader who looks and what for: ids and a word.
 */
export async function readReceivers(
  context: Context,
  orders: readonly OrderRow[],
  reader: { personId: string; role: string; purpose: string },
): Promise<Map<string, Receiver | null>> {
  const contacts = await readContacts(context, orders, reader);
  return new Map(
    orders.map((order) => {
      const contact = contacts.get(order.id) ?? null;
      return [order.id, contact && receiverOf(order, contact)];
    }),
  );
}

/** The same with all that a buyer said of themselves, for staff who have a reason; null for a buyer who has been erased since. */
export async function readContacts(
  context: Context,
  orders: readonly OrderRow[],
  { personId, role, purpose }: { personId: string; role: string; purpose: string },
): Promise<Map<string, BuyerContact | null>> {
  const { store, config } = context;
  const { orderGroup, buyerContact, personKey, erasureRequest } = store.tables;
  if (orders.length === 0) return new Map();
  const groupIds = [...new Set(orders.map(({ groupId }) => groupId))];
  const rows = await store.read((db) =>
    db
      .select({
        groupId: orderGroup.id,
        contactId: buyerContact.id,
        buyerId: buyerContact.personId,
        sealed: buyerContact.sealed,
        wrappedKey: personKey.wrappedKey,
        erasureId: erasureRequest.id,
      })
      .from(orderGroup)
      .innerJoin(buyerContact, eq(buyerContact.id, orderGroup.contactId))
      .innerJoin(personKey, eq(personKey.personId, buyerContact.personId))
      .leftJoin(erasureRequest, eq(erasureRequest.personId, buyerContact.personId))
      .where(inArray(orderGroup.id, groupIds)),
  );
  await store.write((tx) =>
    recordAudits(
      context,
      tx,
      orders.map(({ id }) => ({
        personId,
        role,
        act: 'read-buyer-contact',
        subject: 'order',
        subjectId: id,
        detail: { purpose },
      })),
    ),
  );
  const byGroup = new Map(
    rows.map(({ groupId, contactId, buyerId, sealed, wrappedKey, erasureId }) => [
      groupId,
      // Nothing is under way for who was erased: what the law keeps of them is for no work with an order.
      wrappedKey === null || erasureId !== null
        ? null
        : openBuyerContact(unwrapPersonKey(config, buyerId, wrappedKey), contactId, sealed),
    ]),
  );
  return new Map(orders.map(({ id, groupId }) => [id, byGroup.get(groupId) ?? null]));
}

function receiverOf({ deliveryMethod }: OrderRow, contact: BuyerContact): Receiver {
  const { name, phone, address, hotel, note } = contact;
  const province = provinces.find(({ code }) => code === address?.provinceCode)?.name ?? '';
  return {
    name,
    phone,
    address:
      deliveryMethod === 'post' && address
        ? addressLine([address.line, address.communeText, province])
        : null,
    hotel: deliveryMethod === 'hotel' ? hotel : null,
    note,
  };
}
