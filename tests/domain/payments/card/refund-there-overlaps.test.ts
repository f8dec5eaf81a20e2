import { expect, test } from 'vitest';
import { listFailedRefunds } from '#app/domain/payments/card/list-failed-refunds.server.ts';
import { refundByCard } from '#app/domain/payments/card/refund-by-card.server.ts';
import { retryCardRefund } from '#app/domain/payments/card/retry-card-refund.server.ts';
import { sendByTransfer } from '#app/domain/payments/card/send-by-transfer.server.ts';
import { checkBooks } from '#app/domain/payments/ledger/check/check-books.server.ts';
import { owedBy } from '#app/domain/payments/ledger/owed.server.ts';
import { listOpenFindings } from '#app/domain/payments/reconcile/list-findings.server.ts';
import { reconcileCards } from '#app/domain/payments/reconcile/reconcile-cards.server.ts';
import { type Resolve, resolveFinding } from '#app/domain/payments/reconcile/resolve-finding.server.ts';
import { cancelLines } from '#app/domain/payments/refunds/cancel-lines.server.ts';
import { cancelOrder } from '#app/domain/payments/refunds/cancel-order.server.ts';
import { promisedOf } from '#app/domain/payments/refunds/promised-of.server.ts';
import type { Context } from '#app/server/context.ts';
import { localDate } from '#app/server/local-date.ts';
import { paidByCard } from '#tests/factories/card-order.ts';
import { staffMember } from '#tests/factories/listing-steps.ts';
import { breaksBooksOnPurpose } from '#tests/support/sound-books.ts';
import { balancesOf, type StripeWorld, stripeWorld } from '#tests/support/stripe-world.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const HOUR_MS = 3_600_000;
const PART = 5_000;
const TWO = ['HTX Chè', 'HTX Mật ong'];
const staff = staffMember();
const buyer = { role: 'buyer', personId: null } as const;
const run = { id: '', attempt: 1, signal: new AbortController().signal };

/** [VND, how it stands], as they were promised. */
async function refundsOf({ store }: Context) {
  const { refund } = store.tables;
  const rows = await store.read((db) => db.select().from(refund).orderBy(refund.askedAt, refund.id));
  return rows.map(({ amount, doneAt, failedAt, settledBy }) => [
    amount,
    doneAt !== null ? (settledBy ?? 'done') : failedAt !== null ? 'failed' : 'open',
  ]);
}

const cancel = (context: Context, order: { id: string } | undefined) =>
  cancelOrder(context, { orderId: order?.id ?? '', by: buyer, reason: 'thử' });

const thereOf = async (world: StripeWorld) =>
  Object.values((await world.state()).refunds).reduce((sum, { amount }) => sum + amount, 0);

async function hourPasses(world: StripeWorld) {
  world.clock.advance(HOUR_MS);
  await reconcileCards.run(world.context, {}, run);
  await world.runJobs([refundByCard]);
}

async function resolve(context: Context, how: Resolve) {
  const finding = (await listOpenFindings(context)).find(({ kind }) => kind === 'refund-there');
  return resolveFinding(context, staff, {
    ...{ findingId: finding?.id ?? '', note: 'đã hỏi kế toán' },
    resolve: how,
  });
}

const broken = async (context: Context) =>
  (await checkBooks(context)).findings.flatMap(({ invariant, breaks }) => (breaks.length ? [invariant] : []));

const openKinds = async (context: Context) => (await listOpenFindings(context)).map(({ kind }) => kind);

