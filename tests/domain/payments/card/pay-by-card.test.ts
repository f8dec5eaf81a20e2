import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { orderState } from '#app/domain/orders/order-state.ts';
import { closeCardPage } from '#app/domain/payments/card/close-card-page.server.ts';
import { refundByCard } from '#app/domain/payments/card/refund-by-card.server.ts';
import { startCardPayment } from '#app/domain/payments/card/start-card-payment.server.ts';
import { takeCardPayment } from '#app/domain/payments/card/take-card-payment.server.ts';
import { cancelLines } from '#app/domain/payments/refunds/cancel-lines.server.ts';
import { expireOrders } from '#app/domain/payments/settle/expire-orders.server.ts';
import type { Context } from '#app/server/context.ts';
import { cardOrder } from '#tests/factories/card-order.ts';
import { ordersOf } from '#tests/factories/paying.ts';
import { balancesOf, runEvents, stripeWorld } from '#tests/support/stripe-world.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const rowsOf = ({ store }: Context) =>
  store.read(async (db) => ({
    orders: await db.select().from(store.tables.order).orderBy(store.tables.order.id),
    payments: await db.select().from(store.tables.payment),
    money: await db.select().from(store.tables.cardMoney),
    variants: await db.select().from(store.tables.variant).orderBy(store.tables.variant.id),
    moves: await db.select().from(store.tables.stockMove),
    refunds: await db.select().from(store.tables.refund),
    findings: await db.select().from(store.tables.reconciliationFinding),
    postings: await db.select().from(store.tables.ledgerPosting),
  }));

/** What the simulated Stripe keeps of a payment: 3.4 % and 8,000 ₫. */
const feeOf = (amount: number) => Math.round(amount * 0.034 + 8_000);

