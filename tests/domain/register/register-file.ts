import ExcelJS from '@protobi/exceljs';
import { applyImport } from '#app/domain/register/apply-import.server.ts';
import type { ImportSettings } from '#app/domain/register/import/import-settings.ts';
import {
  readFileValues,
  recogniseFile,
  suggestSettings,
} from '#app/domain/register/import/read-file-values.server.ts';
import { planImport } from '#app/domain/register/plan-import.server.ts';
import { stageImport } from '#app/domain/register/stage-import.server.ts';
import type { Context } from '#app/server/context.ts';
import { openSpreadsheet } from '#app/server/spreadsheet/open-spreadsheet.server.ts';

export type Grid = ReadonlyArray<ReadonlyArray<ExcelJS.CellValue>>;

/** A workbook of one sheet from a grid of values; `merges` as Excel writes them: `A1:C1`. */
export async function gridFile(
  grid: Grid,
  options: { merges?: ReadonlyArray<string>; sheetName?: string } = {},
): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet(options.sheetName ?? 'Sheet1');
  for (const row of grid) sheet.addRow([...row]);
  for (const merge of options.merges ?? []) sheet.mergeCells(merge);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** The grid as CSV text, separated by `;`. */
export function gridCsv(grid: ReadonlyArray<ReadonlyArray<string>>): Buffer {
  const quoted = (text: string) => (/[;"\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return Buffer.from(grid.map((row) => row.map(quoted).join(';')).join('\r\n'));
}

/** Opens, recognises and reads a file under the suggested settings, some of them replaced. */
export async function readFile(
  context: Context,
  file: Buffer,
  settings: Partial<ImportSettings> = {},
  fileName = 'so.xlsx',
) {
  const opened = await openFile(context, file, settings, fileName);
  const { values, skipped } = await readFileValues(
    context,
    opened.spreadsheet,
    opened.workbook,
    opened.settings,
  );
  return { values, skipped, ...opened };
}

export async function openFile(
  context: Context,
  file: Buffer,
  settings: Partial<ImportSettings> = {},
  fileName = 'so.xlsx',
) {
  const spreadsheet = await openSpreadsheet(file, fileName);
  const workbook = await recogniseFile(context, spreadsheet, fileName);
  const suggested = suggestSettings(workbook, settings.sheetIndex ?? null);
  if (!suggested) throw new Error('no register was found in the file');
  return {
    spreadsheet,
    workbook,
    settings: { ...suggested, asOf: suggested.asOf ?? '2024-10-14', ...settings },
  };
}

export async function planFile(
  context: Context,
  file: Buffer,
  settings: Partial<ImportSettings> = {},
  fileName = 'so.xlsx',
) {
  return planImport(context, await openFile(context, file, settings, fileName));
}

/** Stages and applies a file. */
export async function importFile(context: Context, file: Buffer, settings: Partial<ImportSettings> = {}) {
  const staged = await stageImport(context, { file, fileName: 'so.xlsx', personId: null });
  const opened = await openFile(context, file, settings);
  return applyImport(context, { ...opened, importId: staged.importId, actor: null, expectedDigest: null });
}
