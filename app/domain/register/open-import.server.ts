import { eq } from 'drizzle-orm';
import { LRUCache } from 'lru-cache';
import { type ImportSettings, parseImportSettings } from '#app/domain/register/import/import-settings.ts';
import { recogniseFile } from '#app/domain/register/import/read-file-values.server.ts';
import type { OpenedImport } from '#app/domain/register/plan-import.server.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import { openSpreadsheet } from '#app/server/spreadsheet/open-spreadsheet.server.ts';
import type { Spreadsheet } from '#app/server/spreadsheet/spreadsheet.ts';

export interface ImportRow {
  id: string;
  fileName: string;
  /** Key in storage. */
  fileKey: string;
  byteSize: number;
  sheetName: string | null;
  settings: ImportSettings;
  asOf: string | null;
  state: 'staged' | 'applied' | 'dropped';
  summary: Record<string, unknown> | null;
  createdBy: string | null;
  createdAt: number;
  appliedAt: number | null;
}

/** @throws NotFound */
export async function readImport(context: Context, importId: string): Promise<ImportRow> {
  const { registerImport } = context.store.tables;
  const [row] = await context.store.read((db) =>
    db.select().from(registerImport).where(eq(registerImport.id, importId)),
  );
  if (!row) throw new NotFound('import');
  return { ...row, settings: parseImportSettings(row.settings) };
}

/**
 * The staged file, opened and recognised again, with the settings as they were confirmed so far.
 * @throws NotFound when there is no such import or its file is gone
 */
export async function openImport(
  context: Context,
  importId: string,
): Promise<OpenedImport & { row: ImportRow }> {
  const row = await readImport(context, importId);
  const spreadsheet = opened.get(row.fileKey) ?? (await openStoredFile(context, row));
  opened.set(row.fileKey, spreadsheet);
  const workbook = await recogniseFile(context, spreadsheet, row.fileName);
  return { row, spreadsheet, workbook, settings: row.settings };
}

/** The files that are being looked at: at most ten megabytes each, and what was read of them. */
const opened = new LRUCache<string, Spreadsheet>({ max: 2, ttl: 15 * 60 * 1000 });

async function openStoredFile(context: Context, row: ImportRow): Promise<Spreadsheet> {
  const file = await context.storage.get(row.fileKey);
  if (!file) throw new NotFound('file of the import');
  return openSpreadsheet(file, row.fileName);
}
