import type { SheetRow } from '#app/server/spreadsheet/spreadsheet.ts';
import { withoutMarks } from '#app/server/text/fold.ts';

/** What a column of a bank's list holds. */
export type StatementField = 'day' | 'text' | 'credit' | 'debit' | 'amount' | 'direction' | 'reference';

/** What a person says of a list's columns, in the order in which they are asked. */
export const chosenFields = [
  'day',
  'text',
  'credit',
  'amount',
  'direction',
  'reference',
] as const satisfies readonly StatementField[];

/** How banks head each, without marks, in both languages; seen in the lists of large banks' sites and apps. */
const headings: Readonly<Record<StatementField, readonly string[]>> = {
  day: [
    'ngay',
    'ngay gd',
    'ngay giao dich',
    'ngay thuc hien',
    'ngay hach toan',
    'ngay hieu luc',
    'ngay gio',
    'ngay gio giao dich',
    'thoi gian',
    'thoi gian giao dich',
    'date',
    'date time',
    'transaction date',
    'posting date',
    'value date',
    'txn date',
  ],
  text: [
    'noi dung',
    'noi dung giao dich',
    'noi dung chi tiet',
    'noi dung chuyen khoan',
    'dien giai',
    'mo ta',
    'mo ta giao dich',
    'chi tiet giao dich',
    'description',
    'transaction description',
    'transactions in detail',
    'transaction detail',
    'transaction details',
    'details',
    'remark',
    'remarks',
    'narrative',
  ],
  credit: [
    'co',
    'ghi co',
    'so tien ghi co',
    'phat sinh co',
    'ps co',
    'tien vao',
    'so tien vao',
    'gui vao',
    'so tien gui vao',
    'tien gui vao',
    'credit',
    'credit amount',
    'money in',
  ],
  debit: [
    'no',
    'ghi no',
    'so tien ghi no',
    'phat sinh no',
    'ps no',
    'tien ra',
    'so tien ra',
    'rut ra',
    'so tien rut ra',
    'tien rut ra',
    'debit',
    'debit amount',
    'money out',
  ],
  amount: ['so tien', 'so tien giao dich', 'amount', 'transaction amount'],
  direction: ['loai', 'loai giao dich', 'no co', 'd c', 'dr cr', 'cr dr', 'type', 'transaction type'],
  reference: [
    'so tham chieu',
    'ma giao dich',
    'ma gd',
    'so gd',
    'so giao dich',
    'so but toan',
    'so chung tu',
    'so ct',
    'reference',
    'reference no',
    'reference number',
    'ref no',
    'transaction no',
    'transaction number',
    'transaction id',
  ],
};

/** In two languages with a unit; what is longer is a text. */
const LONGEST_HEADING = 200;

/** Banks put the account, the holder and the period above their table. */
export const HEADING_WITHIN_ROWS = 60;

export type StatementColumns = Readonly<Partial<Record<StatementField, number>>>;

/** `Số tiền ghi có / Credit (VND)` gives `so tien ghi co`, `credit`. */
function partsOf(heading: string): string[] {
  return withoutMarks(heading)
    .toLowerCase()
    .split(/[\n/()|[\]]+/)
    .map((part) =>
      part
        .replace(/[^a-z0-9]+/g, ' ')
        .replace(/\b(vnd|dong)\b/g, ' ')
        .trim()
        .replace(/ +/g, ' '),
    )
    .filter((part) => part !== '');
}

/** Whole headings come first: `Nợ/Có` says which way, `Nợ / Debit` is a column of money. */
function fieldOf(heading: string): StatementField | null {
  if (heading.length > LONGEST_HEADING) return null;
  const parts = partsOf(heading);
  const whole = parts.join(' ');
  const fields = Object.keys(headings) as StatementField[];
  return (
    fields.find((field) => headings[field].includes(whole)) ??
    fields.find((field) => parts.some((part) => headings[field].includes(part))) ??
    null
  );
}

/** The columns that a row of headings names; null when it is no such row. The first of several alike counts. */
export function statementColumns(row: SheetRow): StatementColumns | null {
  const columns = knownColumns(row);
  const hasMoney = columns.credit !== undefined || columns.amount !== undefined;
  return columns.day !== undefined && columns.text !== undefined && hasMoney ? columns : null;
}

/** Those columns that a row's headings do name, be they enough or not. */
export function knownColumns(row: Pick<SheetRow, 'cells'>): StatementColumns {
  const columns: Partial<Record<StatementField, number>> = {};
  for (const { column, text } of row.cells) {
    const field = fieldOf(text);
    if (field !== null && columns[field] === undefined) columns[field] = column;
  }
  return columns;
}
