import { expect, test } from 'vitest';
import { addDemoOrders } from '#app/demo/add-demo-orders.server.ts';
import { countOwnOrders } from '#app/domain/orders/fulfil/count-own-orders.server.ts';
import { listWatchedOrders } from '#app/domain/reports/orders/list-watched-orders.server.ts';
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
});
