import { expect, test } from 'vitest';
import { THE_MARKET } from '#app/domain/orders/move-order.server.ts';
import { readOwnAccount } from '#app/domain/payments/bank-account/read-own-account.server.ts';
import { holdOwed } from '#app/domain/payments/ledger/hold-owed.server.ts';
import { owedBy } from '#app/domain/payments/ledger/owed.server.ts';
import { makePayoutFile } from '#app/domain/payments/payouts/make-payout-file.server.ts';
import { makePayoutRun } from '#app/domain/payments/payouts/make-payout-run.server.ts';
import { markPayoutPaid } from '#app/domain/payments/payouts/mark-payout-paid.server.ts';
import { readPayoutFile } from '#app/domain/payments/payouts/read-payout-file.server.ts';
import { readPayoutRun } from '#app/domain/payments/payouts/read-payout-run.server.ts';
import { reversePayout } from '#app/domain/payments/payouts/reverse-payout.server.ts';
import { cancelLines } from '#app/domain/payments/refunds/cancel-lines.server.ts';
import { cancelOrder } from '#app/domain/payments/refunds/cancel-order.server.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import { anyPostRate } from '#tests/factories/buying.ts';
import { staffMember } from '#tests/factories/listing-steps.ts';
import { ordersOf, payByCard, shopOf } from '#tests/factories/paying.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const staff = staffMember();
const LOOKS = 200;

/** The file as it is made now. */
async function fileOf(context: Context, runId: string) {
  await makePayoutFile(context, staff, runId);
  return (await readPayoutFile(context, staff, runId)).lines;
}

/** Tea and honey sold by card, two pieces each, and a run that pays both. */
async function runOfTwo(context: Context) {
  await anyPostRate(context);
  const tea = await shopOf(context, 'HTX Chè Đặng');
  const honey = await shopOf(context, 'HTX Mật ong', { number: '0987654321' });
  const placed = await ordersOf(context, [
    { listingId: tea.listingId, quantity: 2, method: 'card' },
    { listingId: honey.listingId, quantity: 2, method: 'card' },
  ]);
  await payByCard(context, placed.payments[0]?.id ?? '');
  const teaOrder = placed.orders.find(({ producerId }) => producerId === tea.producerId)?.id ?? '';
  const teaLine = placed.lines.find(({ orderId }) => orderId === teaOrder)?.id ?? '';
  const runId = await anotherRun(context);
  const run = await readPayoutRun(context, staff, runId);
  const payoutId = run.payouts.find(({ producerId }) => producerId === tea.producerId)?.id ?? '';
  return { tea, honey, teaOrder, teaLine, runId, payoutId };
}

const anotherRun = (context: Context) =>
  makePayoutRun(context, staff, { runId: newId(), cutoffAt: context.clock.now() });

const takeOne = (context: Context, orderId: string, lineId: string) =>
  cancelLines(context, {
    ...{ orderId, kind: 'cancelled', isRestocked: true, by: THE_MARKET, reason: 'thử' },
    lines: [{ lineId, quantity: 1 }],
  });

const owedTo = async ({ store }: Context, producerId: string) =>
  (await store.read((db) => owedBy(db, store.tables, { producerId }))).get(producerId)?.owed;

const heldFor = async (context: Context, producerId: string) =>
  (await readOwnAccount(context, { producerId })).held;

const amountsOf = async (context: Context, runId: string) =>
  (await readPayoutRun(context, staff, runId)).payouts.map(({ amount, owedNow }) => [amount, owedNow]);

