import { buffer } from 'node:stream/consumers';
import ExcelJS from '@protobi/exceljs';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withFormulaGuard, withoutFormulaGuard } from '#app/server/spreadsheet/formula-guard.ts';
import { openSpreadsheet } from '#app/server/spreadsheet/open-spreadsheet.server.ts';
import { writeCsv } from '#app/server/spreadsheet/write-csv.server.ts';
import { writeXlsx } from '#app/server/spreadsheet/write-xlsx.server.ts';
import { readAll } from '#tests/server/spreadsheet/workbook-file.ts';

const payloads = [
  '=HYPERLINK("http://a.example","x")',
  "=cmd|' /C calc'!A0",
  '@SUM(1)',
  '+1+1',
  '-2+3',
  '\t=1',
  '\r=1',
  '＝1+1',
  ' =1',
  'a\n=1',
  '"=1"',
  "'=1",
  '🌾=1',
  '+84912000101',
  'Mật ong "loại 1"; Bắc Hà, Lào Cai',
];

test('no payload leaves as a formula, and each comes back as it was', async () => {
  const rows = payloads.map((payload) => [payload, 5]);
  const csv = await buffer(writeCsv(['Nội dung', 'Số'], rows));
  expect(csv.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  const records: Array<Array<string>> = parse(csv, { bom: true, record_delimiter: '\r\n' });
  records.slice(1).forEach((record, index) => {
    expect(record[0]).not.toMatch(/^[\s\0]*[=+\-@＝]/);
    expect(withoutFormulaGuard(record[0] ?? '')).toBe(payloads[index]);
  });

  const xlsx = await buffer(
    writeXlsx([
      { sheetName: 'a', columns: [{ heading: 'Nội dung' }, { heading: 'Số', format: 'number' }], rows },
    ]),
  );
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(xlsx).buffer);
  const cells = payloads.map((_payload, index) => workbook.worksheets[0]?.getCell(index + 2, 1));
  cells.forEach((cell, index) => {
    expect(cell?.type).toBe(ExcelJS.ValueType.String);
    expect(withoutFormulaGuard(String(cell?.value)).replace(/\r\n?/g, '\n')).toBe(
      payloads[index]?.replace(/\r\n?/g, '\n'),
    );
  });
});

test('the guard can always be taken off again, and is idempotent on the way in', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', ' ', '\t', '\r', 'a', '＝', 'ộ') }),
      (text) => {
        const guarded = withFormulaGuard(text);
        expect(guarded).not.toMatch(/^[\s\0]*[=+\-@＝]/);
        expect(withoutFormulaGuard(guarded)).toBe(text);
      },
    ),
  );
});

test('a workbook keeps Vietnamese, numbers, dates, titles and awkward sheet names', async () => {
  async function* rows() {
    yield ['Mật ong hoa nhãn\nBảo Thắng', 185_000, new Date(Date.UTC(2026, 10, 23)), null, true];
    yield ['control \u0000\u0008 characters', -5, null, undefined, false];
  }
  const table = {
    columns: [
      { heading: 'Tên', width: 30 },
      { heading: 'Giá', format: 'money' as const },
      { heading: 'Ngày', format: 'date' as const },
      { heading: 'Trống' },
      { heading: 'Đã lên sàn' },
    ],
  };
  const file = await buffer(
    writeXlsx([
      {
        sheetName: 'Sổ: 205/205 [đã lọc] — rất dài quá ba mươi mốt ký tự',
        title: ['Đến 14/10/2024'],
        rows: rows(),
        ...table,
      },
      { sheetName: 'Sổ: 205/205 [đã lọc] — rất dài quá ba mươi mốt ký tự', rows: [], ...table },
    ]),
  );
  const spreadsheet = await openSpreadsheet(file, 'x.xlsx');
  const names = spreadsheet.sheets.map((sheet) => sheet.name);
  expect(new Set(names).size).toBe(2);
  for (const name of names) expect(name.length).toBeLessThanOrEqual(31);
  const read = await readAll(spreadsheet);
  expect(read.map((row) => row.cells.map((cell) => cell.text))).toEqual([
    ['Đến 14/10/2024'],
    ['Tên', 'Giá', 'Ngày', 'Trống', 'Đã lên sàn'],
    ['Mật ong hoa nhãn\nBảo Thắng', '185000', '23/11/2026', 'TRUE'],
    ['control  characters', '-5', 'FALSE'],
  ]);
});

test('an error in the rows ends the stream with that error', async () => {
  async function* broken() {
    yield ['a'];
    throw new Error('the database went away');
  }
  await expect(buffer(writeCsv(['x'], broken()))).rejects.toThrow('the database went away');
  await expect(
    buffer(writeXlsx([{ sheetName: 'a', columns: [{ heading: 'x' }], rows: broken() }])),
  ).rejects.toThrow('the database went away');
});
