import { createHash } from 'node:crypto';
import { foldReference, type SeenTransfer } from '#app/domain/payments/bank-transfers/seen-transfer.ts';
import { LARGEST_AMOUNT } from '#app/domain/payments/largest-amount.ts';
import { findMemoCodes } from '#app/domain/payments/memo-code/find-memo-codes.ts';
import type { StatementColumns, StatementField } from '#app/domain/payments/statements/statement-columns.ts';
import { readAmount, readDirection, readMoment } from '#app/domain/payments/statements/statement-values.ts';
import { listUnread, type UnreadRows, unreadOf } from '#app/domain/payments/statements/unread-rows.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { localDate } from '#app/server/local-date.ts';
import type { Cell, SheetRow } from '#app/server/spreadsheet/spreadsheet.ts';
import { fold, tidy } from '#app/server/text/fold.ts';

/** Money that came in according to a statement. */
export const MOST_STATEMENT_ROWS = 2_000;

/** One line of a list, wherever it stands in it. */
export type StatementRow = Pick<SheetRow, 'cells'>;
export type StatedCredit = {
  amount: number;
  /** What the bank wrote, as much of it as is kept, and the memo codes that stand beyond that. */
  text: string;
  /** Its beginning alone, by which a row without a reference is known in every file. */
  head: string;
  /** The bank wrote more than is kept. */
  isCut: boolean;
  reference: string | null;
  occurredAt: number;
};
/** One row of a statement, as it is taken in. */
export type StatedRow = SeenTransfer & { readonly isCut: boolean };

/** @throws DomainError statementTooLong (field file). */
export function refuseTooMany(count: number): void {
  if (count > MOST_STATEMENT_ROWS)
    throw new DomainError('statementTooLong', { field: 'file', params: { max: MOST_STATEMENT_ROWS } });
}

/**
 * The money that came in, by columns that a person has named. What stands above the movements is no row of them.
 * @param latest no movement is later, ms UTC (`latestMovement`).
 * @throws DomainError statementTooLong (field file).
 */
export function creditsOf(
  rows: readonly StatementRow[],
  columns: StatementColumns,
  latest: number,
): { credits: StatedCredit[]; skipped: number; unread: UnreadRows } {
  const read = rows.map((row) => creditOf(row, columns, { isKnownBank: false, latest }));
  const credits = read.filter((one) => one !== null);
  refuseTooMany(credits.length);
  const unreadAt = rows.map((row, at) => (read[at] === null ? unreadOf(row, columns, latest) : null));
  const begin = read.findIndex((one, at) => one !== null || unreadAt[at]?.what === 'ahead');
  // Where nothing is a movement, what looks like one is.
  const first = begin >= 0 ? begin : unreadAt.findIndex((one) => one !== null);
  const skipped = unreadAt.filter((_, at) => first >= 0 && at >= first && read[at] === null);
  return { credits, skipped: skipped.length, unread: listUnread(skipped) };
}

/** NAPAS carries 210 characters; a bank's own list adds who sent it. What is longer is no bank's. */
export const LONGEST_TEXT = 1_000;
/** NAPAS' 210 characters hold no more; so many are kept of those beyond the cut. */
const MOST_CODES_BEYOND = 20;

/** Null for money that went, for rows that are no movement or later than any can be, and for sums that nobody can have sent. */
export function creditOf(
  row: StatementRow,
  columns: StatementColumns,
  /** `isKnownBank`: the columns are a bank's own, and a word for the direction that is not known leaves the amount's sign to say it. */
  { isKnownBank, latest }: { isKnownBank: boolean; latest: number },
): StatedCredit | null {
  const cellOf = (field: StatementField) =>
    columns[field] === undefined ? undefined : row.cells.find(({ column }) => column === columns[field]);
  if (!isKnownBank && columns.credit === undefined && columns.direction !== undefined)
    if (readDirection(cellOf('direction')) === null) return null;
  const occurredAt = readMoment(cellOf('day'));
  const amount = columns.credit === undefined ? signedAmount(cellOf) : readAmount(cellOf('credit'));
  if (occurredAt === null || occurredAt > latest) return null;
  if (amount === null || amount <= 0 || amount > LARGEST_AMOUNT) return null;
  const textOf = (field: StatementField) => tidy((cellOf(field)?.text ?? '').slice(0, LONGEST_TEXT));
  const reference = textOf('reference') || null;
  return { amount, occurredAt, reference, head: textOf('text'), ...keptOf(cellOf('text')?.text ?? '') };
}

/** Where a text is cut, the codes beyond the cut stay: they say for which order the money is. */
function keptOf(written: string): Pick<StatedCredit, 'text' | 'isCut'> {
  const head = tidy(written.slice(0, LONGEST_TEXT));
  if (written.length <= LONGEST_TEXT) return { text: head, isCut: false };
  const within = findMemoCodes(head);
  const beyond = findMemoCodes(written).filter((code) => !within.includes(code));
  const text = [head, '…', ...beyond.slice(0, MOST_CODES_BEYOND)].join(' ');
  return { text, isCut: true };
}

function signedAmount(cellOf: (field: StatementField) => Cell | undefined): number | null {
  const amount = readAmount(cellOf('amount'));
  if (amount === null) return null;
  const direction = readDirection(cellOf('direction'));
  return direction === 'out' ? -Math.abs(amount) : amount;
}

/**
 * Each row's own name, the same in every file that holds it: by its day, amount, reference and memo codes, or, where there
 * is none that is its own, by its text and which one it is of all that are alike.
 */
export function withIds(credits: readonly StatedCredit[]): StatedRow[] {
  const counts = new Map<string, number>();
  const nameOf = ({ amount, occurredAt }: StatedCredit, rest: string) =>
    `${localDate(occurredAt)}:${amount}:${rest}`;
  const byReference = (credit: StatedCredit) =>
    nameOf(credit, [foldReference(credit.reference) ?? '', ...findMemoCodes(credit.text)].join(':'));
  for (const credit of credits) counts.set(byReference(credit), (counts.get(byReference(credit)) ?? 0) + 1);
  const alike = new Map<string, number>();
  return credits.map((credit) => {
    const isNamed = foldReference(credit.reference) !== null && counts.get(byReference(credit)) === 1;
    const reference = isNamed ? credit.reference : null;
    const { amount, text, occurredAt, isCut } = credit;
    const row = { source: 'statement', reference, amount, text, occurredAt, isCut } as const;
    if (isNamed) return { ...row, externalId: byReference(credit) };
    const hash = createHash('sha256').update(fold(credit.head)).digest('hex').slice(0, 24);
    const name = nameOf(credit, hash);
    const nth = (alike.get(name) ?? 0) + 1;
    alike.set(name, nth);
    return { ...row, externalId: `${name}:${nth}` };
  });
}
