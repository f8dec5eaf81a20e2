import { asc } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { listFailedRefunds } from '#app/domain/payments/card/list-failed-refunds.server.ts';
import { refundByCard } from '#app/domain/payments/card/refund-by-card.server.ts';
import { retryCardRefund } from '#app/domain/payments/card/retry-card-refund.server.ts';
import { checkBooks } from '#app/domain/payments/ledger/check/check-books.server.ts';
import { owedBy } from '#app/domain/payments/ledger/owed.server.ts';
import { listOpenFindings } from '#app/domain/payments/reconcile/list-findings.server.ts';
import { reconcileCards } from '#app/domain/payments/reconcile/reconcile-cards.server.ts';
import { resolveFinding } from '#app/domain/payments/reconcile/resolve-finding.server.ts';
import { cancelOrder } from '#app/domain/payments/refunds/cancel-order.server.ts';
import { paidByCard } from '#tests/factories/card-order.ts';
import { staffMember } from '#tests/factories/listing-steps.ts';
import { breaksBooksOnPurpose } from '#tests/support/sound-books.ts';
import { closeDispute, dispute, type StripeWorld, stripeWorld } from '#tests/support/stripe-world.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const HOUR_MS = 3_600_000;
const MORE = 5_000;
const staff = staffMember();
const buyer = { role: 'buyer', personId: null } as const;
const run = { id: '', attempt: 1, signal: new AbortController().signal };

/** VND that are promised for an order, whatever has become of each promise. */
async function promisedFor({ context: { store } }: StripeWorld, orderId: string) {
  const { refund } = store.tables;
  const rows = await store.read((db) => db.select().from(refund).orderBy(asc(refund.id)));
  return rows.reduce((sum, one) => (one.orderId === orderId ? sum + one.amount : sum), 0);
}

/** VND that the card has got back, at Stripe. */
const atTheCard = async (world: StripeWorld) =>
  Object.values((await world.state()).refunds).reduce(
    (sum, { status, amount }) => (status === 'succeeded' ? sum + amount : sum),
    0,
  );

/** Staff send everything again that came back or was refused, until nothing waits. */
async function sendAll(world: StripeWorld) {
  const { context } = world;
  for (const { id } of await listFailedRefunds(context)) await retryCardRefund(context, staff, id);
  await world.runJobs([refundByCard]);
  await world.tell();
}

async function isSound(world: StripeWorld) {
  const { findings } = await checkBooks(world.context);
  expect(findings.flatMap(({ breaks }) => breaks)).toEqual([]);
}

eachEngine('what a cancellation leaves out because it may have gone in Stripe’s pages', (open) => {
  /** Of two orders more than the first cost has gone over there, which waits for staff; then the first is cancelled. */
  async function cancelledMeanwhile() {
    const world = await stripeWorld(open);
    const paid = await paidByCard(world, ['HTX Chè', 'HTX Mật ong']);
    const [a, b] = paid.orders;
    if (!a || !b) throw new Error('no two orders');
    const there = a.totalAmount + MORE;
    await world.control('refund', { intent: paid.intentId, amount: there });
    await world.tell();
    await cancelOrder(world.context, { orderId: a.id, by: buyer, reason: 'thử' });
    const promised = paid.total - there;
    expect(await promisedFor(world, a.id)).toBe(promised);
    const [refundId = ''] = Object.keys((await world.state()).refunds);
    const comesBack = async () => {
      await world.control('end-refund', { refund: refundId, arrived: false });
      await world.tell();
    };
    return { world, ...paid, a, b, there, promised, comesBack };
  }

  test.each([
    ['before anything was sent', false],
    ['after what was promised was refused', true],
  ])('is promised when that comes back, %s', async (_when, isRefused) => {
    const { world, a, b, comesBack } = await cancelledMeanwhile();
    if (isRefused) {
      await world.control('refund-mood', { mood: 'refuse' });
      await world.runJobs([refundByCard]);
      expect(await listFailedRefunds(world.context)).toHaveLength(1);
    }
    await comesBack();
    expect(await promisedFor(world, a.id)).toBe(a.totalAmount);
    expect(await promisedFor(world, b.id)).toBe(0);
    await isSound(world);
    await sendAll(world);
    expect(await atTheCard(world)).toBe(a.totalAmount);
    expect(await listFailedRefunds(world.context)).toEqual([]);
    // Heard again, and compared again, it promises nothing more.
    await world.tell();
    world.clock.advance(HOUR_MS);
    await reconcileCards.run(world.context, {}, run);
    expect(await promisedFor(world, a.id)).toBe(a.totalAmount);
  });

  test('is promised when that meets the promise, as staff have said', async () => {
    const { world, a, b, there } = await cancelledMeanwhile();
    const [finding] = await listOpenFindings(world.context);
    const parts = [
      { orderId: a.id, amount: there - b.totalAmount },
      { orderId: b.id, amount: b.totalAmount },
    ];
    await resolveFinding(world.context, staff, {
      findingId: finding?.id ?? '',
      note: 'đã hỏi',
      resolve: { how: 'assign', parts },
    });
    expect(await promisedFor(world, a.id)).toBe(a.totalAmount);
    await isSound(world);
    await sendAll(world);
    await sendAll(world);
    expect(await atTheCard(world)).toBe(a.totalAmount + b.totalAmount);
  });

  test('is promised when that is claimed from the buyer: no payout pays for it meanwhile', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    breaksBooksOnPurpose(context);
    const { orders, intentId } = await paidByCard(world, ['HTX Chè', 'HTX Mật ong']);
    const [a] = orders;
    await world.control('refund', { intent: intentId, amount: 214_625 });
    await world.tell();
    await cancelOrder(context, { orderId: a?.id ?? '', by: buyer, reason: 'thử' });
    await closeDispute(world, await dispute(world, intentId, 403_881), false);
    expect(await promisedFor(world, a?.id ?? '')).toBe(205_375);
    const there = (await listOpenFindings(context)).find(({ kind }) => kind === 'refund-there');
    await resolveFinding(context, staff, {
      findingId: there?.id ?? '',
      note: 'gọi rồi',
      resolve: { how: 'claim', parts: [] },
    });
    expect(await promisedFor(world, a?.id ?? '')).toBe(a?.totalAmount);
    const owed = await context.store.read((db) => owedBy(db, context.store.tables, {}));
    expect(owed.get(a?.producerId ?? '')?.owed ?? 0).toBe(0);
    await isSound(world);
  });

  test('is named by the check of the books where it is promised to nobody, and promised within the hour', async () => {
    const { world, a, there, promised } = await cancelledMeanwhile();
    const { context } = world;
    breaksBooksOnPurpose(context);
    // Closed by a hand in the database, and by nothing that looks at what is owed.
    const { reconciliationFinding: finding } = context.store.tables;
    await context.store.write((tx) => tx.update(finding).set({ mendedAt: 1 }));
    await world.runJobs([refundByCard]);
    const { findings } = await checkBooks(context);
    expect(findings.find(({ invariant }) => invariant === 'owed-back')?.breaks).toEqual([
      { subject: `order:${a.id}`, what: 'promised', expected: a.totalAmount, found: promised },
    ]);
    expect(there).toBeGreaterThan(a.totalAmount);
    world.clock.advance(HOUR_MS);
    await reconcileCards.run(context, {}, run);
    expect(await promisedFor(world, a.id)).toBe(a.totalAmount);
  });
});
