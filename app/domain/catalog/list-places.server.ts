import { asc, count, isNull } from 'drizzle-orm';
import { isOnSale } from '#app/domain/catalog/on-sale.ts';
import type { Context } from '#app/server/context.ts';

export type PlaceRow = {
  code: string;
  slug: string;
  name: string;
  nameEn: string;
  legacyProvince: string | null;
  /** Published products from there. */
  products: number;
};

/** Every commune of today in dictionary order, with how many products come from it (alcohol for adults only). */
export async function listPlaces(context: Context, { adult }: { adult: boolean }): Promise<PlaceRow[]> {
  const { store } = context;
  const { commune, listing } = store.tables;
  return store.read(async (db) => {
    const communes = await db
      .select({
        code: commune.code,
        slug: commune.slug,
        name: commune.name,
        nameEn: commune.nameEn,
        legacyProvince: commune.legacyProvince,
      })
      .from(commune)
      .where(isNull(commune.validTo))
      .orderBy(asc(commune.nameKey), asc(commune.code));
    const counts = await db
      .select({ code: listing.communeCode, products: count() })
      .from(listing)
      .where(isOnSale(store.tables, { adult }))
      .groupBy(listing.communeCode);
    const productsOf = new Map(counts.map(({ code, products }) => [code, Number(products)]));
    return communes.map((row) => ({ ...row, products: productsOf.get(row.code) ?? 0 }));
  });
}
