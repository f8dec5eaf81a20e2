import { and, asc, eq, gte, inArray, isNull, or } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { quoteDelivery } from '#app/domain/orders/delivery/quote-delivery.server.ts';
import { deliveryZones } from '#app/domain/orders/delivery/zones.ts';
import type { Context } from '#app/server/context.ts';
import { isDomainError } from '#app/server/domain-error.ts';
import { localDate } from '#app/server/local-date.ts';
import type { Db, Store } from '#db/store.ts';

/** Weights that the preview shows, grams: a packet, a parcel, a sack. */
const SHOWN_GRAMS = [500, 1000, 2000, 5000, 10_000] as const;
/** Former districts whose hotels buy: their wards and communes stand first. */
const TOURIST_DISTRICTS = ['sa pa', 'lao cai'];

/** How a producer delivers now and from coming days on, and what buyers are asked for it. */
export async function readOwnDelivery({ store, clock }: Context, { producerId }: SellerActor) {
  const { tables } = store;
  const { deliveryRate, pickupPoint, hotelSlot, commune } = tables;
  const now = clock.now();
  const today = localDate(now);
  return store.read(async (db) => {
    const rates = await db
      .select()
      .from(deliveryRate)
      .where(
        and(
          eq(deliveryRate.producerId, producerId),
          isNull(deliveryRate.archivedAt),
          or(isNull(deliveryRate.validTo), gte(deliveryRate.validTo, today)),
        ),
      );
    const points = await db
      .select()
      .from(pickupPoint)
      .where(and(eq(pickupPoint.producerId, producerId), isNull(pickupPoint.archivedAt)))
      .orderBy(asc(pickupPoint.createdAt));
    const slots = await db
      .select({ slot: hotelSlot, place: commune.fullName, placeKey: commune.nameKey })
      .from(hotelSlot)
      .innerJoin(commune, eq(commune.code, hotelSlot.communeCode))
      .where(and(eq(hotelSlot.producerId, producerId), isNull(hotelSlot.archivedAt)))
      .orderBy(asc(commune.nameKey), asc(hotelSlot.fromMinute));
    return {
      today,
      rates: rates.sort(
        (a, b) =>
          deliveryZones.indexOf(a.zone) - deliveryZones.indexOf(b.zone) ||
          a.uptoGrams - b.uptoGrams ||
          (a.validFrom < b.validFrom ? -1 : 1),
      ),
      points,
      slots: slots.map(({ slot, place }) => ({ ...slot, place })),
      preview: await previewOf(db, store, { producerId, now, today }),
      communes: await communesFirst(db, tables),
    };
  });
}

export type DeliveryPreview = {
  grams: number;
  /** By zone, in their order; null where nothing is known, so it is not sent there. VND. */
  prices: Array<{ amount: number; isOwn: boolean } | null>;
};

async function previewOf(
  db: Db,
  store: Store,
  { producerId, now, today }: { producerId: string; now: number; today: string },
): Promise<DeliveryPreview[]> {
  const rows: DeliveryPreview[] = [];
  for (const grams of SHOWN_GRAMS) {
    const prices: DeliveryPreview['prices'] = [];
    for (const zone of deliveryZones) {
      prices.push(await priceOf(db, store, { producerId, grams, now, today }, zone));
    }
    rows.push({ grams, prices });
  }
  return rows;
}

async function priceOf(
  db: Db,
  store: Store,
  about: { producerId: string; grams: number; now: number; today: string },
  zone: (typeof deliveryZones)[number],
) {
  try {
    const { amount, frozen } = await quoteDelivery(db, store, about, { method: 'post', zone });
    return { amount, isOwn: frozen.method === 'post' && frozen.isOwnRate };
  } catch (error) {
    if (isDomainError(error) && error.code === 'notDeliveredSo') return null;
    throw error;
  }
}

async function communesFirst(
  db: Db,
  { commune, communeLegacyDistrict, legacyDistrict }: Store['tables'],
): Promise<{ tourist: Place[]; others: Place[] }> {
  const all = await db
    .select({ code: commune.code, name: commune.fullName })
    .from(commune)
    .orderBy(asc(commune.nameKey), asc(commune.code));
  const first = await db
    .select({ code: communeLegacyDistrict.communeCode })
    .from(communeLegacyDistrict)
    .innerJoin(legacyDistrict, eq(legacyDistrict.code, communeLegacyDistrict.districtCode))
    .where(inArray(legacyDistrict.nameKey, TOURIST_DISTRICTS));
  const codes = new Set(first.map(({ code }) => code));
  return {
    tourist: all.filter(({ code }) => codes.has(code)),
    others: all.filter(({ code }) => !codes.has(code)),
  };
}

type Place = { code: string; name: string };
