import { parseMark } from '#app/domain/register/parse/parse-mark.ts';
import { readPublicCode } from '#app/domain/register/public-code.ts';
import { classifyRow } from '#app/domain/register/workbook/classify-row.ts';
import {
  areDecisionDays,
  fieldOfContent,
  type KnownWords,
} from '#app/domain/register/workbook/column-content.ts';
import { type ColumnField, mayRepeat, type PlainField } from '#app/domain/register/workbook/column-field.ts';
import {
  type HeadedColumn,
  type HeadingBlock,
  headingBlocks,
  likeliestHeadings,
  lowerEnds,
} from '#app/domain/register/workbook/heading-block.ts';
import { MergesByRow } from '#app/domain/register/workbook/merges-by-row.ts';
import {
  type Cell,
  columnName,
  type MergedRange,
  type SheetRow,
} from '#app/server/spreadsheet/spreadsheet.ts';
import { fold, tidy } from '#app/server/text/fold.ts';

export interface TableColumn {
  /** Counted from 0. */
  column: number;
  letter: string;
  /** From the top heading to the lowest, as written. */
  headings: ReadonlyArray<string>;
  /** A few values below, for the person who checks the guess. */
  samples: ReadonlyArray<string>;
  /** Of the product rows that were looked at: how many cells say no, and how many say nothing. */
  marks: { no: number; empty: number };
  /** What we take it for; null: not needed, or not understood. */
  field: ColumnField | null;
  by: 'heading' | 'content' | null;
  /** Its heading speaks of codes, and its cells hold somebody else's: it is not read. */
  hasOtherCodes: boolean;
}

export interface FoundTable {
  /** Rows of the heading block, both included. */
  headingFrom: number;
  headingTo: number;
  columns: ReadonlyArray<TableColumn>;
  /** Texts above the headings. */
  titles: ReadonlyArray<string>;
  /** How many different meanings its headings have; the sheet with the most is the register. */
  understood: number;
}

const SAMPLES = 3;

/**
 * Finds the register in the first rows of a sheet: the block of heading rows (one to four, with merged cells) whose
 * columns have the most meanings, a product among them. Without such a block the likeliest heading row is offered, for a
 * person to say what its columns are; null when the sheet has no table at all.
 */
export function findTable(
  rows: ReadonlyArray<SheetRow>,
  merged: ReadonlyArray<MergedRange>,
  known: KnownWords,
): FoundTable | null {
  const merges = new MergesByRow(merged);
  let best: HeadingBlock | undefined;
  for (const block of headingBlocks(rows, merges, known.channels)) {
    // Of blocks that say as much, the one with fewer rows: titles above and a section row below stay out of it.
    const tighter = block.understood === best?.understood && block.height < best.height;
    if (!best || block.understood > best.understood || tighter) best = block;
  }
  const understands =
    (best?.understood ?? 0) >= 2 && best?.columns.some((column) => column.match?.field === 'product');
  // Headings in words that nobody foresaw: the person says what each column is.
  if (!understands) best = likeliestHeadings(rows, merges, known.channels);
  if (!best) return null;
  const { from } = best;
  const to = Math.max(best.to, ...lowerEnds(merges, from, best.to, best.columns));
  const below = rows.filter((row) => row.number > to);
  return {
    headingFrom: from,
    headingTo: to,
    columns: withMeanings(best.columns, below, merges, known),
    titles: rows
      .filter((row) => row.number < from)
      .flatMap((row) => row.cells.map((cell) => tidy(cell.text))),
    understood: best.understood,
  };
}

