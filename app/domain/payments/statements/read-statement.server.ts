import { type ChosenColumns, isListOf, isMovement } from '#app/domain/payments/statements/chosen-columns.ts';
import { headOf, namedAccount } from '#app/domain/payments/statements/named-account.ts';
import {
  HEADING_WITHIN_ROWS,
  type StatementColumns,
  statementColumns,
} from '#app/domain/payments/statements/statement-columns.ts';
import {
  creditOf,
  creditsOf,
  refuseTooMany,
  type StatedCredit,
  type StatedRow,
  type StatementRow,
  withIds,
} from '#app/domain/payments/statements/statement-rows.server.ts';
import {
  listUnread,
  type UnreadRow,
  type UnreadRows,
  unreadOf,
} from '#app/domain/payments/statements/unread-rows.ts';
import type { ErrorCode } from '#app/i18n/errors.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { openSpreadsheet } from '#app/server/spreadsheet/open-spreadsheet.server.ts';
import type { Spreadsheet } from '#app/server/spreadsheet/spreadsheet.ts';
import {
  type SpreadsheetLimits,
  type SpreadsheetProblem,
  SpreadsheetRefused,
} from '#app/server/spreadsheet/spreadsheet-refused.ts';

const MB = 1024 * 1024;

/** A year of a busy account is far below. */
export const statementLimits: SpreadsheetLimits = {
  fileBytes: 4 * MB,
  inflatedBytes: 40 * MB,
  entries: 500,
  // A bank puts its list into one; a person adds a few.
  sheets: 20,
  rows: 20_000,
  columns: 60,
  elements: 2_000_000,
  sharedStrings: 100_000,
  characters: 4_000_000,
};

/** A list whose columns a person has to name is kept row by row until they have. */
const MOST_UNKNOWN_ROWS = 5_000;

export type ReadStatement = {
  /** Empty while nobody has said what its columns hold. */
  readonly seen: readonly StatedRow[];
  /** Rows below the headings that tell of no money that came in: money that went, sums, remarks. */
  readonly skipped: number;
  /** Those of them that look like money that came in. */
  readonly unread: UnreadRows;
  /** All rows of a list whose headings are not known; null where they are. */
  readonly rows: readonly StatementRow[] | null;
  /** The account's number as the file names it (`namedAccount`); null where it names none. */
  readonly account: string | null;
};

/**
 * The money that came in according to a bank's list, whichever bank's it is: its columns are known by their headings, or
 * by what a person has said of a list with the same headings before.
 * @param signal stops the reading when whoever handed the file in has gone.
 * @param latest no movement is later, ms UTC (`latestMovement`): its row is named and not read. Without it none is too late.
 * @throws DomainError statementNoTable, statementNoRows, statementOnlyUnread, statementTooLong, and as `refusals` says for what is no list of a
 * kind that is read here (field file); the signal's reason.
 */
export async function readStatement(
  file: Buffer,
  fileName: string,
  chosen: ChosenColumns | null = null,
  signal?: AbortSignal,
  latest = Number.POSITIVE_INFINITY,
): Promise<ReadStatement> {
  try {
    const spreadsheet = await openSpreadsheet(file, fileName, statementLimits, signal);
    for (const index of spreadsheet.sheets.keys()) {
      const read = await readSheet(spreadsheet, index, latest);
      if (read === null) continue;
      if (read.credits.length === 0) throw nothingRead(read.unread) ?? refusal('statementNoRows');
      const { credits, ...left } = read;
      return { seen: withIds(credits), ...left, rows: null };
    }
    return await readUnknown(spreadsheet, chosen, latest);
  } catch (error) {
    if (error instanceof SpreadsheetRefused) throw refusalOf(error);
    throw error;
  }
}

/** The longest sheet, when it has movements in it: rows with a day and an amount. */
async function readUnknown(
  spreadsheet: Spreadsheet,
  chosen: ChosenColumns | null,
  latest: number,
): Promise<ReadStatement> {
  const lengths = spreadsheet.sheets.map(({ filledRows }) => filledRows);
  const rows: StatementRow[] = [];
  for await (const { cells } of spreadsheet.rows(lengths.indexOf(Math.max(...lengths)))) {
    rows.push({ cells });
    if (rows.length > MOST_UNKNOWN_ROWS)
      throw new DomainError('statementTooLong', { field: 'file', params: { max: MOST_UNKNOWN_ROWS } });
  }
  if (!rows.some(isMovement)) throw refusal('statementNoTable');
  const account = namedAccount(headOf(rows));
  if (chosen === null || !isListOf(chosen, rows))
    return { seen: [], skipped: 0, unread: listUnread([]), rows, account };
  const { credits, ...left } = creditsOf(rows, chosen.columns, latest);
  return { seen: withIds(credits), ...left, rows, account };
}

async function readSheet(
  spreadsheet: Spreadsheet,
  index: number,
  latest: number,
): Promise<
  | (Pick<ReadStatement, 'skipped' | 'unread' | 'account'> & { readonly credits: readonly StatedCredit[] })
  | null
> {
  const head: StatementRow[] = [];
  let columns: StatementColumns | null = null;
  let rowCount = 0;
  let skipped = 0;
  const unread: Array<UnreadRow | null> = [];
  const credits: StatedCredit[] = [];
  for await (const row of spreadsheet.rows(index)) {
    rowCount += 1;
    if (columns === null) {
      if (rowCount > HEADING_WITHIN_ROWS) return null;
      columns = statementColumns(row);
      if (columns === null) head.push(row);
      continue;
    }
    const credit = creditOf(row, columns, { isKnownBank: true, latest });
    if (credit) credits.push(credit);
    else {
      skipped += 1;
      unread.push(unreadOf(row, columns, latest));
    }
    refuseTooMany(credits.length);
  }
  return columns && { credits, skipped, unread: listUnread(unread), account: namedAccount(head) };
}

/** Of a list in which no row could be read: the first that looks like money that came in, and why; null where none does. */
export function nothingRead({ rows: [first], count }: UnreadRows): DomainError | null {
  if (!first) return null;
  const { row, what, text } = first;
  return new DomainError(`statementOnlyUnread_${what}`, { field: 'file', params: { row, text, count } });
}

function refusal(code: 'statementNoTable' | 'statementNoRows') {
  return new DomainError(code, { field: 'file' });
}

/** What was handed in instead, so that it can be said; what is not named here cannot be read, whatever it is. */
const refusals: Partial<Record<SpreadsheetProblem, ErrorCode>> = {
  empty_file: 'statementEmpty',
  too_large: 'statementTooLarge',
  too_many_sheets: 'statementTooManySheets',
  too_many_rows: 'statementTooLong',
  encrypted: 'statementLocked',
  old_xls: 'statementIsXls',
  binary_workbook: 'statementIsOtherSheet',
  open_document: 'statementIsOtherSheet',
  macros: 'statementIsOtherSheet',
  html_table: 'statementIsHtml',
  not_utf8: 'statementNotUnicode',
};

function refusalOf(error: SpreadsheetRefused): DomainError {
  const { code: problem, params } = error;
  const { found, limit, limitMb } = params;
  const ofKind = found === 'pdf' ? 'statementIsPdf' : found === 'image' ? 'statementIsImage' : undefined;
  return new DomainError(ofKind ?? refusals[problem] ?? 'statementUnreadable', {
    field: 'file',
    params: { max: limit ?? limitMb ?? 0 },
    cause: error,
  });
}
