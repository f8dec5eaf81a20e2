import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { listNotices } from '#app/domain/notices/list-notices.server.ts';
import { ON_THE_SPOT } from '#app/domain/orders/delivery/on-the-spot.ts';
import { acceptOrders } from '#app/domain/orders/fulfil/accept-orders.server.ts';
import { countNewOrders } from '#app/domain/orders/fulfil/count-own-orders.server.ts';
import { deliverOrder } from '#app/domain/orders/fulfil/deliver-order.server.ts';
import { handOverOrder } from '#app/domain/orders/fulfil/hand-over-order.server.ts';
import { listDueSoon } from '#app/domain/orders/fulfil/list-due-soon.server.ts';
import { listOwnOrders } from '#app/domain/orders/fulfil/list-own-orders.server.ts';
import { packOrder } from '#app/domain/orders/fulfil/pack-order.server.ts';
import { readOwnOrder } from '#app/domain/orders/fulfil/read-own-order.server.ts';
import { listDemoMails } from '#app/domain/orders/messages/list-demo-mails.server.ts';
import { sendMessage } from '#app/domain/orders/messages/send-message.server.ts';
import { answerTicket } from '#app/domain/orders/tickets/answer-ticket.server.ts';
import { listOwnTickets, listProducerTickets } from '#app/domain/orders/tickets/list-tickets.server.ts';
import { listWaitingTickets } from '#app/domain/orders/tickets/list-waiting-tickets.server.ts';
import { openTicket } from '#app/domain/orders/tickets/open-ticket.server.ts';
import { readBuyerPage } from '#app/domain/payments/buyer-page/read-buyer-page.server.ts';
import { refundByCard } from '#app/domain/payments/card/refund-by-card.server.ts';
import { takeCardRefunds } from '#app/domain/payments/card/take-card-refunds.server.ts';
import { makePayoutRun } from '#app/domain/payments/payouts/make-payout-run.server.ts';
import { markPayoutPaid } from '#app/domain/payments/payouts/mark-payout-paid.server.ts';
import { readPayoutRun } from '#app/domain/payments/payouts/read-payout-run.server.ts';
import { readPayoutStatement } from '#app/domain/payments/payouts/read-payout-statement.server.ts';
import { readToday } from '#app/domain/payments/read-today.server.ts';
import { cancelOrder } from '#app/domain/payments/refunds/cancel-order.server.ts';
import { receiveReturn } from '#app/domain/payments/refunds/receive-return.server.ts';
import { listWatchedOrders } from '#app/domain/reports/orders/list-watched-orders.server.ts';
import { countRisks } from '#app/domain/reports/orders/risky-orders.server.ts';
import { translate } from '#app/i18n/messages.ts';
import { presenceMessages } from '#app/i18n/presences.ts';
import { noticeText } from '#app/routes/seller/notice-text.ts';
import { newId } from '#app/server/ids.server.ts';
import { localDate } from '#app/server/local-date.ts';
import { paidByCard } from '#tests/factories/card-order.ts';
import { staffMember } from '#tests/factories/listing-steps.ts';
import { closeDispute, dispute, stripeWorld } from '#tests/support/stripe-world.ts';
import { eachEngine } from '#tests/support/test-market.ts';

