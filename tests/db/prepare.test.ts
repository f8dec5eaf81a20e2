import { asc, eq, gte, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { prepare } from '#db/prepare.ts';
import { publishedListing } from '#tests/factories/published-listing.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { eachEngine } from '#tests/support/test-market.ts';

eachEngine('a prepared query', (open) => {
  test('answers as the same query does that is not prepared, whatever the kind of value', async () => {
    const { context } = await open();
    const { store } = context;
    const { listing, producer, commune } = store.tables;
    const { producerId } = await sellerOf(context);
    const label = { ingredients: 'Búp chè "Shan"', storage: '' };
    await publishedListing(context, { producerId, listing: { label, isAlcohol: true, brand: 'Bản Liền' } });
    await publishedListing(context, { producerId, listing: { communeCode: null, entryId: null } });
    await store.read(async (db) => {
      const flat = (least: number | ReturnType<typeof sql.placeholder>) =>
        db
          .select({
            id: listing.id,
            label: listing.label,
            isAlcohol: listing.isAlcohol,
            brand: listing.brand,
            version: listing.version,
            publishedAt: listing.publishedAt,
            place: commune.fullName,
            lower: sql<string>`lower(${listing.slug})`,
            twice: sql<number>`${listing.version} * 2`.mapWith(Number).as('twice'),
          })
          .from(listing)
          .leftJoin(commune, eq(commune.code, listing.communeCode))
          .where(gte(listing.version, least))
          .orderBy(asc(listing.id));
      const ask = prepare(flat(sql.placeholder('least')));
      const answer = await ask({ least: 1 });
      expect(answer).toEqual(await flat(1));
      expect(answer).toMatchObject([
        { label, isAlcohol: true, brand: 'Bản Liền', version: 1, publishedAt: context.clock.now(), twice: 2 },
        { label: {}, isAlcohol: false, brand: null, place: null },
      ]);
      expect(await ask({ least: 2 })).toEqual([]);
    });
    await store.read(async (db) => {
      // A table that the join may not find is null as a whole, not an object of nulls.
      const nested = db
        .select({ id: listing.id, producer, commune })
        .from(listing)
        .innerJoin(producer, eq(producer.id, listing.producerId))
        .leftJoin(commune, eq(commune.code, listing.communeCode))
        .orderBy(asc(listing.id));
      const answer = await prepare(nested)({});
      expect(answer).toEqual(await nested);
      expect(answer.map((row) => row.commune === null)).toEqual([false, true]);
    });
  });
});
