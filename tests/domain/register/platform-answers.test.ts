import { expect, test } from 'vitest';
import { listImportQuestions } from '#app/domain/register/list-import-questions.server.ts';
import type { Context } from '#app/server/context.ts';
import { type Grid, gridFile, importFile, openFile, planFile } from '#tests/domain/register/register-file.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const headings = ['Tên sản phẩm', 'Chủ thể', 'Xã', 'Huyện', 'Sàn', 'Link', 'Lazada'];
const place = ['Xã Trì Quang', 'Bảo Thắng'];
const row = (
  product: string,
  platforms: string | null,
  link: string | null = null,
  lazada: string | null = null,
) => [product, 'HTX Sao Mai', ...place, platforms, link, lazada] satisfies Grid[number];
const file = (...rows: Array<Grid[number]>) => gridFile([headings, ...rows]);
const asOf = '2026-11-01';

async function presencesOf({ store }: Context) {
  const { presence } = store.tables;
  const rows = await store.read((db) => db.select().from(presence).orderBy(presence.id));
  return rows.map(({ channelCode, url, note }) => [channelCode, url, note]);
}

const problemsOf = ({ rows }: Awaited<ReturnType<typeof planFile>>) =>
  rows.map(({ outcome, problems }) => [outcome, ...problems.map(({ code }) => code)]);

