import { expect, test } from 'vitest';
import { findHits } from '#app/domain/catalog/search-hits.server.ts';
import { newId } from '#app/server/ids.server.ts';
import { publishedListing } from '#tests/factories/published-listing.ts';
import { eachEngine } from '#tests/support/test-market.ts';

eachEngine('searching with more hits than are taken', (open) => {
  test('takes the newest, in the same order on both engines', async () => {
    const { context } = await open();
    const { store, clock } = context;
    const { producer, listingSearch } = store.tables;
    const now = clock.now();
    const producerId = newId();
    await store.write((tx) =>
      tx.insert(producer).values({
        id: producerId,
        code: 'TESTCODE',
        slug: 'test',
        name: 'HTX Thử',
        nameKey: 'htx thu',
        legalType: 'cooperative',
        isDemo: false,
        createdAt: now,
        updatedAt: now,
      }),
    );
    const ids: string[] = [];
    for (let at = 0; at < 12; at++) ids.push(await publishedListing(context, { producerId, photos: [] }));
    // Findable in another order than they were made, so that neither id nor insertion alone decides.
    const shuffled = [...ids].sort((a, b) => a.slice(-4).localeCompare(b.slice(-4)));
    await store.write(async (tx) => {
      await tx.delete(listingSearch);
      for (const [at, listingId] of shuffled.entries()) {
        const marked = at % 3 === 0 ? 'chè shan' : 'che shan';
        await tx.insert(listingSearch).values({ number: at + 1, listingId, folded: 'che shan', marked });
      }
    });
    const newestFirst = [...shuffled].reverse();
    const search = (marked: string[] | null, cap: number) =>
      store.read(async (db) => {
        const hits = await findHits(db, store, { folded: ['che', 'sh'], marked, lastIsPrefix: true }, cap);
        return hits.map(({ listingId }) => listingId);
      });
    const withMarks = newestFirst.filter((id) => shuffled.indexOf(id) % 3 === 0);
    const others = newestFirst.filter((id) => !withMarks.includes(id));
    expect(await search(null, 5)).toEqual(newestFirst.slice(0, 5));
    expect(await search(['chè', 'sh'], 12)).toEqual([...withMarks, ...others]);
    expect(await search(['chè', 'sh'], 5)).toEqual([...withMarks, ...others].slice(0, 5));
  });
});
