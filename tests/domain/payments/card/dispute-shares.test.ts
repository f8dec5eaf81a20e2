import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readOrderCosts } from '#app/domain/orders/page/order-costs.server.ts';
import { shareDispute, untouchedOf } from '#app/domain/payments/card/dispute-shares.server.ts';
import { listFailedRefunds } from '#app/domain/payments/card/list-failed-refunds.server.ts';
import { refundByCard } from '#app/domain/payments/card/refund-by-card.server.ts';
import { retryCardRefund } from '#app/domain/payments/card/retry-card-refund.server.ts';
import { sendByTransfer } from '#app/domain/payments/card/send-by-transfer.server.ts';
import { settleDisputes } from '#app/domain/payments/card/settle-disputes.server.ts';
import { takeCardRefunds } from '#app/domain/payments/card/take-card-refunds.server.ts';
import { checkBooks } from '#app/domain/payments/ledger/check/check-books.server.ts';
import { overlapOfOrder } from '#app/domain/payments/ledger/overlap-of-order.ts';
import { owedBy } from '#app/domain/payments/ledger/owed.server.ts';
import { post } from '#app/domain/payments/ledger/post.server.ts';
import { listOpenFindings } from '#app/domain/payments/reconcile/list-findings.server.ts';
import { resolveFinding } from '#app/domain/payments/reconcile/resolve-finding.server.ts';
import { cancelOrder } from '#app/domain/payments/refunds/cancel-order.server.ts';
import type { Context } from '#app/server/context.ts';
import { localDate } from '#app/server/local-date.ts';
import { paidByCard } from '#tests/factories/card-order.ts';
import { staffMember } from '#tests/factories/listing-steps.ts';
import { ordersOf, payByCard } from '#tests/factories/paying.ts';
import { breaksBooksOnPurpose } from '#tests/support/sound-books.ts';
import { balancesOf, closeDispute, dispute, stripeWorld } from '#tests/support/stripe-world.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const TWO = ['HTX Chè', 'HTX Mật ong'];
const staff = staffMember();
const buyer = { role: 'buyer', personId: null } as const;

const cancel = (context: Context, order: { id: string } | undefined) =>
  cancelOrder(context, { orderId: order?.id ?? '', by: buyer, reason: 'thử' });

/** What the operator owes each of these producers, VND. */
async function owedTo({ store }: Context, orders: ReadonlyArray<{ producerId: string }>) {
  const owed = await store.read((db) => owedBy(db, store.tables, {}));
  return orders.map(({ producerId }) => owed.get(producerId)?.owed ?? 0);
}

const broken = async (context: Context) =>
  (await checkBooks(context)).findings.flatMap(({ breaks }) => breaks);

