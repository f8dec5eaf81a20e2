import { and, asc, count, desc, eq, isNull } from 'drizzle-orm';
import { isOnSale } from '#app/domain/catalog/on-sale.ts';
import { PAGE_SIZE } from '#app/domain/catalog/product-filter.ts';
import { readCards } from '#app/domain/catalog/read-cards.server.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';

/**
 * A commune's page: what it took in, which former districts it lay in, and the products from there.
 * @throws NotFound for an unknown or former commune.
 */
export async function readPlacePage(
  context: Context,
  { slug, page: asked, adult }: { slug: string; page: number; adult: boolean },
) {
  const { store, clock } = context;
  const { commune, legacyCommune, legacyDistrict, communeLegacyDistrict, listing } = store.tables;
  return store.read(async (db) => {
    const [place] = await db
      .select({
        code: commune.code,
        slug: commune.slug,
        name: commune.name,
        fullName: commune.fullName,
        nameEn: commune.nameEn,
        legacyProvince: commune.legacyProvince,
      })
      .from(commune)
      .where(and(eq(commune.slug, slug), isNull(commune.validTo)));
    if (!place) throw new NotFound('place');
    const former = await db
      .select({ name: legacyCommune.fullName })
      .from(legacyCommune)
      .where(eq(legacyCommune.communeCode, place.code))
      .orderBy(asc(legacyCommune.nameKey));
    const districts = await db
      .select({ slug: legacyDistrict.slug, name: legacyDistrict.name })
      .from(communeLegacyDistrict)
      .innerJoin(legacyDistrict, eq(legacyDistrict.code, communeLegacyDistrict.districtCode))
      .where(eq(communeLegacyDistrict.communeCode, place.code))
      .orderBy(asc(legacyDistrict.nameKey));
    const here = and(eq(listing.communeCode, place.code), isOnSale(store.tables, { adult }));
    const [counted] = await db.select({ total: count() }).from(listing).where(here);
    const total = Number(counted?.total ?? 0);
    const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
    const page = Math.min(Math.max(1, asked), pages);
    const ids = await db
      .select({ id: listing.id })
      .from(listing)
      .where(here)
      .orderBy(desc(listing.publishedAt), desc(listing.id))
      .limit(PAGE_SIZE)
      .offset((page - 1) * PAGE_SIZE);
    return {
      place: { ...place, former: former.map(({ name }) => name), districts },
      cards: await readCards(
        db,
        store,
        ids.map(({ id }) => id),
        clock.now(),
      ),
      total,
      page,
      pages,
    };
  });
}