eachEngine('a payout of what is not owed any more', (open) => {
  test('a producer reads beside their account what the market holds of their card sales, until it is paid out', async () => {
    const { context } = await open();
    const { tea, payoutId } = await runOfTwo(context);
    const owed = await owedTo(context, tea.producerId);
    expect(owed).toBeGreaterThan(0);
    expect(await heldFor(context, tea.producerId)).toBe(owed);
    await markPayoutPaid(context, staff, { payoutId, reference: 'FT26331' });
    expect(await heldFor(context, tea.producerId)).toBe(0);
  });

  test('is said to be so, stays out of the file, and is not marked as paid', async () => {
    const { context } = await open();
    const { tea, teaOrder, runId, payoutId } = await runOfTwo(context);
    await cancelOrder(context, { orderId: teaOrder, by: THE_MARKET, reason: 'thử' });
    expect(await amountsOf(context, runId)).toEqual([
      [270_000, 0],
      [270_000, 270_000],
    ]);
    const lines = await fileOf(context, runId);
    expect(lines.map(({ account }) => account)).toEqual(['0987654321']);
    await expect(markPayoutPaid(context, staff, { payoutId, reference: 'FT1' })).rejects.toMatchObject({
      code: 'payoutNotOwed',
      field: `reference-${payoutId}`,
      params: { owed: 0 },
    });
    await reversePayout(context, staff, { payoutId, reason: 'không còn nợ' });
    expect(await owedTo(context, tea.producerId)).toBe(0);
  });

  test('of which a part is owed when the file is made: that part is paid, the rest waits, and it says why', async () => {
    const market = await open();
    const { context, clock } = market;
    const { tea, teaOrder, teaLine, runId, payoutId } = await runOfTwo(context);
    clock.set(clock.now() + 60_000);
    await takeOne(context, teaOrder, teaLine);
    const again = market.openAgain();
    await Promise.all([context, again, context, again].map((one) => makePayoutFile(one, staff, runId)));
    expect((await readPayoutFile(context, staff, runId)).lines.map(({ amount }) => amount)).toEqual([
      150_000, 270_000,
    ]);
    const { payouts } = await readPayoutRun(context, staff, runId);
    expect(payouts[0]).toMatchObject({
      ...{ amount: 150_000, heldBack: 120_000, filedAmount: 150_000, owedNow: 150_000 },
      less: { refunded: 120_000, disputed: 0 },
    });
    await markPayoutPaid(context, staff, { payoutId, reference: 'FT1' });
    expect(await owedTo(context, tea.producerId)).toBe(0);
  });

  test('lowered and marked as paid in the same moment, the books pay what is owed and no more', async () => {
    const market = await open();
    const { context } = market;
    const { tea, teaOrder, teaLine, runId, payoutId } = await runOfTwo(context);
    await takeOne(context, teaOrder, teaLine);
    const [filed, marked] = await Promise.allSettled([
      makePayoutFile(market.openAgain(), staff, runId),
      markPayoutPaid(context, staff, { payoutId, reference: 'FT1' }),
    ]);
    expect(filed.status).toBe('fulfilled');
    expect(await owedTo(context, tea.producerId)).toBe(marked.status === 'fulfilled' ? 0 : 150_000);
  });

  test('that stood in a file before it came back is left out of the next: only a person knows whether the bank has sent it', async () => {
    const { context } = await open();
    const { teaOrder, teaLine, runId, payoutId } = await runOfTwo(context);
    await makePayoutFile(context, staff, runId);
    await takeOne(context, teaOrder, teaLine);
    expect((await readPayoutFile(context, staff, runId)).lines.map(({ amount }) => amount)).toEqual([
      270_000, 270_000,
    ]);
    expect(await amountsOf(context, runId)).toContainEqual([270_000, 150_000]);
    expect(await fileOf(context, runId)).toHaveLength(1);
    await expect(markPayoutPaid(context, staff, { payoutId, reference: 'FT1' })).rejects.toMatchObject({
      params: { owed: 150_000 },
    });
    await reversePayout(context, staff, { payoutId, reason: 'không còn nợ đủ' });
    const next = await anotherRun(context);
    expect(await amountsOf(context, next)).toEqual([[150_000, 150_000]]);
  });

  test('that stood in a file alone: the next is refused and says whose; and no other run’s page marks it', async () => {
    const { context } = await open();
    const { honey, teaOrder, teaLine, runId, payoutId } = await runOfTwo(context);
    const other = (await readPayoutRun(context, staff, runId)).payouts.find(
      ({ producerId }) => producerId === honey.producerId,
    );
    await makePayoutFile(context, staff, runId);
    await markPayoutPaid(context, staff, { payoutId: other?.id ?? '', runId, reference: 'FT1' });
    await takeOne(context, teaOrder, teaLine);
    await expect(makePayoutFile(context, staff, runId)).rejects.toMatchObject({
      code: 'filedBefore',
      params: { names: 'HTX Chè Đặng' },
    });
    const elsewhere = { payoutId, runId: newId() };
    await expect(
      markPayoutPaid(context, staff, { ...elsewhere, reference: 'FT2', isSent: true }),
    ).rejects.toMatchObject({ isNotFound: true });
    await expect(reversePayout(context, staff, { ...elsewhere, reason: 'nhầm' })).rejects.toMatchObject({
      isNotFound: true,
    });
  });

  test('that the bank had sent before stands in the books as it is, and the producer owes the rest', async () => {
    const { context } = await open();
    const { tea, teaOrder, teaLine, runId, payoutId } = await runOfTwo(context);
    await takeOne(context, teaOrder, teaLine);
    const wanted = { payoutId, reference: 'FT1', isSent: true };
    await markPayoutPaid(context, staff, wanted);
    await markPayoutPaid(context, staff, wanted);
    expect(await owedTo(context, tea.producerId)).toBe(-120_000);
    const { payouts } = await readPayoutRun(context, staff, runId);
    expect(payouts.find(({ id }) => id === payoutId)).toMatchObject({ overAmount: 120_000, owedNow: null });
  });

  test('the earlier run goes first: what came back is missing in the later one', async () => {
    const { context } = await open();
    const { tea, teaOrder, teaLine, runId } = await runOfTwo(context);
    const more = await ordersOf(context, [{ listingId: tea.listingId, method: 'card' }]);
    await payByCard(context, more.payments[0]?.id ?? '');
    const later = await anotherRun(context);
    await takeOne(context, teaOrder, teaLine);
    expect(await amountsOf(context, runId)).toEqual([
      [270_000, 270_000],
      [270_000, 270_000],
    ]);
    expect(await amountsOf(context, later)).toEqual([[150_000, 30_000]]);
  });

  test('a refund waits while one looks and marks: it does not slip between', async () => {
    const { context } = await open();
    const { store } = context;
    const { tea, teaOrder, payoutId } = await runOfTwo(context);
    const steps: string[] = [];
    // Begun from outside of the write, which it would join else.
    let goOn = () => {};
    const refunded = new Promise<void>((resolve) => {
      goOn = resolve;
    })
      .then(() => cancelOrder(context, { orderId: teaOrder, by: THE_MARKET, reason: 'thử' }))
      .then(() => steps.push('refunded'));
    await store.write(
      async (tx) => {
        await holdOwed(store.tables, tx, [tea.producerId]);
        goOn();
        // As long as a refund takes that waits for nothing.
        for (let look = 0; look < LOOKS; look += 1) await owedBy(tx, store.tables, {});
        await markPayoutPaid(context, staff, { payoutId, reference: 'FT1' });
        steps.push('marked');
      },
      { isolation: 'guarded' },
    );
    await refunded;
    expect(steps).toEqual(['marked', 'refunded']);
    expect(await owedTo(context, tea.producerId)).toBe(-270_000);
  });

  test('marked and given back at the same time, whichever is first: the books hold', async () => {
    const { context } = await open();
    const { tea, teaOrder, payoutId } = await runOfTwo(context);
    const [marked, cancelled] = await Promise.allSettled([
      markPayoutPaid(context, staff, { payoutId, reference: 'FT1' }),
      cancelOrder(context, { orderId: teaOrder, by: THE_MARKET, reason: 'thử' }),
    ]);
    expect(cancelled.status).toBe('fulfilled');
    expect(await owedTo(context, tea.producerId)).toBe(marked.status === 'fulfilled' ? -270_000 : 0);
  });
});
