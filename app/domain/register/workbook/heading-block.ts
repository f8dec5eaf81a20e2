import { type ColumnField, fieldOfHeading } from '#app/domain/register/workbook/column-field.ts';
import type { MergesByRow } from '#app/domain/register/workbook/merges-by-row.ts';
import type { SheetRow } from '#app/server/spreadsheet/spreadsheet.ts';
import { tidy } from '#app/server/text/fold.ts';

/** Folded names of channels with their code, longest first. */
export type ChannelWords = ReadonlyArray<{ word: string; code: string }>;

const LONGEST_HEADING = 120;
const TALLEST_HEADING = 4;
const ROWS_WITH_HEADINGS = 20;
const FEWEST_COLUMNS = 3;

/** Every run of one to four rows that could be the headings, with what its columns would mean. */
export function* headingBlocks(
  rows: ReadonlyArray<SheetRow>,
  merges: MergesByRow,
  channelWords: ChannelWords,
): Generator<HeadingBlock> {
  for (let start = 0; start < rows.length; start += 1) {
    if (!readsLikeHeadings(rows[start])) continue;
    for (let height = 1; height <= TALLEST_HEADING; height += 1) {
      const block = rows.slice(start, start + height);
      const last = block.at(-1);
      if (block.length < height || !last || (height > 1 && !readsLikeHeadings(last))) break;
      const columns = headedColumns(block, merges, channelWords);
      yield { from: block[0]?.number ?? 0, to: last.number, height, columns, understood: meanings(columns) };
    }
  }
}

/** The row with the most short texts near the top, with fuller rows below it; its meanings are the person's to give. */
export function likeliestHeadings(
  rows: ReadonlyArray<SheetRow>,
  merges: MergesByRow,
  channelWords: ChannelWords,
): HeadingBlock | undefined {
  const candidates = rows
    .slice(0, ROWS_WITH_HEADINGS)
    .filter((row) => readsLikeHeadings(row) && row.cells.length >= FEWEST_COLUMNS);
  const most = Math.max(0, ...candidates.map((row) => row.cells.length));
  const row = candidates.find((each) => each.cells.length === most);
  const hasRowsBelow = row && rows.some((other) => other.number > row.number && other.cells.length >= 2);
  if (!row || !hasRowsBelow) return undefined;
  const columns = headedColumns([row], merges, channelWords);
  return { from: row.number, to: row.number, height: 1, columns, understood: meanings(columns) };
}

/** Headings are short texts; a row with numbers or long texts is data. */
function readsLikeHeadings(row: SheetRow | undefined): boolean {
  if (!row) return false;
  const texts = row.cells.filter((cell) => cell.kind === 'text' && cell.text.length <= LONGEST_HEADING);
  const hasLink = row.cells.some((cell) => /https?:\/\//.test(cell.text));
  return texts.length > 0 && texts.length >= row.cells.length * 0.8 && !hasLink;
}

export interface HeadingBlock {
  from: number;
  to: number;
  height: number;
  columns: Array<HeadedColumn>;
  understood: number;
}

export interface HeadedColumn {
  column: number;
  headings: Array<string>;
  match: { field: ColumnField; weight: number } | null;
}

function headedColumns(
  block: ReadonlyArray<SheetRow>,
  merges: MergesByRow,
  words: ChannelWords,
): Array<HeadedColumn> {
  const width = Math.max(0, ...block.flatMap((row) => row.cells.map((cell) => cell.column + 1)));
  const columns = Array.from(
    { length: width },
    (_, column): HeadedColumn => ({ column, headings: [], match: null }),
  );
  block.forEach((row, index) => {
    const texts = spread(row, merges, width, index < block.length - 1 ? block[index + 1] : undefined);
    texts.forEach((text, column) => {
      const headings = columns[column]?.headings;
      if (text !== null && headings && headings.at(-1) !== text) headings.push(text);
    });
  });
  for (const column of columns) column.match = fieldOfHeading(column.headings, words);
  return columns;
}

/**
 * The row's heading for each column: its own text, the text of the merged cell over it, or (CSV keeps no merges) the
 * text to its left when there is a lower heading below both.
 */
function spread(
  row: SheetRow,
  merges: MergesByRow,
  width: number,
  below: SheetRow | undefined,
): Array<string | null> {
  const texts: Array<string | null> = Array.from({ length: width }, () => null);
  for (const cell of row.cells) texts[cell.column] = tidy(cell.text);
  for (const merge of merges.over(row.number)) {
    // A title merged over the whole table says nothing about its columns.
    if (merge.lastColumn - merge.firstColumn + 1 >= width && width > 2) texts[merge.firstColumn] = null;
    else
      for (let column = merge.firstColumn; column <= Math.min(merge.lastColumn, width - 1); column += 1)
        texts[column] ??= texts[merge.firstColumn] ?? null;
  }
  if (merges.isEmpty && below) {
    const hasBelow = new Set(below.cells.map((cell) => cell.column));
    for (let column = 1; column < width; column += 1) {
      if (texts[column] === null && hasBelow.has(column) && hasBelow.has(column - 1))
        texts[column] = texts[column - 1] ?? null;
    }
  }
  return texts;
}

/** Where merged heading cells that begin in the block end below it. */
export function lowerEnds(
  merges: MergesByRow,
  from: number,
  to: number,
  columns: ReadonlyArray<HeadedColumn>,
): Array<number> {
  const heights = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return heights
    .flatMap((row) => merges.over(row))
    .filter((merge) => merge.firstRow >= from && merge.lastRow <= from + TALLEST_HEADING)
    .filter((merge) => columns[merge.firstColumn]?.match)
    .map((merge) => merge.lastRow);
}

function meanings(columns: ReadonlyArray<HeadedColumn>): number {
  return new Set(columns.flatMap((column) => (column.match ? [column.match.field] : []))).size;
}
