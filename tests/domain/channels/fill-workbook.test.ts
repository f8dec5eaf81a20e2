import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { OpenedTemplate } from '#app/domain/channels/channel.ts';
import { fillWorkbook } from '#app/domain/channels/template/fill-workbook.server.ts';
import { keepTemplate } from '#app/domain/channels/template/keep-template.server.ts';
import { openTemplate } from '#app/domain/channels/template/open-template.server.ts';
import { planWorkbook } from '#app/domain/channels/template/plan-workbook.server.ts';
import { readTemplateCategories } from '#app/domain/channels/template/read-template-categories.server.ts';
import { saveTemplateAnswers } from '#app/domain/channels/template/save-template-answers.server.ts';
import type { WorkbookWish } from '#app/domain/channels/template/workbook-wish.ts';
import { tiktokShopTemplate } from '#app/domain/channels/tiktok-shop/tiktok-shop-template.server.ts';
import { localDate } from '#app/server/local-date.ts';
import { readFilled } from '#tests/domain/channels/seller-workbook.ts';
import { publishedListing } from '#tests/factories/published-listing.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const fixture = (name: string) =>
  readFileSync(new URL(`../../fixtures/templates/${name}-constructed.xlsx`, import.meta.url));
const tiktok = fixture('tiktok-shop');
const operator = { personId: null, role: 'operator' };
const upload = { channelCode: 'tiktok-shop', fileName: 'Tiktok_template.xlsx', file: tiktok };
const place = { keys: { sheet: 'Template', row: 1 }, firstRow: 6 };

function atHand(producerId: string, changes: Partial<WorkbookWish> = {}): WorkbookWish {
  const workbook = { file: tiktok, fileName: 'Tiktok_template.xlsx' };
  return {
    producerId,
    channelCode: 'tiktok-shop',
    workbook,
    listingIds: null,
    onlyChanges: false,
    ...changes,
  };
}

