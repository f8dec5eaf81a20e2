import { createHash } from 'node:crypto';
import { eq, isNull } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { THE_MARKET } from '#app/domain/orders/move-order.server.ts';
import { owedBy } from '#app/domain/payments/ledger/owed.server.ts';
import { listOwed } from '#app/domain/payments/payouts/list-owed.server.ts';
import { makePayoutFile } from '#app/domain/payments/payouts/make-payout-file.server.ts';
import { makePayoutRun } from '#app/domain/payments/payouts/make-payout-run.server.ts';
import { markPayoutPaid } from '#app/domain/payments/payouts/mark-payout-paid.server.ts';
import { readPayoutFile } from '#app/domain/payments/payouts/read-payout-file.server.ts';
import { listPayoutRuns, readPayoutRun } from '#app/domain/payments/payouts/read-payout-run.server.ts';
import { readPayoutStatement } from '#app/domain/payments/payouts/read-payout-statement.server.ts';
import { reversePayout } from '#app/domain/payments/payouts/reverse-payout.server.ts';
import { cancelOrder } from '#app/domain/payments/refunds/cancel-order.server.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import { anyPostRate } from '#tests/factories/buying.ts';
import { staffMember } from '#tests/factories/listing-steps.ts';
import { ordersOf, payByCard, payByTransfer, shopOf } from '#tests/factories/paying.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { eachEngine } from '#tests/support/test-market.ts';

/** Tea sold by card and by transfer, honey by card. */
async function soldMarket(context: Context) {
  await anyPostRate(context);
  const tea = await shopOf(context, 'HTX Chè Đặng');
  const honey = await shopOf(context, 'HTX Mật ong', { number: '0987654321' });
  const card = await ordersOf(context, [
    { listingId: tea.listingId, quantity: 2, method: 'card' },
    { listingId: honey.listingId, method: 'card' },
  ]);
  await payByCard(context, card.payments[0]?.id ?? '');
  const direct = await ordersOf(context, [{ listingId: tea.listingId, quantity: 4 }]);
  await payByTransfer(context, direct.payments[0]?.id ?? '');
  const orderOf = (producerId: string) => card.orders.find((one) => one.producerId === producerId)?.id ?? '';
  return { tea, honey, teaOrder: orderOf(tea.producerId), honeyOrder: orderOf(honey.producerId) };
}

const owedTo = async ({ store, clock }: Context, producerId: string) =>
  (await store.read((db) => owedBy(db, store.tables, { until: clock.now(), producerId }))).get(producerId)
    ?.owed;

