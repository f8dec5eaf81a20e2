import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { expect, onTestFinished, test, vi } from 'vitest';
import { channelFill } from '#app/cli/channel-fill.ts';
import { channelPack } from '#app/cli/channel-pack.ts';
import { channelReadiness } from '#app/cli/channel-readiness.ts';
import { channels } from '#app/domain/channels/registry.server.ts';
import { WantedGoods } from '#app/domain/channels/template/wanted-goods.server.ts';
import type { Context } from '#app/server/context.ts';
import { type BuiltSheet, buildWorkbook, readFilled } from '#tests/domain/channels/seller-workbook.ts';
import { readRows } from '#tests/domain/channels/shopee-workbook.ts';
import { publishedListing } from '#tests/factories/published-listing.ts';
import { PLATFORM_WORDS, refusedProduct } from '#tests/factories/refused-product.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { shopWith } from '#tests/factories/shop-with.ts';
import { testMarket } from '#tests/support/test-market.ts';

const template = join(import.meta.dirname, '../../fixtures/templates/shopee-constructed.xlsx');

function recorder() {
  const lines: string[] = [];
  const problems: string[] = [];
  return {
    lines,
    problems,
    output: { out: (line: string) => void lines.push(line), err: (line: string) => void problems.push(line) },
  };
}

async function codeOf(context: Context, producerId: string): Promise<string> {
  const { producer } = context.store.tables;
  const [row] = await context.store.read((db) =>
    db.select({ code: producer.code }).from(producer).where(eq(producer.id, producerId)),
  );
  return row?.code ?? '';
}

test('channel:fill writes the workbook of one producer, keeps it and says what stays empty', async () => {
  const { context } = await testMarket({ engine: 'sqlite' });
  const { producerId } = await sellerOf(context, 'HTX Một');
  await publishedListing(context, { producerId, variants: [{ sku: 'A-1' }] });
  await publishedListing(context, { producerId: (await sellerOf(context, 'HTX Hai')).producerId });
  const folder = mkdtempSync(join(tmpdir(), 'channel-fill-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const out = join(folder, 'filled.xlsx');
  const { lines, output } = recorder();
  const args = ['shopee', template, '--producer', await codeOf(context, producerId), '--out', out, '--json'];
  expect(await channelFill.run(context, [...args, '--dry-run'], output)).toBe(2);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ files: [], listings: 1 });
  // The whole workbook is laid out once, whatever is checked before it is kept.
  const batches = vi.spyOn(WantedGoods.prototype, 'batches');
  onTestFinished(() => batches.mockRestore());
  expect(await channelFill.run(context, args, output)).toBe(2);
  expect(batches).toHaveBeenCalledTimes(1);
  expect(JSON.parse(lines[1] ?? '')).toMatchObject({
    files: [out],
    listings: 1,
    leftOver: 0,
    unfilled: [{ column: 'Ngành hàng' }],
  });
  expect(await readRows(readFileSync(out), 'Bản đăng tải')).toMatchObject([{ row: 7, ps_sku_short: 'A-1' }]);
  const { channelExport } = context.store.tables;
  expect(await context.store.read((db) => db.select().from(channelExport))).toMatchObject([
    { producerId, createdBy: null },
  ]);
});