eachEngine('paying by card', (open) => {
  test('one page for all orders of the checkout, in two tabs and pressed again; paid, each producer is due their part', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { groupId, total } = await cardOrder(context, ['HTX Chè', 'HTX Mật ong']);
    const urls = await Promise.all(Array.from({ length: 4 }, () => startCardPayment(context, groupId)));
    urls.push(await startCardPayment(context, groupId));
    expect(new Set(urls).size).toBe(1);
    const { sessions, behind } = await world.state();
    expect(Object.values(sessions)).toMatchObject([
      { amount_total: total, currency: 'vnd', locale: 'vi', status: 'open' },
    ]);
    const lines = Object.values(behind)[0]?.lines ?? [];
    expect(lines.map(({ name, amount }) => [name.split(' · ')[0], amount]).sort()).toEqual([
      ['HTX Chè', 270_000],
      ['HTX Mật ong', 150_000],
    ]);
    await world.pay(urls[0] ?? null);
    await world.tell();
    const { orders, money, payments } = await rowsOf(context);
    expect(orders.map(orderState)).toEqual(['paid', 'paid']);
    expect(money).toMatchObject([{ amount: total, currency: 'VND', standing: 'settles' }]);
    expect(payments[0]?.externalId).toBe(money[0]?.externalId);
    expect(await balancesOf(context)).toEqual({
      operator_clearing: total - feeOf(total),
      producer_payable: -total,
      fees: feeOf(total),
    });
    expect(await startCardPayment(context, groupId)).toBeNull();
  });

  test('a call that was done and never answered is found again by its key: one page', async () => {
    const world = await stripeWorld(open);
    const { groupId } = await cardOrder(world.context);
    await world.control('fault', { fault: 'drop-after-acting', next: 1, path: 'sessions' });
    await expect(startCardPayment(world.context, groupId)).rejects.toMatchObject({
      code: 'cardNotReachable',
    });
    const url = await startCardPayment(world.context, groupId);
    const { sessions, calls } = await world.state();
    expect(Object.values(sessions).map((session) => session.url)).toEqual([url]);
    expect(calls['POST /v1/checkout/sessions']).toBe(2);
  });

  test('an answer that Stripe keeps saying under a key ends with a new key, and still one page', async () => {
    const world = await stripeWorld(open);
    const { groupId, paymentId } = await cardOrder(world.context);
    const key = (await rowsOf(world.context)).payments[0]?.attemptKey;
    await world.control('fault', { fault: 'error500', next: 1, path: 'sessions' });
    await expect(startCardPayment(world.context, groupId)).rejects.toMatchObject({
      code: 'cardNotReachable',
    });
    expect((await rowsOf(world.context)).payments[0]?.attemptKey).toBe(key);
    expect(await startCardPayment(world.context, groupId)).toContain('/pay/cs_test_');
    const { payments } = await rowsOf(world.context);
    expect(payments[0]?.attemptKey).not.toBe(key);
    expect(Object.keys((await world.state()).sessions)).toEqual([payments[0]?.sessionId]);
    expect(payments[0]?.id).toBe(paymentId);
  });

  test('a key that is of another call by now leads back to the page that it had opened', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { groupId, shops } = await cardOrder(context);
    await world.control('fault', { fault: 'garbage', next: 1, path: 'sessions' });
    await expect(startCardPayment(context, groupId)).rejects.toMatchObject({ code: 'cardNotReachable' });
    const { producer } = context.store.tables;
    await context.store.write((tx) =>
      tx
        .update(producer)
        .set({ name: 'HTX Chè mới' })
        .where(eq(producer.id, shops[0]?.producerId ?? '')),
    );
    const url = await startCardPayment(context, groupId);
    expect(Object.values((await world.state()).sessions).map((one) => one.url)).toEqual([url]);
  });

  test('what is refused for good is said, and the next try has a new key', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { groupId } = await cardOrder(context);
    const { payment, paymentAllocation } = context.store.tables;
    const ask = (amount: number) =>
      context.store.write(async (tx) => {
        await tx.update(payment).set({ amount });
        await tx.update(paymentAllocation).set({ amount });
      });
    await ask(5_000);
    const before = (await rowsOf(context)).payments[0]?.attemptKey;
    await expect(startCardPayment(context, groupId)).rejects.toMatchObject({ code: 'cardTooLittle' });
    expect((await rowsOf(context)).payments[0]?.attemptKey).not.toBe(before);
    await ask(270_000);
    expect(await startCardPayment(context, groupId)).toContain('/pay/');
  });

  test('something cancelled meanwhile: the old page is closed and the new one asks for less', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { groupId, orders, lines } = await cardOrder(context);
    const first = await startCardPayment(context, groupId);
    await cancelLines(context, {
      orderId: orders[0]?.id ?? '',
      lines: [{ lineId: lines[0]?.id ?? '', quantity: 1 }],
      kind: 'cancelled',
      isRestocked: true,
      by: { role: 'buyer', personId: null },
      reason: 'thử',
    });
    const second = await startCardPayment(context, groupId);
    expect(second).not.toBe(first);
    // The job that cancelling left closes the page of before, and no other.
    await world.runJobs([closeCardPage]);
    expect(await startCardPayment(context, groupId)).toBe(second);
    const { sessions } = await world.state();
    expect(Object.values(sessions).map(({ status, amount_total }) => [status, amount_total])).toEqual([
      ['expired', 270_000],
      ['open', 150_000],
    ]);
  });

  test('declined, then asked by the bank, then paid: money only at the end', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { groupId, paymentId } = await cardOrder(context);
    const url = await startCardPayment(context, groupId);
    const session = await world.pay(url, '4000000000000002');
    expect(await takeCardPayment(context, paymentId)).toBe('open');
    const asked = await fetch(url ?? '', {
      method: 'POST',
      body: new URLSearchParams({ card: '4000002760003184' }),
    });
    expect(await asked.text()).toContain('Ngân hàng của bạn hỏi');
    expect(await takeCardPayment(context, paymentId)).toBe('open');
    const paid = await fetch(url ?? '', {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ answer: 'yes' }),
    });
    expect(paid.headers.get('location')).toMatch(/\/orders\/[A-Z0-9]+\/card-return$/);
    expect((await world.state()).sessions[session]?.status).toBe('complete');
    expect(await takeCardPayment(context, paymentId)).toBe('taken');
    expect((await rowsOf(context)).orders.map(orderState)).toEqual(['paid']);
  });

  test('when its time is over the page is closed there too, also one whose answer was lost', async () => {
    const world = await stripeWorld(open);
    const { context, clock, runJobs } = world;
    const { groupId } = await cardOrder(context);
    await world.control('fault', { fault: 'drop-after-acting', next: 1, path: 'sessions' });
    await expect(startCardPayment(context, groupId)).rejects.toThrow();
    // Stripe lets it stand open for longer than the goods are kept.
    const [session] = Object.values((await world.state()).sessions);
    clock.set(clock.now() + context.config.orderHoldMs);
    await runJobs([expireOrders]);
    expect(session?.status).toBe('open');
    await runJobs([closeCardPage]);
    expect(Object.values((await world.state()).sessions)[0]?.status).toBe('expired');
    expect((await rowsOf(context)).orders.map(orderState)).toEqual(['expired']);
    expect(await startCardPayment(context, groupId)).toBeNull();
  });

  test('paid in time and not heard of, it is asked for before the order ends; a provider that is silent holds up nothing', async () => {
    const world = await stripeWorld(open);
    const { context, clock, runJobs } = world;
    const paid = await cardOrder(context);
    await world.pay(await startCardPayment(context, paid.groupId));
    clock.set(clock.now() + context.config.orderHoldMs);
    await runJobs([expireOrders]);
    expect((await rowsOf(context)).orders.map(orderState)).toEqual(['paid']);
    const unheard = await ordersOf(context, [{ listingId: paid.shops[0]?.listingId ?? '', method: 'card' }]);
    await startCardPayment(context, unheard.payments[0]?.groupId ?? '');
    clock.set(clock.now() + context.config.orderHoldMs);
    await world.control('fault', { fault: 'drop-before-acting', next: 1 });
    await runJobs([expireOrders]);
    expect((await rowsOf(context)).orders.map(orderState).sort()).toEqual(['expired', 'paid']);
  });

  test('money that comes after the order has ended goes back by itself, once', async () => {
    const world = await stripeWorld(open);
    const { context, clock, runJobs } = world;
    const { groupId, paymentId, total } = await cardOrder(context, ['HTX Chè', 'HTX Mật ong']);
    clock.set(clock.now() + context.config.orderHoldMs - 60_000);
    const url = await startCardPayment(context, groupId);
    clock.set(clock.now() + 60_000);
    await runJobs([expireOrders]);
    // Stripe keeps a page open for half an hour at least.
    await world.pay(url);
    await Promise.all([
      runJobs([closeCardPage]),
      takeCardPayment(context, paymentId),
      takeCardPayment(context, paymentId),
    ]);
    await world.tell();
    await runJobs([refundByCard]);
    await world.tell();
    const { orders, refunds, variants } = await rowsOf(context);
    expect(orders.map(orderState)).toEqual(['expired', 'expired']);
    expect(refunds.map(({ amount, reason, doneAt }) => [amount, reason, doneAt !== null]).sort()).toEqual([
      [150_000, 'late', true],
      [270_000, 'late', true],
    ]);
    expect(variants.map(({ stock, reserved }) => [stock, reserved])).toEqual([
      [10, 0],
      [10, 0],
    ]);
    const there = Object.values((await world.state()).refunds);
    expect(there.reduce((sum, { amount }) => sum + amount, 0)).toBe(total);
    expect(await balancesOf(context)).toEqual({ operator_clearing: -feeOf(total), fees: feeOf(total) });
  });

  test('paid twice on two pages, the second money goes back whole', async () => {
    const world = await stripeWorld(open);
    const { context, runJobs } = world;
    const { groupId, total } = await cardOrder(context);
    const first = await startCardPayment(context, groupId);
    await world.pay(first);
    const { payment } = context.store.tables;
    // As if the page had been forgotten: the one way to two pages is a fault of ours.
    await context.store.write((tx) =>
      tx.update(payment).set({ sessionId: null, attemptKey: 'another', attemptEndsAt: null, payUrl: null }),
    );
    await world.pay(await startCardPayment(context, groupId));
    await world.tell();
    await runJobs([refundByCard]);
    await world.tell();
    const { orders, money, refunds, findings } = await rowsOf(context);
    expect(orders.map(orderState)).toEqual(['paid']);
    expect(money.map(({ standing }) => standing).sort()).toEqual(['double', 'settles']);
    expect(refunds).toMatchObject([{ amount: total, reason: 'double', orderId: null }]);
    expect(refunds[0]?.doneAt).not.toBeNull();
    expect(findings).toEqual([]);
    const double = money.find(({ standing }) => standing === 'double');
    expect(Object.values((await world.state()).refunds)).toMatchObject([
      { payment_intent: double?.externalId, amount: total },
    ]);
    expect(await balancesOf(context)).toEqual({
      operator_clearing: total - 2 * feeOf(total),
      producer_payable: -total,
      fees: 2 * feeOf(total),
    });
  });

  test('an account that settles in another currency: the fee is turned back into đồng', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    await world.control('settle-in', { currency: 'sgd', rate: 0.005 });
    const { groupId, total } = await cardOrder(context);
    await world.pay(await startCardPayment(context, groupId));
    await world.tell();
    const { money } = await rowsOf(context);
    // 17,180 ₫ are 85.9 cents, and 86 cents are 17,200 ₫.
    expect([total, feeOf(total), money[0]?.feeAmount]).toEqual([270_000, 17_180, 17_200]);
    expect((await balancesOf(context)).fees).toBe(17_200);
  });

  test('money that takes days is waited for, and settles when it comes', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { groupId, paymentId } = await cardOrder(context);
    const session = await world.pay(await startCardPayment(context, groupId), 'slow');
    await world.tell();
    expect(await takeCardPayment(context, paymentId)).toBe('waiting');
    expect((await rowsOf(context)).money).toEqual([]);
    await world.control('slow', { session, paid: true });
    const last = Object.keys((await world.state()).events).at(-1) ?? '';
    await world.tell([last]);
    await runEvents(world);
    expect((await rowsOf(context)).orders.map(orderState)).toEqual(['paid']);
  });
});
