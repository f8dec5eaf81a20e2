import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { listFailedRefunds } from '#app/domain/payments/card/list-failed-refunds.server.ts';
import { refundByCard } from '#app/domain/payments/card/refund-by-card.server.ts';
import { sendByTransfer } from '#app/domain/payments/card/send-by-transfer.server.ts';
import { startCardPayment } from '#app/domain/payments/card/start-card-payment.server.ts';
import { takeCardPayment } from '#app/domain/payments/card/take-card-payment.server.ts';
import { takeCardRefunds } from '#app/domain/payments/card/take-card-refunds.server.ts';
import { recordClaimPayment } from '#app/domain/payments/claims/record-claim-payment.server.ts';
import { checkBooks } from '#app/domain/payments/ledger/check/check-books.server.ts';
import { listOpenFindings } from '#app/domain/payments/reconcile/list-findings.server.ts';
import { resolveFinding } from '#app/domain/payments/reconcile/resolve-finding.server.ts';
import { cancelOrder } from '#app/domain/payments/refunds/cancel-order.server.ts';
import type { Context } from '#app/server/context.ts';
import { localDate } from '#app/server/local-date.ts';
import { cardOrder, paidByCard } from '#tests/factories/card-order.ts';
import { staffMember } from '#tests/factories/listing-steps.ts';
import { breaksBooksOnPurpose } from '#tests/support/sound-books.ts';
import {
  balancesOf,
  closeDispute,
  dispute,
  type StripeWorld,
  stripeWorld,
} from '#tests/support/stripe-world.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const staff = staffMember();
const buyer = { role: 'buyer', personId: null } as const;

/** What the books say that buyers of card money have got back too much, and what is held by a bank that has not decided. */
async function paidBack(context: Context) {
  const { findings } = await checkBooks(context);
  const broken = findings.filter(({ breaks }) => breaks.length > 0).map(({ invariant }) => invariant);
  const found = findings.find(({ invariant }) => invariant === 'paid-back');
  return { broken, breaks: found?.breaks, held: found?.figures.held };
}

/** One order, paid on two pages; what came the second time has gone back to its card. */
async function paidOnTwoPages(world: StripeWorld) {
  const { context } = world;
  const placed = await cardOrder(context);
  const { payment, cardMoney } = context.store.tables;
  const url = await startCardPayment(context, placed.groupId);
  // As if the page had been forgotten: the one way to two pages is a fault of ours.
  await context.store.write((tx) =>
    tx.update(payment).set({ sessionId: null, attemptKey: 'second', attemptEndsAt: null }),
  );
  await world.pay(await startCardPayment(context, placed.groupId));
  await takeCardPayment(context, placed.paymentId);
  const session = await world.pay(url);
  await takeCardPayment(context, placed.paymentId, { sessionId: session });
  await world.runJobs([refundByCard]);
  await world.tell();
  const moneyOf = async (standing: 'settles' | 'double') => {
    const [money] = await context.store.read((db) =>
      db.select().from(cardMoney).where(eq(cardMoney.standing, standing)),
    );
    return money?.externalId ?? '';
  };
  return { ...placed, double: await moneyOf('double'), settling: await moneyOf('settles') };
}

/**
 * Two orders, 270,000 + 150,000, and two pages that ask for both; then 420,000 come on the first of them.
 * @param isEndedFirst the second order is cancelled before that, so that 150,000 are too much and go back to the card.
 * @returns `payAgain` pays the other page, whose refund the card refuses: it waits for staff.
 */
async function paidTooMuch(world: StripeWorld, { isEndedFirst }: { isEndedFirst: boolean }) {
  const { context } = world;
  const placed = await cardOrder(context, ['HTX Chè', 'HTX Mật ong']);
  const { payment, cardMoney } = context.store.tables;
  const page = await startCardPayment(context, placed.groupId);
  await context.store.write((tx) =>
    tx.update(payment).set({ sessionId: null, attemptKey: 'second', attemptEndsAt: null, payUrl: null }),
  );
  const other = await startCardPayment(context, placed.groupId);
  const [first = '', second = ''] = placed.orders.map(({ id }) => id);
  if (isEndedFirst) await cancelOrder(context, { orderId: second, by: buyer, reason: 'thử' });
  await world.pay(page);
  await world.tell();
  await world.runJobs([refundByCard]);
  await world.tell();
  const [money] = await context.store.read((db) => db.select().from(cardMoney));
  const payAgain = async () => {
    await world.pay(other);
    await world.tell();
    await world.control('refund-mood', { mood: 'fail' });
    await world.runJobs([refundByCard]);
    await world.tell();
  };
  return { first, paymentId: placed.paymentId, settling: money?.externalId ?? '', payAgain };
}

