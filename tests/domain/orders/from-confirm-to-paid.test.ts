import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { orderState } from '#app/domain/orders/order-state.ts';
import { confirmCheckout } from '#app/domain/payments/checkout/confirm-checkout.server.ts';
import { expireOrders } from '#app/domain/payments/settle/expire-orders.server.ts';
import { settlePayment } from '#app/domain/payments/settle/settle-payment.server.ts';
import type { Context } from '#app/server/context.ts';
import { anyPostRate, checkoutOf } from '#tests/factories/buying.ts';
import { seeTransfer, shopOf, takingCards } from '#tests/factories/paying.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const rowsOf = ({ store }: Context) =>
  store.read(async (db) => ({
    groups: await db.select().from(store.tables.orderGroup),
    orders: await db.select().from(store.tables.order),
    payments: await db.select().from(store.tables.payment),
    variants: await db.select().from(store.tables.variant),
    entries: await db.select().from(store.tables.ledgerEntry),
    moves: await db.select().from(store.tables.stockMove),
  }));

const see = (context: Context, paymentId: string) =>
  context.store.write((tx) => seeTransfer(context, tx, paymentId));

const settle = (context: Context, paymentId: string) =>
  context.store.write((tx) => settlePayment(context, tx, paymentId), { isolation: 'guarded' });

