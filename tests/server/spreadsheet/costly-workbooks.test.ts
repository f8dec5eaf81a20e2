import { expect, test } from 'vitest';
import { openSpreadsheet } from '#app/server/spreadsheet/open-spreadsheet.server.ts';
import { scanXml } from '#app/server/spreadsheet/scan-xml.server.ts';
import { SpreadsheetRefused } from '#app/server/spreadsheet/spreadsheet-refused.ts';
import { costlyWorkbooks, largestWorkbook } from '#tests/server/spreadsheet/costly-workbooks.ts';
import { rawWorkbookFile, readAll, sheetXml } from '#tests/server/spreadsheet/workbook-file.ts';

const relations = `<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="x/styles" Target="styles.xml"/></Relationships>`;

test.each(costlyWorkbooks(false))('$what: refused', async ({ file, code }) => {
  const refusal = await openSpreadsheet(file(), 'x.xlsx')
    .then(readAll)
    .then(
      () => null,
      (error: unknown) => error,
    );
  expect(refusal).toBeInstanceOf(SpreadsheetRefused);
  expect(refusal).toMatchObject({ code });
});

test('wide tables with thousands of formats are read as they are', async () => {
  const file = largestWorkbook({ rows: 200, columns: 200, formats: 60_000 });
  const spreadsheet = await openSpreadsheet(file, 'x.xlsx');
  expect(spreadsheet.sheets[0]?.filledRows).toBe(200);
  const rows = await readAll(spreadsheet);
  expect(rows.map(({ cells }) => cells.length)).toEqual(Array.from({ length: 200 }, () => 200));
  expect(rows[9]?.cells.slice(0, 2).map(({ text }) => text)).toEqual(['Chè Shan số 50', '10']);
});

test('a long text that a few thousand cells share counts for each of them', async () => {
  const parts = {
    'xl/_rels/workbook.xml.rels': relations
      .replace('x/styles', 'x/sharedStrings')
      .replace('styles.xml', 'sharedStrings.xml'),
    'xl/sharedStrings.xml': `<sst><si><t>${'chè '.repeat(25_000)}</t></si></sst>`,
  };
  const read = (cells: number) =>
    openSpreadsheet(
      rawWorkbookFile(sheetXml(`<row>${'<c t="s"><v>0</v></c></row><row>'.repeat(cells)}</row>`), parts),
      'x.xlsx',
    ).then(readAll);
  expect(await read(300)).toHaveLength(300);
  await expect(read(401)).rejects.toMatchObject({ code: 'too_much_text', params: { cell: 'A401' } });
});

test('a format’s code is looked at once, however long it is and however many cells use it', async () => {
  const crowd = '<xf numFmtId="164"/>'.repeat(60_000);
  const file = rawWorkbookFile(sheetXml('<row><c s="59999"><v>45579</v></c><c s="0"><v>1</v></c></row>'), {
    'xl/_rels/workbook.xml.rels': relations,
    'xl/styles.xml': `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="${'['.repeat(900_000)}yyyy"/></numFmts><cellXfs>${crowd}</cellXfs></styleSheet>`,
  });
  const [row] = await readAll(await openSpreadsheet(file, 'x'));
  expect(row?.cells.map(({ kind }) => kind)).toEqual(['number', 'number']);
});

test('the scan reads tags, comments and CDATA alike however the bytes are cut', () => {
  const xml = Buffer.from(
    '<?xml version="1.0"?><x:a b="1>2" c=\'d\'><!-- <no> --><x:c r="B8"/>đây<![CDATA[<no>]]><v>1</v></x:a>',
  );
  const read = (size: number) => {
    const names: string[] = [];
    const scan = scanXml({ elements: 100 });
    for (let at = 0; at < xml.length; at += size) {
      scan.write(xml.subarray(at, at + size), ({ kind, selfClosing, nameStart, nameEnd }, bytes) => {
        const name = bytes.toString('utf8', nameStart, nameEnd);
        names.push(`${kind === 'close' ? '/' : ''}${name}${selfClosing ? '/' : ''} ${scan.textBefore}`);
        return false;
      });
    }
    return names;
  };
  const whole = read(xml.length);
  expect(whole).toEqual(['a 0', 'c/ 0', 'v 6', '/v 1', '/a 0']);
  for (let size = 1; size < 40; size += 1) expect(read(size)).toEqual(whole);
});
