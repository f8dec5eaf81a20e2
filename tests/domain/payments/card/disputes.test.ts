import { expect, test } from 'vitest';
import { listDisputes } from '#app/domain/payments/card/list-disputes.server.ts';
import { splitByShares } from '#app/domain/payments/card/split-by-shares.ts';
import { paidByCard } from '#tests/factories/card-order.ts';
import { balancesOf, stripeWorld } from '#tests/support/stripe-world.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const fee = (amount: number) => Math.round(amount * 0.034 + 8_000);
const DISPUTE_FEE = 380_000;

test('a sum is split by shares to the đồng', () => {
  expect(splitByShares(100, [1, 1, 1])).toEqual([34, 33, 33]);
  expect(splitByShares(420_000, [270_000, 150_000])).toEqual([270_000, 150_000]);
  expect(splitByShares(7, [0, 0])).toEqual([0, 0]);
});

eachEngine('a disputed card payment', (open) => {
  test('is taken off what each producer is due, once, whatever the order of its notices; they and staff are told', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { total, intentId, orders } = await paidByCard(world, ['HTX Chè', 'HTX Mật ong']);
    await world.control('dispute', { intent: intentId });
    const events = Object.keys((await world.state()).events);
    await world.tell(events.toReversed());
    await world.tell(events);
    expect(await listDisputes(context)).toMatchObject([
      { amount: total, status: 'needs_response', isWithdrawn: true, isReinstated: false, closedAt: null },
    ]);
    expect((await listDisputes(context))[0]?.orders.map(({ code }) => code)).toEqual(
      orders.map(({ code }) => code).sort(),
    );
    expect(await balancesOf(context)).toEqual({
      operator_clearing: -fee(total) - DISPUTE_FEE,
      fees: fee(total) + DISPUTE_FEE,
    });
    const { producerNotice } = context.store.tables;
    const notices = await context.store.read((db) => db.select().from(producerNotice));
    expect(notices.filter(({ kind }) => kind === 'order-disputed')).toHaveLength(2);
  });

  test('won, the money is the producers’ again; lost, it stays away', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { total, intentId } = await paidByCard(world);
    await world.control('dispute', { intent: intentId });
    const [dispute = ''] = Object.keys((await world.state()).disputes);
    await world.control('close-dispute', { dispute, won: true });
    // Only its end is heard of.
    await world.tell([Object.keys((await world.state()).events).at(-1) ?? '']);
    const [row] = await listDisputes(context);
    expect(row).toMatchObject({ status: 'won', isWithdrawn: true, isReinstated: true });
    expect(row?.closedAt).not.toBeNull();
    await world.tell();
    expect(await balancesOf(context)).toEqual({
      operator_clearing: total - fee(total) - DISPUTE_FEE,
      producer_payable: -total,
      fees: fee(total) + DISPUTE_FEE,
    });
  });
});
