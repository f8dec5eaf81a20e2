import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { crc32 } from 'node:zlib';
import ExcelJS from '@protobi/exceljs';
import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { expect, onTestFinished, test } from 'vitest';
import yauzl from 'yauzl';
import { channelPack } from '#app/cli/channel-pack.ts';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { changesSinceExport } from '#app/domain/channels/exports/changes-since-export.server.ts';
import { listOwnExports, openExport } from '#app/domain/channels/exports/read-export.server.ts';
import { readExportReports } from '#app/domain/channels/exports/read-export-reports.server.ts';
import { saveFeeChoices } from '#app/domain/channels/fees/save-fee-choices.server.ts';
import { seedFees } from '#app/domain/channels/fees/seed-fees.server.ts';
import { readHandOvers } from '#app/domain/channels/pack/hand-overs.server.ts';
import { listBlockedGoods } from '#app/domain/channels/pack/list-blocked-goods.server.ts';
import { listPackChannels, makeOwnPack, type PackWish } from '#app/domain/channels/pack/make-pack.server.ts';
import { sweepPacks } from '#app/domain/channels/pack/sweep-packs.server.ts';
import { archivePaper } from '#app/domain/channels/papers/archive-paper.server.ts';
import { decidePaper } from '#app/domain/channels/papers/decide-paper.server.ts';
import { givePaper } from '#app/domain/channels/papers/give-paper.server.ts';
import { stagePhoto } from '#app/domain/media/stage-photo.server.ts';
import type { Context } from '#app/server/context.ts';
import { localDate } from '#app/server/local-date.ts';
import { staffMember } from '#tests/factories/listing-steps.ts';
import { paperOf, pdfBytes } from '#tests/factories/paper-of.ts';
import { photoBytes } from '#tests/factories/photo-bytes.ts';
import { publishedListing } from '#tests/factories/published-listing.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const whole: PackWish = { channelCode: 'postmart', changesOnly: false, imagesOnly: false };

/** The pack's files as another program reads them, each against its checksum and the zip's own. */
async function unpack(context: Context, { producerId }: SellerActor, exportId: string) {
  const files = await unzip(await buffer((await openExport(context, producerId, exportId)).file.stream));
  const list = files.get('SHA256SUMS.txt');
  const sums = list === undefined ? [] : list.toString().trimEnd().split('\n');
  const summed = list === undefined ? [] : [...files.keys()].filter((name) => name !== 'SHA256SUMS.txt');
  expect(sums.map((line) => line.slice(66)).sort()).toEqual(summed.sort());
  for (const line of sums) {
    const bytes = files.get(line.slice(66)) ?? '';
    expect(createHash('sha256').update(bytes).digest('hex'), line.slice(66)).toBe(line.slice(0, 64));
  }
  return { names: [...files.keys()].sort(), read: (name: string) => files.get(name) ?? Buffer.alloc(0) };
}

function unzip(bytes: Buffer): Promise<Map<string, Buffer>> {
  return new Promise((resolve, reject) => {
    const files = new Map<string, Buffer>();
    yauzl.fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      zip.on('error', reject);
      zip.on('end', () => resolve(files));
      zip.on('entry', (entry: yauzl.Entry) => {
        zip.openReadStream(entry, async (failure, stream) => {
          if (failure) return reject(failure);
          const content = await buffer(stream);
          if (crc32(content) !== entry.crc32) return reject(new Error(`${entry.fileName} is not whole`));
          files.set(entry.fileName, content);
          zip.readEntry();
        });
      });
      zip.readEntry();
    });
  });
}

/** The listing's photos are those of real files. */
async function withPhotos(context: Context, seller: SellerActor, listingId: string, sides: number[]) {
  const { listingPhoto } = context.store.tables;
  for (const [position, width] of sides.entries()) {
    const bytes = await photoBytes({ width, height: Math.round(width * 0.75), seed: position + width });
    const { id } = await stagePhoto(context, seller, { bytes, clientKey: null, fileName: null });
    await context.store.write((tx) =>
      tx.insert(listingPhoto).values({ listingId, photoId: id, position, altVi: '', altEn: '' }),
    );
  }
}

async function goodsRows(file: Buffer): Promise<Array<Record<string, unknown>>> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(file as unknown as ArrayBuffer);
  const sheet = book.getWorksheet('Sản phẩm');
  const heads = Array.from((sheet?.getRow(1).values ?? []) as string[]);
  const rows: Array<Record<string, unknown>> = [];
  sheet?.eachRow((row, number) => {
    if (number === 1) return;
    rows.push(
      Object.fromEntries(
        heads.map((head, column) => [head, column === 0 ? null : row.getCell(column).value]),
      ),
    );
  });
  return rows;
}

