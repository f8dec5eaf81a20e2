import { expect, test } from 'vitest';
import { gridCsv, importFile, openFile, planFile } from '#tests/domain/register/register-file.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const asOf = '2026-11-01';
const affirmed = [
  'đã có',
  'đang bán',
  'có bán',
  'Shopee',
  'OK',
  'Rồi',
  'Đã lên sàn, đang bán',
  'Có rồi',
  'x',
];
const shops = ['Shop Ocop Bắc Hà', 'HTX Vối', 'Gian hàng HTX Vối'];
const silent = ['', '-', 'không', 'chưa', '0'];

/** A register with a column for Shopee and one for Tiki, a row for each text. */
function register(texts: ReadonlyArray<string>, heading = 'Shopee') {
  return gridCsv([
    ['Tên sản phẩm', 'Chủ thể', 'Xã', 'Huyện', heading, 'Tiki'],
    ...texts.map((text, at) => [`Trà số ${at}`, 'HTX Vối', 'Bản Liền', 'Bắc Hà', text, '']),
  ]);
}

eachEngine('words in the column of one platform', (open) => {
  test('those that affirm are a presence, a shop is its note, and a no stays a no', async () => {
    const { context } = await open();
    const { store } = context;
    const texts = [...affirmed, ...shops, ...silent, 'đã gỡ'];
    const { rows } = await importFile(context, register(texts), { asOf });
    expect(rows.map(({ problems }) => problems.map(({ code }) => code))).toEqual([
      ...[...affirmed, ...shops, ...silent].map(() => []),
      ['platform_ended'],
    ]);
    const { presence, registerEntry } = store.tables;
    const kept = await store.read((db) => db.select().from(presence));
    const entries = await store.read((db) => db.select().from(registerEntry));
    const nameOf = new Map(entries.map(({ id, name }) => [id, Number(name.split(' ').at(-1))]));
    const told = kept
      .map(({ entryId, channelCode, note }) => [nameOf.get(entryId) ?? -1, channelCode, note] as const)
      .sort(([one], [other]) => one - other);
    expect(told).toEqual([
      ...affirmed.map((_, at) => [at, 'shopee', null]),
      ...shops.map((shop, at) => [affirmed.length + at, 'shopee', shop]),
      [texts.length - 1, 'shopee', null],
    ]);
    // "Đã gỡ" was there once, and is no more.
    expect(kept.flatMap(({ entryId, endedOn }) => (endedOn ? nameOf.get(entryId) : []))).toEqual([
      texts.length - 1,
    ]);
  });

  test('what is not understood is asked once for each text, by the channel’s name; answers hold', async () => {
    const { context } = await open();
    const file = register(['2', '2', 'Bà Mẩy', 'có']);
    const plan = await planFile(context, file, { asOf });
    expect(plan.questions.map(({ key, text, rows }) => [key, text, rows])).toEqual([
      ['channel:shopee 2', 'Shopee: 2', [2, 3]],
      ['channel:shopee ba may', 'Shopee: Bà Mẩy', [4]],
    ]);
    const answers = { 'channel:shopee 2': 'none', 'channel:shopee ba may': 'shopee' };
    const { rows } = await importFile(context, file, { asOf, answers });
    expect(
      rows.map(({ problems, reading }) => [
        problems.map(({ code }) => code),
        reading.flatMap(({ field, to }) => (field === 'presence' ? to : [])),
      ]),
    ).toEqual([
      [['own_column_none'], []],
      [['own_column_none'], []],
      [[], ['shopee']],
      [[], ['shopee']],
    ]);
    const { settings } = await openFile(context, file, { asOf });
    expect((await planFile(context, file, settings)).questions, 'nor for the next file').toEqual([]);
  });

  test('a word may be the name of the shop: it is kept with the presence, and so for the next file', async () => {
    const { context } = await open();
    const file = register(['Bà Mẩy']);
    const [question] = (await planFile(context, file, { asOf })).questions;
    expect(question).toMatchObject({ own: { code: 'shopee', name: 'Shopee', word: 'Bà Mẩy' } });
    await importFile(context, file, { asOf, answers: { 'channel:shopee ba may': 'shop:shopee' } });
    const { presence } = context.store.tables;
    const kept = await context.store.read((db) => db.select().from(presence));
    expect(kept.map(({ channelCode, note }) => [channelCode, note])).toEqual([['shopee', 'Bà Mẩy']]);
    const { settings } = await openFile(context, file, { asOf });
    expect((await planFile(context, file, settings)).questions).toEqual([]);
  });

  test('another platform that is named there is counted as that one', async () => {
    const { context } = await open();
    const { rows } = await planFile(context, register(['Lazada', 'Shopee, Voso']), { asOf });
    expect(
      rows.map(({ reading }) => reading.flatMap(({ field, to }) => (field === 'presence' ? to : []))),
    ).toEqual([['lazada'], ['shopee', 'voso']]);
  });

  test('“Postmart: đã có; Shopee: chưa” names Postmart and remarks on Shopee', async () => {
    const { context } = await open();
    const texts = [
      'Postmart: đã có; Shopee: chưa',
      'Postmart: đã có, Shopee: chưa',
      'Postmart - đã lên\nShopee - chưa lên',
      'Shopee: chưa, Postmart',
    ];
    const { rows } = await planFile(context, register(texts, 'Sàn TMĐT'), { asOf });
    expect(
      rows.map(({ reading, problems }) => [
        reading.flatMap(({ field, to }) => (field === 'presence' ? to : [])),
        problems.map(({ code, params }) => `${code} ${params.text}`),
      ]),
    ).toEqual([
      [['postmart'], ['platform_not_on Shopee: chưa']],
      [['postmart'], ['platform_not_on Shopee: chưa']],
      [['postmart'], ['platform_not_on Shopee - chưa lên']],
      [[], ['platform_not_on Shopee: chưa, Postmart']],
    ]);
  });
});
