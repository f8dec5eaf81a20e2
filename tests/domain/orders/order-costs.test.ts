import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { listDemoMails } from '#app/domain/orders/messages/list-demo-mails.server.ts';
import { sendMessage } from '#app/domain/orders/messages/send-message.server.ts';
import { THE_MARKET } from '#app/domain/orders/move-order.server.ts';
import { NOTHING_PAID, readOrderCosts } from '#app/domain/orders/page/order-costs.server.ts';
import { readBuyerPage } from '#app/domain/payments/buyer-page/read-buyer-page.server.ts';
import { cancelLines } from '#app/domain/payments/refunds/cancel-lines.server.ts';
import { cancelOrder } from '#app/domain/payments/refunds/cancel-order.server.ts';
import { promiseRefund } from '#app/domain/payments/refunds/promise-refund.server.ts';
import { proveRefund } from '#app/domain/payments/refunds/prove-refund.server.ts';
import type { Context } from '#app/server/context.ts';
import { anyPostRate } from '#tests/factories/buying.ts';
import { pdfBytes } from '#tests/factories/paper-of.ts';
import { ordersOf, payByCard, payByTransfer, shopOf } from '#tests/factories/paying.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const costsOf = ({ store }: Context, ids: readonly string[]) =>
  store.read((db) => readOrderCosts(db, store.tables, ids));

const staff = { role: 'staff', personId: 'staff-1', producerId: null } as const;

