import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { orderState } from '#app/domain/orders/order-state.ts';
import { cardOrder } from '#tests/factories/card-order.ts';
import { startServer } from '#tests/support/start-server.ts';
import { stripeWorld } from '#tests/support/stripe-world.ts';
import { eachEngine } from '#tests/support/test-market.ts';

eachEngine('a card payment that one paused producer holds up', (open) => {
  test('says so on the buyer’s page, which leaves that producer’s part out at one press', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { code, cookie, orders, shops } = await cardOrder(context, ['HTX Chè', 'HTX Mật ong']);
    const { producer, order } = context.store.tables;
    const producerId = shops[1]?.producerId ?? '';
    const paused = orders.find((one) => one.producerId === producerId);
    await context.store.write((tx) =>
      tx.update(producer).set({ suspendedAt: 1 }).where(eq(producer.id, producerId)),
    );
    const server = await startServer(world);
    const look = async (path: string) =>
      (await (await server.fetch(path, { cookie })).text()).replaceAll('<!-- -->', '');
    const before = await look(`/orders/${code}`);
    expect(before).toContain('Bỏ đơn của nhà đó ra');
    expect(before.split(`Bỏ đơn ${paused?.code.replace('-', '-\u2060')}, trả phần còn lại`)).toHaveLength(2);
    expect(before.split('value="leave-out"')).toHaveLength(2);
    const form = { intent: 'leave-out', order: paused?.id ?? '' };
    const pressed = await server.fetch(`/orders/${code}`, { cookie, form });
    expect([pressed.status, pressed.headers.get('location')]).toEqual([303, `/orders/${code}?done=left-out`]);
    const after = await look(`/orders/${code}?done=left-out`);
    expect(after).toContain('Đã bỏ đơn đó ra');
    expect(after).not.toContain('value="leave-out"');
    const rows = await context.store.read((db) => db.select().from(order));
    expect(rows.map((row) => [row.id === paused?.id, orderState(row)]).sort()).toEqual([
      [false, 'waiting'],
      [true, 'cancelled'],
    ]);
  });
});
