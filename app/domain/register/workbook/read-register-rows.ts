import { classifyRow, type TableContext } from '#app/domain/register/workbook/classify-row.ts';
import type { ColumnField } from '#app/domain/register/workbook/column-field.ts';
import type { FoundTable } from '#app/domain/register/workbook/find-table.ts';
import { MergesByRow } from '#app/domain/register/workbook/merges-by-row.ts';
import type { RegisterRow, SkippedRows } from '#app/domain/register/workbook/register-row.ts';
import { withoutFormulaGuard } from '#app/server/spreadsheet/formula-guard.ts';
import type { Cell, MergedRange, SheetRow } from '#app/server/spreadsheet/spreadsheet.ts';
import { fold, tidy } from '#app/server/text/fold.ts';

export interface RegisterRows {
  rows: Array<RegisterRow>;
  skipped: SkippedRows;
}

const LONGEST_QUOTE = 200;

/**
 * Reads the product rows of a table under a confirmed mapping. Section rows ("II. SA PA") are remembered for the rows
 * below them, cells merged downwards (one producer, several products) are given to each of their rows, and totals,
 * numbering lines, repeated headings and notes are listed with what they say, not read.
 * @param mapping meaning by column, counted from 0
 */
export async function readRegisterRows(
  sheetRows: AsyncIterable<SheetRow>,
  table: Pick<FoundTable, 'headingTo' | 'columns'>,
  merges: ReadonlyArray<MergedRange>,
  mapping: ReadonlyMap<number, ColumnField>,
): Promise<RegisterRows> {
  const context: TableContext = {
    fields: mapping,
    headings: new Map(table.columns.map((column) => [column.column, fold(column.headings.at(-1) ?? '')])),
    merges: new MergesByRow(merges),
  };
  const down = new DownwardMerges(context.merges, table.headingTo);
  const rows: Array<RegisterRow> = [];
  const skipped: SkippedRows = { rows: [], hidden: 0 };
  let sections: Array<{ label: string; rank: number }> = [];

  for await (const raw of sheetRows) {
    if (raw.number <= table.headingTo) continue;
    const row = down.complete({ ...raw, cells: raw.cells.map(withoutGuard) });
    const kind = classifyRow(row, context);
    if (kind.kind !== 'data') {
      const text = tidy(row.cells.map((cell) => cell.text).join(' · ')).slice(0, LONGEST_QUOTE);
      skipped.rows.push({ row: row.number, kind: kind.kind, text });
      if (kind.kind !== 'section') continue;
      const rank = sectionRank(row);
      sections = [...sections.filter((section) => section.rank < rank), { label: kind.label, rank }];
    } else {
      if (row.hidden) skipped.hidden += 1;
      rows.push({
        number: row.number,
        hidden: row.hidden,
        cells: byMeaning(row.cells, mapping),
        sections: sections.map((section) => section.label),
      });
    }
  }
  return { rows, skipped };
}

/** An export of ours that comes back carries apostrophes before texts like `=1+1`. */
function withoutGuard(cell: Cell): Cell {
  return cell.kind === 'text' ? { ...cell, text: withoutFormulaGuard(cell.text) } : cell;
}

function byMeaning(
  cells: ReadonlyArray<Cell>,
  mapping: ReadonlyMap<number, ColumnField>,
): Map<ColumnField, Array<Cell>> {
  const sorted = new Map<ColumnField, Array<Cell>>();
  for (const cell of cells) {
    const field = mapping.get(cell.column);
    if (field) sorted.set(field, [...(sorted.get(field) ?? []), cell]);
  }
  return sorted;
}

/** A before I before 1 before 1.1: a section ends those of its own rank and below. */
function sectionRank(row: SheetRow): number {
  const start = row.cells[0]?.text.trim() ?? '';
  if (/^[IVXLC]+([.)\s:-]|$)/.test(start)) return 2;
  if (/^[A-HĐ]([.)\s:-]|$)/u.test(start)) return 1;
  const numbered = /^(\d+(?:\.\d+)*)([.)\s:-]|$)/.exec(start);
  return numbered?.[1] ? 2 + numbered[1].split('.').length : 5;
}

/** Cells merged over several rows hold their value in the first one only. */
class DownwardMerges {
  readonly #merges: MergesByRow;
  readonly #headingTo: number;
  readonly #values = new Map<MergedRange, Cell>();

  constructor(merges: MergesByRow, headingTo: number) {
    this.#merges = merges;
    this.#headingTo = headingTo;
  }

  complete(row: SheetRow): SheetRow {
    const covering = this.#merges
      .over(row.number)
      .filter((merge) => merge.lastRow > merge.firstRow && merge.firstRow > this.#headingTo);
    if (covering.length === 0) return row;
    const cells = [...row.cells];
    for (const merge of covering) {
      if (merge.firstRow === row.number) {
        const value = row.cells.find((cell) => cell.column === merge.firstColumn);
        if (value) this.#values.set(merge, value);
        continue;
      }
      const value = this.#values.get(merge);
      if (value && !cells.some((cell) => cell.column === merge.firstColumn)) cells.push(value);
    }
    return { ...row, cells: cells.sort((a, b) => a.column - b.column) };
  }
}
