import { eq } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import { listFailedRefunds } from '#app/domain/payments/card/list-failed-refunds.server.ts';
import { refundByCard } from '#app/domain/payments/card/refund-by-card.server.ts';
import { retryCardRefund } from '#app/domain/payments/card/retry-card-refund.server.ts';
import { sendByTransfer } from '#app/domain/payments/card/send-by-transfer.server.ts';
import { settleByDispute } from '#app/domain/payments/card/settle-by-dispute.server.ts';
import { takeCardRefunds } from '#app/domain/payments/card/take-card-refunds.server.ts';
import { checkBooks } from '#app/domain/payments/ledger/check/check-books.server.ts';
import { listOpenFindings } from '#app/domain/payments/reconcile/list-findings.server.ts';
import { reconcileCards } from '#app/domain/payments/reconcile/reconcile-cards.server.ts';
import { cancelOrder } from '#app/domain/payments/refunds/cancel-order.server.ts';
import { settleFailedRefund } from '#app/routes/department/cards/settle-failed-refund.server.ts';
import type { Context } from '#app/server/context.ts';
import { localDate } from '#app/server/local-date.ts';
import { paidByCard } from '#tests/factories/card-order.ts';
import { staffMember } from '#tests/factories/listing-steps.ts';
import { type StripeWorld, stripeWorld } from '#tests/support/stripe-world.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const HOUR_MS = 3_600_000;
const buyer = { role: 'buyer', personId: null } as const;
const staff = staffMember();

async function refundOf({ store }: Context) {
  const [row] = await store.read((db) => db.select().from(store.tables.refund));
  if (!row) throw new Error('no refund');
  return row;
}

const jobOf = async ({ store }: Context) => {
  const { job } = store.tables;
  const rows = await store.read((db) => db.select().from(job).where(eq(job.kind, refundByCard.kind)));
  return rows.at(-1);
};

/** How the refunds stand at the provider, the oldest first. */
const there = async (world: StripeWorld) =>
  Object.values((await world.state()).refunds).map(({ status }) => status);

const byTransfer = (context: Context, refundId: string) =>
  sendByTransfer(context, staff, { refundId, reference: 'FT1', sentOn: localDate(context.clock.now()) });

/** A cancelled order whose refund has failed at its card, and the notices of that, which may come again. */
async function failedOnce(world: StripeWorld) {
  const paid = await paidByCard(world);
  await world.control('refund-mood', { mood: 'fail' });
  await cancelOrder(world.context, { orderId: paid.orders[0]?.id ?? '', by: buyer, reason: 'thử' });
  await world.runJobs([refundByCard]);
  await world.tell();
  const events = Object.values((await world.state()).events);
  const failed = events.find(({ type }) => type === 'refund.failed');
  const row = await refundOf(world.context);
  expect(row).toMatchObject({ failureCode: 'expired_or_canceled_card' });
  return { ...paid, refundId: row.id, first: row.externalId ?? '', failed };
}

/** Another notice of the first failure, as the provider sends one beside `refund.failed`. */
async function tellLate(world: StripeWorld, failed: { data: { object: unknown } } | undefined) {
  const before = new Set(Object.keys((await world.state()).events));
  await world.control('tell', { type: 'charge.refund.updated', object: failed?.data.object });
  await world.tell(Object.keys((await world.state()).events).filter((id) => !before.has(id)));
}

function latch() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

/** Has what is called at the provider with this path wait until it is let go. */
function holdCalls({ simulated }: Context, path: string) {
  if (!simulated) throw new Error('nothing is simulated');
  const call = simulated.call.bind(simulated);
  const gate = latch();
  const begun = latch();
  const spy = vi.spyOn(simulated, 'call').mockImplementation(async (wanted) => {
    const isHeld = wanted.method === 'POST' && wanted.url.endsWith(path);
    if (isHeld) begun.open();
    if (isHeld) await gate.opened;
    return call(wanted);
  });
  return {
    begun: begun.opened,
    letGo: () => {
      spy.mockRestore();
      gate.open();
    },
  };
}

