import { eq, isNull } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { readLooseMoney } from '#app/domain/orders/money-back/read-loose-money.server.ts';
import { orderState } from '#app/domain/orders/order-state.ts';
import { handleCardEvent } from '#app/domain/payments/card/handle-card-event.server.ts';
import { receiveCardEvent } from '#app/domain/payments/card/receive-card-event.server.ts';
import { refundByCard } from '#app/domain/payments/card/refund-by-card.server.ts';
import { startCardPayment } from '#app/domain/payments/card/start-card-payment.server.ts';
import { takeCardPayment } from '#app/domain/payments/card/take-card-payment.server.ts';
import { BOOKS } from '#app/domain/payments/ledger/watch-books.server.ts';
import { listMendedFindings, listOpenFindings } from '#app/domain/payments/reconcile/list-findings.server.ts';
import {
  countSettledFindings,
  listSettledFindings,
  SETTLED_PER_PAGE,
} from '#app/domain/payments/reconcile/list-settled-findings.server.ts';
import { reconcileCards } from '#app/domain/payments/reconcile/reconcile-cards.server.ts';
import { resolveFinding } from '#app/domain/payments/reconcile/resolve-finding.server.ts';
import type { FindingKind } from '#app/domain/payments/reconcile/write-finding.server.ts';
import { NotFound } from '#app/server/domain-error.ts';
import { account } from '#tests/factories/account.ts';
import { anyPostRate } from '#tests/factories/buying.ts';
import { cardOrder, paidByCard } from '#tests/factories/card-order.ts';
import { staffMember } from '#tests/factories/listing-steps.ts';
import { ordersOf, shopOf } from '#tests/factories/paying.ts';
import { seededRandom } from '#tests/fakes/platforms/faults.ts';
import { breaksBooksOnPurpose } from '#tests/support/sound-books.ts';
import { balancesOf, type StripeWorld, stripeWorld } from '#tests/support/stripe-world.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const ORDERS = 20;
const LOST = 0.05;

async function runReconcile(world: StripeWorld): Promise<void> {
  await reconcileCards.run(world.context, {}, { id: '', attempt: 1, signal: new AbortController().signal });
}

