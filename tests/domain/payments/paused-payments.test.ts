import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { readMessageSubject } from '#app/domain/orders/messages/read-message-subject.server.ts';
import { writeMail } from '#app/domain/orders/messages/write-mail.ts';
import { moveOrder } from '#app/domain/orders/move-order.server.ts';
import { orderState } from '#app/domain/orders/order-state.ts';
import { takeTransfer } from '#app/domain/payments/bank-transfers/take-transfer.server.ts';
import { cancelOwn } from '#app/domain/payments/buyer-acts/cancel-own.server.ts';
import { drawPaymentCode } from '#app/domain/payments/buyer-page/draw-payment-code.server.ts';
import { readBuyerPage } from '#app/domain/payments/buyer-page/read-buyer-page.server.ts';
import { readCardPage } from '#app/domain/payments/card/read-card-page.server.ts';
import { startCardPayment } from '#app/domain/payments/card/start-card-payment.server.ts';
import { takeCardPayment } from '#app/domain/payments/card/take-card-payment.server.ts';
import { openOrders } from '#app/routes/shop/order/orders-in-turn.ts';
import type { Context } from '#app/server/context.ts';
import { anyPostRate } from '#tests/factories/buying.ts';
import { cardOrder } from '#tests/factories/card-order.ts';
import { ordersOf, payByTransfer, shopOf } from '#tests/factories/paying.ts';
import { seenOf } from '#tests/factories/transfers.ts';
import { stripeWorld } from '#tests/support/stripe-world.ts';
import { eachEngine } from '#tests/support/test-market.ts';

async function suspend({ store }: Context, producerId: string, suspendedAt: number | null): Promise<void> {
  const { producer } = store.tables;
  await store.write((tx) => tx.update(producer).set({ suspendedAt }).where(eq(producer.id, producerId)));
}

async function groupOf({ store }: Context, code: string) {
  const { orderGroup } = store.tables;
  const [group] = await store.read((db) => db.select().from(orderGroup).where(eq(orderGroup.code, code)));
  if (!group) throw new Error(`no group ${code}`);
  return group;
}