eachEngine('a seller’s workbook', (open) => {
  test('is filled with what the producer chose for the channel, from the page and at the command line alike', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const { producerId } = seller;
    const listingId = await publishedListing(context, { producerId, variants: [{ sku: 'A-1' }] });
    const templateId = await keepTemplate(context, seller, upload);
    await saveTemplateAnswers(context, seller, {
      templateId,
      answers: {},
      categories: { [listingId]: '601450' },
    });
    const { channelChoice, channelExport } = context.store.tables;
    const own = 'Chè Shan tuyết cổ thụ, một tôm hai lá';
    await context.store.write((tx) =>
      tx.insert(channelChoice).values({
        producerId,
        channelCode: 'tiktok-shop',
        subject: listingId,
        field: 'title',
        value: own,
        chosenAt: context.clock.now(),
      }),
    );
    const by = { personId: seller.personId, role: 'producer_member' };
    const fromPage = await fillWorkbook(context, by, atHand(producerId, { workbook: { templateId } }));
    const atLine = await fillWorkbook(context, operator, atHand(producerId));
    const [row] = await readFilled(fromPage.files[0]?.content ?? Buffer.alloc(0), 'Template', place);
    expect(row).toMatchObject({
      row: 6,
      category: 'Thực phẩm & Đồ uống/Trà (601450)',
      product_name: own,
      seller_sku: 'A-1',
    });
    expect(atLine.files[0]?.content.equals(fromPage.files[0]?.content ?? Buffer.alloc(0))).toBe(true);

    // The second of the day is told from the first by its name.
    const day = localDate(context.clock.now());
    expect([fromPage, atLine].map(({ files }) => files[0]?.fileName)).toEqual([
      `Tiktok_template-${day}.xlsx`,
      `Tiktok_template-${day}-lan-2.xlsx`,
    ]);

    // Each file is kept with its checksum, its listings and what stayed empty.
    const rows = await context.store.read((db) => db.select().from(channelExport));
    for (const { exportId, content } of [...fromPage.files, ...atLine.files]) {
      expect(rows.find(({ id }) => id === exportId)).toMatchObject({
        channelCode: 'tiktok-shop',
        sha256: createHash('sha256').update(content).digest('hex'),
        byteSize: content.length,
        listings: [{ listingId }],
      });
    }
  });

  test('what stayed empty is kept with the file', async () => {
    const { context } = await open();
    const { producerId } = await sellerOf(context);
    const listingId = await publishedListing(context, { producerId, variants: [{ weightGrams: null }] });
    const { files, plan } = await fillWorkbook(context, operator, atHand(producerId));
    const { channelExport } = context.store.tables;
    const [row] = await context.store.read((db) =>
      db
        .select({ report: channelExport.report })
        .from(channelExport)
        .where(eq(channelExport.id, files[0]?.exportId ?? '')),
    );
    expect(row?.report).toEqual(plan.unfilled);
    expect(row?.report).toContainEqual(
      expect.objectContaining({
        listingId,
        message: 'fixWeightMissing',
        fieldPath: 'variants.0.weightGrams',
      }),
    );
  });

  test('the next file can hold only what is new or changed', async () => {
    const { context } = await open();
    const { producerId } = await sellerOf(context);
    const first = await publishedListing(context, { producerId });
    const second = await publishedListing(context, { producerId });
    await fillWorkbook(context, operator, atHand(producerId));
    const changes = atHand(producerId, { onlyChanges: true });
    await expect(fillWorkbook(context, operator, changes)).rejects.toMatchObject({
      code: 'nothingNewForChannel',
    });
    const { listing } = context.store.tables;
    await context.store.write((tx) => tx.update(listing).set({ version: 99 }).where(eq(listing.id, second)));
    const third = await publishedListing(context, { producerId });
    const { plan } = await fillWorkbook(context, operator, changes);
    expect(plan.listings.map(({ listingId }) => listingId).sort()).toEqual([second, third].sort());
    // Another channel's files say nothing about this one.
    const lazada = { workbook: { file: fixture('lazada'), fileName: 'L.xlsx' }, channelCode: 'lazada' };
    const there = await planWorkbook(context, { ...changes, ...lazada });
    expect(there.offered.filter(({ id }) => there.changed.has(id)).map(({ id }) => id)).toContain(first);
  });

  test('its categories are taken over, but never over the platform’s own word', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const { channelCategory } = context.store.tables;
    const known = {
      channelCode: 'tiktok-shop',
      isLeaf: true,
      source: 'platform',
      seenAt: 0,
      parentId: null,
    } as const;
    await context.store.write((tx) =>
      tx.insert(channelCategory).values({ ...known, id: '601450', path: 'Trà', pathKey: 'tra' }),
    );
    await keepTemplate(context, seller, upload);
    await keepTemplate(context, seller, {
      channelCode: 'lazada',
      fileName: 'L.xlsx',
      file: fixture('lazada'),
    });
    const rows = await context.store.read((db) => db.select().from(channelCategory));
    const shown = rows.map(({ channelCode, id, path, source }) => [channelCode, id, path, source]);
    expect(shown.sort()).toEqual([
      ['lazada', '4821', 'Trà & Thảo mộc', 'workbook'],
      ['tiktok-shop', '600154', 'Nhà cửa > Đồ dệt', 'workbook'],
      ['tiktok-shop', '601450', 'Trà', 'platform'],
      ['tiktok-shop', '601755', 'Thực phẩm & Đồ uống > Gạo', 'workbook'],
      ['tiktok-shop', '603065', 'Thực phẩm & Đồ uống > Mật ong', 'workbook'],
    ]);
    expect(rows.find(({ id }) => id === '603065')?.pathKey).toBe('thuc pham do uong mat ong');
    const opened = { categories: async () => [{ id: '603065', path: 'Mật' }] } as Partial<OpenedTemplate>;
    expect(await readTemplateCategories(context, 'tiktok-shop', opened as OpenedTemplate)).toBe(1);
    expect(await readTemplateCategories(context, 'tiktok-shop', opened as OpenedTemplate)).toBe(0);
  });

  test('one channel’s workbook is not another’s, and one producer’s not another’s', async () => {
    const { context } = await open();
    const [owner, other] = [await sellerOf(context, 'HTX Một'), await sellerOf(context, 'HTX Hai')];
    const templateId = await keepTemplate(context, owner, upload);
    const kept = { workbook: { templateId } };
    for (const wish of [
      atHand(other.producerId, kept),
      atHand(owner.producerId, { ...kept, channelCode: 'lazada' }),
      atHand(owner.producerId, { ...kept, channelCode: 'google' }),
    ])
      await expect(planWorkbook(context, wish)).rejects.toMatchObject({ isNotFound: true });
  });
});

test('a workbook is read once in a few minutes; one that was refused is read again', async () => {
  let reads = 0;
  const read = async (file: Buffer) => {
    reads += 1;
    return file;
  };
  const [first, second] = await Promise.all([
    openTemplate(tiktokShopTemplate, 'a', () => read(tiktok)),
    openTemplate(tiktokShopTemplate, 'a', () => read(tiktok)),
  ]);
  expect([first === second, reads]).toEqual([true, 1]);
  await expect(openTemplate(tiktokShopTemplate, 'b', () => read(fixture('lazada')))).rejects.toMatchObject({
    code: 'templateOtherPlatform',
  });
  await openTemplate(tiktokShopTemplate, 'b', () => read(tiktok));
  expect(reads).toBe(3);
});
