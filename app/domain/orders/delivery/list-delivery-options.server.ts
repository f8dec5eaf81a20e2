import { and, asc, eq, isNull } from 'drizzle-orm';
import {
  HOTEL_DAYS_AHEAD,
  isOpenOn,
  quoteDelivery,
} from '#app/domain/orders/delivery/quote-delivery.server.ts';
import type { Context } from '#app/server/context.ts';
import { isDomainError } from '#app/server/domain-error.ts';
import { addDays, localDate } from '#app/server/local-date.ts';
import type { DeliveryZone } from '#db/tables/orders.ts';

/** A time at which a producer brings goods to hotels of one commune. */
export type HotelTime = {
  readonly slotId: string;
  /** Local, 'YYYY-MM-DD'. */
  readonly day: string;
  readonly fromMinute: number;
  readonly toMinute: number;
  /** VND. */
  readonly amount: number;
  readonly place: string;
  readonly placeEn: string;
};

/** How one producer's goods of a given weight can be had now. */
export type DeliveryOptions = {
  /** Of the whole parcel; goods without a weight count as half a kilogram. */
  readonly grams: number;
  /** VND by zone; null where no rate reaches that weight. */
  readonly post: Readonly<Record<DeliveryZone, number | null>>;
  readonly points: ReadonlyArray<{ id: string; name: string; address: string; hours: string | null }>;
  readonly times: readonly HotelTime[];
};

const ZONES = ['province', 'region', 'country'] as const satisfies readonly DeliveryZone[];

export async function listDeliveryOptions(
  { store, clock }: Context,
  { producerId, grams }: { producerId: string; grams: number },
): Promise<DeliveryOptions> {
  const { tables } = store;
  const { pickupPoint, hotelSlot, commune } = tables;
  const now = clock.now();
  const today = localDate(now);
  return store.read(async (db) => {
    const rates = await Promise.all(
      ZONES.map(async (zone) => {
        const about = { producerId, grams, now, today };
        try {
          const quote = await quoteDelivery(db, tables, about, { method: 'post', zone });
          return [zone, quote.amount] as const;
        } catch (error) {
          if (!isDomainError(error)) throw error;
          return [zone, null] as const;
        }
      }),
    );
    const points = await db
      .select({
        id: pickupPoint.id,
        name: pickupPoint.name,
        address: pickupPoint.addressText,
        hours: pickupPoint.hoursText,
      })
      .from(pickupPoint)
      .where(and(eq(pickupPoint.producerId, producerId), isNull(pickupPoint.archivedAt)))
      .orderBy(asc(pickupPoint.id));
    const slots = await db
      .select({ slot: hotelSlot, place: commune.fullName, placeEn: commune.nameEn })
      .from(hotelSlot)
      .innerJoin(commune, eq(commune.code, hotelSlot.communeCode))
      .where(and(eq(hotelSlot.producerId, producerId), isNull(hotelSlot.archivedAt)))
      .orderBy(asc(hotelSlot.fromMinute), asc(hotelSlot.id));
    const days = Array.from({ length: HOTEL_DAYS_AHEAD }, (_, ahead) => addDays(today, ahead));
    const times = days.flatMap((day) =>
      slots
        .filter(({ slot }) => isOpenOn(slot, day, now))
        .map(({ slot: { id: slotId, fromMinute, toMinute, amount }, place, placeEn }) => ({
          slotId,
          day,
          fromMinute,
          toMinute,
          amount,
          place,
          placeEn,
        })),
    );
    const post = Object.fromEntries(rates) as Record<DeliveryZone, number | null>;
    return { grams, post, points, times };
  });
}
