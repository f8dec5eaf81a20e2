import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { refundByCard } from '#app/domain/payments/card/refund-by-card.server.ts';
import { takeCardRefunds } from '#app/domain/payments/card/take-card-refunds.server.ts';
import { owedBy } from '#app/domain/payments/ledger/owed.server.ts';
import { listOwed } from '#app/domain/payments/payouts/list-owed.server.ts';
import { makePayoutFile } from '#app/domain/payments/payouts/make-payout-file.server.ts';
import { makePayoutRun } from '#app/domain/payments/payouts/make-payout-run.server.ts';
import { markPayoutPaid } from '#app/domain/payments/payouts/mark-payout-paid.server.ts';
import { readPayoutFile } from '#app/domain/payments/payouts/read-payout-file.server.ts';
import { readPayoutRun } from '#app/domain/payments/payouts/read-payout-run.server.ts';
import { listOpenFindings } from '#app/domain/payments/reconcile/list-findings.server.ts';
import { resolveFinding } from '#app/domain/payments/reconcile/resolve-finding.server.ts';
import { cancelLines } from '#app/domain/payments/refunds/cancel-lines.server.ts';
import { cancelOrder } from '#app/domain/payments/refunds/cancel-order.server.ts';
import { promiseRefund } from '#app/domain/payments/refunds/promise-refund.server.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import { paidByCard } from '#tests/factories/card-order.ts';
import { staffMember } from '#tests/factories/listing-steps.ts';
import { breaksBooksOnPurpose } from '#tests/support/sound-books.ts';
import { balancesOf, type StripeWorld, stripeWorld } from '#tests/support/stripe-world.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const buyer = { role: 'buyer', personId: null } as const;
const fee = (amount: number) => Math.round(amount * 0.034 + 8_000);
const PART = 5_000;

const refundsOf = ({ store }: Context) =>
  store.read((db) => db.select().from(store.tables.refund).orderBy(store.tables.refund.id));

const cancel = (context: Context, orderId: string | undefined) =>
  cancelOrder(context, { orderId: orderId ?? '', by: buyer, reason: 'thử' });

const owedTo = async ({ store, clock }: Context, producerId: string | undefined) =>
  (await store.read((db) => owedBy(db, store.tables, { until: clock.now() }))).get(producerId ?? '')?.owed;

/** Two orders paid in one, of which somebody has given back a part in Stripe's own pages. */
async function partGoneThere(world: StripeWorld) {
  const { context } = world;
  const paid = await paidByCard(world, ['HTX Chè', 'HTX Mật ong']);
  await world.control('refund', { intent: paid.intentId, amount: PART });
  const look = () => takeCardRefunds(context, paid.intentId);
  await look();
  const [finding] = await listOpenFindings(context);
  const resolve = (orderId: string | undefined) =>
    resolveFinding(context, staffMember(), {
      findingId: finding?.id ?? '',
      note: 'đã hỏi kế toán',
      resolve: orderId === undefined ? { how: 'note' } : { how: 'assign', orderId },
    });
  const [first, second] = paid.orders;
  return { ...paid, look, resolve, first, second };
}

