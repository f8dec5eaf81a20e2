import type { ErrorCode } from '#app/i18n/errors.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { openSpreadsheet } from '#app/server/spreadsheet/open-spreadsheet.server.ts';
import type { XlsxWorkbook } from '#app/server/spreadsheet/open-xlsx.server.ts';
import { xmlReader } from '#app/server/spreadsheet/parse-xml.server.ts';
import { type SpreadsheetLimits, SpreadsheetRefused } from '#app/server/spreadsheet/spreadsheet-refused.ts';

/** A seller centre's template: hidden lists of categories and brands may be long, the upload itself is not. */
export const sellerWorkbookLimits: SpreadsheetLimits = {
  fileBytes: 10 * 1024 * 1024,
  inflatedBytes: 100 * 1024 * 1024,
  entries: 2_000,
  rows: 60_000,
  columns: 2_000,
  elements: 2_000_000,
  sharedStrings: 300_000,
  characters: 20_000_000,
};

/** Filled cells that are held in memory: a thousand full rows of the widest template, ten times over. */
const mostCells = 500_000;

/** Texts of one row by column (from 0), as the file shows them; empty cells are left out. */
export type TemplateRow = { number: number; texts: ReadonlyMap<number, string> };

const refusals: Readonly<Record<string, ErrorCode>> = {
  old_xls: 'templateXls',
  macros: 'templateMacros',
  encrypted: 'templateEncrypted',
  damaged: 'templateDamaged',
  declares_entities: 'templateDamaged',
  too_large: 'templateTooBig',
  too_many_rows: 'templateTooLong',
  too_many_columns: 'templateTooWide',
  too_much_text: 'templateTooBig',
  too_many_entries: 'templateTooBig',
  inflates_too_much: 'templateTooBig',
};

/**
 * Opens the workbook that a producer had from the seller centre.
 * @throws DomainError that says what to download instead, and where.
 */
export async function openSellerWorkbook(file: Buffer): Promise<XlsxWorkbook> {
  return refusingAsTemplate(async () => {
    const workbook = await openSpreadsheet(file, 'template.xlsx', sellerWorkbookLimits);
    if (!('zip' in workbook)) throw new DomainError('templateNotWorkbook');
    return workbook as XlsxWorkbook;
  });
}

/** Rows of a sheet from the first to `lastRow`. */
export async function readTemplateRows(
  workbook: XlsxWorkbook,
  sheet: number,
  lastRow: number,
): Promise<TemplateRow[]> {
  const rows: TemplateRow[] = [];
  let cells = 0;
  for await (const row of templateRows(workbook, sheet)) {
    if (row.number > lastRow) break;
    cells += row.texts.size;
    if (cells > mostCells) throw new DomainError('templateTooBig', { params: { limit: String(mostCells) } });
    rows.push(row);
  }
  return rows;
}

/** Rows of a sheet one after the other, none of them held. @throws DomainError as `openSellerWorkbook` */
export async function* templateRows(workbook: XlsxWorkbook, sheet: number): AsyncGenerator<TemplateRow> {
  try {
    for await (const { number, cells } of workbook.rows(sheet))
      yield { number, texts: new Map(cells.map(({ column, text }) => [column, text.trim() || ' '])) };
  } catch (error) {
    throw asTemplateRefusal(error);
  }
}

/** One part of the zip as text; a byte order mark stays in it. */
export async function readPart(workbook: XlsxWorkbook, name: string): Promise<string> {
  return refusingAsTemplate(async () => {
    const part = workbook.zip.find(name);
    if (!part) throw new DomainError('templateDamaged');
    const chunks: Buffer[] = [];
    for await (const chunk of workbook.zip.stream(part)) chunks.push(chunk);
    return new TextDecoder('utf-8', { ignoreBOM: true, fatal: true }).decode(Buffer.concat(chunks));
  });
}

/** Reads the elements of one part in their order, each with its text. */
export async function readElements(
  workbook: XlsxWorkbook,
  name: string,
  wanted: ReadonlySet<string>,
  found: (name: string, attributes: Readonly<Record<string, string>>, text: string) => void,
): Promise<void> {
  return refusingAsTemplate(async () => {
    const part = workbook.zip.find(name);
    if (!part) return;
    const openElements: Array<{ name: string; attributes: Readonly<Record<string, string>>; text: string }> =
      [];
    const reader = xmlReader({
      open(element, attributes) {
        if (wanted.has(element)) openElements.push({ name: element, attributes, text: '' });
      },
      text(text) {
        const innermost = openElements.at(-1);
        if (innermost) innermost.text += text;
      },
      close(element) {
        if (!wanted.has(element)) return;
        const done = openElements.pop();
        if (done) found(done.name, done.attributes, done.text);
      },
    });
    for await (const chunk of workbook.zip.stream(part)) reader.write(chunk);
    reader.end();
  });
}

async function refusingAsTemplate<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw asTemplateRefusal(error);
  }
}

function asTemplateRefusal(error: unknown): unknown {
  if (error instanceof TypeError) return new DomainError('templateDamaged', { cause: error });
  if (!(error instanceof SpreadsheetRefused)) return error;
  const code = refusals[error.code] ?? 'templateNotWorkbook';
  const limit = error.params.limitMb ? `${error.params.limitMb} MB` : String(error.params.limit ?? '');
  return new DomainError(code, { params: { limit }, cause: error });
}
