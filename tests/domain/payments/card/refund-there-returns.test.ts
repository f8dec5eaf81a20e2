import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { listDemoMails } from '#app/domain/orders/messages/list-demo-mails.server.ts';
import { sendMessage } from '#app/domain/orders/messages/send-message.server.ts';
import { endReturnedRefund } from '#app/domain/payments/card/end-returned-refund.server.ts';
import { listFailedRefunds } from '#app/domain/payments/card/list-failed-refunds.server.ts';
import { refundByCard } from '#app/domain/payments/card/refund-by-card.server.ts';
import { retryCardRefund } from '#app/domain/payments/card/retry-card-refund.server.ts';
import { owedBy } from '#app/domain/payments/ledger/owed.server.ts';
import { listOpenFindings } from '#app/domain/payments/reconcile/list-findings.server.ts';
import { reconcileCards } from '#app/domain/payments/reconcile/reconcile-cards.server.ts';
import { resolveFinding } from '#app/domain/payments/reconcile/resolve-finding.server.ts';
import { cancelLines } from '#app/domain/payments/refunds/cancel-lines.server.ts';
import { cancelOrder } from '#app/domain/payments/refunds/cancel-order.server.ts';
import { listRefunds } from '#app/domain/payments/refunds/list-refunds.server.ts';
import type { Context } from '#app/server/context.ts';
import { paidByCard } from '#tests/factories/card-order.ts';
import { staffMember } from '#tests/factories/listing-steps.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { balancesOf, type StripeWorld, stripeWorld } from '#tests/support/stripe-world.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const HOUR_MS = 3_600_000;
const PART = 5_000;
const staff = staffMember();
const run = { id: '', attempt: 1, signal: new AbortController().signal };

/** [VND, whether the buyer has it, whether it came back], the smallest first. */
async function refundsOf({ store }: Context) {
  const { refund } = store.tables;
  const rows = await store.read((db) => db.select().from(refund).orderBy(refund.amount));
  return rows.map(({ amount, doneAt, failedAt }) => [amount, doneAt !== null, failedAt !== null]);
}

/** Open questions about what does not agree, other than that somebody gave money back over there. */
const differences = async (context: Context) =>
  (await listOpenFindings(context)).filter(({ kind }) => kind !== 'refund-there');

const there = async (world: StripeWorld) =>
  Object.values((await world.state()).refunds)
    .toSorted((a, b) => a.amount - b.amount)
    .map(({ amount, status }) => [amount, status]);

/** The bank sends the first refund back. */
async function comesBack(world: StripeWorld) {
  const [refund] = Object.keys((await world.state()).refunds);
  await world.control('end-refund', { refund, arrived: false });
}

/** Staff send everything again that came back, and the comparison has nothing to say of it. */
async function sendAgain(world: StripeWorld) {
  const { context } = world;
  for (const { id } of await listFailedRefunds(context)) await retryCardRefund(context, staff, id);
  await world.runJobs([refundByCard]);
  await world.tell();
  world.clock.advance(HOUR_MS);
  await reconcileCards.run(context, {}, run);
  expect(await differences(context)).toEqual([]);
}

