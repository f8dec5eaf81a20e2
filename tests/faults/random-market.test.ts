import fc from 'fast-check';
import { expect, test } from 'vitest';
import { moveOrder, THE_MARKET } from '#app/domain/orders/move-order.server.ts';
import { checkBooks } from '#app/domain/payments/ledger/check/check-books.server.ts';
import { owedBy } from '#app/domain/payments/ledger/owed.server.ts';
import { makePayoutRun } from '#app/domain/payments/payouts/make-payout-run.server.ts';
import { markPayoutPaid } from '#app/domain/payments/payouts/mark-payout-paid.server.ts';
import { readPayoutRun } from '#app/domain/payments/payouts/read-payout-run.server.ts';
import { reversePayout } from '#app/domain/payments/payouts/reverse-payout.server.ts';
import { cancelLines } from '#app/domain/payments/refunds/cancel-lines.server.ts';
import { cancelOrder } from '#app/domain/payments/refunds/cancel-order.server.ts';
import { moneySeen } from '#app/domain/payments/refunds/money-seen.server.ts';
import { promiseRefund } from '#app/domain/payments/refunds/promise-refund.server.ts';
import { refundSent } from '#app/domain/payments/refunds/refund-sent.server.ts';
import { expireOrders } from '#app/domain/payments/settle/expire-orders.server.ts';
import { isDomainError } from '#app/server/domain-error.ts';
import { newId } from '#app/server/ids.server.ts';
import { anyPostRate } from '#tests/factories/buying.ts';
import { staffMember } from '#tests/factories/listing-steps.ts';
import { ordersOf, payByCard, payByTransfer, shopOf } from '#tests/factories/paying.ts';
import { eachEngine, type TestMarket } from '#tests/support/test-market.ts';

/** `npm run test:faults` asks for all of them. */
const RUNS = process.env.FAULTS === 'full' ? 500 : 6;

/** What happens next; `at` chooses among what is there. */
type Step =
  | { act: 'buy'; at: number; quantity: number; byCard: boolean }
  | { act: 'pay'; at: number; share: number }
  | { act: 'pass'; minutes: number }
  | { act: 'cancel'; at: number }
  | { act: 'cancel-pieces'; at: number; quantity: number }
  | { act: 'go-on'; at: number }
  | { act: 'return'; at: number; quantity: number; isRestocked: boolean }
  | { act: 'give-open-back'; at: number }
  | { act: 'send-refund'; at: number }
  | { act: 'pay-out' }
  | { act: 'reverse-payout'; at: number };

const at = fc.nat({ max: 40 });
const quantity = fc.integer({ min: 1, max: 4 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ act: fc.constant('buy' as const), at, quantity, byCard: fc.boolean() }),
  },
  // Hundredths of what is asked for: too little, exact, too much.
  {
    weight: 5,
    arbitrary: fc.record({
      act: fc.constant('pay' as const),
      at,
      share: fc.constantFrom(40, 100, 100, 100, 130),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ act: fc.constant('pass' as const), minutes: fc.constantFrom(5, 60, 2000) }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('cancel' as const), at }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('cancel-pieces' as const), at, quantity }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('go-on' as const), at }) },
  {
    weight: 2,
    arbitrary: fc.record({ act: fc.constant('return' as const), at, quantity, isRestocked: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('give-open-back' as const), at }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('send-refund' as const), at }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('pay-out' as const) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('reverse-payout' as const), at }) },
);

const STOCK = 12;

