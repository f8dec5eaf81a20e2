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

/** How many rows below the headings were something else than a product. */
export interface SkippedRows {
  sections: Array<{ row: number; label: string }>;
  totals: Array<number>;
  notes: Array<{ row: number; text: string }>;
  headings: Array<number>;
  hidden: number;
}
