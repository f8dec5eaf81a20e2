import { and, asc, desc, gte, sql } from 'drizzle-orm';
import { holdsOn } from '#app/domain/channels/fees/holds-on.server.ts';
import { prepare, preparedOnce } from '#db/prepare.ts';
import type { Db, Store } from '#db/store.ts';
import type { DeliveryZone } from '#db/tables/delivery.ts';

/** One parcel: whose goods, and how heavy. */
export type Parcel = {
  readonly producerId: string;
  readonly grams: number;
  /** There are only services in it, of which nothing is sent; default no. */
  readonly isService?: boolean;
  /** There is a service among it, for which a day can be wished; default no. */
  readonly hasService?: boolean;
};

export type PostRate = {
  readonly id: string;
  /** VND. */
  readonly amount: number;
  /** The producer's own, or the market's for any carrier. */
  readonly isOwn: boolean;
};

/**
 * What sending each parcel to each zone costs on a local day: the producer's own rate of the least weight that it fits,
 * else the market's for any carrier. Two statements, however many parcels there are.
 * @returns the rate of one of the parcels in one of the zones; null where none reaches its weight.
 */
export async function postRates(
  db: Db,
  store: Store,
  { parcels, zones, today }: { parcels: readonly Parcel[]; zones: readonly DeliveryZone[]; today: string },
): Promise<(parcel: Parcel, zone: DeliveryZone) => PostRate | null> {
  const lightest = Math.min(...parcels.map(({ grams }) => grams));
  const rates = ratesOn(db, store);
  const canApply = { zones: JSON.stringify(zones), lightest, today };
  const producers = JSON.stringify(parcels.map(({ producerId }) => producerId));
  const own = await rates.own({ ...canApply, producers });
  const usual = await rates.usual(canApply);
  return ({ producerId, grams }, zone) => {
    const fits = (rate: { zone: DeliveryZone; uptoGrams: number }) =>
      rate.zone === zone && rate.uptoGrams >= grams;
    const ours = own.find((rate) => rate.producerId === producerId && fits(rate));
    if (ours) return { id: ours.id, amount: ours.amount, isOwn: true };
    const theirs = usual.find(fits);
    return theirs ? { id: theirs.id, amount: theirs.amount, isOwn: false } : null;
  };
}

/** Asked at every look at a checkout. */
const ratesOn = preparedOnce((db, { tables: { deliveryRate, carrierRate }, dialect }) => {
  const canApply = (rate: typeof deliveryRate | typeof carrierRate) =>
    and(
      dialect.isInJson(rate.zone, 'zones'),
      gte(rate.uptoGrams, sql.placeholder('lightest')),
      holdsOn(rate, sql.placeholder('today')),
    );
  return {
    own: prepare(
      db
        .select({
          id: deliveryRate.id,
          producerId: deliveryRate.producerId,
          zone: deliveryRate.zone,
          uptoGrams: deliveryRate.uptoGrams,
          amount: deliveryRate.amount,
        })
        .from(deliveryRate)
        .where(and(dialect.isInJson(deliveryRate.producerId, 'producers'), canApply(deliveryRate)))
        .orderBy(asc(deliveryRate.uptoGrams), desc(deliveryRate.validFrom)),
    ),
    usual: prepare(
      db
        .select({
          id: carrierRate.id,
          zone: carrierRate.zone,
          uptoGrams: carrierRate.uptoGrams,
          amount: carrierRate.amount,
        })
        .from(carrierRate)
        .where(canApply(carrierRate))
        .orderBy(asc(carrierRate.uptoGrams), asc(carrierRate.amount), asc(carrierRate.id)),
    ),
  };
});