eachEngine('a refund that is sent to its card again', (open) => {
  test('a late notice of its first failure, while the provider is slow: nothing is recorded beside the sending', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { refundId, failed, intentId } = await failedOnce(world);
    await retryCardRefund(context, staff, refundId);
    const slow = holdCalls(context, '/v1/refunds');
    const sending = world.runJobs([refundByCard]);
    await slow.begun;
    await tellLate(world, failed);
    await takeCardRefunds(context, intentId);
    expect(await refundOf(context)).toMatchObject({ failedAt: null, doneAt: null, externalId: null });
    await expect(byTransfer(context, refundId)).rejects.toMatchObject({ code: 'refundUnderWay' });
    await expect(settleByDispute(context, staff, refundId)).rejects.toMatchObject({ code: 'refundUnderWay' });
    await expect(retryCardRefund(context, staff, refundId)).rejects.toMatchObject({ code: 'refundUnderWay' });
    slow.letGo();
    await sending;
    expect(await there(world)).toEqual(['failed', 'succeeded']);
    const row = await refundOf(context);
    expect(row).toMatchObject({ settledBy: null, failedAt: null });
    expect(row.doneAt).not.toBeNull();
    await world.tell();
    await tellLate(world, failed);
    expect(await refundOf(context)).toEqual(row);
  });

  test('broken at the provider, and a late notice: the job goes on until it has sent', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { refundId, failed } = await failedOnce(world);
    await retryCardRefund(context, staff, refundId);
    await world.control('fault', { fault: 'error500', next: 1, path: '/v1/refunds' });
    await world.runJobs([refundByCard]);
    expect(await jobOf(context)).toMatchObject({ state: 'queued' });
    await tellLate(world, failed);
    expect(await listFailedRefunds(context)).toEqual([]);
    await expect(byTransfer(context, refundId)).rejects.toMatchObject({ code: 'refundUnderWay' });
    for (let time = 0; time < 3; time += 1) {
      world.clock.set(world.clock.now() + HOUR_MS);
      await world.runJobs([refundByCard]);
      await tellLate(world, failed);
    }
    expect(await there(world)).toEqual(['failed', 'succeeded']);
    expect((await refundOf(context)).doneAt).not.toBeNull();
  });

  test('failed again, it waits for staff again, whatever the order of the notices', async () => {
    for (const turn of [0, 1, 2]) {
      const world = await stripeWorld(open);
      const { context } = world;
      const { refundId, first, failed } = await failedOnce(world);
      await world.control('refund-mood', { mood: 'pending' });
      await retryCardRefund(context, staff, refundId);
      await world.runJobs([refundByCard]);
      const second = (await refundOf(context)).externalId ?? '';
      expect(second).not.toBe(first);
      await tellLate(world, failed);
      expect(await refundOf(context)).toMatchObject({ externalId: second, failedAt: null });
      await world.control('end-refund', { refund: second, arrived: false });
      const events = Object.keys((await world.state()).events);
      const order = turn === 0 ? events : turn === 1 ? events.toReversed() : events.toSorted();
      await world.tell(order);
      expect(await refundOf(context)).toMatchObject({ externalId: second, doneAt: null, settledBy: null });
      expect(await listFailedRefunds(context)).toHaveLength(1);
      // Nothing is under way any more: it may be sent in another way.
      await byTransfer(context, refundId);
      await world.tell(order);
      expect(await refundOf(context)).toMatchObject({ settledBy: 'transfer' });
      expect(await listOpenFindings(context)).toEqual([]);
    }
  });

  test('its failure is heard of before the provider’s answer: it counts, and nothing is recorded until the job has ended', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { refundId, intentId } = await failedOnce(world);
    await world.control('refund-mood', { mood: 'fail' });
    await retryCardRefund(context, staff, refundId);
    await world.control('fault', { fault: 'drop-after-acting', next: 1, path: '/v1/refunds' });
    await world.runJobs([refundByCard]);
    await takeCardRefunds(context, intentId);
    const row = await refundOf(context);
    expect(row.failedAt).not.toBeNull();
    expect(row.externalId).toBe(Object.keys((await world.state()).refunds)[1]);
    await expect(byTransfer(context, refundId)).rejects.toMatchObject({ code: 'refundUnderWay' });
    await expect(retryCardRefund(context, staff, refundId)).rejects.toMatchObject({ code: 'refundUnderWay' });
    world.clock.set(world.clock.now() + HOUR_MS);
    await world.runJobs([refundByCard]);
    await byTransfer(context, refundId);
    expect(await there(world)).toEqual(['failed', 'failed']);
  });

  test('an act that is none sends nothing', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { refundId } = await failedOnce(world);
    const before = await refundOf(context);
    for (const how of [null, '', 'xx', 'Retry', 'toString']) {
      const form = new FormData();
      if (how !== null) form.set('how', how);
      await expect(settleFailedRefund(context, staff, refundId, form)).rejects.toThrow('no such act');
    }
    expect(await refundOf(context)).toEqual(before);
  });

  test('should the buyer have it twice all the same, the comparison of the lists and the nightly books say so', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { refundId, intentId, paymentId } = await failedOnce(world);
    await byTransfer(context, refundId);
    const { refund, reconciliationFinding: finding } = context.store.tables;
    // Done on the card behind the market's back, with the market's name on it.
    const before = await refundOf(context);
    await context.store.write((tx) =>
      tx.update(refund).set({ settledBy: null, doneAt: null, attemptKey: 'again' }),
    );
    const send = await refundByCard.run(context, { refundId }, run);
    await context.store.write((tx) => tx.update(refund).set(before));
    expect(send).toBeTypeOf('function');
    await takeCardRefunds(context, intentId);
    await reconcileCards.run(context, {}, run);
    const twice = (await listOpenFindings(context)).find(({ kind }) => kind === 'state');
    expect(twice).toMatchObject({ detail: { refundId, paymentId } });
    const broken = async () =>
      (await checkBooks(context)).findings
        .filter(({ breaks }) => breaks.length > 0)
        .map((one) => one.invariant);
    expect(await broken()).toEqual(['refunds-once']);
    await context.store.write((tx) =>
      tx
        .update(finding)
        .set({ resolvedAt: 1, note: 'người mua đã trả lại' })
        .where(eq(finding.kind, 'state')),
    );
    expect(await broken()).toEqual([]);
  });
});

const run = { id: '', attempt: 1, signal: new AbortController().signal };
