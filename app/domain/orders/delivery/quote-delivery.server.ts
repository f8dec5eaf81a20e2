import { and, eq, isNull } from 'drizzle-orm';
import { isService } from '#app/domain/catalog/is-service.ts';
import { ON_THE_SPOT } from '#app/domain/orders/delivery/on-the-spot.ts';
import { type Parcel, postRates } from '#app/domain/orders/delivery/post-rates.server.ts';
import { spotsOf } from '#app/domain/orders/delivery/spots-of.server.ts';
import { refuseWishedDay } from '#app/domain/orders/delivery/wished-day.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { addDays, localClock, localDate, startOfLocalDay } from '#app/server/local-date.ts';
import type { Db, Store } from '#db/store.ts';
import type { DeliveryZone } from '#db/tables/delivery.ts';
import type { DeliveryMethod } from '#db/tables/orders.ts';

/** For which day a buyer of a service would like it. */
type Wished = {
  /** Local, 'YYYY-MM-DD'; nothing where they have named none. */
  readonly wishedDay?: string;
};

/** How a buyer wants to have one producer's goods. */
export type DeliveryChoice = Wished &
  (
    | { readonly method: 'post'; readonly zone: DeliveryZone }
    | { readonly method: 'pickup'; readonly pointId: string }
    /** `day` is local, 'YYYY-MM-DD'. */
    | { readonly method: 'hotel'; readonly slotId: string; readonly day: string }
  );

/** The way as it was agreed, kept with the order: no personal data. */
export type FrozenDelivery = Wished & FrozenWay;

type FrozenWay =
  | {
      readonly method: 'post';
      readonly zone: DeliveryZone;
      readonly grams: number;
      /** Of the producer's own rates, or of those that the market has for any carrier. */
      readonly rateId: string;
      readonly isOwnRate: boolean;
    }
  | { readonly method: 'pickup'; readonly pointId: string; readonly name: string; readonly address: string }
  | {
      readonly method: 'hotel';
      readonly slotId: string;
      readonly communeCode: string;
      readonly day: string;
      readonly fromMinute: number;
      readonly toMinute: number;
    };

export type DeliveryQuote = {
  readonly method: DeliveryMethod /** VND. */;
  readonly amount: number;
  readonly frozen: FrozenDelivery;
};

/** What is taken for a piece whose weight nobody has said. */
const UNKNOWN_GRAMS = 500;

type Piece = {
  readonly weightGrams: number | null;
  readonly setCode: string | null;
  readonly quantity: number;
};

/** Grams of so many pieces; goods that have no weight count as half a kilogram, and services as nothing. */
export function weightOf(pieces: readonly Piece[]): number {
  return pieces.reduce(
    (sum, { weightGrams, setCode, quantity }) =>
      isService(setCode) ? sum : sum + (weightGrams ?? UNKNOWN_GRAMS) * quantity,
    0,
  );
}

/** What one producer's pieces make. */
export function parcelOf(producerId: string, pieces: readonly Piece[]): Parcel {
  return {
    producerId,
    grams: weightOf(pieces),
    isService: pieces.every(({ setCode }) => isService(setCode)),
    hasService: pieces.some(({ setCode }) => isService(setCode)),
  };
}

const MINUTE_MS = 60_000;

/**
 * What one way of having a producer's goods costs now. A wished day is kept with it where there is a service among them.
 * @throws DomainError notDeliveredSo where the producer does not deliver that way (any more), or not by then; as
 *   `refuseWishedDay`.
 */
export async function quoteDelivery(
  db: Db,
  store: Store,
  about: Parcel & { now: number; today: string },
  choice: DeliveryChoice,
): Promise<DeliveryQuote> {
  const quote = await quoteWay(db, store, about, choice);
  const { wishedDay } = choice;
  if (wishedDay === undefined || !about.hasService) return quote;
  refuseWishedDay(about, { wishedDay, today: about.today });
  return { ...quote, frozen: { ...quote.frozen, wishedDay } };
}

async function quoteWay(
  db: Db,
  store: Store,
  { producerId, grams, isService: isUsedThere = false, now, today }: Parcel & { now: number; today: string },
  choice: DeliveryChoice,
): Promise<DeliveryQuote> {
  const { pickupPoint, hotelSlot } = store.tables;
  const refuse = () => new DomainError('notDeliveredSo', { field: `delivery.${producerId}` });
  if (isUsedThere && choice.method !== 'pickup') throw refuse();
  if (choice.method === 'post') {
    const { zone } = choice;
    const parcel: Parcel = { producerId, grams };
    const rateOf = await postRates(db, store, { parcels: [parcel], zones: [zone], today });
    const rate = rateOf(parcel, zone);
    if (!rate) throw refuse();
    const frozen = { method: 'post', zone, grams, rateId: rate.id, isOwnRate: rate.isOwn } as const;
    return { method: 'post', amount: rate.amount, frozen };
  }
  if (choice.method === 'pickup') {
    const { pointId } = choice;
    if (pointId === ON_THE_SPOT) {
      const spot = isUsedThere ? (await spotsOf(db, store, [producerId])).get(producerId) : undefined;
      if (!spot) throw refuse();
      return { method: 'pickup', amount: 0, frozen: { method: 'pickup', pointId, ...spot } };
    }
    const [point] = await db
      .select()
      .from(pickupPoint)
      .where(
        and(
          eq(pickupPoint.id, pointId),
          eq(pickupPoint.producerId, producerId),
          isNull(pickupPoint.archivedAt),
        ),
      );
    if (!point) throw refuse();
    const frozen = { method: 'pickup', pointId, name: point.name, address: point.addressText } as const;
    return { method: 'pickup', amount: 0, frozen };
  }
  const { slotId, day } = choice;
  const [slot] = await db
    .select()
    .from(hotelSlot)
    .where(and(eq(hotelSlot.id, slotId), eq(hotelSlot.producerId, producerId), isNull(hotelSlot.archivedAt)));
  if (!slot || !isOpenOn(slot, day, now)) throw refuse();
  const { communeCode, fromMinute, toMinute, amount } = slot;
  const frozen = { method: 'hotel', slotId, communeCode, day, fromMinute, toMinute } as const;
  return { method: 'hotel', amount, frozen };
}

/** Hotel guests stay some days; a time further off is asked for by phone. */
export const HOTEL_DAYS_AHEAD = 7;

/** Whether a hotel slot can be asked for on a local day: with notice enough, and as near as days are shown. */
export function isOpenOn(
  { weekdays, fromMinute, noticeMinutes }: { weekdays: number; fromMinute: number; noticeMinutes: number },
  day: string,
  now: number,
): boolean {
  if (day >= addDays(localDate(now), HOTEL_DAYS_AHEAD)) return false;
  const start = startOfLocalDay(day);
  const weekday = (localClock(start).getUTCDay() + 6) % 7;
  const begins = start + fromMinute * MINUTE_MS;
  return (weekdays & (1 << weekday)) !== 0 && now + noticeMinutes * MINUTE_MS <= begins;
}
