import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { orderState } from '#app/domain/orders/order-state.ts';
import { takeTransfer } from '#app/domain/payments/bank-transfers/take-transfer.server.ts';
import { findMemoCodes } from '#app/domain/payments/memo-code/find-memo-codes.ts';
import { makeMemoCode } from '#app/domain/payments/memo-code/make-memo-code.server.ts';
import { expireOrders } from '#app/domain/payments/settle/expire-orders.server.ts';
import { applyStatement, applyStatementJob } from '#app/domain/payments/statements/apply-statement.server.ts';
import { readStatement, statementLimits } from '#app/domain/payments/statements/read-statement.server.ts';
import { readStatementPlan } from '#app/domain/payments/statements/read-statement-plan.server.ts';
import { stageStatement } from '#app/domain/payments/statements/stage-statement.server.ts';
import { readAmount, readMoment } from '#app/domain/payments/statements/statement-values.ts';
import type { Context } from '#app/server/context.ts';
import { localDate } from '#app/server/local-date.ts';
import type { Cell } from '#app/server/spreadsheet/spreadsheet.ts';
import { writeXlsx } from '#app/server/spreadsheet/write-xlsx.server.ts';
import { likeMb, likeVietcombank, type StatementLine, statementShapes } from '#tests/factories/statements.ts';
import { askedOf, seenOf, shopWithAccount } from '#tests/factories/transfers.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const movements: StatementLine[] = [
  {
    day: '23/11/2026',
    time: '08:15:30',
    amount: 1_234_567,
    text: 'MBVCB.1.mua che, "loai 1"',
    reference: 'FT26327000111',
  },
  { day: '23/11/2026', time: '09:00:00', amount: -20_000, text: 'PHI SMS', reference: 'FT26327000112' },
  { day: '24/11/2026', time: '23:59:59', amount: 150_000, text: 'chuyen tien', reference: 'FT26328000113' },
];
const cell = (text: string): Cell => ({ column: 0, address: 'A1', kind: 'text', text, formula: false });

