import { asc, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { acceptOrders } from '#app/domain/orders/fulfil/accept-orders.server.ts';
import { deliverOrder } from '#app/domain/orders/fulfil/deliver-order.server.ts';
import { handOverOrder } from '#app/domain/orders/fulfil/hand-over-order.server.ts';
import { listOwnOrders } from '#app/domain/orders/fulfil/list-own-orders.server.ts';
import { packOrder } from '#app/domain/orders/fulfil/pack-order.server.ts';
import { readOwnOrder } from '#app/domain/orders/fulfil/read-own-order.server.ts';
import { messageKind } from '#app/domain/orders/messages/message-kinds.ts';
import { readMessageSubject } from '#app/domain/orders/messages/read-message-subject.server.ts';
import { writeMail } from '#app/domain/orders/messages/write-mail.ts';
import { readGroupOrders } from '#app/domain/orders/page/read-group-orders.server.ts';
import { listDisputes } from '#app/domain/payments/card/list-disputes.server.ts';
import { refundByCard } from '#app/domain/payments/card/refund-by-card.server.ts';
import { splitByShares } from '#app/domain/payments/card/split-by-shares.ts';
import { checkBooks } from '#app/domain/payments/ledger/check/check-books.server.ts';
import { cancelLines } from '#app/domain/payments/refunds/cancel-lines.server.ts';
import { cancelOrder } from '#app/domain/payments/refunds/cancel-order.server.ts';
import { listWatchedOrders } from '#app/domain/reports/orders/list-watched-orders.server.ts';
import { readWatchedOrder } from '#app/domain/reports/orders/read-watched-order.server.ts';
import { fulfilmentMessages } from '#app/i18n/fulfilment.ts';
import type { Context } from '#app/server/context.ts';
import { paidByCard } from '#tests/factories/card-order.ts';
import { balancesOf, closeDispute, dispute, stripeWorld } from '#tests/support/stripe-world.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const fee = (amount: number) => Math.round(amount * 0.034 + 8_000);
const DISPUTE_FEE = 380_000;

test('a sum is split by shares to the đồng', () => {
  expect(splitByShares(100, [1, 1, 1])).toEqual([34, 33, 33]);
  expect(splitByShares(420_000, [270_000, 150_000])).toEqual([270_000, 150_000]);
  expect(splitByShares(7, [0, 0])).toEqual([0, 0]);
});

/** Subjects of the mails to buyers about disputes, in the order in which they were left. */
async function mailsOf(context: Context): Promise<string[]> {
  const { outgoingMessage } = context.store.tables;
  const left = await context.store.read((db) =>
    db.select().from(outgoingMessage).orderBy(asc(outgoingMessage.id)),
  );
  const subjects: string[] = [];
  for (const message of left.filter(({ kind }) => kind.includes('disput'))) {
    const kind = messageKind.parse(message.kind);
    const about = await readMessageSubject(context, { ...message, kind });
    if (about) subjects.push(writeMail(kind, about).subject);
  }
  return subjects;
}

eachEngine('a disputed card payment', (open) => {
  test('is taken off what each producer is due, once, whatever the order of its notices; they and staff are told', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { total, intentId, orders } = await paidByCard(world, ['HTX Chè', 'HTX Mật ong']);
    await world.control('dispute', { intent: intentId });
    const events = Object.keys((await world.state()).events);
    await world.tell(events.toReversed());
    await world.tell(events);
    expect(await listDisputes(context)).toMatchObject([
      { amount: total, status: 'needs_response', isWithdrawn: true, isReinstated: false, closedAt: null },
    ]);
    expect((await listDisputes(context))[0]?.orders.map(({ code }) => code)).toEqual(
      orders.map(({ code }) => code).sort(),
    );
    expect(await balancesOf(context)).toEqual({
      operator_clearing: -fee(total) - DISPUTE_FEE,
      fees: fee(total) + DISPUTE_FEE,
    });
    const { producerNotice } = context.store.tables;
    const notices = await context.store.read((db) => db.select().from(producerNotice));
    expect(notices.filter(({ kind }) => kind === 'order-disputed')).toHaveLength(2);
    expect(await mailsOf(context)).toEqual([
      `Khoản trả đơn ${orders[0]?.code} đang bị khiếu nại`,
      `Khoản trả đơn ${orders[1]?.code} đang bị khiếu nại`,
    ]);
  });

  test.each([
    [true, 'dispute-won', 'vẫn có hiệu lực'],
    [false, 'dispute-lost', 'đã lấy lại tiền'],
  ])('that ends (won: %s) is told to its producer and to its buyer, once', async (won, told, words) => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { intentId } = await paidByCard(world);
    await world.control('dispute', { intent: intentId });
    await world.tell();
    const [dispute = ''] = Object.keys((await world.state()).disputes);
    await world.control('close-dispute', { dispute, won });
    await world.tell();
    await world.tell();
    const { producerNotice } = context.store.tables;
    const notices = await context.store.read((db) => db.select().from(producerNotice));
    const ofDispute = notices.filter(({ kind }) => kind.includes('disput'));
    // Evidence is asked for no more.
    expect(ofDispute.map(({ kind, readAt }) => [kind, readAt !== null]).sort()).toEqual([
      [told, false],
      ['order-disputed', true],
    ]);
    const mails = await mailsOf(context);
    expect(mails).toHaveLength(2);
    expect(mails[1]).toContain(words);
  });

  test.each([
    [true, 'dispute-won'],
    [false, 'dispute-lost'],
  ])('stands in the history of its order with its times, for each who reads it (won: %s)', async (won, told) => {
    const world = await stripeWorld(open);
    const { context, clock } = world;
    // A payment takes its time, and its history is written a moment after it; the bank counts whole seconds.
    const { now } = clock;
    clock.now = () => {
      clock.advance(7);
      return now();
    };
    const { intentId, groupId, orders, shops } = await paidByCard(world);
    clock.now = now;
    const orderId = orders[0]?.id ?? '';
    const seller = shops[0]?.seller;
    if (!seller) throw new Error('nobody sells it');
    const history = async () => (await readGroupOrders(context, { id: groupId })).orders[0]?.events ?? [];
    const opened = await dispute(world, intentId);
    expect((await history()).map(({ kind }) => kind)).toEqual(['place', 'pay', 'dispute-opened']);
    clock.set(clock.now() + 3 * 86_400_000);
    await closeDispute(world, opened, won);
    const events = await history();
    expect(events.map(({ kind }) => kind)).toEqual(['place', 'pay', 'dispute-opened', told]);
    expect(events.at(-1)?.at).toBe(clock.now());
    const times = events.map(({ at }) => at);
    expect(times).toEqual(times.toSorted((one, other) => one - other));

    const facts = events.map(({ kind, at }) => ({ kind, at }));
    for (const page of [
      await readOwnOrder(context, seller, orderId),
      await readWatchedOrder(context, orderId),
    ]) {
      expect(page.events.map(({ kind, at }) => ({ kind, at }))).toEqual(facts);
      expect(new Set(page.events.map(({ id }) => id)).size).toBe(facts.length);
      for (const { kind, byRole } of page.events.slice(-2))
        for (const language of ['vi', 'en'] as const)
          expect(fulfilmentMessages[language]).toMatchObject({
            [`event_${kind}`]: expect.any(String),
            [`by_${byRole}`]: expect.any(String),
          });
    }
  });

  test('won, the money is the producers’ again; lost, it stays away', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { total, intentId } = await paidByCard(world);
    await world.control('dispute', { intent: intentId });
    const [dispute = ''] = Object.keys((await world.state()).disputes);
    await world.control('close-dispute', { dispute, won: true });
    // Only its end is heard of.
    await world.tell([Object.keys((await world.state()).events).at(-1) ?? '']);
    const [row] = await listDisputes(context);
    expect(row).toMatchObject({ status: 'won', isWithdrawn: true, isReinstated: true });
    expect(row?.closedAt).not.toBeNull();
    await world.tell();
    expect(await balancesOf(context)).toEqual({
      operator_clearing: total - fee(total) - DISPUTE_FEE,
      producer_payable: -total,
      fees: fee(total) + DISPUTE_FEE,
    });
  });

  test('lost, its order stays with staff until it is cancelled, which promises nothing that the bank has taken', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { total, intentId, orders, shops } = await paidByCard(world, ['HTX Chè', 'HTX Mật ong']);
    const [first, second] = orders.map(({ id }) => id);
    const seller = shops.find((one) => one.seller.producerId === orders[0]?.producerId)?.seller;
    if (!seller) throw new Error('nobody sells it');
    const atRisk = async () => {
      const filter = { risk: 'disputed', state: null, producer: '', query: '', page: 1 } as const;
      return (await listWatchedOrders(context, filter)).rows.map(({ id }) => id).sort();
    };
    await world.control('dispute', { intent: intentId });
    await world.tell();
    expect(await atRisk()).toEqual([first, second].sort());
    const [dispute = ''] = Object.keys((await world.state()).disputes);
    await world.control('close-dispute', { dispute, won: false });
    await world.tell();
    expect(await atRisk()).toEqual([first, second].sort());
    const { orderLine, producerNotice, refund } = context.store.tables;
    const notices = await context.store.read((db) => db.select().from(producerNotice));
    expect(notices.filter(({ kind }) => kind === 'dispute-lost')).toHaveLength(2);

    // Nobody is asked to send goods for money that is gone.
    expect(await acceptOrders(context, seller, [first ?? ''])).toBe(0);
    const own = await listOwnOrders(context, seller, { section: null, query: '', page: 1 });
    expect(own.rows.map(({ state, dispute: how }) => [state, how])).toEqual([['paid', 'lost']]);
    expect(await readOwnOrder(context, seller, first ?? '')).toMatchObject({ dispute: 'lost' });
    const groupId = orders[0]?.groupId ?? '';
    const { orders: shown } = await readGroupOrders(context, { id: groupId });
    expect(shown.map(({ dispute: how }) => how)).toEqual(['lost', 'lost']);

    await cancelOrder(context, {
      ...{ orderId: first ?? '', by: { role: 'producer', personId: null }, reason: 'thử' },
    });
    expect(await atRisk()).toEqual([second]);
    const [line] = await context.store.read((db) =>
      db
        .select()
        .from(orderLine)
        .where(eq(orderLine.orderId, second ?? '')),
    );
    await cancelLines(context, {
      ...{ orderId: second ?? '', kind: 'cancelled', isRestocked: true, reason: 'thử' },
      ...{ by: { role: 'buyer', personId: null }, lines: [{ lineId: line?.id ?? '', quantity: 1 }] },
    });
    await world.runJobs([refundByCard]);
    const refunds = await context.store.read((db) => db.select().from(refund));
    expect(refunds.map(({ settledBy, failedAt }) => [settledBy, failedAt])).toEqual([
      ['dispute', null],
      ['dispute', null],
    ]);
    expect(refunds.reduce((sum, { amount }) => sum + amount, 0)).toBe(total);
    expect((await checkBooks(context)).findings.flatMap(({ breaks }) => breaks)).toEqual([]);
    expect(await balancesOf(context)).toEqual({
      operator_clearing: -fee(total) - DISPUTE_FEE,
      fees: fee(total) + DISPUTE_FEE,
    });
  });

  test('goods that are still here leave by no form: not packed, not sent, not handed to who fetches them', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { intentId, orders, shops } = await paidByCard(world);
    const orderId = orders[0]?.id ?? '';
    const seller = shops[0]?.seller;
    if (!seller) throw new Error('nobody sells it');
    const { order } = context.store.tables;
    const consignment = { orderId, carrier: 'VNPost', trackingNumber: '' };
    await world.control('dispute', { intent: intentId });
    await world.tell();
    const refused = { code: 'orderDisputed' };
    await expect(packOrder(context, seller, orderId)).rejects.toMatchObject(refused);
    await expect(handOverOrder(context, seller, consignment)).rejects.toMatchObject(refused);
    const set = (facts: Partial<typeof order.$inferInsert>) =>
      context.store.write((tx) => tx.update(order).set(facts).where(eq(order.id, orderId)));
    const at = context.clock.now();
    await set({ packedAt: at, handedOverAt: at, deliveryMethod: 'pickup' });
    const deliver = () => deliverOrder(context, seller, { orderId, isIdChecked: true });
    await expect(deliver()).rejects.toMatchObject(refused);
    const [dispute = ''] = Object.keys((await world.state()).disputes);
    await world.control('close-dispute', { dispute, won: false });
    await world.tell();
    await expect(deliver()).rejects.toMatchObject({ code: 'orderDisputeLost' });
    // What was sent before is with the buyer: that it came may be noted.
    await set({ deliveryMethod: 'post' });
    await deliver();
    expect(await readOwnOrder(context, seller, orderId)).toMatchObject({ state: 'delivered' });
  });
});
