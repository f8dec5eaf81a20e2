import {
  and,
  asc,
  count,
  desc,
  eq,
  gte,
  inArray,
  isNotNull,
  isNull,
  lte,
  ne,
  type SQL,
  sql,
} from 'drizzle-orm';
import { type ListingCard, monthBit } from '#app/domain/catalog/listing-card.ts';
import { ALL_YEAR } from '#app/domain/catalog/listing-content.ts';
import { isOnSale } from '#app/domain/catalog/on-sale.ts';
import { PAGE_SIZE, type ProductFilter, type SortOrder } from '#app/domain/catalog/product-filter.ts';
import { readCards } from '#app/domain/catalog/read-cards.server.ts';
import { hasStarsOn } from '#app/domain/catalog/recognitions-at.server.ts';
import type { Context } from '#app/server/context.ts';
import { localDate, localMonth } from '#app/server/local-date.ts';
import type { Db, Store } from '#db/store.ts';

export type ProductList = { cards: ListingCard[]; total: number; page: number; pages: number };

/** Presences that a buyer can follow: not rejected, dead, expired, suspended or removed. */
export const followablePresences = ['claimed', 'live', 'out_of_stock'] as const;

/**
 * One page of the published products.
 * @param adult false hides alcohol (Law 44/2019, Article 16: not shown to people who have not declared to be 18).
 * A page beyond the last is the last.
 * @param total how many there are, where the facets have counted them already: at 20,000 listings a count costs more
 *   than the page.
 */
export async function listProducts(
  context: Context,
  { filter, adult, total: known }: { filter: ProductFilter; adult: boolean; total?: number | undefined },
): Promise<ProductList> {
  const { store, clock } = context;
  const now = clock.now();
  return store.read(async (db) => {
    const where = and(...conditions(db, store.tables, filter, adult, now));
    const { listing } = store.tables;
    const total = known ?? (await countListings(db, store.tables, where));
    const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
    const page = Math.min(filter.page, pages);
    const found = await db
      .select({ id: listing.id })
      .from(listing)
      .where(where)
      .orderBy(...ordering(store.tables, filter.sort))
      .limit(PAGE_SIZE)
      .offset((page - 1) * PAGE_SIZE);
    const ids = found.map(({ id }) => id);
    return { cards: await readCards(db, store, ids, now), total, page, pages };
  });
}

async function countListings(db: Db, { listing }: Store['tables'], where: SQL | undefined): Promise<number> {
  const [counted] = await db.select({ total: count() }).from(listing).where(where);
  return Number(counted?.total ?? 0);
}

/** Every order ends with the id, so that pages never overlap. What has no price stands in no list by price. */
function ordering({ listing }: Store['tables'], sort: SortOrder): SQL[] {
  switch (sort) {
    case 'newest':
      return [desc(listing.publishedAt), desc(listing.id)];
    case 'price':
      return [asc(listing.lowestPrice), asc(listing.id)];
    case 'price-down':
      return [desc(listing.lowestPrice), desc(listing.id)];
    case 'name':
      return [asc(listing.titleKey), asc(listing.id)];
  }
}

function conditions(
  db: Db,
  tables: Store['tables'],
  filter: ProductFilter,
  adult: boolean,
  now: number,
): Array<SQL | undefined> {
  const { listing, productSet, commune, communeLegacyDistrict, legacyDistrict, presence } = tables;
  const inSeason = sql`(${listing.seasonMonths} & ${monthBit(localMonth(now))}) <> 0`;
  return [
    isOnSale(tables, { adult }),
    filter.sort === 'price' || filter.sort === 'price-down' ? isNotNull(listing.lowestPrice) : undefined,
    filter.set ? eq(listing.setCode, filter.set) : undefined,
    filter.group
      ? inArray(
          listing.setCode,
          db
            .select({ code: productSet.code })
            .from(productSet)
            .where(eq(productSet.branchNumber, filter.group)),
        )
      : undefined,
    filter.star ? hasStarsOn(tables, filter.star, localDate(now)) : undefined,
    filter.place
      ? inArray(
          listing.communeCode,
          db.select({ code: commune.code }).from(commune).where(eq(commune.slug, filter.place)),
        )
      : undefined,
    filter.district
      ? inArray(
          listing.communeCode,
          db
            .select({ code: communeLegacyDistrict.communeCode })
            .from(communeLegacyDistrict)
            .innerJoin(legacyDistrict, eq(legacyDistrict.code, communeLegacyDistrict.districtCode))
            .where(eq(legacyDistrict.slug, filter.district)),
        )
      : undefined,
    filter.min === undefined ? undefined : gte(listing.highestPrice, filter.min),
    filter.max === undefined ? undefined : lte(listing.lowestPrice, filter.max),
    filter.season ? and(ne(listing.seasonMonths, ALL_YEAR), inSeason) : undefined,
    filter.channel
      ? inArray(
          listing.entryId,
          db
            .select({ entryId: presence.entryId })
            .from(presence)
            .where(
              and(
                eq(presence.channelCode, filter.channel),
                isNull(presence.revokedAt),
                inArray(presence.state, [...followablePresences]),
              ),
            ),
        )
      : undefined,
  ];
}
