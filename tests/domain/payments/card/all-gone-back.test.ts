import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { acceptOrders } from '#app/domain/orders/fulfil/accept-orders.server.ts';
import { countNewOrders } from '#app/domain/orders/fulfil/count-own-orders.server.ts';
import { handOverOrder } from '#app/domain/orders/fulfil/hand-over-order.server.ts';
import { listOwnOrders } from '#app/domain/orders/fulfil/list-own-orders.server.ts';
import { packOrder } from '#app/domain/orders/fulfil/pack-order.server.ts';
import { readOwnOrder } from '#app/domain/orders/fulfil/read-own-order.server.ts';
import { listDemoMails } from '#app/domain/orders/messages/list-demo-mails.server.ts';
import { sendMessage } from '#app/domain/orders/messages/send-message.server.ts';
import { readBuyerPage } from '#app/domain/payments/buyer-page/read-buyer-page.server.ts';
import { refundByCard } from '#app/domain/payments/card/refund-by-card.server.ts';
import { takeCardRefunds } from '#app/domain/payments/card/take-card-refunds.server.ts';
import { cancelOrder } from '#app/domain/payments/refunds/cancel-order.server.ts';
import { listWatchedOrders } from '#app/domain/reports/orders/list-watched-orders.server.ts';
import { paidByCard } from '#tests/factories/card-order.ts';
import { stripeWorld } from '#tests/support/stripe-world.ts';
import { eachEngine } from '#tests/support/test-market.ts';

eachEngine('an order of which all the money went back in Stripe’s own pages', (open) => {
  test('is not sent any more: its producer, its buyer and the desk are told, each once, and no act takes it on', async () => {
    const world = await stripeWorld(open, { demo: true });
    const { context, runJobs } = world;
    const { intentId, orders, shops, total, groupId } = await paidByCard(world);
    const [order] = orders;
    const orderId = order?.id ?? '';
    const seller = shops[0]?.seller;
    if (!seller) throw new Error('nobody sells it');
    const look = () => takeCardRefunds(context, intentId);
    const shown = async () => {
      const { orderGroup, producerNotice } = context.store.tables;
      const [group] = await context.store.read((db) =>
        db.select().from(orderGroup).where(eq(orderGroup.id, groupId)),
      );
      if (!group) throw new Error('nothing was placed');
      const page = await readBuyerPage(context, group);
      const filter = { risk: 'money-back', state: null, producer: '', query: '', page: 1 } as const;
      const [row] = (await listOwnOrders(context, seller, { section: null, query: '', page: 1 })).rows;
      const notices = await context.store.read((db) =>
        db.select().from(producerNotice).where(eq(producerNotice.kind, 'money-back')),
      );
      await runJobs([sendMessage]);
      const mails = (await listDemoMails(context)).filter(({ text }) => text.includes('dù đơn chưa huỷ'));
      return {
        waiting: await countNewOrders(context, seller.producerId),
        list: row?.whyNotGo ?? null,
        own: (await readOwnOrder(context, seller, orderId)).whyNotGo,
        buyer: [page.state, page.orders[0]?.buyerState],
        desk: (await listWatchedOrders(context, filter)).rows.map(({ id }) => id),
        told: [notices.length, mails.length],
      };
    };
    const goesOn = { waiting: 1, list: null, own: null, buyer: ['paid', 'paid'], desk: [], told: [0, 0] };
    // While something is left of it, it is sold and goes on.
    await world.control('refund', { intent: intentId, amount: total - 1 });
    await look();
    expect(await shown()).toEqual(goesOn);

    await world.control('refund', { intent: intentId, amount: 1 });
    await look();
    await look();
    const stopped = {
      ...{ waiting: 0, list: 'back', own: 'back', buyer: ['paid-back', 'paid-back'] },
      ...{ desk: [orderId], told: [1, 1] },
    };
    expect(await shown()).toEqual(stopped);
    const refused = { code: 'orderMoneyBack' };
    await expect(acceptOrders(context, seller, [orderId])).rejects.toMatchObject(refused);
    await expect(packOrder(context, seller, orderId)).rejects.toMatchObject(refused);
    const consignment = { orderId, carrier: 'VNPost', trackingNumber: '' };
    await expect(handOverOrder(context, seller, consignment)).rejects.toMatchObject(refused);

    await cancelOrder(context, { orderId, by: { role: 'producer', personId: null }, reason: 'thử' });
    const { refund } = context.store.tables;
    const sums = await context.store.read((db) => db.select({ amount: refund.amount }).from(refund));
    expect(sums.map(({ amount }) => amount).toSorted((one, other) => one - other)).toEqual([1, total - 1]);
    expect(await shown()).toEqual({ ...goesOn, waiting: 0, buyer: ['cancelled', 'cancelled'], told: [1, 1] });
  });

  test('is known by what is left of a payment for several, and by no order that has ended', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { intentId, orders, shops } = await paidByCard(world, ['HTX Chè', 'HTX Mật ong']);
    const first = orders.find(({ producerId }) => producerId === shops[0]?.seller.producerId);
    const other = orders.find(({ id }) => id !== first?.id);
    const { refund } = context.store.tables;
    await cancelOrder(context, {
      orderId: other?.id ?? '',
      by: { role: 'buyer', personId: null },
      reason: 'thử',
    });
    await world.runJobs([refundByCard]);
    // All that is left of the payment is of the first.
    await world.control('refund', { intent: intentId, amount: first?.totalAmount ?? 0 });
    await takeCardRefunds(context, intentId);
    const given = await context.store.read((db) => db.select().from(refund));
    expect(given.map(({ orderId }) => orderId).toSorted()).toEqual([first?.id, other?.id].toSorted());
    const seller = shops[0]?.seller;
    if (!seller) throw new Error('nobody sells it');
    expect((await readOwnOrder(context, seller, first?.id ?? '')).whyNotGo).toBe('back');
  });
});
