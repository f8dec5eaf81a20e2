import type { CalendarDay } from '#app/server/spreadsheet/number-format.ts';

/** One cell that holds something. */
export interface Cell {
  /** Column counted from 0. */
  column: number;
  /** As the person sees it in the sheet's margin: `B8`. */
  address: string;
  /** `uncomputed`: a formula that the file keeps no result for. `error`: `#N/A` and the like. */
  kind: 'text' | 'number' | 'date' | 'boolean' | 'error' | 'uncomputed';
  /** What a person reads in the cell: NFC text, digits, dd/mm/yyyy. */
  text: string;
  number?: number;
  date?: CalendarDay;
  /** The value is the kept result of a formula. */
  formula: boolean;
  /** Where a hyperlink on the cell leads; http and https only. */
  link?: string;
}

/** A row with at least one filled cell, cells from left to right. */
export interface SheetRow {
  /** As in the sheet's margin, counted from 1. */
  number: number;
  hidden: boolean;
  cells: Array<Cell>;
}

/** Rows from 1, columns from 0, both ends included. */
export interface MergedRange {
  firstRow: number;
  lastRow: number;
  firstColumn: number;
  lastColumn: number;
}

export interface Sheet {
  name: string;
  hidden: boolean;
  /** Rows with at least one value. */
  filledRows: number;
  merges: ReadonlyArray<MergedRange>;
}

/** A spreadsheet that passed the guards. Rows are read as they are asked for. */
export interface Spreadsheet {
  format: 'xlsx' | 'csv';
  sheets: ReadonlyArray<Sheet>;
  /** @throws SpreadsheetRefused when the part turns out to be damaged or too wide while it is read. */
  rows(sheetIndex: number): AsyncGenerator<SheetRow>;
}

/** `0` → `A`, `26` → `AA`. */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

/** `B8` → row 8, column 1; null for anything else. */
export function parseAddress(address: string): { row: number; column: number } | null {
  const match = /^\$?([A-Za-z]{1,3})\$?([0-9]{1,7})$/.exec(address);
  if (!match?.[1] || !match[2]) return null;
  let column = 0;
  for (const letter of match[1].toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(match[2]), column: column - 1 };
}

/** `A1:C2` or `A1`; null for anything else. */
export function parseRange(reference: string): MergedRange | null {
  const [from, to] = reference.split(':');
  const first = parseAddress(from ?? '');
  const last = to === undefined ? first : parseAddress(to);
  if (!first || !last) return null;
  return {
    firstRow: Math.min(first.row, last.row),
    lastRow: Math.max(first.row, last.row),
    firstColumn: Math.min(first.column, last.column),
    lastColumn: Math.max(first.column, last.column),
  };
}
