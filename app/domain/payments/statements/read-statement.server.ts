import { createHash } from 'node:crypto';
import { foldReference, type SeenTransfer } from '#app/domain/payments/bank-transfers/seen-transfer.ts';
import { LARGEST_AMOUNT } from '#app/domain/payments/largest-amount.ts';
import { findMemoCodes } from '#app/domain/payments/memo-code/find-memo-codes.ts';
import {
  type StatementColumns,
  type StatementField,
  statementColumns,
} from '#app/domain/payments/statements/statement-columns.ts';
import { readAmount, readDirection, readMoment } from '#app/domain/payments/statements/statement-values.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { localDate } from '#app/server/local-date.ts';
import { openSpreadsheet } from '#app/server/spreadsheet/open-spreadsheet.server.ts';
import type { SheetRow, Spreadsheet } from '#app/server/spreadsheet/spreadsheet.ts';
import { type SpreadsheetLimits, SpreadsheetRefused } from '#app/server/spreadsheet/spreadsheet-refused.ts';
import { fold, tidy } from '#app/server/text/fold.ts';

const MB = 1024 * 1024;

/** A year of a busy account is far below. */
export const statementLimits: SpreadsheetLimits = {
  fileBytes: 4 * MB,
  inflatedBytes: 40 * MB,
  entries: 500,
  rows: 20_000,
  columns: 60,
  elements: 2_000_000,
  sharedStrings: 100_000,
};

export const MOST_STATEMENT_ROWS = 2_000;
/** Banks put the account, the holder and the period above their table. */
const HEADING_WITHIN_ROWS = 60;

export type ReadStatement = {
  readonly seen: readonly SeenTransfer[];
  /** Rows below the headings that tell of no money that came in: money that went, sums, remarks. */
  readonly skipped: number;
};

type Credit = { amount: number; text: string; reference: string | null; occurredAt: number };

/**
 * The money that came in according to a bank's list, whichever bank's it is: its columns are known by their headings.
 * @throws DomainError statementUnreadable, statementNoTable, statementNoRows, statementTooLong (field file).
 */
export async function readStatement(file: Buffer, fileName: string): Promise<ReadStatement> {
  try {
    const spreadsheet = await openSpreadsheet(file, fileName, statementLimits);
    for (const index of spreadsheet.sheets.keys()) {
      const read = await readSheet(spreadsheet, index);
      if (read === null) continue;
      if (read.credits.length === 0) throw refusal('statementNoRows');
      return { seen: withIds(read.credits), skipped: read.skipped };
    }
  } catch (error) {
    if (error instanceof SpreadsheetRefused) throw refusal('statementUnreadable', error);
    throw error;
  }
  throw refusal('statementNoTable');
}

async function readSheet(
  spreadsheet: Spreadsheet,
  index: number,
): Promise<{ credits: Credit[]; skipped: number } | null> {
  let columns: StatementColumns | null = null;
  let rowCount = 0;
  let skipped = 0;
  const credits: Credit[] = [];
  for await (const row of spreadsheet.rows(index)) {
    rowCount += 1;
    if (columns === null) {
      if (rowCount > HEADING_WITHIN_ROWS) return null;
      columns = statementColumns(row);
      continue;
    }
    const credit = creditOf(row, columns);
    if (credit) credits.push(credit);
    else skipped += 1;
    if (credits.length > MOST_STATEMENT_ROWS)
      throw new DomainError('statementTooLong', { field: 'file', params: { max: MOST_STATEMENT_ROWS } });
  }
  return columns && { credits, skipped };
}

/** Null for money that went, for rows that are no movement, and for sums that nobody can have sent. */
function creditOf(row: SheetRow, columns: StatementColumns): Credit | null {
  const cellOf = (field: StatementField) =>
    columns[field] === undefined ? undefined : row.cells.find(({ column }) => column === columns[field]);
  const occurredAt = readMoment(cellOf('day'));
  const amount = columns.credit === undefined ? signedAmount(cellOf) : readAmount(cellOf('credit'));
  if (occurredAt === null || amount === null || amount <= 0 || amount > LARGEST_AMOUNT) return null;
  const reference = tidy(cellOf('reference')?.text ?? '');
  return { amount, occurredAt, reference: reference || null, text: tidy(cellOf('text')?.text ?? '') };
}

function signedAmount(
  cellOf: (field: StatementField) => SheetRow['cells'][number] | undefined,
): number | null {
  const amount = readAmount(cellOf('amount'));
  if (amount === null) return null;
  const direction = readDirection(cellOf('direction'));
  return direction === 'out' ? -Math.abs(amount) : amount;
}

/**
 * Each row's own name, the same in every file that holds it: by its day, amount, reference and memo codes, or, where there
 * is none that is its own, by its text and which one it is of all that are alike.
 */
function withIds(credits: readonly Credit[]): SeenTransfer[] {
  const counts = new Map<string, number>();
  const nameOf = ({ amount, occurredAt }: Credit, rest: string) =>
    `${localDate(occurredAt)}:${amount}:${rest}`;
  const byReference = (credit: Credit) =>
    nameOf(credit, [foldReference(credit.reference) ?? '', ...findMemoCodes(credit.text)].join(':'));
  for (const credit of credits) counts.set(byReference(credit), (counts.get(byReference(credit)) ?? 0) + 1);
  const alike = new Map<string, number>();
  return credits.map((credit) => {
    const isNamed = foldReference(credit.reference) !== null && counts.get(byReference(credit)) === 1;
    const reference = isNamed ? credit.reference : null;
    const { amount, text, occurredAt } = credit;
    if (isNamed)
      return { source: 'statement', externalId: byReference(credit), reference, amount, text, occurredAt };
    const hash = createHash('sha256').update(fold(text)).digest('hex').slice(0, 24);
    const name = nameOf(credit, hash);
    const nth = (alike.get(name) ?? 0) + 1;
    alike.set(name, nth);
    return { source: 'statement', externalId: `${name}:${nth}`, reference, amount, text, occurredAt };
  });
}

function refusal(code: 'statementUnreadable' | 'statementNoTable' | 'statementNoRows', cause?: unknown) {
  return new DomainError(code, { field: 'file', cause });
}
