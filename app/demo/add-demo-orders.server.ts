import { and, asc, eq, gt } from 'drizzle-orm';
import { demoSeller } from '#app/demo/demo-actors.ts';
import { demoBuyers } from '#app/demo/demo-buyers.ts';
import { demoPerson } from '#app/domain/accounts/start-demo-session.server.ts';
import { isService } from '#app/domain/catalog/is-service.ts';
import { isPublished } from '#app/domain/catalog/on-sale.ts';
import { addHotelSlot } from '#app/domain/orders/delivery/add-hotel-slot.server.ts';
import { addPickupPoint } from '#app/domain/orders/delivery/add-pickup-point.server.ts';
import { chooseDelivery } from '#app/domain/orders/delivery/choose-delivery.ts';
import type { DeliveryChoice } from '#app/domain/orders/delivery/quote-delivery.server.ts';
import { setDeliveryRate } from '#app/domain/orders/delivery/set-delivery-rate.server.ts';
import { deliveryZones } from '#app/domain/orders/delivery/zones.ts';
import { acceptOrders } from '#app/domain/orders/fulfil/accept-orders.server.ts';
import { deliverOrder } from '#app/domain/orders/fulfil/deliver-order.server.ts';
import { handOverOrder } from '#app/domain/orders/fulfil/hand-over-order.server.ts';
import { packOrder } from '#app/domain/orders/fulfil/pack-order.server.ts';
import { confirmByHand } from '#app/domain/payments/bank-transfers/confirm-by-hand.server.ts';
import { confirmCheckout } from '#app/domain/payments/checkout/confirm-checkout.server.ts';
import { openCheckout } from '#app/domain/payments/checkout/open-checkout.server.ts';
import { cancelOwnOrder } from '#app/domain/payments/refunds/cancel-own-order.server.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import { addDays, DAY_MS, localDate } from '#app/server/local-date.ts';

const HOUR_MS = 60 * 60 * 1000;
const MINUTE_MS = 60 * 1000;
/** What the post carries of one order, with room to spare. */
const MOST_GRAMS = 15_000;
/** So many of what a producer sells stand in the sample orders. */
const MOST_GOODS = 6;
/** Grams and VND within the province; each zone further is 5,000 ₫ more. */
const OWN_RATES = [
  [2000, 20_000],
  [20_000, 45_000],
] as const;
/** Phường Sa Pa. */
const SA_PA = '03006';

/** How far an order of the demo has come. */
type Fate = 'unpaid' | 'paid' | 'accepted' | 'packed' | 'sent' | 'delivered' | 'cancelled';
type Plan = { hoursAgo: number; fate: Fate; way?: 'pickup' | 'hotel'; pieces?: number; language?: 'en' };

/** One order for every state that a screen shows, some of them late enough for staff to see. The oldest first. */
const plans: readonly Plan[] = [
  { hoursAgo: 9 * 24, fate: 'delivered' },
  { hoursAgo: 6 * 24, fate: 'delivered', way: 'hotel', language: 'en' },
  { hoursAgo: 4 * 24, fate: 'packed', pieces: 3 },
  { hoursAgo: 3 * 24 - 2, fate: 'cancelled' },
  { hoursAgo: 50, fate: 'sent', language: 'en' },
  { hoursAgo: 30, fate: 'paid', pieces: 2 },
  { hoursAgo: 26, fate: 'sent', way: 'pickup' },
  { hoursAgo: 20, fate: 'accepted', pieces: 4 },
  { hoursAgo: 7, fate: 'unpaid' },
  { hoursAgo: 5, fate: 'accepted', way: 'hotel', language: 'en' },
  { hoursAgo: 3, fate: 'paid', way: 'pickup' },
  { hoursAgo: 1, fate: 'paid', pieces: 2 },
  { hoursAgo: 0, fate: 'unpaid' },
];

/**
 * Gives the demo's producer a dozen orders, once, by the same use-cases as real ones with the clock put back; all are marked
 * as demo. Paid by the producer's own word, because the simulated bank does not run yet. Nothing happens where the producer
 * has nothing on sale.
 */