eachEngine('a hand-over pack', (open) => {
  test('holds the catalogue, square photos and papers by SKU, and the checksums of all', async () => {
    const { context } = await open();
    const seller = await sellerOf(context, 'HTX Chè Bản Liền');
    const id = await publishedListing(context, {
      producerId: seller.producerId,
      photos: [],
      listing: { titleVi: '=Chè & <b>mật</b>', label: { quantity: '100 g' } },
      variants: [
        { sku: 'CHÈ/100', code: 'V1', price: 120_000, gtin: '08931234567897' },
        { sku: 'CHÈ\\100', code: 'V2', price: 200_000 },
        { sku: 'con', code: 'V3' },
      ],
    });
    await withPhotos(context, seller, id, [1600, 700]);
    await givePaper(context, seller, paperOf());
    const other = await sellerOf(context, 'HTX Khác');
    await publishedListing(context, { producerId: other.producerId, variants: [{ sku: 'KHAC' }] });

    const made = await makeOwnPack(context, seller, whole);
    expect(made).toMatchObject({
      fileName: `ho-so-postmart-HTX Chè Bản Liền-${localDate(context.clock.now())}.zip`,
      listings: 1,
      photos: [{ listingId: id, number: 2, problem: 'small', side: 700 }],
    });
    // The second of the day is told from the first by its name.
    const again = await makeOwnPack(context, seller, whole);
    expect(again.fileName).toBe(
      `ho-so-postmart-HTX Chè Bản Liền-${localDate(context.clock.now())}-lan-2.zip`,
    );
    const { names, read } = await unpack(context, seller, made.exportId);
    const paper = 'Giấy chứng nhận đủ điều kiện an toàn thực phẩm - 15_2026_ATTP-LCA.pdf';
    const folders = ['CHÈ_100', 'CHÈ_100 (V2)', '_con'];
    expect(names).toEqual(
      [
        'DOC-TRUOC.txt',
        'SHA256SUMS.txt',
        'bia.html',
        'san-pham.xlsx',
        ...folders.flatMap((folder) => [
          `anh/${folder}/1.jpg`,
          `anh/${folder}/2.jpg`,
          `chung-nhan/${folder}/${paper}`,
        ]),
      ].sort(),
    );
    const { width, height, format } = await sharp(read('anh/_con/2.jpg')).metadata();
    expect([width, height, format]).toEqual([1200, 1200, 'jpeg']);
    expect(read(`chung-nhan/_con/${paper}`)).toEqual(pdfBytes());
    const rows = await goodsRows(read('san-pham.xlsx'));
    expect(rows.map((row) => [row['Tên sản phẩm'], row['Mã SKU'], row['Giá bán (VND)']])).toEqual([
      ["'=Chè & <b>mật</b>", 'CHÈ/100', 120_000],
      ["'=Chè & <b>mật</b>", 'CHÈ\\100', 200_000],
      ["'=Chè & <b>mật</b>", 'con', 120_000],
    ]);
    expect(rows[0]).toMatchObject({
      'Mã vạch (GTIN)': '08931234567897',
      'Khối lượng tịnh': '100 g',
      'Ảnh 1': 'anh/CHÈ_100/1.jpg',
      'Ảnh 3': null,
    });
    const cover = read('bia.html').toString('utf8');
    expect(cover).toContain('=Chè &amp; &lt;b&gt;mật&lt;/b&gt;');
    expect(cover).not.toMatch(/<script|src=|href=|<b>/);
    expect(read('DOC-TRUOC.txt').toString('utf8')).toContain('ảnh 2: cạnh dài chỉ 700');
  });

  test('of photos alone keeps to what the channel takes, and to what is there', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const id = await publishedListing(context, {
      producerId: seller.producerId,
      photos: [],
      variants: [{ sku: 'A' }],
    });
    await withPhotos(context, seller, id, [1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1009, 1010]);
    const { image } = context.store.tables;
    const [gone] = await context.store.read((db) => db.select().from(image).where(eq(image.width, 1003)));
    await context.storage.delete(`photos/${gone?.hash.slice(0, 2)}/${gone?.hash}.jpg`);
    const photosOf = async (channelCode: string) => {
      const made = await makeOwnPack(context, seller, { channelCode, changesOnly: false, imagesOnly: true });
      expect(made.photos).toMatchObject([{ number: 3, problem: 'missing' }]);
      return (await unpack(context, seller, made.exportId)).names;
    };
    const numbers = [1, 2, 4, 5, 6, 7, 8, 9];
    const files = (list: number[]) => [...list.map((n) => `anh/A/${n}.jpg`), 'DOC-TRUOC.txt'].sort();
    expect(await photosOf('lazada')).toEqual(files(numbers.filter((n) => n <= 8)));
    expect(await photosOf('shopee')).toEqual(files(numbers));
  });

  test('a next one holds only what changed, and says what is gone, once', async () => {
    const { context, clock } = await open();
    const seller = await sellerOf(context);
    const { producerId } = seller;
    const listing = async (titleVi: string) =>
      publishedListing(context, { producerId, listing: { titleVi } });
    const [kept, edited, sold] = [await listing('Giữ'), await listing('Sửa'), await listing('Thôi bán')];
    const changes = (channelCode = 'postmart', imagesOnly = false) =>
      changesSinceExport(context, { producerId, channelCode, imagesOnly, withPapers: true });
    expect(await changes()).toMatchObject({ last: null, added: [{ id: kept }, {}, {}], same: [] });
    const first = await makeOwnPack(context, seller, whole);
    expect(await changes()).toMatchObject({
      last: { id: first.exportId },
      added: [],
      changed: [],
      gone: [],
      same: [kept, edited, sold],
    });
    expect((await changes('tiki')).added).toHaveLength(3);
    expect((await changes('postmart', true)).last).toBeNull();
    await expect(makeOwnPack(context, seller, { ...whole, changesOnly: true })).rejects.toMatchObject({
      code: 'packEmpty',
    });

    clock.advanceDays(1);
    const { listing: table, channelChoice, variant } = context.store.tables;
    await context.store.write(async (tx) => {
      await tx.update(table).set({ version: 2 }).where(eq(table.id, edited));
      await tx.update(table).set({ state: 'archived' }).where(eq(table.id, sold));
    });
    const fresh = await listing('Mới');
    const second = await makeOwnPack(context, seller, { ...whole, changesOnly: true });
    expect(second).toMatchObject({ listings: 2 });
    expect(second.fileName).toMatch(/-thay-doi\.zip$/);
    const { read } = await unpack(context, seller, second.exportId);
    expect((await goodsRows(read('san-pham.xlsx'))).map((row) => row['Tên sản phẩm'])).toEqual([
      'Sửa',
      'Mới',
    ]);
    expect(read('DOC-TRUOC.txt').toString('utf8')).toContain('- Thôi bán');
    expect(await changes()).toMatchObject({ added: [], changed: [], gone: [], same: [kept, edited, fresh] });

    clock.advanceDays(1);
    // What the producer counts with is sent nowhere, so that it changes no file.
    await seedFees(context);
    await makeOwnPack(context, seller, { ...whole, channelCode: 'shopee' });
    clock.advanceDays(1);
    const [size] = await context.store.read((db) =>
      db.select({ id: variant.id }).from(variant).where(eq(variant.listingId, kept)),
    );
    await saveFeeChoices(context, seller, {
      ...{ variantId: size?.id ?? '', cost: 1000, packing: 500, zone: 'country', share: 50 },
      ...{ packages: ['shopee voucher-xtra'], offered: ['shopee voucher-xtra'] },
    });
    const chosen = await context.store.read((db) => db.select().from(channelChoice));
    expect(chosen.map(({ channelCode, field }) => `${channelCode} ${field}`)).toContain(
      'shopee package-voucher-xtra',
    );
    expect(await changes('shopee')).toMatchObject({ changed: [], same: [kept, edited, fresh] });
    await context.store.write((tx) =>
      tx.insert(channelChoice).values({
        producerId,
        channelCode: 'postmart',
        subject: kept,
        field: 'title',
        value: 'Tên khác',
        chosenAt: clock.now(),
      }),
    );
    expect((await changes()).changed).toEqual([{ id: kept, title: 'Giữ' }]);
    await givePaper(context, seller, paperOf({ listingId: fresh }));
    expect((await changes()).changed.map(({ id }) => id)).toEqual([kept, fresh]);
    expect((await changesSinceExport(context, { producerId, channelCode: 'postmart' })).changed).toHaveLength(
      1,
    );
  });

  test('leaves out what the channel does not take, and says so', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    await publishedListing(context, {
      producerId: seller.producerId,
      listing: { titleVi: 'Chè Shan tuyết' },
    });
    await publishedListing(context, {
      producerId: seller.producerId,
      listing: { titleVi: 'Nghỉ nhà dân Tả Van', setCode: 'QD26-26' },
    });
    await publishedListing(context, {
      producerId: seller.producerId,
      listing: { titleVi: 'Vang táo mèo', setCode: 'QD26-15', isAlcohol: true },
    });
    const made = await makeOwnPack(context, seller, whole);
    expect(made.listings).toBe(1);
    const { read } = await unpack(context, seller, made.exportId);
    const titles = (await goodsRows(read('san-pham.xlsx'))).map((row) => row['Tên sản phẩm']);
    expect(titles).toEqual(['Chè Shan tuyết']);
    expect(read('DOC-TRUOC.txt').toString()).toMatch(/- Nghỉ nhà dân Tả Van|- Vang táo mèo/);
    const [kept] = (await listOwnExports(context, seller, 1)).files;
    // A list of twenty files carries no report of any.
    expect(kept).not.toHaveProperty('blocked');
    const files = await readExportReports(context, seller.producerId, kept ? [kept] : []);
    expect(files[0]?.leftOut).toEqual(['Nghỉ nhà dân Tả Van']);
    expect(files[0]?.blocked).toMatchObject([{ title: 'Vang táo mèo' }]);
  });

  test('a product whose compulsory paper was put away is named as blocked, and nothing sends it along', async () => {
    const { context, clock } = await open();
    const seller = await sellerOf(context);
    const { producerId } = seller;
    const make = (listing: object) => publishedListing(context, { producerId, listing });
    await make({ titleVi: 'Chè Shan tuyết' });
    const wine = await make({ titleVi: 'Vang táo mèo', setCode: 'QD26-15', isAlcohol: true });
    const licence = await givePaper(context, seller, paperOf({ kind: 'alcohol-licence', listingId: wine }));
    await decidePaper(context, staffMember(), { paperId: licence, verdict: 'checked', note: '' });
    expect(await makeOwnPack(context, seller, whole)).toMatchObject({ listings: 2, blocked: [] });
    clock.advance(1_000);
    await archivePaper(context, seller, licence);
    const lacking = { listingId: wine, title: 'Vang táo mèo', needsPaper: ['alcohol-licence'] };
    const [out] = (await listBlockedGoods(context, seller, 'postmart')).blocked;
    expect(out).toMatchObject({
      ...lacking,
      reason: { vi: expect.stringMatching(/đang cất đi.*Dùng lại/), en: expect.stringContaining('put away') },
    });
    const changes = { ...whole, changesOnly: true };
    await expect(makeOwnPack(context, seller, changes)).rejects.toMatchObject({
      code: 'packNothingNew',
      params: { count: 1 },
    });
    const second = await makeOwnPack(context, seller, { ...whole, even: [wine] });
    expect(second).toMatchObject({ listings: 1, leftOut: [], blocked: [lacking], incomplete: [] });
    const text = (await unpack(context, seller, second.exportId)).read('DOC-TRUOC.txt').toString();
    expect(text).toMatch(/- Vang táo mèo: Giấy tờ bắt buộc của món này đang cất đi/);
    const images = await makeOwnPack(context, seller, { ...whole, even: [wine], imagesOnly: true });
    expect(images).toMatchObject({ listings: 1, blocked: [lacking] });
  });

  test('leaves out what is blocked until it is mended, or takes it along marked as incomplete', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const { producerId } = seller;
    const make = (titleVi: string, more = {}) =>
      publishedListing(context, { producerId, listing: { titleVi }, ...more });
    const tea = await make('Chè Shan tuyết');
    const pork = await make('Thịt ba chỉ sấy', { photos: [] });
    expect(await listBlockedGoods(context, seller, 'postmart')).toMatchObject({
      blocked: [
        { listingId: pork, title: 'Thịt ba chỉ sấy', reason: { vi: expect.stringContaining('ảnh') } },
      ],
      notTaken: [],
    });
    const handed = async () =>
      (await context.store.read((db) => readHandOvers(db, context, producerId))).map((one) => one.listingId);

    const first = await makeOwnPack(context, seller, whole);
    expect(first).toMatchObject({ listings: 1, blocked: [{ listingId: pork }], incomplete: [] });
    expect(await handed()).toEqual([tea]);
    const kept = (await listOwnExports(context, seller, 1)).files;
    const files = await readExportReports(context, producerId, kept.slice(0, 1));
    expect(files[0]).toMatchObject({ listingCount: 1, blocked: [{ title: 'Thịt ba chỉ sấy' }] });
    const left = (await unpack(context, seller, first.exportId)).read('DOC-TRUOC.txt').toString();
    expect(left).toMatch(/Không gửi kèm, vì còn phải sửa:\r\n- Thịt ba chỉ sấy: .*ảnh/);

    // Nothing has changed: the tea went already, and only the pork waits.
    await expect(makeOwnPack(context, seller, { ...whole, changesOnly: true })).rejects.toMatchObject({
      code: 'packNothingNew',
      params: { count: 1, channel: expect.stringContaining('Postmart') },
    });
    const second = await makeOwnPack(context, seller, { ...whole, even: [pork] });
    expect(second).toMatchObject({ listings: 2, blocked: [], incomplete: [{ listingId: pork }] });
    expect((await handed()).sort()).toEqual([tea, pork].sort());
    const { read } = await unpack(context, seller, second.exportId);
    const cover = read('bia.html').toString();
    expect(cover).toMatch(/<th scope="row">Còn thiếu<\/th><td>Thịt ba chỉ sấy: .*ảnh/);
    expect(cover).toContain('Thịt ba chỉ sấy <strong>(còn thiếu)</strong>');
    expect(cover).not.toContain('Chè Shan tuyết <strong>');
    // Photos alone hand nothing over, so nothing is held back.
    const images = await makeOwnPack(context, seller, { ...whole, imagesOnly: true });
    expect(images).toMatchObject({ listings: 2, blocked: [] });
  });

  test('goes to no channel that is closed or takes none; old ones leave the disk and stay on record', async () => {
    const { context, clock, dataDir } = await open();
    const seller = await sellerOf(context);
    await publishedListing(context, { producerId: seller.producerId });
    const codes = listPackChannels().map(({ code }) => code);
    expect(codes).toEqual(['shopee', 'tiktok-shop', 'lazada', 'tiki', 'postmart', 'catalogue']);
    for (const channelCode of ['sendo', 'voso', 'google', '../x'])
      await expect(makeOwnPack(context, seller, { ...whole, channelCode })).rejects.toMatchObject({
        isNotFound: true,
      });
    const { exportId } = await makeOwnPack(context, seller, whole);
    const sweep = async () => {
      const files = readdirSync(join(dataDir, 'files', 'packs'), { recursive: true, withFileTypes: true });
      for (const file of files) if (file.isFile()) await utimes(join(file.parentPath, file.name), 1, 1);
      const run = { id: 'test', attempt: 1, signal: new AbortController().signal };
      await sweepPacks.run(context, {}, run);
    };
    clock.advanceDays(29);
    await sweep();
    await buffer((await openExport(context, seller.producerId, exportId)).file.stream);
    clock.advanceDays(2);
    await sweep();
    await expect(openExport(context, seller.producerId, exportId)).rejects.toThrow('export');
    const { channelExport } = context.store.tables;
    expect(await context.store.read((db) => db.select().from(channelExport))).toHaveLength(1);
  });

  test('channel:pack writes it for the code that the open data lists', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const id = await publishedListing(context, { producerId: seller.producerId, photos: [] });
    const { producer } = context.store.tables;
    const [row] = await context.store.read((db) => db.select({ code: producer.code }).from(producer));
    const folder = mkdtempSync(join(tmpdir(), 'channel-pack-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const out = join(folder, 'pack.zip');
    const lines: string[] = [];
    const output = {
      out: (line: string) => void lines.push(line),
      err: (line: string) => void lines.push(line),
    };
    await expect(channelPack.run(context, ['postmart', '--out', out], output)).rejects.toThrow(
      '--producer CODE',
    );
    const strict = ['postmart', '--producer', row?.code ?? '', '--out', out, '--json'];
    await expect(channelPack.run(context, strict, output)).rejects.toMatchObject({ code: 'packAllBlocked' });
    await expect(channelPack.run(context, [...strict, '--even', 'NOSUCH'], output)).rejects.toThrow(
      '--even NOSUCH: the producer has no such listing on sale',
    );
    const args = [...strict, '--even', id];
    expect(await channelPack.run(context, args, output)).toBe(2);
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({
      file: out,
      listings: 1,
      photos: [{ problem: 'none', number: 0 }],
      leftOut: [],
      blocked: [],
      incomplete: [{ listingId: id, title: 'Chè Shan tuyết cổ thụ' }],
    });
    const made = readFileSync(out);
    expect([...(await unzip(made)).keys()]).toContain('san-pham.xlsx');
    await expect(channelPack.run(context, args, output)).rejects.toThrow(
      'exists already; choose another name',
    );
    expect(readFileSync(out).equals(made)).toBe(true);
    const { channelExport } = context.store.tables;
    expect(await context.store.read((db) => db.select().from(channelExport))).toHaveLength(1);
    const changes = [...args.map((one) => (one === out ? join(folder, 'changes.zip') : one)), '--changes'];
    await expect(channelPack.run(context, changes, output)).rejects.toMatchObject({
      code: 'packEmpty',
    });
  });
});
