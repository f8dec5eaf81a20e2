import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { readMessageSubject } from '#app/domain/orders/messages/read-message-subject.server.ts';
import { writeMail } from '#app/domain/orders/messages/write-mail.ts';
import { readRefunds } from '#app/domain/orders/money-back/read-refunds.server.ts';
import { refundWords } from '#app/domain/orders/money-back/refund-line.ts';
import { readPayState } from '#app/domain/payments/buyer-page/read-pay-state.server.ts';
import { applyRefund } from '#app/domain/payments/card/apply-refund.server.ts';
import { listFailedRefunds } from '#app/domain/payments/card/list-failed-refunds.server.ts';
import { eachLostToDispute } from '#app/domain/payments/card/lost-to-dispute.server.ts';
import { postMissingOverlaps } from '#app/domain/payments/card/post-missing-overlaps.server.ts';
import { refundByCard } from '#app/domain/payments/card/refund-by-card.server.ts';
import { retryCardRefund } from '#app/domain/payments/card/retry-card-refund.server.ts';
import { sendByTransfer } from '#app/domain/payments/card/send-by-transfer.server.ts';
import { settleByDispute } from '#app/domain/payments/card/settle-by-dispute.server.ts';
import { startCardPayment } from '#app/domain/payments/card/start-card-payment.server.ts';
import { takeCardPayment } from '#app/domain/payments/card/take-card-payment.server.ts';
import { takeCardRefunds } from '#app/domain/payments/card/take-card-refunds.server.ts';
import { checkBooks } from '#app/domain/payments/ledger/check/check-books.server.ts';
import { owedBy } from '#app/domain/payments/ledger/owed.server.ts';
import { post } from '#app/domain/payments/ledger/post.server.ts';
import { listOpenFindings } from '#app/domain/payments/reconcile/list-findings.server.ts';
import { reconcileCards } from '#app/domain/payments/reconcile/reconcile-cards.server.ts';
import { resolveFinding } from '#app/domain/payments/reconcile/resolve-finding.server.ts';
import { giveRefundAccount } from '#app/domain/payments/refund-account/give-refund-account.server.ts';
import { readCardRefundAccount } from '#app/domain/payments/refund-account/read-card-refund-account.server.ts';
import { readWhereTo } from '#app/domain/payments/refund-account/read-where-to.server.ts';
import { cancelLines } from '#app/domain/payments/refunds/cancel-lines.server.ts';
import { cancelOrder } from '#app/domain/payments/refunds/cancel-order.server.ts';
import { listRefunds, type RefundStanding } from '#app/domain/payments/refunds/list-refunds.server.ts';
import type { Context } from '#app/server/context.ts';
import { localDate } from '#app/server/local-date.ts';
import type { Db } from '#db/store.ts';
import { cardOrder, paidByCard } from '#tests/factories/card-order.ts';
import { staffMember } from '#tests/factories/listing-steps.ts';
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

const buyer = { role: 'buyer', personId: null } as const;
const staff = staffMember();
const fee = (amount: number) => Math.round(amount * 0.034 + 8_000);
const DISPUTE_FEE = 380_000;

const refundsOf = ({ store }: Context) =>
  store.read((db) => db.select().from(store.tables.refund).orderBy(store.tables.refund.id));

const owedTo = async ({ store }: Context, producerId: string | undefined) =>
  (await store.read((db) => owedBy(db, store.tables, {}))).get(producerId ?? '')?.owed;

const moneyOf = async ({ store }: Context) =>
  (await store.read((db) => db.select().from(store.tables.cardMoney)))[0]?.externalId;

async function groupOf({ store }: Context, groupId: string) {
  const { orderGroup } = store.tables;
  const [group] = await store.read((db) => db.select().from(orderGroup).where(eq(orderGroup.id, groupId)));
  if (!group) throw new Error('nothing was bought');
  return group;
}

const firstFailed = async (context: Context) => (await listFailedRefunds(context))[0]?.id ?? '';

/** The mails that the buyer is sent about money that went back, in their words. */
async function mailsOf(context: Context): Promise<string[]> {
  const { outgoingMessage } = context.store.tables;
  const left = await context.store.read((db) =>
    db.select().from(outgoingMessage).where(eq(outgoingMessage.kind, 'refunded')),
  );
  const texts: string[] = [];
  for (const message of left) {
    const about = await readMessageSubject(context, { ...message, kind: 'refunded' });
    if (about) texts.push(JSON.stringify(writeMail('refunded', about)));
  }
  return texts;
}

