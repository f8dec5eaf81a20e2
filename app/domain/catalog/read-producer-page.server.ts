import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { isOnSaleOfOpenProducer } from '#app/domain/catalog/on-sale.ts';
import { PAGE_SIZE } from '#app/domain/catalog/product-filter.ts';
import { readCards } from '#app/domain/catalog/read-cards.server.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';

/**
 * A producer's public page: who they are, how to reach them, what they sell here (a page of it).
 * @throws NotFound for an unknown or suspended producer.
 */
export async function readProducerPage(
  context: Context,
  { slug, page: asked, adult }: { slug: string; page: number; adult: boolean },
) {
  const { store, clock } = context;
  const { producer, commune, listing } = store.tables;
  return store.read(async (db) => {
    const [found] = await db
      .select({
        id: producer.id,
        slug: producer.slug,
        name: producer.name,
        legalType: producer.legalType,
        addressText: producer.addressText,
        contactPhone: producer.contactPhone,
        contactEmail: producer.contactEmail,
        contactZalo: producer.contactZalo,
        website: producer.website,
        womenLed: producer.womenLed,
        minorityLed: producer.minorityLed,
        storyVi: producer.storyVi,
        storyEn: producer.storyEn,
        placeSlug: commune.slug,
        placeName: commune.fullName,
        placeNameEn: commune.nameEn,
      })
      .from(producer)
      .leftJoin(commune, eq(commune.code, producer.communeCode))
      .where(and(eq(producer.slug, slug), isNull(producer.suspendedAt)));
    if (!found) throw new NotFound('producer');
    const { placeSlug, placeName, placeNameEn, ...rest } = found;
    const isShown = isOnSaleOfOpenProducer(store.tables, { adult });
    const own = and(eq(listing.producerId, found.id), isShown);
    // By producer alone: asked for the state as well, SQLite walks every published listing instead.
    const [counted] = await db
      .select({ total: sql<number>`sum(case when ${isShown} then 1 else 0 end)` })
      .from(listing)
      .where(eq(listing.producerId, found.id));
    const total = Number(counted?.total ?? 0);
    const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
    const page = Math.min(Math.max(1, asked), pages);
    const ids = await db
      .select({ id: listing.id })
      .from(listing)
      .where(own)
      .orderBy(desc(listing.updatedAt), desc(listing.id))
      .limit(PAGE_SIZE)
      .offset((page - 1) * PAGE_SIZE);
    return {
      producer: {
        ...rest,
        place:
          placeSlug && placeName
            ? { slug: placeSlug, name: placeName, nameEn: placeNameEn ?? placeName }
            : null,
      },
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