/** VND that are shown to staff as given twice, and those of the refunds that wait for them. */
async function shownAndWaiting(context: Context) {
  const open = await listOpenFindings(context);
  const waiting = await listFailedRefunds(context);
  return {
    shown: open.flatMap((one) => (one.kind === 'paid-twice' ? [one.mostToClaim] : [])),
    waiting: waiting.map(({ amount }) => amount),
  };
}

/** All that waits is done by staff. @returns VND that buyers have by then, of all that they paid. */
async function doAll(world: StripeWorld) {
  const { context } = world;
  const day = localDate(context.clock.now());
  if ((await shownAndWaiting(context)).shown.length > 0) await claim(context, 'paid-twice');
  let has = 0;
  for (const { id, amount } of await listFailedRefunds(context)) {
    await sendByTransfer(context, staff, { refundId: id, reference: `FT${amount}`, sentOn: day });
    has += amount;
  }
  for (const { id, claim: of } of await listOpenFindings(context)) {
    if (!of) continue;
    await recordClaimPayment(context, staff, { findingId: id, amount: of.open, day, reference: 'PC1' });
    has -= of.open;
  }
  const { refunds, disputes } = await world.state();
  for (const { amount, status } of Object.values(refunds)) if (status === 'succeeded') has += amount;
  for (const { amount } of Object.values(disputes)) has += amount;
  return { has, ...(await paidBack(context)) };
}

/** Staff claim what a finding shows. */
async function claim(context: Context, kind: 'paid-twice' | 'refund-there') {
  const found = (await listOpenFindings(context)).find((one) => one.kind === kind);
  await resolveFinding(context, staff, {
    ...{ findingId: found?.id ?? '', note: 'đã gọi người mua' },
    resolve: {
      ...{ how: 'claim', parts: [] },
      ...(kind === 'paid-twice' && { shown: found?.mostToClaim ?? 0 }),
    },
  });
  return (await listOpenFindings(context)).find((one) => one.kind === 'buyer-claim');
}