eachEngine('a refund in Stripe’s own pages that overlaps one of ours', (open) => {
  /** A part is given back over there, nobody tells, and the buyer cancels: ours is refused. */
  async function refusedByPart() {
    const world = await stripeWorld(open);
    const { context } = world;
    const paid = await paidByCard(world);
    await world.control('refund', { intent: paid.intentId, amount: PART });
    await cancel(context, paid.orders[0]);
    await world.runJobs([refundByCard]);
    expect(await refundsOf(context)).toEqual([[paid.total, 'failed']]);
    return { world, context, ...paid };
  }

  test('of the one order: the hour finds it, the promise is lowered by it, and the rest goes', async () => {
    const { world, context, total } = await refusedByPart();
    await hourPasses(world);
    expect((await refundsOf(context)).sort()).toEqual([
      [total - PART, 'failed'],
      [PART, 'done'],
    ]);
    expect(await openKinds(context)).toEqual(['refund-there']);
    const [failed] = await listFailedRefunds(context);
    const owed = await context.store.write((tx) => promisedOf(context, tx, failed?.id ?? ''));
    expect(owed.map(({ account, amount }) => [account, amount]).sort()).toEqual([
      ['producer_payable', total - PART],
      ['refunds', PART - total],
    ]);
    await retryCardRefund(context, staff, failed?.id ?? '');
    await world.runJobs([refundByCard]);
    await world.tell();
    await hourPasses(world);
    expect(await thereOf(world)).toBe(total);
    expect((await balancesOf(context)).refunds ?? 0).toBe(0);
    await resolve(context, { how: 'note' });
    expect(await openKinds(context)).toEqual([]);
  });

  test('sent again before anybody has heard of it: Stripe is asked first', async () => {
    const { world, context, total } = await refusedByPart();
    const [failed] = await listFailedRefunds(context);
    await retryCardRefund(context, staff, failed?.id ?? '');
    await world.runJobs([refundByCard]);
    expect((await refundsOf(context)).every(([, how]) => how === 'done')).toBe(true);
    expect(await thereOf(world)).toBe(total);
  });

  test('a transfer never repeats it: what was shown is not what is owed any more', async () => {
    const { context, total } = await refusedByPart();
    const [failed] = await listFailedRefunds(context);
    const send = (amount: number) =>
      sendByTransfer(context, staff, {
        ...{ refundId: failed?.id ?? '', reference: 'FT123456', amount },
        sentOn: localDate(context.clock.now()),
      });
    await expect(send(total)).rejects.toMatchObject({
      code: 'refundLowered',
      params: { amount: total - PART },
    });
    await send(total - PART);
    expect((await refundsOf(context)).sort()).toEqual([
      [total - PART, 'transfer'],
      [PART, 'done'],
    ]);
  });

  test('told while ours is not sent yet: ours is smaller', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const paid = await paidByCard(world);
    await cancel(context, paid.orders[0]);
    await world.control('refund', { intent: paid.intentId, amount: PART });
    await world.tell();
    await world.runJobs([refundByCard]);
    expect((await refundsOf(context)).sort()).toEqual([
      [paid.total - PART, 'done'],
      [PART, 'done'],
    ]);
    expect(await thereOf(world)).toBe(paid.total);
  });

  test('a part of ours was refused, then the whole is given back there: both are met', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { orders, lines, intentId, total } = await paidByCard(world);
    await world.control('refund-mood', { mood: 'refuse' });
    await cancelLines(context, {
      ...{ orderId: orders[0]?.id ?? '', kind: 'cancelled', isRestocked: true, by: buyer, reason: 'thử' },
      lines: [{ lineId: lines[0]?.id ?? '', quantity: 1 }],
    });
    await world.runJobs([refundByCard]);
    await world.control('refund', { intent: intentId });
    await world.tell();
    const refunds = await refundsOf(context);
    expect(refunds.every(([, how]) => how === 'done')).toBe(true);
    expect(refunds.reduce((sum, [amount]) => sum + Number(amount), 0)).toBe(total);
    expect(await listFailedRefunds(context)).toEqual([]);
  });

  test('the whole for two orders, one cancelled before anybody has heard: it meets that promise and the other order', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const paid = await paidByCard(world, TWO);
    await world.control('refund', { intent: paid.intentId });
    await cancel(context, paid.orders[0]);
    await world.runJobs([refundByCard]);
    await world.tell();
    await hourPasses(world);
    expect(await listFailedRefunds(context)).toEqual([]);
    expect((await refundsOf(context)).map(([, how]) => how)).toEqual(['done', 'done']);
    const owed = await context.store.read((db) => owedBy(db, context.store.tables, {}));
    for (const { producerId } of paid.orders) expect(owed.get(producerId)?.owed).toBe(0);
  });
});

