import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { registerImport, registerImportUsage } from '#app/cli/register-import.ts';
import { runCommand } from '#app/cli/run-command.ts';
import { gridCsv, gridFile } from '#tests/domain/register/register-file.ts';
import { eachEngine, type TestMarket } from '#tests/support/test-market.ts';

const sample = 'db/reference/sample/so-theo-doi-ocop-205.xlsx';

const command = { name: 'register:import', usage: registerImportUsage, run: registerImport };

async function run(market: TestMarket, ...args: Array<string>) {
  const out: Array<string> = [];
  const err: Array<string> = [];
  const code = await runCommand(market.context, command, args, {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
  });
  return { code, out, err, json: () => JSON.parse(out.join('\n')) };
}

eachEngine('register:import', (open) => {
  test('a dry run writes nothing; the import and its repetition give the promised JSON', async () => {
    const market = await open();
    const { store } = market.context;
    const dry = await run(market, sample, '--dry-run', '--json');
    expect(dry.code).toBe(0);
    expect(dry.json().summary).toMatchObject({ rows: 205, new: 205, changed: 0, unchanged: 0, rejected: 0 });
    // A code is given with the writing: one shown before would be another.
    expect(dry.json().rows.some(({ code }: { code: string | null }) => code !== null)).toBe(false);
    const rows = async () =>
      store.read(async (db) => [
        (await db.select().from(store.tables.registerEntry)).length,
        (await db.select().from(store.tables.registerImport)).length,
      ]);
    expect(await rows()).toEqual([0, 0]);

    const first = await run(
      market,
      sample,
      '--json',
      '--target',
      '205-2024',
      '--target-name',
      '205 sản phẩm, 14/10/2024',
    );
    expect(first.code).toBe(0);
    expect(first.json().rows[0]).toMatchObject({ row: 8, outcome: 'new', problems: [] });
    expect(await store.read((db) => db.select().from(store.tables.target))).toMatchObject([
      { code: '205-2024', asOf: '2024-10-14' },
    ]);
    expect(await store.read((db) => db.select().from(store.tables.targetEntry))).toHaveLength(205);
    const second = await run(market, sample, '--json');
    expect(second.json().summary).toMatchObject({ unchanged: 205, new: 0 });
    expect((await rows())[0]).toBe(205);
  });

  test('good rows go in, bad ones are named with their cell and end with 2', async () => {
    const market = await open();
    const path = join(market.dataDir, 'so.csv');
    await writeFile(
      path,
      gridCsv([
        ['Tên sản phẩm', 'Chủ thể', 'Hạng sao', 'Xã', 'Huyện'],
        ['Chè', 'HTX A', '3 sao', 'Bản Liền', 'Bắc Hà'],
        ['Mận', 'HTX A', 'nhiều sao', 'Bản Liền', 'Bắc Hà'],
        ['Quế', 'HTX B', '3 sao', 'Xã Lạ', 'Bắc Hà'],
      ]),
    );
    const noDay = await run(market, path, '--json');
    expect([noDay.code, noDay.json().error.code]).toEqual([1, 'importAsOfMissing']);
    const future = await run(market, path, '--as-of', '2099-01-01', '--json');
    expect([future.code, future.json().error.code]).toEqual([1, 'dateInFuture']);

    const result = await run(market, path, '--as-of', '14/10/2024', '--json');
    expect(result.code).toBe(2);
    expect(result.json().summary).toMatchObject({ rows: 3, new: 1, rejected: 2 });
    expect(
      result
        .json()
        .rows.map(
          (row: { row: number; outcome: string; problems: Array<{ code: string; cell: string | null }> }) => [
            row.row,
            row.outcome,
            row.problems.map((each) => [each.code, each.cell]),
          ],
        ),
    ).toEqual([
      [2, 'new', [['date_missing', 'C2']]],
      [3, 'rejected', [['stars_unreadable', 'C3']]],
      [
        4,
        'rejected',
        [
          ['date_missing', 'C4'],
          ['place_unknown', 'D4'],
        ],
      ],
    ]);
    const [question] = result.json().questions;
    const answered = await run(
      market,
      path,
      '--as-of',
      '2024-10-14',
      '--json',
      '--answer',
      `${question.key}=02839`,
    );
    expect(answered.json().summary).toMatchObject({ new: 1, unchanged: 1, rejected: 1 });
  });

  test('a file that is no register, or not there, is refused with what to do', async () => {
    const market = await open();
    const path = join(market.dataDir, 'x.xlsx');
    await writeFile(path, Buffer.from('%PDF-1.7'));
    const pdf = await run(market, path, '--json');
    expect([pdf.code, pdf.json().error.code]).toEqual([1, 'not_a_spreadsheet']);
    await writeFile(
      path,
      await gridFile([
        ['Họ tên', 'Tuổi', 'Ghi chú'],
        ['An', 5, 'x'],
      ]),
    );
    expect((await run(market, path, '--json')).json().error.code).toBe('importProductMissing');
    const gone = await run(market, join(market.dataDir, 'gone.xlsx'));
    expect(gone.code).toBe(1);
    expect(gone.err.join()).toContain('gone.xlsx');
    expect((await run(market)).code).toBe(1);
  });

  test.each([
    'Mã',
    'Mã số',
    'Mã SP',
    'Mã sản phẩm',
    'Mã OCOP',
    'Mã hồ sơ',
  ])('a column “%s” with codes of the department is left out, and said to be', async (heading) => {
    const market = await open();
    const path = join(market.dataDir, 'so.csv');
    await writeFile(
      path,
      gridCsv([
        [heading, 'Tên sản phẩm', 'Chủ thể', 'Hạng sao', 'Xã', 'Huyện'],
        ['LC-01', 'Chè', 'HTX A', '3 sao', 'Bản Liền', 'Bắc Hà'],
        ['LC000002', 'Mận', 'HTX A', '3 sao', 'Bản Liền', 'Bắc Hà'],
      ]),
    );
    const told = await run(market, path, '--as-of', '2024-10-14', '--dry-run');
    expect(told.out.join('\n')).toContain(`Cột A (${heading}): không phải mã mục của Chợ Phiên`);
    const read = (await run(market, path, '--as-of', '2024-10-14', '--json')).json();
    expect(read.summary).toMatchObject({ rows: 2, new: 2, rejected: 0 });
    expect(read.otherCodes).toEqual([{ letter: 'A', heading }]);
    const asOurs = await run(market, path, '--as-of', '2024-10-14', '--column', 'A=code', '--json');
    expect(asOurs.json().rows[0].problems[0].message).toContain('chọn “Không dùng” cho cột ấy');
  });

  test('a file without places says that they stay unknown', async () => {
    const market = await open();
    const path = join(market.dataDir, 'so.csv');
    const row = ['Chè', 'HTX A', '3 sao'];
    await writeFile(path, gridCsv([['Tên sản phẩm', 'Chủ thể', 'Hạng sao'], row]));
    const told = await run(market, path, '--as-of', '2024-10-14', '--dry-run');
    expect(told.out.join('\n')).toContain('Không có cột nào cho biết xã, phường');
    const { placeless } = (await run(market, path, '--as-of', '2024-10-14', '--json')).json();
    expect(placeless).toBe(1);
  });

  test('a column whose heading says nothing is named by its letter', async () => {
    const market = await open();
    const path = join(market.dataDir, 'so.csv');
    await writeFile(
      path,
      gridCsv([
        ['Món', 'Chủ thể', 'Hạng sao', 'Xã', 'Huyện'],
        ['Chè', 'HTX A', '3 sao', 'Bản Liền', 'Bắc Hà'],
      ]),
    );
    const asOf = ['--as-of', '14/10/2024', '--json'];
    expect((await run(market, path, ...asOf)).code).toBe(1);
    for (const wrong of ['A', 'A=nothing', '1=product']) {
      const refused = await run(market, path, ...asOf, '--column', wrong);
      expect([refused.code, refused.json().error.code]).toEqual([1, 'importColumnUnknown']);
    }
    const named = await run(market, path, ...asOf, '--column', 'a=product', '--column', 'C=');
    expect([named.code, named.json().summary]).toMatchObject([0, { new: 1, rejected: 0 }]);
    const { recognition } = market.context.store.tables;
    expect(await market.context.store.read((db) => db.select().from(recognition))).toEqual([]);
  });

  test('goods called "mặt hàng" are products', async () => {
    const market = await open();
    const path = join(market.dataDir, 'so.csv');
    await writeFile(
      path,
      gridCsv([
        ['Mặt hàng', 'Chủ thể', 'Xã', 'Huyện'],
        ['Chè', 'HTX A', 'Bản Liền', 'Bắc Hà'],
      ]),
    );
    const result = await run(market, path, '--as-of', '14/10/2024', '--json');
    expect(result.json().summary).toMatchObject({ new: 1, rejected: 0 });
  });
});
