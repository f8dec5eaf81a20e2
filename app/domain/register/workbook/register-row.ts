import type { ColumnField } from '#app/domain/register/workbook/column-field.ts';
import type { Cell } from '#app/server/spreadsheet/spreadsheet.ts';

/** One product's row, cells sorted by meaning, with what the sections above it say. */
export interface RegisterRow {
  /** As in the sheet's margin. */
  number: number;
  hidden: boolean;
  /** Cells of each meaning, from left to right; a merged cell belongs to every row that it covers. */
  cells: ReadonlyMap<ColumnField, ReadonlyArray<Cell>>;
  sections: ReadonlyArray<string>;
}

/** Why a row below the headings is no product. */
export type SkippedKind = 'section' | 'total' | 'numbering' | 'heading' | 'note';

/** The rows below the headings that are no products, and how many products stand in hidden rows (they are read). */
export interface SkippedRows {
  rows: Array<{ row: number; kind: SkippedKind; text: string }>;
  hidden: number;
}
