import type { SpreadsheetProblem } from '#app/server/spreadsheet/spreadsheet-refused.ts';
import { rawWorkbookFile, sheetXml } from '#tests/server/spreadsheet/workbook-file.ts';

const MB = 1024 * 1024;
const relations = `<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="x/styles" Target="styles.xml"/><Relationship Id="r3" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>`;
const oneRow = sheetXml('<row r="1"><c r="A1" t="s" s="0"><v>0</v></c></row>');

function withStyles(styles: string | Buffer): Buffer {
  return rawWorkbookFile(oneRow, {
    'xl/_rels/workbook.xml.rels': relations,
    'xl/styles.xml': styles,
    'xl/sharedStrings.xml': '<sst><si><t>a</t></si></sst>',
  });
}

function withStrings(strings: string | Buffer): Buffer {
  return rawWorkbookFile(oneRow, {
    'xl/_rels/workbook.xml.rels': relations,
    'xl/styles.xml': '<styleSheet/>',
    'xl/sharedStrings.xml': strings,
  });
}

function around(start: string, filling: string, count: number, end: string): Buffer {
  const bytes = Buffer.alloc(start.length + filling.length * count + end.length);
  bytes.write(start, 'latin1');
  bytes.fill(filling, start.length, start.length + filling.length * count, 'latin1');
  bytes.write(end, start.length + filling.length * count, 'latin1');
  return bytes;
}

const sheet = (filling: string, count: number, row = '<row r="1">') =>
  rawWorkbookFile(around(`<worksheet><sheetData>${row}`, filling, count, '</row></sheetData></worksheet>'));

export type CostlyWorkbook = { what: string; code: SpreadsheetProblem; file: () => Buffer };

/**
 * Small files that would cost a reader dearly, as large as the limit on inflated bytes lets them be (`full`), or a
 * sample of each just beyond its own limit.
 */
