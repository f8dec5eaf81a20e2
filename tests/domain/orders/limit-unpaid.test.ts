import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { sweepCarts } from '#app/domain/orders/cart/sweep-carts.server.ts';
import {
  type ConfirmCheckout,
  confirmCheckout,
} from '#app/domain/payments/checkout/confirm-checkout.server.ts';
import { cancelOrder } from '#app/domain/payments/refunds/cancel-order.server.ts';
import { expireOrders } from '#app/domain/payments/settle/expire-orders.server.ts';
import type { Context } from '#app/server/context.ts';
import { DAY_MS } from '#app/server/local-date.ts';
import { aBuyer, anyPostRate, checkoutOf } from '#tests/factories/buying.ts';
import { paidOrder, placedOrder } from '#tests/factories/placed-order.ts';
import { shopWithAccount } from '#tests/factories/transfers.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const settings = {
  LIMIT_UNPAID_ORDERS: '3',
  LIMIT_UNPAID_PIECES: '10',
  LIMIT_UNPAID_ORDERS_OF_NETWORK: '8',
  LIMIT_UNPAID_PIECES_OF_NETWORK: '100',
  LIMIT_CHECKOUT_PER_MINUTE: '100',
};
const HERE = '192.0.2.7';

eachEngine('goods that are held without being paid', (open) => {
  async function withShop(changes: Partial<typeof settings> = {}) {
    const market = await open({ settings: { ...settings, ...changes } });
    const { context } = market;
    const { listingId } = await shopWithAccount(context, { stock: 500 });
    await anyPostRate(context);
    const order = (more: Partial<ConfirmCheckout> & { quantity?: number } = {}) =>
      placedOrder(context, listingId, { quantity: 1, clientAddress: HERE, ...more });
    return { ...market, order, listingId };
  }
  const phoneOf = (at: number) => ({
    contact: { ...aBuyer, phone: `+8491234${String(at).padStart(4, '0')}` },
  });
  /** Who has placed an order, as who is signed in. */
  async function buyerOf({ store }: Context, { groupId }: { groupId: string }) {
    const { orderGroup } = store.tables;
    const [group] = await store.read((db) => db.select().from(orderGroup).where(eq(orderGroup.id, groupId)));
    return group?.buyerId ?? null;
  }
  const variantsOf = ({ store }: Context) => store.read((db) => db.select().from(store.tables.variant));

  test('so many orders of one phone number in one place, and no more until one is paid, cancelled or a day old', async () => {
    const { context, clock, runJobs, order, listingId } = await withShop();
    await paidOrder(context, listingId, { quantity: 1, clientAddress: HERE });
    const [second] = [await order(), await order(), await order()];
    await expect(order()).rejects.toMatchObject({
      code: 'tooManyUnpaidOrders',
      params: { max: 3, used: 3, more: 1 },
    });
    const by = { role: 'buyer', personId: null } as const;
    await cancelOrder(context, { orderId: second?.id ?? '', by, reason: 'other' });
    await order();
    // What lapses is not forgotten with the goods: else they would be held again and again.
    clock.set(clock.now() + context.config.orderHoldMs);
    await runJobs([expireOrders]);
    await expect(order()).rejects.toMatchObject({ code: 'tooManyUnpaidOrders' });
    expect((await variantsOf(context))[0]).toMatchObject({ reserved: 0 });
    clock.set(clock.now() + DAY_MS);
    await order();
    await context.store.write((tx) => context.jobs.enqueue(tx, sweepCarts, {}));
    await runJobs([sweepCarts]);
    const { orderSource } = context.store.tables;
    expect(await context.store.read((db) => db.select().from(orderSource))).toHaveLength(3);
  });

  test('so many pieces, in one order or in several', async () => {
    const { context, order } = await withShop();
    await expect(order({ quantity: 11 })).rejects.toMatchObject({
      code: 'tooManyUnpaidPieces',
      params: { max: 10, used: 0, more: 11 },
    });
    await order({ quantity: 7 });
    await expect(order({ quantity: 4 })).rejects.toMatchObject({ code: 'tooManyUnpaidPieces' });
    await order({ quantity: 3 });
    expect((await variantsOf(context))[0]).toMatchObject({ stock: 490, reserved: 10 });
  });

  test('of thirty at the same time, from two processes, as many as may be', async () => {
    const { context, openAgain, listingId } = await withShop();
    const both = [context, openAgain()];
    const wanted = await Promise.all(
      Array.from({ length: 30 }, () => checkoutOf(context, [{ listingId }], { clientAddress: HERE })),
    );
    const done = await Promise.allSettled(
      wanted.map((one, at) => confirmCheckout(both[at % 2] ?? context, one)),
    );
    const refused = done.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(refused.map(({ code }) => code)).toEqual(Array(27).fill('tooManyUnpaidOrders'));
    expect((await variantsOf(context))[0]).toMatchObject({ stock: 497, reserved: 3 });
  });

  test('a hotel’s guests order beside each other; only very many unpaid orders end it, for guests, there', async () => {
    const { context, order } = await withShop();
    for (let at = 0; at < 8; at += 1) await order(phoneOf(at));
    await expect(order(phoneOf(8))).rejects.toMatchObject({ code: 'networkUnpaid' });
    await order({ ...phoneOf(8), clientAddress: '192.0.2.8' });
    const personId = await buyerOf(context, await order({ clientAddress: null }));
    await order({ ...phoneOf(9), personId });
  });

  test('who types another’s number cannot keep them from ordering elsewhere, nor when they are signed in', async () => {
    const { context, order } = await withShop();
    for (let at = 0; at < 3; at += 1) await order();
    await expect(order()).rejects.toMatchObject({ code: 'tooManyUnpaidOrders' });
    for (let at = 0; at < 3; at += 1) await order({ clientAddress: '198.51.100.1' });
    await expect(order({ clientAddress: '198.51.100.2' })).rejects.toMatchObject({
      code: 'tooManyUnpaidOrders',
      params: { max: 6 },
    });
    const personId = await buyerOf(context, await order({ clientAddress: null }));
    for (let at = 0; at < 3; at += 1) await order({ personId });
    await expect(order({ personId })).rejects.toMatchObject({ code: 'tooManyUnpaidOrders' });
  });

  test('so many checkouts a minute from one address, in all processes together', async () => {
    const { context, clock, openAgain, listingId } = await withShop({ LIMIT_CHECKOUT_PER_MINUTE: '2' });
    const both = [context, openAgain(), context];
    const place = async (at: number) =>
      confirmCheckout(
        both[at] ?? context,
        await checkoutOf(context, [{ listingId }], { clientAddress: HERE, ...phoneOf(at) }),
      );
    await place(0);
    await place(1);
    await expect(place(2)).rejects.toMatchObject({ code: 'tooManyRequests' });
    clock.set(clock.now() + 60_000);
    await place(2);
  });
});
