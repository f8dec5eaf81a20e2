import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { orderState } from '#app/domain/orders/order-state.ts';
import { receiveBankNotice } from '#app/domain/payments/bank-notices/receive-bank-notice.server.ts';
import { takeBankNotice } from '#app/domain/payments/bank-notices/take-bank-notice.server.ts';
import { takeTransfer } from '#app/domain/payments/bank-transfers/take-transfer.server.ts';
import { expireOrders } from '#app/domain/payments/settle/expire-orders.server.ts';
import type { Context } from '#app/server/context.ts';
import { type Asked, askedOf, balancesOf, seenOf, shopWithAccount } from '#tests/factories/transfers.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const NUMBER = '19001234567';
const SECOND_MS = 1000;

const rowsOf = ({ store }: Context) =>
  store.read(async (db) => ({
    orders: await db.select().from(store.tables.order),
    transfers: await db.select().from(store.tables.bankTransfer),
    variants: await db.select().from(store.tables.variant),
    notices: await db.select().from(store.tables.producerNotice),
    messages: await db.select().from(store.tables.outgoingMessage),
  }));

async function notice(context: Context, { amount, memo }: Asked) {
  const data = { accountNumber: NUMBER, amount, description: memo, orderCode: 1, reference: `FT26${memo}` };
  const text = Object.entries(data)
    .map(([key, value]) => `${key}=${value}`)
    .join('&');
  const signature = createHmac('sha256', `secret-of-${NUMBER}`).update(text).digest('hex');
  const rawBody = JSON.stringify({ code: '00', success: true, data, signature });
  await receiveBankNotice(context, 'payos', { header: () => null, rawBody, accountId: null });
}

eachEngine('money that we were told of in the last second', (open) => {
  test('the order waits until the notice’s turn has come, and is paid', async () => {
    const { context, clock, runJobs } = await open();
    const shop = await shopWithAccount(context, { number: NUMBER, provider: 'payos' });
    const asked = await askedOf(context, shop);
    const payBy = clock.now() + context.config.orderHoldMs;
    clock.set(payBy - 1);
    await notice(context, asked);
    clock.set(payBy + SECOND_MS);
    await runJobs([expireOrders]);
    expect((await rowsOf(context)).orders.map(orderState)).toEqual(['waiting']);
    await runJobs([takeBankNotice]);
    clock.set(clock.now() + 5 * SECOND_MS);
    await runJobs([expireOrders]);
    const { orders, transfers } = await rowsOf(context);
    expect(orders.map(orderState)).toEqual(['paid']);
    expect(transfers).toMatchObject([{ trouble: null, seenAt: payBy - 1 }]);
  });

  test('a notice that fails, and one that came after the time, keep no order alive', async () => {
    const { context, clock, runJobs } = await open();
    const shop = await shopWithAccount(context, { number: NUMBER, provider: 'payos' });
    const [failing, tooLate] = [await askedOf(context, shop), await askedOf(context, shop)];
    const payBy = clock.now() + context.config.orderHoldMs;
    clock.set(payBy);
    await notice(context, tooLate);
    await runJobs([expireOrders]);
    expect((await rowsOf(context)).orders.map(orderState)).toEqual(['expired', 'expired']);
    await runJobs([takeBankNotice]);
    expect((await rowsOf(context)).transfers).toMatchObject([{ trouble: 'late' }]);
    const next = await askedOf(context, shop);
    clock.set(clock.now() + context.config.orderHoldMs - 1);
    await notice(context, failing);
    clock.set(clock.now() + 10 * 60 * SECOND_MS + 1);
    await runJobs([expireOrders]);
    const { orders } = await rowsOf(context);
    expect(orders.filter(({ id }) => id === next.orderId).map(orderState)).toEqual(['expired']);
  });

  test('the order that has expired meanwhile is taken up again, with its goods, its books and who is told', async () => {
    const { context, clock, runJobs } = await open();
    const shop = await shopWithAccount(context);
    const asked = await askedOf(context, shop, 2);
    clock.set(clock.now() + context.config.orderHoldMs);
    await runJobs([expireOrders]);
    const { amount, memo } = asked;
    const parts = [50_000, amount - 50_000];
    const told = clock.now() - 1;
    const taken = [];
    for (const part of parts)
      taken.push(
        await takeTransfer(context, shop.accountId, seenOf(context, { amount: part, text: memo }), told),
      );
    expect(taken.map(({ trouble }) => trouble)).toEqual(['late', null]);
    const { orders, transfers, variants, notices, messages } = await rowsOf(context);
    expect(orders.map(orderState)).toEqual(['paid']);
    expect(transfers.filter(({ trouble, resolvedAt }) => trouble && resolvedAt === null)).toEqual([]);
    expect(variants).toMatchObject([{ stock: 8, reserved: 0 }]);
    expect(await balancesOf(context, shop.producerId)).toEqual({
      producer_direct: amount,
      producer_payable: -amount,
    });
    expect(notices.map(({ kind }) => kind)).toContain('order-paid');
    expect(messages.map(({ kind }) => kind)).toContain('order-paid');
  });

  test('it waits for a person as late when its goods are gone, and nothing else of it changes', async () => {
    const { context, clock, runJobs } = await open();
    const shop = await shopWithAccount(context, { stock: 2 });
    const asked = await askedOf(context, shop, 2);
    const told = clock.now() + context.config.orderHoldMs - 1;
    clock.set(told + 1);
    await runJobs([expireOrders]);
    await askedOf(context, shop, 1);
    const { amount, memo, orderId } = asked;
    const seen = seenOf(context, { amount, text: memo });
    expect(await takeTransfer(context, shop.accountId, seen, told)).toMatchObject({ trouble: 'late' });
    const { orders, variants } = await rowsOf(context);
    expect(orders.filter(({ id }) => id === orderId).map(orderState)).toEqual(['expired']);
    expect(variants).toMatchObject([{ stock: 1, reserved: 1 }]);
  });
});
