import { and, asc, count, eq, isNull } from 'drizzle-orm';
import { PAGE_SIZE } from '#app/domain/catalog/product-filter.ts';
import type { Context } from '#app/server/context.ts';
import type { LegalType } from '#db/tables/register.ts';

export type ProducerRow = {
  slug: string;
  name: string;
  legalType: LegalType;
  place: { name: string; nameEn: string } | null;
  products: number;
};

/** A page of the producers that have something on sale here, in dictionary order. Alcohol counts for adults only. */
export async function listProducers(
  context: Context,
  { page: asked, place, adult }: { page: number; place?: string; adult: boolean },
): Promise<{ producers: ProducerRow[]; total: number; page: number; pages: number }> {
  const { store } = context;
  const { producer, listing, commune } = store.tables;
  return store.read(async (db) => {
    const onSale = db
      .select({ producerId: listing.producerId, products: count().as('products') })
      .from(listing)
      .where(and(eq(listing.state, 'published'), adult ? undefined : eq(listing.isAlcohol, false)))
      .groupBy(listing.producerId)
      .as('on_sale');
    const where = and(isNull(producer.suspendedAt), place ? eq(commune.slug, place) : undefined);
    const [counted] = await db
      .select({ total: count() })
      .from(producer)
      .innerJoin(onSale, eq(onSale.producerId, producer.id))
      .leftJoin(commune, eq(commune.code, producer.communeCode))
      .where(where);
    const total = Number(counted?.total ?? 0);
    const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
    const page = Math.min(Math.max(1, asked), pages);
    const rows = await db
      .select({
        slug: producer.slug,
        name: producer.name,
        legalType: producer.legalType,
        placeName: commune.name,
        placeNameEn: commune.nameEn,
        products: onSale.products,
      })
      .from(producer)
      .innerJoin(onSale, eq(onSale.producerId, producer.id))
      .leftJoin(commune, eq(commune.code, producer.communeCode))
      .where(where)
      .orderBy(asc(producer.nameKey), asc(producer.id))
      .limit(PAGE_SIZE)
      .offset((page - 1) * PAGE_SIZE);
    return {
      producers: rows.map(({ placeName, placeNameEn, products, ...row }) => ({
        ...row,
        place: placeName ? { name: placeName, nameEn: placeNameEn ?? placeName } : null,
        products: Number(products),
      })),
      total,
      page,
      pages,
    };
  });
}
