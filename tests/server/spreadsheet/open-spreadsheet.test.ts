import { readFile } from 'node:fs/promises';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { openSpreadsheet, openSpreadsheetFile } from '#app/server/spreadsheet/open-spreadsheet.server.ts';
import { columnName, parseAddress } from '#app/server/spreadsheet/spreadsheet.ts';
import { SpreadsheetRefused } from '#app/server/spreadsheet/spreadsheet-refused.ts';
import { rawWorkbookFile, readAll, sheetXml, workbookFile } from '#tests/server/spreadsheet/workbook-file.ts';

const sample = 'db/reference/sample/so-theo-doi-ocop-205.xlsx';

async function refusal(file: Buffer, name = 'x.xlsx'): Promise<SpreadsheetRefused> {
  try {
    const spreadsheet = await openSpreadsheet(file, name);
    for (let sheet = 0; sheet < spreadsheet.sheets.length; sheet += 1) await readAll(spreadsheet, sheet);
  } catch (error) {
    if (error instanceof SpreadsheetRefused) return error;
    throw error;
  }
  throw new Error('the file was not refused');
}

test('reads the sample register as it is on screen', async () => {
  const { spreadsheet } = await openSpreadsheetFile(sample, 'so.xlsx');
  expect(spreadsheet.sheets).toHaveLength(1);
  expect(spreadsheet.sheets[0]?.filledRows).toBe(220);
  expect(spreadsheet.sheets[0]?.merges).toContainEqual({
    firstRow: 5,
    lastRow: 5,
    firstColumn: 2,
    lastColumn: 4,
  });
  const rows = await readAll(spreadsheet);
  expect(rows).toHaveLength(220);
  const first = rows.find((row) => row.number === 8);
  expect(first?.cells.map((cell) => cell.text)).toEqual([
    '1',
    'Dưa lưới công nghệ cao',
    'HTX Sao Mai',
    'Hợp tác xã',
    '0912.000.101',
    'Xã Trì Quang',
    'Bảo Thắng',
    'Thực phẩm',
    '3',
    '1269/QĐ-UBND',
    '04/02/2023',
    'Postmart',
    'https://postmart.example/dua-luoi-cong-nghe-cao-1',
    'x',
    'x',
  ]);
  expect(first?.cells.find((cell) => cell.address === 'K8')?.date).toEqual({ year: 2023, month: 2, day: 4 });
  for (const row of rows) for (const cell of row.cells) expect(cell.text).toBe(cell.text.normalize('NFC'));
});

test('reads rich, shared and inline texts, booleans, errors, dates by their format, links and hidden rows', async () => {
  const file = await workbookFile((workbook) => {
    const sheet = workbook.addWorksheet('Số liệu');
    sheet.getCell('A1').value = { richText: [{ text: 'Mật ' }, { font: { bold: true }, text: 'ong' }] };
    sheet.getCell('B1').value = new Date(Date.UTC(2024, 9, 14));
    sheet.getCell('C1').value = 45579;
    sheet.getCell('D1').value = true;
    sheet.getCell('E1').value = { error: '#N/A' };
    sheet.getCell('F1').value = { text: 'Shopee', hyperlink: 'https://shopee.example/mat-ong' };
    sheet.getCell('G1').value = 912000101;
    sheet.getCell('G1').numFmt = '0000000000';
    sheet.getCell('H1').value = { formula: 'C1*2', result: 91158 };
    sheet.getCell('I1').value = { formula: 'C1*3' };
    sheet.getCell('J1').value = 45579;
    sheet.getCell('J1').numFmt = '"ngày" d "tháng" m "năm" yyyy';
    sheet.getCell('A2').value = 'hàng ẩn';
    sheet.getRow(2).hidden = true;
    sheet.mergeCells('A4:C5');
    workbook.addWorksheet('Ẩn', { state: 'hidden' }).getCell('A1').value = 'x';
  });
  const spreadsheet = await openSpreadsheet(file, 'x.xlsx');
  expect(spreadsheet.sheets.map((sheet) => [sheet.name, sheet.hidden])).toEqual([
    ['Số liệu', false],
    ['Ẩn', true],
  ]);
  expect(spreadsheet.sheets[0]?.merges).toEqual([{ firstRow: 4, lastRow: 5, firstColumn: 0, lastColumn: 2 }]);
  const [row, hidden] = await readAll(spreadsheet);
  const cell = Object.fromEntries((row?.cells ?? []).map((each) => [each.address, each]));
  expect(cell.A1?.text).toBe('Mật ong');
  expect(cell.B1).toMatchObject({
    kind: 'date',
    text: '14/10/2024',
    date: { year: 2024, month: 10, day: 14 },
  });
  expect(cell.C1).toMatchObject({ kind: 'number', number: 45579 });
  expect(cell.D1).toMatchObject({ kind: 'boolean', text: 'TRUE' });
  expect(cell.E1).toMatchObject({ kind: 'error', text: '#N/A' });
  expect(cell.F1).toMatchObject({ text: 'Shopee', link: 'https://shopee.example/mat-ong' });
  expect(cell.G1?.text).toBe('0912000101');
  expect(cell.H1).toMatchObject({ kind: 'number', number: 91158, formula: true });
  expect(cell.I1).toMatchObject({ kind: 'uncomputed', formula: true });
  expect(cell.J1).toMatchObject({ kind: 'date', date: { year: 2024, month: 10, day: 14 } });
  expect(hidden).toMatchObject({ number: 2, hidden: true });
});