eachEngine('what a word about platforms means', (open) => {
  test('none of them: no presence, said in the preview, and not asked again', async () => {
    const { context } = await open();
    const words = await file(row('Mật ong', 'Shopee, Agrimart'), row('Chè', 'AGRIMART'));
    const asked = await planFile(context, words, { asOf });
    expect(problemsOf(asked)).toEqual([
      ['rejected', 'channel_unknown'],
      ['rejected', 'channel_unknown'],
    ]);
    expect(asked.questions.map(({ key, rows }) => [key, rows])).toEqual([['channel:agrimart', [2, 3]]]);

    const answers = { 'channel:agrimart': 'none' };
    const plan = await planFile(context, words, { asOf, answers });
    expect(plan.questions).toEqual([]);
    expect(problemsOf(plan)).toEqual([
      ['new', 'channel_none'],
      ['new', 'channel_none'],
    ]);
    expect(plan.rows[0]?.problems[0]).toMatchObject({ cell: 'E2', params: { text: 'Agrimart' } });
    // It can still be taken back.
    const opened = await openFile(context, words, { asOf, answers });
    expect((await listImportQuestions(context, opened)).map(({ key }) => key)).toEqual(['channel:agrimart']);

    await importFile(context, words, { asOf, answers });
    expect(await presencesOf(context)).toEqual([['shopee', null, null]]);
    const next = await planFile(context, await file(row('Mận', 'Agrimart')), { asOf });
    expect(next.questions).toEqual([]);
    expect(problemsOf(next)).toEqual([['new', 'channel_none']]);
    expect(problemsOf(await planFile(context, words, { asOf })).map(([outcome]) => outcome)).toEqual([
      'unchanged',
      'unchanged',
    ]);
    // Another answer goes before the one that is kept.
    const other = await planFile(context, await file(row('Mận', 'Agrimart')), {
      asOf,
      answers: { 'channel:agrimart': 'postmart' },
    });
    expect(problemsOf(other)).toEqual([['new']]);
  });

  test('a platform and whose shop it is there: read without a question, the shop kept beside it', async () => {
    const { context } = await open();
    const shops = await file(
      row('Mật ong', 'Shopee: HTX Nông nghiệp và Dịch vụ Sao Mai; Lazada (Sao Mai Shop)'),
      row('Chè', 'Postmart - HTX Sao Mai', 'https://postmart.vn/che'),
      row('Mận', 'Tiki – Agrimart'),
    );
    const plan = await planFile(context, shops, { asOf });
    expect(plan.questions.map(({ key }) => key)).toEqual(['channel:agrimart']);
    expect(plan.rows[0]?.reading).toEqual(
      expect.arrayContaining([
        { field: 'presenceShop', from: null, to: 'HTX Nông nghiệp và Dịch vụ Sao Mai' },
      ]),
    );
    await importFile(context, shops, { asOf });
    expect(await presencesOf(context)).toEqual([
      ['shopee', null, 'HTX Nông nghiệp và Dịch vụ Sao Mai'],
      ['lazada', null, 'Sao Mai Shop'],
      ['postmart', 'https://postmart.vn/che', 'HTX Sao Mai'],
    ]);
    expect(problemsOf(await planFile(context, shops, { asOf })).slice(0, 2)).toEqual([
      ['unchanged'],
      ['unchanged'],
    ]);
  });

  test('an address goes before the name of another platform, with a remark', async () => {
    const { context } = await open();
    const mixed = await file(
      row('Chè 1', 'Lazada', 'https://shopee.vn/che-i.1.1'),
      row('Chè 2', null, null, 'https://shopee.vn/che-i.1.2'),
      row('Chè 3', null, 'https://shopee.vn/che-i.1.3', 'x'),
      row('Chè 4', 'Shopee, Lazada', 'https://shopee.vn/che-i.1.4'),
      row('Chè 5', 'Lazada', 'https://saomai.vn/che'),
      row('Chè 6', 'Shopee', null, 'https://lazada.vn/che-i6'),
    );
    const plan = await planFile(context, mixed, { asOf });
    expect(problemsOf(plan)).toEqual([
      ['new', 'link_other_channel'],
      ['new', 'link_other_channel'],
      ['new', 'link_other_channel'],
      ['new'],
      ['new'],
      ['new'],
    ]);
    expect(plan.rows.slice(0, 3).map(({ problems }) => problems[0])).toEqual(
      ['E2', 'G3', 'G4'].map((cell) => ({
        code: 'link_other_channel',
        cell,
        params: { named: 'Lazada', linked: 'Shopee' },
      })),
    );
    await importFile(context, mixed, { asOf });
    expect((await presencesOf(context)).map(([channel, url]) => [channel, url])).toEqual([
      ['shopee', 'https://shopee.vn/che-i.1.1'],
      ['shopee', 'https://shopee.vn/che-i.1.2'],
      ['shopee', 'https://shopee.vn/che-i.1.3'],
      ['shopee', 'https://shopee.vn/che-i.1.4'],
      ['lazada', null],
      ['website', 'https://saomai.vn/che'],
      ['lazada', null],
      ['lazada', 'https://lazada.vn/che-i6'],
      ['shopee', null],
    ]);
  });

  test('several names beside an address of another platform count with it, with a remark', async () => {
    const { context } = await open();
    const mixed = await file(row('Chè', 'Postmart, Voso', 'https://shopee.vn/che-i.1.1'));
    const { rows } = await planFile(context, mixed, { asOf });
    expect(rows[0]?.problems).toEqual([
      { code: 'link_beside_names', cell: 'E2', params: { named: 'Postmart, Voso', linked: 'Shopee' } },
    ]);
    await importFile(context, mixed, { asOf });
    expect((await presencesOf(context)).map(([channel, url]) => [channel, url])).toEqual([
      ['shopee', 'https://shopee.vn/che-i.1.1'],
      ['postmart', null],
      ['voso', null],
    ]);
  });

  test('a page that another product has since an earlier file is remarked, its own is not', async () => {
    const { context } = await open();
    const link = 'https://shopee.vn/che-i.1.1';
    await importFile(context, await file(row('Chè', null, link)), { asOf });
    const next = await planFile(
      context,
      await file(row('Chè', null, link), row('Mận', null, 'https://shopee.vn/man-i.1.2')),
      { asOf },
    );
    expect(problemsOf(next)).toEqual([['unchanged'], ['new']]);
    const other = await planFile(context, await file(row('Mận', null, `${link}?utm_source=zalo`)), { asOf });
    expect(other.rows[0]).toMatchObject({
      outcome: 'new',
      problems: [{ code: 'link_known', params: { name: 'Chè', producer: 'HTX Sao Mai' } }],
    });
  });

  test('only what the file asks and the question offers is kept', async () => {
    const { context } = await open();
    const { store } = context;
    const kept = () =>
      store.read(async (db) => [
        await db.select().from(store.tables.channel).orderBy(store.tables.channel.code),
        await db.select().from(store.tables.importAnswer),
        await db.select().from(store.tables.placeAnswer),
      ]);
    const before = await kept();
    await importFile(context, await file(row('Mật ong', 'Agrimart')), {
      asOf,
      answers: {
        'channel:': 'shopee',
        'channel:khong': 'lazada',
        'channel:co': 'none',
        'channel:agrimart': 'shop:shopee',
        'place:xa tri quang|baothang': '02890',
        'spelling:sao mai|sao mái': 'same',
        'withdrawal:da rut|mat ong|sao mai||': 'withdrawn',
      },
    });
    expect(await kept()).toEqual(before);
    await importFile(context, await file(row('Mật ong', 'Agrimart')), {
      asOf,
      answers: { 'channel:': 'shopee', 'channel:agrimart': 'lazada' },
    });
    const words = (await kept())[0]?.flatMap((one) => ('words' in one ? one.words : []));
    expect(words).toContain('agrimart');
    expect(words).not.toContain('');
  });
});
