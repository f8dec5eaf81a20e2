import { buffer } from 'node:stream/consumers';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { chooseColumns } from '#app/domain/payments/statements/choose-columns.server.ts';
import { readStatement } from '#app/domain/payments/statements/read-statement.server.ts';
import { readStatementPlan } from '#app/domain/payments/statements/read-statement-plan.server.ts';
import { stageStatement } from '#app/domain/payments/statements/stage-statement.server.ts';
import { openStatement, sealStatement } from '#app/domain/payments/statements/statement-text.server.ts';
import type { Context } from '#app/server/context.ts';
import { writeXlsx } from '#app/server/spreadsheet/write-xlsx.server.ts';
import { likeVietcombank } from '#tests/factories/statements.ts';
import { type Shop, shopWithAccount } from '#tests/factories/transfers.ts';
import { testStart } from '#tests/support/test-clock.ts';
import { eachEngine } from '#tests/support/test-market.ts';

/** The statements' days have come. */
const AFTER_ITS_DAYS = testStart() + 7 * 86_400_000;

const OWN = '0123450107';
const TABLE = ['Ngày;Nội dung;Ghi có', '27/11/2026;Trả tiền chè STK 5555666677;70.000'];
const under = (...head: string[]) => Buffer.from([...head, ...TABLE].join('\r\n'));
const sellerOf = ({ actor: { personId, producerId } }: Shop): SellerActor =>
  ({ personId, producerId, memberships: [] }) as never;

test.each([
  ['Số tài khoản: 1234567890', '1234567890'],
  ['SỐ TÀI KHOẢN : 1234 5678 90', '1234567890'],
  ['Số tài khoản/Account number: 1234.567.890 - VND', '1234567890'],
  ['Account No. (Số tài khoản): 1234567890', '1234567890'],
  ['Chủ tài khoản: HTX CHE 2 - STK 1234567890 Loại tiền: VND', '1234567890'],
  ['Số tài khoản thanh toán: 1234567890', '1234567890'],
  ['Số tài khoản: 1234567890 28/11/2026', '1234567890'],
  ['Tài khoản: 1234567890', '1234567890'],
  ['Số tài khoản;1234567890', '1234567890'],
  ['STK;:;1234 567 890 (VND)', '1234567890'],
  ['Số tài khoản;Account number;1234567890', '1234567890'],
  ['Số tài khoản:;"\'01234567"', '01234567'],
  ['Ngày in;28/11/2026;Account No;1234567890', '1234567890'],
  ['Số tài khoản: ******0107', '*0107'],
  ['Số tài khoản: 0123 xxxx 0107', '0123*0107'],
  ['Số tài khoản: ...0107', '0107'],
  ['Số tài khoản: 1,23457E+11', null],
  ['Số tài khoản: 1.23457E+11', null],
  ['Số tài khoản;01.11.2026', null],
  ['Số tài khoản;Từ ngày;20261101', null],
  ['Số tài khoản: VQRQ0001ABCD', null],
  ['Tên tài khoản: 1234567890', null],
  ['Sao kê tài khoản từ 01/11/2026 đến 30/11/2026', null],
  ['Hotline 1900545413', null],
  // Longer than any account's, and read without trying every way to part it.
  [`Số tài khoản: ${'1'.repeat(400)}a`, null],
])('above the table "%s" names %s', async (head, account) => {
  expect((await readStatement(under(head), 'a.csv')).account).toBe(account);
});

test('a number that a workbook keeps as one is read to its last digit', async () => {
  const sheet = (number: number | string) =>
    buffer(
      writeXlsx([
        {
          sheetName: 'a',
          columns: [{ heading: 'Số tài khoản:' }, { heading: '' }, { heading: '' }],
          rows: [
            ['Account No', number, ''],
            ['Ngày', 'Nội dung', 'Ghi có'],
            ['27/11/2026', 'mua che', '70.000'],
          ],
        },
      ]),
    );
  expect((await readStatement(await sheet(1234567890), 'a.xlsx')).account).toBe('1234567890');
  expect((await readStatement(await sheet('01234567890'), 'a.xlsx')).account).toBe('01234567890');
});

