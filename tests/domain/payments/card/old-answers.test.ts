import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { handleCardEvent } from '#app/domain/payments/card/handle-card-event.server.ts';
import { listFailedRefunds } from '#app/domain/payments/card/list-failed-refunds.server.ts';
import { refundByCard } from '#app/domain/payments/card/refund-by-card.server.ts';
import { retryCardRefund } from '#app/domain/payments/card/retry-card-refund.server.ts';
import { sendByTransfer } from '#app/domain/payments/card/send-by-transfer.server.ts';
import { takeCardRefunds } from '#app/domain/payments/card/take-card-refunds.server.ts';
import { takeDispute } from '#app/domain/payments/card/take-dispute.server.ts';
import { listOpenFindings } from '#app/domain/payments/reconcile/list-findings.server.ts';
import { reconcileCards } from '#app/domain/payments/reconcile/reconcile-cards.server.ts';
import { cancelOrder } from '#app/domain/payments/refunds/cancel-order.server.ts';
import type { Context } from '#app/server/context.ts';
import { localDate } from '#app/server/local-date.ts';
import type { OutboundCall } from '#app/server/outbound-fetch.server.ts';
import { paidByCard } from '#tests/factories/card-order.ts';
import { staffMember } from '#tests/factories/listing-steps.ts';
import { holdAnswer } from '#tests/support/hold-answer.ts';
import { dispute, type StripeWorld, stripeWorld } from '#tests/support/stripe-world.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const HOUR_MS = 3_600_000;
const staff = staffMember();
const run = { id: '', attempt: 1, signal: new AbortController().signal };

const isRead =
  (path: string) =>
  ({ method, url }: OutboundCall) =>
    method === 'GET' && url.includes(path);
const isSending = ({ method, url }: OutboundCall) => method === 'POST' && url.endsWith('/v1/refunds');

async function refundOf({ store }: Context) {
  const [row] = await store.read((db) => db.select().from(store.tables.refund));
  if (!row) throw new Error('no refund');
  return row;
}

const there = async (world: StripeWorld) =>
  Object.values((await world.state()).refunds).map(({ status }) => status);

/** A cancelled order whose refund is to be sent. */
async function cancelled(world: StripeWorld) {
  const paid = await paidByCard(world);
  const by = { role: 'buyer', personId: null } as const;
  await cancelOrder(world.context, { orderId: paid.orders[0]?.id ?? '', by, reason: 'thử' });
  return { ...paid, refundId: (await refundOf(world.context)).id };
}

/** The bank sends the newest refund back, and the market hears of it. */
async function comesBack(world: StripeWorld) {
  const refund = Object.keys((await world.state()).refunds).at(-1);
  await world.control('end-refund', { refund, arrived: false });
  await world.tell();
}

/** A refund's arrival was read and is not written yet (`old`, `late`) when the refund comes back. */
async function arrivalReadBeforeReturn(world: StripeWorld) {
  const { context } = world;
  const { intentId, refundId } = await cancelled(world);
  await world.runJobs([refundByCard]);
  await world.tell();
  const old = holdAnswer(context, isRead('/v1/refunds?'));
  const late = takeCardRefunds(context, intentId);
  await old.read;
  await comesBack(world);
  return { refundId, old, late };
}

