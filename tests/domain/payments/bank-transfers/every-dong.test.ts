import fc from 'fast-check';
import { expect, test } from 'vitest';
import { orderState } from '#app/domain/orders/order-state.ts';
import { acceptLateTransfer } from '#app/domain/payments/bank-transfers/accept-late-transfer.server.ts';
import { assignTransfer } from '#app/domain/payments/bank-transfers/assign-transfer.server.ts';
import { confirmByHand } from '#app/domain/payments/bank-transfers/confirm-by-hand.server.ts';
import { giveBackTransfer } from '#app/domain/payments/bank-transfers/give-back-transfer.server.ts';
import { putAside } from '#app/domain/payments/bank-transfers/put-aside.server.ts';
import { takeTransfer } from '#app/domain/payments/bank-transfers/take-transfer.server.ts';
import { expireOrders } from '#app/domain/payments/settle/expire-orders.server.ts';
import type { Context } from '#app/server/context.ts';
import { isDomainError } from '#app/server/domain-error.ts';
import { type Asked, askedOf, type Shop, seenOf, shopWithAccount } from '#tests/factories/transfers.ts';
import { IS_FULL } from '#tests/support/full-count.ts';
import { eachEngine, type TestMarket } from '#tests/support/test-market.ts';

/** How many sequences: a sample, and more of them in the long run. */
const RUNS = IS_FULL ? 150 : 12;

const act = fc.oneof(
  fc.record({
    kind: fc.constant('pay' as const),
    order: fc.nat(2),
    share: fc.constantFrom(0.4, 0.6, 1, 1, 1, 1.2),
  }),
  fc.record({ kind: fc.constant('pay-two' as const), share: fc.constantFrom(1, 1, 0.9) }),
  fc.record({ kind: fc.constant('pay-nobody' as const), amount: fc.constantFrom(30_000, 150_000) }),
  fc.record({ kind: fc.constant('again' as const), nth: fc.nat(5) }),
  fc.record({ kind: fc.constant('by-hand' as const), order: fc.nat(2) }),
  fc.record({ kind: fc.constant('expire' as const) }),
  fc.record({ kind: fc.constant('assign' as const), nth: fc.nat(5), order: fc.nat(2) }),
  fc.record({
    kind: fc.constantFrom('accept' as const, 'give-back' as const, 'aside' as const),
    nth: fc.nat(5),
  }),
);
type Act = typeof act extends fc.Arbitrary<infer One> ? One : never;

/** Does one act; what the rules refuse changes nothing, and is no failure here. */
async function perform(market: TestMarket, shop: Shop, asked: readonly Asked[], told: string[][], one: Act) {
  const { context, clock, runJobs } = market;
  const waiting = (await rowsOf(context)).transfers.filter(
    ({ trouble, resolvedAt }) => trouble && !resolvedAt,
  );
  const take = async (amount: number, text: string) => {
    const seen = seenOf(context, { amount, text });
    told.push([seen.externalId, seen.reference ?? '', String(amount), text, String(seen.occurredAt)]);
    await takeTransfer(context, shop.accountId, seen);
  };
  const nth = 'nth' in one ? waiting[one.nth % Math.max(1, waiting.length)]?.id : undefined;
  const order = 'order' in one ? asked[one.order % asked.length] : undefined;
  switch (one.kind) {
    case 'pay':
      return order && take(Math.round(order.amount * one.share), `tra ${order.memo}`);
    case 'pay-two': {
      const [a, b] = asked;
      return a && b && take(Math.round((a.amount + b.amount) * one.share), `${a.memo} ${b.memo}`);
    }
    case 'pay-nobody':
      return take(one.amount, 'khong co ma');
    case 'again': {
      const [externalId, reference, amount, text, at] = told[one.nth % Math.max(1, told.length)] ?? [];
      if (!externalId) return;
      const same = {
        reference: reference ?? null,
        amount: Number(amount),
        text: text ?? '',
        occurredAt: Number(at),
      };
      await takeTransfer(context, shop.accountId, { source: 'sepay', externalId, ...same });
      return takeTransfer(context, shop.accountId, {
        source: 'statement',
        externalId: `row-${externalId}`,
        ...same,
      });
    }
    case 'by-hand':
      return (
        order &&
        confirmByHand(context, shop.actor, { orderId: order.orderId, amount: order.amount, note: 'thấy' })
      );
    case 'expire':
      clock.set(clock.now() + context.config.orderHoldMs);
      return runJobs([expireOrders]);
    case 'assign':
      return (
        nth && order && assignTransfer(context, shop.actor, { transferId: nth, orderCode: order.orderCode })
      );
    case 'accept':
      return nth && acceptLateTransfer(context, shop.actor, nth);
    case 'give-back':
      return nth && giveBackTransfer(context, shop.actor, nth);
    case 'aside':
      return nth && putAside(context, shop.actor, { transferId: nth, why: 'not-ours', note: 'thử' });
  }
}