async function play({ context, clock, runJobs }: TestMarket, steps: readonly Step[]): Promise<void> {
  const { store } = context;
  const { order, orderLine, payment, refund, payout } = store.tables;
  const staff = staffMember();
  await anyPostRate(context);
  const shops = [
    await shopOf(context, 'HTX Chè', { stock: STOCK }),
    await shopOf(context, 'HTX Mật ong', { stock: STOCK, number: '0987654321' }),
  ];
  const pick = <Row>(rows: readonly Row[], index: number): Row | undefined =>
    rows[index % (rows.length || 1)];
  const all = <Row>(rows: () => Promise<Row[]>) => rows();
  const orders = () => all(() => store.read((db) => db.select().from(order).orderBy(order.id)));
  const payments = () => all(() => store.read((db) => db.select().from(payment).orderBy(payment.id)));
  const linesOf = async (orderId: string) =>
    (await store.read((db) => db.select().from(orderLine))).filter((line) => line.orderId === orderId);

  const acts: { [Act in Step['act']]: (one: Extract<Step, { act: Act }>) => Promise<unknown> } = {
    buy: async ({ at: index, quantity: pieces, byCard }) => {
      const shop = pick(shops, index);
      if (shop)
        await ordersOf(context, [
          { listingId: shop.listingId, quantity: pieces, method: byCard ? 'card' : 'vietqr' },
        ]);
    },
    pay: async ({ at: index, share }) => {
      const asked = pick(await payments(), index);
      if (!asked) return;
      if (asked.method === 'card') await payByCard(context, asked.id);
      else await payByTransfer(context, asked.id, Math.round((asked.amount * share) / 100));
    },
    pass: async ({ minutes }) => {
      clock.set(clock.now() + minutes * 60_000);
      await runJobs([expireOrders]);
    },
    cancel: async ({ at: index }) => {
      const one = pick(await orders(), index);
      if (one) await cancelOrder(context, { orderId: one.id, by: THE_MARKET, reason: 'thử' });
    },
    'cancel-pieces': async ({ at: index, quantity: pieces }) => {
      const one = pick(await orders(), index);
      const line = one && pick(await linesOf(one.id), index);
      if (!one || !line) return;
      const lines = [{ lineId: line.id, quantity: pieces }];
      await cancelLines(context, {
        orderId: one.id,
        lines,
        kind: 'cancelled',
        isRestocked: true,
        by: THE_MARKET,
        reason: 'thử',
      });
    },
    'go-on': async ({ at: index }) => {
      const one = pick(await orders(), index);
      if (!one) return;
      await store.write(
        async (tx) => {
          for (const act of ['deliver', 'hand-over', 'accept'] as const)
            if (await moveOrder(context, tx, { orderId: one.id, act, by: THE_MARKET })) return;
        },
        { isolation: 'guarded' },
      );
    },
    return: async ({ at: index, quantity: pieces, isRestocked }) => {
      const one = pick(await orders(), index);
      const line = one && pick(await linesOf(one.id), index);
      if (!one || !line) return;
      await cancelLines(context, {
        orderId: one.id,
        lines: [{ lineId: line.id, quantity: pieces }],
        kind: 'returned',
        isRestocked,
        by: THE_MARKET,
        reason: 'thử',
      });
    },
    'give-open-back': async ({ at: index }) => {
      const asked = pick(await payments(), index);
      if (!asked) return;
      const { open } = await store.read((db) => moneySeen(context, db, asked.id));
      if (open <= 0) return;
      const isWaiting = asked.settledAt === null && asked.closedAt === null;
      // Somebody who pays in parts has not paid too much.
      if (isWaiting) return;
      await store.write(
        (tx) =>
          promiseRefund(context, tx, {
            paymentId: asked.id,
            orderId: null,
            amount: open,
            reason: 'late',
            causeKey: newId(),
            by: THE_MARKET,
          }),
        { isolation: 'guarded' },
      );
    },
    'send-refund': async ({ at: index }) => {
      const one = pick(await store.read((db) => db.select().from(refund).orderBy(refund.id)), index);
      if (!one) return;
      await store.write(
        (tx) => refundSent(context, tx, one.id, { proof: { reference: 'FT1', hash: null }, by: THE_MARKET }),
        { isolation: 'guarded' },
      );
    },
    'pay-out': async () => {
      const runId = await makePayoutRun(context, staff, { runId: newId(), cutoffAt: clock.now() });
      const { payouts } = await readPayoutRun(context, staff, runId);
      for (const { id } of payouts) await markPayoutPaid(context, staff, { payoutId: id, reference: 'FT2' });
    },
    'reverse-payout': async ({ at: index }) => {
      const one = pick(await store.read((db) => db.select().from(payout).orderBy(payout.id)), index);
      if (one) await reversePayout(context, staff, { payoutId: one.id, reason: 'thử' });
    },
  };
  for (const one of steps) {
    try {
      await acts[one.act](one as never);
    } catch (error) {
      // Refused with words for people: nothing was written.
      if (!isDomainError(error)) throw error;
    }
  }
}

eachEngine('whatever happens in whatever order', (open) => {
  test('stock, orders and money add up', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 40 }), async (steps) => {
        const market = await open();
        await play(market, steps);
        const { findings } = await checkBooks(market.context);
        expect(
          findings.flatMap(({ invariant, breaks }) => breaks.map((one) => ({ invariant, ...one }))),
        ).toEqual([]);
        const { store, clock } = market.context;
        const { variant, order } = store.tables;
        const sizes = await store.read((db) => db.select().from(variant));
        expect(sizes.every(({ stock, reserved }) => stock >= 0 && reserved >= 0)).toBe(true);
        const owed = await store.read((db) => owedBy(db, store.tables, { until: clock.now() }));
        const hasCardSales = (await store.read((db) => db.select().from(order))).some(
          ({ method, paidAt }) => method === 'card' && paidAt !== null,
        );
        if (!hasCardSales) expect([...owed.values()].every((parts) => parts.owed === 0)).toBe(true);
        await market.close();
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  }, 1_200_000);
});
