import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { orderState } from '#app/domain/orders/order-state.ts';
import { applyStatement, applyStatementJob } from '#app/domain/payments/statements/apply-statement.server.ts';
import { chooseColumns } from '#app/domain/payments/statements/choose-columns.server.ts';
import { readStatement } from '#app/domain/payments/statements/read-statement.server.ts';
import { readStatementPlan } from '#app/domain/payments/statements/read-statement-plan.server.ts';
import { stageStatement } from '#app/domain/payments/statements/stage-statement.server.ts';
import type { Context } from '#app/server/context.ts';
import { askedOf, type Shop, shopWithAccount } from '#tests/factories/transfers.ts';
import { testStart } from '#tests/support/test-clock.ts';
import { eachEngine } from '#tests/support/test-market.ts';

/** The statements' days have come. */
const AFTER_ITS_DAYS = testStart() + 7 * 86_400_000;

const HEADINGS = 'Hang;Khi nào;Vào;Ra;Viết gì;Mã';
/** A bank's list of which no heading is known. */
const listOf = (rows: readonly string[], headings = HEADINGS) =>
  Buffer.from(['NGÂN HÀNG LẠ;;;;;', headings, ...rows].join('\r\n'));
const inColumn = { day: 1, credit: 2, text: 4, reference: 5 };
const sellerOf = ({ actor: { personId, producerId } }: Shop): SellerActor =>
  ({ personId, producerId, memberships: [] }) as never;
const hand = (context: Context, shop: Shop, file: Buffer) =>
  stageStatement(context, sellerOf(shop), { file, fileName: 'la.csv' });

eachEngine('a statement whose headings are not known', (open) => {
  test('is kept, its columns are named once, and the next of its kind is read by itself', async () => {
    const { context, runJobs } = await open({ now: AFTER_ITS_DAYS });
    const shop = await shopWithAccount(context);
    const actor = sellerOf(shop);
    const asked = await askedOf(context, shop);
    const file = listOf([
      `1;23/11/2026;${asked.amount};;CT ${asked.memo};FT26327000901`,
      '2;24/11/2026;;20.000;PHI SMS;FT26327000902',
      '3;24/11/2026;33.000;;khong ma;FT26327000903',
    ]);
    const id = await hand(context, shop, file);
    const unread = await readStatementPlan(context, actor, id);
    expect(unread.rows).toEqual([]);
    expect(unread.table?.columns).toEqual([0, 1, 2, 3, 4, 5]);
    expect(unread.table?.rows[1]).toEqual({
      0: 'Hang',
      1: 'Khi nào',
      2: 'Vào',
      3: 'Ra',
      4: 'Viết gì',
      5: 'Mã',
    });
    // Nothing to agree to yet.
    await expect(applyStatement(context, actor, id)).rejects.toMatchObject({ isNotFound: true });

    const choose = (columns: object) => chooseColumns(context, actor, id, columns);
    await expect(choose({ credit: 2, text: 4 })).rejects.toMatchObject({ code: 'required', field: 'day' });
    await expect(choose({ day: 1, credit: 2 })).rejects.toMatchObject({ code: 'required', field: 'text' });
    await expect(choose({ day: 1, text: 4 })).rejects.toMatchObject({ code: 'required', field: 'credit' });
    await expect(choose({ day: 1, text: 4, credit: 4 })).rejects.toMatchObject({ code: 'columnChosenTwice' });
    await expect(choose({ day: 2, text: 4, credit: 1 })).rejects.toMatchObject({
      code: 'statementColumnsWrong',
    });
    // First wrongly, by the column of what went out; then as it is.
    await choose({ ...inColumn, credit: 3 });
    expect((await readStatementPlan(context, actor, id)).rows).toMatchObject([{ amount: 20_000 }]);
    await choose(inColumn);
    const plan = await readStatementPlan(context, actor, id);
    expect(plan.rows).toMatchObject([
      { amount: asked.amount, plan: 'new', text: `CT ${asked.memo}` },
      { amount: 33_000, plan: 'queued' },
    ]);
    expect([plan.skipped, plan.table?.chosen]).toEqual([1, inColumn]);
    await applyStatement(context, actor, id);
    await runJobs([applyStatementJob]);
    const { order, bankTransfer, bankStatement } = context.store.tables;
    const orders = await context.store.read((db) => db.select().from(order));
    expect(orders.map(orderState)).toEqual(['paid']);
    // What is being taken in changes no more.
    await choose({ ...inColumn, credit: 3 });
    expect((await readStatementPlan(context, actor, id)).rows).toHaveLength(2);

    const next = await hand(context, shop, listOf(['1;25/11/2026;70.000;;mua che;FT26329000904']));
    expect((await readStatementPlan(context, actor, next)).rows).toMatchObject([{ amount: 70_000 }]);
    // The same columns in another order are another list: it is asked for.
    const other = 'Hang;Khi nào;Ra;Vào;Viết gì;Mã';
    const turned = await hand(context, shop, listOf(['1;25/11/2026;70.000;;rut tien;FT9'], other));
    expect((await readStatementPlan(context, actor, turned)).rows).toEqual([]);
    const transfers = await context.store.read((db) => db.select().from(bankTransfer));
    expect(transfers).toHaveLength(2);
    const [kept] = await context.store.read((db) =>
      db.select().from(bankStatement).where(eq(bankStatement.id, turned)),
    );
    expect(JSON.stringify(kept)).not.toContain('rut tien');
  });

  test('without any headings its columns are asked for each time, with what was said last filled in', async () => {
    const { context } = await open({ now: AFTER_ITS_DAYS });
    const shop = await shopWithAccount(context);
    const actor = sellerOf(shop);
    const file = Buffer.from('23/11/2026;150.000;mua che\n24/11/2026;-20.000;phi\n');
    const first = await hand(context, shop, file);
    await chooseColumns(context, actor, first, { day: 0, amount: 1, text: 2 });
    expect((await readStatementPlan(context, actor, first)).rows).toMatchObject([{ amount: 150_000 }]);
    const again = await readStatementPlan(context, actor, await hand(context, shop, file));
    expect(again.rows).toEqual([]);
    expect(again.table?.chosen).toEqual({ day: 0, amount: 1, text: 2 });
  });

  test('money in one column counts as in only where its own word says so', async () => {
    const { context } = await open({ now: AFTER_ITS_DAYS });
    const shop = await shopWithAccount(context);
    const rows = ['1;23/11/2026;150.000;Có;mua che', '2;23/11/2026;20.000;Nợ;phi', '3;23/11/2026;9.000;?;la'];
    const id = await hand(context, shop, listOf(rows, 'Hang;Khi nào;Bao nhiêu;Kiểu;Viết gì'));
    await chooseColumns(context, sellerOf(shop), id, { day: 1, amount: 2, direction: 3, text: 4 });
    expect((await readStatementPlan(context, sellerOf(shop), id)).rows).toMatchObject([{ amount: 150_000 }]);
  });

  test('nobody names the columns of another’s statement, nor of one whose headings are known', async () => {
    const { context } = await open({ now: AFTER_ITS_DAYS });
    const shop = await shopWithAccount(context);
    const other = await shopWithAccount(context, { name: 'HTX Khác', number: '777' });
    const unknown = await hand(context, shop, listOf(['1;23/11/2026;70.000;;mua che;FT1']));
    await expect(chooseColumns(context, sellerOf(other), unknown, inColumn)).rejects.toMatchObject({
      isNotFound: true,
    });
    const known = await hand(context, shop, Buffer.from('Ngày,Nội dung,Ghi có\n27/11/2026,mua che,7000\n'));
    await expect(chooseColumns(context, sellerOf(shop), known, inColumn)).rejects.toMatchObject({
      isNotFound: true,
    });
    expect((await readStatementPlan(context, sellerOf(shop), known)).table).toBeNull();
  });
});