export function costlyWorkbooks(full: boolean): CostlyWorkbook[] {
  const many = (count: number, sample: number) => (full ? count : sample);
  return [
    {
      what: 'elements inside elements',
      code: 'damaged',
      file: () =>
        rawWorkbookFile(
          full
            ? around('<worksheet>', '<a>', 25_000_000, '')
            : `<worksheet>${'<a>'.repeat(200)}${'</a>'.repeat(200)}</worksheet>`,
        ),
    },
    {
      what: 'a crowd of unknown elements',
      code: 'too_many_entries',
      file: () => sheet('<a/>', many(24_000_000, 600_000)),
    },
    {
      what: 'a crowd of empty cells',
      code: 'too_many_entries',
      file: () => sheet('<c/>', many(24_000_000, 6_600_000)),
    },
    {
      what: 'an element with thousands of attributes',
      code: 'damaged',
      file: () => sheet(`<a ${'b="" '.repeat(many(100_000, 300))}/>`, 1),
    },
    {
      what: 'tags hidden in an attribute',
      code: 'damaged',
      file: () => sheet('<!--><a b="-->', 1, '<row r="1"><a b="<c>'),
    },
    {
      what: 'an attribute without end',
      code: 'damaged',
      file: () => sheet('x', many(90, 2) * MB, '<row r="1"><c b="'),
    },
    {
      what: 'a comment without end',
      code: 'damaged',
      file: () => sheet('<', many(90, 2) * MB, '<row r="1"><!--'),
    },
    {
      what: 'a CDATA text without end',
      code: 'damaged',
      file: () => sheet('<', many(90, 2) * MB, '<row r="1"><c t="str"><v><![CDATA['),
    },
    {
      what: 'a cell of many short texts',
      code: 'damaged',
      file: () =>
        sheet(`<r><t>${'a'.repeat(1_000)}</t></r>`, many(90_000, 200), '<row r="1"><c t="inlineStr"><is>'),
    },
    {
      what: 'a value far to the right behind many rows',
      code: 'too_many_columns',
      file: () =>
        sheet(
          '<row><c><v>1</v></c></row>',
          many(9_990, 10),
          `<row r="1"/>${'<row><c><v>1</v></c></row>'.repeat(8)}<row r="9"><c r="A9"/><c r="GS9"><v>1</v></c></row>`,
        ),
    },
    {
      what: 'a crowd of merged ranges',
      code: full ? 'damaged' : 'too_many_entries',
      file: () =>
        rawWorkbookFile(
          around(
            '<worksheet><sheetData/><mergeCells>',
            '<mergeCell ref="A1:C1"/>',
            many(4_000_000, 210_000),
            '</mergeCells></worksheet>',
          ),
        ),
    },
    {
      what: 'a crowd of cell formats',
      code: full ? 'inflates_too_much' : 'too_many_entries',
      file: () =>
        withStyles(
          around(
            '<styleSheet><cellXfs>',
            '<xf numFmtId="1"/>',
            many(4_800_000, 132_000),
            '</cellXfs></styleSheet>',
          ),
        ),
    },
    {
      what: 'a crowd of cell formats below a third of the bytes',
      code: 'too_many_entries',
      file: () =>
        withStyles(
          around('<styleSheet><cellXfs>', '<xf/>', many(6_900_000, 70_000), '</cellXfs></styleSheet>'),
        ),
    },
    {
      what: 'a crowd of unknown elements among the styles',
      code: 'too_many_entries',
      file: () => withStyles(around('<styleSheet>', '<a/>', many(8_000_000, 410_000), '</styleSheet>')),
    },
    {
      what: 'a crowd of shared texts',
      code: 'too_many_entries',
      file: () => withStrings(around('<sst>', '<si/>', many(6_900_000, 1_010_000), '</sst>')),
    },
    {
      what: 'a shared text of many short runs',
      code: 'damaged',
      file: () =>
        withStrings(
          around('<sst><si>', `<r><t>${'a'.repeat(1_000)}</t></r>`, many(34_000, 200), '</si></sst>'),
        ),
    },
    {
      what: 'one sheet under a thousand names',
      code: 'damaged',
      file: () =>
        rawWorkbookFile(sheetXml('<row><c><v>1</v></c></row>'), {
          'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${'<sheet name="a" r:id="r1"/>'.repeat(1_000)}</sheets></workbook>`,
        }),
    },
    {
      what: 'a crowd of sheets',
      code: 'too_many_entries',
      file: () =>
        rawWorkbookFile(sheetXml(''), {
          'xl/workbook.xml': around(
            '<workbook><sheets>',
            '<sheet name="a"/>',
            many(5_000_000, 110_000),
            '</sheets></workbook>',
          ),
        }),
    },
  ];
}

/** As large a workbook as is taken, with as many formats as Excel makes: 10,000 rows of 200 filled cells. */
export function largestWorkbook({ rows = 10_000, columns = 200, formats = 20_000 } = {}): Buffer {
  const names = Array.from({ length: columns }, (_, index) => {
    const first = Math.floor(index / 26);
    return `${first ? String.fromCharCode(64 + first) : ''}${String.fromCharCode(65 + (index % 26))}`;
  });
  const xml: string[] = [];
  for (let row = 1; row <= rows; row += 1) {
    const style = (row * 7) % formats;
    const cells = names.map((name, column) => {
      const value = column % 4 === 0 ? `t="s"><v>${(row * 5) % 50_000}` : `><v>${row}`;
      return `<c r="${name}${row}" s="${style}" ${value}</v></c>`;
    });
    xml.push(`<row r="${row}">${cells.join('')}</row>`);
  }
  const strings = Array.from({ length: 50_000 }, (_, index) => `<si><t>Chè Shan số ${index}</t></si>`);
  const fonts = '<font><b/><sz val="11"/><color theme="1"/><name val="Arial"/><family val="2"/></font>';
  const format =
    '<xf numFmtId="164" fontId="1" fillId="1" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1"><alignment horizontal="center" vertical="center" wrapText="1"/><protection locked="0"/></xf>';
  return rawWorkbookFile(sheetXml(xml.join('')), {
    'xl/_rels/workbook.xml.rels': relations,
    'xl/sharedStrings.xml': `<sst>${strings.join('')}</sst>`,
    'xl/styles.xml': `<styleSheet><numFmts count="1"><numFmt numFmtId="164" formatCode="#,##0"/></numFmts><fonts>${fonts.repeat(1_000)}</fonts><cellXfs>${format.repeat(formats)}</cellXfs></styleSheet>`,
  });
}