const rowsOf = ({ store }: Context) =>
  store.read(async (db) => ({
    orders: await db.select().from(store.tables.order),
    payments: await db.select().from(store.tables.payment),
    allocations: await db.select().from(store.tables.paymentAllocation),
    transfers: await db.select().from(store.tables.bankTransfer),
    matches: await db.select().from(store.tables.transferMatch),
    refunds: await db.select().from(store.tables.refund),
    postings: await db.select().from(store.tables.ledgerPosting),
    entries: await db.select().from(store.tables.ledgerEntry),
    variants: await db.select().from(store.tables.variant),
    moves: await db.select().from(store.tables.stockMove),
    lines: await db.select().from(store.tables.orderLine),
  }));

const sum = (rows: ReadonlyArray<{ amount: number }>) =>
  rows.reduce((total, { amount }) => total + amount, 0);

/** Every đồng that came in stands in one place: sold, promised back, put aside, or waiting; and the ledger says the same. */
async function expectEveryDong(context: Context, stock: number) {
  const rows = await rowsOf(context);
  const paid = new Set(rows.orders.filter(({ paidAt }) => paidAt !== null).map(({ id }) => id));
  const soldPayments = new Set(
    rows.allocations.filter(({ orderId }) => paid.has(orderId)).map(({ paymentId }) => paymentId),
  );
  let aside = 0;
  let open = 0;
  for (const transfer of rows.transfers) {
    const of = rows.matches.filter(({ transferId }) => transferId === transfer.id);
    const sold = sum(of.filter(({ paymentId }) => soldPayments.has(paymentId)));
    const refunded = sum(rows.refunds.filter(({ causeKey }) => causeKey === `transfer:${transfer.id}`));
    const asidePosting = rows.postings.find(
      ({ kind, subject }) => kind === 'transfer-aside' && subject === `transfer:${transfer.id}`,
    );
    const put = asidePosting
      ? sum(
          rows.entries.filter(
            (one) => one.postingId === asidePosting.id && one.account === 'buyer_receivable',
          ),
        )
      : 0;
    const rest = transfer.amount - sold - refunded - put;
    expect(rest, 'nothing stands in two places').toBeGreaterThanOrEqual(0);
    const waits = transfer.trouble !== null && transfer.resolvedAt === null;
    if (!waits) expect(rest, `what waits for nobody has found its place: ${transfer.resolution}`).toBe(0);
    aside += put;
    open += rest;
  }
  for (const one of rows.payments.filter(({ id }) => soldPayments.has(id)))
    expect(sum(rows.matches.filter(({ paymentId }) => paymentId === one.id)), 'sold for its price').toBe(
      one.amount,
    );
  const balance = (account: string) => sum(rows.entries.filter((one) => one.account === account));
  const total = sum(
    rows.orders.filter(({ id }) => paid.has(id)).map(({ totalAmount: amount }) => ({ amount })),
  );
  expect({
    direct: balance('producer_direct'),
    payable: 0 - balance('producer_payable'),
    refunds: 0 - balance('refunds'),
    receivable: 0 - balance('buyer_receivable'),
  }).toEqual({
    direct: sum(rows.transfers) - aside,
    payable: total,
    refunds: sum(rows.refunds),
    receivable: open,
  });
  expect(sum(rows.entries)).toBe(0);
  const soldPieces = rows.lines
    .filter(({ orderId }) => paid.has(orderId))
    .reduce((all, one) => all + one.quantity, 0);
  const [variant] = rows.variants;
  expect((variant?.stock ?? 0) + (variant?.reserved ?? 0) + soldPieces, 'no piece is lost').toBe(stock);
  const kept = rows.orders.filter((one) => orderState(one) === 'waiting').map(({ id }) => id);
  expect(variant?.reserved).toBe(
    rows.lines.filter(({ orderId }) => kept.includes(orderId)).reduce((all, one) => all + one.quantity, 0),
  );
}

eachEngine('every đồng', (open) => {
  test('stands in one place, whatever comes in which order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 16 }), async (acts) => {
        const market = await open();
        const shop = await shopWithAccount(market.context, { stock: 4 });
        const asked = [
          await askedOf(market.context, shop),
          await askedOf(market.context, shop, 2),
          await askedOf(market.context, shop),
        ];
        const told: string[][] = [];
        for (const one of acts) {
          await perform(market, shop, asked, told, one).catch((error: unknown) => {
            if (!isDomainError(error)) throw error;
          });
        }
        await expectEveryDong(market.context, 4);
        await market.close();
      }),
      { numRuns: RUNS, seed: 20_261_127 },
    );
  }, 600_000);
});
