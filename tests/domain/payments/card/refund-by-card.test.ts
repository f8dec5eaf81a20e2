import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { readOrderEvents } from '#app/domain/orders/fulfil/read-own-order.server.ts';
import { handleCardEvent } from '#app/domain/payments/card/handle-card-event.server.ts';
import { listFailedRefunds } from '#app/domain/payments/card/list-failed-refunds.server.ts';
import { refundByCard } from '#app/domain/payments/card/refund-by-card.server.ts';
import { retryCardRefund } from '#app/domain/payments/card/retry-card-refund.server.ts';
import { takeCardRefunds } from '#app/domain/payments/card/take-card-refunds.server.ts';
import { listOpenFindings } from '#app/domain/payments/reconcile/list-findings.server.ts';
import { resolveFinding } from '#app/domain/payments/reconcile/resolve-finding.server.ts';
import { cancelLines } from '#app/domain/payments/refunds/cancel-lines.server.ts';
import { cancelOrder } from '#app/domain/payments/refunds/cancel-order.server.ts';
import type { Context } from '#app/server/context.ts';
import { cardOrder, paidByCard, payFor } from '#tests/factories/card-order.ts';
import { staffMember } from '#tests/factories/listing-steps.ts';
import { balancesOf, type StripeWorld, stripeWorld } from '#tests/support/stripe-world.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const HOUR_MS = 3_600_000;
const buyer = { role: 'buyer', personId: null } as const;

const refundsOf = ({ store }: Context) =>
  store.read((db) => db.select().from(store.tables.refund).orderBy(store.tables.refund.id));

const cancel = (context: Context, orderId: string | undefined) =>
  cancelOrder(context, { orderId: orderId ?? '', by: buyer, reason: 'thử' });

/** The job, again and again as its back-off lets it. */
async function runOn(world: StripeWorld, times = 3): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    await world.runJobs([refundByCard]);
    world.clock.set(world.clock.now() + HOUR_MS);
  }
}

/** Tax is kept back from all sales by card: every producer is a household. */
const withholdFromCards = ({ store }: Context) =>
  store.write(async (tx) => {
    const { producer, withholdingMode } = store.tables;
    await tx.update(producer).set({ legalType: 'household' });
    await tx.update(withholdingMode).set({ mode: 'withhold' }).where(eq(withholdingMode.method, 'card'));
  });

const fee = (amount: number) => Math.round(amount * 0.034 + 8_000);

