import type { ImportSettings } from '#app/domain/register/import/import-settings.ts';
import { recogniseFile, suggestSettings } from '#app/domain/register/import/read-file-values.server.ts';
import type { RecognisedWorkbook } from '#app/domain/register/workbook/recognise-workbook.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { newId } from '#app/server/ids.server.ts';
import { openSpreadsheet } from '#app/server/spreadsheet/open-spreadsheet.server.ts';
import type { Spreadsheet } from '#app/server/spreadsheet/spreadsheet.ts';
import { fileNameOf } from '#app/server/text/file-name.ts';

export interface StagedImport {
  importId: string;
  spreadsheet: Spreadsheet;
  workbook: RecognisedWorkbook;
  /** What recognition suggests. */
  settings: ImportSettings;
}

/**
 * Takes a file in: refuses what is no safe spreadsheet or holds no register, keeps it under its hash, and suggests what
 * its columns mean. Nothing of the register changes.
 * @throws SpreadsheetRefused; DomainError importNoTable
 */
export async function stageImport(
  context: Context,
  input: { file: Buffer; fileName: string; personId: string | null },
): Promise<StagedImport> {
  const fileName = fileNameOf(input.fileName) || 'register.xlsx';
  const spreadsheet = await openSpreadsheet(input.file, fileName);
  const workbook = await recogniseFile(context, spreadsheet, fileName);
  const settings = suggestSettings(workbook, null);
  if (!settings) throw new DomainError('importNoTable');
  const stored = await context.storage.put('registers', input.file, { extension: `.${spreadsheet.format}` });
  const importId = newId();
  const { registerImport } = context.store.tables;
  await context.store.write((tx) =>
    tx.insert(registerImport).values({
      id: importId,
      fileName,
      fileKey: stored.key,
      byteSize: stored.bytes,
      sheetName: workbook.sheets[settings.sheetIndex]?.name ?? null,
      settings,
      asOf: settings.asOf,
      state: 'staged',
      createdBy: input.personId,
      createdAt: context.clock.now(),
    }),
  );
  return { importId, spreadsheet, workbook, settings };
}
