import { and, eq, isNull } from 'drizzle-orm';
import { readSaleCosts } from '#app/domain/channels/fees/sale-costs.server.ts';
import { lowestPrice } from '#app/domain/channels/fees/what-is-left.ts';
import type { Db, Store } from '#db/store.ts';

/** A size of a listing as a price for it is judged, VND. */
export type PricedSize = {
  code: string;
  /** On our own page. */
  own: number;
  /**
   * The lowest that loses no money on the channel; null where its fees are not known.
   */
  lowest: number | null;
  /** The producer bears carriage and nobody can say how much: `lowest` is without it, and a price below it loses all the same. */
  lacksCarriage: boolean;
};

/**
 * The sizes of a listing with the lowest price of each on a channel, counted with the producer's own costs; while they
 * have not said what the goods cost, fees and carriage alone must come in.
 */
export async function lowestPrices(
  db: Db,
  store: Store,
  {
    producerId,
    listingId,
    channelCode,
    today,
  }: { producerId: string; listingId: string; channelCode: string; today: string },
): Promise<PricedSize[]> {
  const { listing, variant } = store.tables;
  const sizes = await db
    .select({
      code: variant.code,
      price: variant.price,
      grams: variant.weightGrams,
      setCode: listing.setCode,
    })
    .from(variant)
    .innerJoin(listing, eq(listing.id, variant.listingId))
    .where(and(eq(variant.listingId, listingId), isNull(variant.archivedAt)));
  const [first] = sizes;
  if (!first) return [];
  const sold = { listingId, setCode: first.setCode };
  const costs = await readSaleCosts(db, store, { producerId, sold, today });
  return sizes.map((size) => {
    const onChannel = costs.on(channelCode, size);
    return {
      code: size.code,
      own: size.price,
      lacksCarriage: onChannel?.lacksCarriage ?? false,
      lowest: onChannel === null ? null : lowestPrice(costs.costOf(size.code) ?? 0, onChannel),
    };
  });
}
