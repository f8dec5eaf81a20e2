import type { KnownChannel } from '#app/domain/register/parse/parse-platforms.ts';
import type { PlaceIndex } from '#app/domain/register/places/place-index.ts';
import { type FoundAsOf, findAsOf } from '#app/domain/register/workbook/find-as-of.ts';
import { type FoundTable, findTable } from '#app/domain/register/workbook/find-table.ts';
import type { ChannelWords } from '#app/domain/register/workbook/heading-block.ts';
import type { SheetRow, Spreadsheet } from '#app/server/spreadsheet/spreadsheet.ts';

export interface RecognisedSheet {
  index: number;
  name: string;
  hidden: boolean;
  filledRows: number;
  /** Null: nothing on it reads like a register. */
  table: FoundTable | null;
  asOf: FoundAsOf | null;
}

export interface RecognisedWorkbook {
  sheets: ReadonlyArray<RecognisedSheet>;
  /** The sheet that reads most like a register; null when none does. */
  best: number | null;
}

/** The first rows of a sheet, from which it is told what its columns are. */
export const ROWS_TO_JUDGE_BY = 120;

/** Looks at the first rows of every sheet and says which holds the register, where its table is and what its columns mean. */
export async function recogniseWorkbook(
  spreadsheet: Spreadsheet,
  { channels, places }: { channels: ReadonlyArray<KnownChannel>; places: PlaceIndex },
  fileName: string,
  today: string,
): Promise<RecognisedWorkbook> {
  const known = { channels: channelWords(channels), places };
  const sheets: Array<RecognisedSheet> = [];
  for (const [index, sheet] of spreadsheet.sheets.entries()) {
    const rows = await firstRows(spreadsheet, index);
    const table = findTable(rows, sheet.merges, known);
    const lines = [
      ...(table?.titles ?? rows.slice(0, 10).flatMap((row) => row.cells.map((cell) => cell.text))),
    ];
    sheets.push({
      index,
      name: sheet.name,
      hidden: sheet.hidden,
      filledRows: sheet.filledRows,
      table,
      asOf: findAsOf(lines, today) ?? findAsOf([sheet.name, withoutEnding(fileName)], today),
    });
  }
  const candidates = sheets.filter((sheet) => sheet.table !== null);
  candidates.sort(
    (a, b) =>
      Number(a.hidden || !looksLikeRegister(a)) - Number(b.hidden || !looksLikeRegister(b)) ||
      score(b) - score(a) ||
      a.index - b.index,
  );
  return { sheets, best: candidates[0]?.index ?? null };
}

/** Whether the sheet's headings name a product and something about it. */
export function looksLikeRegister(sheet: RecognisedSheet): boolean {
  return (
    (sheet.table?.understood ?? 0) >= 2 &&
    (sheet.table?.columns.some((column) => column.field === 'product') ?? false)
  );
}

/** A register before any other table, then the one with more meanings; of two alike, the longer sheet. */
function score(sheet: RecognisedSheet): number {
  return (
    (looksLikeRegister(sheet) ? 100_000_000 : 0) + (sheet.table?.understood ?? 0) * 100_000 + sheet.filledRows
  );
}

async function firstRows(spreadsheet: Spreadsheet, index: number): Promise<Array<SheetRow>> {
  const rows: Array<SheetRow> = [];
  for await (const row of spreadsheet.rows(index)) {
    rows.push(row);
    if (rows.length >= ROWS_TO_JUDGE_BY) break;
  }
  return rows;
}

function channelWords(channels: ReadonlyArray<KnownChannel>): ChannelWords {
  return channels
    .flatMap((channel) => channel.words.map((word) => ({ word, code: channel.code })))
    .sort((a, b) => b.word.length - a.word.length);
}

function withoutEnding(fileName: string): string {
  return fileName
    .replace(/\.[a-z]{3,4}$/i, '')
    .replace(/[_]+/g, ' ')
    .replace(/-/g, '/');
}
