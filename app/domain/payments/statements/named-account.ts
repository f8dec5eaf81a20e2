import { isMovement } from '#app/domain/payments/statements/chosen-columns.ts';
import type { StatementRow } from '#app/domain/payments/statements/statement-rows.server.ts';
import type { Cell } from '#app/server/spreadsheet/spreadsheet.ts';
import { tidy, withoutMarks } from '#app/server/text/fold.ts';

/** What a file says of its account's number: its digits, with one `*` for each run of them that the bank hides. */
export const NAMED_ACCOUNT = /^[\d*]+$/;

/** How banks head the number, without marks, anywhere in a cell; `Tên tài khoản` heads its holder's name. */
const LABEL =
  /(?<![a-z0-9])(?:(?:so (?:tai khoan|tk)|stk|(?:tai khoan|tk) so|(?:account|acct?|a\/c)[ .]*(?:numbers?|no|num))|^(?:tai khoan|tk|account|a\/c))(?: (?:thanh toan|tien gui|khach hang))?(?![a-z0-9])/g;
/** Between the heading and the number: a colon, a unit in brackets, what keeps a spreadsheet from reckoning with it. */
const BETWEEN = /^(?:\((?:vnd|so tai khoan|account (?:no|number)\.?)\)|[\s.:/()'"=–—-])*/;
/** Digits, hidden or not, parted by single blanks, points or dashes; no rounded number, no part of a day or of a word. */
const NUMBER = /^[\dx*•●#](?:[ .-]?[\dx*•●#])*(?![a-z0-9]|[.,:/-]\d)/;
const DAY = /^(?:\d{1,2}([.-])\d{1,2}\1\d{4}|\d{4}([.-])\d{2}\2\d{2})$/;
/** NAPAS carries 19; of a number that is hidden but for its end, banks show three or four. */
const MOST_DIGITS = 19;
const LEAST_DIGITS = 3;
/** A bank puts a few lines above its table; what is longer is a text. */
const LONGEST_CELL = 500;

/**
 * The number of the account that a list says it is of.
 * @param head the rows above the list's headings or its first movement: below, numbers are other people's.
 * @returns digits, with `*` for what is hidden, as `NAMED_ACCOUNT`; null where none is named.
 */
export function namedAccount(head: readonly StatementRow[]): string | null {
  for (const { cells } of head) {
    for (const [at, cell] of cells.entries()) {
      for (const rest of restsOf(cell)) {
        const named = rest === '' ? numberBehind(cells, at) : numberAt(rest);
        if (named !== null) return named;
      }
    }
  }
  return null;
}

/** The rows above the first movement. A row that names the account and a day beside it looks like one, and is none. */
export function headOf(rows: readonly StatementRow[]): readonly StatementRow[] {
  const first = rows.findIndex(
    (row) => isMovement(row) && !row.cells.some((cell) => restsOf(cell).includes('')),
  );
  return first < 0 ? rows : rows.slice(0, first);
}

/** Whether a number that a file names is that of an account; where the bank hides digits, or gives its end alone, by the others. */
export function isNamed(named: string, accountNumber: string): boolean {
  const digits = accountNumber.replace(/\D/g, '');
  if (named.includes('*')) return new RegExp(`^${named.replaceAll('*', '\\d*')}$`).test(digits);
  // Spreadsheets drop noughts in front, and some banks add them.
  return digits.endsWith(named) || named.replace(/^0+/, '') === digits.replace(/^0+/, '');
}

/** So much of a named number as tells accounts apart: `…7890`, or `0123…` where the bank hides its end. */
export function shownAccount(named: string): string {
  const end = named.slice(named.lastIndexOf('*') + 1);
  return end === '' ? `${named.slice(0, named.indexOf('*')).slice(0, 4)}…` : `…${end.slice(-4)}`;
}

/** What follows each heading of an account's number in a cell. */
function restsOf({ text }: Cell): string[] {
  if (text.length > LONGEST_CELL) return [];
  const plain = plainOf(text);
  return [...plain.matchAll(LABEL)].map(({ 0: label, index }) =>
    plain.slice(index + label.length).replace(BETWEEN, ''),
  );
}

/** In the next cell that holds more than a colon. */
function numberBehind(cells: readonly Cell[], at: number): string | null {
  const cell = cells.slice(at + 1).find(({ text }) => /[\p{L}\p{N}*•●#]/u.test(text));
  if (!cell) return null;
  if (cell.kind !== 'number') return cell.kind === 'text' ? numberAt(plainOf(cell.text)) : null;
  // What is larger has lost its last digits.
  return Number.isSafeInteger(cell.number) ? numberAt(String(cell.number)) : null;
}

function numberAt(text: string): string | null {
  const [found = ''] = NUMBER.exec(text.replace(BETWEEN, '')) ?? [];
  if (DAY.test(found)) return null;
  const named = found.replace(/[ .-]/g, '').replace(/[^\d]+/g, '*');
  const count = named.replaceAll('*', '').length;
  return count < LEAST_DIGITS || count > MOST_DIGITS ? null : named;
}

const plainOf = (text: string) => withoutMarks(tidy(text)).toLowerCase();
