import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import ExcelJS from '@protobi/exceljs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import yauzl from 'yauzl';

/** One column of a constructed template: internal key, label, "compulsory" word, help. */
export type BuiltColumn = { key: string; label: string; need?: string; help?: string };

export type BuiltTemplate = {
  sheetName?: string;
  columns: BuiltColumn[];
  /** Words of the drop-down list of every channel_id column; absent: no list. */
  switchWords?: { words: string[]; how: 'inline' | 'range' | 'name' };
  /** Cells of data rows that the producer has filled already: {7: {2: 'text'}} by row, column from 1. */
  filled?: Record<number, Record<number, string | number>>;
  styledRows?: number;
  frozen?: number | null;
  /** What the second row says of the template; '' of one that was emptied. */
  hash?: string;
  /** Rows of help below the labels; the usual three make the data begin in row 7. */
  headRows?: number;
};

/** A template of Shopee's structure with other words, order and lists; built with exceljs, so with shared strings. */
export async function buildTemplate(template: BuiltTemplate): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet('Guidance').addRow(['…']);
  const sheet = workbook.addWorksheet(template.sheetName ?? 'Template');
  const hidden = workbook.addWorksheet('hidden', { state: 'veryHidden' });
  sheet.addRow(template.columns.map(({ key }) => key));
  sheet.addRow(['basic', template.hash ?? '0f'.repeat(16), 0, 987_654]);
  sheet.addRow(template.columns.map(({ label }) => label));
  sheet.addRow(template.columns.map(({ need }) => need ?? ''));
  sheet.addRow(template.columns.map(({ help }) => help ?? ''));
  const firstDataRow = 4 + (template.headRows ?? 3);
  if (template.frozen !== null) {
    sheet.views = [{ state: 'frozen', ySplit: template.frozen ?? firstDataRow - 1 }];
  }
  const words = template.switchWords;
  for (const [index, word] of (words?.words ?? []).entries()) hidden.getCell(index + 1, 3).value = word;
  if (words?.how === 'name') workbook.definedNames.add(`hidden!$C$1:$C$${words.words.length}`, 'on_off');
  const lastRow = firstDataRow + (template.styledRows ?? 10) - 1;
  for (let row = firstDataRow; row <= lastRow; row += 1) {
    for (let column = 1; column <= template.columns.length; column += 1) {
      const cell = sheet.getCell(row, column);
      cell.style = { numFmt: '@', border: { bottom: { style: 'thin' } } };
      const value = template.filled?.[row]?.[column];
      if (value !== undefined) cell.value = value;
      if (words && template.columns[column - 1]?.key.startsWith('channel_id')) {
        const formula = {
          inline: `"${words.words.join(',')}"`,
          range: `hidden!$C$1:$C$${words.words.length}`,
          name: 'on_off',
        };
        cell.dataValidation = { type: 'list', allowBlank: true, formulae: [formula[words.how]] };
      }
    }
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** The values of a sheet by column key and row, read back with exceljs: a reader that is not ours. */
export async function readRows(file: Buffer, sheetName: string): Promise<Array<Record<string, unknown>>> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(file as unknown as ArrayBuffer);
  const sheet = workbook.getWorksheet(sheetName);
  if (!sheet) throw new Error(`no sheet ${sheetName}`);
  const keys = (sheet.getRow(1).values as unknown[]).map((key) => String(key ?? '').split('|')[0] ?? '');
  const rows: Array<Record<string, unknown>> = [];
  sheet.eachRow((row, number) => {
    if (number < 7) return;
    const values: Record<string, unknown> = { row: number };
    row.eachCell((cell, column) => {
      if (cell.value !== null && cell.value !== '') values[keys[column] ?? column] = cell.value;
    });
    if (Object.keys(values).length > 1) rows.push(values);
  });
  return rows;
}

/** Style index of each cell of a row as the XML has it. */
export function stylesOfRow(file: Buffer, part: string, row: number): string[] {
  const xml = strFromU8(unzipSync(file)[part] ?? new Uint8Array());
  const text = new RegExp(`<(?:\\w+:)?row r="${row}".*?</(?:\\w+:)?row>`, 's').exec(xml)?.[0] ?? '';
  return [...text.matchAll(/<(?:\w+:)?c [^>]*?s="(\d+)"/g)].map(([, style]) => style ?? '');
}

export type RawEntry = {
  name: string;
  crc: number;
  method: number;
  flags: number;
  bytes: string;
  time: number;
};

/** Every entry in its order: name, checksum, flags, date, and its compressed bytes as they lie in the file. */
export function rawEntries(file: Buffer): Promise<RawEntry[]> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(file, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      const entries: RawEntry[] = [];
      zip.on('error', reject);
      zip.on('end', () => resolve(entries));
      zip.on('entry', (entry: yauzl.Entry) => {
        const at = entry.relativeOffsetOfLocalHeader;
        const data = at + 30 + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28);
        entries.push({
          name: entry.fileName,
          crc: entry.crc32,
          method: entry.compressionMethod,
          flags: entry.generalPurposeBitFlag,
          time: (entry.lastModFileDate << 16) | entry.lastModFileTime,
          bytes: file.subarray(data, data + entry.compressedSize).toString('base64'),
        });
        zip.readEntry();
      });
      zip.readEntry();
    });
  });
}

/** The same workbook with one part's XML changed, packed anew. */
export function withPart(file: Buffer, part: string, change: (xml: string) => string): Buffer {
  const parts = unzipSync(file);
  const xml = strFromU8(parts[part] ?? new Uint8Array());
  return Buffer.from(zipSync({ ...parts, [part]: strToU8(change(xml)) }));
}

/** A workbook written by a streaming zip writer: sizes behind the data, and 64-bit fields where asked. */
export async function streamedTemplate(
  columns: readonly BuiltColumn[],
  zip: { forceZip64: boolean },
): Promise<Buffer> {
  const stream = new PassThrough();
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, zip } as never);
  const sheet = workbook.addWorksheet('Template');
  for (const field of ['key', 'meta', 'label', 'need', 'help'] as const) {
    const texts = columns.map((column, at) =>
      field === 'meta' ? (['basic', '0f'.repeat(16)][at] ?? 'basic') : (column[field] ?? ''),
    );
    sheet.addRow(texts).commit();
  }
  sheet.commit();
  const done = buffer(stream);
  await workbook.commit();
  return done;
}