test('reads what other programs write: prefixed elements, no references, inline strings, escapes', async () => {
  const xml = `<?xml version="1.0"?><x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>Tên_x000A_hàng &amp; giá</x:t></x:is></x:c><x:c><x:v>5</x:v></x:c></x:row><x:row/><x:row><x:c t="str"><x:f>A1</x:f><x:v>chè</x:v></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref="A1:B1"/></x:mergeCells></x:worksheet>`;
  const spreadsheet = await openSpreadsheet(rawWorkbookFile(xml), 'x.xlsx');
  expect(spreadsheet.sheets[0]).toMatchObject({ filledRows: 2, merges: [{ firstColumn: 0, lastColumn: 1 }] });
  const rows = await readAll(spreadsheet);
  expect(rows.map((row) => [row.number, row.cells.map((cell) => cell.text)])).toEqual([
    [1, ['Tên\nhàng & giá', '5']],
    [3, ['chè']],
  ]);
});

test('counts the 1904 calendar and the 1900 leap day that never was', async () => {
  const styles = `<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`;
  const relations = `<Relationships><Relationship Id="r1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://x/styles" Target="/xl/styles.xml"/></Relationships>`;
  const xml = sheetXml('<row r="1"><c r="A1" s="1"><v>59</v></c><c r="B1" s="1"><v>61</v></c></row>');
  const is1900 = rawWorkbookFile(xml, { 'xl/_rels/workbook.xml.rels': relations, 'xl/styles.xml': styles });
  expect((await readAll(await openSpreadsheet(is1900, 'x')))[0]?.cells.map((cell) => cell.text)).toEqual([
    '28/02/1900',
    '01/03/1900',
  ]);
  const is1904 = rawWorkbookFile(xml, {
    'xl/_rels/workbook.xml.rels': relations,
    'xl/styles.xml': styles,
    'xl/workbook.xml': `<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="a" r:id="r1"/></sheets></workbook>`,
  });
  expect((await readAll(await openSpreadsheet(is1904, 'x')))[0]?.cells[0]?.text).toBe('29/02/1904');
});

