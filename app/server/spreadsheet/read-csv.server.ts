import { setImmediate as nextTurn } from 'node:timers/promises';
import { parse } from 'csv-parse';
import type { Cell, Sheet, SheetRow, Spreadsheet } from '#app/server/spreadsheet/spreadsheet.ts';
import { columnName } from '#app/server/spreadsheet/spreadsheet.ts';
import {
  registerWorkbookLimits,
  type SpreadsheetLimits,
  SpreadsheetRefused,
} from '#app/server/spreadsheet/spreadsheet-refused.ts';

const BOM = '\u{feff}';
/** So much of a file without a mark tells UTF-16. */
const MARKLESS_BYTES = 4 * 1024;
const LF = 0x0a;
const CR = 0x0d;
const CHUNK_CHARACTERS = 16 * 1024;
/** The parser has all records of a piece ready before anybody else has their turn. */
const CHUNK_LINES = 500;
/** A list of usual size is kept as it was counted; a larger one is read anew, so that it never fills memory. */
const MOST_KEPT_CELLS = 200_000;
/** Excel leaves thousands of empty lines below a list; this many for each row that may hold something. */
const MOST_LINES_A_ROW = 10;
/** The parser makes a line's cells before anything can be asked of them, empty ones too. Excel leaves some at a line's end. */
const MOST_DELIMITERS_A_LINE = 5_000;

/**
 * Opens a CSV file held in memory: UTF-8 or UTF-16 ("Unicode text"), with or without byte order mark, separated by `;`, `,`
 * or tab (found by itself; a first line `sep=;` is obeyed). Every cell is a text. Bytes in another encoding are refused with
 * advice: which of the old ones it is cannot be known (`ã` of one is `ă` of another), and a wrong guess would stay unseen.
 * @param signal stops the reading, now and while rows are asked for.
 * @throws SpreadsheetRefused; the signal's reason.
 */
export async function openCsv(
  file: Buffer,
  name = 'CSV',
  limits: SpreadsheetLimits = registerWorkbookLimits,
  signal?: AbortSignal,
): Promise<Spreadsheet> {
  const { text, delimiter, firstRow } = decodeCsv(file);
  refuseEndlessLines(text, { delimiter, name, limits });
  const read = () => csvRows(text, { delimiter, firstRow, limits, signal });
  let filledRows = 0;
  let keptCells = 0;
  const kept: SheetRow[] = [];
  for await (const row of read()) {
    filledRows += 1;
    if (filledRows > limits.rows)
      throw new SpreadsheetRefused('too_many_rows', { limit: limits.rows, sheet: name });
    keptCells += row.cells.length;
    if (keptCells <= MOST_KEPT_CELLS) kept.push(row);
    else kept.length = 0;
  }
  const sheet: Sheet = { name, hidden: false, filledRows, merges: [] };
  return {
    format: 'csv',
    sheets: [sheet],
    rows: () => (keptCells <= MOST_KEPT_CELLS ? keptRows(kept, signal) : read()),
  };
}

function decodeCsv(file: Buffer): { text: string; delimiter: string; firstRow: number } {
  const encoding = encodingOf(file);
  if (encoding === 'utf-8' && file.includes(0)) throw new SpreadsheetRefused('not_a_spreadsheet');
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(file);
  } catch (error) {
    throw new SpreadsheetRefused('not_utf8', {}, error);
  }
  if (text.includes('\0')) throw new SpreadsheetRefused('not_a_spreadsheet');
  if (text.startsWith(BOM)) text = text.slice(1);
  if (text.trim() === '') throw new SpreadsheetRefused('empty_file');
  const declared = /^"?sep=(.)"?\r?\n/i.exec(text);
  if (declared?.[1]) return { text: text.slice(declared[0].length), delimiter: declared[1], firstRow: 2 };
  const delimiter = findDelimiter(text);
  if (delimiter === null) throw new SpreadsheetRefused('not_a_spreadsheet');
  return { text, delimiter, firstRow: 1 };
}

/** What Excel calls "Unicode text" is UTF-16 behind its mark; other programs leave the mark out. */
function encodingOf(file: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const mark = file.length >= 2 ? file.readUInt16BE(0) : 0;
  if (mark === 0xfffe) return 'utf-16le';
  if (mark === 0xfeff) return 'utf-16be';
  // Of a list's signs most have an empty second half: digits, separators, letters without marks.
  const start = file.subarray(0, MARKLESS_BYTES);
  const empty = [0, 0];
  for (const [at, byte] of start.entries()) if (byte === 0) empty[at % 2] = (empty[at % 2] ?? 0) + 1;
  const [first = 0, second = 0] = empty;
  if (second > start.length / 4 && first === 0) return 'utf-16le';
  return first > start.length / 4 && second === 0 ? 'utf-16be' : 'utf-8';
}

