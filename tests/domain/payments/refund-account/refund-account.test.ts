import { eq } from 'drizzle-orm';
import decodeQR from 'qr/decode.js';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { exportBuyer } from '#app/domain/orders/data-rights/export-buyer.server.ts';
import { listDemoMails } from '#app/domain/orders/messages/list-demo-mails.server.ts';
import { sendMessage } from '#app/domain/orders/messages/send-message.server.ts';
import { THE_MARKET } from '#app/domain/orders/move-order.server.ts';
import { eraseBuyer } from '#app/domain/payments/data-rights/erase-buyer.server.ts';
import { giveRefundAccount } from '#app/domain/payments/refund-account/give-refund-account.server.ts';
import { readRefundTask } from '#app/domain/payments/refund-account/read-refund-task.server.ts';
import { readWhereTo } from '#app/domain/payments/refund-account/read-where-to.server.ts';
import { cancelOrder } from '#app/domain/payments/refunds/cancel-order.server.ts';
import { listRefunds } from '#app/domain/payments/refunds/list-refunds.server.ts';
import { proveRefund } from '#app/domain/payments/refunds/prove-refund.server.ts';
import { readPayload } from '#app/domain/payments/vietqr/read-payload.ts';
import { errorText } from '#app/i18n/errors.ts';
import { readBanks } from '#app/server/banks.server.ts';
import type { Context } from '#app/server/context.ts';
import { aBuyer, anyPostRate } from '#tests/factories/buying.ts';
import { pdfBytes } from '#tests/factories/paper-of.ts';
import { ordersOf, payByTransfer, shopOf } from '#tests/factories/paying.ts';
import { ROOT } from '#tests/support/templates.ts';
import { eachEngine, type TestMarket } from '#tests/support/test-market.ts';

const staff = { role: 'staff', personId: 'staff-1', producerId: null } as const;
const own = { where: 'named', bank: '970436', number: '1020 3040 5060', holder: 'Lê Thị Khách' };
const other = { ...own, number: '99887766' };

/** Orders of one checkout at so many shops, paid by transfer and cancelled: each a refund that waits. */
async function promised(context: Context, shops = 1) {
  await anyPostRate(context);
  const sellers = [];
  for (let at = 1; at <= shops; at += 1)
    sellers.push(await shopOf(context, `HTX ${at}`, { number: `012345678${at}` }));
  const { orders, payments, code } = await ordersOf(
    context,
    sellers.map(({ listingId }) => ({ listingId })),
  );
  for (const { id } of payments) await payByTransfer(context, id);
  for (const { id } of orders) await cancelOrder(context, { orderId: id, by: THE_MARKET, reason: 'thử' });
  const { orderGroup, refund } = context.store.tables;
  const [group] = await context.store.read((db) =>
    db.select().from(orderGroup).where(eq(orderGroup.code, code)),
  );
  const refunds = await context.store.read((db) => db.select().from(refund).orderBy(refund.id));
  if (!group) throw new Error('nothing was bought');
  const actors = sellers.map(({ seller, producerId }) => ({
    role: 'producer' as const,
    personId: seller.personId,
    producerId,
  }));
  return { group, refunds, actor: actors[0] ?? staff, actors };
}

const rowsOf = ({ store }: Context) =>
  store.read(async (db) => ({
    accounts: await db.select().from(store.tables.refundAccount),
    refunds: await db.select().from(store.tables.refund),
    looks: (await db.select().from(store.tables.audit)).filter(({ act }) =>
      act.startsWith('read-refund-account'),
    ),
    calls: (await db.select().from(store.tables.audit)).filter(({ act }) => act === 'read-buyer-contact'),
  }));

const messagesOf = ({ store }: Context, kind: 'refund-account-asked' | 'refund-account-given') =>
  store.read((db) =>
    db.select().from(store.tables.outgoingMessage).where(eq(store.tables.outgoingMessage.kind, kind)),
  );