eachEngine('giving card money back', (open) => {
  test('an order that is cancelled: its money has gone back, once, and nothing is owed', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { orders, total, intentId } = await paidByCard(world);
    await cancel(context, orders[0]?.id);
    await runOn(world);
    const there = Object.values((await world.state()).refunds);
    expect(there).toMatchObject([{ amount: total, payment_intent: intentId, status: 'succeeded' }]);
    expect(await refundsOf(context)).toMatchObject([{ externalId: there[0]?.id, failedAt: null }]);
    expect(await balancesOf(context)).toEqual({ operator_clearing: -fee(total), fees: fee(total) });
  });

  test.each([
    ['done and never answered', 'drop-after-acting'],
    ['never heard', 'drop-before-acting'],
    ['broken, as the key then says for ever', 'error500'],
    ['answered by what nobody can read', 'garbage'],
    ['too fast', 'limit'],
  ])('a call that was %s ends in one refund', async (_what, fault) => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { orders, total } = await paidByCard(world);
    await cancel(context, orders[0]?.id);
    await world.control('fault', { fault, next: 1, path: '/v1/refunds' });
    await runOn(world, 4);
    expect(Object.values((await world.state()).refunds)).toMatchObject([{ amount: total }]);
    expect((await refundsOf(context)).map(({ doneAt }) => doneAt !== null)).toEqual([true]);
  });

  test('what Stripe refuses waits with its reason until staff send it again, under a new key', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { orders, total } = await paidByCard(world);
    await world.control('refund-mood', { mood: 'refuse' });
    await cancel(context, orders[0]?.id);
    await runOn(world);
    const [failed] = await listFailedRefunds(context);
    expect(failed).toMatchObject({ amount: total, failureCode: 'balance_insufficient' });
    const before = (await refundsOf(context))[0]?.attemptKey;
    const actor = staffMember();
    await retryCardRefund(context, actor, failed?.id ?? '');
    await expect(retryCardRefund(context, actor, failed?.id ?? '')).rejects.toThrow();
    await runOn(world);
    expect(await listFailedRefunds(context)).toEqual([]);
    const [sent] = await refundsOf(context);
    expect(sent?.attemptKey).not.toBe(before);
    expect(sent?.doneAt).not.toBeNull();
  });

  test('one that comes back after it had arrived is owed again, and can be sent again', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { orders, total } = await paidByCard(world);
    await world.control('refund-mood', { mood: 'pending' });
    await cancel(context, orders[0]?.id);
    await runOn(world);
    expect((await refundsOf(context)).map(({ doneAt }) => doneAt)).toEqual([null]);
    const [refund = ''] = Object.keys((await world.state()).refunds);
    await world.control('end-refund', { refund, arrived: true });
    await world.tell();
    expect((await refundsOf(context)).map(({ doneAt }) => doneAt !== null)).toEqual([true]);
    expect((await balancesOf(context)).refunds).toBeUndefined();
    await world.control('end-refund', { refund, arrived: false });
    const events = Object.keys((await world.state()).events);
    await world.tell(events.slice(-2));
    const [back] = await listFailedRefunds(context);
    expect(back).toMatchObject({ failureCode: 'expired_or_canceled_card' });
    expect((await balancesOf(context)).refunds).toBe(-total);
    const actor = staffMember();
    await retryCardRefund(context, actor, back?.id ?? '');
    await runOn(world);
    expect(await balancesOf(context)).toEqual({ operator_clearing: -fee(total), fees: fee(total) });
  });

  test('pieces by and by never come to more than was paid', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { orders, lines, total } = await paidByCard(world);
    const [orderId, lineId] = [orders[0]?.id ?? '', lines[0]?.id ?? ''];
    const one = () =>
      cancelLines(context, {
        ...{ orderId, kind: 'cancelled', isRestocked: true, by: buyer, reason: 'thử' },
        lines: [{ lineId, quantity: 1 }],
      });
    await one();
    await runOn(world);
    await one();
    await expect(one()).rejects.toMatchObject({ code: 'cannotCancelNow' });
    await runOn(world);
    const there = Object.values((await world.state()).refunds).map(({ amount }) => amount);
    expect(there).toEqual([120_000, 150_000]);
    expect(there.reduce((sum, amount) => sum + amount, 0)).toBe(total);
  });

  test('given back in Stripe’s own pages: booked to the order that it must be of, and shown', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { orders, total, intentId } = await paidByCard(world);
    await world.control('refund', { intent: intentId, amount: 50_000 });
    await Promise.all([takeCardRefunds(context, intentId), takeCardRefunds(context, intentId), world.tell()]);
    await world.runJobs([handleCardEvent, refundByCard]);
    expect(await refundsOf(context)).toMatchObject([
      { orderId: orders[0]?.id, amount: 50_000, reason: 'by-provider' },
    ]);
    expect(await listOpenFindings(context)).toMatchObject([{ kind: 'refund-there', canAssign: false }]);
    expect(Object.values((await world.state()).refunds)).toHaveLength(1);
    expect(await balancesOf(context)).toEqual({
      operator_clearing: total - 50_000 - fee(total),
      producer_payable: 50_000 - total,
      fees: fee(total),
    });
  });

  test('cancelled after a part was given back there: the rest goes back, and the order says so', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { orders, lines, total, intentId } = await paidByCard(world);
    const [orderId, lineId] = [orders[0]?.id ?? '', lines[0]?.id ?? ''];
    await world.control('refund', { intent: intentId, amount: total - 100_000 });
    await takeCardRefunds(context, intentId);
    const cancelOne = cancelLines(context, {
      ...{ orderId, kind: 'cancelled', isRestocked: true, by: buyer, reason: 'thử' },
      lines: [{ lineId, quantity: 1 }],
    });
    await expect(cancelOne).rejects.toMatchObject({
      code: 'lessLeftThanCancelled',
      params: { left: 100_000, wanted: 120_000 },
    });
    const cancelled = await cancel(context, orderId);
    expect(await cancel(context, orderId)).toMatchObject({ isWhole: true });
    expect(cancelled.refundIds).toHaveLength(1);
    await runOn(world);
    expect((await refundsOf(context)).map(({ amount }) => amount)).toEqual([total - 100_000, 100_000]);
    const events = await context.store.read((db) => readOrderEvents(context, db, orderId));
    expect(events.flatMap(({ rest }) => rest ?? [])).toEqual([{ before: total - 100_000, amount: 100_000 }]);
    expect(await balancesOf(context)).toEqual({ operator_clearing: -fee(total), fees: fee(total) });
  });

  test('cancelled after all of it was given back there: nothing goes back twice, nor tax stays', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const placed = await cardOrder(context);
    await withholdFromCards(context);
    const { orders, total, intentId } = await payFor(world, placed);
    expect((await balancesOf(context)).withholding).toBe(-3_600);
    await world.control('refund', { intent: intentId });
    await takeCardRefunds(context, intentId);
    expect(await cancel(context, orders[0]?.id)).toEqual({ isWhole: true, refundIds: [] });
    await runOn(world);
    expect(Object.values((await world.state()).refunds)).toHaveLength(1);
    expect(await balancesOf(context)).toEqual({ operator_clearing: -fee(total), fees: fee(total) });
  });

  test('refused by Stripe and then sent by hand in its own pages: known as sent, and nothing waits', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { orders, intentId } = await paidByCard(world);
    await world.control('refund-mood', { mood: 'refuse' });
    await cancel(context, orders[0]?.id);
    await runOn(world);
    expect(await listFailedRefunds(context)).toHaveLength(1);
    await world.control('refund', { intent: intentId });
    await takeCardRefunds(context, intentId);
    await takeCardRefunds(context, intentId);
    expect(await listFailedRefunds(context)).toEqual([]);
    const [there] = Object.values((await world.state()).refunds);
    expect(await refundsOf(context)).toMatchObject([{ externalId: there?.id, reason: 'cancelled' }]);
    expect(await listOpenFindings(context)).toMatchObject([{ kind: 'refund-there', canAssign: false }]);
    expect((await balancesOf(context)).refunds).toBeUndefined();
  });

  test('by hand there before ours is begun: that is how it went, and staff see it', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { orders, total, intentId } = await paidByCard(world);
    await cancel(context, orders[0]?.id);
    await world.control('refund', { intent: intentId });
    await takeCardRefunds(context, intentId);
    expect(await listOpenFindings(context)).toMatchObject([{ kind: 'refund-there', canAssign: false }]);
    await runOn(world);
    await takeCardRefunds(context, intentId);
    expect(await listFailedRefunds(context)).toEqual([]);
    expect(await refundsOf(context)).toMatchObject([{ amount: total, reason: 'cancelled' }]);
    expect(await balancesOf(context)).toEqual({ operator_clearing: -fee(total), fees: fee(total) });
  });

  test('of several orders staff say for which it was; all of it needs no asking', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { orders, total, intentId } = await paidByCard(world, ['HTX Chè', 'HTX Mật ong']);
    await world.control('refund', { intent: intentId, amount: 20_000 });
    await takeCardRefunds(context, intentId);
    const [finding] = await listOpenFindings(context);
    expect(finding).toMatchObject({ kind: 'refund-there', canAssign: true });
    const actor = staffMember();
    const wanted = {
      findingId: finding?.id ?? '',
      resolve: { how: 'assign', orderId: orders[1]?.id ?? '' },
    } as const;
    await expect(resolveFinding(context, actor, { ...wanted, note: ' ' })).rejects.toMatchObject({
      code: 'findingNote',
    });
    await resolveFinding(context, actor, { ...wanted, note: 'đã hỏi kế toán' });
    await world.control('refund', { intent: intentId });
    await takeCardRefunds(context, intentId);
    const refunds = await refundsOf(context);
    expect(refunds.map(({ amount }) => amount).sort()).toHaveLength(3);
    expect(refunds.reduce((sum, { amount }) => sum + amount, 0)).toBe(total);
    expect(await balancesOf(context)).toEqual({ operator_clearing: -fee(total), fees: fee(total) });
  });
});
