import { readFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import ExcelJS from '@protobi/exceljs';
import { parse } from 'csv-parse/sync';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { createListing } from '#app/domain/catalog/create-listing.server.ts';
import {
  makeMarketCatalogue,
  makeOwnCatalogue,
} from '#app/domain/channels/catalogue/make-catalogue.server.ts';
import { keepExport } from '#app/domain/channels/exports/keep-export.server.ts';
import { listExports, openExport } from '#app/domain/channels/exports/read-export.server.ts';
import { listFeedGaps } from '#app/domain/channels/feed/list-feed-gaps.server.ts';
import { openFeed } from '#app/domain/channels/feed/open-feed.server.ts';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import { loadChannelListings } from '#app/domain/channels/listing/load-channel-listings.server.ts';
import { listOwnReadiness } from '#app/domain/channels/readiness/list-own-readiness.server.ts';
import { scoreEverything } from '#app/domain/channels/readiness/score-listings.server.ts';
import { fillWorkbook } from '#app/domain/channels/template/fill-workbook.server.ts';
import { keepTemplate } from '#app/domain/channels/template/keep-template.server.ts';
import { planWorkbook } from '#app/domain/channels/template/plan-workbook.server.ts';
import { listTemplates } from '#app/domain/channels/template/read-template.server.ts';
import { saveTemplateAnswers } from '#app/domain/channels/template/save-template-answers.server.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import { addDays, localDate } from '#app/server/local-date.ts';
import { readRows } from '#tests/domain/channels/shopee-workbook.ts';
import { publishedListing } from '#tests/factories/published-listing.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const workbook = readFileSync(new URL('../../fixtures/templates/shopee-constructed.xlsx', import.meta.url));
const upload = { channelCode: 'shopee', fileName: 'Shopee_mass_upload_basic_template.xlsx', file: workbook };

async function feedRows(context: Context): Promise<Array<Record<string, string>>> {
  let text = '';
  for await (const chunk of (await openFeed(context, 'google', 'tsv')).chunks) text += chunk;
  return parse(text, { delimiter: '\t', columns: true }) as Array<Record<string, string>>;
}

async function bytesOf(context: Context, producerId: string | null, id: string): Promise<Buffer> {
  const { file } = await openExport(context, producerId, id);
  return buffer(file.stream);
}

async function recognise(
  context: Context,
  { producerId }: SellerActor,
  decidedOn: string,
  expiresOn: string,
) {
  const { registerEntry, recognition } = context.store.tables;
  const entryId = newId();
  const now = context.clock.now();
  await context.store.write(async (tx) => {
    const names = { name: 'Chè', nameKey: 'che', createdAt: now, updatedAt: now };
    await tx.insert(registerEntry).values({ id: entryId, code: entryId.slice(-8), producerId, ...names });
    await tx.insert(recognition).values({
      id: newId(),
      entryId,
      round: 1,
      stars: 4,
      decidedOn,
      decidedOnPrecision: 'day',
      issuerLevel: 'province',
      expiresOn,
      source: 'test',
      isDemo: false,
      createdAt: now,
    });
  });
  return entryId;
}

/** What a producer wants of their own Shopee workbook. */
function wish({ producerId }: SellerActor, templateId: string, listingIds: readonly string[] | null = null) {
  return { producerId, channelCode: 'shopee', workbook: { templateId }, listingIds, onlyChanges: false };
}

function planTemplateFill(context: Context, seller: SellerActor, templateId: string) {
  return planWorkbook(context, wish(seller, templateId));
}

async function fillTemplate(
  context: Context,
  seller: SellerActor,
  { templateId, listingIds }: { templateId: string; listingIds: readonly string[] },
): Promise<string[]> {
  const by = { personId: seller.personId, role: 'producer_member' };
  const { files } = await fillWorkbook(context, by, wish(seller, templateId, listingIds));
  return files.map(({ exportId }) => exportId);
}

eachEngine('out to the channels', (open) => {
  test('the feed holds every published listing that passes, two producers with one SKU among them', async () => {
    const { context } = await open();
    const [first, second] = [await sellerOf(context, 'HTX Một'), await sellerOf(context, 'HTX Hai')];
    for (const { producerId } of [first, second]) {
      await publishedListing(context, { producerId, variants: [{ sku: 'CHE-100' }] });
    }
    const { producerId } = first;
    await publishedListing(context, { producerId, listing: { isAlcohol: true } });
    await publishedListing(context, { producerId, listing: { state: 'draft' } });
    await publishedListing(context, { producerId, photos: [] });
    await publishedListing(context, {
      producerId,
      variants: [{ price: 0 }, { nameVi: 'Túi', stock: 0 }, { isPublished: false }, { archivedAt: 1 }],
    });
    const rows = await feedRows(context);
    expect(rows.map(({ brand, availability }) => [brand, availability]).sort()).toEqual([
      ['HTX Hai', 'in_stock'],
      ['HTX Một', 'in_stock'],
      ['HTX Một', 'out_of_stock'],
    ]);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(3);
    await scoreEverything(context);
    expect(await listFeedGaps(context, 'google', { ruleId: null, page: 1 })).toMatchObject({
      published: 5,
      inFeed: 3,
      items: 3,
      total: 3,
    });
    const noPhoto = await listFeedGaps(context, 'google', { ruleId: 'photo', page: 1 });
    expect(noPhoto).toMatchObject({
      total: 1,
      gaps: [{ whole: true, reasons: [{ fix: 'fixPhotoMissing' }] }],
    });
    expect(noPhoto.byRule.map(({ ruleId, listings }) => [ruleId, listings]).sort()).toEqual([
      ['alcohol', 1],
      ['photo', 1],
      ['price', 1],
    ]);
  });

  test('goods of a closed product set stay out of the feed, and goods without a set are in it', async () => {
    const { context } = await open();
    const { producerId } = await sellerOf(context);
    for (const setCode of ['QD26-14', null, 'QD26-26', 'QD26-11'])
      await publishedListing(context, {
        producerId,
        listing: { setCode },
        variants: [{ code: `S${setCode}` }],
      });
    expect((await feedRows(context)).map(({ id }) => id)).toEqual(['Snull', 'SQD26-11']);
    const read: Array<string | null> = [];
    for await (const batch of loadChannelListings(context, {
      exceptSets: ['QD26-14', 'QD26-26'],
      atATime: 1,
    }))
      read.push(...batch.map(({ setCode }) => setCode));
    expect(read).toEqual([null, 'QD26-11']);
  });

  test('batches join without a gap or a double', async () => {
    const { context } = await open();
    const { producerId } = await sellerOf(context);
    const ids: string[] = [];
    for (let n = 0; n < 401; n += 1)
      ids.push(await publishedListing(context, { producerId, variants: [{ code: `C${n}` }] }));
    const rows = await feedRows(context);
    expect(rows.map(({ link }) => link?.slice(-26).toUpperCase())).toEqual(ids);
  });

  test('sizes and photos come in the producer’s order, whatever order they were made in', async () => {
    const { context } = await open();
    const { store, clock } = context;
    const { image, photo, listingPhoto } = store.tables;
    const { producerId } = await sellerOf(context);
    const three = [1, 2, 3].map(() => ({ width: 900, height: 900 }));
    for (const name of ['A', 'B']) {
      const variants = [0, 1, 2].map((at) => ({ code: `${name}${2 - at}`, position: 2 - at }));
      const id = await publishedListing(context, { producerId, photos: three, variants });
      await store.write(async (tx) => {
        const made = await tx.select().from(listingPhoto).where(eq(listingPhoto.listingId, id));
        for (const { photoId, position: before } of made) {
          const position = 2 - before;
          const hash = `${name}${position}`.padStart(64, '0');
          const width = 600 + 100 * position;
          const row = { hash, width, height: 500, byteSize: 1, placeholder: '', findings: [] };
          await tx.insert(image).values({ ...row, createdAt: clock.now() });
          await tx.update(photo).set({ imageHash: hash }).where(eq(photo.id, photoId));
          await tx.update(listingPhoto).set({ position }).where(eq(listingPhoto.photoId, photoId));
        }
      });
    }
    const listings: ChannelListing[] = [];
    for await (const batch of loadChannelListings(context)) listings.push(...batch);
    expect(listings.map(({ variants }) => variants.map(({ publicCode }) => publicCode))).toEqual([
      ['A0', 'A1', 'A2'],
      ['B0', 'B1', 'B2'],
    ]);
    expect(listings.map(({ photos }) => photos.map(({ width }) => width))).toEqual([
      [600, 700, 800],
      [600, 700, 800],
    ]);
  });

  test('without a description the summary stands in its place, blank or missing', async () => {
    const { context } = await open();
    const { producerId } = await sellerOf(context);
    const summaryVi = 'Chè hái tay.';
    for (const descriptionVi of [null, '', 'Chè hái tay trên núi cao.'])
      await publishedListing(context, { producerId, listing: { summaryVi, descriptionVi } });
    const rows = await feedRows(context);
    expect(rows.map(({ description }) => description)).toEqual([
      'Chè hái tay.',
      'Chè hái tay.',
      'Chè hái tay trên núi cao.',
    ]);
  });

  test('the tag stays while nothing changes, and moves with a change and with the day', async () => {
    const { context, clock } = await open({ now: Date.parse('2026-11-23T16:00:00Z') });
    const seller = await sellerOf(context);
    const entryId = await recognise(context, seller, '2023-11-24', '2026-11-24');
    await publishedListing(context, { producerId: seller.producerId, listing: { entryId } });
    const before = (await openFeed(context, 'google', 'xml')).tag;
    expect(before).toMatch(/^[0-9a-f]{32}$/);
    expect((await openFeed(context, 'google', 'xml')).tag).toBe(before);
    expect((await openFeed(context, 'google', 'tsv')).tag).not.toBe(before);
    expect((await feedRows(context))[0]?.custom_label_0).toBe('OCOP 4 sao');
    await context.store.write((tx) => context.store.touch(tx, ['catalog'], context.clock.now()));
    const after = (await openFeed(context, 'google', 'xml')).tag;
    expect(after).not.toBe(before);
    clock.set(Date.parse('2026-11-23T17:00:00Z'));
    expect((await openFeed(context, 'google', 'xml')).tag).not.toBe(after);
    expect((await feedRows(context))[0]?.custom_label_0).toBe('');
  });

  test('a seller’s workbook goes in, comes out filled, and is kept', async () => {
    const { context } = await open();
    const seller = await sellerOf(context, 'HTX Chè');
    const listingId = await publishedListing(context, {
      producerId: seller.producerId,
      variants: [{ sku: 'A-1' }],
    });
    const templateId = await keepTemplate(context, seller, upload);
    await saveTemplateAnswers(context, seller, {
      templateId,
      answers: { shipping: 'channel_id.50021' },
      categories: { [listingId]: ' 100629 ' },
    });
    const { plan, offered } = await planTemplateFill(context, seller, templateId);
    expect(offered.map(({ id }) => id)).toEqual([listingId]);
    expect(plan).toMatchObject({ files: 1, unfilled: [], listings: [{ listingId, rows: [{ row: 7 }] }] });

    const [exportId] = await fillTemplate(context, seller, { templateId, listingIds: [listingId] });
    const [row] = await readRows(await bytesOf(context, seller.producerId, exportId ?? ''), 'Bản đăng tải');
    expect(row).toMatchObject({
      row: 7,
      ps_category: '100629',
      ps_sku_short: 'A-1',
      'channel_id.50021': 'Bật',
    });
    expect(row).not.toHaveProperty(['channel_id.50016']);
    expect(await listExports(context, seller.producerId)).toMatchObject([
      {
        id: exportId,
        channelCode: 'shopee',
        listingCount: 1,
        fileName: `Shopee_mass_upload_basic_template-${localDate(context.clock.now())}.xlsx`,
      },
    ]);
    const { channelExport, audit } = context.store.tables;
    const [kept] = await context.store.read((db) => db.select().from(channelExport));
    expect(kept).toMatchObject({
      listings: [{ listingId, version: 1 }],
      report: [],
      createdBy: seller.personId,
    });
    const acts = await context.store.read((db) => db.select({ act: audit.act }).from(audit));
    expect(acts.map(({ act }) => act)).toEqual(['keep-template', 'export-channel']);
  });

  test('readiness covers drafts as they are written, and nobody else’s listings', async () => {
    const { context } = await open();
    const seller = await sellerOf(context, 'HTX Một');
    const published = await publishedListing(context, { producerId: seller.producerId });
    await publishedListing(context, { producerId: (await sellerOf(context, 'HTX Hai')).producerId });
    const { listingId: draft } = await createListing(context, seller, { entryId: null });
    await scoreEverything(context);
    const asked = { channel: null, rule: null, after: '' };
    const { listings, next } = await listOwnReadiness(context, seller, asked);
    expect(listings.map(({ listingId, isPublished }) => [listingId, isPublished])).toEqual([
      [published, true],
      [draft, false],
    ]);
    expect(next).toBeNull();
    const google = listings[1]?.channels.find(({ code }) => code === 'google');
    expect(google).toMatchObject({ state: 'fixable' });
    expect(google?.items.map(({ ruleId }) => ruleId)).toEqual(
      expect.arrayContaining(['photo', 'description']),
    );
  });

  test('a wrong file is refused and nothing is kept', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const lazada = readFileSync(new URL('../../fixtures/templates/lazada-constructed.xlsx', import.meta.url));
    await expect(keepTemplate(context, seller, { ...upload, file: lazada })).rejects.toMatchObject({
      code: 'templateOtherPlatform',
      params: { platform: 'Lazada' },
    });
    await expect(keepTemplate(context, seller, { ...upload, channelCode: 'google' })).rejects.toThrow(
      'template',
    );
    expect(await listTemplates(context, seller, 'shopee')).toEqual([]);
  });

  test('another producer’s template, listing, choice and export do not exist', async () => {
    const { context } = await open();
    const [owner, other] = [await sellerOf(context, 'HTX Một'), await sellerOf(context, 'HTX Hai')];
    const listingId = await publishedListing(context, { producerId: owner.producerId });
    const templateId = await keepTemplate(context, owner, upload);
    const [exportId = ''] = await fillTemplate(context, owner, { templateId, listingIds: [listingId] });

    await expect(planTemplateFill(context, other, templateId)).rejects.toThrow('template');
    await expect(fillTemplate(context, other, { templateId, listingIds: [listingId] })).rejects.toThrow(
      'template',
    );
    await expect(openExport(context, other.producerId, exportId)).rejects.toThrow('export');
    await expect(openExport(context, null, exportId)).rejects.toThrow('export');
    const own = await keepTemplate(context, other, upload);
    await saveTemplateAnswers(context, other, {
      templateId: own,
      answers: {},
      categories: { [listingId]: '1' },
    });
    const { channelChoice } = context.store.tables;
    expect(await context.store.read((db) => db.select().from(channelChoice))).toEqual([]);
    await expect(
      fillTemplate(context, other, { templateId: own, listingIds: [listingId] }),
    ).rejects.toMatchObject({
      code: 'chooseListings',
    });
  });

  test('a category can be changed and taken back', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const listingId = await publishedListing(context, { producerId: seller.producerId });
    const templateId = await keepTemplate(context, seller, upload);
    for (const category of ['1', '2', '']) {
      await saveTemplateAnswers(context, seller, {
        templateId,
        answers: {},
        categories: { [listingId]: category },
      });
    }
    const { plan } = await planTemplateFill(context, seller, templateId);
    expect(plan.unfilled).toMatchObject([{ message: 'unfilledCategory' }]);
  });

  test('what is no category is given back as it was typed, and the one before stays', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const listingId = await publishedListing(context, { producerId: seller.producerId });
    const templateId = await keepTemplate(context, seller, upload);
    const answer = (category: string) =>
      saveTemplateAnswers(context, seller, {
        templateId,
        answers: {},
        categories: { [listingId]: category },
      });
    expect(await answer('100629 - Đồ uống/Trà')).toEqual({});
    for (const wrong of ['abc', '100629a', '-1', '1,2'])
      expect(await answer(wrong)).toEqual({ [listingId]: wrong });
    const { fill } = await planTemplateFill(context, seller, templateId);
    expect(fill.listings).toMatchObject([{ category: '100629 - Đồ uống/Trà' }]);
  });

  test('the catalogue keeps its Vietnamese and cannot calculate', async () => {
    const { context } = await open();
    const seller = await sellerOf(context, 'HTX Chè');
    const listing = { titleVi: '=cmd|calc Mật ong “bạc hà”', titleKey: 'x' };
    await publishedListing(context, {
      producerId: seller.producerId,
      listing,
      variants: [{ sku: '+84', gtin: '08931234567897' }],
    });
    await publishedListing(context, { producerId: (await sellerOf(context, 'HTX Khác')).producerId });

    const csvId = await makeOwnCatalogue(context, seller, {
      format: 'csv',
      language: 'vi',
      changesOnly: false,
    });
    const csv = (await bytesOf(context, seller.producerId, csvId)).toString('utf8');
    expect(csv.startsWith('\uFEFFTên sản phẩm,')).toBe(true);
    expect(parse(csv, { bom: true, columns: true })).toMatchObject([
      {
        'Tên sản phẩm': "'=cmd|calc Mật ong “bạc hà”",
        'Mã SKU': "'+84",
        'Giá (đồng)': '120000',
        'Chủ thể': 'HTX Chè',
      },
    ]);

    const xlsxId = await makeOwnCatalogue(context, seller, {
      format: 'xlsx',
      language: 'en',
      changesOnly: false,
    });
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await bytesOf(context, seller.producerId, xlsxId)) as unknown as ArrayBuffer);
    const sheet = book.worksheets[0];
    expect(sheet?.getCell('A1').value).toBe('Product catalogue: HTX Chè');
    expect(sheet?.getCell('A3').value).toBe('Product name');
    expect(sheet?.getCell('A4').value).toBe("'=cmd|calc Mật ong “bạc hà”");
    expect(sheet?.getCell('F4').value).toBe('08931234567897');
    expect(sheet?.getCell('K4').value).toBe(120_000);
    expect(sheet?.rowCount).toBe(4);

    const marketId = await makeMarketCatalogue(
      context,
      { ...seller, memberships: [] },
      { format: 'csv', language: 'vi', changesOnly: false },
    );
    const all = (await bytesOf(context, null, marketId)).toString('utf8');
    expect(parse(all, { bom: true, columns: true })).toHaveLength(2);
  });

  test('no two files of one owner and day have the same name, and the parts of one file are called alike', async () => {
    const { context, clock } = await open();
    const seller = await sellerOf(context, 'HTX Chè');
    await publishedListing(context, { producerId: seller.producerId });
    const whole = { format: 'csv', language: 'vi', changesOnly: false } as const;
    const own = await makeOwnCatalogue(context, seller, whole);
    const again = await makeOwnCatalogue(context, seller, whole);
    const staff = { ...seller, memberships: [] };
    const markets = [await makeMarketCatalogue(context, staff, whole)];
    markets.push(await makeMarketCatalogue(context, staff, whole));
    clock.advanceDays(1);
    const nextDay = await makeOwnCatalogue(context, seller, whole);
    const { channelExport } = context.store.tables;
    const kept = await context.store.read((db) => db.select().from(channelExport));
    const nameOf = (id: string) => kept.find((one) => one.id === id)?.fileName.replace(/^.*?(?=-\d{4}-)/, '');
    const day = localDate(clock.now());
    const before = addDays(day, -1);
    const ofBefore = [`-${before}.csv`, `-${before}-lan-2.csv`];
    expect([own, again, nextDay].map(nameOf)).toEqual([...ofBefore, `-${day}.csv`]);
    expect(markets.map(nameOf)).toEqual(ofBefore);

    const part = (number: number, nthOfDay?: number) =>
      keepExport(context, {
        ...{ channelCode: 'shopee', producerId: seller.producerId, personId: null, role: 'operator' },
        ...{ extension: '.xlsx', content: Buffer.from('x'), readAt: clock.now(), report: [] },
        fileName: (nth) => `S${nth}-${number}.xlsx`,
        nthOfDay,
        listings: () => [],
      });
    expect(await part(1)).toMatchObject({ fileName: 'S-1.xlsx', nthOfDay: 1 });
    const { fileName, nthOfDay } = await part(1);
    // The first file had no second part.
    expect([fileName, (await part(2, nthOfDay)).fileName]).toEqual(['S-lan-2-1.xlsx', 'S-lan-2-2.xlsx']);
  });
});
