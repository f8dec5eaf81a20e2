import { expect, test } from 'vitest';
import { orderState } from '#app/domain/orders/order-state.ts';
import { handleCardEvent } from '#app/domain/payments/card/handle-card-event.server.ts';
import { receiveCardEvent } from '#app/domain/payments/card/receive-card-event.server.ts';
import { refundByCard } from '#app/domain/payments/card/refund-by-card.server.ts';
import { startCardPayment } from '#app/domain/payments/card/start-card-payment.server.ts';
import { takeCardPayment } from '#app/domain/payments/card/take-card-payment.server.ts';
import type { Context } from '#app/server/context.ts';
import { anyPostRate } from '#tests/factories/buying.ts';
import { ordersOf, shopOf } from '#tests/factories/paying.ts';
import { seededRandom } from '#tests/fakes/platforms/faults.ts';
import { balancesOf, type StripeWorld, stripeWorld } from '#tests/support/stripe-world.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const IS_FULL = process.env.FAULTS === 'full';
const DELIVERIES = 50;
const SEQUENCES = IS_FULL ? 200 : 8;
const HANDLERS = 6;

const fee = (amount: number) => Math.round(amount * 0.034 + 8_000);
const DISPUTE_FEE = 380_000;

async function paidOrder({ context }: StripeWorld, listingId: string) {
  const { payments } = await ordersOf(context, [{ listingId, method: 'card' }]);
  const [payment] = payments;
  if (!payment) throw new Error('no order');
  return {
    paymentId: payment.id,
    total: payment.amount,
    url: await startCardPayment(context, payment.groupId),
  };
}

/** One order's whole life at Stripe: declined, paid, a part given back by hand, disputed and won. */
async function liveThrough(world: StripeWorld, url: string | null): Promise<string[]> {
  const before = new Set(Object.keys((await world.state()).events));
  await world.pay(url, '4000000000000002');
  const session = await world.pay(url);
  const intent = (await world.state()).sessions[session]?.payment_intent ?? '';
  await world.control('refund', { intent, amount: 30_000 });
  const { id } = await world.control<{ id: string }>('dispute', { intent });
  await world.control('close-dispute', { dispute: id, won: true });
  await world.control('tell', { type: 'payout.paid', object: { id: `po_${session}` } });
  await world.control('tell', { type: 'something.new', object: { id: `sn_${session}` } });
  return Object.keys((await world.state()).events).filter((one) => !before.has(one));
}

const kindsOf = ({ store }: Context) =>
  store.read(async (db) => ({
    orders: await db.select().from(store.tables.order),
    events: await db.select().from(store.tables.paymentEvent),
    jobs: (await db.select().from(store.tables.job)).filter(({ kind }) => kind === 'handle-card-event'),
    moves: await db.select().from(store.tables.stockMove),
    postings: (await db.select().from(store.tables.ledgerPosting)).map(({ kind }) => kind).sort(),
    refunds: await db.select().from(store.tables.refund),
    disputes: await db.select().from(store.tables.dispute),
  }));

const ONE_LIFE = [
  'dispute-reinstated',
  'dispute-withdrawn',
  'provider-fee',
  'provider-fee',
  'receipt-card',
  'refund-promised',
  'refund-sent',
  'sale',
];

eachEngine('what Stripe tells, as it may come', (open) => {
  test(`each kind of notice ${DELIVERIES} times at once, looked into by several at once: everything once`, async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    await anyPostRate(context);
    const { listingId } = await shopOf(context, 'HTX Chè');
    const { total, url } = await paidOrder(world, listingId);
    const events = await liveThrough(world, url);
    const other = world.openAgain();
    for (const id of events) {
      const signed = await world.signed(id);
      const kept = await Promise.all(
        Array.from({ length: DELIVERIES }, (_, at) => receiveCardEvent(at % 2 ? other : context, signed)),
      );
      expect(kept).toEqual(Array(DELIVERIES).fill(true));
    }
    const { events: rows, jobs } = await kindsOf(context);
    expect([rows.length, jobs.length]).toEqual([events.length, events.length]);
    // A worker that was thought dead goes on beside the one that took over.
    for (const { id: eventId } of rows) {
      await Promise.all(
        Array.from({ length: HANDLERS }, (_, at) =>
          handleCardEvent.run(
            at % 2 ? other : context,
            { eventId },
            { id: '', attempt: 1, signal: new AbortController().signal },
          ),
        ),
      );
    }
    await world.runJobs([handleCardEvent, refundByCard]);
    const { orders, moves, postings, refunds, disputes } = await kindsOf(context);
    expect(orders.map(orderState)).toEqual(['paid']);
    expect(moves.map(({ cause }) => cause)).toEqual(['reserve', 'sell']);
    expect(postings).toEqual(ONE_LIFE);
    expect([refunds.length, disputes.length]).toEqual([1, 1]);
    expect(Object.values((await world.state()).refunds)).toHaveLength(1);
    expect(await balancesOf(context)).toEqual({
      operator_clearing: total - 30_000 - fee(total) - DISPUTE_FEE,
      producer_payable: 30_000 - total,
      fees: fee(total) + DISPUTE_FEE,
    });
  }, 120_000);

  test(`${SEQUENCES} lives told in any order, some twice, some never, with the buyer’s return in between`, async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    await anyPostRate(context);
    const { listingId } = await shopOf(context, 'HTX Chè', { stock: SEQUENCES });
    const random = seededRandom(7);
    let owed = 0;
    for (let round = 0; round < SEQUENCES; round += 1) {
      const { paymentId, total, url } = await paidOrder(world, listingId);
      const events = await liveThrough(world, url);
      const told = events
        .flatMap((id) => (random() < 0.3 ? [id, id] : random() < 0.1 ? [] : [id]))
        .map((id) => ({ id, at: random() }))
        .sort((a, b) => a.at - b.at);
      const returned = Math.floor(random() * told.length);
      for (const [at, { id }] of told.entries()) {
        await receiveCardEvent(context, await world.signed(id));
        await Promise.all([
          world.runJobs([handleCardEvent]),
          ...(at === returned ? [takeCardPayment(context, paymentId)] : []),
        ]);
      }
      owed += total - 30_000;
    }
    await world.runJobs([handleCardEvent, refundByCard]);
    const { orders, moves, postings, refunds, disputes } = await kindsOf(context);
    expect(orders.map(orderState)).toEqual(Array(SEQUENCES).fill('paid'));
    expect(moves.filter(({ cause }) => cause === 'sell')).toHaveLength(SEQUENCES);
    expect(postings).toEqual(ONE_LIFE.flatMap((kind) => Array(SEQUENCES).fill(kind)).sort());
    expect([refunds.length, disputes.length]).toEqual([SEQUENCES, SEQUENCES]);
    expect((await balancesOf(context)).producer_payable).toBe(-owed);
  }, 1_200_000);
});
