import { and, asc, count, desc, eq, inArray, lte, sql } from 'drizzle-orm';
import type { ProductPicture } from '#app/domain/catalog/listing-card.ts';
import { isOnSale } from '#app/domain/catalog/on-sale.ts';
import { PAGE_SIZE } from '#app/domain/catalog/product-filter.ts';
import { readCards } from '#app/domain/catalog/read-cards.server.ts';
import { withoutLegalForm } from '#app/domain/register/parse/parse-legal-type.ts';
import type { Context } from '#app/server/context.ts';
import { fold, sortKey } from '#app/server/text/fold.ts';
import type { Db, Store } from '#db/store.ts';
import type { LegalType } from '#db/tables/register.ts';

export type ProducerRow = {
  slug: string;
  name: string;
  legalType: LegalType;
  /** Name of the commune. */
  place: string | null;
  products: number;
  /** Their newest goods, three at most. */
  goods: Array<ProductPicture & { id: string }>;
};

export type ProducerPlace = { slug: string; name: string; producers: number };

export type ProducerList = {
  producers: ProducerRow[];
  /** Where any of them are, for the filter: with or without one the same. */
  places: ProducerPlace[];
  total: number;
  page: number;
  pages: number;
};

const GOODS_SHOWN = 3;

/**
 * A page of the producers that have something on sale here, by proper name: "HTX Sao Mai" stands under S, among the
 * others of that name whatever their legal form. Alcohol counts and shows for adults only.
 * @param words of the name at a word's beginning, with or without marks; '' for all.
 * @param place slug of a commune.
 */
export async function listProducers(
  context: Context,
  { page: asked, words, place, adult }: { page: number; words: string; place?: string; adult: boolean },
): Promise<ProducerList> {
  const { store, clock } = context;
  const { producer, listing, commune } = store.tables;
  const wanted = fold(words);
  return store.read(async (db) => {
    const onSale = db
      .select({ producerId: listing.producerId, products: count().as('products') })
      .from(listing)
      .where(isOnSale(store.tables, { adult }))
      .groupBy(listing.producerId)
      .as('on_sale');
    const all = await db
      .select({
        id: producer.id,
        slug: producer.slug,
        name: producer.name,
        legalType: producer.legalType,
        placeSlug: commune.slug,
        placeName: commune.name,
        products: onSale.products,
      })
      .from(producer)
      .innerJoin(onSale, eq(onSale.producerId, producer.id))
      .leftJoin(commune, eq(commune.code, producer.communeCode))
      .orderBy(asc(producer.id));
    const found = all
      .filter(({ placeSlug }) => !place || placeSlug === place)
      .filter(({ name }) => wanted === '' || ` ${fold(name)}`.includes(` ${wanted}`))
      .map((row) => ({ ...row, key: `${sortKey(withoutLegalForm(row.name))} ${row.id}` }))
      .sort((a, b) => (a.key < b.key ? -1 : 1));
    const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
    const page = Math.min(Math.max(1, asked), pages);
    const shown = found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
    const goods = await readGoods(
      db,
      store,
      shown.map(({ id }) => id),
      adult,
      clock.now(),
    );
    return {
      producers: shown.map(({ id, slug, name, legalType, placeName, products }) => ({
        slug,
        name,
        legalType,
        place: placeName,
        products: Number(products),
        goods: goods.get(id) ?? [],
      })),
      places: placesOf(all),
      total: found.length,
      page,
      pages,
    };
  });
}

/** In dictionary order. */
function placesOf(
  rows: ReadonlyArray<{ placeSlug: string | null; placeName: string | null }>,
): ProducerPlace[] {
  const places = new Map<string, ProducerPlace>();
  for (const { placeSlug: slug, placeName: name } of rows) {
    if (slug === null || name === null) continue;
    places.set(slug, { slug, name, producers: (places.get(slug)?.producers ?? 0) + 1 });
  }
  return [...places.values()].sort((a, b) => (sortKey(a.name) < sortKey(b.name) ? -1 : 1));
}

/** The newest goods of each of these producers, whatever their number, in a fixed number of queries. */
async function readGoods(db: Db, store: Store, producerIds: readonly string[], adult: boolean, now: number) {
  const { listing } = store.tables;
  if (producerIds.length === 0) return new Map<string, ProducerRow['goods']>();
  const ranked = db
    .select({
      id: listing.id,
      producerId: listing.producerId,
      nth: sql<number>`row_number() over (partition by ${listing.producerId} order by ${desc(listing.publishedAt)}, ${desc(listing.id)})`.as(
        'nth',
      ),
    })
    .from(listing)
    .where(and(inArray(listing.producerId, [...producerIds]), isOnSale(store.tables, { adult })))
    .as('ranked');
  const chosen = await db
    .select({ id: ranked.id, producerId: ranked.producerId })
    .from(ranked)
    .where(lte(ranked.nth, GOODS_SHOWN))
    .orderBy(asc(ranked.producerId), asc(ranked.nth));
  const cards = await readCards(
    db,
    store,
    chosen.map(({ id }) => id),
    now,
  );
  const cardOf = new Map(cards.map((card) => [card.id, card]));
  const goods = new Map<string, ProducerRow['goods']>();
  for (const { id, producerId } of chosen) {
    const card = cardOf.get(id);
    if (!card) continue;
    const { photo, setCode, motifSeed } = card;
    goods.set(producerId, [...(goods.get(producerId) ?? []), { id, photo, setCode, motifSeed }]);
  }
  return goods;
}
