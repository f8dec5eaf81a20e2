import { LARGEST_AMOUNT } from '#app/domain/payments/largest-amount.ts';
import type { StatementColumns, StatementField } from '#app/domain/payments/statements/statement-columns.ts';
import { readAmount, readDirection, readMoment } from '#app/domain/payments/statements/statement-values.ts';
import { type Cell, parseAddress } from '#app/server/spreadsheet/spreadsheet.ts';

/** A row that looks like money that came in, and of which something cannot be read, or whose day has not come yet (`ahead`). */
export type UnreadRow = {
  /** As in the file's margin, from 1. */
  readonly row: number;
  readonly what: 'amount' | 'day' | 'ahead';
  /** As it stands there. */
  readonly text: string;
};

/** The first of them, and how many there are. */
export type UnreadRows = { readonly rows: readonly UnreadRow[]; readonly count: number };

const MOST_LISTED = 50;
const LONGEST_TEXT = 60;

export function listUnread(found: ReadonlyArray<UnreadRow | null>): UnreadRows {
  const unread = found.filter((one) => one !== null);
  return { rows: unread.slice(0, MOST_LISTED), count: unread.length };
}

/**
 * Null for what is no money that came in: money that went, sums, remarks, headings that are said anew.
 * @param latest `latestMovement`.
 */
export function unreadOf(
  { cells }: { readonly cells: readonly Cell[] },
  columns: StatementColumns,
  latest: number,
): UnreadRow | null {
  const cellOf = (field: StatementField) =>
    columns[field] === undefined ? undefined : cells.find(({ column }) => column === columns[field]);
  const sum = cellOf(columns.credit === undefined ? 'amount' : 'credit');
  const day = cellOf('day');
  if (!sum || !hasDigit(sum) || /^\s*[-(]/.test(sum.text)) return null;
  if (columns.credit === undefined && columns.direction !== undefined)
    if (readDirection(cellOf('direction')) !== 'in') return null;
  const amount = readAmount(sum);
  if (amount !== null && amount <= 0) return null;
  const moment = readMoment(day);
  const isDay = moment !== null;
  if (amount === null || amount > LARGEST_AMOUNT) return isDay ? tell('amount', sum) : null;
  if (!isDay || !day) return day && hasDigit(day) ? tell('day', day) : null;
  return moment > latest ? tell('ahead', day) : null;
}

const hasDigit = ({ text }: Cell) => /\d/.test(text);

function tell(what: UnreadRow['what'], { address, text }: Cell): UnreadRow {
  return { row: parseAddress(address)?.row ?? 0, what, text: text.trim().slice(0, LONGEST_TEXT) };
}