eachEngine('the card provider’s list beside ours', (open) => {
  test('of notices that were lost, one in twenty, all is found in one run', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    await anyPostRate(context);
    const { listingId } = await shopOf(context, 'HTX Chè', { stock: ORDERS });
    for (let at = 0; at < ORDERS; at += 1) {
      const { payments } = await ordersOf(context, [{ listingId, method: 'card' }]);
      await world.pay(await startCardPayment(context, payments[0]?.groupId ?? ''));
    }
    const { events, intents } = await world.state();
    const random = seededRandom(4);
    // One payment of which nothing at all is heard, and one in twenty of the other notices.
    const [silent] = Object.keys(intents);
    const heard = Object.values(events).filter(({ data: { object } }) => {
      const about = object as { id: string; payment_intent?: string | null };
      return about.id !== silent && about.payment_intent !== silent && random() >= LOST;
    });
    for (const { id } of heard) await receiveCardEvent(context, await world.signed(id));
    await world.runJobs([handleCardEvent]);
    const { order } = context.store.tables;
    const unpaid = () => context.store.read((db) => db.select().from(order).where(isNull(order.paidAt)));
    expect((await unpaid()).length).toBeGreaterThan(0);
    await runReconcile(world);
    expect(await unpaid()).toEqual([]);
    expect(await listOpenFindings(context)).toEqual([]);
    const money = await context.store.read((db) => db.select().from(context.store.tables.cardMoney));
    expect(money).toHaveLength(ORDERS);
  }, 120_000);

  test('a refund and a dispute of which nothing was heard are fetched, and noted as mended', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { intentId, total } = await paidByCard(world);
    await world.control('refund', { intent: intentId, amount: 20_000 });
    await world.control('dispute', { intent: intentId });
    await runReconcile(world);
    await runReconcile(world);
    const mended = await listMendedFindings(context, 10);
    expect(mended.map(({ kind, subject }) => [kind, subject.slice(0, 3)]).sort()).toEqual([
      ['missing-here', 'dp_'],
      ['missing-here', 're_'],
    ]);
    expect((await listOpenFindings(context)).map(({ kind }) => kind)).toEqual(['refund-there']);
    expect((await balancesOf(context)).producer_payable).toBeUndefined();
    expect(total).toBeGreaterThan(0);
  });

  test('money there that belongs to nothing here waits for a person, and is not made to fit', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { payments } = await cardOrder(context);
    await startCardPayment(context, payments[0]?.groupId ?? '');
    const { payment } = context.store.tables;
    const answer = await fetch(`${world.stripe.url}/v1/checkout/sessions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${world.stripe.key}` },
      body: new URLSearchParams({
        mode: 'payment',
        success_url: 'http://127.0.0.1/',
        'line_items[0][price_data][currency]': 'vnd',
        'line_items[0][price_data][unit_amount]': '99000',
        'line_items[0][price_data][product_data][name]': 'Của ai?',
      }),
    });
    await world.pay(((await answer.json()) as { url: string }).url);
    await world.tell();
    await runReconcile(world);
    await runReconcile(world);
    expect(await listOpenFindings(context)).toMatchObject([
      { kind: 'missing-here', detail: { what: 'money', amount: 99_000 } },
    ]);
    const rows = await context.store.read((db) => db.select().from(payment));
    expect(rows.map(({ settledAt }) => settledAt)).toEqual([null]);
  });

  test('what stands here and not there is shown; a sum that differs is never taken over', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { intentId, paymentId, total } = await paidByCard(world);
    breaksBooksOnPurpose(context);
    const { cardMoney } = context.store.tables;
    await context.store.write(async (tx) => {
      await tx.update(cardMoney).set({ amount: total - 1_000 });
      await tx.insert(cardMoney).values({
        ...{ id: 'made-up', paymentId, externalId: 'pi_nowhere', amount: 1, currency: 'VND' },
        ...{ seenAt: context.clock.now(), standing: 'double' as const },
      });
    });
    await runReconcile(world);
    const found = await listOpenFindings(context);
    expect(found.map(({ kind, subject }) => [kind, subject]).sort()).toEqual([
      ['amount', intentId],
      ['missing-there', 'pi_nowhere'],
    ]);
    const [row] = await context.store.read((db) =>
      db.select().from(cardMoney).where(eq(cardMoney.externalId, intentId)),
    );
    expect(row?.amount).toBe(total - 1_000);
  });

  test('a wrong amount goes back whole when staff say so, and then the right one settles', async () => {
    const world = await stripeWorld(open);
    const { context, runJobs } = world;
    const { groupId, total } = await cardOrder(context);
    const url = await startCardPayment(context, groupId);
    const { payment, paymentAllocation, order } = context.store.tables;
    await context.store.write(async (tx) => {
      await tx.update(payment).set({ amount: total + 20_000 });
      await tx.update(paymentAllocation).set({ amount: total + 20_000 });
      await tx.update(order).set({ totalAmount: total + 20_000, deliveryAmount: 50_000 });
    });
    await world.pay(url);
    await runReconcile(world);
    const [finding] = await listOpenFindings(context);
    expect(finding).toMatchObject({ kind: 'amount', canGiveBack: true });
    const actor = staffMember();
    const giveBack = () =>
      resolveFinding(context, actor, {
        ...{ findingId: finding?.id ?? '', note: 'trả lại cho khách' },
        resolve: { how: 'give-back' },
      });
    await giveBack();
    await expect(giveBack()).rejects.toMatchObject({ code: 'settledMeanwhile' });
    await runJobs([refundByCard]);
    const { refunds } = await world.state();
    expect(Object.values(refunds)).toMatchObject([{ amount: total }]);
    expect((await balancesOf(context)).buyer_receivable).toBeUndefined();
    await context.store.write((tx) =>
      tx.update(payment).set({ sessionId: null, attemptKey: 'next', attemptEndsAt: null }),
    );
    await world.pay(await startCardPayment(context, groupId));
    await runReconcile(world);
    const orders = await context.store.read((db) => db.select().from(order));
    expect(orders.map(orderState)).toEqual(['paid']);
    const balances = await balancesOf(context);
    expect([balances.producer_payable, balances.buyer_receivable]).toEqual([0 - total - 20_000, undefined]);
  });

  test('money in another currency has a row of its own, stays out of the books, and goes back as it came', async () => {
    const world = await stripeWorld(open);
    const { context, runJobs } = world;
    const { groupId, paymentId } = await cardOrder(context);
    const url = await startCardPayment(context, groupId);
    await world.control('charge-in', { currency: 'usd', amount: 1_150 });
    await world.pay(url);
    await takeCardPayment(context, paymentId);
    await runReconcile(world);
    const { order, cardMoney, refund } = context.store.tables;
    expect((await context.store.read((db) => db.select().from(order))).map(orderState)).toEqual(['waiting']);
    const money = await context.store.read((db) => db.select().from(cardMoney));
    expect(money).toMatchObject([{ amount: 1_150, currency: 'USD', standing: 'foreign' }]);
    expect(await readLooseMoney(context, groupId)).toMatchObject([
      { kind: 'card-amount', amount: 1_150, currency: 'USD', paymentId },
    ]);
    const findings = await listOpenFindings(context);
    expect(findings).toMatchObject([{ kind: 'currency', canGiveBack: true, detail: { currency: 'USD' } }]);
    await resolveFinding(context, staffMember(), {
      ...{ findingId: findings[0]?.id ?? '', note: 'khách sẽ trả lại bằng đồng' },
      resolve: { how: 'give-back' },
    });
    await runJobs([refundByCard]);
    expect(Object.values((await world.state()).refunds)).toMatchObject([{ amount: 1_150, currency: 'usd' }]);
    await runReconcile(world);
    expect(await context.store.read((db) => db.select().from(refund))).toMatchObject([
      { amount: 1_150, currency: 'USD', doneAt: expect.any(Number) },
    ]);
    expect([await listOpenFindings(context), await readLooseMoney(context, groupId)]).toEqual([[], []]);
    expect(await balancesOf(context)).toEqual({});
  });

  test('money in another currency that was given back in Stripe’s own pages is known as gone back', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { groupId, paymentId } = await cardOrder(context);
    await world.control('charge-in', { currency: 'usd', amount: 1_150 });
    await world.pay(await startCardPayment(context, groupId));
    await takeCardPayment(context, paymentId);
    const [intent = ''] = Object.keys((await world.state()).intents);
    await world.control('refund', { intent });
    await runReconcile(world);
    const findings = await listOpenFindings(context);
    expect(findings.map(({ kind, canAssign, canGiveBack }) => [kind, canAssign, canGiveBack])).toEqual([
      ['refund-there', false, false],
      ['currency', false, false],
    ]);
    const { refund } = context.store.tables;
    expect(await context.store.read((db) => db.select().from(refund))).toMatchObject([
      { amount: 1_150, currency: 'USD', reason: 'by-provider', doneAt: expect.any(Number) },
    ]);
    expect(await balancesOf(context)).toEqual({});
  });

  test('what staff wrote when they settled something is kept with who and when, by kind, a page at a time', async () => {
    const { context, clock } = await open();
    const { reconciliationFinding: finding } = context.store.tables;
    const personId = await account(context, { role: 'department_staff' });
    const staff = { ...staffMember(), personId };
    const rows = Array.from({ length: SETTLED_PER_PAGE + 1 }, (_, at) => ({
      ...{ id: `differs-${at}`, provider: 'stripe', kind: 'missing-here', subject: `pi_${at}` },
      ...{ detail: { amount: 1 }, foundAt: clock.now() },
    }));
    const untold = { ...rows[0], id: 'untold', provider: 'sepay', kind: 'untold', subject: 'seen' };
    // What the check of the books found is settled elsewhere.
    const ofBooks = { id: 'books', provider: BOOKS, subject: 'sales', resolvedAt: clock.now(), note: 'sổ' };
    await context.store.write(async (tx) => {
      await tx
        .insert(finding)
        .values([...rows, { ...rows[0], ...untold }, { ...rows[0], ...ofBooks }] as never);
    });
    for (const { id } of [...rows, untold]) {
      clock.set(clock.now() + 60_000);
      const note = `đã gọi ngân hàng <${id}>`;
      await resolveFinding(context, staff, { findingId: id, note, resolve: { how: 'note' } });
    }
    const settled = (kind: FindingKind | null, page: number) =>
      listSettledFindings(context, staff, { kind, page });
    expect(await settled('untold', 1)).toEqual([
      {
        ...{ id: 'untold', kind: 'untold', subject: 'seen', settledAt: clock.now() },
        ...{ by: 'Giàng Thị Mẩy', askedBy: null, isDropped: false, note: 'đã gọi ngân hàng <untold>' },
      },
    ]);
    expect(await countSettledFindings(context, null)).toBe(SETTLED_PER_PAGE + 2);
    expect((await settled(null, 1)).map(({ id }) => id).slice(0, 2)).toEqual([
      'untold',
      `differs-${SETTLED_PER_PAGE}`,
    ]);
    expect((await settled(null, 2)).map(({ id }) => id)).toEqual(['differs-1', 'differs-0']);
    expect((await settled('missing-here', 2)).map(({ id }) => id)).toEqual(['differs-0']);
    const buyer = { ...staff, memberships: [] };
    await expect(listSettledFindings(context, buyer, { kind: null, page: 1 })).rejects.toThrow(NotFound);
  });
});
