import { createHash } from 'node:crypto';
import { desc, eq } from 'drizzle-orm';
import type { ImportSettings } from '#app/domain/register/import/import-settings.ts';
import { loadRegisterModel } from '#app/domain/register/import/load-register-model.server.ts';
import { type PlannedRows, planRows } from '#app/domain/register/import/plan-rows.ts';
import { readFileValues } from '#app/domain/register/import/read-file-values.server.ts';
import type { RegisterModel } from '#app/domain/register/import/register-model.ts';
import type { RowValues } from '#app/domain/register/import/row-values.ts';
import type { RecognisedWorkbook } from '#app/domain/register/workbook/recognise-workbook.server.ts';
import type { SkippedRows } from '#app/domain/register/workbook/register-row.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { localDate } from '#app/server/local-date.ts';
import type { Spreadsheet } from '#app/server/spreadsheet/spreadsheet.ts';
import type { Db } from '#db/store.ts';

export interface OpenedImport {
  spreadsheet: Spreadsheet;
  workbook: RecognisedWorkbook;
  settings: ImportSettings;
}

export interface PlannedImport extends Omit<PlannedRows, 'entries'> {
  asOf: string;
  skipped: SkippedRows;
  /** A file of this later day was imported before: this one adds, and changes nothing. */
  newerImport: string | null;
  /** Of all that would happen; a plan that was confirmed and is no longer true is not applied. */
  digest: string;
}

/**
 * The dry run: what each row of a file would do to the register as it is now. Writes nothing.
 * @throws DomainError importNoTable, importAsOfMissing, dateInFuture; SpreadsheetRefused
 */
export async function planImport(context: Context, opened: OpenedImport): Promise<PlannedImport> {
  const { values, skipped } = await readFileValues(
    context,
    opened.spreadsheet,
    opened.workbook,
    opened.settings,
  );
  const asOf = checkedAsOf(context, opened.settings);
  return context.store.read(async (db) => {
    const { planned, newerImport } = await planOnRegister(context, db, values, opened.settings, asOf);
    const { entries: _entries, ...report } = planned;
    return { ...report, asOf, skipped, newerImport, digest: digestOf(planned) };
  });
}

/** Plans read values on the register as `db` sees it; used by the dry run and again, inside the write, by applying. */
export async function planOnRegister(
  context: Context,
  db: Db,
  values: ReadonlyArray<RowValues>,
  settings: ImportSettings,
  asOf: string,
): Promise<{ planned: PlannedRows; model: RegisterModel; newerImport: string | null }> {
  const { tables } = context.store;
  const [latest] = await db
    .select({ asOf: tables.registerImport.asOf })
    .from(tables.registerImport)
    .where(eq(tables.registerImport.state, 'applied'))
    .orderBy(desc(tables.registerImport.asOf))
    .limit(1);
  const newerImport = latest?.asOf && latest.asOf > asOf ? latest.asOf : null;
  const model = await loadRegisterModel(db, tables);
  const planned = planRows(values, model, {
    asOf,
    onlyAdd: newerImport !== null,
    phonesMayBeShown: settings.phonesMayBeShown,
    answers: settings.answers,
  });
  return { planned, model, newerImport };
}

/** @throws DomainError importAsOfMissing, dateInFuture */
export function checkedAsOf(context: Context, settings: ImportSettings): string {
  if (settings.asOf === null) throw new DomainError('importAsOfMissing', { field: 'asOf' });
  if (settings.asOf > localDate(context.clock.now()))
    throw new DomainError('dateInFuture', { field: 'asOf' });
  return settings.asOf;
}

/** Freshly minted codes differ from plan to plan and stay out of it. */
export function digestOf(planned: PlannedRows): string {
  const rows = planned.rows.map((row) => [
    row.row,
    row.outcome,
    row.outcome === 'new' ? null : row.entryCode,
    row.problems,
    row.changes,
  ]);
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex').slice(0, 32);
}