eachEngine('an answer of the card provider that is old when it is written', (open) => {
  test('a refund’s arrival, read before it came back and written after it was sent again: the retry is sent', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { refundId, old, late } = await arrivalReadBeforeReturn(world);
    expect(await listFailedRefunds(context)).toHaveLength(1);
    await retryCardRefund(context, staff, refundId);
    old.letGo();
    await late;
    expect(await refundOf(context)).toMatchObject({ doneAt: null, failedAt: null, externalId: null });
    await world.runJobs([refundByCard]);
    await world.tell();
    expect(await there(world)).toEqual(['failed', 'succeeded']);
    expect(await refundOf(context)).toMatchObject({
      doneAt: context.clock.now(),
      failedAt: null,
      externalId: Object.keys((await world.state()).refunds)[1],
    });
    await reconcileCards.run(context, {}, run);
    expect(await listOpenFindings(context)).toEqual([]);
  });

  test('the same before staff have done anything: it stays failed', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { old, late } = await arrivalReadBeforeReturn(world);
    const failed = await refundOf(context);
    expect(failed).toMatchObject({ doneAt: null, failureCode: 'expired_or_canceled_card' });
    old.letGo();
    await late;
    expect(await refundOf(context)).toEqual(failed);
  });

  test('the same after it was sent by transfer: nobody is told that the buyer has it twice', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { refundId, old, late } = await arrivalReadBeforeReturn(world);
    const sentOn = localDate(context.clock.now());
    await sendByTransfer(context, staff, { refundId, reference: 'FT1', sentOn });
    old.letGo();
    await late;
    expect(await refundOf(context)).toMatchObject({ settledBy: 'transfer', externalId: null });
    expect(await listOpenFindings(context)).toEqual([]);
  });

  test('the answer of then to a sending whose first answer was dropped, and which has come back meanwhile', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { refundId } = await cancelled(world);
    await world.control('fault', { fault: 'drop-after-acting', next: 1, path: '/v1/refunds' });
    await world.runJobs([refundByCard]);
    expect(await refundOf(context)).toMatchObject({ doneAt: null, failedAt: null, externalId: null });
    world.clock.advance(HOUR_MS);
    // The same key again: what is answered is what was true then.
    const old = holdAnswer(context, isSending);
    const sending = world.runJobs([refundByCard]);
    await old.read;
    await comesBack(world);
    await expect(retryCardRefund(context, staff, refundId)).rejects.toMatchObject({ code: 'refundUnderWay' });
    old.letGo();
    await sending;
    expect(await there(world)).toEqual(['failed']);
    expect(await refundOf(context)).toMatchObject({ doneAt: null, failureCode: 'expired_or_canceled_card' });
    expect(await listFailedRefunds(context)).toHaveLength(1);
    await retryCardRefund(context, staff, refundId);
    await world.runJobs([refundByCard]);
    await world.tell();
    expect(await there(world)).toEqual(['failed', 'succeeded']);
    expect((await refundOf(context)).doneAt).toBe(context.clock.now());
  });

  test('the answer of then, written after staff have sent it again from a failure that was heard of first', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { intentId, refundId } = await cancelled(world);
    await world.control('fault', { fault: 'drop-after-acting', next: 1, path: '/v1/refunds' });
    await world.runJobs([refundByCard]);
    const old = holdAnswer(context, isRead('/v1/refunds?'));
    const late = takeCardRefunds(context, intentId);
    await old.read;
    await comesBack(world);
    world.clock.advance(HOUR_MS);
    await world.runJobs([refundByCard]);
    await retryCardRefund(context, staff, refundId);
    old.letGo();
    await late;
    expect((await refundOf(context)).doneAt).toBeNull();
    await world.runJobs([refundByCard]);
    expect(await there(world)).toEqual(['failed', 'succeeded']);
  });

  test('a refund by hand over there, read before it came back, is not booked', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { intentId } = await paidByCard(world);
    await world.control('refund', { intent: intentId, amount: 20_000 });
    const old = holdAnswer(context, isRead('/v1/refunds?'));
    const late = takeCardRefunds(context, intentId);
    await old.read;
    await comesBack(world);
    old.letGo();
    await late;
    const { refund } = context.store.tables;
    expect(await context.store.read((db) => db.select().from(refund))).toEqual([]);
    expect(await listOpenFindings(context)).toEqual([]);
  });

  test('a sending of before that has arrived after all is taken, when the provider says it a second time', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { intentId, refundId } = await cancelled(world);
    await world.control('fault', { fault: 'drop-after-acting', next: 1, path: '/v1/refunds' });
    await world.runJobs([refundByCard]);
    const { refund } = context.store.tables;
    await context.store.write((tx) =>
      tx.update(refund).set({ attemptKey: 'another' }).where(eq(refund.id, refundId)),
    );
    const before = (await world.state()).calls;
    await takeCardRefunds(context, intentId);
    const [first] = Object.keys((await world.state()).refunds);
    expect(await refundOf(context)).toMatchObject({ externalId: first, doneAt: context.clock.now() });
    // Once it is known, it is asked for no second time.
    const asked = (await world.state()).calls;
    await takeCardRefunds(context, intentId);
    const after = (await world.state()).calls;
    const sum = (calls: Record<string, number>) =>
      Object.entries(calls).reduce(
        (all, [call, count]) => (call.includes('/refunds') ? all + count : all),
        0,
      );
    expect([sum(asked) - sum(before), sum(after) - sum(asked)]).toEqual([2, 1]);
  });

  test('a dispute’s `needs_response`, read before its bank decided, is not written over what it decided', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { intentId } = await paidByCard(world);
    const id = await dispute(world, intentId);
    const old = holdAnswer(context, isRead('/v1/disputes/'));
    const late = takeDispute(context, id);
    await old.read;
    await world.control('close-dispute', { dispute: id, won: true });
    await world.tell();
    const rows = () => context.store.read((db) => db.select().from(context.store.tables.dispute));
    const won = await rows();
    expect(won).toMatchObject([{ status: 'won', closedAt: context.clock.now() }]);
    old.letGo();
    expect(await late).toBe(true);
    expect(await rows()).toEqual(won);
  });

  test('of a dispute that nobody had heard of, the answer that was asked for last stays', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { intentId } = await paidByCard(world);
    await world.control('dispute', { intent: intentId });
    const id = Object.keys((await world.state()).disputes)[0] ?? '';
    const old = holdAnswer(context, isRead('/v1/disputes/'));
    const late = takeDispute(context, id);
    await old.read;
    await world.control('close-dispute', { dispute: id, won: false });
    await takeDispute(context, id);
    old.letGo();
    await late;
    const rows = await context.store.read((db) => db.select().from(context.store.tables.dispute));
    expect(rows).toMatchObject([{ status: 'lost', closedAt: context.clock.now() }]);
    await world.runJobs([handleCardEvent]);
  });

  test('a list that was read before something became known is no difference', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    await world.control('refund-mood', { mood: 'pending' });
    await cancelled(world);
    await world.runJobs([refundByCard]);
    const old = holdAnswer(context, isRead('/v1/refunds?'));
    const comparing = reconcileCards.run(context, {}, run);
    await old.read;
    const [refund] = Object.keys((await world.state()).refunds);
    await world.control('end-refund', { refund, arrived: true });
    await world.tell();
    old.letGo();
    await comparing;
    expect((await refundOf(context)).doneAt).toBe(context.clock.now());
    expect(await listOpenFindings(context)).toEqual([]);
  });
});