eachEngine('what is unpaid of a producer who is suspended', (open) => {
  test('asks for no transfer until they may sell again; what is sent all the same is seen', async () => {
    const { context } = await open();
    await anyPostRate(context);
    const tea = await shopOf(context, 'HTX Chè', { number: '0123456780' });
    const honey = await shopOf(context, 'HTX Mật ong', { number: '0123456781' });
    const placed = await ordersOf(context, [{ listingId: tea.listingId }, { listingId: honey.listingId }]);
    const group = await groupOf(context, placed.code);
    const paused = placed.payments.find(({ bankAccountId }) => bankAccountId === tea.bankAccountId);
    if (!paused) throw new Error('nothing is asked for');
    const look = async () => {
      const page = await readBuyerPage(context, group);
      const own = page.payments.find(({ id }) => id === paused.id);
      return {
        version: page.version,
        shown: page.payments.filter(({ transfer }) => transfer !== null).length,
        own: [own?.isOpen, own?.isPaused],
        orders: page.orders.filter(({ isPaused }) => isPaused).map(({ producerId }) => producerId),
      };
    };
    const before = await look();
    expect(before).toMatchObject({ shown: 2, own: [true, false], orders: [] });
    await suspend(context, tea.producerId, 1);
    const after = await look();
    expect(after).toMatchObject({ shown: 1, own: [false, true], orders: [tea.producerId] });
    expect(after.version).not.toBe(before.version);
    const code = { group, paymentId: paused.id, format: 'svg' } as const;
    await expect(drawPaymentCode(context, code)).rejects.toMatchObject({ isNotFound: true });
    await suspend(context, tea.producerId, null);
    expect(await look()).toEqual(before);

    await suspend(context, tea.producerId, 1);
    const seen = seenOf(context, { amount: paused.amount, text: paused.memoCode ?? '' });
    await takeTransfer(context, tea.bankAccountId, seen);
    const { orders } = await readBuyerPage(context, group);
    const own = orders.find(({ producerId }) => producerId === tea.producerId);
    expect(own && orderState(own)).toBe('paid');
  });

  test('and what is paid and not sent: page and mail say that it stands, who ends it and who sends the money back', async () => {
    const { context } = await open();
    await anyPostRate(context);
    const tea = await shopOf(context, 'HTX Chè', { number: '0123456780' });
    const honey = await shopOf(context, 'HTX Mật ong', { number: '0123456781' });
    const placed = await ordersOf(context, [{ listingId: tea.listingId }, { listingId: honey.listingId }]);
    const group = await groupOf(context, placed.code);
    const own = placed.orders.find(({ producerId }) => producerId === tea.producerId);
    const asked = placed.payments.find(({ bankAccountId }) => bankAccountId === tea.bankAccountId);
    const rest = placed.payments.find(({ bankAccountId }) => bankAccountId === honey.bankAccountId);
    const look = async () => {
      const page = await readBuyerPage(context, group);
      const open = openOrders(page);
      return {
        state: page.state,
        orders: page.orders.map(({ buyerState }) => buyerState),
        open: page.orders.filter(({ id }) => open.has(id)).map(({ producer }) => producer.name),
      };
    };
    const mailed = async (kind: 'order-paid' | 'cancelled-in-part', language: 'vi' | 'en') => {
      const about = await readMessageSubject(context, { subject: `order:${own?.id}` });
      return about ? writeMail(kind, { ...about, language }).text : '';
    };
    await payByTransfer(context, asked?.id ?? '');
    expect(await mailed('order-paid', 'vi')).toContain('HTX Chè đang chuẩn bị hàng');
    await suspend(context, tea.producerId, 1);
    // The other still has to be paid, and is not held up.
    expect(await look()).toEqual({
      state: 'partly-paid',
      orders: ['suspended', 'waiting'],
      open: ['HTX Chè', 'HTX Mật ong'],
    });
    await payByTransfer(context, rest?.id ?? '');
    expect(await look()).toEqual({ state: 'suspended', orders: ['suspended', 'paid'], open: ['HTX Chè'] });
    for (const kind of ['order-paid', 'cancelled-in-part'] as const) {
      const vi = await mailed(kind, 'vi');
      expect(vi).toContain('vẫn còn hiệu lực');
      expect(vi).toContain('HTX Chè phải chuyển khoản trả lại bạn');
      expect(vi).not.toMatch(/đang chuẩn bị hàng|vẫn được giao/);
      const en = await mailed(kind, 'en');
      expect(en).toContain('The market has paused HTX Chè. Your order is paid and still stands');
      expect(en).not.toMatch(/getting your goods ready|being prepared|still on its way/);
    }
    await suspend(context, tea.producerId, null);
    expect(await look()).toMatchObject({ state: 'paid', orders: ['paid', 'paid'] });
    await suspend(context, tea.producerId, 1);
    const by = { role: 'producer', personId: null } as const;
    await context.store.write((tx) =>
      moveOrder(context, tx, { orderId: own?.id ?? '', act: 'hand-over', by }),
    );
    expect(await look()).toMatchObject({ state: 'paid', orders: ['handed-over', 'paid'] });
  });

  test('leads to no card page', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { groupId, shops } = await cardOrder(context, ['HTX Chè', 'HTX Mật ong']);
    await suspend(context, shops[1]?.producerId ?? '', 1);
    expect(await startCardPayment(context, groupId)).toBeNull();
    expect(await readCardPage(context, groupId)).toBeNull();
    await suspend(context, shops[1]?.producerId ?? '', null);
    expect(await startCardPayment(context, groupId)).toMatch(/^http/);
    expect(await readCardPage(context, groupId)).not.toBeNull();
  });

  test('lets the rest be paid by card once it is left out, which a paid order never is', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { code, groupId, orders, shops, total } = await cardOrder(context, ['HTX Chè', 'HTX Mật ong']);
    const group = await groupOf(context, code);
    const paused = orders.find(({ producerId }) => producerId === shops[1]?.producerId);
    if (!paused) throw new Error('nothing is asked for');
    const leaveOut = (orderId: string) =>
      cancelOwn(context, group, { orderId, reason: 'other', lines: null, formKey: '', isUnpaidOnly: true });
    await suspend(context, paused.producerId, 1);
    expect(await startCardPayment(context, groupId)).toBeNull();
    await leaveOut(paused.id);
    await leaveOut(paused.id);
    const url = await startCardPayment(context, groupId);
    await world.pay(url);
    const [payment] = (await readBuyerPage(context, group)).payments;
    await takeCardPayment(context, payment?.id ?? '');
    const page = await readBuyerPage(context, group);
    expect(page.orders.map(orderState).sort()).toEqual(['cancelled', 'paid']);
    const { cardMoney } = context.store.tables;
    const money = await context.store.read((db) => db.select().from(cardMoney));
    expect(money.map(({ amount }) => amount)).toEqual([total - paused.totalAmount]);
    const rest = orders.find(({ id }) => id !== paused.id)?.id ?? '';
    await expect(leaveOut(rest)).rejects.toMatchObject({ code: 'orderPaidMeanwhile' });
  });
});
