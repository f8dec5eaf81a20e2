import { eq, like } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { GroupRow } from '#app/domain/orders/access/open-order.server.ts';
import { messageKind } from '#app/domain/orders/messages/message-kinds.ts';
import { readMessageSubject } from '#app/domain/orders/messages/read-message-subject.server.ts';
import { writeMail } from '#app/domain/orders/messages/write-mail.ts';
import { claimCode } from '#app/domain/orders/money-back/claim-code.ts';
import { readClaims } from '#app/domain/orders/money-back/read-claims.server.ts';
import { readBuyerPage } from '#app/domain/payments/buyer-page/read-buyer-page.server.ts';
import { listFailedRefunds } from '#app/domain/payments/card/list-failed-refunds.server.ts';
import { refundByCard } from '#app/domain/payments/card/refund-by-card.server.ts';
import { sendByTransfer } from '#app/domain/payments/card/send-by-transfer.server.ts';
import { startCardPayment } from '#app/domain/payments/card/start-card-payment.server.ts';
import { takeCardPayment } from '#app/domain/payments/card/take-card-payment.server.ts';
import { takeCardRefunds } from '#app/domain/payments/card/take-card-refunds.server.ts';
import { drawClaimCode } from '#app/domain/payments/claims/draw-claim-code.server.ts';
import { recordClaimPayment } from '#app/domain/payments/claims/record-claim-payment.server.ts';
import {
  askWriteOff,
  confirmWriteOff,
  takeWriteOffBack,
} from '#app/domain/payments/claims/write-off-claim.server.ts';
import { whatIsKept } from '#app/domain/payments/data-rights/what-is-kept.server.ts';
import { checkBooks } from '#app/domain/payments/ledger/check/check-books.server.ts';
import { listBalances } from '#app/domain/payments/ledger/list-balances.server.ts';
import { owedBy } from '#app/domain/payments/ledger/owed.server.ts';
import { makePayoutRun } from '#app/domain/payments/payouts/make-payout-run.server.ts';
import { markPayoutPaid } from '#app/domain/payments/payouts/mark-payout-paid.server.ts';
import { readPayoutRun } from '#app/domain/payments/payouts/read-payout-run.server.ts';
import { type RunCover, readRunCover } from '#app/domain/payments/payouts/read-run-cover.server.ts';
import { listOpenFindings, type OpenFinding } from '#app/domain/payments/reconcile/list-findings.server.ts';
import {
  countSettledFindings,
  listSettledFindings,
} from '#app/domain/payments/reconcile/list-settled-findings.server.ts';
import { reconcileCards } from '#app/domain/payments/reconcile/reconcile-cards.server.ts';
import { type Resolve, resolveFinding } from '#app/domain/payments/reconcile/resolve-finding.server.ts';
import { cancelOrder } from '#app/domain/payments/refunds/cancel-order.server.ts';
import { drawPayloadSvg } from '#app/domain/payments/vietqr/draw-payload.server.ts';
import { writePayload } from '#app/domain/payments/vietqr/write-payload.ts';
import { readWatchedOrder } from '#app/domain/reports/orders/read-watched-order.server.ts';
import { formatVnd } from '#app/i18n/format.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import { addDays, localDate } from '#app/server/local-date.ts';
import { account } from '#tests/factories/account.ts';
import { cardOrder, paidByCard } from '#tests/factories/card-order.ts';
import { staffMember } from '#tests/factories/listing-steps.ts';
import { ordersOf, payByCard } from '#tests/factories/paying.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { breaksBooksOnPurpose } from '#tests/support/sound-books.ts';
import {
  balancesOf,
  closeDispute,
  dispute,
  type StripeWorld,
  stripeWorld,
} from '#tests/support/stripe-world.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const HOUR_MS = 3_600_000;
const staff = staffMember();
const buyer = { role: 'buyer', personId: null } as const;
const run = { id: '', attempt: 1, signal: new AbortController().signal };
const fee = (amount: number) => Math.round(amount * 0.034 + 8_000);

const broken = async (context: Context) =>
  (await checkBooks(context)).findings.flatMap(({ invariant, breaks }) => (breaks.length ? [invariant] : []));

const resolve = (context: Context, findingId: string | undefined, how: Resolve) =>
  resolveFinding(context, staff, {
    ...{ findingId: findingId ?? '', note: 'đã gọi người mua' },
    resolve: how,
  });

const findingOf = async (context: Context, kind: OpenFinding['kind']): Promise<OpenFinding> => {
  const found = (await listOpenFindings(context)).find((one) => one.kind === kind);
  if (!found) throw new Error(`no finding of the kind ${kind}`);
  return found;
};

/** What was given back over there once more is claimed, whole. */
async function claimThere(context: Context) {
  await resolve(context, (await findingOf(context, 'refund-there')).id, { how: 'claim', parts: [] });
}

/** What a lost dispute gave twice is claimed, as it is shown. */
async function claimTwice(context: Context) {
  const { id, mostToClaim } = await findingOf(context, 'paid-twice');
  await resolve(context, id, { how: 'claim', parts: [], shown: mostToClaim });
}

async function hourPasses(world: StripeWorld) {
  world.clock.advance(HOUR_MS);
  await reconcileCards.run(world.context, {}, run);
  await world.runJobs([refundByCard]);
}

/** The first of these orders was cancelled, its card took nothing, and the operator's bank has sent its refund. */
async function sentBeside(world: StripeWorld, names?: readonly string[]) {
  const { context } = world;
  const paid = await paidByCard(world, names);
  const [first] = paid.orders;
  await world.control('refund-mood', { mood: 'fail' });
  await cancelOrder(context, { orderId: first?.id ?? '', by: buyer, reason: 'thử' });
  await world.runJobs([refundByCard]);
  await takeCardRefunds(context, paid.intentId);
  const [failed] = await listFailedRefunds(context);
  await sendByTransfer(context, staff, {
    ...{ refundId: failed?.id ?? '', reference: 'FT1' },
    sentOn: localDate(context.clock.now()),
  });
  return { ...paid, amount: first?.totalAmount ?? 0 };
}

/** The same, and then somebody has given the same money back in Stripe's own pages. */
async function givenTwice(open: Parameters<typeof stripeWorld>[0], names?: readonly string[]) {
  const world = await stripeWorld(open);
  const paid = await sentBeside(world, names);
  await world.control('refund', { intent: paid.intentId, amount: paid.amount });
  await world.tell();
  return { world, context: world.context, ...paid };
}

/** Claimed by staff. */
async function claimed(open: Parameters<typeof stripeWorld>[0], names?: readonly string[]) {
  const given = await givenTwice(open, names);
  const { id } = await findingOf(given.context, 'refund-there');
  await resolve(given.context, id, { how: 'claim', parts: [] });
  const claim = await findingOf(given.context, 'buyer-claim');
  const pay = (amount: number | null, reference: string, day = localDate(given.context.clock.now())) =>
    recordClaimPayment(given.context, staff, { findingId: claim.id, amount, day, reference });
  return { ...given, claimId: claim.id, pay };
}