eachEngine('a dispute of a card payment of which something has gone back', (open) => {
  test('what waits beside a refund that may be at the provider in this moment has a way out, once that is refused', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { orders, intentId, total } = await paidByCard(world, TWO);
    const taken = 300_000;
    const asked = await dispute(world, intentId, taken);
    for (const order of orders) await cancel(context, order);
    await world.runJobs([refundByCard]);
    const ofFirst = (await listFailedRefunds(context)).find(
      ({ amount }) => amount === orders[0]?.totalAmount,
    );
    await retryCardRefund(context, staff, ofFirst?.id ?? '');
    await closeDispute(world, asked, false);
    const [waiting, ...others] = await listFailedRefunds(context);
    expect(others).toEqual([]);
    expect(waiting?.amount).toBeGreaterThan(0);
    expect(await broken(context)).toEqual([]);
    await world.runJobs([refundByCard]);
    await world.tell();
    const left = await listFailedRefunds(context);
    expect(left.reduce((sum, { amount }) => sum + amount, 0)).toBe(total - taken);
    expect(await broken(context)).toEqual([]);
    for (const { id, amount } of left) {
      const sentOn = localDate(context.clock.now());
      await sendByTransfer(context, staff, { refundId: id, reference: `FT${amount}`, sentOn });
    }
    expect(await listFailedRefunds(context)).toEqual([]);
  });

  test('nothing more is taken of an order whose whole refund is on its way to the card', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { orders, intentId } = await paidByCard(world, TWO);
    await world.control('refund-mood', { mood: 'pending' });
    await cancel(context, orders[0]);
    await world.runJobs([refundByCard]);
    await dispute(world, intentId);
    expect(await owedTo(context, orders)).toEqual([0, 0]);
    const [there] = Object.keys((await world.state()).refunds);
    await world.control('end-refund', { refund: there, arrived: true });
    await world.tell();
    expect(await owedTo(context, orders)).toEqual([0, 0]);
  });

  test('nor of one that was given back over there, of which nobody has told yet', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { orders, intentId } = await paidByCard(world, TWO);
    await world.control('refund-mood', { mood: 'refuse' });
    await cancel(context, orders[0]);
    await world.runJobs([refundByCard]);
    await world.control('refund', { intent: intentId, amount: orders[0]?.totalAmount });
    const before = Object.keys((await world.state()).events);
    await world.control('dispute', { intent: intentId });
    await world.tell(Object.keys((await world.state()).events).filter((id) => !before.includes(id)));
    expect(await owedTo(context, orders)).toEqual([0, 0]);
    expect(await listFailedRefunds(context)).toEqual([]);
  });

  test('a second dispute takes of each order no more than the first has left', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { orders, intentId } = await paidByCard(world, TWO);
    const [first, second] = orders;
    await cancel(context, second);
    await world.runJobs([refundByCard]);
    const asked = await dispute(world, intentId);
    expect(await owedTo(context, orders)).toEqual([0, 0]);
    // The refund of the second comes back: its money is all that is there for another dispute.
    const [there] = Object.keys((await world.state()).refunds);
    await world.control('end-refund', { refund: there, arrived: false });
    const again = await dispute(world, intentId, second?.totalAmount);
    for (const one of [asked, again]) await closeDispute(world, one, false);
    expect(await owedTo(context, orders)).toEqual([0, 0]);
    expect(await listFailedRefunds(context)).toEqual([]);
    expect(first?.totalAmount).not.toBe(second?.totalAmount);
  });

  test('one that is more than is left costs the market, and no producer twice', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { orders, intentId, total } = await paidByCard(world, TWO);
    await cancel(context, orders[0]);
    await world.runJobs([refundByCard]);
    await world.tell();
    const asked = await dispute(world, intentId, total);
    expect(await owedTo(context, orders)).toEqual([0, 0]);
    await closeDispute(world, asked, true);
    expect(await owedTo(context, orders)).toEqual([0, orders[1]?.totalAmount]);
  });

  test('cancelled while the bank decides, each producer bears it once: lost', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { orders, intentId, shops } = await paidByCard(world, TWO);
    const [shop] = shops;
    const other = await ordersOf(context, [{ listingId: shop?.listingId ?? '', method: 'card' }]);
    await payByCard(context, other.payments[0]?.id ?? '');
    const ofOther = other.orders[0]?.totalAmount ?? 0;
    const asked = await dispute(world, intentId);
    expect(await owedTo(context, orders)).toEqual([ofOther, 0]);
    for (const order of orders) await cancel(context, order);
    expect(await owedTo(context, orders)).toEqual([ofOther, 0]);
    // The card takes nothing back while the bank decides.
    await world.runJobs([refundByCard]);
    expect((await listFailedRefunds(context)).map(({ amount }) => amount)).toEqual([270_000, 150_000]);
    expect(await owedTo(context, orders)).toEqual([ofOther, 0]);
    expect(await broken(context)).toEqual([]);
    await closeDispute(world, asked, false);
    expect(await owedTo(context, orders)).toEqual([ofOther, 0]);
    expect(await listFailedRefunds(context)).toEqual([]);
  });

  test('cancelled while the bank decides, each producer bears it once: won, its money later, and sent again', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { orders, intentId } = await paidByCard(world, TWO);
    const asked = await dispute(world, intentId);
    for (const order of orders) await cancel(context, order);
    await world.runJobs([refundByCard]);
    await world.control('close-dispute', { dispute: asked, won: true, isMoneyLater: true });
    await world.tell();
    expect(await owedTo(context, orders)).toEqual([0, 0]);
    await world.control('reinstate', { dispute: asked });
    await world.tell();
    expect(await owedTo(context, orders)).toEqual([0, 0]);
    for (const { id } of await listFailedRefunds(context)) await retryCardRefund(context, staff, id);
    await world.runJobs([refundByCard]);
    expect(await listFailedRefunds(context)).toEqual([]);
    expect(await owedTo(context, orders)).toEqual([0, 0]);
    // Nothing is left of it.
    expect((await balancesOf(context)).refunds ?? 0).toBe(0);
  });

  test('of an order of which the bank holds a part, only what it could not pay beside that is the same money', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { orders, intentId, paymentId } = await paidByCard(world);
    const whole = orders[0]?.totalAmount ?? 0;
    await dispute(world, intentId, 100_000);
    await cancel(context, orders[0]);
    expect(await owedTo(context, orders)).toEqual([0]);
    expect(-((await balancesOf(context)).refunds ?? 0)).toBe(whole - 100_000);
    expect(await broken(context)).toEqual([]);
    // As if more of it were the same money than is.
    const of = { orderId: orders[0]?.id ?? '', producerId: orders[0]?.producerId ?? '' };
    await context.store.write((tx) =>
      post(context, tx, {
        ...{ kind: 'dispute-overlap', subject: `payment:${paymentId}:2` },
        entries: [
          { account: 'refunds', amount: 1, ...of },
          { account: 'producer_payable', amount: -1, ...of },
        ],
      }),
    );
    breaksBooksOnPurpose(context);
    expect(await broken(context)).toEqual([
      {
        subject: `payment:${paymentId} ${of.orderId}`,
        ...{ what: 'overlap', expected: 100_000, found: 100_001 },
      },
    ]);
  });

  test('lost in part: the promise is less by what the bank gave, and the rest is sent, once', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { orders, intentId, total } = await paidByCard(world, TWO);
    const [first] = orders;
    const asked = await dispute(world, intentId, 200_000);
    await cancel(context, first);
    await world.runJobs([refundByCard]);
    await closeDispute(world, asked, false);
    // 200,000 over 270,000 and 150,000.
    const ofFirst = 128_571;
    const whole = first?.totalAmount ?? 0;
    const [failed, ...others] = await listFailedRefunds(context);
    expect(others).toEqual([]);
    expect(failed).toMatchObject({ amount: whole - ofFirst, lostToDispute: 0, left: total - 200_000 });
    expect(await broken(context)).toEqual([]);
    const sentOn = localDate(context.clock.now());
    await sendByTransfer(context, staff, { refundId: failed?.id ?? '', reference: 'FT1', sentOn });
    const { refund } = context.store.tables;
    const rows = await context.store.read((db) => db.select().from(refund));
    expect(rows.map(({ amount, settledBy }) => [settledBy, amount]).sort()).toEqual([
      ['dispute', ofFirst],
      ['transfer', whole - ofFirst],
    ]);
    expect(await owedTo(context, orders)).toEqual([0, (orders[1]?.totalAmount ?? 0) - (200_000 - ofFirst)]);
  });

  test('lost, nothing is sent by transfer, or to the card, of what went another way: it is said what has', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { orders, intentId, total } = await paidByCard(world, TWO);
    const gone = 100_000;
    await world.control('refund-mood', { mood: 'pending' });
    await world.control('refund', { intent: intentId, amount: gone });
    await world.tell();
    const asked = await dispute(world, intentId);
    await cancel(context, orders[0]);
    await world.runJobs([refundByCard]);
    await closeDispute(world, asked, false);
    const [failed] = await listFailedRefunds(context);
    expect(failed?.blockedBy).toMatchObject({ lost: total - gone, there: gone });
    const refundId = failed?.id ?? '';
    const sentOn = localDate(context.clock.now());
    const refused = {
      code: 'refundBesideBanks',
      field: 'refund',
      params: { paid: total, card: gone, transfers: 0, lost: total - gone, left: 0 },
    };
    for (const isSent of [false, true])
      await expect(
        sendByTransfer(context, staff, { refundId, reference: 'FT1', sentOn, isSent }),
      ).rejects.toMatchObject(refused);
    await expect(retryCardRefund(context, staff, refundId)).rejects.toMatchObject(refused);
    expect(await broken(context)).toEqual([]);
    // It arrives: together they have had all of it, so that it was for what is left of each.
    const [there] = Object.keys((await world.state()).refunds);
    await world.control('end-refund', { refund: there, arrived: true });
    await takeCardRefunds(context, intentId);
    expect(await listFailedRefunds(context)).toEqual([]);
    expect(await owedTo(context, orders)).toEqual([0, 0]);
  });

  test.each([
    ['one order, disputed whole', ['HTX Chè'], undefined, 270_000],
    ['one of two orders, disputed in part', TWO, 100_000, 0],
  ])('%s: a transfer recorded while the bank decides is not borne twice', async (_, names, amount, twice) => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { orders, intentId } = await paidByCard(world, names);
    await world.control('refund-mood', { mood: 'fail' });
    await cancel(context, orders[0]);
    await world.runJobs([refundByCard]);
    await takeCardRefunds(context, intentId);
    const asked = await dispute(world, intentId, amount);
    const sentOn = localDate(context.clock.now());
    const [failed] = await listFailedRefunds(context);
    const sending = { refundId: failed?.id ?? '', reference: 'FT1', sentOn, isSent: true };
    await sendByTransfer(context, staff, sending);
    // What was sent is not there to be taken: the other order bears the dispute, or the market does.
    const owed = names.length === 1 ? [0] : [0, (orders[1]?.totalAmount ?? 0) - 100_000];
    expect(await owedTo(context, orders)).toEqual(owed);
    if (twice > 0) breaksBooksOnPurpose(context);
    await closeDispute(world, asked, false);
    expect(await owedTo(context, orders)).toEqual(owed);
    expect((await listOpenFindings(context)).map(({ kind, detail }) => [kind, detail.amount])).toEqual(
      twice > 0 ? [['paid-twice', twice]] : [],
    );
    const ids = orders.map(({ id }) => id);
    const { byOrder } = await context.store.read((db) => readOrderCosts(db, context.store.tables, ids));
    expect(ids.map((id) => byOrder.get(id)?.takenBack)).toEqual(names.length === 1 ? [0] : [0, 100_000]);
    // No slip of the books: the buyer has it twice until it is claimed.
    expect((await broken(context)).map(({ what }) => what)).toEqual(twice > 0 ? ['backByDispute'] : []);
  });

  test.each([
    true,
    false,
  ])('a refund that was on its way and arrives costs its order once (in Stripe’s pages: %s)', async (isThere) => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { orders, intentId, total } = await paidByCard(world);
    const gone = isThere ? 100_000 : total;
    await world.control('refund-mood', { mood: 'pending' });
    if (isThere) await world.control('refund', { intent: intentId, amount: gone });
    else await cancel(context, orders[0]);
    await world.runJobs([refundByCard]);
    await world.tell();
    const asked = await dispute(world, intentId, total);
    breaksBooksOnPurpose(context);
    await closeDispute(world, asked, false);
    const [there] = Object.keys((await world.state()).refunds);
    await world.control('end-refund', { refund: there, arrived: true });
    await world.tell();
    expect(await owedTo(context, orders)).toEqual([0]);
    const twice = (await listOpenFindings(context)).find(({ kind }) => kind === 'paid-twice');
    expect(twice).toMatchObject({ mostToClaim: gone });
    const resolve = { how: 'claim', parts: [], shown: gone } as const;
    await resolveFinding(context, staff, { findingId: twice?.id ?? '', note: 'đã gọi', resolve });
    expect(await broken(context)).toEqual([]);
  });

  test('lost while another one holds all that is left, it settles a promise for certain, and the rest of that is sent', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { orders, intentId, paymentId } = await paidByCard(world, TWO);
    const [first, second] = orders;
    await cancel(context, first);
    await world.runJobs([refundByCard]);
    await world.control('refund-mood', { mood: 'fail' });
    await cancel(context, second);
    await world.runJobs([refundByCard]);
    await world.tell();
    // All of the second order, and what the buyer has back of the first.
    await dispute(world, intentId, 390_000);
    const last = await dispute(world, intentId, 20_000);
    const whole = second?.totalAmount ?? 0;
    expect((await listFailedRefunds(context)).map(({ amount }) => amount)).toEqual([whole]);
    await closeDispute(world, last, false);
    expect((await listFailedRefunds(context)).map(({ amount, left }) => [amount, left])).toEqual([
      [whole - 20_000, whole - 20_000],
    ]);
    expect(await owedTo(context, orders)).toEqual([0, 0]);
    expect(await listOpenFindings(context)).toEqual([]);
    // Nothing of it moves a second time.
    const before = await context.store.read((db) => db.select().from(context.store.tables.ledgerPosting));
    await context.store.write((tx) => settleDisputes(context, tx, paymentId), { isolation: 'guarded' });
    const after = await context.store.read((db) => db.select().from(context.store.tables.ledgerPosting));
    expect(after).toHaveLength(before.length);
  });

  test.each([
    [true, 70_000, 0],
    [false, 0, 130_000],
  ])('of two, the second lost first, the first then won (%s): claimed is what the buyer has too much', async (won, owed, twice) => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { orders, intentId } = await paidByCard(world);
    const first = await dispute(world, intentId, 200_000);
    const second = await dispute(world, intentId, 200_000);
    await closeDispute(world, second, false);
    // Of 270,000 they have 200,000 for certain.
    expect(await listOpenFindings(context)).toEqual([]);
    if (!won) breaksBooksOnPurpose(context);
    await closeDispute(world, first, won);
    expect(await owedTo(context, orders)).toEqual([owed]);
    expect((await listOpenFindings(context)).map(({ kind, detail }) => [kind, detail.amount])).toEqual(
      twice > 0 ? [['paid-twice', twice]] : [],
    );
  });
});

