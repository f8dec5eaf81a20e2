import ExcelJS from '@protobi/exceljs';
import { strFromU8, unzipSync } from 'fflate';

export type BuiltSheet = {
  name: string;
  state?: 'visible' | 'hidden' | 'veryHidden';
  rows: Array<Array<string | number>>;
  /** Lists by column from 0, for rows `first` to `last`; a formula as Excel writes it. */
  lists?: Array<{ column: number; formula: string; first: number; last: number }>;
  frozen?: number;
  /** Ranges of merged cells: "A7:A8". */
  merged?: string[];
  /** Comments by cell: "D6". */
  comments?: Readonly<Record<string, string>>;
  /** Rows with a cell style, first and last. */
  styled?: [number, number];
};

/** A workbook of any structure, with shared strings, validations, defined names and hidden sheets. */
export async function buildWorkbook(
  sheets: readonly BuiltSheet[],
  names: Readonly<Record<string, string>> = {},
): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  for (const { name, state, rows, lists, frozen, styled, merged, comments } of sheets) {
    const sheet = workbook.addWorksheet(name, state ? { state } : {});
    if (frozen !== undefined) sheet.views = [{ state: 'frozen', ySplit: frozen }];
    for (const [index, values] of rows.entries()) {
      for (const [column, value] of values.entries())
        if (value !== '') sheet.getCell(index + 1, column + 1).value = value;
    }
    for (const [cell, text] of Object.entries(comments ?? {})) sheet.getCell(cell).note = text;
    for (const range of merged ?? []) sheet.mergeCells(range);
    const width = Math.max(...rows.map((row) => row.length));
    for (let row = styled?.[0] ?? 1; row <= (styled?.[1] ?? 0); row += 1) {
      for (let column = 1; column <= width; column += 1)
        sheet.getCell(row, column).style = { numFmt: '@', border: { bottom: { style: 'thin' } } };
    }
    for (const { column, formula, first, last } of lists ?? []) {
      for (let row = first; row <= last; row += 1)
        sheet.getCell(row, column + 1).dataValidation = { type: 'list', formulae: [formula] };
    }
  }
  for (const [name, reference] of Object.entries(names)) workbook.definedNames.add(reference, name);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** Filled rows of a sheet from `firstRow`, by key, read back with exceljs: a reader that is not ours. */
export async function readFilled(
  file: Buffer,
  sheetName: string,
  { keys, firstRow }: { keys: { sheet: string; row: number }; firstRow: number },
): Promise<Array<Record<string, unknown>>> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(file as unknown as ArrayBuffer);
  const keyRow = workbook.getWorksheet(keys.sheet)?.getRow(keys.row).values as unknown[] | undefined;
  const rows: Array<Record<string, unknown>> = [];
  workbook.getWorksheet(sheetName)?.eachRow((row, number) => {
    if (number < firstRow) return;
    const values: Record<string, unknown> = {};
    row.eachCell((cell, column) => {
      if (cell.value !== null && cell.value !== '') values[String(keyRow?.[column] ?? column)] = cell.value;
    });
    if (Object.keys(values).length > 0) rows.push({ row: number, ...values });
  });
  return rows;
}

/** The `row` elements of a part as they are written, by number. */
export function rowTags(file: Buffer, part: string): Map<number, string> {
  const xml = strFromU8(unzipSync(file)[part] ?? new Uint8Array());
  return new Map([...xml.matchAll(/<row r="(\d+)"[^>]*>/g)].map(([tag, row]) => [Number(row), tag]));
}