/** Both orders of one buyer, given back by transfer and in Stripe's own pages, are claimed, each for itself. */
async function bothClaimed(open: Parameters<typeof stripeWorld>[0]) {
  const given = await givenTwice(open, ['HTX Chè', 'HTX Mật ong']);
  const { world, context, intentId, orders } = given;
  await claimThere(context);
  await world.control('refund-mood', { mood: 'fail' });
  await cancelOrder(context, { orderId: orders[1]?.id ?? '', by: buyer, reason: 'thử' });
  await world.runJobs([refundByCard]);
  await takeCardRefunds(context, intentId);
  const [failed] = await listFailedRefunds(context);
  const day = localDate(context.clock.now());
  await sendByTransfer(context, staff, { refundId: failed?.id ?? '', reference: 'FT2', sentOn: day });
  await world.control('refund', { intent: intentId, amount: orders[1]?.totalAmount });
  await world.tell();
  await claimThere(context);
  const [second, first] = (await listOpenFindings(context)).filter(({ kind }) => kind === 'buyer-claim');
  return { ...given, day, first, second };
}

eachEngine('card money that a buyer has got twice', (open) => {
  test('is claimed from them: words alone do not close it, nor does any order take it', async () => {
    const { world, context, orders, amount, total } = await givenTwice(open);
    const finding = await findingOf(context, 'refund-there');
    expect(finding).toMatchObject({ canAssign: true, mostToClaim: amount });
    await expect(resolve(context, finding.id, { how: 'note' })).rejects.toMatchObject({
      code: 'mustSayForWhich',
    });
    await expect(
      resolve(context, finding.id, { how: 'assign', orderId: orders[0]?.id ?? '' }),
    ).rejects.toMatchObject({ code: 'assignTooMuch', params: { left: 0 } });
    expect(await broken(context)).toEqual(['paid-back']);
    await resolve(context, finding.id, { how: 'claim', parts: [] });
    expect(await broken(context)).toEqual([]);
    expect(await balancesOf(context)).toEqual({
      buyer_receivable: amount,
      operator_clearing: -amount - fee(total),
      fees: fee(total),
    });
    expect((await listBalances(context, staff)).claimed).toBe(amount);
    await expect(resolve(context, finding.id, { how: 'claim', parts: [] })).rejects.toMatchObject({
      code: 'settledMeanwhile',
    });
    // Neither the next comparison nor a notice that comes once more finds it anew.
    await hourPasses(world);
    await world.tell();
    expect((await listOpenFindings(context)).map(({ kind }) => kind)).toEqual(['buyer-claim']);
    await expect(
      resolve(context, (await findingOf(context, 'buyer-claim')).id, { how: 'note' }),
    ).rejects.toMatchObject({ code: 'claimWaits' });
  });

  test('paid back in parts, each once: it ends with the last đồng', async () => {
    const { context, claimId, pay, amount, total, paymentId } = await claimed(open);
    const half = 100_000;
    await Promise.all([pay(half, 'FT10'), pay(half, ' FT10 ')]);
    expect((await findingOf(context, 'buyer-claim')).claim).toMatchObject({
      open: amount - half,
      payments: [{ amount: half, reference: 'FT10' }],
    });
    expect(await broken(context)).toEqual([]);
    await expect(pay(half - 1, 'FT10')).rejects.toMatchObject({ code: 'claimPaidOtherwise' });
    await expect(pay(amount, 'FT11')).rejects.toMatchObject({
      code: 'claimPaidTooMuch',
      params: { most: amount - half },
    });
    await expect(pay(null, '', '')).rejects.toMatchObject({
      ...{ code: 'required', field: 'amount' },
      others: [
        { code: 'required', field: 'day' },
        { code: 'required', field: 'reference' },
      ],
    });
    for (const wrong of [0, -5, 1.5, Number.NaN])
      await expect(pay(wrong, 'FT11')).rejects.toMatchObject({ code: 'notDigits' });
    await expect(pay(half, 'FT11', '2999-01-01')).rejects.toMatchObject({ code: 'dayNotYet' });
    const went = localDate(context.clock.now());
    for (const early of ['1900-01-01', addDays(went, -1)])
      await expect(pay(half, 'FT11', early)).rejects.toMatchObject({
        ...{ code: 'claimDayBefore', field: 'day', params: { date: went } },
      });
    await expect(
      recordClaimPayment(context, await sellerOf(context), {
        ...{ findingId: claimId, amount: half, reference: 'FT11' },
        day: localDate(context.clock.now()),
      }),
    ).rejects.toMatchObject({ isNotFound: true });
    await pay(amount - half, 'FT11');
    expect(await listOpenFindings(context)).toEqual([]);
    expect(await balancesOf(context)).toEqual({ operator_clearing: -fee(total), fees: fee(total) });
    // Pressed once more it is answered as before; another one comes too late.
    await pay(amount - half, 'FT11');
    await expect(pay(1, 'FT12')).rejects.toMatchObject({ code: 'settledMeanwhile' });
    // Read for its payment, whatever any other claim says.
    const { reconciliationFinding: finding } = context.store.tables;
    await context.store.write((tx) =>
      tx.insert(finding).values({
        ...{ id: 'other', provider: 'stripe', kind: 'buyer-claim', subject: 're_other', foundAt: 1 },
        detail: { paymentId: 'other' },
      }),
    );
    const own = await context.store.read((db) => readClaims(context.store.tables, db, [paymentId, 'none']));
    expect(own).toMatchObject([{ id: claimId, paymentId, open: 0, paid: amount }]);
    await context.store.write((tx) => tx.delete(finding).where(eq(finding.id, 'other')));
  });

  test('one reference is of one transfer, however it is written: on no other claim, and none that the market has sent', async () => {
    const { context, shops, day, first, second } = await bothClaimed(open);
    const pay = (findingId = '', reference = '') =>
      recordClaimPayment(context, staff, { findingId, amount: 10_000, day, reference });
    const both = await Promise.allSettled([pay(first?.id, 'VCB 77-1'), pay(second?.id, 'vcb77/1')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'claimReferenceShared', field: 'isShared', params: { amount: 10_000 } },
    });
    // Written otherwise it is the same payment on its own claim.
    const payer = both[0]?.status === 'fulfilled' ? first : second;
    await pay(payer?.id, 'vcb 771');
    expect((await balancesOf(context)).buyer_receivable).toBe(420_000 - 10_000);
    await expect(pay(second?.id, 'ft1')).rejects.toMatchObject({
      ...{ code: 'referenceOfRefund', field: 'reference', params: { reference: 'ft1' } },
    });
    const { payments } = await ordersOf(context, [{ listingId: shops[0]?.listingId ?? '', method: 'card' }]);
    await payByCard(context, payments[0]?.id ?? '');
    const runId = await makePayoutRun(context, staff, { runId: newId(), cutoffAt: context.clock.now() });
    const { payouts } = await readPayoutRun(context, staff, runId);
    await markPayoutPaid(context, staff, { payoutId: payouts[0]?.id ?? '', reference: 'PO/9' });
    await expect(pay(second?.id, 'po-9')).rejects.toMatchObject({ code: 'referenceOfPayout' });
  });

  test('what was paid on a claim that fell away is sent back under a reference and on a day of its own', async () => {
    const { world, context, claimId, pay } = await claimed(open);
    await pay(30_000, 'FT10');
    const went = localDate(context.clock.now());
    world.clock.advance(3 * 24 * HOUR_MS);
    const paid = localDate(context.clock.now());
    await pay(20_000, 'FT11');
    const there = Object.entries((await world.state()).refunds).find(
      ([, { status }]) => status === 'succeeded',
    );
    await world.control('end-refund', { refund: there?.[0], arrived: false });
    await world.tell();
    const claimNow = async () =>
      (await listOpenFindings(context)).find(({ id }) => id === claimId)?.claim?.open ?? 0;
    expect(await claimNow()).toBe(-50_000);
    await expect(pay(20_000, 'FT11', paid)).rejects.toMatchObject({
      ...{ code: 'claimReferencePaid', field: 'reference', params: { reference: 'FT11', amount: 20_000 } },
    });
    await expect(pay(30_000, 'FT12', addDays(went, -1))).rejects.toMatchObject({
      ...{ code: 'claimSentBackBefore', field: 'day', params: { date: went } },
    });
    await pay(30_000, 'FT12', went);
    // The rest is what they had paid later.
    await expect(pay(20_000, 'FT13', went)).rejects.toMatchObject({
      ...{ code: 'claimSentBackBefore', params: { date: paid } },
    });
    await pay(20_000, 'FT13', paid);
    // Pressed once more it is answered as before.
    await pay(20_000, 'ft-13', paid);
    expect(await claimNow()).toBe(0);
  });

  test('typed while the claim fell away, a payment is refused with what changed, and nothing is booked the other way', async () => {
    const { world, context, claimId, pay, amount } = await claimed(open);
    await pay(50_000, 'FT10');
    const there = Object.entries((await world.state()).refunds).find(
      ([, { status }]) => status === 'succeeded',
    );
    await world.control('end-refund', { refund: there?.[0], arrived: false });
    await world.tell();
    const day = localDate(context.clock.now());
    const record = (shown: number, sum: number, reference: string) =>
      recordClaimPayment(context, staff, { findingId: claimId, amount: sum, day, reference, shown });
    const before = await balancesOf(context);
    await expect(record(amount - 50_000, 30_000, 'FT11')).rejects.toMatchObject({
      ...{ code: 'claimTurnedToBuyer', field: 'amount', params: { amount: 50_000 } },
    });
    await expect(record(Number.NaN, 30_000, 'FT11')).rejects.toMatchObject({ code: 'claimOpenChanged' });
    expect(await balancesOf(context)).toEqual(before);
    expect((await findingOf(context, 'buyer-claim')).claim?.payments).toHaveLength(1);
    await record(-50_000, 30_000, 'FT12');
    // Pressed twice it is done once; another form of before is asked to look again.
    await record(-50_000, 30_000, 'FT12');
    await expect(record(-50_000, 20_000, 'FT13')).rejects.toMatchObject({
      ...{ code: 'claimOpenChanged', params: { amount: 20_000 } },
    });
    expect((await findingOf(context, 'buyer-claim')).claim?.open).toBe(-20_000);
  });

  test('one reference is of one transfer over claims, refunds and payouts, whichever is recorded first, also at once', async () => {
    const { world, context, intentId, orders, shops, pay } = await claimed(open, ['HTX Chè', 'HTX Mật ong']);
    await world.control('refund-mood', { mood: 'fail' });
    await cancelOrder(context, { orderId: orders[1]?.id ?? '', by: buyer, reason: 'thử' });
    await world.runJobs([refundByCard]);
    await takeCardRefunds(context, intentId);
    const [failed] = await listFailedRefunds(context);
    const day = localDate(context.clock.now());
    const send = (reference: string) =>
      sendByTransfer(context, staff, { refundId: failed?.id ?? '', reference, sentOn: day });
    const { payments } = await ordersOf(context, [{ listingId: shops[0]?.listingId ?? '', method: 'card' }]);
    await payByCard(context, payments[0]?.id ?? '');
    const runId = await makePayoutRun(context, staff, { runId: newId(), cutoffAt: context.clock.now() });
    const payoutId = (await readPayoutRun(context, staff, runId)).payouts[0]?.id ?? '';
    const payOut = (reference: string) => markPayoutPaid(context, staff, { payoutId, reference });
    await pay(10_000, 'VCB 77-1');
    const field = `reference-${payoutId}`;
    await expect(payOut('ft-1')).rejects.toMatchObject({ code: 'referenceOfRefund', field });
    await expect(payOut('vcb 771')).rejects.toMatchObject({ code: 'referenceOfClaim', field });
    await payOut('PO/9');
    for (const [reference, code] of [
      ['po-9', 'referenceOfPayout'],
      ['vcb771', 'referenceOfClaim'],
      ['FT-1', 'referenceOfOtherRefund'],
    ] as const)
      await expect(send(reference)).rejects.toMatchObject({ code, field: 'reference' });
    const both = await Promise.allSettled([send('ACB 5'), pay(10_000, 'acb-5')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: expect.stringMatching(/^referenceOf(Claim|Refund)$/), field: 'reference' },
    });
  });

  test('written off in two steps, with a reason, for what is still open then', async () => {
    const { context, claimId: findingId, pay, amount, total } = await claimed(open);
    const confirm = (shown: number) => confirmWriteOff(context, staff, { findingId, amount: shown });
    await expect(confirm(amount)).rejects.toMatchObject({ code: 'writeOffNotAsked' });
    await expect(askWriteOff(context, staff, { findingId, reason: ' x ' })).rejects.toMatchObject({
      ...{ code: 'findingNote', field: 'reason' },
    });
    await askWriteOff(context, staff, { findingId, reason: 'không liên lạc được' });
    const look = async () => (await findingOf(context, 'buyer-claim')).claim?.writeOffReason;
    expect(await look()).toBe('không liên lạc được');
    await takeWriteOffBack(context, staff, { findingId });
    expect(await look()).toBeNull();
    await expect(confirm(amount)).rejects.toMatchObject({ code: 'writeOffNotAsked' });
    await askWriteOff(context, staff, { findingId, reason: 'không liên lạc được' });
    await pay(20_000, 'FT10');
    await expect(confirm(amount)).rejects.toMatchObject({
      code: 'writeOffChanged',
      params: { amount: amount - 20_000 },
    });
    await expect(
      confirmWriteOff(context, await sellerOf(context), { findingId, amount: amount - 20_000 }),
    ).rejects.toMatchObject({ isNotFound: true });
    const twice = await Promise.allSettled([confirm(amount - 20_000), confirm(amount - 20_000)]);
    expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await listOpenFindings(context)).toEqual([]);
    expect(await balancesOf(context)).toEqual({
      operator_clearing: 20_000 - amount - fee(total),
      fees: fee(total) + amount - 20_000,
    });
    const { reconciliationFinding: finding } = context.store.tables;
    const [row] = await context.store.read((db) =>
      db.select().from(finding).where(eq(finding.id, findingId)),
    );
    expect(row).toMatchObject({ note: 'không liên lạc được', resolvedBy: staff.personId });
  });

  test('what its buyer has really paid beyond what is open is recorded, and waits to be sent to them', async () => {
    const { context, claimId: findingId, pay, amount, total } = await claimed(open);
    await expect(pay(amount + 10_000, 'FT10')).rejects.toMatchObject({
      ...{ code: 'claimPaidTooMuch', field: 'isMore', params: { most: amount } },
    });
    const day = localDate(context.clock.now());
    const more = (sum: number, reference: string, shown: number) =>
      recordClaimPayment(context, staff, { findingId, amount: sum, day, reference, shown, isMore: true });
    // Pressed twice it is one payment.
    for (let at = 0; at < 2; at += 1) await more(amount + 10_000, 'FT10', amount);
    expect((await findingOf(context, 'buyer-claim')).claim?.open).toBe(-10_000);
    expect(await broken(context)).toEqual([]);
    // Then the form is for what the market sends, and that is never more than it owes.
    await expect(pay(20_000, 'FT11')).rejects.toMatchObject({ code: 'claimPaidTooMuch' });
    await pay(10_000, 'FT11');
    expect(await listOpenFindings(context)).toEqual([]);
    // Paid once more though it is closed: it waits again.
    await expect(pay(5_000, 'FT12')).rejects.toMatchObject({ code: 'settledMeanwhile' });
    await more(5_000, 'FT12', 0);
    expect((await findingOf(context, 'buyer-claim')).claim?.open).toBe(-5_000);
    expect(await balancesOf(context)).toEqual({
      ...{ buyer_receivable: -5_000, operator_clearing: 5_000 - fee(total), fees: fee(total) },
    });
    await pay(5_000, 'FT13');
    expect(await broken(context)).toEqual([]);
  });

  test('paid after it was written off: the loss is taken back, and what is too much waits to be sent', async () => {
    const { context, claimId: findingId, amount, total } = await claimed(open);
    await askWriteOff(context, staff, { findingId, reason: 'không liên lạc được' });
    await confirmWriteOff(context, staff, { findingId, amount });
    const day = localDate(context.clock.now());
    const late = (sum: number, reference: string) =>
      recordClaimPayment(context, staff, {
        ...{ findingId, amount: sum, day, reference },
        ...{ shown: 0, isMore: true },
      });
    await late(amount - 30_000, 'FT10');
    expect(await listOpenFindings(context)).toEqual([]);
    expect(await balancesOf(context)).toEqual({
      operator_clearing: -30_000 - fee(total),
      fees: fee(total) + 30_000,
    });
    expect(await broken(context)).toEqual([]);
    await late(50_000, 'FT11');
    expect((await findingOf(context, 'buyer-claim')).claim?.open).toBe(-20_000);
    expect(await balancesOf(context)).toEqual({
      ...{ buyer_receivable: -20_000, operator_clearing: 20_000 - fee(total), fees: fee(total) },
    });
    expect(await broken(context)).toEqual([]);
  });

  test('one transfer pays two claims on one buyer, when somebody says so; of another buyer’s it pays none', async () => {
    const { world, context, day, first, second } = await bothClaimed(open);
    const pay = (claim: OpenFinding | undefined, isShared: boolean) =>
      recordClaimPayment(context, staff, {
        ...{ findingId: claim?.id ?? '', amount: claim?.claim?.open ?? 0 },
        ...{ day, reference: 'FT20', isShared },
      });
    await pay(first, false);
    world.clock.advance(24 * HOUR_MS);
    await expect(pay(second, false)).rejects.toMatchObject({
      ...{ code: 'claimReferenceShared', field: 'isShared' },
      params: { reference: 'FT20', amount: first?.claim?.open },
    });
    await expect(
      recordClaimPayment(context, staff, {
        ...{ findingId: second?.id ?? '', amount: 1_000, reference: 'FT20', isShared: true },
        day: addDays(day, 1),
      }),
    ).rejects.toMatchObject({ code: 'referenceOfClaim' });
    // Pressed twice it is one part.
    for (let at = 0; at < 2; at += 1) await pay(second, true);
    expect(await listOpenFindings(context)).toEqual([]);
    expect(await broken(context)).toEqual([]);
    // The same reference on a claim on somebody else is another transfer.
    const { reconciliationFinding: finding } = context.store.tables;
    const stranger = await paidByCard(world, ['HTX Gạo']);
    await context.store.write((tx) =>
      tx.insert(finding).values({
        ...{ id: 'other', provider: 'stripe', kind: 'buyer-claim', subject: 're_other', foundAt: 1 },
        detail: {
          ...{
            paymentId: stranger.paymentId,
            amount: 1_000,
            isOfDispute: false,
            currency: 'VND',
            payments: [],
          },
          ...{ writtenOff: 0, writeOffAskedBy: null, isDropped: false },
        },
      }),
    );
    await expect(
      recordClaimPayment(context, staff, {
        ...{ findingId: 'other', amount: 1_000, day, reference: 'FT20', isShared: true },
      }),
    ).rejects.toMatchObject({ code: 'referenceOfClaim', field: 'reference' });
    await context.store.write((tx) => tx.delete(finding).where(eq(finding.id, 'other')));
  });

  test('is told to its buyer, each time as it stands then: how to pay it and whom to ask', async () => {
    const { world, context, pay, amount, orders } = await claimed(open);
    const { outgoingMessage } = context.store.tables;
    const mails = async () => {
      const rows = await context.store.read((db) =>
        db
          .select()
          .from(outgoingMessage)
          .where(like(outgoingMessage.kind, 'claim-%'))
          .orderBy(outgoingMessage.id),
      );
      const about = await readMessageSubject(context, {
        subject: rows.at(-1)?.subject ?? '',
        kind: messageKind.parse(rows.at(-1)?.kind),
      });
      const write = (language: 'vi' | 'en') =>
        about ? writeMail(messageKind.parse(rows.at(-1)?.kind), { ...about, language }) : null;
      return { kinds: rows.map(({ kind }) => kind), vi: write('vi'), en: write('en') };
    };
    const made = await mails();
    expect(made.kinds).toEqual(['claim-made']);
    expect(made.en?.subject).toContain(orders[0]?.code);
    expect(made.en?.text).toContain(
      `Please pay back ${formatVnd('en', amount)} by bank transfer to the market.`,
    );
    expect(made.vi?.text).toContain(`Nhờ bạn chuyển khoản trả lại chợ ${formatVnd('vi', amount)}.`);
    // No producer is asked, nor collects it.
    const both = `${made.en?.text}${made.vi?.text}`;
    expect(both).not.toContain('to=complaint');
    expect(both).not.toMatch(/where the producer answers|để người bán trả lời/);
    expect(made.en?.text).toContain('A seller never collects this');
    expect(made.vi?.text).toContain('Người bán không bao giờ thu khoản này');
    expect(made.en?.text).toContain('pay nobody');
    expect(made.en?.text).toMatch(/\/en\/about\/complaints\b/);
    expect(both).not.toMatch(/\{\w+\}/);
    const [group] = await context.store.read((db) => db.select().from(context.store.tables.orderGroup));
    if (!group) throw new Error('no checkout');
    const onPage = async () => (await readBuyerPage(context, group)).claims;
    expect(await onPage()).toMatchObject([{ amount, open: amount, paid: 0, isDropped: false }]);
    const watched = await readWatchedOrder(context, orders[0]?.id ?? '');
    expect(watched.claims).toMatchObject([{ amount, open: amount }]);
    await pay(100_000, 'FT10');
    await pay(100_000, 'FT10');
    const part = await mails();
    expect(part.kinds).toEqual(['claim-made', 'claim-paid']);
    expect(part.en?.text).toContain(`Please pay back ${formatVnd('en', amount - 100_000)}`);
    const there = Object.values((await world.state()).refunds).find(({ status }) => status === 'succeeded');
    await world.control('end-refund', { refund: there?.id, arrived: false });
    await world.tell();
    await world.tell();
    const dropped = await mails();
    expect(dropped.kinds).toEqual(['claim-made', 'claim-paid', 'claim-dropped']);
    expect(dropped.en?.text).toContain(`The market owes you ${formatVnd('en', 100_000)}`);
    await pay(100_000, 'FT11');
    const sent = await mails();
    expect(sent.kinds.at(-1)).toBe('claim-sent-back');
    expect(sent.vi?.text).toContain('Không còn gì phải trả.');
  });

  test('is paid to the market’s own account: said by mail, page and desk, as one transfer with its code', async () => {
    const { context: plain, claimId, amount, pay } = await claimed(open);
    const account = {
      ...{ bin: '970436', bankName: 'Vietcombank', number: '0071000123456' },
      ...{ holder: 'CTY CHO PHIEN', isDemo: false },
    };
    const config = { ...plain.config, marketAccount: account, marketContact: '0214 000 000' };
    const context = { ...plain, config };
    const [group, other] = await context.store.read((db) =>
      db.select().from(context.store.tables.orderGroup),
    );
    if (!group) throw new Error('no checkout');
    expect(other).toBeUndefined();
    const reference = claimCode(claimId);
    const about = await readMessageSubject(context, { subject: `claim:${claimId}`, kind: 'claim-made' });
    const { text = '' } = about ? writeMail('claim-made', { ...about, language: 'vi' }) : {};
    for (const said of [
      'Vietcombank',
      account.number,
      account.holder,
      formatVnd('vi', amount),
      reference,
      '0214 000 000',
    ])
      expect(text).toContain(said);
    const { claims, claimDesk } = await readBuyerPage(context, group);
    expect([claims.map(({ id }) => id), claimDesk]).toEqual([
      [claimId],
      { account, contact: '0214 000 000' },
    ]);
    expect((await findingOf(context, 'buyer-claim')).claim).toMatchObject({ reference, open: amount });
    const drawn = (which: Context, of: GroupRow, id = claimId) =>
      drawClaimCode(which, { group: of, claimId: id, format: 'svg' });
    const payload = writePayload({
      ...{ kind: 'account', use: 'dynamic', bin: account.bin, account: account.number },
      ...{ amount, memo: reference },
    });
    expect(String((await drawn(context, group)).content)).toBe(drawPayloadSvg(payload));
    const nothing = { isNotFound: true };
    await expect(drawn(context, { ...group, id: newId() })).rejects.toMatchObject(nothing);
    await expect(drawn(context, group, newId())).rejects.toMatchObject(nothing);
    await expect(
      drawn({ ...context, config: { ...config, marketAccount: null } }, group),
    ).rejects.toMatchObject(nothing);
    await pay(amount, 'FT20');
    await expect(drawn(context, group)).rejects.toMatchObject(nothing);
  });

  test('written off by two people, unless one is alone at the desk; a reason is kept whole or not at all', async () => {
    const { context, claimId: findingId, amount } = await claimed(open);
    const { audit } = context.store.tables;
    for (const [reason, code] of [
      ['x'.repeat(501), 'tooLongBy'],
      ['ộ'.repeat(500), null],
    ] as const) {
      const asked = askWriteOff(context, staff, { findingId, reason });
      await (code === null
        ? asked
        : expect(asked).rejects.toMatchObject({ code, field: 'reason', params: { typed: 501, max: 500 } }));
    }
    expect((await findingOf(context, 'buyer-claim')).claim?.writeOffReason).toBe('ộ'.repeat(500));
    const personId = await account(context, { role: 'department_staff' });
    await expect(confirmWriteOff(context, staff, { findingId, amount })).rejects.toMatchObject({
      code: 'writeOffOwn',
    });
    await takeWriteOffBack(context, staff, { findingId });
    await askWriteOff(context, { ...staff, personId }, { findingId, reason: 'không đòi được' });
    // Nobody else has an account: what they ask for they confirm, and the record says so.
    await confirmWriteOff(context, { ...staff, personId }, { findingId, amount });
    const acts = await context.store.read((db) =>
      db.select().from(audit).where(eq(audit.act, 'write-off-claim')),
    );
    expect(acts.map(({ detail }) => detail)).toEqual([{ amount, isAlone: true }]);
  });

  test.each([
    'nothing',
    'paid',
    'written-off',
  ] as const)('comes back from the card’s bank after all: nothing is claimed (%s before)', async (before) => {
    const { world, context, claimId: findingId, pay, total } = await claimed(open);
    const paid = before === 'nothing' ? 0 : 50_000;
    if (paid > 0) await pay(paid, 'FT10');
    if (before === 'written-off') {
      await askWriteOff(context, staff, { findingId, reason: 'không đòi được' });
      const open_ = (await findingOf(context, 'buyer-claim')).claim?.open ?? 0;
      await confirmWriteOff(context, staff, { findingId, amount: open_ });
    }
    const there = Object.values((await world.state()).refunds).find(({ status }) => status === 'succeeded');
    await world.control('end-refund', { refund: there?.id, arrived: false });
    await world.tell();
    await world.tell();
    expect(await broken(context)).toEqual([]);
    if (paid > 0) {
      // What they have paid is theirs.
      expect((await findingOf(context, 'buyer-claim')).claim).toMatchObject({ open: -paid, isDropped: true });
      await expect(
        askWriteOff(context, staff, { findingId, reason: 'không đòi được' }),
      ).rejects.toMatchObject({
        code: 'claimOwedToBuyer',
      });
      await pay(paid, 'FT20');
    }
    expect(await listOpenFindings(context)).toEqual([]);
    expect(await balancesOf(context)).toEqual({ operator_clearing: -fee(total), fees: fee(total) });
    // Whatever comes for it all the same has its place among what is settled, waits to be sent back, and is.
    const settled = () => listSettledFindings(context, staff, { kind: 'buyer-claim', page: 1 });
    expect((await settled()).map(({ id, isDropped }) => [id, isDropped])).toEqual([[findingId, true]]);
    expect(await countSettledFindings(context, 'buyer-claim')).toBe(1);
    const late = { findingId, amount: 20_000, day: localDate(context.clock.now()) };
    await recordClaimPayment(context, staff, { ...late, reference: 'FT30', shown: 0, isMore: true });
    expect((await findingOf(context, 'buyer-claim')).claim).toMatchObject({ open: -20_000, isDropped: true });
    expect(await settled()).toEqual([]);
    // Of their next transfer as well, from a page of before: it never becomes one of the market's.
    const next = { ...late, reference: 'FT32', way: 'in' } as const;
    await expect(
      recordClaimPayment(context, staff, { ...next, shown: 0, isMore: true }),
    ).rejects.toMatchObject({ code: 'claimTurnedToBuyer', params: { amount: 20_000 } });
    await expect(recordClaimPayment(context, staff, { ...next, shown: -20_000 })).rejects.toMatchObject({
      code: 'claimTurnedToBuyer',
    });
    await recordClaimPayment(context, staff, { ...next, shown: -20_000, isMore: true });
    expect((await findingOf(context, 'buyer-claim')).claim?.open).toBe(-40_000);
    const sent = { ...late, amount: 40_000, reference: 'FT31', way: 'out', shown: -40_000 } as const;
    await recordClaimPayment(context, staff, sent);
    await expect(
      recordClaimPayment(context, staff, { ...sent, reference: 'FT33', isMore: true }),
    ).rejects.toMatchObject({ code: 'settledMeanwhile' });
    expect(await listOpenFindings(context)).toEqual([]);
    expect(await balancesOf(context)).toEqual({ operator_clearing: -fee(total), fees: fee(total) });
    expect(await broken(context)).toEqual([]);
  });

  test('with another order that stands: nobody’s producer pays for it unasked, and staff part it', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { orders, intentId, amount, total } = await sentBeside(world, ['HTX Mật ong', 'HTX Chè']);
    const [, second] = orders;
    // As much as all that the other order has left, which is what Stripe would take it for.
    await world.control('refund', { intent: intentId, amount: total });
    await world.tell();
    const owed = async () =>
      (await context.store.read((db) => owedBy(db, context.store.tables, {}))).get(second?.producerId ?? '')
        ?.owed;
    const finding = await findingOf(context, 'refund-there');
    expect(finding.mostToClaim).toBe(amount);
    await expect(resolve(context, finding.id, { how: 'claim', parts: [] })).rejects.toMatchObject({
      code: 'claimTooMuch',
      params: { most: amount, rest: total - amount },
    });
    await resolve(context, finding.id, {
      how: 'claim',
      parts: [{ orderId: second?.id ?? '', amount: total - amount }],
    });
    expect(await owed()).toBe(0);
    expect((await findingOf(context, 'buyer-claim')).claim?.open).toBe(amount);
    await hourPasses(world);
    expect((await listOpenFindings(context)).map(({ kind }) => kind)).toEqual(['buyer-claim']);
  });

  test('of just the sum that another order has left: it waits for staff, who know whether it is the same once more', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { orders, intentId } = await paidByCard(world, ['HTX Chè', 'HTX Mật ong', 'HTX Gạo']);
    const [first, second, third] = orders;
    const cancel = (of: typeof first) =>
      cancelOrder(context, { orderId: of?.id ?? '', by: buyer, reason: 'thử' });
    await cancel(first);
    await world.runJobs([refundByCard]);
    await world.control('refund-mood', { mood: 'refuse' });
    await cancel(second);
    await world.runJobs([refundByCard]);
    const [failed] = await listFailedRefunds(context);
    const sentOn = localDate(context.clock.now());
    await sendByTransfer(context, staff, { refundId: failed?.id ?? '', reference: 'FT1', sentOn });
    // The third costs as much as the second, and stands.
    const amount = second?.totalAmount ?? 0;
    expect(third?.totalAmount).toBe(amount);
    await world.control('refund', { intent: intentId, amount });
    await world.tell();
    await hourPasses(world);
    const owed = async () =>
      (await context.store.read((db) => owedBy(db, context.store.tables, {}))).get(third?.producerId ?? '')
        ?.owed;
    expect(await owed()).toBe(amount);
    const finding = await findingOf(context, 'refund-there');
    expect(finding).toMatchObject({ canAssign: true, mostToClaim: amount });
    await resolve(context, finding.id, { how: 'claim', parts: [] });
    expect(await owed()).toBe(amount);
    expect(await broken(context)).toEqual([]);
  });

  test('keeps its buyer from being forgotten while it waits', async () => {
    const { context, pay, amount } = await claimed(open);
    const { orderGroup } = context.store.tables;
    const [group] = await context.store.read((db) => db.select().from(orderGroup));
    const isUnderWay = async () =>
      (await context.store.read((db) => whatIsKept(context, db, group?.buyerId ?? ''))).isUnderWay;
    expect(await isUnderWay()).toBe(true);
    await pay(amount, 'FT10');
    expect(await isUnderWay()).toBe(false);
  });

  test('while a bank holds the money, nobody knows whether they have it twice', async () => {
    const { world, context, intentId } = await givenTwice(open);
    breaksBooksOnPurpose(context);
    await dispute(world, intentId, 10_000);
    const finding = await findingOf(context, 'refund-there');
    expect(finding.mostToClaim).toBe(0);
    await expect(resolve(context, finding.id, { how: 'claim', parts: [] })).rejects.toMatchObject({
      code: 'claimInDispute',
    });
  });

  test('a refund of ours that reached its card after it was sent by transfer is claimed as well, and not put away with words', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { amount, total, paymentId } = await sentBeside(world);
    const { reconciliationFinding, refund } = context.store.tables;
    const [row] = await context.store.read((db) => db.select().from(refund));
    await context.store.write((tx) =>
      tx.insert(reconciliationFinding).values({
        ...{ id: 'twice', provider: 'stripe', kind: 'state', subject: 're_twice', foundAt: 1 },
        detail: {
          ...{ what: 'refund', amount, currency: 'vnd', state: 'done' },
          ...{ refundId: row?.id ?? '', paymentId },
        },
      }),
    );
    expect(await findingOf(context, 'state')).toMatchObject({ mostToClaim: amount });
    await expect(
      resolveFinding(context, staff, {
        ...{ findingId: 'twice', note: 'x'.repeat(501) },
        resolve: { how: 'claim', parts: [] },
      }),
    ).rejects.toMatchObject({ code: 'tooLongBy', field: 'note', params: { typed: 501, max: 500 } });
    await expect(resolve(context, 'twice', { how: 'note' })).rejects.toMatchObject({ code: 'mustClaim' });
    await resolve(context, 'twice', { how: 'claim', parts: [] });
    expect((await findingOf(context, 'buyer-claim')).claim?.open).toBe(amount);
    expect((await balancesOf(context)).operator_clearing).toBe(-amount - fee(total));
  });

  test('a refund of ours that reached its card as well is twice no more once a bank has given the other back', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { intentId, orders } = await paidByCard(world);
    const disputed = await dispute(world, intentId);
    await cancelOrder(context, { orderId: orders[0]?.id ?? '', by: buyer, reason: 'thử' });
    await closeDispute(world, disputed, false);
    await world.runJobs([refundByCard]);
    const { reconciliationFinding, refund } = context.store.tables;
    const [row] = await context.store.read((db) => db.select().from(refund));
    expect(row?.settledBy).toBe('dispute');
    const { paymentId = '', id: refundId = '', amount = 0 } = row ?? {};
    await context.store.write((tx) =>
      tx.insert(reconciliationFinding).values({
        ...{ id: 'twice', provider: 'stripe', kind: 'state', subject: 're_twice', foundAt: 1 },
        detail: { what: 'refund', amount, currency: 'vnd', state: 'done', refundId, paymentId },
      }),
    );
    expect(await findingOf(context, 'state')).toMatchObject({ mostToClaim: amount });
    await world.control('reinstate', { dispute: disputed });
    await world.tell();
    expect(await findingOf(context, 'state')).toMatchObject({ mostToClaim: 0 });
    await expect(resolve(context, 'twice', { how: 'claim', parts: [] })).rejects.toMatchObject({
      code: 'claimNothing',
    });
    expect((await balancesOf(context)).buyer_receivable).toBeUndefined();
    await resolve(context, 'twice', { how: 'note' });
  });

  test('by a lost dispute after a transfer: shown to staff, claimed, and what comes back is the market’s', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { amount, intentId, orders } = await sentBeside(world, ['HTX Chè', 'HTX Mật ong']);
    breaksBooksOnPurpose(context);
    await closeDispute(world, await dispute(world, intentId), false);
    expect(await broken(context)).toEqual(['paid-back']);
    const owed = await context.store.read((db) => owedBy(db, context.store.tables, {}));
    expect(orders.map(({ producerId }) => owed.get(producerId)?.owed)).toEqual([0, 0]);
    const cost = (await balancesOf(context)).fees ?? 0;
    const finding = await findingOf(context, 'paid-twice');
    expect(finding).toMatchObject({ mostToClaim: amount, detail: { amount } });
    await expect(resolve(context, finding.id, { how: 'note' })).rejects.toMatchObject({ code: 'mustClaim' });
    // On a page of before it was another sum.
    await expect(
      resolve(context, finding.id, { how: 'claim', parts: [], shown: amount - 1 }),
    ).rejects.toMatchObject({ code: 'claimChanged', params: { amount } });
    await expect(resolve(context, finding.id, { how: 'claim', parts: [] })).rejects.toMatchObject({
      code: 'claimChanged',
    });
    await resolve(context, finding.id, { how: 'claim', parts: [], shown: amount });
    expect(await broken(context)).toEqual([]);
    expect(await balancesOf(context)).toMatchObject({ buyer_receivable: amount, fees: cost - amount });
    const { id: findingId } = await findingOf(context, 'buyer-claim');
    const held = (await balancesOf(context)).operator_clearing ?? 0;
    await recordClaimPayment(context, staff, {
      ...{ findingId, amount, reference: 'FT10' },
      day: localDate(context.clock.now()),
    });
    await hourPasses(world);
    expect((await balancesOf(context)).operator_clearing).toBe(held + amount);
    expect([await listOpenFindings(context), await broken(context)]).toEqual([[], []]);
  });

  test('is no money for payouts before it is paid, nor when it is written off; what is owed to the buyer of it is none either', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { orders, intentId } = await paidByCard(world, ['HTX Chè', 'HTX Mật ong']);
    await cancelOrder(context, { orderId: orders[0]?.id ?? '', by: buyer, reason: 'thử' });
    await world.runJobs([refundByCard]);
    await world.tell();
    // 420,000 came, 270,000 went back to the card: of a dispute of 300,000 the buyer has 150,000 twice.
    await closeDispute(world, await dispute(world, intentId, 300_000), false);
    const day = localDate(context.clock.now());
    const covers: RunCover[] = [await readRunCover(context, staff, { toPay: 100_000 })];
    const look = async () => {
      world.clock.advance(1_000);
      covers.push(await readRunCover(context, staff, { toPay: 100_000 }));
      const { operator_clearing: cash = 0, refunds = 0 } = await balancesOf(context);
      expect(covers.at(-1)?.held).toBe(cash + refunds);
    };
    await resolve(context, (await findingOf(context, 'paid-twice')).id, {
      how: 'claim',
      parts: [],
      shown: 150_000,
    });
    await look();
    const { id: findingId } = await findingOf(context, 'buyer-claim');
    await recordClaimPayment(context, staff, { findingId, amount: 100_000, reference: 'FT1', day });
    await look();
    await askWriteOff(context, staff, { findingId, reason: 'không liên lạc được' });
    await confirmWriteOff(context, staff, { findingId, amount: 50_000 });
    await look();
    const [before] = covers;
    const paid = before && { ...before, held: before.held + 100_000 };
    expect(covers).toEqual(
      [before, before, paid, paid].map((one) => one && { ...one, toAdd: expect.anything() }),
    );
    const lacking = -(before?.held ?? 0);
    expect(before).toEqual({ needed: 100_000, held: -lacking, addedBefore: lacking, toAdd: 100_000 });
    expect(covers.map(({ toAdd }) => toAdd)).toEqual([100_000, 100_000, 0, 0]);
    // The refund never reached its card: what the buyer has paid waits to be sent to them, and is nobody else's.
    const refund = Object.keys((await world.state()).refunds)[0] ?? '';
    await world.control('end-refund', { refund, arrived: false });
    await world.tell();
    const after = await balancesOf(context);
    expect(after.buyer_receivable).toBe(-100_000);
    const { held } = await readRunCover(context, staff, { toPay: 100_000 });
    expect(held).toBe((after.operator_clearing ?? 0) + (after.refunds ?? 0) - 100_000);
  });

  test.each([
    ['one order', undefined, 270_000, 0],
    ['one of two orders, and the bank gave 300,000 of 420,000', 300_000, 30_000, 120_000],
  ])('by a lost dispute after a refund that comes back later, of %s: nothing is claimed any more, and what is still owed is sent', async (_, lost, twice, rest) => {
    const world = await stripeWorld(open);
    const { context } = world;
    const names = lost === undefined ? ['HTX Chè'] : ['HTX Chè', 'HTX Mật ong'];
    const { orders, intentId, total } = await paidByCard(world, names);
    await cancelOrder(context, { orderId: orders.at(-1)?.id ?? '', by: buyer, reason: 'thử' });
    await world.runJobs([refundByCard]);
    await world.tell();
    breaksBooksOnPurpose(context);
    await closeDispute(world, await dispute(world, intentId, lost ?? total), false);
    const finding = await findingOf(context, 'paid-twice');
    expect(finding.mostToClaim).toBe(twice);
    await resolve(context, finding.id, { how: 'claim', parts: [], shown: twice });
    const { id: findingId } = await findingOf(context, 'buyer-claim');
    const day = localDate(context.clock.now());
    await recordClaimPayment(context, staff, { findingId, amount: 10_000, day, reference: 'FT10' });
    // Its bank sends the refund back: the dispute is all that the buyer has.
    const [refund] = Object.keys((await world.state()).refunds);
    await world.control('end-refund', { refund, arrived: false });
    await world.tell();
    await hourPasses(world);
    expect((await findingOf(context, 'buyer-claim')).claim).toMatchObject({ open: -10_000, isDropped: true });
    await recordClaimPayment(context, staff, { findingId, amount: 10_000, day, reference: 'FT11' });
    expect(await listOpenFindings(context)).toEqual([]);
    const failed = await listFailedRefunds(context);
    expect(failed.map(({ amount, blockedBy }) => [amount, blockedBy])).toEqual(
      rest > 0 ? [[rest, null]] : [],
    );
    for (const { id } of failed)
      await sendByTransfer(context, staff, { refundId: id, reference: 'FT12', sentOn: day });
    expect(await broken(context)).toEqual([]);
    const owed = await context.store.read((db) => owedBy(db, context.store.tables, {}));
    expect(orders.map(({ producerId }) => owed.get(producerId)?.owed)).toEqual(orders.map(() => 0));
    expect((await balancesOf(context)).refunds).toBeUndefined();
  });

  test.each([
    'claimed first',
    'given back first',
  ] as const)('by a lost dispute of money that settled nothing, a part of which had gone there: %s, and no note is enough', async (order) => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { groupId, paymentId } = await cardOrder(context);
    const url = await startCardPayment(context, groupId);
    await world.control('charge-in', { currency: 'vnd', amount: 100_000 });
    await world.pay(url);
    await takeCardPayment(context, paymentId);
    const [intent = ''] = Object.keys((await world.state()).intents);
    await world.control('refund', { intent, amount: 40_000 });
    await world.tell();
    breaksBooksOnPurpose(context);
    await closeDispute(world, await dispute(world, intent, 100_000), false);
    expect(await broken(context)).toEqual(['paid-back']);
    const wrong = await findingOf(context, 'amount');
    await expect(resolve(context, wrong.id, { how: 'note' })).rejects.toMatchObject({
      ...{ code: 'mustGiveBack', params: { amount: 60_000 } },
    });
    const steps = [
      async () => claimTwice(context),
      async () => resolve(context, wrong.id, { how: 'give-back' }),
    ];
    for (const step of order === 'claimed first' ? steps : steps.toReversed()) await step();
    await resolve(context, (await findingOf(context, 'refund-there')).id, { how: 'note' });
    await world.runJobs([refundByCard]);
    await hourPasses(world);
    expect(await broken(context)).toEqual([]);
    // Nothing of it is sent: the bank has given it to the buyer, and 40,000 of it a second time.
    expect(await listFailedRefunds(context)).toEqual([]);
    const open_ = await listOpenFindings(context);
    expect(open_.map(({ kind, claim }) => [kind, claim?.open])).toEqual([['buyer-claim', 40_000]]);
    expect((await balancesOf(context)).buyer_receivable).toBe(40_000);
  });

  test('by a lost dispute, written off, and lowered when a part of what had gone comes back: the loss is less', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { orders, intentId, total } = await paidByCard(world, ['HTX Chè', 'HTX Mật ong']);
    for (const { id } of orders) await cancelOrder(context, { orderId: id, by: buyer, reason: 'thử' });
    await world.runJobs([refundByCard]);
    await world.tell();
    breaksBooksOnPurpose(context);
    await closeDispute(world, await dispute(world, intentId, total), false);
    await claimTwice(context);
    const { id: findingId } = await findingOf(context, 'buyer-claim');
    await askWriteOff(context, staff, { findingId, reason: 'không liên lạc được' });
    await confirmWriteOff(context, staff, { findingId, amount: total });
    expect(await listOpenFindings(context)).toEqual([]);
    const loss = (await balancesOf(context)).fees ?? 0;
    const refunds = Object.values((await world.state()).refunds);
    const small = refunds.find(({ amount }) => amount === 150_000)?.id ?? '';
    await world.control('end-refund', { refund: small, arrived: false });
    await world.tell();
    expect((await balancesOf(context)).fees).toBe(loss - 150_000);
    const { outgoingMessage } = context.store.tables;
    const told = await context.store.read((db) =>
      db.select().from(outgoingMessage).where(like(outgoingMessage.kind, 'claim-%')),
    );
    expect(told.map(({ kind }) => kind)).toEqual(['claim-made', 'claim-written-off', 'claim-changed']);
    expect([await listOpenFindings(context), await broken(context)]).toEqual([[], []]);
    // It is sent once more, by transfer: nobody can, because the bank has given it to the buyer.
    expect(await listFailedRefunds(context)).toEqual([]);
  });

  test('a claim that the ledger does not have, or has otherwise, breaks the books', async () => {
    const { context } = await claimed(open);
    breaksBooksOnPurpose(context);
    const { reconciliationFinding: finding } = context.store.tables;
    const [row] = await context.store.read((db) =>
      db.select().from(finding).where(eq(finding.kind, 'buyer-claim')),
    );
    const detail = { ...(row?.detail ?? {}), amount: 1 };
    await context.store.write((tx) =>
      tx.update(finding).set({ detail }).where(eq(finding.kind, 'buyer-claim')),
    );
    expect(await broken(context)).toEqual(
      expect.arrayContaining(['receivable', 'clearing', 'refunds-there']),
    );
  });
});