test('whatever has gone, the shares add up, and none is more than is left of its order', () => {
  const money = fc.integer({ min: 0, max: 1_000_000 });
  const part = fc
    .tuple(money, money, money)
    .map(([gone, underWay, untouched]) => ({ gone, underWay, whole: gone + underWay + untouched }));
  const order = fc.tuple(part, fc.boolean()).map(([stands, isPaid]) => ({ ...stands, isPaid }));
  fc.assert(
    fc.property(
      fc.array(order, { maxLength: 4 }),
      part,
      money,
      fc.integer({ min: 1, max: 5_000_000 }),
      (made, surplus, there, amount) => {
        const orders = made.map((one, at) => ({
          ...one,
          ...{ orderId: `o${at}`, code: '', producerId: `p${at}`, buyerId: 'b', isCancelled: false },
        }));
        const entries = shareDispute(amount, { orders, surplus, there });
        expect(entries.reduce((sum, entry) => sum + entry.amount, 0)).toBe(amount);
        expect(entries.every((entry) => entry.amount > 0)).toBe(true);
        const untouched = [...orders, surplus].reduce((sum, one) => sum + untouchedOf(one), 0);
        for (const one of orders) {
          const share = entries
            .filter(({ account, orderId }) => account === 'producer_payable' && orderId === one.orderId)
            .reduce((sum, entry) => sum + entry.amount, 0);
          expect(share).toBeLessThanOrEqual(one.isPaid ? one.whole - one.gone : 0);
          // What is on its way is touched only when the rest of the payment is not enough.
          if (amount <= untouched - there) expect(share).toBeLessThanOrEqual(untouchedOf(one));
        }
      },
    ),
  );
});