/** Two pieces, disputed; one is cancelled while the bank decides, so that its refund fails. */
async function cancelledWhileDisputed(world: StripeWorld) {
  const { context } = world;
  const paid = await paidByCard(world);
  const disputed = await dispute(world, paid.intentId);
  await cancelLines(context, {
    ...{ orderId: paid.orders[0]?.id ?? '', kind: 'cancelled', isRestocked: true, by: buyer, reason: 'thử' },
    lines: [{ lineId: paid.lines[0]?.id ?? '', quantity: 1 }],
  });
  await world.runJobs([refundByCard]);
  return { ...paid, disputed, producerId: paid.orders[0]?.producerId };
}

/** An order that was cancelled, whose card takes nothing back. */
async function deadCard(world: StripeWorld) {
  const paid = await paidByCard(world);
  await world.control('refund-mood', { mood: 'fail' });
  await cancelOrder(world.context, { orderId: paid.orders[0]?.id ?? '', by: buyer, reason: 'thử' });
  await world.runJobs([refundByCard]);
  await takeCardRefunds(world.context, paid.intentId);
  return paid;
}

eachEngine('a refund that its card will never get', (open) => {
  test('is told to the buyer as one that has not worked yet, and not as one on its way', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const paid = await paidByCard(world);
    await cancelOrder(context, { orderId: paid.orders[0]?.id ?? '', by: buyer, reason: 'thử' });
    const look = async () => ({
      words: (await readRefunds(context, [paid.paymentId])).map(refundWords),
      version: (await readPayState(context, paid.groupId)).version,
    });
    const before = await look();
    expect(before.words).toEqual(['refundByCard']);
    await world.control('refund-mood', { mood: 'fail' });
    await world.runJobs([refundByCard]);
    await takeCardRefunds(context, paid.intentId);
    const after = await look();
    expect(after.words).toEqual(['refundByCardFailed']);
    expect(after.version).not.toBe(before.version);
  });

  test('settled by a lost dispute whose money the bank gives back after all: it is owed again, and is sent', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { disputed, producerId, total } = await cancelledWhileDisputed(world);
    await closeDispute(world, disputed, false);
    const settled = { amount: 120_000, settledBy: 'dispute' };
    expect(await refundsOf(context)).toMatchObject([settled]);
    expect(await owedTo(context, producerId)).toBe(0);
    const reinstate = async () => {
      await world.control('reinstate', { dispute: disputed });
      await world.tell();
    };
    await reinstate();
    expect(await refundsOf(context)).toMatchObject([{ amount: 120_000, settledBy: null, doneAt: null }]);
    expect((await balancesOf(context)).refunds).toBe(-120_000);
    expect(await owedTo(context, producerId)).toBe(total - 120_000);
    expect(await listFailedRefunds(context)).toMatchObject([
      { amount: 120_000, failureCode: 'dispute_reinstated', blockedBy: null, isInDispute: false },
    ]);
    await world.tell();
    // Another dispute that is lost settles it once more.
    await closeDispute(world, await dispute(world, (await moneyOf(context)) ?? '', 150_000), false);
    expect(await refundsOf(context)).toMatchObject([{ amount: 120_000, settledBy: 'dispute' }]);
    expect(await owedTo(context, producerId)).toBe(120_000);
    expect(await listFailedRefunds(context)).toEqual([]);
  });

  test('while its bank decides: page and desk say so, and no transfer is recorded that was not made already', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { disputed, paymentId } = await cancelledWhileDisputed(world);
    const words = async () => (await readRefunds(context, [paymentId])).map(refundWords);
    expect(await words()).toEqual(['refundInDispute']);
    const [failed] = await listFailedRefunds(context);
    expect(failed).toMatchObject({ isInDispute: true, lostToDispute: 0 });
    const sentOn = localDate(context.clock.now());
    const wanted = { refundId: failed?.id ?? '', reference: 'FT1', sentOn };
    await expect(sendByTransfer(context, staff, wanted)).rejects.toMatchObject({
      code: 'refundInDispute',
      field: 'isSent',
    });
    // All that is wrong is told at once, the tick with it.
    await expect(
      sendByTransfer(context, staff, { ...wanted, reference: '', sentOn: '31/2' }),
    ).rejects.toMatchObject({
      ...{ code: 'required', field: 'reference' },
      others: [
        { code: 'notADate', field: 'sentOn' },
        { code: 'refundInDispute', field: 'isSent' },
      ],
    });
    await closeDispute(world, disputed, true);
    // It stands: the market owes the buyer as before.
    expect((await listFailedRefunds(context))[0]).toMatchObject({ isInDispute: false });
    await sendByTransfer(context, staff, wanted);
    expect(await words()).toEqual(['refundSentWith']);
  });

  test('sent by transfer before it was known that the bank decides: recorded where somebody says so', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    await cancelledWhileDisputed(world);
    const refundId = await firstFailed(context);
    const sentOn = localDate(context.clock.now());
    await sendByTransfer(context, staff, { refundId, reference: 'FT1', sentOn, isSent: true });
    expect(await refundsOf(context)).toMatchObject([{ settledBy: 'transfer', proofReference: 'FT1' }]);
  });

  test('settled by a dispute that was lost: the producer pays once, and the buyer is told', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { producerId, disputed, total } = await cancelledWhileDisputed(world);
    const refundId = await firstFailed(context);
    await expect(settleByDispute(context, staff, refundId)).rejects.toMatchObject({
      code: 'disputeTooLittle',
      params: { left: 0 },
    });
    await closeDispute(world, disputed, false);
    expect(await owedTo(context, producerId)).toBe(0);
    expect(await listFailedRefunds(context)).toEqual([]);
    expect(await refundsOf(context)).toMatchObject([{ settledBy: 'dispute', failedAt: null }]);
    expect(await balancesOf(context)).toEqual({
      operator_clearing: -fee(total) - DISPUTE_FEE,
      fees: fee(total) + DISPUTE_FEE,
    });
    const mails = await mailsOf(context);
    expect(mails).toHaveLength(1);
    expect(mails[0]).toContain('120.000');
    expect(mails[0]).toContain('khiếu nại');
  });

  test('lost before its refund was tried, or while it was refused, its promise ends all the same', async () => {
    for (const isTriedFirst of [false, true]) {
      const world = await stripeWorld(open);
      const { context } = world;
      const paid = await paidByCard(world);
      const disputed = await dispute(world, paid.intentId);
      await cancelOrder(context, { orderId: paid.orders[0]?.id ?? '', by: buyer, reason: 'thử' });
      const { refund } = context.store.tables;
      // A call whose outcome is unknown: whether it was sent is only known when the provider has answered.
      if (isTriedFirst) await context.store.write((tx) => tx.update(refund).set({ attemptKey: 'known' }));
      await closeDispute(world, disputed, false);
      const [atOnce] = await refundsOf(context);
      expect(atOnce?.settledBy).toBe(isTriedFirst ? null : 'dispute');
      expect((await checkBooks(context)).findings.flatMap(({ breaks }) => breaks)).toEqual([]);
      await world.runJobs([refundByCard]);
      expect(await refundsOf(context)).toMatchObject([{ settledBy: 'dispute', failedAt: null }]);
      expect(await owedTo(context, paid.orders[0]?.producerId)).toBe(0);
      expect((await checkBooks(context)).findings.flatMap(({ breaks }) => breaks)).toEqual([]);
    }
  });

  test('cancelled by its seller after the bank has given the money to the buyer: it stands among what the bank took', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { orders, intentId, paymentId } = await paidByCard(world);
    await closeDispute(world, await dispute(world, intentId), false);
    const seller = { role: 'producer', personId: null } as const;
    await cancelOrder(context, { orderId: orders[0]?.id ?? '', by: seller, reason: 'outOfStock' });
    await world.runJobs([refundByCard]);
    const listed = async (standing: RefundStanding) =>
      (await listRefunds(context, { producerId: null, standing })).refunds.map(({ settledBy }) => settledBy);
    expect([await listed('waiting'), await listed('sent'), await listed('taken-back')]).toEqual([
      ...[[], []],
      ['dispute'],
    ]);
    // As the buyer's page says it.
    expect((await readRefunds(context, [paymentId])).map(refundWords)).toEqual(['refundByDispute']);
  });

  test('a dispute settles no more than it took, for the order it took it of', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { orders, intentId } = await paidByCard(world, ['HTX Chè', 'HTX Mật ong']);
    const [first, second] = orders;
    // The first has gone back before, so that the bank takes the second alone.
    await cancelOrder(context, { orderId: first?.id ?? '', by: buyer, reason: 'thử' });
    await world.runJobs([refundByCard]);
    const disputed = await dispute(world, intentId);
    expect([await owedTo(context, first?.producerId), await owedTo(context, second?.producerId)]).toEqual([
      0, 0,
    ]);
    await cancelOrder(context, { orderId: second?.id ?? '', by: buyer, reason: 'thử' });
    await world.runJobs([refundByCard]);
    await closeDispute(world, disputed, false);
    expect(await listFailedRefunds(context)).toEqual([]);
    expect([await owedTo(context, first?.producerId), await owedTo(context, second?.producerId)]).toEqual([
      0, 0,
    ]);
  });

  test('what disputes took of a page of refunds is asked as often as of one, and told of each on its own', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { orders, intentId, paymentId } = await paidByCard(world, ['HTX Chè', 'HTX Mật ong']);
    const [first, second] = orders;
    await closeDispute(world, await dispute(world, intentId), false);
    const { tables } = context.store;
    const of = (orderId: string | null | undefined) => ({
      paymentId,
      orderId: orderId ?? null,
      cardMoneyId: null,
    });
    const page = [of(first?.id), of(second?.id), of(null), { ...of(null), paymentId: 'another' }];
    const ask = (asked: typeof page) =>
      context.store.read(async (db) => {
        let questions = 0;
        const counted: Db = {
          ...db,
          select: ((...fields: []) => {
            questions += 1;
            return db.select(...fields);
          }) as Db['select'],
        };
        return { lost: await eachLostToDispute(tables, counted, asked), questions };
      });
    const all = await ask(page);
    expect(all.lost).toEqual([270_000, 150_000, 0, 0]);
    const alone = await ask(page.slice(0, 1));
    expect([alone.lost, alone.questions]).toEqual([[270_000], all.questions]);
    // What was settled by it is not there a second time, and takes nothing from the other order.
    await cancelOrder(context, { orderId: first?.id ?? '', by: buyer, reason: 'thử' });
    expect((await ask(page)).lost).toEqual([0, 150_000, 0, 0]);
  });

  test('a dispute of money that came twice costs no producer; its promise ends with it', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { groupId, paymentId, total, orders } = await cardOrder(context);
    const { payment } = context.store.tables;
    const url = await startCardPayment(context, groupId);
    await context.store.write((tx) =>
      tx.update(payment).set({ sessionId: null, attemptKey: 'second', attemptEndsAt: null }),
    );
    await world.pay(await startCardPayment(context, groupId));
    await takeCardPayment(context, paymentId);
    const session = await world.pay(url);
    await takeCardPayment(context, paymentId, { sessionId: session });
    const { cardMoney } = context.store.tables;
    const [double] = await context.store.read((db) =>
      db.select().from(cardMoney).where(eq(cardMoney.standing, 'double')),
    );
    const disputed = await dispute(world, double?.externalId ?? '');
    await world.runJobs([refundByCard]);
    await closeDispute(world, disputed, false);
    expect(await listFailedRefunds(context)).toEqual([]);
    expect(await owedTo(context, orders[0]?.producerId)).toBe(total);
    const kept = 2 * fee(total) + DISPUTE_FEE;
    expect(await balancesOf(context)).toEqual({
      operator_clearing: total - kept,
      producer_payable: -total,
      fees: kept,
    });
  });

  test.each([
    // What came too much is 150.000 of 420.000, and bears 107.143 of what the bank took.
    {
      what: 'came too much',
      orders: 2,
      cancelled: 1,
      isWrong: false,
      asked: 300_000,
      rest: 150_000 - 107_143,
    },
    {
      what: 'was another sum',
      orders: 1,
      cancelled: 0,
      isWrong: true,
      asked: 80_000,
      rest: 200_000 - 80_000,
    },
    {
      what: 'was of an order cancelled before',
      orders: 1,
      cancelled: 1,
      isWrong: false,
      asked: 100_000,
      rest: 170_000,
    },
  ])('money that $what is less by the part of it that its bank gave, and the rest is sent', async (one) => {
    const world = await stripeWorld(open);
    const { context } = world;
    const names = ['HTX Chè', 'HTX Mật ong'].slice(0, one.orders);
    const placed = await cardOrder(context, names);
    const url = await startCardPayment(context, placed.groupId);
    for (const { id: orderId } of placed.orders.slice(one.orders - one.cancelled))
      await cancelOrder(context, { orderId, by: buyer, reason: 'thử' });
    if (one.isWrong) await world.control('charge-in', { currency: 'vnd', amount: 200_000 });
    await world.pay(url);
    await takeCardPayment(context, placed.paymentId);
    await world.control('refund-mood', { mood: 'fail' });
    for (const { id: findingId } of await listOpenFindings(context))
      await resolveFinding(context, staff, { findingId, note: 'trả lại', resolve: { how: 'give-back' } });
    await world.runJobs([refundByCard]);
    const intentId = (await moneyOf(context)) ?? '';
    await takeCardRefunds(context, intentId);
    await closeDispute(world, await dispute(world, intentId, one.asked), false);
    const [failed, ...others] = await listFailedRefunds(context);
    expect(others).toEqual([]);
    expect(failed).toMatchObject({ amount: one.rest, blockedBy: null });
    const sentOn = localDate(context.clock.now());
    await sendByTransfer(context, staff, { refundId: failed?.id ?? '', reference: 'FT7', sentOn });
    expect(await listFailedRefunds(context)).toEqual([]);
    expect((await balancesOf(context)).refunds).toBeUndefined();
  });

  test('won, the bank gives back to whom it had taken from', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { producerId, disputed } = await cancelledWhileDisputed(world);
    await closeDispute(world, disputed, true);
    expect(await owedTo(context, producerId)).toBe(150_000);
    const refundId = await firstFailed(context);
    await expect(settleByDispute(context, staff, refundId)).rejects.toMatchObject({
      code: 'disputeTooLittle',
    });
    await retryCardRefund(context, staff, refundId);
    await world.runJobs([refundByCard]);
    expect((await refundsOf(context)).map(({ doneAt }) => doneAt !== null)).toEqual([true]);
  });

  test('sent by transfer, with reference and day: done once, the buyer is told, and no notice undoes it', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { total, intentId } = await deadCard(world);
    const refundId = await firstFailed(context);
    const today = localDate(context.clock.now());
    const wanted = { refundId, reference: ' FT26331004512 ', sentOn: today };
    await expect(
      sendByTransfer(context, staff, { ...wanted, reference: '', sentOn: '' }),
    ).rejects.toMatchObject({
      code: 'required',
      field: 'reference',
      others: [{ code: 'required', field: 'sentOn' }],
    });
    for (const [sentOn, code] of [
      ['31/2', 'notADate'],
      ['2999-01-01', 'dayNotYet'],
      ['2020-01-01', 'dayBeforePromise'],
    ] as const)
      await expect(sendByTransfer(context, staff, { ...wanted, sentOn })).rejects.toMatchObject({ code });
    await expect(sendByTransfer(context, await sellerOf(context), wanted)).rejects.toThrow();
    await Promise.all([sendByTransfer(context, staff, wanted), sendByTransfer(context, staff, wanted)]);
    await expect(sendByTransfer(context, staff, { ...wanted, reference: 'FT2' })).rejects.toMatchObject({
      code: 'refundProvenOtherwise',
    });
    await expect(retryCardRefund(context, staff, refundId)).rejects.toThrow();
    await expect(settleByDispute(context, staff, refundId)).rejects.toThrow();
    // What is heard of the failed sending afterwards is no news.
    await takeCardRefunds(context, intentId);
    await world.tell();
    await reconcileCards.run(context, {}, { id: '', attempt: 1, signal: new AbortController().signal });
    expect(await listOpenFindings(context)).toEqual([]);
    expect(await refundsOf(context)).toMatchObject([
      { settledBy: 'transfer', proofReference: 'FT26331004512', sentOn: today, failedAt: null },
    ]);
    expect(await balancesOf(context)).toEqual({ operator_clearing: -fee(total), fees: fee(total) });
    const mails = await mailsOf(context);
    expect(mails).toHaveLength(1);
    expect(mails[0]).toContain('FT26331004512');
  });

  test('its buyer is asked once for an account, names one, and staff who send it there see it whole', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { groupId, total, intentId } = await deadCard(world);
    const group = await groupOf(context, groupId);
    const refundId = await firstFailed(context);
    const asked = async () => {
      const { outgoingMessage } = context.store.tables;
      const left = await context.store.read((db) => db.select().from(outgoingMessage));
      return left.filter(({ kind }) => kind === 'refund-account-asked');
    };
    const [mail] = await asked();
    const about = mail && (await readMessageSubject(context, { ...mail, kind: 'refund-account-asked' }));
    const text = about ? writeMail('refund-account-asked', about).text : '';
    expect(text).toContain('Chợ sẽ chuyển khoản thay');
    expect(text).not.toContain('phải chuyển khoản trả lại bạn');
    // Told of it again, also on another day, nobody asks twice.
    world.clock.advance(3 * 86_400_000);
    await takeCardRefunds(context, intentId);
    await reconcileCards.run(context, {}, { id: '', attempt: 1, signal: new AbortController().signal });
    expect(await asked()).toHaveLength(1);
    expect(await readWhereTo(context, group)).toMatchObject({ amount: total, isNamedOnly: true, said: null });
    const standing = async () => [
      (await listFailedRefunds(context))[0]?.account,
      (await listRefunds(context, { producerId: null, standing: 'waiting' })).refunds.map((one) => [
        one.isAccountAsked,
        one.isAccountSaid,
      ])[0],
    ];
    expect(await standing()).toEqual(['unsaid', [true, false]]);
    const desk = { role: 'staff', personId: staff.personId ?? '', producerId: null } as const;
    const look = () => readCardRefundAccount(context, desk, refundId);
    expect((await look())?.sendTo).toMatchObject({ kind: 'unsaid', buyer: { name: expect.any(String) } });
    const own = { where: 'named', bank: '970436', number: '1020 3040 5060', holder: 'Lê Thị Khách' };
    await expect(giveRefundAccount(context, group, { ...own, where: 'paid-from' })).rejects.toMatchObject({
      ...{ code: 'accountOfCard', field: 'where' },
    });
    await giveRefundAccount(context, group, own);
    expect((await readWhereTo(context, group))?.said?.account?.number).toBe('•••5060');
    expect(await standing()).toEqual(['said', [true, true]]);
    const { refundAccount, audit } = context.store.tables;
    const [kept] = await context.store.read((db) => db.select().from(refundAccount));
    expect(kept?.sealed).not.toContain('5060');
    const shown = await look();
    expect(shown?.sendTo).toMatchObject({ kind: 'named', number: '102030405060', holder: 'LE THI KHACH' });
    const looks = await context.store.read((db) => db.select().from(audit));
    expect(looks.filter(({ act }) => act === 'read-refund-account')).toMatchObject([
      { personId: staff.personId, subjectId: refundId },
    ]);
    // A producer has no part in it.
    expect(await readCardRefundAccount(context, { ...desk, producerId: 'p' }, refundId)).toBeNull();
    const wanted = { refundId, reference: 'FT1', sentOn: localDate(context.clock.now()) };
    await expect(sendByTransfer(context, staff, { ...wanted, accountId: null })).rejects.toMatchObject({
      ...{ code: 'refundAccountSince', field: 'toAccount' },
    });
    // A list that was opened before the buyer was asked shows no account at all.
    await expect(sendByTransfer(context, staff, { ...wanted, isAccountUnseen: true })).rejects.toMatchObject({
      ...{ code: 'refundAccountUnseen', field: 'refund' },
    });
    await sendByTransfer(context, staff, { ...wanted, accountId: shown?.accountId ?? null });
    expect(await refundsOf(context)).toMatchObject([{ refundAccountId: kept?.id, settledBy: 'transfer' }]);
    expect(await look()).toBeNull();
    expect(await readWhereTo(context, group)).toBeNull();
  });

  test('promised and disputed before that was posted as one money: the books hold once a process has started', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const paid = await paidByCard(world);
    const [order] = paid.orders;
    await cancelOrder(context, { orderId: order?.id ?? '', by: buyer, reason: 'thử' });
    const { dispute: disputes, ledgerPosting } = context.store.tables;
    const now = context.clock.now();
    // As an earlier release has left it.
    await context.store.write(async (tx) => {
      await tx.insert(disputes).values({
        ...{ id: 'dp_1', paymentId: paid.paymentId, externalId: 'dp_1', amount: paid.total },
        ...{ reason: 'fraudulent', status: 'needs_response', openedAt: now, withdrawnAt: now },
      });
      const of = { producerId: order?.producerId ?? '', orderId: order?.id ?? '' };
      await post(context, tx, {
        kind: 'dispute-withdrawn',
        subject: 'dispute:dp_1',
        entries: [
          { account: 'producer_payable', amount: paid.total, ...of },
          { account: 'operator_clearing', amount: -paid.total },
        ],
      });
    });
    const broken = async () =>
      (await checkBooks(context)).findings.flatMap(({ breaks }) => breaks.map(({ what }) => what));
    expect(await broken()).toContain('overlap');
    await Promise.all([postMissingOverlaps(context), postMissingOverlaps(world.openAgain())]);
    expect(await broken()).toEqual([]);
    const overlaps = () =>
      context.store.read((db) =>
        db.select().from(ledgerPosting).where(eq(ledgerPosting.kind, 'dispute-overlap')),
      );
    await postMissingOverlaps(context);
    expect(await overlaps()).toHaveLength(1);
  });

  test('while its bank decides nobody is asked where to; once the market has won the buyer is', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { groupId, disputed } = await cancelledWhileDisputed(world);
    const group = await groupOf(context, groupId);
    expect((await refundsOf(context))[0]?.failureCode).toBe('charge_disputed');
    expect(await readWhereTo(context, group)).toBeNull();
    await closeDispute(world, disputed, true);
    expect(await readWhereTo(context, group)).toMatchObject({ isNamedOnly: true, said: null });
    const { outgoingMessage } = context.store.tables;
    const left = await context.store.read((db) => db.select().from(outgoingMessage));
    expect(left.filter(({ kind }) => kind === 'refund-account-asked')).toHaveLength(1);
  });

  test('sent by transfer, its money is still at the card: a later dispute takes it from the market, and from the other producer their part', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { orders, intentId, total } = await paidByCard(world, ['HTX Chè', 'HTX Mật ong']);
    const [first, second] = orders;
    await world.control('refund-mood', { mood: 'fail' });
    await cancelOrder(context, { orderId: first?.id ?? '', by: buyer, reason: 'thử' });
    await world.runJobs([refundByCard]);
    await takeCardRefunds(context, intentId);
    const sentOn = localDate(context.clock.now());
    await sendByTransfer(context, staff, { refundId: await firstFailed(context), reference: 'FT1', sentOn });
    const owed = async () => [
      await owedTo(context, first?.producerId),
      await owedTo(context, second?.producerId),
    ];
    const [none, rest] = [0, second?.totalAmount ?? 0];
    expect(await owed()).toEqual([none, rest]);
    await dispute(world, intentId);
    // The first order's producer has paid for it by the transfer; the buyer has it twice.
    expect(await owed()).toEqual([none, rest - (second?.totalAmount ?? 0)]);
    expect((await balancesOf(context)).fees).toBe(fee(total) + DISPUTE_FEE + (first?.totalAmount ?? 0));
  });

  test('should it arrive on the card after all, staff see that the buyer has it twice', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    await deadCard(world);
    const refundId = await firstFailed(context);
    const sentOn = localDate(context.clock.now());
    await sendByTransfer(context, staff, { refundId, reference: 'FT1', sentOn });
    const [there] = Object.values((await world.state()).refunds);
    if (!there) throw new Error('no refund there');
    const arrived = { ...there, status: 'succeeded', failure_reason: undefined };
    const apply = (isAskedAgain: boolean) =>
      context.store.write((tx) => applyRefund(context, tx, refundId, arrived as never, { isAskedAgain }));
    // That may be an answer from before it failed.
    expect(await apply(false)).toBe(false);
    expect(await listOpenFindings(context)).toEqual([]);
    expect(await apply(true)).toBe(true);
    expect(await listOpenFindings(context)).toMatchObject([{ kind: 'state', subject: there.id }]);
    breaksBooksOnPurpose(context);
  });
});