eachEngine('what an order has cost in the end', (open) => {
  test('of pieces that go back: promised, then sent; the same in the mail', async () => {
    const { context, runJobs } = await open({ demo: true });
    await anyPostRate(context);
    const shop = await shopOf(context, 'HTX Chè');
    const { orders, payments, lines } = await ordersOf(context, [{ listingId: shop.listingId, quantity: 2 }]);
    const orderId = orders[0]?.id ?? '';
    expect((await costsOf(context, [orderId])).all).toEqual(NOTHING_PAID);
    await payByTransfer(context, payments[0]?.id ?? '');
    const { refundIds } = await cancelLines(context, {
      ...{ orderId, kind: 'cancelled', isRestocked: true, by: THE_MARKET, reason: 'thử' },
      lines: [{ lineId: lines[0]?.id ?? '', quantity: 1 }],
    });
    expect((await costsOf(context, [orderId])).byOrder.get(orderId)).toEqual({
      ...{ paid: 270_000, sentBack: 0, comesBack: 120_000, takenBack: 0, cost: 150_000 },
    });
    await proveRefund(context, staff, { refundId: refundIds[0] ?? '', reference: 'FT1', file: pdfBytes() });
    expect((await costsOf(context, [orderId])).byOrder.get(orderId)).toEqual({
      ...{ paid: 270_000, sentBack: 120_000, comesBack: 0, takenBack: 0, cost: 150_000 },
    });
    await runJobs([sendMessage]);
    const [mail] = await listDemoMails(context);
    for (const words of ['Bạn đã trả: 270.000 ₫', 'Đã hoàn: 120.000 ₫', 'Thực trả sau khi hoàn: 150.000 ₫'])
      expect(mail?.text.replaceAll('\u00a0', ' ')).toContain(words);
  });

  test('of one that is cancelled nothing; too much that came is paid and comes back; unpaid it is none', async () => {
    const { context } = await open();
    await anyPostRate(context);
    const tea = await shopOf(context, 'HTX Chè');
    const honey = await shopOf(context, 'HTX Mật ong', { number: '0987654321' });
    const { orders, payments } = await ordersOf(context, [
      { listingId: tea.listingId },
      { listingId: honey.listingId },
    ]);
    const [first, second] = payments;
    await payByTransfer(context, first?.id ?? '', 200_000);
    await context.store.write(
      (tx) =>
        promiseRefund(context, tx, {
          ...{ paymentId: first?.id ?? '', orderId: null, amount: 50_000, by: THE_MARKET },
          ...{ reason: 'too-much', causeKey: 'x' },
        }),
      { isolation: 'guarded' },
    );
    const { paymentAllocation } = context.store.tables;
    const parts = await context.store.read((db) => db.select().from(paymentAllocation));
    const orderId = parts.find(({ paymentId }) => paymentId === first?.id)?.orderId ?? '';
    const ids = orders.map(({ id }) => id);
    expect((await costsOf(context, ids)).all).toEqual({
      ...{ paid: 200_000, sentBack: 0, comesBack: 50_000, takenBack: 0, cost: 150_000 },
    });
    await cancelOrder(context, { orderId, by: THE_MARKET, reason: 'thử' });
    const unpaid = parts.find(({ paymentId }) => paymentId === second?.id)?.orderId ?? '';
    await cancelOrder(context, { orderId: unpaid, by: THE_MARKET, reason: 'thử' });
    const { byOrder, all } = await costsOf(context, ids);
    expect(byOrder.get(unpaid)).toEqual(NOTHING_PAID);
    expect(all).toEqual({ paid: 200_000, sentBack: 0, comesBack: 200_000, takenBack: 0, cost: 0 });
  });

  test('of a card that paid for several, each has its own part', async () => {
    const { context } = await open();
    await anyPostRate(context);
    const tea = await shopOf(context, 'HTX Chè');
    const honey = await shopOf(context, 'HTX Mật ong', { number: '0987654321' });
    const { orders, payments } = await ordersOf(context, [
      { listingId: tea.listingId, method: 'card' },
      { listingId: honey.listingId, method: 'card' },
    ]);
    await payByCard(context, payments[0]?.id ?? '');
    const [one, other] = orders.map(({ id }) => id);
    await cancelOrder(context, { orderId: one ?? '', by: THE_MARKET, reason: 'thử' });
    const { byOrder, all } = await costsOf(context, [one ?? '', other ?? '']);
    expect(byOrder.get(one ?? '')).toMatchObject({ paid: 150_000, comesBack: 150_000, cost: 0 });
    expect(byOrder.get(other ?? '')).toMatchObject({ paid: 150_000, comesBack: 0, cost: 150_000 });
    expect(all).toMatchObject({ paid: 300_000, cost: 150_000 });
  });

  test('too much that is given back of a paid order: what came, what went back, what it cost', async () => {
    const { context } = await open();
    await anyPostRate(context);
    const shop = await shopOf(context, 'HTX Chè');
    const { orders, payments } = await ordersOf(context, [{ listingId: shop.listingId }]);
    const paymentId = payments[0]?.id ?? '';
    await payByTransfer(context, paymentId, 162_000);
    await promise(context, paymentId, 12_000, 'too-much');
    const { all } = await costsOf(context, [orders[0]?.id ?? '']);
    expect(all).toEqual({ paid: 162_000, sentBack: 0, comesBack: 12_000, takenBack: 0, cost: 150_000 });
  });

  test('of an unpaid order whose part-payment is promised back, nothing: there is only the sum to pay', async () => {
    const { context } = await open();
    await anyPostRate(context);
    const [tea, honey] = [
      await shopOf(context, 'HTX Chè'),
      await shopOf(context, 'HTX Mật ong', { number: '0987654321' }),
    ];
    const { code, orders, payments } = await ordersOf(context, [
      { listingId: tea.listingId },
      { listingId: honey.listingId },
    ]);
    const [first, second] = payments.map(({ id }) => id);
    const page = async () => {
      const { orderGroup } = context.store.tables;
      const [group] = await context.store.read((db) =>
        db.select().from(orderGroup).where(eq(orderGroup.code, code)),
      );
      return group && readBuyerPage(context, group);
    };
    await payByTransfer(context, first ?? '', 50_000);
    expect(await page()).toMatchObject({ total: 300_000, toPay: 250_000, cost: NOTHING_PAID });
    const states = (await page())?.orders.map(({ buyerState, toPay }) => [buyerState, toPay]);
    expect(states).toContainEqual(['partly-paid', 100_000]);
    expect(states).toContainEqual(['waiting', 150_000]);
    await promise(context, first ?? '', 50_000, 'goodwill');
    expect((await page())?.cost).toEqual(NOTHING_PAID);
    await payByTransfer(context, second ?? '');
    expect((await page())?.cost).toMatchObject({ paid: 150_000, comesBack: 0, cost: 150_000 });
    expect(
      (
        await costsOf(
          context,
          orders.map(({ id }) => id),
        )
      ).all.comesBack,
    ).toBe(0);
    const { producer } = context.store.tables;
    await context.store.write((tx) => tx.update(producer).set({ suspendedAt: 1 }));
    const paused = (await page())?.orders.map(({ buyerState, toPay }) => [buyerState, toPay]);
    expect(paused).toContainEqual(['paused', 0]);
  });
});

const promise = (context: Context, paymentId: string, amount: number, reason: 'too-much' | 'goodwill') =>
  context.store.write(
    (tx) =>
      promiseRefund(context, tx, {
        ...{ paymentId, orderId: null, amount, by: THE_MARKET, reason, causeKey: 'x' },
      }),
    { isolation: 'guarded' },
  );