eachEngine('a refund made in Stripe’s own pages that comes back', (open) => {
  async function twoOrdersGivenBack() {
    const world = await stripeWorld(open);
    const paid = await paidByCard(world, ['HTX Chè', 'HTX Mật ong']);
    await world.control('refund', { intent: paid.intentId });
    await world.tell();
    await world.runJobs([refundByCard]);
    const amounts = paid.orders.map(({ totalAmount }) => totalAmount);
    const [first = 0, second = 0] = amounts.sort((a, b) => a - b);
    expect(await refundsOf(world.context)).toEqual([
      [first, true, false],
      [second, true, false],
    ]);
    return { world, ...paid, first, second };
  }

  test('comes back for all the orders that it was for, and each is sent again', async () => {
    const { world, first, second, total } = await twoOrdersGivenBack();
    const { context } = world;
    const held = (await balancesOf(context)).operator_clearing ?? 0;
    world.clock.advance(HOUR_MS);
    await comesBack(world);
    await world.tell();
    expect(await refundsOf(context)).toEqual([
      [first, false, true],
      [second, false, true],
    ]);
    expect((await balancesOf(context)).operator_clearing).toBe(held + total);
    await reconcileCards.run(context, {}, run);
    expect(await differences(context)).toEqual([]);
    await sendAgain(world);
    expect(await refundsOf(context)).toEqual([
      [first, true, false],
      [second, true, false],
    ]);
    expect(await there(world)).toEqual([
      [first, 'succeeded'],
      [second, 'succeeded'],
      [total, 'failed'],
    ]);
    expect((await balancesOf(context)).operator_clearing).toBe(held);
  });

  test('of which one part was sent again and the other waits: nothing disagrees', async () => {
    const { world, first, second } = await twoOrdersGivenBack();
    const { context } = world;
    await comesBack(world);
    await world.tell();
    const [one] = await listFailedRefunds(context);
    await retryCardRefund(context, staff, one?.id ?? '');
    await world.runJobs([refundByCard]);
    await world.tell();
    await reconcileCards.run(context, {}, run);
    expect(await differences(context)).toEqual([]);
    expect((await refundsOf(context)).filter(([, isDone]) => isDone)).toHaveLength(1);
    expect(await listFailedRefunds(context)).toMatchObject([
      { amount: one?.amount === first ? second : first },
    ]);
  });

  test('long after, with a notice that was lost: it is asked for by its id, whatever it was for', async () => {
    const { world, first, second } = await twoOrdersGivenBack();
    const { context } = world;
    world.clock.advanceDays(10);
    await reconcileCards.run(context, {}, run);
    expect(await differences(context)).toEqual([]);
    await comesBack(world);
    for (let hour = 0; hour < 25; hour += 1) {
      await reconcileCards.run(context, {}, run);
      world.clock.advance(HOUR_MS);
    }
    expect(await refundsOf(context)).toEqual([
      [first, false, true],
      [second, false, true],
    ]);
    expect(await differences(context)).toEqual([]);
    await sendAgain(world);
  });

  test('for the order that staff had named: it is owed there again', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const paid = await paidByCard(world, ['HTX Chè', 'HTX Mật ong']);
    await world.control('refund', { intent: paid.intentId, amount: PART });
    await world.tell();
    const [finding] = await listOpenFindings(context);
    await resolveFinding(context, staff, {
      findingId: finding?.id ?? '',
      note: 'đã hỏi kế toán',
      resolve: { how: 'assign', orderId: paid.orders[0]?.id ?? '' },
    });
    await world.runJobs([refundByCard]);
    await comesBack(world);
    await world.tell();
    expect(await refundsOf(context)).toEqual([[PART, false, true]]);
    await sendAgain(world);
    expect(await refundsOf(context)).toEqual([[PART, true, false]]);
  });
});

