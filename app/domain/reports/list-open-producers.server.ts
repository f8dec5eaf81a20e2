import { and, asc, count, eq, gt, isNull } from 'drizzle-orm';
import { isOnSaleOfOpenProducer } from '#app/domain/catalog/on-sale.ts';
import type { OpenProducer } from '#app/domain/reports/open-data.ts';
import type { Context } from '#app/server/context.ts';

/**
 * Producers for other systems, in the order of their public codes, with the number of their published products
 * (alcohol apart, as in the open list of products). Names and places only: contacts stand on their own pages.
 */
export async function listOpenProducers(
  { store }: Context,
  { limit, after }: { limit: number; after: string | null },
): Promise<{ items: OpenProducer[]; after: string | null }> {
  const { producer, commune, listing } = store.tables;
  return store.read(async (db) => {
    const onSale = db
      .select({ producerId: listing.producerId, listings: count().as('listings') })
      .from(listing)
      .where(isOnSaleOfOpenProducer(store.tables, { adult: false }))
      .groupBy(listing.producerId)
      .as('on_sale');
    const rows = await db
      .select({
        code: producer.code,
        name: producer.name,
        legalType: producer.legalType,
        communeCode: producer.communeCode,
        communeName: commune.name,
        listings: onSale.listings,
      })
      .from(producer)
      .leftJoin(commune, eq(commune.code, producer.communeCode))
      .leftJoin(onSale, eq(onSale.producerId, producer.id))
      .where(and(isNull(producer.suspendedAt), after === null ? undefined : gt(producer.code, after)))
      .orderBy(asc(producer.code))
      .limit(limit + 1);
    const page = rows.slice(0, limit);
    return {
      after: rows.length > limit ? (page.at(-1)?.code ?? null) : null,
      items: page.map(({ communeCode, communeName, listings, ...row }) => ({
        ...row,
        commune: communeCode && communeName ? { code: communeCode, name: communeName } : null,
        listings: Number(listings ?? 0),
      })),
    };
  });
}
