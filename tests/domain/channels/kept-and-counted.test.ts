import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { createListing } from '#app/domain/catalog/create-listing.server.ts';
import { makeMarketCatalogue } from '#app/domain/channels/catalogue/make-catalogue.server.ts';
import { openExport } from '#app/domain/channels/exports/read-export.server.ts';
import { openFeed } from '#app/domain/channels/feed/open-feed.server.ts';
import { listOwnReadiness } from '#app/domain/channels/readiness/list-own-readiness.server.ts';
import { scoreEverything } from '#app/domain/channels/readiness/score-listings.server.ts';
import { fillWorkbook } from '#app/domain/channels/template/fill-workbook.server.ts';
import { keepTemplate } from '#app/domain/channels/template/keep-template.server.ts';
import { saveTemplateAnswers } from '#app/domain/channels/template/save-template-answers.server.ts';
import { publishedListing } from '#tests/factories/published-listing.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const workbook = readFileSync(new URL('../../fixtures/templates/shopee-constructed.xlsx', import.meta.url));
const upload = { channelCode: 'shopee', fileName: 'Shopee_mass_upload_basic_template.xlsx', file: workbook };

eachEngine('what is kept of an export', (open) => {
  test('is the checksum of its very bytes, and what could not be filled', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const listingId = await publishedListing(context, { producerId: seller.producerId });
    const templateId = await keepTemplate(context, seller, upload);
    const { files } = await fillWorkbook(
      context,
      { personId: seller.personId, role: 'producer_member' },
      {
        producerId: seller.producerId,
        channelCode: 'shopee',
        workbook: { templateId },
        listingIds: [listingId],
        onlyChanges: false,
      },
    );
    const filled = files[0]?.exportId ?? '';
    const catalogue = await makeMarketCatalogue(
      context,
      { ...seller, memberships: [] },
      { format: 'csv', language: 'vi', changesOnly: false },
    );
    const { channelExport } = context.store.tables;
    for (const [id, producerId] of [
      [filled, seller.producerId],
      [catalogue, null],
    ] as const) {
      const [row] = await context.store.read((db) =>
        db.select().from(channelExport).where(eq(channelExport.id, id)),
      );
      const bytes = await buffer((await openExport(context, producerId, id)).file.stream);
      expect(row?.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
      expect(row?.byteSize).toBe(bytes.length);
      // Nobody has said which category the goods belong to.
      if (id === filled)
        expect(row?.report).toEqual([expect.objectContaining({ listingId, message: 'unfilledCategory' })]);
    }
  });

  test('of a form’s answers only those that the file asks for', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const templateId = await keepTemplate(context, seller, upload);
    const answers = { shipping: 'channel_id.50021', strange: 'x', weightUnit2: 'g' };
    await saveTemplateAnswers(context, seller, { templateId, answers, categories: {} });
    const { channelTemplate } = context.store.tables;
    const kept = await context.store.read((db) => db.select().from(channelTemplate));
    expect(kept.map((row) => row.answers)).toEqual([{ shipping: 'channel_id.50021' }]);
  });
});

eachEngine('readiness of many listings', (open) => {
  test('goes on to a second page, and each listing stands on one of them', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const ids: string[] = [];
    for (let n = 0; n < 53; n += 1)
      ids.push(await publishedListing(context, { producerId: seller.producerId, photos: [] }));
    await scoreEverything(context);
    const whole = { channel: null, rule: null, after: '' };
    const pages: string[][] = [];
    for (let after: string | null = ''; after !== null; ) {
      const page: Awaited<ReturnType<typeof listOwnReadiness>> = await listOwnReadiness(context, seller, {
        ...whole,
        after,
      });
      pages.push(page.listings.map(({ listingId }) => listingId));
      after = page.next;
    }
    expect(pages.map(({ length }) => length)).toEqual([10, 10, 10, 10, 10, 3]);
    expect(pages.flat()).toEqual(ids.sort());
  });

  test.each(['draft', 'submitted', 'returned'] as const)('holds a draft that is %s', async (state) => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const { listingId } = await createListing(context, seller, { entryId: null });
    await context.store.write((tx) => tx.update(context.store.tables.listingRevision).set({ state }));
    await scoreEverything(context);
    const { listings } = await listOwnReadiness(context, seller, { channel: null, rule: null, after: '' });
    expect(listings.map((one) => [one.listingId, one.isPublished])).toEqual([[listingId, false]]);
  });
});

eachEngine('a suspended producer', (open) => {
  test('is in no feed', async () => {
    const { context } = await open();
    const [kept, suspended] = [await sellerOf(context, 'HTX Một'), await sellerOf(context, 'HTX Hai')];
    for (const { producerId } of [kept, suspended]) await publishedListing(context, { producerId });
    const { producer } = context.store.tables;
    const items = async () => {
      let text = '';
      for await (const chunk of (await openFeed(context, 'google', 'xml')).chunks) text += chunk;
      return text.match(/<item>/g)?.length ?? 0;
    };
    expect(await items()).toBe(2);
    await context.store.write(async (tx) => {
      const now = context.clock.now();
      await tx.update(producer).set({ suspendedAt: now }).where(eq(producer.id, suspended.producerId));
      await context.store.touch(tx, ['catalog'], now);
    });
    expect(await items()).toBe(1);
  });
});