describe('what banks write', () => {
  test.each([
    ['1.234.567', 1_234_567],
    ['1,234,567.00', 1_234_567],
    ['+500 000 đ', 500_000],
    ['150000 VND', 150_000],
    ['-20.000', -20_000],
    ['(20,000)', -20_000],
    ['12,50', null],
    ['1.23.456', null],
    ['', null],
    ['abc', null],
  ])('"%s" is %s đồng', (text, amount) => {
    expect(readAmount(cell(text))).toBe(amount);
  });

  test.each([
    ['27/11/2026', '2026-11-27T00:00:00+07:00'],
    ['7-1-26 08:15', '2026-01-07T08:15:00+07:00'],
    ['2026-11-27T08:15:59', '2026-11-27T08:15:59+07:00'],
    ['08:15:59 27.11.2026', '2026-11-27T08:15:59+07:00'],
    ['20261127', '2026-11-27T00:00:00+07:00'],
  ])('"%s" is %s', (text, moment) => {
    expect(readMoment(cell(text))).toBe(Date.parse(moment));
  });

  test('no day is made of what is none', () => {
    for (const text of ['31/02/2026', 'Tổng cộng', '', '1234567'])
      expect(readMoment(cell(text)), text).toBeNull();
  });

  test.each(Object.entries(statementShapes))('a list %s is read by its headings', async (shape, write) => {
    const { seen } = await readStatement(Buffer.from(write(movements)), 'sao-ke.csv');
    expect(seen.map(({ amount, text }) => [amount, text])).toEqual([
      [1_234_567, 'MBVCB.1.mua che, "loai 1"'],
      [150_000, 'chuyen tien'],
    ]);
    expect(seen.map(({ reference }) => reference)).toEqual(
      shape === 'likeMb' ? [null, null] : ['FT26327000111', 'FT26328000113'],
    );
    const hasTime = shape === 'likeBidv' || shape === 'likeMb';
    expect(seen[0]?.occurredAt).toBe(Date.parse(`2026-11-23T${hasTime ? '08:15:30' : '00:00:00'}+07:00`));
  });

  test('money that is "gửi vào" has come, and money that is "rút ra" has gone', async () => {
    const rows = [
      'Ngày giao dịch;Diễn giải;Rút ra;Gửi vào;Số dư',
      '23/11/2026;PHI SMS;20.000;;980.000',
      '24/11/2026;mua che;;150.000;1.130.000',
    ];
    const { seen } = await readStatement(Buffer.from(rows.join('\n')), 'sao-ke.csv');
    expect(seen.map(({ amount, text }) => [amount, text])).toEqual([[150_000, 'mua che']]);
  });

  test('a list saved as "Unicode text" is read as it is in UTF-8', async () => {
    const text = `\ufeff${likeMb(movements)}`;
    const little = Buffer.from(text, 'utf16le');
    const { seen } = await readStatement(Buffer.from(text), 'sao-ke.csv');
    expect(seen).toHaveLength(2);
    for (const file of [little, Buffer.from(little).swap16()])
      expect((await readStatement(file, 'sao-ke.txt')).seen).toEqual(seen);
  });

  test('what is no list, or holds no money that came in, is refused with what to do', async () => {
    const refused = (text: string) => readStatement(Buffer.from(text), 'a.csv');
    await expect(refused('Tên,Tuổi\nLan,3\n')).rejects.toMatchObject({
      code: 'statementNoTable',
      field: 'file',
    });
    await expect(refused('Ngày,Nội dung,Ghi có\n23/11/2026,phi,0\n')).rejects.toMatchObject({
      code: 'statementNoRows',
    });
  });

  test.each([
    ['statementIsPdf', Buffer.from('%PDF-1.4')],
    ['statementIsImage', Buffer.from('89504e470d0a1a0a', 'hex')],
    ['statementIsImage', Buffer.from('ffd8ffe0', 'hex')],
    ['statementIsImage', Buffer.from('000000186674797068656963', 'hex')],
    ['statementIsXls', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    [
      'statementLocked',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
    ],
    ['statementIsHtml', Buffer.from('<html><table><tr><td>1</td></tr></table></html>')],
    ['statementEmpty', Buffer.from('')],
    ['statementNotUnicode', Buffer.from('Ng\xe0y;N\xf4i dung;C\xf3\n', 'latin1')],
    ['statementUnreadable', Buffer.from('Rar!\x1a\x07')],
  ])('%s says what was handed in', async (code, file) => {
    await expect(readStatement(file, 'sao-ke.xls')).rejects.toMatchObject({ code, field: 'file' });
  });

  test('a file that is a little too large, too long or has too many sheets is refused with the bound', async () => {
    const { fileBytes, rows, sheets } = statementLimits;
    const head = 'Ngày;Nội dung;Ghi có\n';
    await expect(readStatement(Buffer.alloc(fileBytes + 1, head), 'a.csv')).rejects.toMatchObject({
      code: 'statementTooLarge',
      params: { max: 4 },
    });
    const lines = `${head}${'23/11/2026;phi;0\n'.repeat(rows)}`;
    await expect(readStatement(Buffer.from(lines), 'a.csv')).rejects.toMatchObject({
      code: 'statementTooLong',
      params: { max: rows },
    });
    const workbook = (count: number) =>
      buffer(
        writeXlsx(
          Array.from({ length: count }, (_, at) => ({
            sheetName: `Trang ${at + 1}`,
            columns: ['Ngày', 'Nội dung', at === count - 1 ? 'Ghi có' : 'Ghi chú'].map((heading) => ({
              heading,
            })),
            rows: [['23/11/2026', 'mua che', '150.000']],
          })),
        ),
      );
    const most = sheets ?? 0;
    expect((await readStatement(await workbook(most), 'a.xlsx')).seen).toMatchObject([{ amount: 150_000 }]);
    await expect(readStatement(await workbook(most + 1), 'a.xlsx')).rejects.toMatchObject({
      code: 'statementTooManySheets',
      params: { max: most },
    });
  });

  test('a long text is cut, said to be, and loses no memo code', async () => {
    const code = makeMemoCode();
    const written = `mua che ${'x'.repeat(1_200)} ${code} het`;
    const list = (text: string) => Buffer.from(`Ngày;Nội dung;Ghi có\n23/11/2026;${text};150.000\n`);
    const [row] = (await readStatement(list(written), 'a.csv')).seen;
    expect(row?.isCut).toBe(true);
    expect(row?.text.length).toBeLessThan(1_100);
    expect(findMemoCodes(row?.text ?? '')).toEqual([code]);
    const [short] = (await readStatement(list(`mua che ${code}`), 'a.csv')).seen;
    expect(short).toMatchObject({ isCut: false, text: `mua che ${code}` });
  });

  test('reading stops when whoever handed the file in has gone', async () => {
    const gone = new AbortController();
    const list = `Ngày;Nội dung;Ghi có\n${'23/11/2026;phi;0\n'.repeat(15_000)}`;
    const reading = readStatement(Buffer.from(list), 'a.csv', null, gone.signal);
    setImmediate(() => gone.abort());
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
    const sheet = await buffer(writeXlsx([{ sheetName: 'a', columns: [{ heading: 'Ngày' }], rows: [] }]));
    await expect(readStatement(sheet, 'a.xlsx', null, gone.signal)).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});

const countsOf = ({ store }: Context) =>
  store.read(async (db) => ({
    orders: (await db.select().from(store.tables.order)).map(orderState),
    transfers: (await db.select().from(store.tables.bankTransfer)).length,
    postings: (await db.select().from(store.tables.ledgerPosting)).length,
  }));

eachEngine('a statement that a producer hands in', (open) => {
  test.each(
    Object.entries(statementShapes),
  )('%s: shown first, taken in once, again changes nothing', async (_, write) => {
    const { context, runJobs } = await open();
    const shop = await shopWithAccount(context);
    const { memberships: _none, ...seller } = { memberships: [], ...shop.actor };
    const actor = { ...seller, producerId: shop.producerId } as never;
    const paid = await askedOf(context, shop);
    const told = await askedOf(context, shop);
    const [year, month, date] = localDate(context.clock.now()).split('-');
    const line = (amount: number, text: string, reference: string): StatementLine => ({
      day: `${date}/${month}/${year}`,
      time: '09:00:00',
      amount,
      text,
      reference,
    });
    await takeTransfer(
      context,
      shop.accountId,
      seenOf(context, { amount: told.amount, text: told.memo, reference: 'FT26327000202' }),
    );
    const file = Buffer.from(
      write([
        line(paid.amount, `CT ${paid.memo} LE THI KHACH`, 'FT26327000201'),
        line(told.amount, `CT ${told.memo}`, 'FT26327000202'),
        line(33_000, 'khong ma', 'FT26327000203'),
        line(33_000, 'khong ma', 'FT26327000204'),
      ]),
    );
    const id = await stageStatement(context, actor, { file, fileName: 'a.csv' });
    const before = await countsOf(context);
    const plan = await readStatementPlan(context, actor, id);
    expect(plan.rows.map((row) => row.plan)).toEqual(['new', 'known', 'queued', 'queued']);
    expect(await countsOf(context)).toEqual(before);
    await applyStatement(context, actor, id);
    await applyStatement(context, actor, id);
    await runJobs([applyStatementJob]);
    const after = await countsOf(context);
    expect(after).toMatchObject({ orders: ['paid', 'paid'], transfers: 4 });
    const done = await readStatementPlan(context, actor, id);
    expect(done.appliedAt).not.toBeNull();
    // What it has done, not what it would do once more.
    expect(done.rows.map(({ plan: kind, why }) => ({ plan: kind, why }))).toEqual(
      plan.rows.map(({ plan: kind, why }) => ({ plan: kind, why })),
    );
    const again = await stageStatement(context, actor, { file, fileName: 'b.csv' });
    const known = await readStatementPlan(context, actor, again);
    expect(known.rows.map((row) => row.plan)).toEqual(Array(4).fill('known'));
    await applyStatement(context, actor, again);
    await runJobs([applyStatementJob]);
    expect(await countsOf(context)).toEqual(after);
    const stored = await context.store.read((db) => db.select().from(context.store.tables.bankStatement));
    expect(JSON.stringify(stored)).not.toContain('KHACH');
  });

  test('says why a person has to look at a row, and which rows that look like money could not be read', async () => {
    const { context } = await open();
    const shop = await shopWithAccount(context);
    const actor = shop.actor as never;
    const asked = await askedOf(context, shop);
    const line = (amount: number, text: string, reference: string): StatementLine => ({
      ...{ day: '23/11/2026', time: '09:00:00', amount, text, reference },
    });
    const file = likeVietcombank([
      line(33_000, 'khong ma', 'FT1'),
      line(asked.amount - 1_000, `CT ${asked.memo}`, 'FT2'),
      line(5_000, `CT ${asked.memo}`, 'FT3'),
      line(-20_000, 'PHI', 'FT4'),
      { ...line(44_000, 'sai ngay', 'FT5'), day: '31/02/2026' },
      line(55_000, 'sai tien', 'FT6'),
    ]).replace('"55,000"', '"55,00,0"');
    const id = await stageStatement(context, actor, { file: Buffer.from(file), fileName: 'a.csv' });
    const plan = await readStatementPlan(context, actor, id);
    expect(plan.rows.map((row) => [row.plan, row.why])).toEqual([
      ['queued', 'no-code'],
      ['queued', 'too-little'],
      ['queued', 'too-much'],
    ]);
    // Money that went, two unread rows, and the sum at the end.
    expect(plan.skipped).toBe(4);
    expect(plan.unread).toEqual({
      rows: [
        { row: expect.any(Number), what: 'day', text: '31/02/2026' },
        { row: expect.any(Number), what: 'amount', text: '55,00,0' },
      ],
      count: 2,
    });
    const rows = file.split('\r\n');
    const at = (text: string) => rows.findIndex((row) => row.includes(text)) - rows.length;
    const [day, amount] = plan.unread.rows;
    expect((amount?.row ?? 0) - (day?.row ?? 0)).toBe(at('FT6') - at('FT5'));
  });

  test('says of rows with codes of several orders, of strangers’ and of paid ones what taking them in does', async () => {
    const { context, clock, runJobs } = await open();
    const shop = await shopWithAccount(context);
    const actor = shop.actor as never;
    const other = await shopWithAccount(context, { name: 'HTX Mật ong', number: '9876543210' });
    const late = await askedOf(context, shop);
    clock.set(clock.now() + context.config.orderHoldMs);
    await runJobs([expireOrders]);
    const paid = await askedOf(context, shop);
    const seen = seenOf(context, { amount: paid.amount, text: paid.memo });
    await takeTransfer(context, shop.accountId, seen);
    const [one, two, short, over, fresh] = [
      await askedOf(context, shop),
      await askedOf(context, shop),
      await askedOf(context, shop),
      await askedOf(context, shop),
      await askedOf(context, shop),
    ];
    const foreign = await askedOf(context, other);
    const codesOf = (...asked: { memo: string }[]) => asked.map(({ memo }) => memo).join(' ');
    const sumOf = (...asked: { amount: number }[]) => asked.reduce((sum, { amount }) => sum + amount, 0);
    const rows: Array<[amount: number, text: string, plan: string, why: string | null]> = [
      [sumOf(paid, fresh), codesOf(paid, fresh), 'queued', 'unclear-split'],
      [sumOf(fresh, foreign), codesOf(fresh, foreign), 'queued', 'unclear-split'],
      [sumOf(fresh, late), codesOf(fresh, late), 'queued', 'unclear-split'],
      [fresh.amount, codesOf(fresh, foreign), 'queued', 'unclear-split'],
      [foreign.amount, codesOf(foreign), 'queued', 'wrong-account'],
      [late.amount, codesOf(late), 'queued', 'late'],
      [paid.amount + 1, codesOf(paid), 'queued', 'double'],
      [short.amount - 1, codesOf(short), 'queued', 'too-little'],
      [over.amount + 1, codesOf(over), 'queued', 'too-much'],
      [over.amount, codesOf(over), 'queued', 'double'],
      [sumOf(one, two), codesOf(one, two), 'new', null],
      [one.amount, codesOf(one), 'queued', 'double'],
    ];
    const file = likeVietcombank(
      rows.map(([amount, text], at) => ({
        ...{ day: '23/11/2026', time: '09:00:00', amount, text, reference: `FTD${at}` },
      })),
    );
    const id = await stageStatement(context, actor, { file: Buffer.from(file), fileName: 'a.csv' });
    const read = async () =>
      (await readStatementPlan(context, actor, id)).rows.map(({ amount, plan, why }) => [amount, plan, why]);
    const expected = rows.map(([amount, , plan, why]) => [amount, plan, why]);
    expect(await read()).toEqual(expected);
    await applyStatement(context, actor, id);
    await runJobs([applyStatementJob]);
    expect(await read()).toEqual(expected);
  });

  test('another producer neither sees nor applies it', async () => {
    const { context } = await open();
    const shop = await shopWithAccount(context);
    const other = await shopWithAccount(context, { name: 'HTX Khác', number: '555' });
    const file = Buffer.from(likeMb(movements));
    const id = await stageStatement(context, shop.actor as never, { file, fileName: 'a.csv' });
    await expect(readStatementPlan(context, other.actor as never, id)).rejects.toMatchObject({
      isNotFound: true,
    });
    await expect(applyStatement(context, other.actor as never, id)).rejects.toMatchObject({
      isNotFound: true,
    });
  });
});

eachEngine('a row of a statement whose day has not come', (open) => {
  const list = (...rows: Array<[day: string, text: string, amount: string]>) =>
    Buffer.from(
      [['Ngày giao dịch', 'Nội dung', 'Số tiền ghi có'], ...rows].map((row) => row.join(';')).join('\n'),
    );

  test('pays nothing and is named with its row; one of the next working day pays', async () => {
    const market = await open();
    const { context } = market;
    const shop = await shopWithAccount(context);
    const [far, near] = [await askedOf(context, shop), await askedOf(context, shop)];
    const tomorrow = localDate(context.clock.now() + 24 * 3_600_000)
      .split('-')
      .toReversed()
      .join('/');
    const file = list(
      ['01/01/2099', far.memo, String(far.amount)],
      [tomorrow, near.memo, String(near.amount)],
    );
    const id = await stageStatement(context, shop.actor as never, { file, fileName: 'a.csv' });
    const plan = await readStatementPlan(context, shop.actor as never, id);
    expect(plan.rows).toMatchObject([{ amount: near.amount, plan: 'new' }]);
    expect(plan.unread).toEqual({ rows: [{ row: 2, what: 'ahead', text: '01/01/2099' }], count: 1 });
    await applyStatement(context, shop.actor as never, id);
    await market.runJobs([applyStatementJob]);
    const { payment } = context.store.tables;
    const paid = await context.store.read((db) => db.select().from(payment));
    expect(paid.filter(({ settledAt }) => settledAt !== null).map((one) => one.id)).toEqual([near.paymentId]);
  });

  test('handed in while the clock was ahead, it is not taken in when the clock is right again', async () => {
    const market = await open();
    const { context, clock } = market;
    const shop = await shopWithAccount(context);
    const asked = await askedOf(context, shop);
    const right = clock.now();
    clock.advanceDays(365);
    const day = localDate(clock.now()).split('-').toReversed().join('/');
    const file = list([day, asked.memo, String(asked.amount)]);
    const id = await stageStatement(context, shop.actor as never, { file, fileName: 'a.csv' });
    clock.set(right);
    await applyStatement(context, shop.actor as never, id);
    await market.runJobs([applyStatementJob]);
    const { bankTransfer } = context.store.tables;
    expect(await context.store.read((db) => db.select().from(bankTransfer))).toEqual([]);
  });

  test.each([
    ['amount', '23/11/2026', '12,5x0', '12,5x0'],
    ['day', '31/02/2026', '150000', '31/02/2026'],
    ['ahead', '01/01/2099', '150000', '01/01/2099'],
  ])('alone in its file an unreadable row is named, with why: %s', async (what, day, amount, text) => {
    const { context } = await open();
    const shop = await shopWithAccount(context);
    const file = list([day, 'mua che', amount]);
    await expect(
      stageStatement(context, shop.actor as never, { file, fileName: 'a.csv' }),
    ).rejects.toMatchObject({
      code: `statementOnlyUnread_${what}`,
      field: 'file',
      params: { row: 2, text, count: 1 },
    });
  });
});