eachEngine('a refund over there of an order that stands, and that comes back', (open) => {
  /** Staff had named its order, and nobody has cancelled that. */
  async function ofStandingOrder() {
    const world = await stripeWorld(open, { demo: true });
    const { context } = world;
    const paid = await paidByCard(world, ['HTX Chè', 'HTX Mật ong']);
    const [first] = paid.orders;
    await world.control('refund', { intent: paid.intentId, amount: PART });
    await world.tell();
    const [finding] = await listOpenFindings(context);
    await resolveFinding(context, staff, {
      ...{ findingId: finding?.id ?? '', note: 'đã hỏi kế toán' },
      resolve: { how: 'assign', orderId: first?.id ?? '' },
    });
    await world.runJobs([refundByCard]);
    await comesBack(world);
    await world.tell();
    const [failed] = await listFailedRefunds(context);
    return { world, context, first, failed, refundId: failed?.id ?? '', paid };
  }

  const cancelOf = (context: Context, orderId: string | undefined) =>
    cancelOrder(context, {
      ...{ orderId: orderId ?? '', by: { role: 'buyer', personId: null }, reason: 'thử' },
    });

  test('is closed as nothing that is owed: the order keeps its money, and owes all of it when it is cancelled', async () => {
    const { world, context, first, failed, refundId } = await ofStandingOrder();
    expect(failed).toMatchObject({ amount: PART, mayBeKept: true });
    const owed = async () =>
      (await context.store.read((db) => owedBy(db, context.store.tables, {}))).get(first?.producerId ?? '')
        ?.owed;
    expect(await owed()).toBe((first?.totalAmount ?? 0) - PART);
    const keep = () => endReturnedRefund(context, staff, refundId);
    await Promise.all([keep(), keep()]);
    expect(await listFailedRefunds(context)).toEqual([]);
    expect(await owed()).toBe(first?.totalAmount);
    // Its buyer and its producer, who had read that it went back, read once that it stands.
    const { outgoingMessage, producerNotice } = context.store.tables;
    const told = await context.store.read(async (db) => [
      await db
        .select({ of: outgoingMessage.subject })
        .from(outgoingMessage)
        .where(eq(outgoingMessage.kind, 'money-kept')),
      await db
        .select({ of: producerNotice.subject })
        .from(producerNotice)
        .where(eq(producerNotice.kind, 'money-kept')),
    ]);
    const ofIt = [{ of: `order:${first?.id}` }];
    expect(told).toEqual([ofIt, ofIt]);
    await world.runJobs([sendMessage]);
    expect(
      (await listDemoMails(context)).filter(({ text }) => text.includes('không cần đặt lại')),
    ).toHaveLength(1);
    expect((await balancesOf(context)).refunds ?? 0).toBe(0);
    // Nobody reads of money that never went.
    const sent = await listRefunds(context, { producerId: null, standing: 'sent' });
    expect([sent.total, sent.refunds]).toEqual([0, []]);
    // Whatever is heard of it from now on is no news.
    await world.tell();
    world.clock.advance(HOUR_MS);
    await reconcileCards.run(context, {}, run);
    expect([await listFailedRefunds(context), await differences(context)]).toEqual([[], []]);
    await cancelOf(context, first?.id);
    await world.runJobs([refundByCard]);
    const there = Object.values((await world.state()).refunds).filter(({ status }) => status === 'succeeded');
    expect(there.map(({ amount }) => amount)).toEqual([first?.totalAmount]);
  });

  test('is not closed so once its order is cancelled: then it is owed', async () => {
    const { context, first, refundId } = await ofStandingOrder();
    await cancelOf(context, first?.id);
    expect((await listFailedRefunds(context)).map(({ mayBeKept }) => mayBeKept)).toEqual([false]);
    await expect(endReturnedRefund(context, staff, refundId)).rejects.toMatchObject({ code: 'refundIsOwed' });
    const seller = await sellerOf(context);
    await expect(endReturnedRefund(context, seller, refundId)).rejects.toMatchObject({ isNotFound: true });
  });

  test('what is owed is promised anew, though as much was given once before', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { orders, lines, intentId } = await paidByCard(world);
    const [order] = orders;
    const now = context.clock.now();
    const { order: table } = context.store.tables;
    await context.store.write((tx) =>
      tx.update(table).set({ acceptedAt: now, packedAt: now, handedOverAt: now, deliveredAt: now }),
    );
    await world.control('refund', { intent: intentId, amount: 30_000 });
    await world.control('refund-mood', { mood: 'pending' });
    await world.control('refund', { intent: intentId, amount: 180_000 });
    await world.tell();
    // Of 120,000 that go back 60,000 are there: 30,000 of the rest were given, and 30,000 wait.
    await cancelLines(context, {
      ...{ orderId: order?.id ?? '', kind: 'returned', isRestocked: true, reason: 'thử' },
      ...{
        lines: [{ lineId: lines[0]?.id ?? '', quantity: 1 }],
        by: { role: 'staff', personId: staff.personId },
      },
    });
    await world.runJobs([refundByCard]);
    const refunds = Object.values((await world.state()).refunds);
    const endOf = async (wanted: number) => {
      const refund = refunds.find(({ amount }) => amount === wanted)?.id;
      await world.control('end-refund', { refund, arrived: false });
      await world.tell();
      await world.runJobs([refundByCard]);
    };
    await endOf(180_000);
    await endOf(30_000);
    const kept = (await listFailedRefunds(context)).find(({ amount }) => amount === 30_000);
    await endReturnedRefund(context, staff, kept?.id ?? '');
    const amounts = (await refundsOf(context)).map(([amount]) => amount);
    expect(amounts).toEqual([0, 30_000, 30_000, 60_000]);
  });

  test('pieces that were cancelled meanwhile are owed all the same', async () => {
    const { world, context, first, refundId, paid } = await ofStandingOrder();
    const line = paid.lines.find(({ orderId }) => orderId === first?.id);
    // No more is promised than the order owes beyond what was given back of it.
    await cancelLines(context, {
      ...{ orderId: first?.id ?? '', kind: 'cancelled', isRestocked: true, reason: 'thử' },
      ...{ by: { role: 'buyer', personId: null }, lines: [{ lineId: line?.id ?? '', quantity: 1 }] },
    });
    await endReturnedRefund(context, staff, refundId);
    await world.runJobs([refundByCard]);
    const { refund } = context.store.tables;
    const rows = await context.store.read((db) => db.select().from(refund));
    expect(rows.reduce((sum, { amount }) => sum + amount, 0)).toBe(120_000);
  });
});
