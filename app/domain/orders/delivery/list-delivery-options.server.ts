import { and, asc, eq, isNull } from 'drizzle-orm';
import { ON_THE_SPOT } from '#app/domain/orders/delivery/on-the-spot.ts';
import { type Parcel, postRates } from '#app/domain/orders/delivery/post-rates.server.ts';
import { HOTEL_DAYS_AHEAD, isOpenOn } from '#app/domain/orders/delivery/quote-delivery.server.ts';
import { spotsOf } from '#app/domain/orders/delivery/spots-of.server.ts';
import type { Context } from '#app/server/context.ts';
import { addDays, localDate } from '#app/server/local-date.ts';
import { prepare, preparedOnce } from '#db/prepare.ts';
import type { DeliveryZone } from '#db/tables/delivery.ts';

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
  /** Of the whole parcel; goods without a weight count as half a kilogram, services as nothing. */
  readonly grams: number;
  /** VND by zone; null where no rate reaches that weight. */
  readonly post: Readonly<Record<DeliveryZone, number | null>>;
  /** Of services with the producer's own place, `ON_THE_SPOT`, before the others. */
  readonly points: ReadonlyArray<{ id: string; name: string; address: string; hours: string | null }>;
  readonly times: readonly HotelTime[];
};

const ZONES = ['province', 'region', 'country'] as const satisfies readonly DeliveryZone[];

/**
 * How each parcel can be had, in as many statements as for one. Of what holds only services nothing is sent or brought: they
 * are used at their producer's, or their tickets fetched. @returns by producer.
 */
export async function listDeliveryOptions(
  { store, clock }: Context,
  parcels: readonly Parcel[],
): Promise<ReadonlyMap<string, DeliveryOptions>> {
  if (parcels.length === 0) return new Map();
  const now = clock.now();
  const today = localDate(now);
  const days = Array.from({ length: HOTEL_DAYS_AHEAD }, (_, ahead) => addDays(today, ahead));
  const producers = JSON.stringify(parcels.map(({ producerId }) => producerId));
  return store.read(async (db) => {
    const sent = parcels.filter((parcel) => !parcel.isService);
    const rateOf =
      sent.length === 0 ? () => null : await postRates(db, store, { parcels: sent, zones: ZONES, today });
    const used = parcels.filter((parcel) => parcel.isService);
    const spots = await spotsOf(
      db,
      store,
      used.map(({ producerId }) => producerId),
    );
    const places = placesOn(db, store);
    const points = await places.points({ producers });
    const slots = await places.slots({ producers });
    const optionsOf = (parcel: Parcel): DeliveryOptions => {
      const isOwn = (row: { producerId: string }) => row.producerId === parcel.producerId;
      const own = parcel.isService ? [] : slots.filter(isOwn);
      const spot = spots.get(parcel.producerId);
      return {
        grams: parcel.grams,
        post: Object.fromEntries(
          ZONES.map((zone) => [zone, parcel.isService ? null : (rateOf(parcel, zone)?.amount ?? null)]),
        ) as DeliveryOptions['post'],
        points: [
          ...(spot ? [{ id: ON_THE_SPOT, ...spot, hours: null }] : []),
          ...points.filter(isOwn).map(({ producerId: _, ...point }) => point),
        ],
        times: days.flatMap((day) =>
          own
            .filter((slot) => isOpenOn(slot, day, now))
            .map(({ slotId, fromMinute, toMinute, amount, place, placeEn }) => ({
              slotId,
              day,
              fromMinute,
              toMinute,
              amount,
              place,
              placeEn,
            })),
        ),
      };
    };
    return new Map(parcels.map((parcel) => [parcel.producerId, optionsOf(parcel)]));
  });
}

/** Where producers hand over and bring goods; asked at every look at a checkout. */
const placesOn = preparedOnce((db, { tables: { pickupPoint, hotelSlot, commune }, dialect }) => ({
  points: prepare(
    db
      .select({
        producerId: pickupPoint.producerId,
        id: pickupPoint.id,
        name: pickupPoint.name,
        address: pickupPoint.addressText,
        hours: pickupPoint.hoursText,
      })
      .from(pickupPoint)
      .where(and(dialect.isInJson(pickupPoint.producerId, 'producers'), isNull(pickupPoint.archivedAt)))
      .orderBy(asc(pickupPoint.id)),
  ),
  slots: prepare(
    db
      .select({
        producerId: hotelSlot.producerId,
        slotId: hotelSlot.id,
        weekdays: hotelSlot.weekdays,
        fromMinute: hotelSlot.fromMinute,
        toMinute: hotelSlot.toMinute,
        noticeMinutes: hotelSlot.noticeMinutes,
        amount: hotelSlot.amount,
        place: commune.fullName,
        placeEn: commune.nameEn,
      })
      .from(hotelSlot)
      .innerJoin(commune, eq(commune.code, hotelSlot.communeCode))
      .where(and(dialect.isInJson(hotelSlot.producerId, 'producers'), isNull(hotelSlot.archivedAt)))
      .orderBy(asc(hotelSlot.fromMinute), asc(hotelSlot.id)),
  ),
}));
