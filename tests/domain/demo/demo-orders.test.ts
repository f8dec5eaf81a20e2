import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { addDemoCardOrders } from '#app/demo/add-demo-card-orders.server.ts';
import { addDemoOrders } from '#app/demo/add-demo-orders.server.ts';
import { demoStaff } from '#app/demo/demo-actors.ts';
import { countOwnOrders } from '#app/domain/orders/fulfil/count-own-orders.server.ts';
import { orderState } from '#app/domain/orders/order-state.ts';
import { listOwed } from '#app/domain/payments/payouts/list-owed.server.ts';
import { listWatchedOrders } from '#app/domain/reports/orders/list-watched-orders.server.ts';
import { stripeWorld } from '#tests/support/stripe-world.ts';
import { eachEngine } from '#tests/support/test-market.ts';

eachEngine('the demo’s orders', (open) => {
  test('stand in every part of the producer’s list, some late enough for staff, all marked, made once', async () => {
    const { context } = await open({ demo: 'filled' });
    const { order, orderGroup } = context.store.tables;
    const read = () =>
      context.store.read(async (db) => ({
        orders: await db.select().from(order),
        groups: await db.select().from(orderGroup),
      }));
    const { orders, groups } = await read();
    expect(orders).toHaveLength(13);
    expect(groups.every(({ isDemo }) => isDemo)).toBe(true);
    const [producerId, ...others] = [...new Set(orders.map((one) => one.producerId))];
    expect(others).toEqual([]);
    const counts = await countOwnOrders(context, producerId ?? '');
    expect(counts).toMatchObject({ new: 3, 'to-pack': 2, 'to-hand-over': 1, 'on-the-way': 2, done: 2 });
    expect(counts.ended + counts.unpaid).toBe(3);
    const filter = { risk: 'any', state: null, producer: '', query: '', page: 1 } as const;
    const { counts: risks } = await listWatchedOrders(context, filter);
    expect(risks.unaccepted).toBeGreaterThan(0);
    expect(risks.unshipped).toBeGreaterThan(0);
    await addDemoOrders(context);
    expect((await read()).orders).toHaveLength(13);
  });

  test('two are paid by card at the simulated provider, of which one is paid out; made once, and the books are sound', async () => {
    const { context, control } = await stripeWorld(open, { demo: 'filled' });
    const setClock = (now: number | null) => control<void>('clock', now === null ? { offsetMs: 0 } : { now });
    const { payment, payout, order } = context.store.tables;
    const read = () =>
      context.store.read(async (db) => ({
        byCard: await db.select().from(payment).where(eq(payment.method, 'card')),
        payouts: await db.select().from(payout),
        orders: await db.select().from(order).where(eq(order.method, 'card')),
      }));
    await addDemoCardOrders(context, setClock);
    const { byCard, payouts, orders } = await read();
    expect(byCard.map(({ settledAt }) => settledAt !== null)).toEqual([true, true]);
    expect(orders.map(orderState).sort()).toEqual(['accepted', 'delivered']);
    expect(payouts).toMatchObject([{ producerId: orders[0]?.producerId, reversedAt: null }]);
    expect(payouts[0]?.paidAt).not.toBeNull();
    const owed = await listOwed(context, demoStaff, context.clock.now());
    const left = orders.find((one) => orderState(one) === 'accepted')?.totalAmount;
    expect(owed).toMatchObject([{ payable: left }]);
    await addDemoCardOrders(context, setClock);
    expect(await read()).toEqual({ byCard, payouts, orders });
  });
});