/** The candidate that occurs outside quotes in most of the first lines; ties go to the earlier one. */
function findDelimiter(text: string): string | null {
  const candidates = [';', '\t', ','];
  const linesWith = new Map<string, number>();
  const total = new Map<string, number>();
  let quoted = false;
  let inLine = new Set<string>();
  for (const character of text.slice(0, 32 * 1024)) {
    if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === '\n') {
      for (const seen of inLine) linesWith.set(seen, (linesWith.get(seen) ?? 0) + 1);
      inLine = new Set();
    } else if (candidates.includes(character)) {
      inLine.add(character);
      total.set(character, (total.get(character) ?? 0) + 1);
    }
  }
  for (const seen of inLine) linesWith.set(seen, (linesWith.get(seen) ?? 0) + 1);
  let best: string | null = null;
  const score = (candidate: string) =>
    (linesWith.get(candidate) ?? 0) * 1_000_000 + (total.get(candidate) ?? 0);
  for (const candidate of candidates) {
    if (score(candidate) > 0 && (best === null || score(candidate) > score(best))) best = candidate;
  }
  return best;
}

/** Quotes are not looked at: what stands in them only makes a line seem longer, and none of a real file is so long. */
function refuseEndlessLines(
  text: string,
  { delimiter, name, limits }: { delimiter: string; name: string; limits: SpreadsheetLimits },
): void {
  const { columns, rows } = limits;
  const sign = delimiter.charCodeAt(0);
  let row = 1;
  let inLine = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === LF || unit === CR) {
      if (endsLine(text, at)) row += 1;
      if (row > rows * MOST_LINES_A_ROW)
        throw new SpreadsheetRefused('too_many_rows', { limit: rows, sheet: name });
      inLine = 0;
    } else if (unit === sign) {
      inLine += 1;
      if (inLine > MOST_DELIMITERS_A_LINE)
        throw new SpreadsheetRefused('too_many_columns', {
          limit: columns,
          cell: `${columnName(columns)}${row}`,
        });
    }
  }
}

/** As many as a piece has lines, then others have their turn. */
async function* keptRows(
  rows: readonly SheetRow[],
  signal: AbortSignal | undefined,
): AsyncGenerator<SheetRow> {
  for (const [at, row] of rows.entries()) {
    if (at > 0 && at % CHUNK_LINES === 0) await nextTurn();
    signal?.throwIfAborted();
    yield { ...row, cells: [...row.cells] };
  }
}

async function* csvRows(
  text: string,
  {
    delimiter,
    firstRow,
    limits,
    signal,
  }: { delimiter: string; firstRow: number; limits: SpreadsheetLimits; signal: AbortSignal | undefined },
): AsyncGenerator<SheetRow> {
  const parser = parse({
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: 1024 * 1024,
  });
  feed(parser, text);
  let number = firstRow - 1;
  try {
    for await (const record of parser as AsyncIterable<Array<string>>) {
      signal?.throwIfAborted();
      number += 1;
      const cells = cellsOf(record, number, limits);
      if (cells.length > 0) yield { number, hidden: false, cells };
    }
  } catch (error) {
    if (error instanceof SpreadsheetRefused || signal?.aborted) throw error;
    throw new SpreadsheetRefused('damaged', { row: number + 1 }, error);
  } finally {
    parser.destroy();
  }
}

/** Gives the text in pieces, waiting for the reader, so that a big file neither fills memory nor holds the loop. */
function feed(parser: ReturnType<typeof parse>, text: string): void {
  let position = 0;
  const more = () => {
    while (position < text.length && !parser.destroyed) {
      const piece = pieceAt(text, position);
      position += piece.length;
      if (!parser.write(piece)) {
        // Others have their turn: a piece may hold thousands of cells.
        parser.once('drain', () => setImmediate(more));
        return;
      }
    }
    if (!parser.destroyed) parser.end();
  };
  more();
}

/** A line ends with `\n`, with `\r\n`, or, in files of old programs, with `\r` alone. */
function endsLine(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit === LF || (unit === CR && text.charCodeAt(at + 1) !== LF);
}

function pieceAt(text: string, from: number): string {
  const most = Math.min(from + CHUNK_CHARACTERS, text.length);
  let lines = 0;
  for (let at = from; at < most; at += 1) {
    if (!endsLine(text, at)) continue;
    lines += 1;
    if (lines === CHUNK_LINES) return text.slice(from, at + 1);
  }
  return text.slice(from, most);
}

function cellsOf(record: ReadonlyArray<string>, row: number, limits: SpreadsheetLimits): Array<Cell> {
  const cells: Array<Cell> = [];
  record.forEach((value, column) => {
    if (value.trim() === '') return;
    const address = `${columnName(column)}${row}`;
    if (column >= limits.columns) {
      throw new SpreadsheetRefused('too_many_columns', { limit: limits.columns, cell: address });
    }
    cells.push({ column, address, kind: 'text', text: value.normalize('NFC'), formula: false });
  });
  return cells;
}
