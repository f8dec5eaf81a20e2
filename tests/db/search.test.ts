import { type SQL, sql } from 'drizzle-orm';
import pg from 'pg';
import { expect, test } from 'vitest';
import { findHits } from '#app/domain/catalog/search-hits.server.ts';
import { newId } from '#app/server/ids.server.ts';
import { publishedListing } from '#tests/factories/published-listing.ts';
import { eachEngine } from '#tests/support/test-market.ts';

/** The three newest of twelve, so that a small set is full of them, and some of the older ones. */
const hasMarks = (at: number) => at >= 9 || at % 4 === 0;

eachEngine('searching with more hits than are taken', (open, engine) => {
  test('takes the newest, in the same order on both engines, from the index alone', async () => {
    const { context, databaseUrl } = await open();
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
        const marked = hasMarks(at) ? 'chè shan' : 'che shan';
        await tx.insert(listingSearch).values({ number: at + 1, listingId, folded: 'che shan', marked });
      }
    });
    const newestFirst = [...shuffled].reverse();
    const search = (marked: string[] | null, cap: number) =>
      store.read(async (db) => {
        const { hits } = await findHits(
          db,
          store,
          { folded: ['che', 'sh'], marked, lastIsPrefix: true },
          cap,
        );
        return hits.map(({ listingId }) => listingId);
      });
    const withMarks = newestFirst.filter((id) => hasMarks(shuffled.indexOf(id)));
    const others = newestFirst.filter((id) => !withMarks.includes(id));
    for (let cap = 1; cap <= 13; cap++) {
      expect(await search(null, cap), `${cap}`).toEqual(newestFirst.slice(0, cap));
      const ranked = [...withMarks, ...others].slice(0, cap);
      expect(await search(['chè', 'sh'], cap), `${cap} with marks`).toEqual(ranked);
      expect(await search(['chế', 'sh'], cap), `${cap} with other marks`).toEqual(newestFirst.slice(0, cap));
    }
    if (engine === 'postgres') expect(await pagesOutsideTheIndex(databaseUrl ?? '')).toEqual([0, 0]);
  });
});

eachEngine('the text index', (open, engine) => {
  test.runIf(engine === 'postgres')('is asked by a plan for the words of each search', async () => {
    const { context } = await open();
    const { store } = context;
    const words = { folded: ['che', 's'], marked: null, lastIsPrefix: true };
    for (let time = 0; time < 12; time += 1) await store.read((db) => findHits(db, store, words));
    // A plan that is kept is one for any words: it goes through all listings for those that few have.
    const kept = await store.read((db) =>
      (db as unknown as { execute(query: SQL): Promise<{ rows: unknown[] }> }).execute(
        sql`select statement from pg_prepared_statements where statement like '%tsquery%'`,
      ),
    );
    expect(kept.rows).toEqual([]);
  });

  test.runIf(engine === 'sqlite')('has entries of its own for words of one letter so far', async () => {
    const { context } = await open();
    const made = await context.store.read((db) =>
      (db as unknown as { values(query: SQL): Promise<string[][]> }).values(
        sql`select sql from sqlite_master where name in ('listing_fts_folded', 'listing_fts_marked')`,
      ),
    );
    expect(made).toHaveLength(2);
    for (const [text] of made) expect(text).toContain("prefix='1 2 3'");
  });
});

/** Pages of new words that each search would read from end to end beside the index, see migration 0005. */
async function pagesOutsideTheIndex(databaseUrl: string): Promise<number[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query(
      "select gin_clean_pending_list('listing_search_folded') as folded, gin_clean_pending_list('listing_search_marked') as marked",
    );
    return rows.flatMap(({ folded, marked }) => [Number(folded), Number(marked)]);
  } finally {
    await client.end();
  }
}