test.each([
  ['an empty file', Buffer.alloc(0), 'empty_file'],
  ['a PDF', Buffer.from('%PDF-1.7 …'), 'not_a_spreadsheet'],
  ['a JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0]), 'not_a_spreadsheet'],
  ['a text without columns', Buffer.from('Kính gửi các đồng chí\nTrân trọng'), 'not_a_spreadsheet'],
  ['a page saved as .xls', Buffer.from('<html><table><tr><td>Tên</td></tr></table></html>'), 'html_table'],
  [
    'an old .xls',
    Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(600),
      Buffer.from('Workbook', 'utf16le'),
    ]),
    'old_xls',
  ],
  [
    'a password',
    Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(600),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ]),
    'encrypted',
  ],
  [
    'a Word document',
    Buffer.from(zipSync({ '[Content_Types].xml': strToU8('<a/>'), 'word/document.xml': strToU8('<a/>') })),
    'not_a_spreadsheet',
  ],
  ['a zip of photos', Buffer.from(zipSync({ 'a.jpg': strToU8('x') })), 'not_a_spreadsheet'],
  [
    'LibreOffice',
    Buffer.from(zipSync({ mimetype: strToU8('x'), 'content.xml': strToU8('<a/>') })),
    'open_document',
  ],
  [
    '.xlsb',
    Buffer.from(zipSync({ '[Content_Types].xml': strToU8('<a/>'), 'xl/workbook.bin': strToU8('x') })),
    'binary_workbook',
  ],
  ['a macro project', rawWorkbookFile(sheetXml(''), { 'xl/vbaProject.bin': 'x' }), 'macros'],
  [
    'a macro type',
    rawWorkbookFile(sheetXml(''), {
      '[Content_Types].xml':
        '<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>',
    }),
    'macros',
  ],
  [
    'an Excel 4 macro sheet',
    rawWorkbookFile(sheetXml(''), { 'xl/macrosheets/sheet1.xml': '<a/>' }),
    'macros',
  ],
  [
    'a document type',
    rawWorkbookFile(
      '<!DOCTYPE a [<!ENTITY b "c">]><worksheet><sheetData><row><c t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>',
    ),
    'declares_entities',
  ],
  [
    'broken XML',
    rawWorkbookFile('<worksheet><sheetData><row><c><v>1</v></row></sheetData></worksheet>'),
    'damaged',
  ],
  ['half a file', rawWorkbookFile(sheetXml('<row><c><v>1</v></c></row>')).subarray(0, 700), 'damaged'],
  [
    'a missing sheet',
    rawWorkbookFile(sheetXml(''), {
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="r1" Type="x/worksheet" Target="gone.xml"/></Relationships>',
    }),
    'damaged',
  ],
  [
    'a shared text that is not there',
    rawWorkbookFile(sheetXml('<row><c t="s"><v>7</v></c></row>')),
    'damaged',
  ],
  ['Windows-1258', Buffer.from([0x54, 0xea, 0x6e, 0x3b, 0x41, 0x0a]), 'not_utf8'],
  ['half a sign of UTF-16', Buffer.from('\ufeffTên;A', 'utf16le').subarray(0, -1), 'not_utf8'],
  ['signs of UTF-16 that are none', Buffer.from('\ufeff\ud800;A\n', 'utf16le'), 'not_utf8'],
  ['UTF-16 with empty signs', Buffer.from('\ufeffA;\0B\n', 'utf16le'), 'not_a_spreadsheet'],
  ['a web page in UTF-16', Buffer.from('\ufeff<table><tr><td>A;B', 'utf16le'), 'html_table'],
])('refuses %s', async (_what, file, code) => {
  expect((await refusal(file)).code).toBe(code);
});

test('refuses by measure before reading: bytes, files inside, inflated bytes, rows, columns', async () => {
  expect((await refusal(Buffer.alloc(10 * 1024 * 1024 + 1, 'a;b\n'))).code).toBe('too_large');

  const crowd: Record<string, Uint8Array> = {};
  for (let index = 0; index < 2_100; index += 1) crowd[`a${index}`] = strToU8('x');
  expect((await refusal(Buffer.from(zipSync(crowd)))).code).toBe('too_many_entries');

  const bomb = rawWorkbookFile(sheetXml(''), { 'xl/media/a.bin': new Uint8Array(101 * 1024 * 1024) });
  expect((await refusal(bomb)).code).toBe('inflates_too_much');

  const tall = rawWorkbookFile(sheetXml('<row><c><v>1</v></c></row>'.repeat(10_001)));
  expect(await refusal(tall)).toMatchObject({
    code: 'too_many_rows',
    params: { limit: 10_000, sheet: 'Sheet1' },
  });
  const justRight = rawWorkbookFile(
    sheetXml(`${'<row><c/></row>'.repeat(20_000)}${'<row><c><v>1</v></c></row>'.repeat(10_000)}`),
  );
  expect(await readAll(await openSpreadsheet(justRight, 'x'))).toHaveLength(10_000);

  const wide = rawWorkbookFile(sheetXml('<row r="1"><c r="GS1"><v>1</v></c></row>'));
  expect(await refusal(wide)).toMatchObject({ code: 'too_many_columns', params: { cell: 'GS1' } });
  const styledFarRight = rawWorkbookFile(
    sheetXml('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="0"/></row>'),
  );
  expect(await readAll(await openSpreadsheet(styledFarRight, 'x'))).toHaveLength(1);

  expect((await refusal(Buffer.from('a;b\n'.repeat(10_001)))).code).toBe('too_many_rows');
  expect((await refusal(Buffer.from(`${'a;'.repeat(201)}b\n`))).code).toBe('too_many_columns');
  // Empty ones too, before anything is made of them; a few at the ends of lines are no harm.
  const endless = Buffer.from(`Tên;Giá\n${';'.repeat(3_000_000)}`);
  expect(await refusal(endless, 'x.csv')).toMatchObject({
    code: 'too_many_columns',
    params: { cell: 'GS2' },
  });
  const spreadsheet = await openSpreadsheet(Buffer.from(`Tên;Giá${';'.repeat(254)}\nChè;5\n`), 'x.csv');
  expect(spreadsheet.sheets[0]?.filledRows).toBe(2);
});

