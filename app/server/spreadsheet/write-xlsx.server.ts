import { PassThrough, type Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { withFormulaGuard } from '#app/server/spreadsheet/formula-guard.ts';

export type TableValue = string | number | boolean | Date | null | undefined;

export interface XlsxTable {
  /** Cut to Excel's 31 characters; the characters that Excel forbids become blanks. */
  sheetName: string;
  /** Lines above the headings: what this is, as of when, how it was filtered. */
  title?: ReadonlyArray<string>;
  columns: ReadonlyArray<{
    heading: string;
    /** In characters. */
    width?: number;
    /** `money`: whole VND with thousands separators; `date`: dd/mm/yyyy (a Date's UTC day). */
    format?: 'text' | 'number' | 'money' | 'date';
  }>;
  rows: Iterable<ReadonlyArray<TableValue>> | AsyncIterable<ReadonlyArray<TableValue>>;
}

const numberFormats = { text: '@', number: '0', money: '#,##0', date: 'dd/mm/yyyy' } as const;
const ROWS_BETWEEN_PAUSES = 200;
const LONGEST_CELL = 32_767;

/**
 * Tables as an .xlsx workbook, one sheet each, streamed: memory does not grow with the rows. Strings are string
 * cells with the formula guard of `formula-guard.ts`, never formulas; control characters that XML cannot hold are
 * left out; a text longer than a cell takes is cut.
 */
export function writeXlsx(tables: ReadonlyArray<XlsxTable>): Readable {
  const output = new PassThrough();
  writeWorkbook(tables, output).catch((error) => output.destroy(error));
  return output;
}

async function writeWorkbook(tables: ReadonlyArray<XlsxTable>, output: PassThrough): Promise<void> {
  // A third of a second of a server's start, and many never write a workbook.
  const { default: ExcelJS } = await import('@protobi/exceljs');
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({
    stream: output,
    useStyles: true,
    useSharedStrings: false,
  });
  const usedNames = new Set<string>();
  for (const table of tables) {
    const headingRow = (table.title?.length ?? 0) + 1;
    const sheet = workbook.addWorksheet(sheetName(table.sheetName, usedNames), {
      views: [{ state: 'frozen', ySplit: headingRow }],
      pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    });
    sheet.columns = table.columns.map((column) => ({
      width: column.width ?? 18,
      style: column.format ? { numFmt: numberFormats[column.format] } : {},
    }));
    for (const line of table.title ?? []) {
      const row = sheet.addRow([safe(line)]);
      row.font = { bold: true };
      row.commit();
    }
    const headings = sheet.addRow(table.columns.map((column) => safe(column.heading)));
    headings.font = { bold: true };
    headings.alignment = { wrapText: true, vertical: 'middle' };
    headings.commit();
    let written = 0;
    for await (const row of table.rows) {
      sheet.addRow(row.map(cellValue)).commit();
      written += 1;
      if (written % ROWS_BETWEEN_PAUSES === 0) await readerCaughtUp(output);
    }
    sheet.commit();
  }
  await workbook.commit();
}

/** exceljs does not wait for a slow reader by itself; without this a long table would pile up in memory. */
async function readerCaughtUp(output: PassThrough): Promise<void> {
  await setImmediate();
  if (output.destroyed) throw new Error('the reader of this workbook went away');
  if (!output.writableNeedDrain) return;
  await new Promise<void>((resolve) => {
    const done = () => {
      output.off('drain', done);
      output.off('close', done);
      resolve();
    };
    output.on('drain', done);
    output.on('close', done);
  });
}

function cellValue(value: TableValue): string | number | boolean | Date | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' ? safe(value) : value;
}

function safe(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters XML 1.0 does not allow
  const allowed = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
  return withFormulaGuard(allowed).slice(0, LONGEST_CELL);
}

/** Excel forbids `: \ / ? * [ ]`, more than 31 characters, and two sheets of one name. */
function sheetName(wanted: string, used: Set<string>): string {
  const base =
    wanted
      .replace(/[:\\/?*[\]]/g, ' ')
      .trim()
      .slice(0, 31) || 'Sheet';
  let name = base;
  for (let count = 2; used.has(name.toLowerCase()); count += 1) {
    const ending = ` (${count})`;
    name = base.slice(0, 31 - ending.length) + ending;
  }
  used.add(name.toLowerCase());
  return name;
}