export async function addDemoOrders(context: Context): Promise<void> {
  const { store, clock } = context;
  const { order } = store.tables;
  const producerId = await demoSellerOf(context);
  if (!producerId) return;
  const [known] = await store.read((db) =>
    db.select({ id: order.id }).from(order).where(eq(order.producerId, producerId)).limit(1),
  );
  if (known) return;
  const goods = await goodsOf(context, producerId);
  if (goods.length === 0) return;
  const now = clock.now();
  const ways = await deliveryOf(at(context, now - 30 * DAY_MS), producerId);
  for (const [index, plan] of plans.entries()) {
    await addOrder(context, {
      index,
      plan,
      placedAt: now - plan.hoursAgo * HOUR_MS,
      producerId,
      goods,
      ways,
    });
  }
}

/** The producer that the demo signs in for; null where there is none. */
export async function demoSellerOf(context: Context): Promise<string | null> {
  const { membership } = context.store.tables;
  const personId = await demoPerson(context, 'producer_member');
  const [member] = await context.store.read((db) =>
    db.select().from(membership).where(eq(membership.personId, personId)).limit(1),
  );
  return member?.producerId ?? null;
}

/** The same market with its clock at another moment. */
export function at(context: Context, ms: number): Context {
  return { ...context, clock: { ...context.clock, now: () => ms } };
}

/** `most`: pieces of it in one order. */
export type Goods = { variantId: string; price: number; most: number };

export async function goodsOf({ store }: Context, producerId: string): Promise<Goods[]> {
  const { variant, listing } = store.tables;
  const rows = await store.read((db) =>
    db
      .select({
        variantId: variant.id,
        price: variant.price,
        grams: variant.weightGrams,
        setCode: listing.setCode,
      })
      .from(variant)
      .innerJoin(listing, eq(listing.id, variant.listingId))
      .where(
        and(
          eq(variant.producerId, producerId),
          isPublished(store.tables),
          eq(listing.isAlcohol, false),
          eq(variant.isPublished, true),
          gt(variant.stock, 10),
        ),
      )
      .orderBy(asc(variant.id)),
  );
  return (
    rows
      // The orders are sent, fetched and brought: a service is used where it is.
      .filter(({ setCode }) => !isService(setCode))
      .slice(0, MOST_GOODS)
      .flatMap(({ variantId, price, grams }) =>
        price === null ? [] : [{ variantId, price, most: Math.floor(MOST_GRAMS / 2 / (grams ?? 500)) }],
      )
  );
}

type Ways = { pointId: string; slotId: string };

/** Own prices, a pick-up point and hotel hours, so that every way of having goods can be seen. */
async function deliveryOf(context: Context, producerId: string): Promise<Ways> {
  const seller = demoSeller(producerId);
  const validFrom = localDate(context.clock.now());
  for (const [at, zone] of deliveryZones.entries()) {
    for (const [uptoGrams, amount] of OWN_RATES) {
      await setDeliveryRate(context, seller, { zone, uptoGrams, amount: amount + at * 5000, validFrom });
    }
  }
  await addPickupPoint(context, seller, {
    name: 'Tại nhà xưởng',
    address: 'Theo địa chỉ trên trang của chúng tôi',
    hours: '8:00 đến 17:00 hằng ngày',
  });
  await addHotelSlot(context, seller, {
    communeCode: SA_PA,
    weekdays: [0, 1, 2, 3, 4, 5, 6],
    from: '15:00',
    to: '18:00',
    noticeHours: 4,
    amount: 20_000,
  });
  const { pickupPoint, hotelSlot } = context.store.tables;
  return context.store.read(async (db) => {
    const [point] = await db.select().from(pickupPoint).where(eq(pickupPoint.producerId, producerId));
    const [slot] = await db.select().from(hotelSlot).where(eq(hotelSlot.producerId, producerId));
    return { pointId: point?.id ?? '', slotId: slot?.id ?? '' };
  });
}

