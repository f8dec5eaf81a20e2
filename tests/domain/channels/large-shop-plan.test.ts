import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import type { FilledFile } from '#app/domain/channels/channel.ts';
import { readKeptSeen } from '#app/domain/channels/listing/kept-seen.server.ts';
import { channelByCode } from '#app/domain/channels/registry.server.ts';
import { hashOf, openTemplate } from '#app/domain/channels/template/open-template.server.ts';
import { PRODUCTS_A_PAGE, pageOfPlan } from '#app/domain/channels/template/page-of-plan.server.ts';
import { WantedGoods } from '#app/domain/channels/template/wanted-goods.server.ts';
import type { WorkbookWish } from '#app/domain/channels/template/workbook-wish.ts';
import { planView } from '#app/routes/seller/channels/template-form.server.ts';
import { largeShop } from '#tests/factories/large-shop.ts';
import { testMarket } from '#tests/support/test-market.ts';

const file = readFileSync(new URL('../../fixtures/templates/tiktok-shop-constructed.xlsx', import.meta.url));
const channelCode = 'tiktok-shop';
const LISTINGS = 20_000;
/** Of SQLite: small enough that a batch's queries hold nobody up. */
const BATCH = 100;

test('a shop of 20,000 is gone through in small batches, and its page holds fifty', {
  timeout: 300_000,
}, async () => {
  const { context } = await testMarket({ engine: 'sqlite' });
  const { producerId } = await largeShop(context, LISTINGS, { channelCode, category: '601450' });
  const wish: WorkbookWish = {
    producerId,
    channelCode,
    workbook: { file, fileName: 'T.xlsx' },
    listingIds: null,
    onlyChanges: false,
  };
  const read = vi.spyOn(context.store, 'read');
  const page = await pageOfPlan(context, wish, { outcome: null, page: 2, query: '' });
  // A few for each batch, and a few for the page; never one for each product.
  expect(read.mock.calls.length).toBeLessThan((LISTINGS / BATCH) * 5 + 50);
  read.mockRestore();
  expect(page.shown).toHaveLength(PRODUCTS_A_PAGE);
  expect([page.paging?.page, page.paging?.pages]).toEqual([2, LISTINGS / PRODUCTS_A_PAGE]);
  const counts = Object.values(page.paging?.counts ?? {});
  expect(counts.reduce((sum, count) => sum + count)).toBe(LISTINGS);
  // Only the page's own cells are held; the other rows are places.
  expect(page.rows.size).toBeLessThanOrEqual(PRODUCTS_A_PAGE);
  expect(page.planned.plan.listings.every(({ rows }) => rows.every(({ cells }) => cells.length === 0))).toBe(
    true,
  );
  const view = await planView(channelCode, page, false);
  expect(JSON.stringify(view).length).toBeLessThan(200_000);
  expect((await readKeptSeen(context, page.paging?.seenName ?? '')).size).toBe(LISTINGS);

  const filler = channelByCode(channelCode).template;
  if (!filler) throw new Error('no template');
  const opened = await openTemplate(filler, hashOf(file), async () => file);
  const about = { isByCategory: false, said: {}, changed: new Set<string>(), withSeen: false };
  const goods = new WantedGoods(context, channelByCode(channelCode), wish, about);
  const sizes: number[] = [];
  const batches = async function* () {
    for await (const batch of goods.batches()) {
      sizes.push(batch.length);
      // Answers of earlier batches are let go.
      expect(goods.attributes.size).toBe(batch.length);
      yield batch;
    }
  };
  // Each file is handed over when it is full, before the next one's listings are read.
  const made: Array<{ rows: number; readBefore: number }> = [];
  const { plan, files } = await opened.fill(
    { ...goods, listings: batches(), answers: {}, today: '2026-11-23' },
    async ({ listingIds }: FilledFile) => {
      made.push({ rows: listingIds.length, readBefore: sizes.reduce((sum, size) => sum + size, 0) });
    },
  );
  expect(Math.max(...sizes)).toBeLessThanOrEqual(BATCH);
  expect(files).toEqual([]);
  expect(made).toHaveLength(plan.files);
  expect(made.reduce((sum, { rows }) => sum + rows, 0)).toBe(plan.listings.length);
  for (const [at, { rows, readBefore }] of made.entries()) {
    expect(rows).toBeLessThanOrEqual(1_000);
    const isLast = at === made.length - 1;
    if (!isLast && at < made.length - 3) expect(readBefore).toBeLessThan(LISTINGS);
  }
});
