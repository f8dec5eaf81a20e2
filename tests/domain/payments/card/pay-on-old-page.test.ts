import { expect, test } from 'vitest';
import { orderState } from '#app/domain/orders/order-state.ts';
import { closeCardPage } from '#app/domain/payments/card/close-card-page.server.ts';
import { readCardPage } from '#app/domain/payments/card/read-card-page.server.ts';
import { refundByCard } from '#app/domain/payments/card/refund-by-card.server.ts';
import { startCardPayment } from '#app/domain/payments/card/start-card-payment.server.ts';
import { takeCardPayment } from '#app/domain/payments/card/take-card-payment.server.ts';
import { cancelOrder } from '#app/domain/payments/refunds/cancel-order.server.ts';
import type { Context } from '#app/server/context.ts';
import { cancelOnePiece } from '#tests/factories/cancel-one-piece.ts';
import { cardOrder } from '#tests/factories/card-order.ts';
import { balancesOf, stripeWorld } from '#tests/support/stripe-world.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const rowsOf = ({ store }: Context) =>
  store.read(async (db) => ({
    orders: await db.select().from(store.tables.order).orderBy(store.tables.order.id),
    money: await db.select().from(store.tables.cardMoney),
    refunds: await db.select().from(store.tables.refund),
    findings: await db.select().from(store.tables.reconciliationFinding),
  }));

/** What the simulated Stripe keeps of a payment: 3.4 % and 8,000 ₫. */
const feeOf = (amount: number) => Math.round(amount * 0.034 + 8_000);

eachEngine('another sum by card than is asked for in this moment', (open) => {
  test('more than is asked for since something was cancelled settles the rest, and the surplus goes back', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { groupId, lines, paymentId } = await cardOrder(context);
    const url = await startCardPayment(context, groupId);
    await cancelOnePiece(context, lines[0], { role: 'buyer', personId: null });
    await world.pay(url);
    expect(await takeCardPayment(context, paymentId)).toBe('taken');
    await world.tell();
    const rows = await rowsOf(context);
    expect(rows.orders.map(orderState)).toEqual(['paid']);
    expect(rows.money).toMatchObject([{ amount: 270_000, standing: 'settles' }]);
    expect(rows.findings).toEqual([]);
    await world.runJobs([refundByCard]);
    expect(Object.values((await world.state()).refunds).map(({ amount }) => amount)).toEqual([120_000]);
    expect(await balancesOf(context)).toEqual({
      operator_clearing: 150_000 - feeOf(270_000),
      producer_payable: -150_000,
      fees: feeOf(270_000),
    });
  });

  test.each([
    ['one of two orders', 1],
    ['both orders', 2],
  ])('a page of before is paid while %s is cancelled: nothing is asked for twice', async (_what, count) => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { groupId, orders, paymentId, total } = await cardOrder(context, ['HTX Chè', 'HTX Mật ong']);
    const url = await startCardPayment(context, groupId);
    for (const { id: orderId } of orders.slice(0, count)) {
      await cancelOrder(context, { orderId, by: { role: 'buyer', personId: null }, reason: 'thử' });
    }
    await world.pay(url);
    await Promise.all([takeCardPayment(context, paymentId), takeCardPayment(context, paymentId)]);
    const left = count === 1 ? (orders[1]?.totalAmount ?? 0) : 0;
    const { orders: rows, findings, refunds } = await rowsOf(context);
    expect(rows.map(orderState).sort()).toEqual(
      count === 1 ? ['cancelled', 'paid'] : ['cancelled', 'cancelled'],
    );
    expect(findings).toEqual([]);
    expect(refunds.reduce((sum, { amount }) => sum + amount, 0)).toBe(total - left);
    expect([await startCardPayment(context, groupId), await readCardPage(context, groupId)]).toEqual([
      null,
      null,
    ]);
    await world.runJobs([refundByCard, closeCardPage]);
    const there = Object.values((await world.state()).refunds).reduce((sum, { amount }) => sum + amount, 0);
    expect(there).toBe(total - left);
    const balances = await balancesOf(context);
    expect([balances.refunds, balances.buyer_receivable]).toEqual([undefined, undefined]);
    expect(balances.operator_clearing).toBe(left - feeOf(total));
  });

  test('less than is asked for settles nothing and waits for a person', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { groupId, paymentId } = await cardOrder(context);
    const url = await startCardPayment(context, groupId);
    const { payment, paymentAllocation, order } = context.store.tables;
    await context.store.write(async (tx) => {
      await tx.update(payment).set({ amount: 290_000 });
      await tx.update(paymentAllocation).set({ amount: 290_000 });
      await tx.update(order).set({ totalAmount: 290_000, deliveryAmount: 50_000 });
    });
    await world.pay(url);
    expect(await takeCardPayment(context, paymentId)).toBe('taken');
    await world.tell();
    const rows = await rowsOf(context);
    expect(rows.orders.map(orderState)).toEqual(['waiting']);
    expect(rows.money).toMatchObject([{ amount: 270_000, standing: 'wrong' }]);
    expect(rows.findings).toMatchObject([
      { kind: 'amount', subject: rows.money[0]?.externalId, detail: { amount: 270_000, asked: 290_000 } },
    ]);
    expect(await balancesOf(context)).toEqual({
      operator_clearing: 270_000 - feeOf(270_000),
      buyer_receivable: -270_000,
      fees: feeOf(270_000),
    });
  });
});