async function scanned(svg: string | null) {
  const { data, info } = await sharp(Buffer.from(svg ?? ''), { density: 300 })
    .resize(600)
    .flatten({ background: 'white' })
    .extend({ top: 40, bottom: 40, left: 40, right: 40, background: 'white' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const text = decodeQR({ width: info.width, height: info.height, data: new Uint8Array(data) });
  return readPayload(text, readBanks(ROOT));
}

/** Waits for nothing: sends what was left and gives the mail whose subject holds these words. */
async function mailWith({ context, runJobs }: TestMarket, words: string) {
  await runJobs([sendMessage]);
  return (await listDemoMails(context)).find(({ subject }) => subject.includes(words));
}

eachEngine('where direct money goes back to', (open) => {
  test('the buyer is asked once, says it, and the sender gets it whole with a code to pay by; looks are written down', async () => {
    const { context } = await open();
    const { group, refunds, actor, actors } = await promised(context, 2);
    const id = refunds[0]?.id ?? '';
    expect(await messagesOf(context, 'refund-account-asked')).toHaveLength(1);
    expect(await readWhereTo(context, group)).toMatchObject({ said: null });
    const unsaid = await readRefundTask(context, actor, id);
    expect(unsaid.sendTo).toEqual({ kind: 'unsaid', buyer: { name: aBuyer.name, phone: aBuyer.phone } });
    expect((await rowsOf(context)).calls).toMatchObject([{ personId: actor.personId, subjectId: id }]);
    const wrong = [
      [
        { ...own, where: '' },
        { code: 'mustChoose', field: 'where' },
      ],
      [
        { ...own, bank: '' },
        { code: 'bankUnknown', field: 'bank' },
      ],
      [
        { ...own, number: 'số' },
        { code: 'accountNumberWrong', field: 'number' },
      ],
      [
        { ...own, holder: '@' },
        { code: 'accountHolderWrong', field: 'holder' },
      ],
      // What is empty is said to be that.
      [
        { ...own, number: ' - ' },
        { code: 'required', field: 'number' },
      ],
      [
        { ...own, holder: ' ' },
        { code: 'required', field: 'holder' },
      ],
    ] as const;
    for (const [typed, refusal] of wrong)
      await expect(giveRefundAccount(context, group, typed)).rejects.toMatchObject(refusal);
    await giveRefundAccount(context, group, own);
    expect((await readWhereTo(context, group))?.said).toEqual({
      kind: 'named',
      account: { bankName: 'Vietcombank', number: '•••5060', holder: 'LE THI KHACH' },
    });
    const { sendTo, memo, amount, code } = await readRefundTask(context, actor, id);
    expect(sendTo).toMatchObject({ kind: 'named', number: '102030405060', holder: 'LE THI KHACH' });
    expect(memo).toBe(`HOAN TIEN ${code}`);
    expect(await scanned(sendTo.kind === 'named' ? sendTo.code : null)).toMatchObject({
      ok: true,
      kind: 'account',
      bin: '970436',
      account: '102030405060',
      amount,
      memo,
    });
    await readRefundTask(context, staff, id);
    expect((await rowsOf(context)).looks.map(({ personId }) => personId)).toEqual([
      actor.personId,
      staff.personId,
    ]);
    const [, second] = actors;
    await expect(readRefundTask(context, second ?? staff, id)).rejects.toMatchObject({ isNotFound: true });
    expect((await listRefunds(context, { producerId: null, standing: 'waiting' })).refunds).toMatchObject([
      { isAccountSaid: true },
      { isAccountSaid: true },
    ]);
    const { accounts } = await rowsOf(context);
    expect(JSON.stringify(accounts)).not.toMatch(/102030405060|KHACH|970436/);
    const { producerNotice } = context.store.tables;
    const told = await context.store.read((db) => db.select().from(producerNotice));
    expect(told.filter(({ kind }) => kind === 'refund-account')).toHaveLength(2);
  });

  test('is changed until it was sent; then what the sender had been shown stands, masked', async () => {
    const { context } = await open();
    const { group, refunds, actor } = await promised(context);
    const id = refunds[0]?.id ?? '';
    await giveRefundAccount(context, group, own);
    const shown = await readRefundTask(context, actor, id);
    await giveRefundAccount(context, group, other);
    await giveRefundAccount(context, group, other);
    expect((await rowsOf(context)).accounts).toHaveLength(2);
    expect((await readRefundTask(context, actor, id)).sendTo).toMatchObject({ number: '99887766' });
    const proof = { refundId: id, reference: 'FT1', file: pdfBytes(), accountId: shown.accountId ?? '' };
    // Another one was named meanwhile: nothing is recorded before they say where it went.
    await expect(proveRefund(context, actor, proof)).rejects.toMatchObject({
      code: 'refundAccountSince',
      field: 'toAccount',
    });
    expect((await rowsOf(context)).refunds).toMatchObject([{ doneAt: null }]);
    await proveRefund(context, actor, { ...proof, isAccountSure: true });
    const done = await readRefundTask(context, staff, id);
    expect(done.sendTo).toMatchObject({ kind: 'named', number: '•••5060', code: null });
    expect(await readWhereTo(context, group)).toBe(null);
    await expect(giveRefundAccount(context, group, own)).rejects.toMatchObject({
      code: 'refundAccountTooLate',
    });
    // What was read after it was sent is no look at a whole number.
    expect((await rowsOf(context)).looks).toHaveLength(2);
  });

  test('sent as agreed by telephone, it is not said to have gone to an account named since', async () => {
    const { context } = await open();
    const { group, refunds, actor } = await promised(context);
    const id = refunds[0]?.id ?? '';
    expect((await readRefundTask(context, actor, id)).accountId).toBe(null);
    await giveRefundAccount(context, group, own);
    const proof = { refundId: id, reference: 'FT1', file: pdfBytes(), accountId: '' };
    await expect(proveRefund(context, actor, proof)).rejects.toMatchObject({ code: 'refundAccountSince' });
    await proveRefund(context, actor, { ...proof, isAccountSure: true });
    expect((await rowsOf(context)).refunds).toMatchObject([
      { refundAccountId: null, proofReference: 'FT1', doneAt: expect.any(Number) },
    ]);
    expect((await readRefundTask(context, staff, id)).sendTo).toEqual({ kind: 'unsaid', buyer: null });
  });

  test('a number is one, and only what was written counts towards the day’s twenty', async () => {
    const { context } = await open();
    const { group, refunds, actor } = await promised(context);
    for (const number of ['-1', '0', '000', '1e9', '12'])
      await expect(giveRefundAccount(context, group, { ...own, number }), number).rejects.toMatchObject({
        code: 'accountNumberWrong',
      });
    for (let nth = 0; nth < 25; nth += 1) await giveRefundAccount(context, group, own);
    for (const number of ['888', '1020-3040.5060', 'MOMOAB12'])
      await giveRefundAccount(context, group, { ...own, number });
    expect((await rowsOf(context)).accounts).toHaveLength(4);
    await proveRefund(context, actor, { refundId: refunds[0]?.id ?? '', reference: 'FT1', file: pdfBytes() });
    for (let nth = 0; nth < 25; nth += 1)
      await expect(giveRefundAccount(context, group, own)).rejects.toMatchObject({
        code: 'refundAccountTooLate',
      });
    expect(errorText('vi', { code: 'tooManyRequests', params: { minutes: 1440 } })).toContain('24 giờ');
    expect(errorText('vi', { code: 'tooManyRequests', params: { minutes: 15 } })).toContain('15 phút');
  });

  test('of another checkout it is not taken; without any the newest stands', async () => {
    const { context } = await open();
    const { group, refunds, actor } = await promised(context);
    const id = refunds[0]?.id ?? '';
    await giveRefundAccount(context, group, { ...own, where: 'paid-from' });
    const { sendTo } = await readRefundTask(context, actor, id);
    expect(sendTo).toMatchObject({ kind: 'paid-from', came: [{ amount: refunds[0]?.amount }] });
    const proof = { refundId: id, reference: 'FT1', file: pdfBytes() };
    await expect(proveRefund(context, actor, { ...proof, accountId: 'another' })).rejects.toMatchObject({
      code: 'refundAccountSince',
    });
    await proveRefund(context, actor, proof);
    const { accounts, refunds: sent } = await rowsOf(context);
    expect(sent).toMatchObject([{ refundAccountId: accounts[0]?.id }]);
    expect(accounts).toMatchObject([{ kind: 'paid-from', sealed: '' }]);
  });

  test('said many times at once in two processes it stands once; said while it is sent, both agree on what stands', async () => {
    const market = await open();
    const { context } = market;
    const again = market.openAgain();
    const { group, refunds, actor } = await promised(context);
    const id = refunds[0]?.id ?? '';
    await Promise.all(
      Array.from({ length: 8 }, (_, at) => giveRefundAccount(at % 2 === 0 ? context : again, group, own)),
    );
    expect((await rowsOf(context)).accounts).toHaveLength(1);
    expect(await messagesOf(context, 'refund-account-given')).toHaveLength(1);
    const [changed, sent] = await Promise.allSettled([
      giveRefundAccount(again, group, other),
      proveRefund(context, actor, { refundId: id, reference: 'FT1', file: pdfBytes() }),
    ]);
    expect(sent.status).toBe('fulfilled');
    const { accounts, refunds: rows } = await rowsOf(context);
    expect(accounts).toHaveLength(changed.status === 'fulfilled' ? 2 : 1);
    expect(rows).toMatchObject([{ refundAccountId: accounts.at(-1)?.id }]);
  });

  test('the mail asks for it in plain words; whoever is forgotten leaves none of it, and may take it along before', async () => {
    const market = await open({ demo: true });
    const { context } = market;
    const { group, refunds, actor } = await promised(context);
    const asked = await mailWith(market, 'nhận tiền hoàn');
    expect(asked?.text.replace(/\u00a0/g, ' ')).toContain('trả lại bạn 150.000 ₫');
    expect(asked?.text).toContain(`/orders/${group.code}`);
    await giveRefundAccount(context, group, { ...own, bank: '999999' });
    expect(await mailWith(market, 'vừa được ghi')).toBeDefined();
    const erase = () => eraseBuyer(context, { personId: group.buyerId, erasedBy: null });
    await expect(erase()).rejects.toMatchObject({ code: 'eraseTooEarly' });
    const proof = { refundId: refunds[0]?.id ?? '', reference: 'FT1', file: pdfBytes() };
    await proveRefund(context, actor, proof);
    expect((await exportBuyer(context, group.buyerId)).refundAccounts).toMatchObject([
      { kind: 'named', bin: '999999', number: '102030405060' },
    ]);
    expect(await erase()).toMatchObject({ keptUntil: expect.any(Number) });
    expect((await rowsOf(context)).accounts).toMatchObject([{ sealed: '' }]);
    const { sendTo } = await readRefundTask(context, staff, proof.refundId);
    expect(sendTo).toEqual({ kind: 'forgotten', came: [] });
    await expect(giveRefundAccount(context, group, own)).rejects.toThrow();
  });
});
