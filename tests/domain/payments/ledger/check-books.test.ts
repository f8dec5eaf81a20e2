import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { booksCheck } from '#app/cli/books-check.ts';
import { moveStock } from '#app/domain/catalog/move-stock.server.ts';
import { moveOrder, THE_MARKET } from '#app/domain/orders/move-order.server.ts';
import { checkBooks } from '#app/domain/payments/ledger/check/check-books.server.ts';
import { type Invariant, invariants } from '#app/domain/payments/ledger/check/finding.ts';
import { post } from '#app/domain/payments/ledger/post.server.ts';
import { watchBooks } from '#app/domain/payments/ledger/watch-books.server.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import type { Tx } from '#db/store.ts';
import type { LedgerAccount } from '#db/tables/books.ts';
import { anyPostRate } from '#tests/factories/buying.ts';
import { cancelOnePiece } from '#tests/factories/cancel-one-piece.ts';
import { ordersOf, payByCard, payByTransfer, shopOf } from '#tests/factories/paying.ts';
import { breaksBooksOnPurpose } from '#tests/support/sound-books.ts';
import { eachEngine } from '#tests/support/test-market.ts';

/** A market in which much has happened: paid by transfer and by card, waiting, cancelled, promised back. */
async function busyMarket(context: Context) {
  await anyPostRate(context);
  const tea = await shopOf(context, 'HTX Chè', { stock: 50 });
  const honey = await shopOf(context, 'HTX Mật ong', { stock: 50, number: '0987654321' });
  const mixed = await ordersOf(context, [
    { listingId: tea.listingId, quantity: 3 },
    { listingId: honey.listingId, quantity: 2, method: 'card' },
  ]);
  for (const { id, method } of mixed.payments) {
    await (method === 'card' ? payByCard(context, id) : payByTransfer(context, id));
  }
  await ordersOf(context, [{ listingId: tea.listingId }]);
  const [line] = mixed.lines;
  await cancelOnePiece(context, line);
  const [order] = mixed.orders;
  await context.store.write((tx) =>
    moveOrder(context, tx, { orderId: order?.id ?? '', act: 'accept', by: THE_MARKET }),
  );
  return { tea, honey, ...mixed };
}

type Busy = Awaited<ReturnType<typeof busyMarket>>;

