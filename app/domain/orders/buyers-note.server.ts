import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { unwrapPersonKey } from '#app/domain/accounts/personal-data.server.ts';
import { keyOfBuyer } from '#app/domain/orders/tickets/ticket-messages.server.ts';
import type { Context } from '#app/server/context.ts';
import { open, seal } from '#app/server/crypto/seal.server.ts';
import type { Db } from '#db/store.ts';

const withNote = z.looseObject({ sealedNote: z.string() });

const placeOf = (orderId: string) => `buyers-note:${orderId}`;

/**
 * What a buyer has written of why they cancel, as an order's event keeps it: events are never changed, and what people write of
 * themselves is personal, so it is sealed with their key and gone with it.
 * @throws NotFound once the buyer was erased
 */
export async function sealBuyersNote(
  context: Context,
  db: Db,
  { orderId, note }: { orderId: string; note: string },
): Promise<string> {
  const own = await keyOfBuyer(context, db, orderId);
  return seal(own.key, placeOf(orderId), note);
}

/**
 * Events of orders with their buyers' notes to be read, as `note`; without those of buyers who were erased, also while their key is
 * kept for the law.
 */
export async function openBuyersNotes<E extends { orderId: string; detail: unknown }>(
  { store, config }: Context,
  db: Db,
  events: readonly E[],
): Promise<E[]> {
  const sealed = new Map(
    events.flatMap((event) => {
      const { success, data } = withNote.safeParse(event.detail);
      return success ? [[event, data] as const] : [];
    }),
  );
  if (sealed.size === 0) return [...events];
  const { order, orderGroup, personKey, erasureRequest } = store.tables;
  const orderIds = [...new Set([...sealed.keys()].map(({ orderId }) => orderId))];
  const rows = await db
    .select({ orderId: order.id, personId: personKey.personId, wrappedKey: personKey.wrappedKey })
    .from(order)
    .innerJoin(orderGroup, eq(orderGroup.id, order.groupId))
    .innerJoin(personKey, eq(personKey.personId, orderGroup.buyerId))
    .leftJoin(erasureRequest, eq(erasureRequest.personId, orderGroup.buyerId))
    .where(and(inArray(order.id, orderIds), isNotNull(personKey.wrappedKey), isNull(erasureRequest.id)));
  return events.map((event) => {
    const { sealedNote, ...detail } = sealed.get(event) ?? {};
    if (sealedNote === undefined) return event;
    const row = rows.find(({ orderId }) => orderId === event.orderId);
    if (!row?.wrappedKey) return { ...event, detail };
    const { key } = unwrapPersonKey(config, row.personId, row.wrappedKey);
    return { ...event, detail: { ...detail, note: open(key, placeOf(event.orderId), sealedNote) } };
  });
}
