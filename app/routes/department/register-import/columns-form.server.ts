import type { ImportSettings } from '#app/domain/register/import/import-settings.ts';
import { parseDate } from '#app/domain/register/parse/parse-date.ts';
import { type ColumnField, isColumnField } from '#app/domain/register/workbook/column-field.ts';
import type { ErrorCode } from '#app/i18n/errors.ts';

/** What was typed and chosen, to be shown again beside its errors. */
export type ColumnsTyped = {
  sheetIndex: number;
  columns: Record<string, string>;
  asOf: string;
  emptyTick: 'no' | 'unknown';
  phonesMayBeShown: boolean;
};

/**
 * Reads the form of the columns page. Answers of before stay: they belong to words, not to columns.
 * @returns no settings but the problem of the as-of date where that is not a day.
 */
export function readColumnsForm(
  form: FormData,
  answers: ImportSettings['answers'],
): { typed: ColumnsTyped } & ({ settings: ImportSettings } | { settings: null; problem: ErrorCode }) {
  const columns: Record<string, ColumnField> = {};
  const typedColumns: Record<string, string> = {};
  for (const [name, value] of form) {
    const letter = /^column-([A-Z]{1,3})$/.exec(name)?.[1];
    if (letter === undefined || typeof value !== 'string') continue;
    typedColumns[letter] = value;
    if (isColumnField(value)) columns[letter] = value;
  }
  const typed: ColumnsTyped = {
    sheetIndex: Number(form.get('sheet') ?? 0) || 0,
    columns: typedColumns,
    asOf: String(form.get('asOf') ?? '').trim(),
    emptyTick: form.get('emptyTick') === 'unknown' ? 'unknown' : 'no',
    phonesMayBeShown: form.get('phonesMayBeShown') === 'yes',
  };
  const day = typed.asOf === '' ? null : parseDate({ text: typed.asOf }).value;
  if (day?.precision !== 'day') {
    return { typed, settings: null, problem: typed.asOf === '' ? 'importAsOfMissing' : 'notADate' };
  }
  return { typed, settings: { ...typed, columns, asOf: day.day, answers } };
}
