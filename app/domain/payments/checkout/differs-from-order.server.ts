import { eq } from 'drizzle-orm';
import { readContactOf } from '#app/domain/orders/access/read-contact.server.ts';
import type { BuyerContact } from '#app/domain/orders/checkout/buyer-contact.server.ts';
import { checkContact } from '#app/domain/orders/checkout/check-contact.server.ts';
import { frozenDelivery } from '#app/domain/orders/delivery/frozen-delivery.ts';
import { readWishedDay } from '#app/domain/orders/delivery/wished-day.ts';
import { choiceOf } from '#app/domain/payments/checkout/check-parts.server.ts';
import { readAddress } from '#app/domain/payments/checkout/read-address.server.ts';
import { agreedDelivery, type TypedCheckout, wantsBy } from '#app/domain/payments/checkout/typed-checkout.ts';
import type { Context } from '#app/server/context.ts';
import { isDomainError } from '#app/server/domain-error.ts';
import { localDate } from '#app/server/local-date.ts';
import type { Store } from '#db/store.ts';

/**
 * Whether the checkout that a form has led to holds something other than the form: a basket that is open in two windows is
 * ordered once, as the first of them says. Goods with their pieces and prices; of each producer how they are received (post
 * and its zone, the point, the hotel's hours and day, the day wished for a service), paid, and what delivery costs where the form says so; who receives
 * them, where, and what they want to be known. A form that is not filled in well says something else than an order does.
 * @param code of the checkout.
 */
export async function differsFromOrder(
  context: Context,
  code: string,
  typed: TypedCheckout,
): Promise<boolean> {
  const { store } = context;
  const { orderGroup, order, orderLine } = store.tables;
  const ordered = await store.read((db) =>
    db
      .select({ group: orderGroup, order, line: orderLine })
      .from(orderGroup)
      .innerJoin(order, eq(order.groupId, orderGroup.id))
      .innerJoin(orderLine, eq(orderLine.orderId, order.id))
      .where(eq(orderGroup.code, code)),
  );
  const [first] = ordered;
  if (!first) return true;
  const lines = new Map<string, { quantity: number; price: number }>();
  for (const { variantId, quantity, seenPrice: price } of typed.lines)
    lines.set(variantId, { quantity: quantity + (lines.get(variantId)?.quantity ?? 0), price });
  const isAsTyped = ({ line: { variantId, quantity, unitPrice }, order: of }: (typeof ordered)[number]) => {
    const line = lines.get(variantId);
    return line?.quantity === quantity && line.price === unitPrice && isPartAsTyped(of, typed);
  };
  if (ordered.length !== lines.size || !ordered.every(isAsTyped)) return true;
  const contact = await readContactOf(context, first.group);
  // Who has been forgotten since cannot be told of anybody else.
  if (contact === null) return false;
  const producerIds = [...new Set(ordered.map(({ order: { producerId } }) => producerId))];
  const meant = await contactIn(context, typed, {
    producerIds,
    isAdult: first.group.isAdult,
    placedAt: first.group.placedAt,
  });
  return meant === null || textOfContact(meant) !== textOfContact(contact);
}

type OrderRow = Store['tables']['order']['$inferSelect'];

function isPartAsTyped(order: OrderRow, { parts, province }: TypedCheckout): boolean {
  const part = parts[order.producerId];
  if (part?.method !== order.method) return false;
  const agreed = agreedDelivery(part);
  if (agreed !== null && agreed !== order.deliveryAmount) return false;
  const choice = choiceIn(part, order.producerId, province);
  const way = frozenDelivery.parse(order.delivery);
  if (wishIn(part.day, order.producerId) !== (way.wishedDay ?? null)) return false;
  if (choice?.method === 'post') return way.method === 'post' && choice.zone === way.zone;
  if (choice?.method === 'pickup') return way.method === 'pickup' && choice.pointId === way.pointId;
  if (choice?.method === 'hotel')
    return way.method === 'hotel' && choice.slotId === way.slotId && choice.day === way.day;
  return false;
}

/** The day that is wished, null for none; what is no day says something else than any order does. */
function wishIn(typed: string, producerId: string): string | null {
  try {
    return readWishedDay(typed, producerId) ?? null;
  } catch (error) {
    if (!isDomainError(error)) throw error;
    return typed;
  }
}

function choiceIn(...of: Parameters<typeof choiceOf>): ReturnType<typeof choiceOf> {
  try {
    return choiceOf(...of);
  } catch (error) {
    if (!isDomainError(error)) throw error;
    return null;
  }
}

/** As it would be kept with an order; null where it would be refused. */
async function contactIn(
  context: Context,
  typed: TypedCheckout,
  { producerIds, isAdult, placedAt }: { producerIds: readonly string[]; isAdult: boolean; placedAt: number },
): Promise<BuyerContact | null> {
  const isPosted = wantsBy(typed.parts, producerIds, 'post');
  const { address, refusals } = await readAddress(context, typed, isPosted);
  if (refusals.length > 0) return null;
  const hotel = wantsBy(typed.parts, producerIds, 'hotel');
  try {
    return checkContact(typed, address, { hotel, adult: isAdult, today: localDate(placedAt) });
  } catch (error) {
    if (!isDomainError(error)) throw error;
    return null;
  }
}

function textOfContact({ name, phone, email, address, hotel, birthDate, note }: BuyerContact): string {
  return JSON.stringify([
    ...[name, phone, email, birthDate, note.replace(/\s+/g, ' ')],
    address && [address.line, address.communeText, address.communeCode, address.provinceCode],
    hotel && [hotel.name, hotel.room],
  ]);
}
