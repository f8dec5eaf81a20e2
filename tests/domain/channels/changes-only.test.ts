import { readFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import ExcelJS from '@protobi/exceljs';
import { parse } from 'csv-parse/sync';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { keepAttributes } from '#app/domain/channels/attributes/kept-attributes.server.ts';
import { saveAttributeAnswers } from '#app/domain/channels/attributes/save-attribute-answers.server.ts';
import {
  makeMarketCatalogue,
  makeOwnCatalogue,
} from '#app/domain/channels/catalogue/make-catalogue.server.ts';
import { keepCategory } from '#app/domain/channels/categories/keep-category.server.ts';
import { changesSinceExport } from '#app/domain/channels/exports/changes-since-export.server.ts';
import { openExport } from '#app/domain/channels/exports/read-export.server.ts';
import { makeOwnPack, makePackFor } from '#app/domain/channels/pack/make-pack.server.ts';
import { givePaper } from '#app/domain/channels/papers/give-paper.server.ts';
import { fillWorkbook } from '#app/domain/channels/template/fill-workbook.server.ts';
import { planWorkbook } from '#app/domain/channels/template/plan-workbook.server.ts';
import { saveChannelWording } from '#app/domain/channels/wording/save-channel-wording.server.ts';
import type { Context } from '#app/server/context.ts';
import { addDays, localDate } from '#app/server/local-date.ts';
import { paperOf } from '#tests/factories/paper-of.ts';
import { publishedListing } from '#tests/factories/published-listing.ts';
import { recognisedEntry } from '#tests/factories/recognised-entry.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { eachEngine, type TestMarket } from '#tests/support/test-market.ts';

const shopee = readFileSync(new URL('../../fixtures/templates/shopee-constructed.xlsx', import.meta.url));
const csv = { format: 'csv', language: 'vi', changesOnly: true } as const;
const xlsx = { format: 'xlsx', language: 'vi', changesOnly: true } as const;

async function opened(context: Context, producerId: string | null, id: string) {
  const { file, fileName } = await openExport(context, producerId, id);
  return { fileName, bytes: await buffer(file.stream) };
}

async function titlesIn(context: Context, producerId: string | null, id: string): Promise<string[]> {
  const { bytes } = await opened(context, producerId, id);
  const rows = parse<Record<string, string>>(bytes, { bom: true, columns: true });
  return rows.map((row) => row['Tên sản phẩm'] ?? '').sort();
}

/** As if somebody saved while the bytes of a file are being written: all was read, and the file is not kept yet. */
function savingMeanwhile({ context, clock }: TestMarket, save: () => Promise<unknown>): Context {
  const { storage } = context;
  const put: Context['storage']['put'] = async (...file) => {
    const stored = await storage.put(...file);
    clock.advance(2_000);
    await save();
    clock.advance(2_000);
    return stored;
  };
  const slow = new Proxy(storage, {
    get(target, name) {
      const own: unknown = Reflect.get(target, name);
      if (name === 'put') return put;
      return typeof own === 'function' ? own.bind(target) : own;
    },
  });
  return { ...context, storage: slow };
}

const operator = { personId: null, role: 'operator' };

eachEngine('the next file holds only what changed', (open) => {
  test('a catalogue: the first is whole, then what is new or edited, and what is gone, once', async () => {
    const { context, clock } = await open();
    const seller = await sellerOf(context, 'HTX Chè');
    const { producerId } = seller;
    const publish = (titleVi: string) => publishedListing(context, { producerId, listing: { titleVi } });
    const tea = await publish('Chè');
    const honey = await publish('Mật ong');
    await publish('Gạo');
    const first = await makeOwnCatalogue(context, seller, csv);
    expect(await titlesIn(context, producerId, first)).toEqual(['Chè', 'Gạo', 'Mật ong']);
    await expect(makeOwnCatalogue(context, seller, csv)).rejects.toMatchObject({
      code: 'nothingNewForChannel',
    });

    clock.advance(1_000);
    const { listing } = context.store.tables;
    await context.store.write(async (tx) => {
      await tx.update(listing).set({ version: 2 }).where(eq(listing.id, tea));
      await tx.update(listing).set({ state: 'archived' }).where(eq(listing.id, honey));
    });
    await publish('Quế');
    const next = await opened(context, producerId, await makeOwnCatalogue(context, seller, xlsx));
    expect(next.fileName).toMatch(/-thay-doi\.xlsx$/);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(next.bytes as unknown as ArrayBuffer);
    const column: unknown[] = [];
    book.worksheets[0]?.eachRow((row) => column.push(row.getCell(1).value));
    expect(column.slice(2, 4)).toEqual([
      expect.stringContaining('Chỉ gồm sản phẩm mới hoặc đã sửa'),
      'Đã thôi bán: Mật ong.',
    ]);
    expect(column.slice(5).sort()).toEqual(['Chè', 'Quế']);
    await expect(makeOwnCatalogue(context, seller, xlsx)).rejects.toMatchObject({
      code: 'nothingNewForChannel',
    });
    const whole = await makeOwnCatalogue(context, seller, { ...csv, changesOnly: false });
    expect(await titlesIn(context, producerId, whole)).toEqual(['Chè', 'Gạo', 'Quế']);
  });

  test('the market’s catalogue and a producer’s know nothing of each other', async () => {
    const { context } = await open();
    const seller = await sellerOf(context, 'HTX Chè');
    const staff = { ...seller, memberships: [] };
    const title = { titleVi: 'Chè' };
    await publishedListing(context, { producerId: seller.producerId, listing: title });
    await makeOwnCatalogue(context, seller, csv);
    expect(await titlesIn(context, null, await makeMarketCatalogue(context, staff, csv))).toEqual(['Chè']);
    const other = await sellerOf(context, 'HTX Mật');
    await publishedListing(context, { producerId: other.producerId, listing: { titleVi: 'Mật' } });
    expect(await titlesIn(context, null, await makeMarketCatalogue(context, staff, csv))).toEqual(['Mật']);
  });

  test('a workbook: photos alone are no such file, and what was chosen for the channel is a change', async () => {
    const { context, clock } = await open();
    const { producerId } = await sellerOf(context);
    const listingId = await publishedListing(context, { producerId, photos: [] });
    const wish = {
      producerId,
      channelCode: 'shopee',
      workbook: { file: shopee, fileName: 'S.xlsx' },
      listingIds: null,
      onlyChanges: true,
    };
    const changedNow = async () => [...(await planWorkbook(context, wish)).changed];
    await makePackFor(context, producerId, { channelCode: 'shopee', changesOnly: false, imagesOnly: true });
    expect(await changedNow()).toEqual([listingId]);
    await fillWorkbook(context, { personId: null, role: 'operator' }, wish);
    expect(await changedNow()).toEqual([]);
    clock.advance(1_000);
    const { channelChoice } = context.store.tables;
    const chosen = {
      channelCode: 'shopee',
      subject: listingId,
      field: 'title',
      value: 'Chè cổ thụ Bản Liền',
    };
    await context.store.write((tx) =>
      tx.insert(channelChoice).values({ ...chosen, producerId, chosenAt: clock.now() }),
    );
    expect(await changedNow()).toEqual([listingId]);
  });

  test('an answer that is remembered for a category changes the goods that have none of their own', async () => {
    const { context, clock } = await open();
    const seller = await sellerOf(context);
    const { producerId, personId } = seller;
    const publish = (sku: string) => publishedListing(context, { producerId, variants: [{ sku }] });
    const [answered, silent, elsewhere] = [await publish('A'), await publish('B'), await publish('C')];
    const channelCode = 'lazada';
    const life = {
      id: 'life',
      name: 'Hạn',
      isMandatory: false,
      kind: 'text' as const,
      options: [],
      unit: null,
    };
    await context.store.write(async (tx) => {
      for (const [categoryId, ids] of [
        ['4821', [answered, silent]],
        ['4822', [elsewhere]],
      ] as const) {
        await keepAttributes(context, tx, { channelCode, categoryId }, [life]);
        const listings = ids.map((id) => ({ id, setCode: null }));
        await keepCategory(context, tx, { producerId, personId, channelCode, listings, value: categoryId });
      }
    });
    const answer = (listingId: string, given: string) =>
      saveAttributeAnswers(context, seller, { channelCode, listingId, given: { life: [given] } });
    await answer(answered, '12 tháng');
    clock.advance(1_000);
    const { channelExport } = context.store.tables;
    await context.store.write((tx) =>
      tx.insert(channelExport).values({
        ...{ id: 'file', producerId, channelCode, fileName: 'L.xlsx', byteSize: 1, sha256: '', report: [] },
        listings: [answered, silent, elsewhere].map((listingId) => ({ listingId, version: 1 })),
        createdAt: clock.now(),
      }),
    );
    const changed = async () => {
      const found = await changesSinceExport(context, { producerId, channelCode });
      return found.changed.map(({ id }) => id).sort();
    };
    expect(await changed()).toEqual([]);
    clock.advance(1_000);
    await answer(answered, '24 tháng');
    expect(await changed()).toEqual([answered, silent].sort());
    // Of its own it has one now: what the other says later is none of its business.
    await answer(silent, '6 tháng');
    await context.store.write((tx) => tx.update(channelExport).set({ createdAt: clock.now() }));
    clock.advance(1_000);
    await answer(answered, '');
    expect(await changed()).toContain(answered);
    expect(await changed()).not.toContain(elsewhere);
  });

  test('a star and a paper that end by the calendar are changes, once', async () => {
    const { context, clock } = await open();
    const seller = await sellerOf(context);
    const { producerId } = seller;
    const rounds = [{ stars: 4, fromDay: -100, toDay: 10 }];
    const entry = await recognisedEntry(context, { producerId, rounds });
    const starred = await publishedListing(context, { producerId, listing: { entryId: entry.id } });
    const plain = await publishedListing(context, { producerId });
    const today = localDate(clock.now());
    await givePaper(
      context,
      seller,
      paperOf({ kind: 'trademark', listingId: plain, validTo: addDays(today, 20) }),
    );
    clock.advance(1_000);
    const pack = { channelCode: 'postmart', imagesOnly: false, even: 'all', changesOnly: true } as const;
    const workbook = { file: shopee, fileName: 'S.xlsx' };
    const wish = { producerId, channelCode: 'shopee', workbook, listingIds: null, onlyChanges: true };
    const changed = async () => {
      const ofPack = { producerId, channelCode: 'postmart', withPapers: true };
      const idsOf = ({ changed }: { changed: ReadonlyArray<{ id: string }> }) => changed.map(({ id }) => id);
      return {
        pack: idsOf(await changesSinceExport(context, ofPack)),
        workbook: [...(await planWorkbook(context, wish)).changed],
        catalogue: idsOf(await changesSinceExport(context, { producerId, channelCode: 'catalogue' })),
        market: idsOf(await changesSinceExport(context, { producerId: null, channelCode: 'catalogue' })),
      };
    };
    await makeOwnPack(context, seller, pack);
    await fillWorkbook(context, operator, wish);
    await makeOwnCatalogue(context, seller, csv);
    await makeMarketCatalogue(context, { ...seller, memberships: [] }, csv);
    const none = { pack: [], workbook: [], catalogue: [], market: [] };
    expect(await changed()).toEqual(none);

    clock.advanceDays(11);
    const ofStar = [starred];
    expect(await changed()).toEqual({ pack: ofStar, workbook: ofStar, catalogue: ofStar, market: ofStar });
    expect(await makeOwnPack(context, seller, pack)).toMatchObject({ listings: 1 });
    await fillWorkbook(context, operator, wish);
    await makeOwnCatalogue(context, seller, csv);
    await makeMarketCatalogue(context, { ...seller, memberships: [] }, csv);
    expect(await changed()).toEqual(none);

    clock.advanceDays(10);
    expect(await changed()).toEqual({ ...none, pack: [plain] });
    expect(await makeOwnPack(context, seller, pack)).toMatchObject({ listings: 1 });
    expect(await changed()).toEqual(none);
  });

  test('a recognition that was renewed with the same star changes packs, which name its decision, and nothing else', async () => {
    const { context, clock } = await open();
    const seller = await sellerOf(context);
    const { producerId } = seller;
    const { id: entryId } = await recognisedEntry(context, {
      ...{ producerId, rounds: [{ stars: 4, fromDay: -100, toDay: 10 }] },
    });
    const starred = await publishedListing(context, { producerId, listing: { entryId } });
    const pack = { channelCode: 'postmart', imagesOnly: false, even: 'all', changesOnly: true } as const;
    const workbook = { file: shopee, fileName: 'S.xlsx' };
    const wish = { producerId, channelCode: 'shopee', workbook, listingIds: null, onlyChanges: true };
    const ofPack = { producerId, channelCode: 'postmart', withPapers: true };
    await makeOwnPack(context, seller, pack);
    await makeOwnPack(context, seller, { ...pack, imagesOnly: true });
    await fillWorkbook(context, operator, wish);
    clock.advance(1_000);
    expect(await changesSinceExport(context, ofPack)).toMatchObject({ changed: [], unsure: [] });

    const { recognition } = context.store.tables;
    await context.store.write(async (tx) => {
      const [row] = await tx.select().from(recognition).where(eq(recognition.entryId, entryId));
      if (!row) throw new Error('no recognition');
      const renewed = { decisionNumber: '99/QĐ-UBND', expiresOn: addDays(localDate(clock.now()), 1000) };
      await tx.insert(recognition).values({ ...row, ...renewed, id: 'renewed', round: row.round + 1 });
    });
    const { changed } = await changesSinceExport(context, ofPack);
    expect(changed.map(({ id }) => id)).toEqual([starred]);
    expect((await changesSinceExport(context, { ...ofPack, imagesOnly: true })).changed).toEqual([]);
    expect([...(await planWorkbook(context, wish)).changed]).toEqual([]);
    expect(await makeOwnPack(context, seller, pack)).toMatchObject({ listings: 1 });
    expect(await changesSinceExport(context, ofPack)).toMatchObject({ changed: [], unsure: [] });
  });

  test('of a file that does not say which star it told, no page claims that nothing has changed', async () => {
    const { context, clock } = await open();
    const seller = await sellerOf(context);
    const { producerId } = seller;
    const entryOf = (name: string, rounds: Array<{ stars: number; fromDay: number; toDay: number }>) =>
      recognisedEntry(context, { producerId, name, rounds });
    const publish = async (name: string, rounds: Parameters<typeof entryOf>[1]) => {
      const entryId = (await entryOf(name, rounds)).id;
      return publishedListing(context, { producerId, listing: { entryId, titleVi: name } });
    };
    const starred = await publish('Có sao', [{ stars: 4, fromDay: -100, toDay: 100 }]);
    const lapsing = await publish('Sắp hết hạn', [{ stars: 3, fromDay: -100, toDay: 3 }]);
    const never = await publish('Chưa có sao', []);
    const plain = await publishedListing(context, { producerId, listing: { titleVi: 'Ngoài sổ' } });
    const paper = paperOf({ listingId: plain, validTo: addDays(localDate(clock.now()), 3) });
    await givePaper(context, seller, { ...paper, kind: 'trademark' });
    clock.advance(1_000);
    const old = [starred, lapsing, never, plain].map((listingId) => ({ listingId, version: 1 }));
    const { channelExport } = context.store.tables;
    for (const [channelCode, fileName, owner] of [
      ['postmart', 'P.zip', producerId],
      ['catalogue', 'C.csv', producerId],
      ['shopee', 'S.xlsx', producerId],
    ] as const)
      await context.store.write((tx) =>
        tx.insert(channelExport).values({
          ...{
            id: channelCode,
            producerId: owner,
            channelCode,
            fileName,
            byteSize: 1,
            sha256: '',
            report: [],
          },
          ...{ listings: old, createdAt: clock.now() },
        }),
      );
    clock.advance(1_000);
    const ofPack = { producerId, channelCode: 'postmart', withPapers: true };
    const idsOf = (some: ReadonlyArray<{ id: string }>) => some.map(({ id }) => id);
    const soon = await changesSinceExport(context, ofPack);
    expect(idsOf(soon.changed)).toEqual([]);
    expect(idsOf(soon.unsure)).toEqual([starred, lapsing]);
    expect(soon.same).toEqual([starred, lapsing, never, plain]);
    const unsure = { code: 'changesUnknown', params: { count: 2, titles: '“Có sao”, “Sắp hết hạn”' } };
    const pack = { channelCode: 'postmart', imagesOnly: false, even: 'all', changesOnly: true } as const;
    await expect(makeOwnPack(context, seller, pack)).rejects.toMatchObject(unsure);
    await expect(makeOwnCatalogue(context, seller, csv)).rejects.toMatchObject(unsure);
    const workbook = { file: shopee, fileName: 'S.xlsx' };
    const wish = { producerId, channelCode: 'shopee', workbook, listingIds: null, onlyChanges: true };
    const { code, params } = unsure;
    await expect(fillWorkbook(context, operator, wish)).rejects.toMatchObject({
      ...{ code, params: { count: params.count } },
    });
    expect([...(await planWorkbook(context, wish)).unsure]).toEqual([starred, lapsing]);

    clock.advanceDays(5);
    const later = await changesSinceExport(context, ofPack);
    expect(idsOf(later.changed), 'a star and a paper that have lapsed since').toEqual([lapsing, plain]);
    expect(idsOf(later.unsure)).toEqual([starred]);
    await makeOwnPack(context, seller, { ...pack, changesOnly: false });
    expect(await changesSinceExport(context, ofPack)).toMatchObject({ changed: [], unsure: [] });
  });

  test('words and papers that are saved while a file is being written are changes', async () => {
    const market = await open();
    const { context } = market;
    const seller = await sellerOf(context);
    const { producerId } = seller;
    const [listingId, other] = [
      await publishedListing(context, { producerId, photos: [] }),
      await publishedListing(context, { producerId, photos: [] }),
    ];
    const workbook = { file: shopee, fileName: 'S.xlsx' };
    const wish = { producerId, channelCode: 'shopee', workbook, listingIds: null, onlyChanges: true };
    const fields = { title: 'Chè sửa giữa chừng' };
    const reword = (channelCode: string) => () =>
      saveChannelWording(context, seller, { channelCode, listingId, fields });
    await fillWorkbook(savingMeanwhile(market, reword('shopee')), operator, wish);
    expect([...(await planWorkbook(context, wish)).changed]).toEqual([listingId]);

    const pack = { channelCode: 'postmart', imagesOnly: false, even: 'all', changesOnly: true } as const;
    const changed = async () => {
      const found = await changesSinceExport(context, {
        producerId,
        channelCode: 'postmart',
        withPapers: true,
      });
      return found.changed.map(({ id }) => id);
    };
    await makeOwnPack(savingMeanwhile(market, reword('postmart')), seller, pack);
    expect(await changed()).toEqual([listingId]);
    const give = () => givePaper(context, seller, paperOf({ listingId: other }));
    await makeOwnPack(savingMeanwhile(market, give), seller, pack);
    expect(await changed()).toEqual([other]);
  });

  test('what is saved in the very moment in which a file begins to be read is a change', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const { producerId } = seller;
    const listingId = await publishedListing(context, { producerId });
    const workbook = { file: shopee, fileName: 'S.xlsx' };
    const wish = { producerId, channelCode: 'shopee', workbook, listingIds: null, onlyChanges: true };
    await fillWorkbook(context, operator, wish);
    await saveChannelWording(context, seller, { channelCode: 'shopee', listingId, fields: { title: 'Chè' } });
    expect([...(await planWorkbook(context, wish)).changed]).toEqual([listingId]);
  });
});
