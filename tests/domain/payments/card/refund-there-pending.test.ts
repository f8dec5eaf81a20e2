import { asc } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { listFailedRefunds } from '#app/domain/payments/card/list-failed-refunds.server.ts';
import { refundByCard } from '#app/domain/payments/card/refund-by-card.server.ts';
import { retryCardRefund } from '#app/domain/payments/card/retry-card-refund.server.ts';
import { sendByTransfer } from '#app/domain/payments/card/send-by-transfer.server.ts';
import { listOpenFindings } from '#app/domain/payments/reconcile/list-findings.server.ts';
import { reconcileCards } from '#app/domain/payments/reconcile/reconcile-cards.server.ts';
import { resolveFinding } from '#app/domain/payments/reconcile/resolve-finding.server.ts';
import { cancelOrder } from '#app/domain/payments/refunds/cancel-order.server.ts';
import { localDate } from '#app/server/local-date.ts';
import { paidByCard } from '#tests/factories/card-order.ts';
import { staffMember } from '#tests/factories/listing-steps.ts';
import { type StripeWorld, stripeWorld } from '#tests/support/stripe-world.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const DAY_MS = 24 * 3_600_000;
const staff = staffMember();
const buyer = { role: 'buyer', personId: null } as const;
const run = { id: '', attempt: 1, signal: new AbortController().signal };

/** [VND, whether it is done, whether it has failed]: what is promised, the oldest first. */
async function refundsOf({ context: { store } }: StripeWorld) {
  const { refund } = store.tables;
  const rows = await store.read((db) => db.select().from(refund).orderBy(asc(refund.id)));
  return rows.map(({ amount, doneAt, failedAt }) => [amount, doneAt !== null, failedAt !== null]);
}

/** Somebody gives money back in Stripe's own pages, and it is on its way. */
async function givenThere(world: StripeWorld, intent: string, amount?: number) {
  const before = new Set(Object.keys((await world.state()).refunds));
  await world.control('refund-mood', { mood: 'pending' });
  await world.control('refund', { intent, ...(amount === undefined ? {} : { amount }) });
  const made = Object.keys((await world.state()).refunds).find((id) => !before.has(id)) ?? '';
  return async (arrived: boolean) => {
    await world.control('end-refund', { refund: made, arrived });
  };
}

async function transfer(world: StripeWorld) {
  const [failed] = await listFailedRefunds(world.context);
  return sendByTransfer(world.context, staff, {
    refundId: failed?.id ?? '',
    reference: 'FT123456',
    sentOn: localDate(world.context.clock.now()),
  });
}

async function retry(world: StripeWorld) {
  const [failed] = await listFailedRefunds(world.context);
  return retryCardRefund(world.context, staff, failed?.id ?? '');
}

eachEngine('a refund in Stripe’s own pages that is on its way yet', (open) => {
  /** Ours was promised before that, and refused. */
  async function refusedMeanwhile() {
    const world = await stripeWorld(open);
    const paid = await paidByCard(world);
    await cancelOrder(world.context, { orderId: paid.orders[0]?.id ?? '', by: buyer, reason: 'thử' });
    const end = await givenThere(world, paid.intentId);
    await world.runJobs([refundByCard]);
    expect(await refundsOf(world)).toEqual([[paid.total, false, true]]);
    return { world, end, ...paid };
  }

  test('lets nobody send the same money by transfer or card, and says what to wait for', async () => {
    const { world, total } = await refusedMeanwhile();
    const date = localDate(world.context.clock.now());
    const refusal = { code: 'refundPendingThere', params: { pending: total, left: 0, date } };
    await expect(transfer(world)).rejects.toMatchObject(refusal);
    await expect(retry(world)).rejects.toMatchObject(refusal);
    const [finding] = await listOpenFindings(world.context);
    expect(finding).toMatchObject({ kind: 'refund-there', isOnItsWay: true, canAssign: false });
    const close = { findingId: finding?.id ?? '', note: 'đã hỏi', resolve: { how: 'note' } } as const;
    await expect(resolveFinding(world.context, staff, close)).rejects.toMatchObject({
      code: 'thereOnItsWay',
    });
  });

  test('is what was promised once it has arrived', async () => {
    const { world, total, end } = await refusedMeanwhile();
    await world.tell();
    await end(true);
    await world.tell();
    expect(await refundsOf(world)).toEqual([[total, true, false]]);
    expect(await listFailedRefunds(world.context)).toEqual([]);
  });

  test('is nothing once it has failed: then it is sent another way', async () => {
    const { world, total, end } = await refusedMeanwhile();
    await world.tell();
    await end(false);
    await world.tell();
    expect(await listOpenFindings(world.context)).toEqual([]);
    await transfer(world);
    expect(await refundsOf(world)).toEqual([[total, true, false]]);
  });

  test.each([
    ['arrives', true],
    ['fails', false],
  ])('is not promised a second time by a cancellation meanwhile, and %s as the buyer’s', async (_how, arrived) => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { orders, total, intentId } = await paidByCard(world);
    const end = await givenThere(world, intentId);
    await world.tell();
    await cancelOrder(context, { orderId: orders[0]?.id ?? '', by: buyer, reason: 'thử' });
    expect(await refundsOf(world)).toEqual([]);
    // No notice of its end comes: it is asked about, however old it is.
    world.clock.advance(10 * DAY_MS);
    await reconcileCards.run(context, {}, run);
    await end(arrived);
    world.clock.advance(DAY_MS);
    await reconcileCards.run(context, {}, run);
    expect(await refundsOf(world)).toEqual([[total, arrived, false]]);
    await world.runJobs([refundByCard]);
    await world.tell();
    expect(await refundsOf(world)).toEqual([[total, true, false]]);
    const there = Object.values((await world.state()).refunds).filter(({ status }) => status === 'succeeded');
    expect(there.map(({ amount }) => amount)).toEqual([total]);
  });
});