/** One wrong row each, as a slip in the code or a hand in the database would leave it. */
const slips: Record<Invariant, (context: Context, tx: Tx, busy: Busy) => Promise<unknown>> = {
  'posting-sums': (context, tx) => addEntries(context, tx, 'sale', [['fees', 5]]),
  'whole-sum': (context, tx) => addEntries(context, tx, 'sale', [['fees', 5]]),
  reversals: async (context, tx) => {
    const { ledgerPosting } = context.store.tables;
    const [first] = await tx.select().from(ledgerPosting).where(eq(ledgerPosting.kind, 'sale'));
    await addEntries(
      context,
      tx,
      'reversal',
      [
        ['fees', 5],
        ['refunds', -5],
      ],
      { reverses: first?.id },
    );
  },
  sales: ({ store: { tables } }, tx, { orders }) =>
    tx
      .update(tables.order)
      .set({ paidAt: null, acceptedAt: null })
      .where(eq(tables.order.id, orders[0]?.id ?? '')),
  'order-amounts': ({ store: { tables } }, tx, { orders }) =>
    tx
      .update(tables.order)
      .set({ totalAmount: 1 })
      .where(eq(tables.order.id, orders[0]?.id ?? '')),
  'order-facts': ({ store: { tables } }, tx, { orders }) =>
    tx
      .update(tables.order)
      .set({ packedAt: 1 })
      .where(eq(tables.order.id, orders[0]?.id ?? '')),
  'order-paid': ({ store: { tables } }, tx, { payments }) =>
    tx
      .update(tables.payment)
      .set({ settledAt: null })
      .where(eq(tables.payment.id, payments[0]?.id ?? '')),
  transfers: ({ store: { tables } }, tx) => tx.update(tables.transferMatch).set({ amount: 1 }),
  'card-receipts': ({ store: { tables } }, tx) =>
    tx.update(tables.payment).set({ amount: 7 }).where(eq(tables.payment.method, 'card')),
  'card-money': (context, tx, busy) => seeCardMoney(context, tx, busy, { amount: 270_001 }),
  receivable: (context, tx, { tea }) =>
    addEntries(
      context,
      tx,
      'commission',
      [
        ['buyer_receivable', 5],
        ['producer_direct', -5],
      ],
      { producerId: tea.producerId },
    ),
  clearing: (context, tx) =>
    addEntries(context, tx, 'commission', [
      ['operator_clearing', 5],
      ['producer_direct', -5],
    ]),
  refunds: ({ store: { tables } }, tx) => tx.update(tables.refund).set({ doneAt: 1 }),
  'owed-back': ({ store: { tables } }, tx) => tx.update(tables.refund).set({ orderId: null }),
  'refund-limits': ({ store: { tables } }, tx) => tx.update(tables.refund).set({ amount: 9_000_000 }),
  'refunds-there': async (context, tx, { payments, orders }) => {
    const { refund, reconciliationFinding } = context.store.tables;
    await tx.update(refund).set({ externalId: 're_1' });
    await tx.insert(reconciliationFinding).values({
      ...{
        id: newId(),
        provider: 'stripe',
        kind: 'refund-there',
        subject: 're_1',
        foundAt: 0,
        resolvedAt: 1,
      },
      detail: {
        ...{ paymentId: payments[0]?.id, intentId: 'pi_1', amount: 120_000, currency: 'vnd', isBooked: 0 },
        orderId: orders[1]?.id,
      },
    });
  },
  'paid-back': async (context, tx, busy) => {
    await seeCardMoney(context, tx, busy, { amount: 10 });
    await tx.insert(context.store.tables.reconciliationFinding).values({
      ...{ id: newId(), provider: 'stripe', kind: 'refund-there', subject: 're_1', foundAt: 0 },
      detail: { paymentId: 'p', intentId: 'pi_1', amount: 11, currency: 'vnd', isBooked: 0 },
    });
  },
  'refunds-once': async ({ store: { tables } }, tx) => {
    const [refund] = await tx.select({ id: tables.refund.id }).from(tables.refund);
    await tx.insert(tables.reconciliationFinding).values({
      ...{ id: newId(), provider: 'stripe', kind: 'state', subject: 're_1', foundAt: 0 },
      detail: { what: 'refund', amount: 1, currency: 'vnd', state: 'done', refundId: refund?.id ?? '' },
    });
  },
  'disputed-refunds': async (context, tx, { payments, lines }) => {
    const { refund, dispute } = context.store.tables;
    const [paymentId, orderId] = [payments[0]?.id ?? '', lines[0]?.orderId ?? ''];
    await tx.update(refund).set({ method: 'card', paymentId });
    const disputeId = newId();
    await tx.insert(dispute).values({
      ...{ id: disputeId, paymentId, externalId: 'dp_1', amount: 360_000, reason: 'x', status: 'lost' },
      ...{ openedAt: 0, withdrawnAt: 1, closedAt: 2 },
    });
    await post(context, tx, {
      kind: 'dispute-withdrawn',
      subject: `dispute:${disputeId}`,
      entries: [
        { account: 'producer_payable', amount: 360_000, orderId },
        { account: 'operator_clearing', amount: -360_000 },
      ],
    });
  },
  'paid-owed': (context, tx, busy) => payOut(context, tx, busy, 270_001),
  owed: async ({ store: { tables } }, tx, { tea }) => {
    const runId = newId();
    await tx
      .insert(tables.payoutRun)
      .values({ id: runId, number: 1, createdAt: 0, createdBy: 'x', cutoffAt: 0, totalAmount: 1 });
    await tx.insert(tables.payout).values({
      id: newId(),
      runId,
      producerId: tea.producerId,
      bankAccountId: tea.bankAccountId,
      amount: 1,
    });
  },
  payouts: async ({ store: { tables } }, tx, { honey }) => {
    const runId = newId();
    await tx
      .insert(tables.payoutRun)
      .values({ id: runId, number: 1, createdAt: 0, createdBy: 'x', cutoffAt: 0, totalAmount: 1 });
    await tx.insert(tables.payout).values({
      id: newId(),
      runId,
      producerId: honey.producerId,
      bankAccountId: honey.bankAccountId,
      amount: 1,
      paidAt: 1,
    });
  },
  reserved: ({ store: { tables } }, tx) => tx.update(tables.reservation).set({ releasedAt: 1, soldAt: null }),
  'stock-moves': ({ store: { tables } }, tx, { tea }) =>
    tx.update(tables.variant).set({ stock: 99 }).where(eq(tables.variant.listingId, tea.listingId)),
  withholding: (context, tx, { orders }) =>
    addEntries(
      context,
      tx,
      'withholding',
      [
        ['producer_payable', 5],
        ['withholding', -5],
      ],
      {
        orderId: orders[0]?.id ?? null,
      },
    ),
  sold: (context, tx, { lines }) =>
    moveStock(context, tx, {
      variantId: lines[0]?.variantId ?? '',
      cause: 'restock',
      orderId: lines[0]?.orderId ?? '',
      stock: 1,
      reserved: 0,
    }),
};