eachEngine('a statement that names an account', (open) => {
  const otherOf = async (context: Context, shop: Shop, file: Buffer) => {
    const id = await stageStatement(context, sellerOf(shop), { file, fileName: 'a.csv' });
    return (await readStatementPlan(context, sellerOf(shop), id)).otherAccount;
  };

  test('is remarked on where it is not the account that it is for, by the end of its number', async () => {
    const { context } = await open({ now: AFTER_ITS_DAYS });
    const shop = await shopWithAccount(context, { number: OWN });
    expect(await otherOf(context, shop, under('Số tài khoản: 1234567890'))).toBe('…7890');
    expect(await otherOf(context, shop, Buffer.from(likeVietcombank([movement])))).toBe('…6789');
    expect(await otherOf(context, shop, under('Số tài khoản: ******7890'))).toBe('…7890');
    expect(await otherOf(context, shop, under('Số tài khoản: 9999****0107'))).toBe('…0107');
    expect(await otherOf(context, shop, under('Số tài khoản: 9876543***'))).toBe('9876…');
    // More digits than its own are another's, whatever they end in.
    expect(await otherOf(context, shop, under('Số tài khoản: 990123450107'))).toBe('…0107');
  });

  test('is taken without a remark where it names that account, masked or whole, or none', async () => {
    const { context } = await open({ now: AFTER_ITS_DAYS });
    const shop = await shopWithAccount(context, { number: OWN });
    for (const head of [
      'Số tài khoản: 0123450107',
      'Số tài khoản: 0123.450.107',
      'STK;123450107',
      'Account number: 000123450107',
      'Số tài khoản: ******0107',
      'Số tài khoản: 0123xxx107',
      'Số tài khoản: 012345****',
      'Số tài khoản: 0107',
      'NGÂN HÀNG A',
    ])
      expect(await otherOf(context, shop, under(head)), head).toBeNull();
    expect(await otherOf(context, shop, under())).toBeNull();
  });

  test('keeps it sealed, also when its columns are named; what is written in its movements counts as none', async () => {
    const { context } = await open({ now: AFTER_ITS_DAYS });
    const shop = await shopWithAccount(context, { number: OWN });
    const seller = sellerOf(shop);
    const rows = ['Khi nào;Viết gì;Vào', '27/11/2026;STK 5555666677;70.000'];
    const unnamed = Buffer.from(rows.join('\r\n'));
    expect(await otherOf(context, shop, unnamed)).toBeNull();
    // A day beside it makes no movement of it.
    const named = Buffer.from(['Số tài khoản;1234567890;28/11/2026', ...rows].join('\r\n'));
    const id = await stageStatement(context, seller, { file: named, fileName: 'a.csv' });
    expect(await readStatementPlan(context, seller, id)).toMatchObject({ otherAccount: '…7890', rows: [] });
    await chooseColumns(context, seller, id, { day: 0, text: 1, credit: 2 });
    const plan = await readStatementPlan(context, seller, id);
    expect(plan).toMatchObject({ otherAccount: '…7890', rows: [{ amount: 70_000 }] });
    const { bankStatement } = context.store.tables;
    const stored = await context.store.read((db) => db.select().from(bankStatement));
    expect(JSON.stringify(stored)).not.toContain('1234567890');
  });

  test('opens when it was handed in before such names were kept', async () => {
    const { context } = await open({ now: AFTER_ITS_DAYS });
    const shop = await shopWithAccount(context, { number: OWN });
    const seller = sellerOf(shop);
    const file = under('Số tài khoản: 1234567890');
    const id = await stageStatement(context, seller, { file, fileName: 'a.csv' });
    const { bankStatement } = context.store.tables;
    const [row] = await context.store.read((db) =>
      db.select().from(bankStatement).where(eq(bankStatement.id, id)),
    );
    const { account, ...before } = openStatement(context.config, id, row?.sealed ?? '');
    expect(account).toBe('1234567890');
    const sealed = sealStatement(context.config, id, before as never);
    await context.store.write((tx) =>
      tx.update(bankStatement).set({ sealed }).where(eq(bankStatement.id, id)),
    );
    const plan = await readStatementPlan(context, seller, id);
    expect(plan).toMatchObject({ otherAccount: null, rows: [{ amount: 70_000 }] });
  });
});

const movement = {
  ...{ day: '27/11/2026', time: '09:00:00', amount: 70_000 },
  ...{ text: 'mua che', reference: 'FT26331000001' },
};
