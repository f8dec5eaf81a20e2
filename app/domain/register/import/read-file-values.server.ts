import { setImmediate } from 'node:timers/promises';
import type { ImportSettings } from '#app/domain/register/import/import-settings.ts';
import { loadReadingReference } from '#app/domain/register/import/load-reading-reference.server.ts';
import { readRowValues } from '#app/domain/register/import/read-row-values.ts';
import type { RowValues } from '#app/domain/register/import/row-values.ts';
import type { ColumnField } from '#app/domain/register/workbook/column-field.ts';
import { readRegisterRows } from '#app/domain/register/workbook/read-register-rows.ts';
import {
  type RecognisedWorkbook,
  recogniseWorkbook,
} from '#app/domain/register/workbook/recognise-workbook.server.ts';
import type { SkippedRows } from '#app/domain/register/workbook/register-row.ts';
import { tickQuestion } from '#app/domain/register/workbook/tick-question.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { localDate } from '#app/server/local-date.ts';
import { columnName, parseAddress, type Spreadsheet } from '#app/server/spreadsheet/spreadsheet.ts';

export interface FileValues {
  values: Array<RowValues>;
  skipped: SkippedRows;
}

const ROWS_BETWEEN_PAUSES = 100;

/** What recognition takes the sheets and columns of an opened file for. */
export async function recogniseFile(
  context: Context,
  spreadsheet: Spreadsheet,
  fileName: string,
): Promise<RecognisedWorkbook> {
  const today = localDate(context.clock.now());
  return recogniseWorkbook(spreadsheet, await loadReadingReference(context), fileName, today);
}

/** The settings that recognition suggests for its best sheet, or for another that the person chose. */
export function suggestSettings(
  workbook: RecognisedWorkbook,
  sheetIndex: number | null,
): ImportSettings | null {
  const index = sheetIndex ?? workbook.best;
  const sheet = index === null ? undefined : workbook.sheets[index];
  if (!sheet?.table) return null;
  const columns: Record<string, ColumnField> = {};
  for (const column of sheet.table.columns) if (column.field) columns[column.letter] = column.field;
  return {
    sheetIndex: sheet.index,
    columns,
    asOf: sheet.asOf?.day ?? null,
    emptyTick: tickQuestion(sheet, columns).emptyTick,
    phonesMayBeShown: false,
    answers: {},
  };
}

/**
 * Reads every product row of a file under confirmed settings.
 * @throws DomainError importNoTable, importProductMissing, importAsOfMissing; SpreadsheetRefused when the sheet turns out to be damaged
 */
export async function readFileValues(
  context: Context,
  spreadsheet: Spreadsheet,
  workbook: RecognisedWorkbook,
  settings: ImportSettings,
): Promise<FileValues> {
  const sheet = workbook.sheets[settings.sheetIndex];
  if (!sheet?.table) throw new DomainError('importNoTable');
  if (!Object.values(settings.columns).includes('product'))
    throw new DomainError('importProductMissing', { field: 'columns' });
  if (settings.asOf === null) throw new DomainError('importAsOfMissing', { field: 'asOf' });
  const reference = await loadReadingReference(context);
  // A person looks at page after page of one dry run: the rows of an opened file are read once for the same settings.
  const { placeAnswers: answered, keptAnswers, channels } = reference;
  const question = JSON.stringify([settings, [...answered], keptAnswers, channels]);
  const remembered = readBefore.get(spreadsheet);
  if (remembered?.question === question) return remembered.answer;
  const mapping = new Map<number, ColumnField>();
  for (const [letter, field] of Object.entries(settings.columns)) {
    const column = parseAddress(`${letter}1`)?.column;
    if (column !== undefined) mapping.set(column, field);
  }
  const merges = spreadsheet.sheets[sheet.index]?.merges ?? [];
  const { rows, skipped } = await readRegisterRows(
    spreadsheet.rows(sheet.index),
    sheet.table,
    merges,
    mapping,
  );
  const placeAnswers = new Map(reference.placeAnswers);
  for (const [key, answer] of Object.entries(settings.answers)) {
    if (key.startsWith('place:')) placeAnswers.set(key.slice('place:'.length), answer);
  }
  const reading = {
    ...reference,
    placeAnswers,
    fields: new Map([...mapping].map(([column, field]) => [field, columnName(column)])),
    asOf: settings.asOf,
    emptyTick: settings.emptyTick,
    answers: { ...keptAnswers, ...settings.answers },
  };
  const values: Array<RowValues> = [];
  for (const row of rows) {
    values.push(readRowValues(row, reading));
    if (values.length % ROWS_BETWEEN_PAUSES === 0) await setImmediate();
  }
  const answer = { values, skipped };
  readBefore.set(spreadsheet, { question, answer });
  return answer;
}

const readBefore = new WeakMap<Spreadsheet, { question: string; answer: FileValues }>();
