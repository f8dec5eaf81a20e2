import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { archiveListing } from '#app/domain/catalog/archive-listing.server.ts';
import { liftProducerSuspension, suspendProducer } from '#app/domain/orders/suspend-producer.server.ts';
import { listOpenProducts } from '#app/domain/reports/list-open-products.server.ts';
import type { Context } from '#app/server/context.ts';
import { addDays, DAY_MS, localDate, startOfLocalDay } from '#app/server/local-date.ts';
import { gridFile, importFile } from '#tests/domain/register/register-file.ts';
import { staffMember } from '#tests/factories/listing-steps.ts';
import { publishedListing } from '#tests/factories/published-listing.ts';
import { recognisedEntry } from '#tests/factories/recognised-entry.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const since = async (context: Context, updatedSince: number) => {
  const { items, removed } = await listOpenProducts(context, { limit: 100, updatedSince, after: null });
  return {
    items: items.map(({ id }) => id),
    removed: removed.map(({ id }) => id),
    stars: items.map(({ recognition }) => recognition?.stars ?? null),
    updatedAt: items.map(({ updatedAt }) => Date.parse(updatedAt)),
  };
};

eachEngine('products since a moment', (open) => {
  test('what is taken off sale is named with its pack sizes, and comes back when it does', async () => {
    const { context, clock } = await open();
    const seller = await sellerOf(context);
    const kept = await publishedListing(context, { producerId: seller.producerId });
    const gone = await publishedListing(context, { producerId: seller.producerId });
    clock.advance(DAY_MS);
    const before = clock.now();
    expect(await since(context, before)).toMatchObject({ items: [], removed: [] });
    await archiveListing(context, seller, gone);
    const { removed, items } = await listOpenProducts(context, {
      limit: 9,
      updatedSince: before,
      after: null,
    });
    expect(items).toEqual([]);
    const { variant } = context.store.tables;
    const [size] = await context.store.read((db) =>
      db.select().from(variant).where(eq(variant.listingId, gone)),
    );
    expect(removed).toEqual([
      { id: gone, removedAt: new Date(before).toISOString(), variants: [size?.code] },
    ]);
    clock.advance(1000);
    const { listing } = context.store.tables;
    await context.store.write((tx) =>
      tx.update(listing).set({ isAlcohol: true, updatedAt: clock.now() }).where(eq(listing.id, kept)),
    );
    expect(await since(context, clock.now())).toMatchObject({ items: [], removed: [kept] });
    const whole = await listOpenProducts(context, { limit: 9, updatedSince: null, after: null });
    expect(whole).toMatchObject({ items: [], removed: [] });
  });

  test('a suspended producer takes all of theirs away, and brings back those that were on sale', async () => {
    const { context, clock } = await open();
    const { producerId } = await sellerOf(context);
    const id = await publishedListing(context, { producerId });
    const draft = await publishedListing(context, {
      producerId,
      listing: { state: 'draft', firstPublishedAt: null, publishedAt: null },
    });
    clock.advance(DAY_MS);
    const before = clock.now();
    const { producer } = context.store.tables;
    const [row] = await context.store.read((db) =>
      db.select().from(producer).where(eq(producer.id, producerId)),
    );
    await suspendProducer(context, staffMember(), { code: row?.code ?? '', note: 'Hàng giả' });
    expect(await since(context, before)).toMatchObject({ items: [], removed: [id] });
    clock.advance(60_000);
    await liftProducerSuspension(context, staffMember(), row?.code ?? '');
    const after = await since(context, before);
    expect(after).toMatchObject({ items: [id], removed: [] });
    expect(after.items).not.toContain(draft);
  });

  test('a star that lapses is a change at its midnight, by the clock alone', async () => {
    const { context, clock } = await open();
    const { producerId } = await sellerOf(context);
    const entry = await recognisedEntry(context, {
      producerId,
      rounds: [{ stars: 4, fromDay: -500, toDay: 2 }],
    });
    const lapsing = await publishedListing(context, { producerId, listing: { entryId: entry.id } });
    await publishedListing(context, { producerId });
    const lapse = startOfLocalDay(addDays(localDate(clock.now()), 2));
    clock.advance(DAY_MS / 2);
    const asked = clock.now();
    expect((await since(context, asked)).items).toEqual([]);
    clock.advance(lapse - clock.now() - 1);
    expect((await since(context, asked)).items).toEqual([]);
    clock.advance(1);
    expect(await since(context, asked)).toEqual({
      items: [lapsing],
      removed: [],
      stars: [null],
      updatedAt: [lapse],
    });
    expect((await since(context, lapse)).items).toEqual([lapsing]);
    expect((await since(context, lapse + 1)).items).toEqual([]);
  });

  test('a renewal that a register brings, and another name of the producer, are changes', async () => {
    const { context, clock } = await open();
    const head = ['Tên sản phẩm', 'Chủ thể', 'Xã', 'Huyện', 'Hạng sao', 'Số QĐ', 'Ngày QĐ'];
    const row = (stars: number) =>
      gridFile([head, ['Chè', 'HTX Chè', 'Bản Liền', 'Bắc Hà', stars, '1/QĐ-UBND', '01/02/2023']]);
    await importFile(context, await row(3));
    const { registerEntry } = context.store.tables;
    const [entry] = await context.store.read((db) => db.select().from(registerEntry));
    const { id: entryId = '', producerId = '' } = entry ?? {};
    const id = await publishedListing(context, { producerId, listing: { entryId } });
    clock.advance(DAY_MS);
    const asked = clock.now();
    await importFile(context, await row(4));
    expect((await since(context, asked)).items).toEqual([id]);
    clock.advance(DAY_MS);
    expect((await since(context, clock.now())).items).toEqual([]);
    await context.store.write((tx) =>
      tx.update(context.store.tables.producer).set({ name: 'HTX Chè Shan', updatedAt: clock.now() }),
    );
    expect((await since(context, clock.now())).items).toEqual([id]);
  });

  test('page by page, each change is met, whatever its kind', async () => {
    const { context, clock } = await open();
    const seller = await sellerOf(context);
    const asked = clock.now();
    const ids: string[] = [];
    for (let at = 0; at < 7; at += 1) {
      const entry = await recognisedEntry(context, {
        producerId: seller.producerId,
        rounds: [{ stars: 3, fromDay: -500, toDay: 1 + (at % 2) }],
      });
      ids.push(
        await publishedListing(context, {
          producerId: seller.producerId,
          listing: { entryId: entry.id },
        }),
      );
      clock.advance(at % 2 ? 0 : 1000);
    }
    const [gone = ''] = ids;
    await archiveListing(context, seller, gone);
    clock.advance(3 * DAY_MS);
    const met = new Set<string>();
    const removed = new Set<string>();
    let after = null;
    let pages = 0;
    do {
      const page = await listOpenProducts(context, { limit: 2, updatedSince: asked, after });
      for (const { id } of page.items) met.add(id);
      for (const { id } of page.removed) removed.add(id);
      after = page.after;
      pages += 1;
    } while (after && pages < 50);
    expect(after).toBeNull();
    expect([...met].sort()).toEqual(ids.slice(1).sort());
    expect([...removed]).toEqual([gone]);
  });
});
