/**
 * Bank lists in the shapes of four banks, constructed for these tests: headings, order of columns and notations follow
 * what such banks' lists look like, but no line of them was downloaded from anywhere.
 */
export type StatementLine = {
  /** dd/mm/yyyy */
  day: string;
  time: string;
  amount: number;
  text: string;
  reference: string;
};

const dots = (amount: number) => String(Math.abs(amount)).replace(/\B(?=(\d{3})+$)/g, '.');
const commas = (amount: number) => String(Math.abs(amount)).replace(/\B(?=(\d{3})+$)/g, ',');
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const lines = (rows: readonly string[][], separator = ',') =>
  `${rows.map((row) => row.join(separator)).join('\r\n')}\r\n`;

/** Both languages in each heading, debit and credit apart, thousands with commas, a sum at the end. */
export const likeVietcombank = (movements: readonly StatementLine[]) =>
  lines([
    [quoted('SAO KÊ TÀI KHOẢN / STATEMENT OF ACCOUNT')],
    [quoted('Số tài khoản/Account number: 0123456789')],
    [
      'STT',
      quoted('Ngày giao dịch\nTransaction date'),
      quoted('Số tham chiếu/Reference'),
      quoted('Ghi nợ/Debit (VND)'),
      quoted('Ghi có/Credit (VND)'),
      quoted('Nội dung chi tiết/Transactions in detail'),
    ],
    ...movements.map(({ day, amount, text, reference }, index) => [
      String(index + 1),
      day,
      quoted(reference),
      amount < 0 ? quoted(commas(amount)) : '',
      amount > 0 ? quoted(commas(amount)) : '',
      quoted(text),
    ]),
    ['', quoted('Tổng cộng/Total'), '', '', quoted('9,999,999'), ''],
  ]);

/** Semicolons, day with time, thousands with points and xu behind a comma. */
export const likeBidv = (movements: readonly StatementLine[]) =>
  lines(
    [
      ['Ngày giờ giao dịch', 'Số bút toán', 'Phát sinh nợ', 'Phát sinh có', 'Số dư', 'Diễn giải'],
      ...movements.map(({ day, time, amount, text, reference }) => [
        `${day} ${time}`,
        reference,
        amount < 0 ? `${dots(amount)},00` : '0',
        amount > 0 ? `${dots(amount)},00` : '0',
        '1.000.000,00',
        quoted(text),
      ]),
    ],
    ';',
  );

/** English only, ISO days, one signed column. */
export const likeTechcombank = (movements: readonly StatementLine[]) =>
  lines([
    ['Transaction Date', 'Remark', 'Transaction No', 'Amount'],
    ...movements.map(({ day, amount, text, reference }) => [
      day.split('/').reverse().join('-'),
      quoted(text),
      reference,
      quoted(`${amount < 0 ? '-' : '+'}${commas(amount)}`),
    ]),
  ]);

/** Tabs, the time before the day, an amount with its direction beside it, no reference at all. */
export const likeMb = (movements: readonly StatementLine[]) =>
  lines(
    [
      ['Thời gian', 'Loại', 'Số tiền', 'Nội dung giao dịch'],
      ...movements.map(({ day, time, amount, text }) => [
        `${time} ${day}`,
        amount < 0 ? 'Ghi nợ' : 'Ghi có',
        `${dots(amount)} VND`,
        text,
      ]),
    ],
    '\t',
  );

export const statementShapes = { likeVietcombank, likeBidv, likeTechcombank, likeMb };