test('channel:fill writes over nobody’s file, least of all the workbook it was given', async () => {
  const { context } = await testMarket({ engine: 'sqlite' });
  const { producerId } = await sellerOf(context, 'HTX Một');
  await publishedListing(context, { producerId, variants: [{ sku: 'A-1' }] });
  const folder = mkdtempSync(join(tmpdir(), 'channel-fill-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const book = join(folder, 'shopee.xlsx');
  const given = readFileSync(template);
  writeFileSync(book, given);
  const { output } = recorder();
  const args = ['shopee', book, '--producer', await codeOf(context, producerId)];
  const refusal = 'exists already; choose another name';
  await expect(channelFill.run(context, [...args, '--out', book], output)).rejects.toThrow(refusal);
  expect(readFileSync(book).equals(given)).toBe(true);
  const { channelExport } = context.store.tables;
  expect(await context.store.read((db) => db.select().from(channelExport))).toEqual([]);
  // Nothing is in the way but what is to be written: one file has no number.
  writeFileSync(join(folder, 'shopee-filled-1.xlsx'), 'older');
  expect(await channelFill.run(context, args, output)).toBe(2);
  const filled = readFileSync(join(folder, 'shopee-filled.xlsx'));
  await expect(channelFill.run(context, args, output)).rejects.toThrow(refusal);
  expect(readFileSync(join(folder, 'shopee-filled.xlsx')).equals(filled)).toBe(true);
});

test('what cannot be written is not put on record as handed over', async () => {
  const { context } = await testMarket({ engine: 'sqlite' });
  const { producerId } = await sellerOf(context, 'HTX Một');
  await publishedListing(context, { producerId, variants: [{ sku: 'A-1' }] });
  const whose = ['--producer', await codeOf(context, producerId)];
  const folder = mkdtempSync(join(tmpdir(), 'channel-fill-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const { output } = recorder();
  const nowhere = join(folder, 'none');
  const refusal = { code: 'ENOENT' };
  const fill = ['shopee', template, ...whose, '--out', join(nowhere, 'x.xlsx')];
  await expect(channelFill.run(context, fill, output)).rejects.toMatchObject(refusal);
  const pack = ['shopee', ...whose, '--images-only', '--out', join(nowhere, 'x.zip')];
  await expect(channelPack.run(context, pack, output)).rejects.toMatchObject(refusal);
  const { channelExport } = context.store.tables;
  expect(await context.store.read((db) => db.select().from(channelExport))).toEqual([]);
  expect(readdirSync(folder)).toEqual([]);
});

test('channel:fill fills any platform’s workbook with answers, names its questions, and only what changed', async () => {
  const { context } = await testMarket({ engine: 'sqlite' });
  const { producerId } = await sellerOf(context, 'HTX Một');
  const id = await publishedListing(context, { producerId, variants: [{ sku: 'A-1' }] });
  const folder = mkdtempSync(join(tmpdir(), 'channel-fill-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const out = join(folder, 'filled.xlsx');
  const book = join(folder, 'lazada.xlsx');
  const keys = ['name', 'SellerSku', 'price', 'package_weight', 'MainImage'];
  const hidden: BuiltSheet = { name: 'Teh_hide', state: 'hidden', rows: [['categoryId', 4821], [], keys] };
  const rows = [['Teh'], ['Tên', 'SKU', 'Giá', 'Cân nặng', 'Ảnh'], [], []];
  writeFileSync(book, await buildWorkbook([{ name: 'Teh', rows }, hidden]));
  const { lines, problems, output } = recorder();
  const named = ['lazada', book, '--producer', await codeOf(context, producerId), '--out', out];
  // The file takes one category only, and nobody has said that this product is of it.
  await expect(channelFill.run(context, named, output)).rejects.toMatchObject({ code: 'categoriesToChoose' });
  expect(await channelFill.run(context, [...named, '--dry-run'], output)).toBe(2);
  const asked = problems.find((line) => line.endsWith(id))?.split('\t') ?? [];
  expect(asked.slice(0, 2)).toEqual(['Chè Shan tuyết cổ thụ', 'A-1']);
  expect(asked[3]).toContain('Chưa chọn ngành hàng');
  const args = [...named, '--category', `${id}=4821`];
  expect(await channelFill.run(context, [...args, '--dry-run'], output)).toBe(2);
  expect(problems).toContain('--answers weightUnit=g|kg');
  expect(problems.at(-1)).toContain('Thêm --answers weightUnit=g');
  expect(problems.at(-1)).toMatch(new RegExp(`^Chè Shan tuyết cổ thụ\\tA-1\\tCân nặng\\t.*\\t${id}$`));
  expect(await channelFill.run(context, [...args, '--answers', 'weightUnit=g', '--json'], output)).toBe(0);
  expect(JSON.parse(lines.at(-1) ?? '')).toEqual({
    files: [out],
    listings: 1,
    leftOver: 0,
    questions: [{ field: 'weightUnit', options: ['g', 'kg'], answered: true }],
    standing: [],
    asked: [],
    unfilled: [],
  });
  const place = { keys: { sheet: 'Teh_hide', row: 3 }, firstRow: 5 };
  const [row] = await readFilled(readFileSync(out), 'Teh', place);
  expect(row).toMatchObject({ row: 5, SellerSku: 'A-1' });
  const later = [...args, '--out', join(folder, 'later.xlsx'), '--only-changes'];
  await expect(channelFill.run(context, later, output)).rejects.toMatchObject({
    code: 'nothingNewForChannel',
  });
  // What it does not know is no wish that goes by in silence.
  for (const [slip, told] of [
    [['--answers', 'bogus=1'], 'It asks: weightUnit.'],
    [['--answers', 'weightUnit=pound'], 'it is one of g, kg'],
    [['--answers', 'weightUnit=g', '--answers', 'weightUnit=kg'], 'weightUnit=g, kg'],
    [['--even', 'NOSUCH'], '--even NOSUCH: the producer has no such listing on sale'],
    [['--category', 'NOPE=4821'], '--category NOPE: the producer has no such listing on sale'],
  ] as const)
    await expect(channelFill.run(context, [...args, ...slip, '--dry-run'], output)).rejects.toThrow(told);
  for (const wrong of [
    ['google', book],
    [...args, '--answers', 'weightUnit'],
    [...named, '--category', '4821'],
  ])
    await expect(channelFill.run(context, wrong, output)).rejects.toThrow(
      /Channels: shopee|NAME=VALUE|ID=CATEGORY/,
    );
});

test('channel:fill --only-changes says that nothing is new, whatever else is on the platform or cannot go there', async () => {
  const { context } = await testMarket({ engine: 'sqlite' });
  const { producerId } = await sellerOf(context, 'HTX Một');
  await publishedListing(context, { producerId, variants: [{ sku: 'A-1' }] });
  const folder = mkdtempSync(join(tmpdir(), 'channel-fill-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const { problems, output } = recorder();
  const place = ['--producer', await codeOf(context, producerId), '--out'];
  expect(await channelFill.run(context, ['shopee', template, ...place, join(folder, '1.xlsx')], output)).toBe(
    2,
  );
  expect(problems.at(-1)).toContain('Thêm --category MÃ=NGÀNH');

  // One stands there by a link, another cannot go there at all: neither was in the file.
  const linked = await publishedListing(context, { producerId, variants: [{ sku: 'A-2' }] });
  await shopWith(context, { producerId, channelCode: 'shopee', goods: { [linked]: 'live' } });
  const changes = ['shopee', template, ...place, join(folder, '2.xlsx'), '--only-changes'];
  const nothingNew = { code: 'nothingNewForChannel' };
  await expect(channelFill.run(context, changes, output)).rejects.toMatchObject(nothingNew);
  await publishedListing(context, { producerId, listing: { isAlcohol: true }, variants: [{ sku: 'A-3' }] });
  await expect(channelFill.run(context, changes, output)).rejects.toMatchObject(nothingNew);
});

test('channel:readiness names what the platform has refused as it still is, with its words, and calls it not ready', async () => {
  const { context } = await testMarket({ engine: 'sqlite' });
  const { producerId } = await sellerOf(context, 'HTX Một');
  const listingId = await publishedListing(context, { producerId });
  const other = await publishedListing(context, { producerId });
  const { lines, problems, output } = recorder();
  expect(await channelReadiness.run(context, ['google', '--json'], output)).toBe(0);
  await refusedProduct(context, { producerId, listingId, channelCode: 'google' });
  lines.length = 0;
  expect(await channelReadiness.run(context, ['google', '--json'], output)).toBe(2);
  const told = lines.map((line) => JSON.parse(line));
  expect(told.map((one) => [one.listingId, one.ready, one.refused.length]).sort()).toEqual(
    [
      [listingId, false, 1],
      [other, true, 0],
    ].sort(),
  );
  expect(told.find((one) => one.listingId === listingId)?.refused).toEqual([
    { field: 'photos.0', text: expect.any(String), platformWords: PLATFORM_WORDS },
  ]);
  expect(problems.at(-1)).toBe('1 of 2 listings are ready for Google Merchant Center.');
  lines.length = 0;
  expect(await channelReadiness.run(context, ['google'], output)).toBe(2);
  const at = lines.findIndex((line) => line.split('\t')[2] === 'refused');
  expect(lines[at]).toMatch(/^google\t\d+\trefused\t/);
  expect(lines[at + 1]).toMatch(new RegExp(`^\trefused\t.*${PLATFORM_WORDS}`));
  // Changed since, it is what our rules say of it again.
  const { listing } = context.store.tables;
  const updatedAt = context.clock.now() + 3_600_000;
  await context.store.write((tx) => tx.update(listing).set({ updatedAt }).where(eq(listing.id, listingId)));
  lines.length = 0;
  expect(await channelReadiness.run(context, ['google', '--json'], output)).toBe(0);
  expect(lines.map((line) => JSON.parse(line).refused)).toEqual([[], []]);
});

test('channel:readiness ends with 2 while something is missing', async () => {
  const { context } = await testMarket({ engine: 'sqlite' });
  const { producerId } = await sellerOf(context, 'HTX Một');
  await publishedListing(context, { producerId });
  const { lines, problems, output } = recorder();
  expect(await channelReadiness.run(context, ['google', '--json'], output)).toBe(0);
  await publishedListing(context, { producerId, photos: [] });
  expect(await channelReadiness.run(context, ['google', '--json'], output)).toBe(2);
  expect(lines.map((line) => JSON.parse(line).ready)).toEqual([true, true, false]);
  expect(JSON.parse(lines[2] ?? '').items).toMatchObject([{ ruleId: 'photo', fieldPath: 'photos' }]);
  expect(problems.at(-1)).toBe('1 of 2 listings are ready for Google Merchant Center.');
  await channelReadiness.run(context, ['catalogue', '--json'], output);
  expect(problems.at(-1)).toMatch(/listings are ready for The market’s catalogue\.$/);
  await expect(channelReadiness.run(context, ['sendo'], output)).rejects.toThrow(
    'There is no channel "sendo"',
  );
  lines.length = 0;
  const other = await sellerOf(context, 'HTX Hai');
  const mine = await publishedListing(context, { producerId: other.producerId });
  const args = ['--producer', await codeOf(context, other.producerId), '--json'];
  await channelReadiness.run(context, args, output);
  const told = lines.map((line) => JSON.parse(line));
  expect(told.map(({ channel }) => channel)).toEqual(channels.map(({ code }) => code));
  expect(new Set(told.map(({ listingId }) => listingId))).toEqual(new Set([mine]));
  lines.length = 0;
  await channelReadiness.run(context, ['--channel', 'shopee'], output);
  expect(lines.filter((line) => line.startsWith('shopee\t'))).toHaveLength(3);
});
