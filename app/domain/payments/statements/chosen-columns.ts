import { z } from 'zod';
import {
  chosenFields,
  HEADING_WITHIN_ROWS,
  knownColumns,
  type StatementColumns,
  type StatementField,
} from '#app/domain/payments/statements/statement-columns.ts';
import type { StatementRow } from '#app/domain/payments/statements/statement-rows.server.ts';
import { readAmount, readMoment } from '#app/domain/payments/statements/statement-values.ts';
import { fold } from '#app/server/text/fold.ts';

const column = z.number().int().min(0).optional();
export const columnsSchema = z.object({
  day: column,
  text: column,
  credit: column,
  amount: column,
  direction: column,
  reference: column,
});

/** What a person has said of an account's lists: from 0, and how those columns were headed (folded), by which they are known. */
export type ChosenColumns = {
  readonly columns: StatementColumns;
  /** Empty where the list had no headings: then it is asked again, with these columns filled in. */
  readonly headings: Readonly<Partial<Record<StatementField, string>>>;
};

const chosenSchema = z.object({
  columns: columnsSchema,
  headings: z.partialRecord(z.enum(chosenFields), z.string()),
});

/** As it is kept with the account; null where nothing is, or what is there cannot be read. */
export function readChosenColumns(kept: unknown): ChosenColumns | null {
  return chosenSchema.safeParse(kept).data ?? null;
}

/** A row with a day and, elsewhere, an amount. */
export function isMovement({ cells }: StatementRow): boolean {
  return cells.some(
    (day) =>
      readMoment(day) !== null && cells.some((amount) => amount !== day && (readAmount(amount) ?? 0) !== 0),
  );
}

/** Whether a list has the headings of the one that the columns were chosen for, in the same places. */
export function isListOf({ columns, headings }: ChosenColumns, rows: readonly StatementRow[]): boolean {
  const fields = chosenFields.filter((field) => columns[field] !== undefined);
  if (fields.some((field) => headings[field] === undefined)) return false;
  return rows
    .slice(0, HEADING_WITHIN_ROWS)
    .some((row) => fields.every((field) => headingAt(row, columns[field]) === headings[field]));
}

/** How the chosen columns are headed: by the row above the first movement that heads all of them; none where there is none. */
export function headingsOf(
  rows: readonly StatementRow[],
  columns: StatementColumns,
): ChosenColumns['headings'] {
  const fields = chosenFields.filter((field) => columns[field] !== undefined);
  const first = rows.findIndex(isMovement);
  const heads = rows
    .slice(0, Math.min(first, HEADING_WITHIN_ROWS))
    .filter((row) => fields.every((field) => headingAt(row, columns[field]) !== ''));
  const row = heads.at(-1);
  if (!row) return {};
  return Object.fromEntries(fields.map((field) => [field, headingAt(row, columns[field])]));
}

/** Those columns that a list's headings do name, for a person to complete. */
export function guessedColumns(rows: readonly StatementRow[]): StatementColumns {
  const named = rows
    .slice(0, HEADING_WITHIN_ROWS)
    .map((row) => knownColumns(row))
    .sort((a, b) => Object.keys(b).length - Object.keys(a).length);
  return named[0] ?? {};
}

function headingAt({ cells }: StatementRow, at: number | undefined): string {
  return fold(cells.find(({ column: place }) => place === at)?.text ?? '');
}