test('a part that inflates to more than the directory declares is damaged, not followed', async () => {
  const file = rawWorkbookFile(sheetXml('<row><c><v>1</v></c></row>'.repeat(5_000)));
  // The directory's entry of the sheet: its declared size stands 24 bytes behind the entry's signature.
  const name = Buffer.from('xl/worksheets/sheet1.xml');
  const entry = file.lastIndexOf(name) - 46;
  expect(file.readUInt32LE(entry)).toBe(0x02014b50);
  file.writeUInt32LE(500, entry + 24);
  expect((await refusal(file)).code).toBe('damaged');
});

test('a very long text in one cell is refused while it streams', async () => {
  const file = rawWorkbookFile(
    sheetXml(`<row><c t="inlineStr"><is><t>${'a'.repeat(3_000_000)}</t></is></c></row>`),
  );
  expect((await refusal(file)).code).toBe('damaged');
});

test.each([
  [
    'semicolons with a byte order mark',
    '\u{feff}Tên;Giá\n"Mật ong; loại 1";5\n',
    [
      ['Tên', 'Giá'],
      ['Mật ong; loại 1', '5'],
    ],
  ],
  [
    'commas without',
    'Tên,Giá\r\n"Chè\nShan",5\r\n',
    [
      ['Tên', 'Giá'],
      ['Chè\nShan', '5'],
    ],
  ],
  [
    'tabs',
    'Tên\tGiá, VND\nChè\t5\n',
    [
      ['Tên', 'Giá, VND'],
      ['Chè', '5'],
    ],
  ],
  [
    'a declared separator',
    'sep=|\nTên|Giá\nChè|5',
    [
      ['Tên', 'Giá'],
      ['Chè', '5'],
    ],
  ],
  [
    'decomposed letters',
    'Tên;Giá\nChè;5'.normalize('NFD'),
    [
      ['Tên', 'Giá'],
      ['Chè', '5'],
    ],
  ],
])('reads CSV: %s', async (_what, text, expected) => {
  const spreadsheet = await openSpreadsheet(Buffer.from(text), 'x.csv');
  const rows = await readAll(spreadsheet);
  expect(rows.map((row) => row.cells.map((cell) => cell.text))).toEqual(expected);
});

test('CSV rows keep the numbers that a spreadsheet program would show', async () => {
  const spreadsheet = await openSpreadsheet(Buffer.from('Tên;Giá\n\n;;\n"a\nb";5\nc;6'), 'x.csv');
  expect((await readAll(spreadsheet)).map((row) => row.number)).toEqual([1, 4, 5]);
});

test('of thousands of empty lines in a CSV each counts in the margin; lines without end are refused', async () => {
  const withGap = (lines: number) =>
    openSpreadsheet(Buffer.from(`Tên;Giá${'\n'.repeat(lines)}Chè;5\n`), 'x.csv');
  expect((await readAll(await withGap(30_000))).map(({ number }) => number)).toEqual([1, 30_001]);
  await expect(withGap(100_001)).rejects.toMatchObject({ code: 'too_many_rows' });
  const ofOldPrograms = Buffer.from(`Tên;Giá${'\r'.repeat(100_001)}Chè;5\r`);
  await expect(openSpreadsheet(ofOldPrograms, 'x.csv')).rejects.toMatchObject({ code: 'too_many_rows' });
});

test('names columns both ways', () => {
  for (const column of [0, 25, 26, 51, 52, 199, 701, 702, 16_383]) {
    expect(parseAddress(`${columnName(column)}7`)).toEqual({ row: 7, column });
  }
});

test('the sample file is not changed by reading it', async () => {
  const before = await readFile(sample);
  const copy = Buffer.from(before);
  await readAll(await openSpreadsheet(before, 'x'));
  expect(before.equals(copy)).toBe(true);
});

test('a compound file that is called .xlsx and holds no old workbook is taken for one with a password', async () => {
  const compound = (...streams: string[]) =>
    Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(600),
      ...streams.map((name) => Buffer.from(name, 'utf16le')),
    ]);
  await expect(openSpreadsheet(compound('EncryptionInfo'), 'so.xls')).rejects.toMatchObject({
    code: 'encrypted',
  });
  await expect(openSpreadsheet(compound('DataSpaces'), 'so.xlsx')).rejects.toMatchObject({
    code: 'encrypted',
  });
  await expect(openSpreadsheet(compound('Workbook'), 'so.xlsx')).rejects.toMatchObject({ code: 'old_xls' });
  await expect(openSpreadsheet(compound('DataSpaces'), 'so.xls')).rejects.toMatchObject({ code: 'old_xls' });
});