const KNOWN = 'Ngày;Nội dung;Ghi có\r\n27/11/2026;Trả tiền chè;70.000\r\n';

test('a list in UTF-8 or UTF-16, with or without a mark, is read as it was written', async () => {
  const utf16 = Buffer.from(KNOWN, 'utf16le');
  for (const [name, file] of Object.entries({
    'UTF-8': Buffer.from(KNOWN),
    'UTF-8 with a mark': Buffer.from(`\ufeff${KNOWN}`),
    'UTF-16LE': utf16,
    'UTF-16LE with a mark': Buffer.from(`\ufeff${KNOWN}`, 'utf16le'),
    'UTF-16BE': Buffer.from(utf16).swap16(),
  }))
    expect((await readStatement(file, 'a.csv')).seen, name).toMatchObject([
      { amount: 70_000, text: 'Trả tiền chè' },
    ]);
});

test('a list in an old encoding is refused with how to save it anew, and never read wrongly', async () => {
  // `Mã` in Latin-1 and `Mă` in Windows-1258 are the same bytes; `Số` in Windows-1258 has its mark behind the letter.
  const latin = Buffer.from('Ngày;Nôi dung;Ghi có\n27/11/2026;Mã GD;70.000\n', 'latin1');
  const vietnamese = Buffer.from('Ngày;N\xf4\xf2i dung;Ghi có\n27/11/2026;Tr\xe0\xd2;70.000\n', 'latin1');
  for (const file of [latin, vietnamese])
    await expect(readStatement(file, 'a.csv')).rejects.toMatchObject({
      code: 'statementNotUnicode',
      field: 'file',
    });
});