eachEngine('from confirm to paid', (open) => {
  test('one checkout makes one order per producer, keeps the goods, and asks for each one’s money', async () => {
    const { context } = await open();
    await anyPostRate(context);
    const tea = await shopOf(context, 'HTX Chè');
    const honey = await shopOf(context, 'HTX Mật ong');
    const wanted = await checkoutOf(context, [
      { listingId: tea.listingId, quantity: 2 },
      { listingId: honey.listingId },
    ]);
    const { code } = await confirmCheckout(context, wanted);
    const { groups, orders, payments, variants } = await rowsOf(context);
    expect(groups).toMatchObject([{ code, isGuest: true }]);
    expect(orders.map(({ totalAmount }) => totalAmount).sort()).toEqual([150_000, 270_000]);
    expect(payments.map(({ amount }) => amount).sort()).toEqual([150_000, 270_000]);
    expect(new Set(payments.map(({ memoCode }) => memoCode)).size).toBe(2);
    expect(variants.map(({ stock, reserved }) => [stock, reserved]).sort()).toEqual([
      [8, 2],
      [9, 1],
    ]);
  });

  test('sent twice at the same time it makes one group', async () => {
    const { context } = await open();
    await anyPostRate(context);
    const { listingId } = await shopOf(context, 'HTX Chè');
    const wanted = await checkoutOf(context, [{ listingId }]);
    const answers = await Promise.all(Array.from({ length: 5 }, () => confirmCheckout(context, wanted)));
    expect(new Set(answers.map(({ code, accessToken }) => code + accessToken)).size).toBe(1);
    const { groups, orders, variants } = await rowsOf(context);
    expect([groups.length, orders.length, variants[0]?.reserved]).toEqual([1, 1, 1]);
  });

  test('the last piece is sold once, and who comes too late is told what is left', async () => {
    const { context } = await open();
    await anyPostRate(context);
    const { listingId } = await shopOf(context, 'HTX Chè', { stock: 3 });
    const tries = await Promise.all(Array.from({ length: 8 }, () => checkoutOf(context, [{ listingId }])));
    const ended = await Promise.allSettled(tries.map((one) => confirmCheckout(context, one)));
    expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    expect(ended.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []))).toEqual(
      Array(5).fill('soldOut'),
    );
    const { orders, variants } = await rowsOf(context);
    expect(orders).toHaveLength(3);
    expect(variants).toMatchObject([{ stock: 0, reserved: 3 }]);
  });

  test('settled by many at once it is paid once: stock moves once, and the books hold one sale', async () => {
    const { context } = await open();
    await anyPostRate(context);
    const { listingId, producerId } = await shopOf(context, 'HTX Chè');
    await confirmCheckout(context, await checkoutOf(context, [{ listingId, quantity: 3 }]));
    const paymentId = (await rowsOf(context)).payments[0]?.id ?? '';
    await see(context, paymentId);
    const settled = await Promise.all(Array.from({ length: 6 }, () => settle(context, paymentId)));
    expect(settled.filter((one) => one !== null)).toHaveLength(1);
    const { orders, variants, entries, moves } = await rowsOf(context);
    expect(orders.map(orderState)).toEqual(['paid']);
    expect(variants).toMatchObject([{ stock: 7, reserved: 0 }]);
    expect(moves.map(({ cause }) => cause)).toEqual(['reserve', 'sell']);
    expect(entries.map(({ account, amount, producerId: of }) => [account, amount, of]).sort()).toEqual([
      ['buyer_receivable', -390_000, producerId],
      ['buyer_receivable', 390_000, producerId],
      ['producer_direct', 390_000, producerId],
      ['producer_payable', -390_000, producerId],
    ]);
  });

  test('unpaid when its time is over it ends, its goods are free once, and money that comes then is late', async () => {
    const { context, clock, runJobs } = await open();
    await anyPostRate(context);
    const { listingId } = await shopOf(context, 'HTX Chè');
    await confirmCheckout(context, await checkoutOf(context, [{ listingId, quantity: 4 }]));
    clock.set(clock.now() + context.config.orderHoldMs - 1);
    await runJobs([expireOrders]);
    expect((await rowsOf(context)).orders.map(orderState)).toEqual(['waiting']);
    clock.set(clock.now() + 1);
    await runJobs([expireOrders]);
    const { orders, payments, variants } = await rowsOf(context);
    expect(orders.map(orderState)).toEqual(['expired']);
    expect(variants).toMatchObject([{ stock: 10, reserved: 0 }]);
    await see(context, payments[0]?.id ?? '');
    const late = await settle(context, payments[0]?.id ?? '');
    expect(late).toEqual({ paid: [], late: [orders[0]?.id] });
    expect((await rowsOf(context)).variants).toMatchObject([{ stock: 10, reserved: 0 }]);
  });

  test('a card is refused where the market takes none, and nothing is ordered; with a provider it is taken', async () => {
    const { context } = await open();
    await anyPostRate(context);
    const tea = await shopOf(context, 'HTX Chè');
    const honey = await shopOf(context, 'HTX Mật ong', { number: '0987654321' });
    const wanted = await checkoutOf(context, [
      { listingId: tea.listingId },
      { listingId: honey.listingId, method: 'card' },
    ]);
    await expect(confirmCheckout(context, wanted)).rejects.toMatchObject({
      code: 'cannotPaySo',
      field: `method.${honey.producerId}`,
    });
    const { groups, variants } = await rowsOf(context);
    expect([groups, variants.map(({ reserved }) => reserved)]).toEqual([[], [0, 0]]);
    await confirmCheckout(takingCards(context), wanted);
    expect((await rowsOf(context)).groups).toHaveLength(1);
  });

  test('a card is refused for a producer whom nothing could be paid out to', async () => {
    const { context } = await open();
    await anyPostRate(context);
    const { listingId, producerId } = await shopOf(context, 'HTX Chè');
    const { bankAccount } = context.store.tables;
    await context.store.write((tx) => tx.update(bankAccount).set({ archivedAt: context.clock.now() }));
    const wanted = await checkoutOf(context, [{ listingId, method: 'card' }]);
    await expect(confirmCheckout(takingCards(context), wanted)).rejects.toMatchObject({
      code: 'cannotPaySo',
      field: `method.${producerId}`,
    });
  });

  test('what changed since the buyer saw it is refused with its name, and leaves nothing', async () => {
    const { context } = await open();
    await anyPostRate(context);
    const { listingId } = await shopOf(context, 'HTX Chè');
    const wanted = await checkoutOf(context, [{ listingId }]);
    const { variant } = context.store.tables;
    await context.store.write((tx) =>
      tx.update(variant).set({ price: 99_000 }).where(eq(variant.listingId, listingId)),
    );
    await expect(confirmCheckout(context, wanted)).rejects.toMatchObject({
      code: 'priceChanged',
      params: { product: 'Chè Shan tuyết cổ thụ' },
    });
    const { groups, variants } = await rowsOf(context);
    expect(groups).toEqual([]);
    expect(variants).toMatchObject([{ reserved: 0 }]);
  });
});