/** Gives each meaning to the one column that fits best; columns without a telling heading are judged by content. */
function withMeanings(
  columns: ReadonlyArray<HeadedColumn>,
  below: ReadonlyArray<SheetRow>,
  merges: MergesByRow,
  known: KnownWords,
): Array<TableColumn> {
  const taken = new Map<ColumnField, HeadedColumn>();
  for (const column of [...columns].sort((a, b) => (b.match?.weight ?? 0) - (a.match?.weight ?? 0))) {
    if (column.match && !taken.has(column.match.field)) taken.set(column.match.field, column);
  }
  const width = Math.max(
    columns.length,
    ...below.slice(0, 50).flatMap((row) => row.cells.map((cell) => cell.column + 1)),
  );
  const products = productRows(columns, taken, below, merges);
  const ofCodes = columns.filter(({ match }) => match?.field === 'code');
  const ourCodes = ofCodes.find(({ column }) => holdsOurCodes(cellsOf(products, column)));
  if (ourCodes) taken.set('code', ourCodes);
  else taken.delete('code');
  const found: Array<TableColumn> = [];
  for (let index = 0; index < width; index += 1) {
    const column = columns[index] ?? { column: index, headings: [], match: null };
    if (column.headings.length === 0 && cellsOf(below, index).length === 0) continue;
    const values = cellsOf(products, index);
    const match = column.match;
    const owns = match && (taken.get(match.field) === column || mayRepeat(match.field));
    const byContent = match
      ? null
      : (dayBeside(column, values, taken) ?? contentField(column, values, taken, known));
    found.push({
      column: index,
      letter: columnName(index),
      headings: column.headings,
      samples: sampleTexts(values),
      marks: {
        no: values.filter((cell) => parseMark(cell).value === false).length,
        empty: products.length - values.filter(isFilled).length,
      },
      field: owns ? match.field : byContent,
      by: owns ? 'heading' : byContent ? 'content' : null,
      hasOtherCodes: match?.field === 'code' && values.some(isFilled) && !holdsOurCodes(values),
    });
  }
  return found;
}

function cellsOf(rows: ReadonlyArray<SheetRow>, column: number): Array<Cell> {
  return rows.flatMap((row) => row.cells.find((cell) => cell.column === column) ?? []);
}

function isFilled({ text }: Cell): boolean {
  return text.trim() !== '';
}

/**
 * Departments number their products in ways of their own under the same headings ("Mã SP": LC-01). Ours check
 * themselves: where half of the cells are right, the others are mistakes to be told of.
 */
function holdsOurCodes(values: ReadonlyArray<Cell>): boolean {
  const filled = values.filter(isFilled);
  const ours = filled.filter(({ text }) => readPublicCode(text) !== null);
  return ours.length > 0 && ours.length * 2 >= filled.length;
}

/** The rows that hold products: what else stands below the headings is no example of a column. */
function productRows(
  columns: ReadonlyArray<HeadedColumn>,
  taken: ReadonlyMap<ColumnField, HeadedColumn>,
  below: ReadonlyArray<SheetRow>,
  merges: MergesByRow,
): ReadonlyArray<SheetRow> {
  const context = {
    fields: new Map([...taken].map(([field, { column }]) => [column, field])),
    headings: new Map(columns.map(({ column, headings }) => [column, fold(headings.at(-1) ?? '')])),
    merges,
  };
  const kinds = below.map((row) => ({ row, kind: classifyRow(row, context).kind }));
  const products = kinds.filter(({ kind }) => kind === 'data');
  // Nobody has said yet which column names the product: then only what is surely none stays out.
  const kept =
    products.length > 0
      ? products
      : kinds.filter(({ kind, row }) => (kind === 'section' ? row.cells.length > 1 : kind === 'note'));
  return kept.map(({ row }) => row);
}

function contentField(
  column: HeadedColumn,
  values: ReadonlyArray<Cell>,
  taken: Map<ColumnField, HeadedColumn>,
  known: KnownWords,
): PlainField | null {
  const field = fieldOfContent(values, known, (each) => taken.has(each) && !mayRepeat(each));
  if (field) taken.set(field, column);
  return field;
}

/**
 * "Ngày" says of what in its neighbour: beside the column of decisions, cells with days hold theirs, and so do those below
 * no heading, or one that only counts ("A5", "Cột 5"). Any other heading speaks of some other day ("Lên sàn từ").
 */
function dayBeside(
  column: HeadedColumn,
  values: ReadonlyArray<Cell>,
  taken: Map<ColumnField, HeadedColumn>,
): PlainField | null {
  const decisions = taken.get('decisionNumber')?.column ?? Number.NaN;
  const heading = fold(column.headings.at(-1) ?? '');
  const names = /^(ngay|ngay thang( nam)?|thoi gian|((cot|column) ?)?[a-z]?\d*)$/.test(heading);
  if (!names || Math.abs(column.column - decisions) !== 1 || taken.has('decisionDate')) return null;
  if (!areDecisionDays(values.filter(isFilled))) return null;
  taken.set('decisionDate', column);
  return 'decisionDate';
}

function sampleTexts(values: ReadonlyArray<Cell>): Array<string> {
  const seen = new Map<string, string>();
  for (const { text } of values) {
    if (seen.size === SAMPLES) break;
    if (!seen.has(fold(text))) seen.set(fold(text), tidy(text).slice(0, 60));
  }
  return [...seen.values()];
}