/** Money by card as it was seen. */
async function seeCardMoney(
  { store }: Context,
  tx: Tx,
  { payments }: Busy,
  { amount }: { amount: number },
): Promise<void> {
  const paymentId = payments.find(({ method }) => method === 'card')?.id ?? '';
  await tx.insert(store.tables.cardMoney).values({
    ...{
      id: newId(),
      paymentId,
      externalId: 'pi_1',
      amount,
      currency: 'VND',
      seenAt: 0,
      standing: 'settles',
    },
  });
}

/** A payout for honey that is paid. */
async function payOut(context: Context, tx: Tx, { honey }: Busy, amount: number): Promise<void> {
  const { payout, payoutRun } = context.store.tables;
  const [runId, id] = [newId(), newId()];
  await tx
    .insert(payoutRun)
    .values({ id: runId, number: 1, createdAt: 0, createdBy: 'x', cutoffAt: 0, totalAmount: amount });
  await tx.insert(payout).values({
    ...{ id, runId, producerId: honey.producerId, bankAccountId: honey.bankAccountId },
    ...{ amount, paidAt: 1, reference: 'FT1' },
  });
  await post(context, tx, {
    kind: 'payout',
    subject: `payout:${id}`,
    entries: [
      { account: 'producer_payable', amount, producerId: honey.producerId },
      { account: 'operator_clearing', amount: -amount },
    ],
  });
}

async function addEntries(
  { store }: Context,
  tx: Tx,
  kind: string,
  entries: ReadonlyArray<readonly [LedgerAccount, number]>,
  {
    producerId = null,
    orderId = null,
    reverses = null,
  }: { producerId?: string | null; orderId?: string | null; reverses?: string | null | undefined } = {},
): Promise<void> {
  const postingId = newId();
  await tx.insert(store.tables.ledgerPosting).values({
    id: postingId,
    at: 0,
    kind,
    subject: `slip:${postingId}`,
    reverses: reverses ?? null,
    isDemo: false,
  });
  await tx.insert(store.tables.ledgerEntry).values(
    entries.map(([account, amount]) => ({
      id: newId(),
      postingId,
      account,
      producerId,
      orderId,
      amount,
      currency: 'VND',
    })),
  );
}

