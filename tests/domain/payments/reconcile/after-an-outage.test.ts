import { expect, test, vi } from 'vitest';
import { listDisputes } from '#app/domain/payments/card/list-disputes.server.ts';
import { readWholeList } from '#app/domain/payments/card/read-whole-list.server.ts';
import { startCardPayment } from '#app/domain/payments/card/start-card-payment.server.ts';
import { listOpenFindings } from '#app/domain/payments/reconcile/list-findings.server.ts';
import { LOOK_BACK_MS, reconcileCards } from '#app/domain/payments/reconcile/reconcile-cards.server.ts';
import { cardOrder, paidByCard } from '#tests/factories/card-order.ts';
import { balancesOf, dispute, type StripeWorld, stripeWorld } from '#tests/support/stripe-world.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Compares once. @returns from when on the provider was asked for its list of disputes, ms UTC; null where it was not. */
async function compare({ context }: StripeWorld): Promise<number | null> {
  const { simulated } = context;
  if (!simulated) throw new Error('nothing is simulated');
  const spy = vi.spyOn(simulated, 'call');
  try {
    const run = { id: '', attempt: 1, signal: new AbortController().signal };
    await reconcileCards.run(context, {}, run);
    const urls = spy.mock.calls.map(([{ url }]) => new URL(url));
    const list = urls.find(({ pathname }) => pathname === '/v1/disputes');
    return list ? Number(list.searchParams.get('created[gte]')) * 1000 : null;
  } finally {
    spy.mockRestore();
  }
}

eachEngine('after the market was away for longer than the provider tells of anything', (open) => {
  test.each([
    4, 90,
  ])('%i days: a refund and a dispute made over there are found in the first run', async (days) => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { intentId, total } = await paidByCard(world);
    world.clock.advanceDays(10);
    await compare(world);
    await world.control('refund', { intent: intentId, amount: 5_000 });
    world.clock.advance(HOUR_MS);
    await world.control('dispute', { intent: intentId, amount: total - 5_000 });
    world.clock.advanceDays(days);
    await compare(world);
    expect(await listDisputes(context)).toMatchObject([{ amount: total - 5_000 }]);
    expect((await listOpenFindings(context)).map(({ kind }) => kind)).toEqual(['refund-there']);
    expect((await balancesOf(context)).producer_payable).toBeUndefined();
  });

  test('money that came in its first hour is taken', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { groupId } = await cardOrder(context);
    const url = await startCardPayment(context, groupId);
    await compare(world);
    await world.pay(url);
    world.clock.advanceDays(8);
    await compare(world);
    const { payment } = context.store.tables;
    const rows = await context.store.read((db) => db.select().from(payment));
    expect(rows).toMatchObject([{ settledAt: context.clock.now() }]);
  });
});

eachEngine('how far the comparison with the card provider looks back', (open) => {
  test('to 72 hours before the last one began that read its lists to their ends', async () => {
    const world = await stripeWorld(open);
    await paidByCard(world);
    world.clock.advanceDays(10);
    const first = world.clock.now();
    await compare(world);
    world.clock.advance(HOUR_MS);
    expect(await compare(world)).toBe(first - LOOK_BACK_MS);
    world.clock.advanceDays(30);
    expect(await compare(world)).toBe(first + HOUR_MS - LOOK_BACK_MS);
  });

  test('the first one of a market: to its first payment by card', async () => {
    const world = await stripeWorld(open);
    const start = world.clock.now();
    const { intentId } = await paidByCard(world);
    await world.control('dispute', { intent: intentId });
    world.clock.advanceDays(100);
    expect(await compare(world)).toBe(start - LOOK_BACK_MS);
    expect(await listDisputes(world.context)).toHaveLength(1);
  });

  test('a market where nothing was ever paid by card: 72 hours', async () => {
    const world = await stripeWorld(open);
    expect(await compare(world)).toBe(world.clock.now() - LOOK_BACK_MS);
  });

  test('a list that could not be read is read from the same time on again', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { intentId } = await paidByCard(world);
    const first = world.clock.now();
    await compare(world);
    await world.control('dispute', { intent: intentId });
    await world.control('fault', { fault: 'error500', probability: 1, path: '/v1/disputes' });
    world.clock.advanceDays(8);
    for (let hour = 0; hour < 2; hour += 1) {
      await expect(compare(world)).rejects.toThrow('dispute');
      world.clock.advance(HOUR_MS);
    }
    await world.control('calm');
    expect(await compare(world)).toBe(first - LOOK_BACK_MS);
    expect(await listDisputes(context)).toHaveLength(1);
  });

  test('one thing that is never answered about does not make it look back further and further', async () => {
    const world = await stripeWorld(open);
    const { intentId } = await paidByCard(world);
    const id = await dispute(world, intentId);
    world.clock.advanceDays(20);
    await compare(world);
    // No list shows it any more.
    world.clock.advance(HOUR_MS);
    await world.control('fault', { fault: 'error500', probability: 1, path: `/v1/disputes/${id}` });
    await expect(compare(world)).rejects.toThrow(id);
    const last = world.clock.now();
    await world.control('calm');
    world.clock.advance(DAY_MS);
    expect(await compare(world)).toBe(last - LOOK_BACK_MS);
  });

  test('a run that began earlier and ends later does not take it back', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { lastReconciliation } = context.store.tables;
    await paidByCard(world);
    // Another process, whose clock is a little ahead.
    const later = world.clock.now() + 30_000;
    await context.store.write((tx) =>
      tx.insert(lastReconciliation).values({ provider: 'stripe', beganAt: later }),
    );
    await compare(world);
    expect(await context.store.read((db) => db.select().from(lastReconciliation))).toEqual([
      { provider: 'stripe', beganAt: later },
    ]);
  });

  test('after a clock was a year ahead once: from the first payment on, and the wrong time is not kept', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { lastReconciliation } = context.store.tables;
    const first = world.clock.now();
    await paidByCard(world);
    world.clock.advanceDays(20);
    await compare(world);
    const right = world.clock.now();
    world.clock.advanceDays(365);
    await compare(world);
    // For four days nobody noticed.
    world.clock.set(right + 4 * DAY_MS);
    expect(await compare(world)).toBe(first - LOOK_BACK_MS);
    expect(await context.store.read((db) => db.select().from(lastReconciliation))).toEqual([
      { provider: 'stripe', beganAt: right + 4 * DAY_MS },
    ]);
  });
});

test('of a list that is longer than is read at once the newest are compared, and it is known how far they go', async () => {
  let calls = 0;
  const endless = async ({ starting_after: after = '100000' }: { starting_after?: string }) => {
    calls += 1;
    const at = Number(after) - 1;
    return { object: 'list' as const, url: '', has_more: true, data: [{ id: String(at), created: at }] };
  };
  const said: string[] = [];
  const from = await readWholeList(endless, 7_000, ({ id }) => said.push(id));
  expect(said).toHaveLength(calls);
  expect(from).toBe((100_000 - calls) * 1000);
  const end = async () => ({ object: 'list' as const, url: '', has_more: false, data: [] });
  expect(await readWholeList(end, 7_000, () => {})).toBe(7_000);
});
