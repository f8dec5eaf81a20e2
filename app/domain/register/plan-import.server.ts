import { createHash } from 'node:crypto';
import { count, desc, eq, max } from 'drizzle-orm';
import { withEndings } from '#app/domain/register/import/find-endings.ts';
import type { PlannedRows } from '#app/domain/register/import/import-plan.ts';
import type { ImportSettings } from '#app/domain/register/import/import-settings.ts';
import { loadRegisterModel } from '#app/domain/register/import/load-register-model.server.ts';
import { pauses } from '#app/domain/register/import/pauses.server.ts';
import { type Pause, planRows } from '#app/domain/register/import/plan-rows.ts';
import { readFileValues } from '#app/domain/register/import/read-file-values.server.ts';
import type { RegisterModel } from '#app/domain/register/import/register-model.ts';
import { loadKeptAnswers } from '#app/domain/register/import/remember-answers.server.ts';
import type { RowValues } from '#app/domain/register/import/row-values.ts';
import type { RecognisedWorkbook } from '#app/domain/register/workbook/recognise-workbook.server.ts';
import type { SkippedRows } from '#app/domain/register/workbook/register-row.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { localDate } from '#app/server/local-date.ts';
import type { Spreadsheet } from '#app/server/spreadsheet/spreadsheet.ts';
import type { Db, Tx } from '#db/store.ts';

export interface OpenedImport {
  spreadsheet: Spreadsheet;
  workbook: RecognisedWorkbook;
  settings: ImportSettings;
}

export interface PlannedImport extends Omit<PlannedRows, 'entries'> {
  asOf: string;
  skipped: SkippedRows;
  /** Rows in which nothing names a commune of today: where their product is made stays unknown. */
  placeless: number;
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
  const { planned, newerImport } = await planOutside(context, values, opened.settings, asOf);
  const { entries: _entries, ...report } = withEndings(planned, opened.settings.answers);
  const placeless = values.filter(({ place }) => isPlaceless(place)).length;
  return { ...report, asOf, skipped, placeless, newerImport, digest: digestOf(planned) };
}

function isPlaceless(place: RowValues['place']): boolean {
  return place.kind === 'none' || (place.kind === 'resolved' && place.communeCode === null);
}

export interface PlanOnRegister {
  planned: PlannedRows;
  model: RegisterModel;
  newerImport: string | null;
  /** Of everything that was ever changed: the same as in `registerVersion` as long as the plan is true. */
  version: string;
}

/** Plans read values on the register as it is now, in no transaction, so that ten thousand rows hold nobody up. */
export async function planOutside(
  context: Context,
  values: ReadonlyArray<RowValues>,
  settings: ImportSettings,
  asOf: string,
): Promise<PlanOnRegister> {
  const loaded = await context.store.read((db) => loadState(context, db, asOf));
  return planOnState(loaded, values, settings, asOf, pauses());
}

/** The same inside a write, where nothing may pause: for a register that moved since it was planned outside. */
export async function planInside(
  context: Context,
  tx: Tx,
  values: ReadonlyArray<RowValues>,
  settings: ImportSettings,
  asOf: string,
): Promise<PlanOnRegister> {
  return planOnState(await loadState(context, tx, asOf), values, settings, asOf);
}

/** Differs whenever anything was committed in between. */
export async function registerVersion(db: Db, { change }: Context['store']['tables']): Promise<string> {
  const [row] = await db.select({ newest: max(change.id), rows: count() }).from(change);
  return `${row?.newest ?? ''}/${row?.rows ?? 0}`;
}

type LoadedState = Omit<PlanOnRegister, 'planned'> & { kept: Readonly<Record<string, string>> };

/** The version first: what changes while the rest is read makes it differ. */
async function loadState({ store: { tables } }: Context, db: Db, asOf: string): Promise<LoadedState> {
  const version = await registerVersion(db, tables);
  const [latest] = await db
    .select({ asOf: tables.registerImport.asOf })
    .from(tables.registerImport)
    .where(eq(tables.registerImport.state, 'applied'))
    .orderBy(desc(tables.registerImport.asOf))
    .limit(1);
  const newerImport = latest?.asOf && latest.asOf > asOf ? latest.asOf : null;
  return {
    version,
    newerImport,
    kept: await loadKeptAnswers(db, tables),
    model: await loadRegisterModel(db, tables, asOf),
  };
}

async function planOnState(
  { model, newerImport, version, kept }: LoadedState,
  values: ReadonlyArray<RowValues>,
  settings: ImportSettings,
  asOf: string,
  pause?: Pause,
): Promise<PlanOnRegister> {
  const options = {
    asOf,
    onlyAdd: newerImport !== null,
    phonesMayBeShown: settings.phonesMayBeShown,
    answers: { ...kept, ...settings.answers },
  };
  return { planned: await planRows(values, model, options, pause), model, newerImport, version };
}

/** @throws DomainError importAsOfMissing, dateInFuture */
export function checkedAsOf(context: Context, settings: ImportSettings): string {
  if (settings.asOf === null) throw new DomainError('importAsOfMissing', { field: 'asOf' });
  if (settings.asOf > localDate(context.clock.now()))
    throw new DomainError('dateInFuture', { field: 'asOf' });
  return settings.asOf;
}

/**
 * Equal for equal plans: an entry that this file brings gets a fresh code in every planning, so that the row which
 * brings it stands for its code, there and in each later row that speaks of it. What the file says has ended belongs to
 * it; whether that is recorded is answered together with the confirmation, so that it does not.
 */
export function digestOf(planned: PlannedRows): string {
  const broughtBy = new Map(
    planned.rows.flatMap(({ row, outcome, entryCode }) =>
      outcome === 'new' && entryCode !== null ? [[entryCode, row] as const] : [],
    ),
  );
  const rows = planned.rows.map(({ row, outcome, entryCode, problems, changes }) => [
    row,
    outcome,
    entryCode === null ? null : (broughtBy.get(entryCode) ?? entryCode),
    problems,
    changes,
  ]);
  const endings = planned.endings.map((ending) => ({
    ...ending,
    entryCode: broughtBy.get(ending.entryCode) ?? ending.entryCode,
    presenceId: ending.isNew ? null : ending.presenceId,
  }));
  const said = JSON.stringify([rows, endings]);
  return createHash('sha256').update(said).digest('hex').slice(0, 32);
}
