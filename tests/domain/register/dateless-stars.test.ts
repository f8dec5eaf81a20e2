import { expect, test } from 'vitest';
import {
  type Grid,
  gridCsv,
  gridFile,
  importFile,
  openFile,
  planFile,
} from '#tests/domain/register/register-file.ts';
import { eachEngine, testMarket } from '#tests/support/test-market.ts';

const headings = ['STT', 'Tên sản phẩm', 'Chủ thể', 'Địa chỉ', 'Hạng sao', 'Số quyết định'];
const place = 'Xã Tả Van, thị xã Sa Pa';
const file = (...rows: Array<Grid[number]>) =>
  gridFile([['Danh sách OCOP tính đến 30/6/2025'], headings, ...rows.map((row, at) => [at + 1, ...row])]);
const settings = { asOf: '2025-06-30' };

eachEngine('a star without the day of its decision', (open) => {
  test('is said of its row, whatever columns there are, and the preview names nothing that is not written', async () => {
    const { context } = await open();
    const workbook = await file(
      ['Trà nụ vối', 'HTX Vối', place, '4 sao', 'QĐ số 44/QĐ-UBND'],
      ['Trà sen', 'HTX Sen', place, '3 sao', 'QĐ số 45/QĐ-UBND ngày 12/3/2024'],
    );
    const { rows } = await planFile(context, workbook, settings);
    expect(
      rows.map(({ outcome, problems }) => [outcome, ...problems.map(({ code, cell }) => [code, cell])]),
    ).toEqual([['new', ['date_missing', 'E3']], ['new']]);
    expect(rows.map(({ reading }) => reading.map(({ field }) => field))).toEqual([
      ['commune'],
      ['stars', 'decisionNumber', 'decisionDate', 'commune'],
    ]);
    await importFile(context, workbook, settings);
    const { store } = context;
    const { recognition } = store.tables;
    const kept = await store.read((db) => db.select().from(recognition));
    expect(kept.map(({ stars, decidedOn }) => [stars, decidedOn])).toEqual([[3, '2024-03-12']]);

    const later = await file(['Trà sen', 'HTX Sen', place, '3 sao', '45/QĐ-UBND']);
    const again = await planFile(context, later, settings);
    expect(
      again.rows.map(({ outcome, problems }) => [outcome, problems]),
      'the register knows its day',
    ).toEqual([['unchanged', []]]);
  });
});

test.each([
  ['beside the decision, with days', 'Ngày', '12/3/2024', 'decisionDate'],
  ['with something else in it', 'Ngày', 'chưa rõ', undefined],
  ['with a day from before OCOP', 'Ngày', '12/3/1990', undefined],
])('a column “Ngày” %s', async (_, heading, text, field) => {
  const { context } = await testMarket();
  const csv = gridCsv([
    [...headings, heading, 'Ghi chú'],
    ['1', 'Trà nụ vối', 'HTX Vối', place, '4 sao', '44/QĐ-UBND', text, ''],
  ]);
  const { settings: proposed } = await openFile(context, csv, {}, 'so.csv');
  expect(proposed.columns.G).toBe(field);
});

test('a column “Ngày” that stands elsewhere is left to the person', async () => {
  const { context } = await testMarket();
  const csv = gridCsv([
    ['Ngày', ...headings],
    ['12/3/2024', '1', 'Trà nụ vối', 'HTX Vối', place, '4 sao', '44/QĐ-UBND'],
  ]);
  const { settings: proposed } = await openFile(context, csv, {}, 'so.csv');
  expect(proposed.columns.A).toBeUndefined();
});