eachEngine('a refund in Stripe’s own pages for several orders', (open) => {
  async function moreThanOne() {
    const world = await stripeWorld(open);
    const { context } = world;
    const paid = await paidByCard(world, TWO);
    const [first, second] = paid.orders;
    const [one, other] = [first?.totalAmount ?? 0, second?.totalAmount ?? 0];
    const amount = Math.max(one, other) + PART;
    await world.control('refund', { intent: paid.intentId, amount });
    await world.tell();
    const ofOther = amount - one + PART;
    return { world, context, ...paid, first, second, one, other, amount, ofOther };
  }

  test('is parted as staff say, to the đồng, and one finding until then', async () => {
    const { world, context, first, second, one, other, amount, ofOther } = await moreThanOne();
    await hourPasses(world);
    expect(await openKinds(context)).toEqual(['refund-there']);
    const said = (ofFirst: number, ofSecond: number): Resolve => ({
      how: 'assign',
      parts: [
        { orderId: first?.id ?? '', amount: ofFirst },
        { orderId: second?.id ?? '', amount: ofSecond },
      ],
    });
    await expect(resolve(context, { how: 'note' })).rejects.toMatchObject({ code: 'mustSayForWhich' });
    await expect(resolve(context, said(one - PART, ofOther - 1))).rejects.toMatchObject({
      code: 'assignSum',
      params: { amount, sum: amount - 1 },
    });
    // They come to what went, and are no parts of it all the same.
    for (const [ofFirst, ofSecond] of [
      [amount + 1, -1],
      [amount - 0.5, 0.5],
    ] as const)
      await expect(resolve(context, said(ofFirst, ofSecond))).rejects.toMatchObject({
        code: 'assignPartWrong',
        params: { amount },
      });
    await expect(resolve(context, said(one + 1, amount - one - 1))).rejects.toMatchObject({
      code: 'assignTooMuch',
      params: { left: one },
    });
    await resolve(context, said(one - PART, ofOther));
    await hourPasses(world);
    expect(await openKinds(context)).toEqual([]);
    const owed = await context.store.read((db) => owedBy(db, context.store.tables, {}));
    expect(owed.get(first?.producerId ?? '')?.owed).toBe(PART);
    expect(owed.get(second?.producerId ?? '')?.owed).toBe(other - ofOther);
    // It comes back for both.
    const [id] = Object.keys((await world.state()).refunds);
    await world.control('end-refund', { refund: id, arrived: false });
    await world.tell();
    expect((await refundsOf(context)).map(([, how]) => how)).toEqual(['failed', 'failed']);
  });

  test('meets first what is promised of an order; nothing of it is sent while nobody has said', async () => {
    const { world, context, first, second, one, amount } = await moreThanOne();
    breaksBooksOnPurpose(context);
    await cancel(context, first);
    const [promised] = await refundsOf(context);
    expect(promised?.[1]).toBe('open');
    await resolve(context, {
      how: 'assign',
      parts: [
        { orderId: first?.id ?? '', amount: one },
        { orderId: second?.id ?? '', amount: amount - one },
      ],
    });
    await world.runJobs([refundByCard]);
    expect(await thereOf(world)).toBe(amount);
    expect((await refundsOf(context)).every(([, how]) => how === 'done')).toBe(true);
    expect(await broken(context)).toEqual([]);
  });

  test('while nobody has said, a failed one is not sent beyond what was paid', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const paid = await paidByCard(world, TWO);
    await world.control('refund', { intent: paid.intentId, amount: paid.total - PART });
    await cancel(context, paid.orders[0]);
    await world.runJobs([refundByCard]);
    const [failed] = await listFailedRefunds(context);
    const refused = { code: 'refundGoneThere', params: { gone: paid.total - PART, left: PART } };
    await expect(retryCardRefund(context, staff, failed?.id ?? '')).rejects.toMatchObject(refused);
    await expect(
      sendByTransfer(context, staff, {
        ...{ refundId: failed?.id ?? '', reference: 'FT123456' },
        sentOn: localDate(context.clock.now()),
      }),
    ).rejects.toMatchObject(refused);
  });

  test('that has come back is booked by no page that was open before', async () => {
    const { world, context, first, amount } = await moreThanOne();
    const [finding] = await listOpenFindings(context);
    const assign = () =>
      resolveFinding(context, staff, {
        ...{ findingId: finding?.id ?? '', note: 'đã hỏi kế toán' },
        resolve: { how: 'assign', parts: [{ orderId: first?.id ?? '', amount }] },
      });
    const [id] = Object.keys((await world.state()).refunds);
    await world.control('end-refund', { refund: id, arrived: false });
    await world.tell();
    await expect(assign()).rejects.toMatchObject({ code: 'thereCameBack' });
    expect(await refundsOf(context)).toEqual([]);
  });
});

eachEngine('two refunds in Stripe’s own pages that are exactly what two orders cost', (open) => {
  test('are each of the order that costs as much, in whichever order they are heard of', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { orders, intentId } = await paidByCard(world, TWO);
    const costs = orders.map(({ totalAmount }) => totalAmount);
    for (const amount of costs.toReversed()) await world.control('refund', { intent: intentId, amount });
    await world.tell();
    const { refund } = context.store.tables;
    const rows = await context.store.read((db) => db.select().from(refund));
    const there = Object.values((await world.state()).refunds);
    expect(rows.map(({ orderId, externalId, amount }) => [orderId, externalId, amount]).sort()).toEqual(
      orders
        .map(({ id, totalAmount }) => [
          id,
          there.find(({ amount }) => amount === totalAmount)?.id,
          totalAmount,
        ])
        .sort(),
    );
    expect(await broken(context)).toEqual([]);
  });
});