eachEngine('a part given back in Stripe’s own pages, of a payment for two orders', (open) => {
  test('is of no order until staff say so, also when one of them has ended meanwhile', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { look, resolve, first, second, total } = await partGoneThere(world);
    await cancel(context, first?.id);
    await world.runJobs([refundByCard]);
    await look();
    await world.tell();
    expect(await refundsOf(context)).toMatchObject([{ orderId: first?.id, reason: 'cancelled' }]);
    // All of the first has gone back: it cannot have been of that one as well.
    await expect(resolve(first?.id)).rejects.toMatchObject({
      code: 'assignTooMuch',
      field: 'order',
      params: { left: 0 },
    });
    await expect(resolve('')).rejects.toMatchObject({ code: 'mustSayForWhich' });
    await expect(resolve(undefined)).rejects.toMatchObject({ code: 'mustSayForWhich', field: 'order' });
    expect(await listOpenFindings(context)).toMatchObject([{ kind: 'refund-there', canAssign: true }]);
    await resolve(second?.id);
    await look();
    expect(await listOpenFindings(context)).toEqual([]);
    expect((await refundsOf(context)).map(({ orderId, amount }) => [orderId, amount])).toEqual([
      [first?.id, first?.totalAmount],
      [second?.id, PART],
    ]);
    const left = (second?.totalAmount ?? 0) - PART;
    expect(await owedTo(context, second?.producerId)).toBe(left);
    expect(await balancesOf(context)).toEqual({
      operator_clearing: left - fee(total),
      producer_payable: -left,
      fees: fee(total),
    });
  });

  test('stands with the order that staff name, and the other producer is paid in full', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { look, resolve, first, second } = await partGoneThere(world);
    await look();
    await resolve(first?.id);
    await cancel(context, first?.id);
    await world.runJobs([refundByCard]);
    await look();
    expect((await refundsOf(context)).map(({ orderId, amount }) => [orderId, amount])).toEqual([
      [first?.id, PART],
      [first?.id, (first?.totalAmount ?? 0) - PART],
    ]);
    expect(await owedTo(context, first?.producerId)).toBe(0);
    expect(await owedTo(context, second?.producerId)).toBe(second?.totalAmount);
  });

  test('what has gone unbooked is not promised once more: both cancelled, the buyer has it all once', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { look, first, second, orders, total } = await partGoneThere(world);
    await cancel(context, first?.id);
    await cancel(context, second?.id);
    await world.runJobs([refundByCard]);
    const there = Object.values((await world.state()).refunds);
    expect(there.reduce((sum, { amount }) => sum + amount, 0)).toBe(total);
    expect((await refundsOf(context)).every(({ doneAt }) => doneAt !== null)).toBe(true);
    // Only of the second can it have been: nobody has to say so, and neither producer is paid what has left.
    expect(await listOpenFindings(context)).toEqual([]);
    for (const { producerId } of orders) expect(await owedTo(context, producerId)).toBe(0);
    expect(
      (await listOwed(context, staffMember(), context.clock.now())).map(({ payable }) => payable),
    ).toEqual([]);
    await look();
    expect(await balancesOf(context)).toEqual({ operator_clearing: -fee(total), fees: fee(total) });
  });

  test('is paid to neither producer while nobody has said whose it was, and the desk says why', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const staff = staffMember();
    const run = () => makePayoutRun(context, staff, { runId: newId(), cutoffAt: context.clock.now() });
    const { orders, shops, intentId, total } = await paidByCard(world, ['HTX Chè', 'HTX Mật ong']);
    const early = await run();
    await world.control('refund', { intent: intentId, amount: PART });
    await takeCardRefunds(context, intentId);
    const before = await readPayoutRun(context, staff, early);
    expect(
      before.payouts.map(({ amount, owedNow, less }) => [amount - (owedNow ?? 0), less.unassigned]),
    ).toEqual(shops.map(() => [PART, PART]));
    await expect(
      markPayoutPaid(context, staff, { payoutId: before.payouts[0]?.id ?? '', reference: 'CK1' }),
    ).rejects.toMatchObject({ code: 'payoutNotOwed' });
    await makePayoutFile(context, staff, early);
    expect(
      (await readPayoutFile(context, staff, early)).lines.reduce((sum, { amount }) => sum + amount, 0),
    ).toBe(total - 2 * PART);
    expect(
      (await listOwed(context, staff, context.clock.now())).map(({ payable, waits }) => [payable, waits]),
    ).toEqual(orders.map(() => [0, { amount: PART, why: 'gone-there' }]));
    await expect(run()).rejects.toMatchObject({ code: 'nothingToPayOut' });
    const [finding] = await listOpenFindings(context);
    await resolveFinding(context, staff, {
      findingId: finding?.id ?? '',
      note: 'đã hỏi kế toán',
      resolve: { how: 'assign', orderId: orders[0]?.id ?? '' },
    });
    expect(
      (await readPayoutRun(context, staff, await run())).payouts.map(({ producerId, amount }) => [
        producerId,
        amount,
      ]),
    ).toEqual([[orders[1]?.producerId, PART]]);
  });

  test('of the one order that was paid: what was promised is met first, then what it has left', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { orders, lines, intentId } = await paidByCard(world);
    await world.control('refund-mood', { mood: 'refuse' });
    await cancelLines(context, {
      ...{ orderId: orders[0]?.id ?? '', kind: 'cancelled', isRestocked: true, by: buyer, reason: 'thử' },
      lines: [{ lineId: lines[0]?.id ?? '', quantity: 1 }],
    });
    await world.runJobs([refundByCard]);
    for (const amount of [200_000, 50_000]) {
      await world.control('refund', { intent: intentId, amount });
      await takeCardRefunds(context, intentId);
    }
    const refunds = await refundsOf(context);
    expect(refunds.every(({ doneAt }) => doneAt !== null)).toBe(true);
    expect(refunds.reduce((sum, { amount }) => sum + amount, 0)).toBe(250_000);
    expect(await listOpenFindings(context)).toMatchObject([{ canAssign: false }, { canAssign: false }]);
  });

  test('is refused where it stands in the books for another order already', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { resolve, first, second, paymentId } = await partGoneThere(world);
    const [{ subject } = { subject: '' }] = await listOpenFindings(context);
    breaksBooksOnPurpose(context);
    await context.store.write((tx) =>
      promiseRefund(context, tx, {
        ...{ paymentId, orderId: second?.id ?? '', amount: PART, reason: 'by-provider' },
        ...{ causeKey: `stripe:${subject}`, by: buyer },
      }),
    );
    await expect(resolve(first?.id)).rejects.toMatchObject({ code: 'refundBookedElsewhere' });
    expect(await listOpenFindings(context)).toHaveLength(1);
  });

  test('of the sum that was promised and could not be sent, it is how that went', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { intentId, orders, total } = await paidByCard(world, ['HTX Chè', 'HTX Mật ong']);
    await cancel(context, orders[0]?.id);
    await world.control('refund', { intent: intentId, amount: orders[0]?.totalAmount });
    await takeCardRefunds(context, intentId);
    await world.control('refund-mood', { mood: 'refuse' });
    await world.runJobs([refundByCard]);
    await takeCardRefunds(context, intentId);
    const [finding] = await listOpenFindings(context);
    await resolveFinding(context, staffMember(), {
      findingId: finding?.id ?? '',
      note: 'trả tay ở trang của Stripe',
      resolve: { how: 'assign', orderId: orders[0]?.id ?? '' },
    });
    const { refund } = context.store.tables;
    const rows = await context.store.read((db) =>
      db
        .select()
        .from(refund)
        .where(eq(refund.externalId, finding?.subject ?? '')),
    );
    expect(rows).toMatchObject([{ orderId: orders[0]?.id, reason: 'cancelled', failedAt: null }]);
    expect(await refundsOf(context)).toHaveLength(1);
    const left = total - (orders[0]?.totalAmount ?? 0);
    expect((await balancesOf(context)).producer_payable).toBe(-left);
  });
});
