import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { emptyContent } from '#app/domain/catalog/listing-content.ts';
import { putInSearch } from '#app/domain/catalog/put-in-search.server.ts';
import { reindexSearch } from '#app/domain/catalog/reindex-search.server.ts';
import { searchProducts } from '#app/domain/catalog/search-products.server.ts';
import { SEARCH_VERSION, searchTextOf } from '#app/domain/catalog/search-text.server.ts';
import { suspendListing } from '#app/domain/catalog/suspend-listing.server.ts';
import type { Context } from '#app/server/context.ts';
import { publishedListing, staffMember } from '#tests/factories/listing-steps.ts';
import { publishedListing as listingRows } from '#tests/factories/published-listing.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { eachEngine } from '#tests/support/test-market.ts';

/** More than one batch. */
const LISTINGS = 53;

/** SHA-256 of the words of a fixed sample, by version. */
const WORDS: Readonly<Record<number, string>> = {
  1: 'bb40915c16cdc243fcbd160e2fa4a5379d618263a0dae1c8ca598a66d91dfbd1',
  2: '4a72110dc6e2629583fa604e0e94c3bcad6b59325d5c0cc1733a0684bfd4c57e',
};

const run = (context: Context) =>
  reindexSearch.run(context, {}, { id: 'test', attempt: 1, signal: new AbortController().signal });

eachEngine('words that older rules made', (open) => {
  test('are made anew in batches; what was taken out of search stays out', async () => {
    const { context } = await open();
    const { store } = context;
    const { listingSearch } = store.tables;
    const actor = await sellerOf(context);
    const first = await publishedListing(context, actor, { photos: 0 });
    const hidden = await publishedListing(context, actor, { photos: 0 });
    for (let at = 2; at < LISTINGS; at += 1) {
      const id = await listingRows(context, { producerId: actor.producerId, photos: [] });
      const content = { ...emptyContent, titleVi: 'Chè Shan tuyết cổ thụ' };
      await store.write((tx) => putInSearch(tx, store.tables, id, content));
    }
    await suspendListing(context, staffMember(), { listingId: hidden, note: 'Sai nhãn' });
    // As an older release left them: by other rules, under an older number
    await store.write((tx) => tx.update(listingSearch).set({ wordsVersion: 0 }));
    await store.write((tx) =>
      tx
        .update(listingSearch)
        .set({ folded: 'xyz', marked: 'xyz' })
        .where(eq(listingSearch.listingId, first)),
    );
    const find = async (text: string) =>
      (await searchProducts(context, { text, page: 1, adult: false })).total;
    expect([await find('xyz'), await find('chè')]).toEqual([1, LISTINGS - 2]);

    await run(context);
    expect([await find('xyz'), await find('chè')]).toEqual([0, LISTINGS - 1]);
    const rows = await store.read((db) => db.select().from(listingSearch));
    expect(new Set(rows.map(({ wordsVersion }) => wordsVersion))).toEqual(new Set([SEARCH_VERSION]));
    expect(rows.find(({ listingId }) => listingId === hidden)?.folded).toBe('');

    // Nothing is old now: nothing is touched
    await run(context);
    const again = await store.read((db) => db.select().from(listingSearch));
    expect(again.map(({ number }) => number).sort()).toEqual(rows.map(({ number }) => number).sort());
  });

  test('another outcome for the same listing asks for a higher SEARCH_VERSION', async () => {
    const { context } = await open();
    const { store } = context;
    const hash = createHash('sha256');
    for (let set = 1; set <= 26; set += 1) {
      const content = {
        ...emptyContent,
        setCode: `QD26-${String(set).padStart(2, '0')}`,
        titleVi: 'Đường thốt nốt; Hoà/Hòa hương, CHÈ Shan-tuyết 100 g (3★)',
        titleEn: 'H’mong “snow” tea',
        summaryVi: 'Xã Y Tý, Si Ma Cai: mật ong hoa bạc hà',
        originText: 'Thôn 2, Nậm Đét',
      };
      const words = await store.write((tx) =>
        searchTextOf(tx, store.tables, content, { maker: 'HTX Bản Liền', registered: 'Chè Shan / Trà sen' }),
      );
      hash.update(JSON.stringify(words));
    }
    expect(hash.digest('hex')).toBe(WORDS[SEARCH_VERSION]);
  });
});