eachEngine('an order of which money went back in Stripe’s own pages', (open) => {
  test('is not sent any more when all of it has: its producer, its buyer and the desk are told, each once, and no act takes it on', async () => {
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

  test('its producer’s money of today is what the books still owe of it, and says what was given back or disputed', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { intentId, orders, shops, total } = await paidByCard(world);
    const seller = shops[0]?.seller;
    if (!seller) throw new Error('nobody sells it');
    const today = async () => {
      const { parts } = await readPayoutStatement(context, seller, '2026');
      const read = await readToday(context, seller);
      expect(read.card).toBe(parts.owed);
      return [read.direct, read.card, read.cardRefunded, read.cardDisputed];
    };
    expect(await today()).toEqual([0, total, 0, 0]);
    await world.control('refund', { intent: intentId, amount: 50_000 });
    await takeCardRefunds(context, intentId);
    expect(await today()).toEqual([0, total - 50_000, 50_000, 0]);
    const disputed = await dispute(world, intentId, 20_000);
    expect(await today()).toEqual([0, total - 70_000, 50_000, 20_000]);
    await closeDispute(world, disputed, true);
    expect(await today()).toEqual([0, total - 50_000, 50_000, 0]);
    expect(orders).toHaveLength(1);
  });

  test('nor of it what went back and waits for staff to say of which order; and nobody is to come for what must wait', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { intentId, orders, shops, total } = await paidByCard(world, ['HTX Chè', 'HTX Mật ong']);
    const seller = shops[0]?.seller;
    const own = orders.find(({ producerId }) => producerId === seller?.producerId);
    if (!seller || !own) throw new Error('nobody sells it');
    const { order } = context.store.tables;
    const wishedDay = localDate(context.clock.now());
    const delivery = {
      method: 'pickup',
      pointId: ON_THE_SPOT,
      name: 'Nhà sàn',
      address: 'Tả Van',
      wishedDay,
    };
    await context.store.write((tx) => tx.update(order).set({ delivery }).where(eq(order.id, own.id)));
    await acceptOrders(context, seller, [own.id]);
    const due = async () => (await listDueSoon(context, seller)).map(({ id }) => id);
    expect(await due()).toEqual([own.id]);
    await world.control('refund', { intent: intentId, amount: 100_000 });
    await takeCardRefunds(context, intentId);
    expect(await readToday(context, seller)).toMatchObject({
      ...{ card: own.totalAmount - 100_000, cardHeld: 100_000, cardRefunded: 0 },
    });
    await dispute(world, intentId, total - 100_000);
    expect(await due()).toEqual([]);
  });

  test.each([
    'goods',
    'service',
  ] as const)('told of each part that was given back of an order that stands (%s), its producer reads what becomes of it', async (what) => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { store } = context;
    const { intentId, orders, shops, total } = await paidByCard(world);
    const orderId = orders[0]?.id ?? '';
    const code = orders[0]?.code ?? '';
    const seller = shops[0]?.seller;
    if (!seller) throw new Error('nobody sells it');
    const isService = what === 'service';
    if (isService) {
      const { order } = store.tables;
      const delivery = { method: 'pickup', pointId: ON_THE_SPOT, name: 'Nhà sàn', address: 'Tả Van' };
      await store.write((tx) => tx.update(order).set({ delivery }).where(eq(order.id, orderId)));
    }
    const giveBack = async (amount: number) => {
      await world.control('refund', { intent: intentId, amount });
      await takeCardRefunds(context, intentId);
      // Heard of again, it is told no second time.
      await takeCardRefunds(context, intentId);
    };
    const told = async () => {
      const t = translate(presenceMessages, 'vi');
      const notices = await listNotices(context, seller);
      return notices
        .filter(({ kind }) => kind === 'given-back')
        .map((notice) => noticeText(t, 'vi', notice))
        .toReversed();
    };
    const soFar = (stands: string, amount: string) =>
      `Chợ đã trả lại khách ${amount}\u00a0₫ của đơn ${code} (${stands}).`;
    const less = ' Khoản này đã trừ vào tiền chợ phải trả bạn.';
    await giveBack(50_000);
    const first = soFar(
      isService ? 'đơn không huỷ, vẫn đón khách' : 'đơn không huỷ, phần còn lại vẫn giao',
      '50.000',
    );
    expect(await told()).toEqual([first + less]);

    await acceptOrders(context, seller, [orderId]);
    await handOverOrder(context, seller, { orderId, carrier: 'VNPost', trackingNumber: '' });
    await deliverOrder(context, seller, { orderId, isIdChecked: true, isEarlySure: true });
    // What is left of it is paid out, and then goes back as well.
    const staff = staffMember();
    const runId = newId();
    await makePayoutRun(context, staff, { runId, cutoffAt: context.clock.now() });
    const [payout] = (await readPayoutRun(context, staff, runId)).payouts;
    await markPayoutPaid(context, staff, { payoutId: payout?.id ?? '', reference: 'FT001' });
    const rest = total - 50_000;
    await giveBack(rest);
    const [, second, third] = await told();
    expect(second).toBe(
      `${soFar(isService ? 'khách đã dùng xong' : 'hàng đã giao xong', rest.toLocaleString('vi'))} Chợ đã trả bạn nhiều hơn số nay còn là của bạn, nên bạn nợ chợ phần chênh: chợ trừ vào tiền bán qua thẻ sau này.`,
    );
    expect(third).toBeUndefined();
    expect((await readOwnOrder(context, seller, orderId)).givenBack).toBe(total);
    const { parts, givenBack } = await readPayoutStatement(context, seller, '2026');
    expect(parts.owed).toBe(-rest);
    expect(givenBack.map(({ orderCode, amount }) => [orderCode, amount])).toEqual([
      [code, rest],
      [code, 50_000],
    ]);
    // Nobody else reads of it.
    const other = { ...seller, producerId: newId() };
    expect((await readPayoutStatement(context, other, '2026')).givenBack).toEqual([]);
  });

  test('a refund that is asked for when all has gone back is not asked of its producer, and none is promised', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { store } = context;
    const { intentId, orders, lines, shops, total, groupId } = await paidByCard(world);
    const orderId = orders[0]?.id ?? '';
    const seller = shops[0]?.seller;
    const { orderGroup } = store.tables;
    const [group] = await store.read((db) => db.select().from(orderGroup).where(eq(orderGroup.id, groupId)));
    if (!seller || !group) throw new Error('nothing was bought');
    await acceptOrders(context, seller, [orderId]);
    await handOverOrder(context, seller, { orderId, carrier: 'VNPost', trackingNumber: '' });
    await deliverOrder(context, seller, { orderId, isIdChecked: true, isEarlySure: true });
    const ask = () =>
      openTicket(context, group, {
        ...{ orderId, kind: 'return', text: 'Trà bị mốc' },
        lines: [{ lineId: lines[0]?.id ?? '', quantity: 1 }],
      });
    const [asked, agreed] = [await ask(), await ask()];
    const side = { role: 'producer', personId: seller.personId, producerId: seller.producerId } as const;
    await answerTicket(context, { ticketId: agreed, text: 'Gửi về Y Tý', side, and: 'agree' });
    const shown = async () => ({
      waiting: (await listWaitingTickets(context, seller)).map(({ id }) => id),
      producer: (await listProducerTickets(context, seller)).map(({ isAllBack }) => isAllBack),
      buyer: (await listOwnTickets(context, [orderId])).map(({ isAllBack }) => isAllBack),
      mayAsk: !(await readBuyerPage(context, group)).orders[0]?.isNothingLeft,
    });
    const giveBack = async (amount: number) => {
      await world.control('refund', { intent: intentId, amount });
      await takeCardRefunds(context, intentId);
    };
    await giveBack(total - 1);
    const before = { waiting: [asked], producer: [false, false], buyer: [false, false], mayAsk: true };
    expect(await shown()).toEqual(before);
    // As late as a ticket can be.
    const atRisk = async () =>
      (await store.read((db) => countRisks(db, store.tables, context.clock.now() + 400 * 86_400_000))).ticket;
    expect(await atRisk()).toBe(1);
    await giveBack(1);
    expect(await atRisk()).toBe(0);
    expect(await shown()).toEqual({
      ...{ waiting: [], producer: [true, true], buyer: [true, true], mayAsk: false },
    });
    // Forms of before.
    const refused = { code: 'nothingLeftToRefund' };
    const answer = { ticketId: asked, text: 'Đồng ý', side } as const;
    await expect(answerTicket(context, { ...answer, and: 'agree' })).rejects.toMatchObject(refused);
    const receive = receiveReturn(context, { ticketId: agreed, side, isRestocked: true });
    await expect(receive).rejects.toMatchObject(refused);
    await expect(ask()).rejects.toMatchObject(refused);
    // A word to the buyer ends it.
    await answerTicket(context, { ...answer, text: 'Tiền đã về thẻ của bạn' });
    const [first] = (await listProducerTickets(context, seller)).filter(({ id }) => id === asked);
    expect([first?.state, first?.messages.length]).toEqual(['settled', 2]);
    const { refund } = store.tables;
    expect(await store.read((db) => db.select().from(refund))).toHaveLength(2);
  });
});