eachEngine('paying out card money', (open) => {
  test('pays what was sold by card, once however often it is asked for, and posts it when it is paid', async () => {
    const { context } = await open();
    const { tea, honey } = await soldMarket(context);
    const staff = staffMember();
    const cutoffAt = context.clock.now();
    expect(
      (await listOwed(context, staff, cutoffAt)).map(({ producerName, payable }) => [producerName, payable]),
    ).toEqual([
      ['HTX Chè Đặng', 270_000],
      ['HTX Mật ong', 150_000],
    ]);
    const runId = newId();
    const made = await Promise.all(
      Array.from({ length: 3 }, () => makePayoutRun(context, staff, { runId, cutoffAt })),
    );
    expect(new Set(made)).toEqual(new Set([runId]));
    await expect(makePayoutRun(context, staff, { runId: newId(), cutoffAt })).rejects.toMatchObject({
      code: 'nothingToPayOut',
    });
    const run = await readPayoutRun(context, staff, runId);
    expect(run).toMatchObject({ number: 1, totalAmount: 420_000 });
    expect(await owedTo(context, tea.producerId)).toBe(270_000);
    const [first] = run.payouts;
    const paid = await Promise.all(
      Array.from({ length: 3 }, () =>
        markPayoutPaid(context, staff, { payoutId: first?.id ?? '', reference: 'FT001' }),
      ),
    );
    expect(paid).toHaveLength(3);
    expect(await owedTo(context, tea.producerId)).toBe(0);
    expect(await owedTo(context, honey.producerId)).toBe(150_000);
    await expect(
      markPayoutPaid(context, staff, { payoutId: first?.id ?? '', reference: 'FT002' }),
    ).rejects.toMatchObject({ code: 'payoutPaidOtherwise' });
    expect(await listPayoutRuns(context, staff)).toMatchObject([{ number: 1, payouts: 2, unpaid: 1 }]);
  });

  test('two people who make a run at the same time make one, and the others are told that nothing is left', async () => {
    const market = await open();
    const { context } = market;
    await soldMarket(context);
    const desks = [context, market.openAgain(), market.openAgain(), context];
    const cutoffAt = context.clock.now();
    const tries = await Promise.allSettled(
      desks.map((desk) => makePayoutRun(desk, staffMember(), { runId: newId(), cutoffAt })),
    );
    const refused = tries.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(refused.map(({ code }) => code)).toEqual(Array(3).fill('nothingToPayOut'));
    expect(await listPayoutRuns(context, staffMember())).toMatchObject([
      { number: 1, totalAmount: 420_000, payouts: 2 },
    ]);
  });

  test('marked as paid and reversed in the same moment, the books say one thing', async () => {
    const { context } = await open();
    const { tea } = await soldMarket(context);
    const staff = staffMember();
    const runId = await makePayoutRun(context, staff, { runId: newId(), cutoffAt: context.clock.now() });
    const { payouts } = await readPayoutRun(context, staff, runId);
    const payoutId = payouts.find(({ producerId }) => producerId === tea.producerId)?.id ?? '';
    await Promise.allSettled([
      markPayoutPaid(context, staff, { payoutId, reference: 'FT1' }),
      reversePayout(context, staff, { payoutId, reason: 'chuyển nhầm' }),
      markPayoutPaid(context, staff, { payoutId, reference: 'FT1' }),
    ]);
    expect(await owedTo(context, tea.producerId)).toBe(270_000);
    const again = await makePayoutRun(context, staff, { runId: newId(), cutoffAt: context.clock.now() });
    expect((await readPayoutRun(context, staff, again)).totalAmount).toBe(270_000);
    // What was reversed is paid out by the next run, and counts there alone.
    expect((await listPayoutRuns(context, staff)).map(({ totalAmount }) => totalAmount)).toEqual([
      270_000, 150_000,
    ]);
    expect((await readPayoutRun(context, staff, runId)).totalAmount).toBe(150_000);
  });

  test('the file is what a bank takes: whole accounts, no marks, only what is still to be paid; its reading is audited', async () => {
    const { context } = await open();
    await soldMarket(context);
    const staff = staffMember();
    const runId = await makePayoutRun(context, staff, { runId: newId(), cutoffAt: context.clock.now() });
    await expect(readPayoutFile(context, staff, runId)).rejects.toMatchObject({ isNotFound: true });
    await makePayoutFile(context, staff, runId);
    const { lines, hash, csv } = await readPayoutFile(context, staff, runId);
    const digest = createHash('sha256').update(csv).digest('hex');
    expect([hash, (await readPayoutRun(context, staff, runId)).file?.hash]).toEqual([digest, digest]);
    expect(lines).toEqual([
      {
        bankName: 'VIETCOMBANK',
        bin: '970436',
        account: '0123456789',
        holder: 'HTX THU NGHIEM',
        amount: 270_000,
        memo: 'CHO PHIEN CHI TRA 1 HTX CHE DANG',
      },
      expect.objectContaining({ account: '0987654321', amount: 150_000 }),
    ]);
    const { payouts } = await readPayoutRun(context, staff, runId);
    await markPayoutPaid(context, staff, { payoutId: payouts[0]?.id ?? '', reference: 'FT1' });
    // What was recorded stays as it is; made anew it has what is still to be paid.
    expect((await readPayoutFile(context, staff, runId)).hash).toBe(hash);
    await makePayoutFile(context, staff, runId);
    expect((await readPayoutFile(context, staff, runId)).lines).toHaveLength(1);
    const { bankAccount } = context.store.tables;
    const [, second] = await context.store.read((db) =>
      db.select().from(bankAccount).orderBy(bankAccount.id),
    );
    await context.store.write((tx) =>
      tx
        .update(bankAccount)
        .set({ bin: '999999', isDemo: true })
        .where(eq(bankAccount.id, second?.id ?? '')),
    );
    await expect(readPayoutFile(context, staff, runId)).rejects.toMatchObject({ code: 'payoutFileChanged' });
    await makePayoutFile(context, staff, runId);
    expect((await readPayoutFile(context, staff, runId)).lines).toMatchObject([
      { bankName: 'NGAN HANG MO PHONG', bin: '999999' },
    ]);
    expect((await readPayoutRun(context, staff, runId)).payouts.map(({ bankName }) => bankName)).toContain(
      'Ngân hàng mô phỏng',
    );
    const { audit } = context.store.tables;
    const read = await context.store.read((db) =>
      db.select().from(audit).where(eq(audit.act, 'read-bank-accounts')),
    );
    expect(new Set(read.map(({ personId }) => personId))).toEqual(new Set([staff.personId]));
    expect(read).toHaveLength(5);
    expect(JSON.stringify(read)).not.toContain('0123456789');
  });

  test('reversed by an entry of its own, it is owed again and stands in the next run', async () => {
    const { context } = await open();
    const { tea } = await soldMarket(context);
    const staff = staffMember();
    const cutoffAt = context.clock.now();
    const runId = await makePayoutRun(context, staff, { runId: newId(), cutoffAt });
    const { payouts } = await readPayoutRun(context, staff, runId);
    const payoutId = payouts[0]?.id ?? '';
    await markPayoutPaid(context, staff, { payoutId, reference: 'FT1' });
    await expect(reversePayout(context, staff, { payoutId, reason: ' ' })).rejects.toMatchObject({
      code: 'required',
    });
    await makePayoutFile(context, staff, runId);
    const other = payouts[1]?.id ?? '';
    await markPayoutPaid(context, staff, { payoutId: other, reference: 'FT2' });
    await readPayoutFile(context, staff, runId);
    await reversePayout(context, staff, { payoutId: other, reason: 'Sai tài khoản.' });
    // The next run pays it: the bank must not be given this file any more.
    await expect(readPayoutFile(context, staff, runId)).rejects.toMatchObject({ code: 'payoutFileReversed' });
    await reversePayout(context, staff, { payoutId, reason: 'Ngân hàng trả lại' });
    const { producerNotice } = context.store.tables;
    const unread = await context.store.read((db) =>
      db.select().from(producerNotice).where(isNull(producerNotice.readAt)),
    );
    expect(unread.filter(({ kind }) => kind.startsWith('pa'))).toHaveLength(2);
    expect(unread).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          ...{ kind: 'payout-reversed', producerId: tea.producerId, path: '/seller/bank' },
          params: { amount: 270_000, note: 'Ngân hàng trả lại' },
        }),
      ]),
    );
    expect((await readPayoutStatement(context, tea.seller, '2026')).payouts).toMatchObject([
      { reversalReason: 'Ngân hàng trả lại' },
    ]);
    await expect(reversePayout(context, staff, { payoutId, reason: 'lần nữa' })).rejects.toMatchObject({
      code: 'payoutReversed',
    });
    expect(await owedTo(context, tea.producerId)).toBe(270_000);
    const again = await makePayoutRun(context, staff, { runId: newId(), cutoffAt: context.clock.now() });
    expect(await readPayoutRun(context, staff, again)).toMatchObject({ number: 2, totalAmount: 420_000 });
  });

  test('what came back is not paid out; what came back too late stands against what is sold next', async () => {
    const { context } = await open();
    const { tea, teaOrder, honey, honeyOrder } = await soldMarket(context);
    const staff = staffMember();
    await cancelOrder(context, { orderId: honeyOrder, by: THE_MARKET, reason: 'thử' });
    const runId = await makePayoutRun(context, staff, { runId: newId(), cutoffAt: context.clock.now() });
    const { payouts } = await readPayoutRun(context, staff, runId);
    expect(payouts.map(({ producerId, amount }) => [producerId, amount])).toEqual([
      [tea.producerId, 270_000],
    ]);
    await markPayoutPaid(context, staff, { payoutId: payouts[0]?.id ?? '', reference: 'FT1' });
    await cancelOrder(context, { orderId: teaOrder, by: THE_MARKET, reason: 'thử' });
    expect(await owedTo(context, tea.producerId)).toBe(-270_000);
    const more = await ordersOf(context, [
      { listingId: tea.listingId, quantity: 3, method: 'card' },
      { listingId: honey.listingId, method: 'card' },
    ]);
    await payByCard(context, more.payments[0]?.id ?? '');
    const next = await makePayoutRun(context, staff, { runId: newId(), cutoffAt: context.clock.now() });
    expect((await readPayoutRun(context, staff, next)).payouts.map(({ amount }) => amount)).toEqual([
      120_000, 150_000,
    ]);
  });

  test('takes as a reference letters, digits, spaces and - / . up to 60, and says so of others', async () => {
    const { context } = await open();
    await soldMarket(context);
    const staff = staffMember();
    const runId = newId();
    await makePayoutRun(context, staff, { runId, cutoffAt: context.clock.now() });
    const { payouts } = await readPayoutRun(context, staff, runId);
    const payoutId = payouts[0]?.id ?? '';
    for (const reference of ['<b>FT1</b>', 'FT1; DROP', '👍', '-/.', 'x'.repeat(61)])
      await expect(markPayoutPaid(context, staff, { payoutId, reference }), reference).rejects.toMatchObject({
        ...{ code: 'payoutReferenceWrong', field: `reference-${payoutId}`, params: { max: 60 } },
      });
    await expect(markPayoutPaid(context, staff, { payoutId, reference: ' ' })).rejects.toMatchObject({
      code: 'required',
    });
    await markPayoutPaid(context, staff, { payoutId, reference: ' Đợt 1/2026 - FT26331.004512 ' });
    const [paid] = (await readPayoutRun(context, staff, runId)).payouts.filter(({ id }) => id === payoutId);
    expect(paid?.reference).toBe('Đợt 1/2026 - FT26331.004512');
  });

  test('a reference that stands at another payout is refused until somebody says that the bank paid the file under it', async () => {
    const market = await open();
    const { context } = market;
    await anyPostRate(context);
    const shops = [
      await shopOf(context, 'HTX Chè Đặng'),
      await shopOf(context, 'HTX Mật ong', { number: '0987654321' }),
      await shopOf(context, 'HTX Quế', { number: '0555555555' }),
    ];
    const buy = async () => {
      const placed = await ordersOf(
        context,
        shops.map(({ listingId }) => ({ listingId, method: 'card' as const })),
      );
      await payByCard(context, placed.payments[0]?.id ?? '');
    };
    const staff = staffMember();
    const aRun = async () => {
      const runId = await makePayoutRun(context, staff, { runId: newId(), cutoffAt: context.clock.now() });
      return (await readPayoutRun(context, staff, runId)).payouts.map(({ id }) => id);
    };
    const mark = (
      payoutId: string | undefined,
      reference: string,
      isForSeveral = false,
      desk: Context = context,
    ) => markPayoutPaid(desk, staff, { payoutId: payoutId ?? '', reference, isForSeveral });
    await buy();
    const [first, second, third] = await aRun();
    const tries = await Promise.allSettled([
      mark(first, 'FT1'),
      mark(second, 'FT1', false, market.openAgain()),
    ]);
    const refused = tries.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    const late = tries[0]?.status === 'rejected' ? first : second;
    expect(refused).toMatchObject([
      { code: 'payoutReferenceUsed', field: `isForSeveral-${late}`, params: { reference: 'FT1' } },
    ]);
    // Written in another way it is the same.
    for (const reference of ['ft1', 'FT-1', 'f t.1', 'ＦＴ1'])
      await expect(mark(late, reference), reference).rejects.toMatchObject({
        ...{ code: 'payoutReferenceUsed', field: `isForSeveral-${late}`, params: { reference: 'FT1' } },
      });
    await mark(late, 'ft-1', true);
    await mark(late, 'FT1');
    await expect(mark(late, 'FT11')).rejects.toMatchObject({ code: 'payoutPaidOtherwise' });
    // Two have it: it is the file's, and nobody is asked again.
    await mark(third, 'FT1');
    await buy();
    const [next, after] = await aRun();
    for (const reference of ['FT1', 'ft1', 'FT-1', 'F/T 1'])
      await expect(mark(next, reference, true), reference).rejects.toMatchObject({
        ...{ code: 'payoutReferenceOfRun', field: `reference-${next}` },
        params: { reference: expect.stringMatching(/^(FT1|ft-1)$/), number: 1 },
      });
    // Taken back by mistake, each is paid by the next run with what the bank had called it.
    for (const id of [first, second, third])
      await reversePayout(context, staff, { payoutId: id ?? '', reason: 'nhầm' });
    await mark(next, 'FT1');
    await mark(after, 'Đ FT1');
  });

  test('is for staff only', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const cutoffAt = context.clock.now();
    await expect(listOwed(context, seller, cutoffAt)).rejects.toThrow('payouts');
    await expect(makePayoutRun(context, seller, { runId: newId(), cutoffAt })).rejects.toThrow('payouts');
    await expect(markPayoutPaid(context, seller, { payoutId: 'x', reference: 'y' })).rejects.toThrow(
      'payout',
    );
    await expect(makePayoutFile(context, seller, 'x')).rejects.toThrow('payout run');
    await expect(readPayoutFile(context, seller, 'x')).rejects.toThrow('payout run');
    await expect(reversePayout(context, seller, { payoutId: 'x', reason: 'y' })).rejects.toThrow('payout');
    await expect(
      makePayoutRun(context, staffMember(), { runId: newId(), cutoffAt: cutoffAt + 1 }),
    ).rejects.toMatchObject({ code: 'cutoffInFuture' });
  });
});
