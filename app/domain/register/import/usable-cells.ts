import type { NoteProblem } from '#app/domain/register/import/reading-context.ts';
import type { RegisterRow } from '#app/domain/register/workbook/register-row.ts';
import type { Cell } from '#app/server/spreadsheet/spreadsheet.ts';

/** A dozen of the longest addresses. */
const LONGEST_CELL = 4_000;

/** The cell, unless it holds no value. */
export function usable(cell: Cell | undefined): Cell | null {
  return cell && cell.kind !== 'uncomputed' && cell.kind !== 'error' ? cell : null;
}

/**
 * No cell of a register is a book: what would only keep the reader busy is refused before it is taken apart, and the row
 * with it.
 */
export function withoutEndlessCells(row: RegisterRow, note: NoteProblem): RegisterRow {
  const cells = new Map(row.cells);
  for (const [field, some] of row.cells) {
    const endless = some.filter(({ text }) => text.length > LONGEST_CELL);
    if (endless.length === 0) continue;
    for (const cell of endless) note('text_too_long', cell, { limit: LONGEST_CELL });
    cells.set(
      field,
      some.filter((cell) => !endless.includes(cell)),
    );
  }
  return { ...row, cells };
}

/** Formulas give their kept result and say so; one without a result, and `#N/A`, keep the row out. */
export function refuseBrokenCells(row: RegisterRow, note: NoteProblem): void {
  for (const [field, cells] of row.cells) {
    if (field === 'rowNumber' || field === 'note') continue;
    for (const cell of cells) {
      if (cell.kind === 'uncomputed') note('formula_uncomputed', cell);
      else if (cell.kind === 'error') note('cell_error', cell, { text: cell.text });
      else if (cell.formula) note('formula_value', cell, { text: cell.text.slice(0, 80) });
    }
  }
}