eachEngine('paid back by the bank as well', (open) => {
  test('what was sent by transfer and is then taken by a lost dispute is named, with what was paid', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    breaksBooksOnPurpose(context);
    const { orders, intentId, total, paymentId } = await paidByCard(world, ['HTX Chè', 'HTX Mật ong']);
    await world.control('refund-mood', { mood: 'refuse' });
    await cancelOrder(context, { orderId: orders[0]?.id ?? '', by: buyer, reason: 'thử' });
    await world.runJobs([refundByCard]);
    const [failed] = await listFailedRefunds(context);
    const sentOn = localDate(context.clock.now());
    await sendByTransfer(context, staff, { refundId: failed?.id ?? '', reference: 'FT1', sentOn });
    const asked = await dispute(world, intentId);
    expect(await paidBack(context)).toEqual({ broken: [], breaks: [], held: total });
    await closeDispute(world, asked, false);
    expect(await paidBack(context)).toEqual({
      broken: ['paid-back'],
      breaks: [
        {
          subject: `payment:${paymentId}`,
          what: 'backByDispute',
          expected: total,
          found: total + (orders[0]?.totalAmount ?? 0),
        },
      ],
      held: 0,
    });
  });

  test.each([
    ['a part', 200_000],
    ['all', undefined],
  ] as const)('what was sent before a lost dispute settled it (%s) is recorded whole, once, and the rest is claimed', async (_, taken) => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { orders, intentId } = await paidByCard(world, ['HTX Chè', 'HTX Mật ong']);
    await world.control('refund-mood', { mood: 'fail' });
    await cancelOrder(context, { orderId: orders[0]?.id ?? '', by: buyer, reason: 'thử' });
    await world.runJobs([refundByCard]);
    await world.tell();
    const [shown] = await listFailedRefunds(context);
    const amount = shown?.amount ?? 0;
    await closeDispute(world, await dispute(world, intentId, taken), false);
    const owed = (await listFailedRefunds(context))[0]?.amount ?? 0;
    expect(owed).toBeLessThan(amount);
    const before = (await balancesOf(context)).operator_clearing ?? 0;
    const day = localDate(context.clock.now());
    const sent = { refundId: shown?.id ?? '', reference: 'FT1', sentOn: day, amount };
    await expect(sendByTransfer(context, staff, sent)).rejects.toMatchObject(
      owed > 0
        ? { code: 'refundTakenMeanwhile', params: { amount: owed, taken: amount - owed, sent: amount } }
        : { isNotFound: true },
    );
    // Never more than disputes have settled of it.
    await expect(
      sendByTransfer(context, staff, { ...sent, amount: amount + 1, isSent: true }),
    ).rejects.toMatchObject({ code: 'refundLowered' });
    // Pressed twice it is one transfer.
    for (let at = 0; at < 2; at += 1) await sendByTransfer(context, staff, { ...sent, isSent: true });
    await expect(
      sendByTransfer(context, staff, { ...sent, isSent: true, reference: 'FT2' }),
    ).rejects.toMatchObject({ code: 'refundProvenOtherwise', params: { reference: 'FT1' } });
    expect((await balancesOf(context)).operator_clearing).toBe(before - amount);
    const claims = (await listOpenFindings(context)).filter(({ kind }) => kind === 'buyer-claim');
    expect(claims.map(({ claim }) => [claim?.open, claim?.sent])).toEqual([
      [amount - owed, { reference: 'FT1', day }],
    ]);
    expect(await listFailedRefunds(context)).toEqual([]);
    expect((await checkBooks(context)).findings.flatMap(({ breaks }) => breaks)).toEqual([]);
    const findingId = claims[0]?.id ?? '';
    const pay = (reference: string) =>
      recordClaimPayment(context, staff, { findingId, amount: amount - owed, day, reference });
    await expect(pay('ft-1')).rejects.toMatchObject({ field: 'reference' });
    await pay('FT3');
    expect((await balancesOf(context)).operator_clearing).toBe(before - owed);
    expect((await checkBooks(context)).findings.flatMap(({ breaks }) => breaks)).toEqual([]);
  });

  test('a lost dispute of what had not gone back is nobody’s surplus', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { orders, intentId } = await paidByCard(world, ['HTX Chè', 'HTX Mật ong']);
    await cancelOrder(context, { orderId: orders[0]?.id ?? '', by: buyer, reason: 'thử' });
    await world.runJobs([refundByCard]);
    await world.tell();
    const asked = await dispute(world, intentId);
    expect(await paidBack(context)).toEqual({ broken: [], breaks: [], held: orders[1]?.totalAmount });
    await closeDispute(world, asked, false);
    expect(await paidBack(context)).toEqual({ broken: [], breaks: [], held: 0 });
  });

  test('what came twice, went back and is then taken by a lost dispute is claimed; what its order owes later is sent all the same', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    breaksBooksOnPurpose(context);
    const { double, total, orders, paymentId } = await paidOnTwoPages(world);
    const asked = await dispute(world, double, total);
    await closeDispute(world, asked, false);
    expect((await listOpenFindings(context)).map(({ kind, detail }) => [kind, detail.amount])).toEqual([
      ['paid-twice', total],
    ]);
    // The order stands, and its producer has nothing to do with it.
    expect((await balancesOf(context)).producer_payable).toBe(-total);
    const named = {
      subject: `payment:${paymentId}`,
      what: 'backByDispute',
      expected: total,
      found: 2 * total,
    };
    expect((await paidBack(context)).breaks).toEqual([named]);
    await world.control('refund-mood', { mood: 'fail' });
    await cancelOrder(context, { orderId: orders[0]?.id ?? '', by: buyer, reason: 'thử' });
    await world.runJobs([refundByCard]);
    await world.tell();
    const [failed] = await listFailedRefunds(context);
    expect(failed).toMatchObject({ amount: total, left: total, blockedBy: null });
    expect((await claim(context, 'paid-twice'))?.detail.amount).toBe(total);
    expect((await paidBack(context)).broken).toEqual([]);
    expect((await listFailedRefunds(context))[0]).toMatchObject({ left: total, blockedBy: null });
    const sentOn = localDate(context.clock.now());
    await sendByTransfer(context, staff, { refundId: failed?.id ?? '', reference: 'FT1', sentOn });
    expect((await paidBack(context)).broken).toEqual([]);
  });

  test('the money that paid is taken by a lost dispute, and what came twice had gone back: nothing is twice, and its order owes nothing more', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { settling, total, orders } = await paidOnTwoPages(world);
    await closeDispute(world, await dispute(world, settling, total), false);
    await cancelOrder(context, { orderId: orders[0]?.id ?? '', by: buyer, reason: 'thử' });
    await world.runJobs([refundByCard]);
    expect(Object.values((await world.state()).refunds)).toHaveLength(1);
    expect(await listFailedRefunds(context)).toEqual([]);
    expect(await listOpenFindings(context)).toEqual([]);
  });

  test.each([
    false,
    true,
  ])('a refund that went twice is claimed (paid back: %s), and a bank takes a part of another order: the rest of that is sent, no more', async (isPaid) => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { orders, intentId } = await paidByCard(world, ['HTX Chè', 'HTX Mật ong']);
    const [first, second] = orders;
    await world.control('refund-mood', { mood: 'fail' });
    await cancelOrder(context, { orderId: first?.id ?? '', by: buyer, reason: 'thử' });
    await world.runJobs([refundByCard]);
    await takeCardRefunds(context, intentId);
    const sentOn = localDate(context.clock.now());
    const send = async (reference: string) => {
      const [failed] = await listFailedRefunds(context);
      await sendByTransfer(context, staff, { refundId: failed?.id ?? '', reference, sentOn });
      return failed?.amount;
    };
    await send('FT1');
    const amount = first?.totalAmount ?? 0;
    await world.control('refund', { intent: intentId, amount });
    await world.tell();
    const findingId = (await claim(context, 'refund-there'))?.id ?? '';
    if (isPaid)
      await recordClaimPayment(context, staff, { findingId, amount, day: sentOn, reference: 'FT2' });
    const taken = 100_000;
    const asked = await dispute(world, intentId, taken);
    await cancelOrder(context, { orderId: second?.id ?? '', by: buyer, reason: 'thử' });
    await world.runJobs([refundByCard]);
    await closeDispute(world, asked, false);
    expect(await send('FT3')).toBe((second?.totalAmount ?? 0) - taken);
    expect(await listFailedRefunds(context)).toEqual([]);
    expect((await paidBack(context)).broken).toEqual([]);
  });

  test.each([
    { isCancelled: false, shown: [] },
    { isCancelled: true, shown: [270_000] },
  ])('too much had gone back when a bank takes all: it settles what came again, or is claimed, never both (first order cancelled: $isCancelled)', async ({
    isCancelled,
    shown,
  }) => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { first, settling, payAgain } = await paidTooMuch(world, { isEndedFirst: true });
    if (isCancelled) await cancelOrder(context, { orderId: first, by: buyer, reason: 'thử' });
    await world.runJobs([refundByCard]);
    await world.tell();
    await payAgain();
    await closeDispute(world, await dispute(world, settling, 420_000), false);
    expect(await shownAndWaiting(context)).toEqual({ shown, waiting: [270_000] });
    expect((await paidBack(context)).broken).toEqual([]);
    expect(await doAll(world)).toEqual({ has: 840_000, broken: [], breaks: [], held: 0 });
  });

  test('what went back in the provider’s pages is booked after a bank has taken all: it settled what came again, and is not claimed', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { settling, payAgain } = await paidTooMuch(world, { isEndedFirst: false });
    await payAgain();
    await world.control('refund', { intent: settling, amount: 200_000 });
    await world.tell();
    await closeDispute(world, await dispute(world, settling, 420_000), false);
    expect(await shownAndWaiting(context)).toEqual({ shown: [], waiting: [220_000] });
    expect(await doAll(world)).toEqual({ has: 840_000, broken: [], breaks: [], held: 0 });
  });

  test('what is claimed by a dispute is claimed no more when money comes that it settles', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { settling, payAgain } = await paidTooMuch(world, { isEndedFirst: true });
    await closeDispute(world, await dispute(world, settling, 420_000), false);
    expect((await claim(context, 'paid-twice'))?.claim?.open).toBe(150_000);
    await payAgain();
    expect(await shownAndWaiting(context)).toEqual({ shown: [], waiting: [270_000] });
    expect(await doAll(world)).toEqual({ has: 840_000, broken: [], breaks: [], held: 0 });
  });

  test('the books name what is shown to be claimed though it settled a promise, before staff claim it', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    breaksBooksOnPurpose(context);
    const { settling, paymentId, payAgain } = await paidTooMuch(world, { isEndedFirst: true });
    await payAgain();
    const lost = await dispute(world, settling, 420_000);
    await closeDispute(world, lost, false);
    const { reconciliationFinding } = context.store.tables;
    const detail = { paymentId, amount: 150_000, currency: 'VND' };
    await context.store.write((tx) =>
      tx.insert(reconciliationFinding).values({
        ...{ id: 'twice', provider: 'stripe', kind: 'paid-twice', subject: 'dp_of_it', detail },
        foundAt: context.clock.now(),
      }),
    );
    expect((await paidBack(context)).breaks).toEqual([
      { subject: `payment:${paymentId}`, what: 'claimed', expected: 0, found: 150_000 },
    ]);
  });
});
