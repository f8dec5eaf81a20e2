import type { KnownProductSet } from '#app/domain/register/parse/parse-group.ts';
import type { KnownChannel } from '#app/domain/register/parse/parse-platforms.ts';
import type { CellValue, Parsed, ProblemCode, RowProblem } from '#app/domain/register/parse/parsed.ts';
import type { PlaceIndex } from '#app/domain/register/places/place-index.ts';
import type { ColumnField, PlainField } from '#app/domain/register/workbook/column-field.ts';
import type { Cell } from '#app/server/spreadsheet/spreadsheet.ts';

/** What the rows of one workbook are read by. */
export interface ReadingContext {
  places: PlaceIndex;
  /** Remembered and new answers about places, by `placeTextKey`. */
  placeAnswers: ReadonlyMap<string, string>;
  channels: ReadonlyArray<KnownChannel>;
  productSets: ReadonlyArray<KnownProductSet>;
  /** Fields that the workbook has a column for, with the column's letter. */
  fields: ReadonlyMap<ColumnField, string>;
  asOf: string;
  emptyTick: 'no' | 'unknown';
  answers: Readonly<Record<string, string>>;
}

/** How a field of the row at hand is read: as text, or taken apart with its problems noted. */
export type ReadText = (field: PlainField) => string | null;
export type ReadParsed = <T>(field: PlainField, parse: (value: CellValue) => Parsed<T>) => T | null;
export type NoteProblem = (code: ProblemCode, cell: Cell | null, params?: RowProblem['params']) => void;