eachEngine('the books', (open) => {
  test('say of every invariant that it holds, with figures that were counted', async () => {
    const { context } = await open();
    await busyMarket(context);
    const { isSound, findings, balances } = await checkBooks(context);
    expect(
      findings.flatMap(({ invariant, breaks }) => (breaks.length ? [invariant, ...breaks] : [])),
    ).toEqual([]);
    expect(isSound).toBe(true);
    expect(findings.map(({ invariant }) => invariant)).toEqual([...invariants]);
    const figures = Object.fromEntries(findings.map((one) => [one.invariant, one.figures]));
    expect(figures.sales).toEqual({ orders: 2, total: 660_000 });
    expect(figures.receivable).toEqual({
      byTransfer: 390_000,
      byCard: 270_000,
      soldTotal: 660_000,
      back: 0,
      aside: 0,
      open: 0,
      claimed: 0,
    });
    expect(figures.sold).toEqual({ orders: 2, sold: 5, restocked: 1 });
    expect(figures.reserved).toMatchObject({ reservations: 1, pieces: 1 });
    expect(figures.owed).toEqual({ producers: 1, owed: expect.any(Number), owing: 0 });
    expect(Object.values(balances).reduce((sum, one) => sum + one, 0)).toBe(0);
  });

  for (const [invariant, slip] of Object.entries(slips)) {
    test(`do not hold their “${invariant}” after a slip, and say where`, async () => {
      const { context } = await open();
      const busy = await busyMarket(context);
      breaksBooksOnPurpose(context);
      await context.store.write((tx) => slip(context, tx, busy));
      const { isSound, findings } = await checkBooks(context);
      expect(isSound).toBe(false);
      const found = findings.find((one) => one.invariant === invariant);
      expect(found?.breaks.length).toBeGreaterThan(0);
      for (const { subject, expected, found: is } of found?.breaks ?? []) {
        expect(subject).toMatch(/^(ledger|\w+:\w+)/);
        expect(is).not.toBe(expected);
      }
    });
  }

  test('do not hold where a producer bears more of an order by refunds and disputes than it cost', async () => {
    const { context } = await open();
    const { honey, orders } = await busyMarket(context);
    breaksBooksOnPurpose(context);
    const order = orders.find(({ producerId }) => producerId === honey.producerId);
    const bear = (subject: string, amount: number) =>
      context.store.write((tx) =>
        post(context, tx, {
          ...{ kind: 'dispute-withdrawn', subject },
          entries: [
            { account: 'producer_payable', amount, producerId: honey.producerId, orderId: order?.id ?? '' },
            { account: 'operator_clearing', amount: -amount },
          ],
        }),
      );
    const found = async () =>
      (await checkBooks(context)).findings.find(({ invariant }) => invariant === 'refund-limits')?.breaks;
    await bear('dispute:1', order?.totalAmount ?? 0);
    expect(await found()).toEqual([]);
    await bear('dispute:2', 1);
    const most = order?.totalAmount ?? 0;
    expect(await found()).toEqual([
      { subject: `order:${order?.id}`, what: 'borne', expected: most, found: most + 1 },
    ]);
  });

  test('what is wrong at night waits for staff until it is mended, and again when it comes back', async () => {
    const { context, runJobs } = await open();
    const busy = await busyMarket(context);
    breaksBooksOnPurpose(context);
    const { store } = context;
    const { reconciliationFinding, variant } = store.tables;
    const of = eq(variant.listingId, busy.tea.listingId);
    const [before] = await store.read((db) => db.select({ stock: variant.stock }).from(variant).where(of));
    const night = async (stock: number) => {
      await store.write((tx) => tx.update(variant).set({ stock }).where(of));
      await store.write((tx) => context.jobs.enqueue(tx, watchBooks, {}));
      await runJobs([watchBooks]);
      const found = await store.read((db) => db.select().from(reconciliationFinding));
      return found.filter(({ resolvedAt }) => resolvedAt === null);
    };
    const waiting = await night(99);
    expect(waiting.length).toBeGreaterThan(0);
    expect(waiting.map(({ provider, kind }) => `${provider} ${kind}`)).toContain('books stock-moves');
    expect(await night(before?.stock ?? 0)).toEqual([]);
    expect((await night(99)).map(({ id }) => id).sort()).toEqual(waiting.map(({ id }) => id).sort());
  });

  test('are checked from the command line: a list for people, JSON for machines, and an exit code', async () => {
    const { context } = await open();
    const busy = await busyMarket(context);
    const check = async (...args: string[]) => {
      const said: string[] = [];
      const output = { out: (line: string) => said.push(line), err: (line: string) => said.push(line) };
      return { code: await booksCheck.run(context, args, output), said };
    };
    const sound = await check('--language', 'en');
    expect(sound.code).toBe(0);
    expect(sound.said.at(-1)).toBe('The books add up: all 26 conditions hold.');
    breaksBooksOnPurpose(context);
    await context.store.write((tx) => slips['stock-moves'](context, tx, busy));
    const broken = await check();
    expect(broken.code).toBe(1);
    expect(broken.said.join('\n')).toMatch(/SAI {2}Các lần nhập xuất kho nối liền nhau/);
    const json = await check('--json');
    expect(json.code).toBe(1);
    const report = JSON.parse(json.said.join(''));
    expect(report).toMatchObject({ isSound: false, balances: { refunds: -120_000 } });
    expect(report.findings).toHaveLength(26);
  });
});