test('whatever is promised and taken, its producer bears no more of an order than it brought, and what is both once', () => {
  const part = fc.tuple(fc.integer({ min: 1, max: 500_000 }), fc.constantFrom('open', 'sent', 'dispute'));
  fc.assert(
    fc.property(fc.array(part, { maxLength: 5 }), fc.nat(500_000), fc.nat(1_000_000), (made, kept, lot) => {
      const promises = made.map(([amount, how], at) => ({
        ...{ id: `r${at}`, amount, doneAt: how === 'open' ? null : at },
        settledBy: how === 'dispute' ? 'dispute' : null,
      }));
      const sumOf = (how: string) =>
        made.reduce((sum, [amount, one]) => (one === how ? sum + amount : sum), 0);
      const whole = sumOf('open') + sumOf('sent') + sumOf('dispute') + kept;
      // Banks have what has settled promises, and no more than is left beside what was sent.
      const taken = sumOf('dispute') + Math.min(lot, whole - sumOf('sent') - sumOf('dispute'));
      const overlap = overlapOfOrder({ whole, taken }, promises);
      expect(overlap).toBeGreaterThanOrEqual(0);
      expect(overlap).toBeLessThanOrEqual(Math.min(sumOf('open'), taken - sumOf('dispute')));
      expect(sumOf('sent') + sumOf('open') + taken - overlap).toBeLessThanOrEqual(whole);
      // Where nobody holds anything that is promised, there is none.
      expect(overlapOfOrder({ whole, taken: sumOf('dispute') }, promises)).toBe(0);
    }),
  );
});