async function addOrder(
  context: Context,
  {
    index,
    plan,
    placedAt,
    producerId,
    goods,
    ways,
  }: { index: number; plan: Plan; placedAt: number; producerId: string; goods: Goods[]; ways: Ways },
): Promise<void> {
  const { fate, way, pieces = 1, language = 'vi' } = plan;
  const { order, orderGroup } = context.store.tables;
  const buyer = demoBuyers[index % demoBuyers.length];
  if (!buyer) return;
  const lines = goods
    .filter(
      (_, place) =>
        place === index % goods.length || (index % 3 === 0 && place === (index + 1) % goods.length),
    )
    .map(({ variantId, price, most }) => ({
      variantId,
      price,
      quantity: Math.max(1, Math.min(pieces, most)),
    }));
  const delivery: DeliveryChoice =
    way === 'pickup'
      ? { method: 'pickup', pointId: ways.pointId }
      : way === 'hotel'
        ? { method: 'hotel', slotId: ways.slotId, day: addDays(localDate(placedAt), 1) }
        : { method: 'post', zone: buyer.zone };
  const atOrder = at(context, placedAt);
  const wanted = lines.map(({ price: seenPrice, ...line }) => ({ ...line, seenPrice }));
  const [group] = (await openCheckout(atOrder, wanted)).groups;
  if (!group) return;
  const { amount: deliveryAmount } = chooseDelivery(group, delivery);
  const { code } = await confirmCheckout(atOrder, {
    checkoutKey: newId(),
    personId: null,
    clientAddress: null,
    contact: {
      ...buyer.contact,
      address: way ? null : buyer.contact.address,
      hotel: way === 'hotel' ? { name: 'Khách sạn Hoa Đào (mẫu)', room: '305' } : null,
    },
    language,
    isAdult: false,
    policies: {},
    lines,
    parts: { [producerId]: { delivery, method: 'vietqr', deliveryAmount } },
  });
  const [placed] = await context.store.read((db) =>
    db
      .select({ id: order.id, total: order.totalAmount })
      .from(order)
      .innerJoin(orderGroup, eq(orderGroup.id, order.groupId))
      .where(eq(orderGroup.code, code)),
  );
  if (!placed || fate === 'unpaid') return;
  await fulfil(context, {
    orderId: placed.id,
    total: placed.total,
    producerId,
    placedAt,
    fate,
    isSent: !way,
  });
}

type Placed = { orderId: string; producerId: string; placedAt: number; fate: Fate; isSent: boolean };

async function fulfil(context: Context, placed: Placed & { total: number }): Promise<void> {
  const { orderId, total, producerId, placedAt } = placed;
  const after = (minutes: number) => at(context, placedAt + minutes * MINUTE_MS);
  const seller = demoSeller(producerId);
  const payer = { role: 'producer' as const, personId: seller.personId, producerId };
  await confirmByHand(after(6), payer, { orderId, amount: total, note: 'Tiền của đơn mẫu' });
  await goOn(context, placed);
}

/** What the producer does with an order that is paid, as far as it has come. */
export async function goOn(
  context: Context,
  { orderId, producerId, placedAt, fate, isSent }: Placed,
): Promise<void> {
  const seller = demoSeller(producerId);
  const after = (minutes: number) => at(context, placedAt + minutes * MINUTE_MS);
  if (fate === 'paid') return;
  if (fate === 'cancelled') {
    await cancelOwnOrder(after(90), seller, {
      orderId,
      reason: 'outOfStock',
      isWhole: true,
      lines: [],
      causeKey: orderId,
    });
    return;
  }
  await acceptOrders(after(40), seller, [orderId]);
  if (fate === 'accepted') return;
  await packOrder(after(4 * 60), seller, orderId);
  if (fate === 'packed') return;
  await handOverOrder(after(20 * 60), seller, {
    orderId,
    carrier: isSent ? 'Bưu điện' : '',
    trackingNumber: isSent ? 'EM000000000VN' : '',
  });
  if (fate === 'delivered') await deliverOrder(after(72 * 60), seller, { orderId, isIdChecked: false });
}
