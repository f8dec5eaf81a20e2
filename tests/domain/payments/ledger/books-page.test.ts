import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asc, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { THE_MARKET } from '#app/domain/orders/move-order.server.ts';
import { putAside } from '#app/domain/payments/bank-transfers/put-aside.server.ts';
import { takeTransfer } from '#app/domain/payments/bank-transfers/take-transfer.server.ts';
import { applyRefund } from '#app/domain/payments/card/apply-refund.server.ts';
import { bookCardMoney } from '#app/domain/payments/card/book-card-money.server.ts';
import { readDisputed, shareDispute } from '#app/domain/payments/card/dispute-shares.server.ts';
import { REFUND_BY_CARD } from '#app/domain/payments/card/refund-sending.ts';
import { sendByTransfer } from '#app/domain/payments/card/send-by-transfer.server.ts';
import { settleByDispute } from '#app/domain/payments/card/settle-by-dispute.server.ts';
import { claimFromBuyer } from '#app/domain/payments/claims/claim-from-buyer.server.ts';
import { dropClaim } from '#app/domain/payments/claims/drop-claim.server.ts';
import { recordClaimPayment } from '#app/domain/payments/claims/record-claim-payment.server.ts';
import { askWriteOff, confirmWriteOff } from '#app/domain/payments/claims/write-off-claim.server.ts';
import { type Entry, type PostingKind, post, postingKinds } from '#app/domain/payments/ledger/post.server.ts';
import { makePayoutRun } from '#app/domain/payments/payouts/make-payout-run.server.ts';
import { markPayoutPaid } from '#app/domain/payments/payouts/mark-payout-paid.server.ts';
import { readPayoutRun } from '#app/domain/payments/payouts/read-payout-run.server.ts';
import { reversePayout } from '#app/domain/payments/payouts/reverse-payout.server.ts';
import { cancelOrder } from '#app/domain/payments/refunds/cancel-order.server.ts';
import { holdRefund } from '#app/domain/payments/refunds/hold-refund.server.ts';
import { meetPromise } from '#app/domain/payments/refunds/meet-promise.server.ts';
import { promiseRefund } from '#app/domain/payments/refunds/promise-refund.server.ts';
import { refundSent } from '#app/domain/payments/refunds/refund-sent.server.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import { localDate } from '#app/server/local-date.ts';
import { anyPostRate } from '#tests/factories/buying.ts';
import { cancelOnePiece } from '#tests/factories/cancel-one-piece.ts';
import { staffMember } from '#tests/factories/listing-steps.ts';
import { ordersOf, payByCard, payByTransfer, shopOf } from '#tests/factories/paying.ts';
import { seenOf } from '#tests/factories/transfers.ts';
import { breaksBooksOnPurpose } from '#tests/support/sound-books.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const page = join(process.cwd(), 'docs', 'books.md');
const BEGIN = '<!-- worked postings: written by tests/domain/payments/ledger/books-page.test.ts -->';

async function market(context: Context) {
  await anyPostRate(context);
  return {
    tea: await shopOf(context, 'Chè'),
    honey: await shopOf(context, 'Mật ong', { number: '0987654321' }),
  };
}

type Shops = Awaited<ReturnType<typeof market>>;

const sent = (context: Context, refundId: string) =>
  context.store.write((tx) =>
    refundSent(context, tx, refundId, { proof: { reference: 'FT1', hash: null }, by: THE_MARKET }),
  );

const postAs = (context: Context, kind: PostingKind, subject: string, entries: Entry[]) =>
  context.store.write((tx) => post(context, tx, { kind, subject, entries }));

/** One piece by card whose order was cancelled, and whose refund the provider has refused. */
async function failedRefund(context: Context, listingId: string) {
  const { payments, orders } = await ordersOf(context, [{ listingId, method: 'card' }]);
  const [paymentId, orderId] = [payments[0]?.id ?? '', orders[0]?.id ?? ''];
  await payByCard(context, paymentId);
  const { refundIds } = await cancelOrder(context, { orderId, by: THE_MARKET, reason: 'thử' });
  const { refund, job } = context.store.tables;
  // Tried, and refused.
  await context.store.write(async (tx) => {
    await tx.update(refund).set({ failedAt: 1, failureCode: 'charge_disputed' });
    await tx.update(job).set({ state: 'done' }).where(eq(job.kind, REFUND_BY_CARD));
  });
  return { refundId: refundIds[0] ?? '', paymentId, orderId };
}

/** A refund sent by transfer, given back in the provider's pages once more, and claimed from the buyer. @returns the claim's id. */
async function claimOf(context: Context, listingId: string): Promise<string> {
  const { refundId, paymentId } = await failedRefund(context, listingId);
  const sentOn = localDate(context.clock.now());
  await sendByTransfer(context, staffMember(), { refundId, reference: 'FT1', sentOn });
  await context.store.write((tx) =>
    claimFromBuyer(context, tx, staffMember(), { subject: 're_1', paymentId, amount: 150_000 }),
  );
  const { reconciliationFinding: finding } = context.store.tables;
  const [claim] = await context.store.read((db) => db.select({ id: finding.id }).from(finding));
  return claim?.id ?? '';
}

/** As `failedRefund`, of card money that was seen; and all of it is disputed, of whom it was posted. */
async function disputedRefund(
  context: Context,
  { producerId, listingId }: { producerId: string; listingId: string },
  { isLost, isArrived }: { isLost: boolean; isArrived: boolean },
) {
  const failed = await failedRefund(context, listingId);
  const { refundId, paymentId, orderId } = failed;
  const { cardMoney, dispute, refund } = context.store.tables;
  const now = context.clock.now();
  await context.store.write(async (tx) => {
    await tx.insert(cardMoney).values({
      ...{ id: newId(), paymentId, externalId: 'pi_1', amount: 150_000, currency: 'VND' },
      ...{ seenAt: now, standing: 'settles' },
    });
    if (isArrived) {
      await tx.update(refund).set({ failedAt: null, failureCode: null });
      await refundSent(context, tx, refundId, { externalId: 're_1', by: THE_MARKET });
    }
    await tx.insert(dispute).values({
      ...{ id: 'dp_1', paymentId, externalId: 'dp_1', amount: 150_000, reason: 'fraudulent' },
      ...{ status: isLost ? 'lost' : 'needs_response', openedAt: now, withdrawnAt: now },
      closedAt: isLost ? now : null,
    });
  });
  const whose = isArrived
    ? { account: 'fees' as const, orderId }
    : { account: 'producer_payable' as const, producerId, orderId };
  await postAs(context, 'dispute-withdrawn', 'dispute:dp_1', [
    { ...whose, amount: 150_000 },
    { account: 'operator_clearing', amount: -150_000 },
  ]);
  return failed;
}

/** Each by the use-cases that do it in the market, with goods at 120,000 a piece and 30,000 for delivery. */
const examples: Array<[title: string, play: (context: Context, shops: Shops) => Promise<unknown>]> = [
  [
    'A sale by transfer: two pieces, straight to the producer',
    async (context, { tea }) => {
      const { payments } = await ordersOf(context, [{ listingId: tea.listingId, quantity: 2 }]);
      await payByTransfer(context, payments[0]?.id ?? '');
    },
  ],
  [
    'A sale by card of two producers, and the provider’s fee',
    async (context, { tea, honey }) => {
      const { payments } = await ordersOf(context, [
        { listingId: tea.listingId, quantity: 2, method: 'card' },
        { listingId: honey.listingId, method: 'card' },
      ]);
      await payByCard(context, payments[0]?.id ?? '');
      await postAs(context, 'provider-fee', 'card:pi_1', [
        { account: 'fees', amount: 14_700 },
        { account: 'operator_clearing', amount: -14_700 },
      ]);
    },
  ],
  [
    'Part of it goes back: one of two pieces, by transfer; promised, then sent by the producer',
    async (context, { tea }) => {
      const { payments, lines } = await ordersOf(context, [{ listingId: tea.listingId, quantity: 2 }]);
      await payByTransfer(context, payments[0]?.id ?? '');
      const { refundIds } = await cancelOnePiece(context, lines[0]);
      await sent(context, refundIds[0] ?? '');
    },
  ],
  [
    'Late money: the order had been cancelled; what came goes back',
    async (context, { tea }) => {
      const { payments, orders } = await ordersOf(context, [{ listingId: tea.listingId }]);
      await cancelOrder(context, { orderId: orders[0]?.id ?? '', by: THE_MARKET, reason: 'thử' });
      await payByTransfer(context, payments[0]?.id ?? '');
      const refundId = await context.store.write((tx) =>
        promiseRefund(context, tx, {
          paymentId: payments[0]?.id ?? '',
          orderId: null,
          amount: 150_000,
          reason: 'late',
          causeKey: 'late',
          by: THE_MARKET,
        }),
      );
      await sent(context, refundId);
    },
  ],
  [
    'Too much: 200,000 for an order of 150,000; the rest goes back',
    async (context, { tea }) => {
      const { payments } = await ordersOf(context, [{ listingId: tea.listingId }]);
      await payByTransfer(context, payments[0]?.id ?? '', 200_000);
      const refundId = await context.store.write((tx) =>
        promiseRefund(context, tx, {
          paymentId: payments[0]?.id ?? '',
          orderId: null,
          amount: 50_000,
          reason: 'too-much',
          causeKey: 'too-much',
          by: THE_MARKET,
        }),
      );
      await sent(context, refundId);
    },
  ],
  [
    'A dispute of a card sale: the bank takes the money, and gives it back when the market wins',
    async (context, { tea }) => {
      const { payments, orders } = await ordersOf(context, [{ listingId: tea.listingId, method: 'card' }]);
      await payByCard(context, payments[0]?.id ?? '');
      const of = { producerId: tea.producerId, orderId: orders[0]?.id ?? '' };
      for (const [kind, sign] of [
        ['dispute-withdrawn', 1],
        ['dispute-reinstated', -1],
      ] as const)
        await postAs(context, kind, 'dispute:dp_1', [
          { account: 'producer_payable', amount: sign * 150_000, ...of },
          { account: 'operator_clearing', amount: -sign * 150_000 },
        ]);
    },
  ],
  [
    'Cancelled while the card’s bank decides: what it has taken and what is promised is the same money, which the producer bears once',
    async (context, { tea }) => {
      const { payments, orders } = await ordersOf(context, [{ listingId: tea.listingId, method: 'card' }]);
      const [paymentId, orderId] = [payments[0]?.id ?? '', orders[0]?.id ?? ''];
      await payByCard(context, paymentId);
      const { dispute } = context.store.tables;
      const now = context.clock.now();
      await context.store.write((tx) =>
        tx.insert(dispute).values({
          ...{ id: 'dp_1', paymentId, externalId: 'dp_1', amount: 150_000, reason: 'fraudulent' },
          ...{ status: 'needs_response', openedAt: now, withdrawnAt: now },
        }),
      );
      await postAs(context, 'dispute-withdrawn', 'dispute:dp_1', [
        { account: 'producer_payable', amount: 150_000, producerId: tea.producerId, orderId },
        { account: 'operator_clearing', amount: -150_000 },
      ]);
      await cancelOrder(context, { orderId, by: THE_MARKET, reason: 'thử' });
    },
  ],
  [
    'Paid by card on the page of before: one of two orders had been cancelled meanwhile; what is too much goes back',
    async (context, { tea, honey }) => {
      const { payments, orders } = await ordersOf(context, [
        { listingId: tea.listingId, quantity: 2, method: 'card' },
        { listingId: honey.listingId, method: 'card' },
      ]);
      const cancelled = orders.find(({ producerId }) => producerId === honey.producerId);
      await cancelOrder(context, { orderId: cancelled?.id ?? '', by: THE_MARKET, reason: 'thử' });
      const seen = { externalId: 'pi_1', chargeId: null, amount: 420_000, currency: 'VND', feeAmount: null };
      await context.store.write((tx) => bookCardMoney(context, tx, payments[0]?.id ?? '', seen));
    },
  ],
  [
    'A card that takes nothing back: the operator sends the refund by bank transfer',
    async (context, { tea }) => {
      const { refundId } = await failedRefund(context, tea.listingId);
      const sentOn = localDate(context.clock.now());
      await sendByTransfer(context, staffMember(), { refundId, reference: 'FT1', sentOn });
    },
  ],
  [
    'A part of a refund that failed has gone back in the card provider’s own pages: the promise is lowered by that, and the rest waits',
    async (context, { tea }) => {
      const { refundId } = await failedRefund(context, tea.listingId);
      await context.store.write(
        async (tx) =>
          meetPromise(context, tx, await holdRefund(context, tx, refundId), {
            ...{ amount: 50_000, externalId: 're_1', by: THE_MARKET },
          }),
        { isolation: 'guarded' },
      );
    },
  ],
  [
    'A lost dispute of a card sale that was to be refunded: the bank has taken the money, so the promise is taken back',
    async (context, { tea }) => {
      const { refundId, paymentId, orderId } = await failedRefund(context, tea.listingId);
      const { dispute } = context.store.tables;
      const now = context.clock.now();
      await context.store.write((tx) =>
        tx.insert(dispute).values({
          ...{ id: 'dp_1', paymentId, externalId: 'dp_1', amount: 150_000, reason: 'fraudulent' },
          ...{ status: 'lost', openedAt: now, withdrawnAt: now, closedAt: now },
        }),
      );
      await postAs(context, 'dispute-withdrawn', 'dispute:dp_1', [
        { account: 'producer_payable', amount: 150_000, producerId: tea.producerId, orderId },
        { account: 'operator_clearing', amount: -150_000 },
      ]);
      await settleByDispute(context, staffMember(), refundId);
    },
  ],
  [
    'Paid back twice: the operator’s bank had sent a refund that its card did not take, and the card provider’s pages gave it back as well; claimed from the buyer, who pays a part, and the rest is written off',
    async (context, { tea }) => {
      const findingId = await claimOf(context, tea.listingId);
      const staff = staffMember();
      const day = localDate(context.clock.now());
      await recordClaimPayment(context, staff, { findingId, amount: 100_000, day, reference: 'FT2' });
      await askWriteOff(context, staff, { findingId, reason: 'không liên lạc được' });
      await confirmWriteOff(context, staff, { findingId, amount: 50_000 });
    },
  ],
  [
    'A lost dispute of a sale whose refund the operator’s bank had sent: it costs the market, not the producer, and is claimed from the buyer',
    async (context, { tea }) => {
      const { refundId, paymentId } = await failedRefund(context, tea.listingId);
      const sentOn = localDate(context.clock.now());
      await sendByTransfer(context, staffMember(), { refundId, reference: 'FT1', sentOn });
      const { dispute } = context.store.tables;
      const now = context.clock.now();
      await context.store.write((tx) =>
        tx.insert(dispute).values({
          ...{ id: 'dp_1', paymentId, externalId: 'dp_1', amount: 150_000, reason: 'fraudulent' },
          ...{ status: 'lost', openedAt: now, withdrawnAt: now, closedAt: now },
        }),
      );
      const disputed = await context.store.read((db) =>
        readDisputed(context.store.tables, db, { paymentId, disputeId: 'dp_1' }),
      );
      await postAs(context, 'dispute-withdrawn', 'dispute:dp_1', [
        ...shareDispute(150_000, disputed),
        { account: 'operator_clearing', amount: -150_000 },
      ]);
      await context.store.write((tx) =>
        claimFromBuyer(context, tx, staffMember(), {
          ...{ subject: 'dp_1', paymentId, amount: 150_000, isOfDispute: true },
        }),
      );
    },
  ],
  [
    'A claim on a buyer whose second refund never reached the card: nothing is claimed, and what they had paid of it is sent to them again',
    async (context, { tea }) => {
      const findingId = await claimOf(context, tea.listingId);
      const staff = staffMember();
      const day = localDate(context.clock.now());
      await recordClaimPayment(context, staff, { findingId, amount: 100_000, day, reference: 'FT2' });
      await context.store.write((tx) => dropClaim(context, tx, 're_1'));
      await recordClaimPayment(context, staff, { findingId, amount: 100_000, day, reference: 'FT3' });
    },
  ],
  [
    'A refund that the operator’s bank had sent is recorded while the card’s bank decides: what the dispute took is not the producer’s any more',
    async (context, { tea }) => {
      const { refundId } = await disputedRefund(context, tea, { isLost: false, isArrived: false });
      const sentOn = localDate(context.clock.now());
      await sendByTransfer(context, staffMember(), { refundId, reference: 'FT1', sentOn, isSent: true });
    },
  ],
  [
    'A claim by a lost dispute, and the refund that had reached the card before comes back: nothing is claimed, and the dispute settles the promise',
    async (context, { tea }) => {
      const { refundId, paymentId } = await disputedRefund(context, tea, { isLost: true, isArrived: true });
      await context.store.write((tx) =>
        claimFromBuyer(context, tx, staffMember(), {
          ...{ subject: 'dp_1', paymentId, amount: 150_000, isOfDispute: true },
        }),
      );
      const back = {
        id: 're_1',
        status: 'failed',
        amount: 150_000,
        currency: 'vnd',
        metadata: {},
        created: 1,
      };
      await context.store.write(
        (tx) => applyRefund(context, tx, refundId, { ...back, failure_reason: 'expired_or_canceled_card' }),
        { isolation: 'guarded' },
      );
    },
  ],
  [
    'A payout of card money, which the bank sends back: taken back by an entry of its own',
    async (context, { tea }) => {
      const { payments } = await ordersOf(context, [{ listingId: tea.listingId, method: 'card' }]);
      await payByCard(context, payments[0]?.id ?? '');
      const staff = staffMember();
      const runId = await makePayoutRun(context, staff, { runId: newId(), cutoffAt: context.clock.now() });
      const { payouts } = await readPayoutRun(context, staff, runId);
      await markPayoutPaid(context, staff, { payoutId: payouts[0]?.id ?? '', reference: 'FT1' });
      await reversePayout(context, staff, { payoutId: payouts[0]?.id ?? '', reason: 'thử' });
    },
  ],
  [
    'Money that was none of the market’s: a transfer without a code that the producer puts aside',
    async (context, { tea }) => {
      const seen = seenOf(context, { amount: 80_000, text: 'tien dien thang 11' });
      const { transferId } = await takeTransfer(context, tea.bankAccountId, seen);
      await putAside(
        context,
        { role: 'producer', personId: tea.seller.personId, producerId: tea.producerId },
        { transferId, why: 'not-ours', note: 'tiền nhà' },
      );
    },
  ],
  [
    'The market’s share of 5 %, were there one, and what of it goes back with one of two pieces',
    async (context, { tea }) => {
      const { payments, lines } = await ordersOf(context, [
        { listingId: tea.listingId, quantity: 2, method: 'card' },
      ]);
      const { order } = context.store.tables;
      await context.store.write((tx) =>
        tx.update(order).set({ commissionRate: 500, commissionAmount: 12_000 }),
      );
      await payByCard(context, payments[0]?.id ?? '');
      await cancelOnePiece(context, lines[0]);
    },
  ],
  [
    'Tax withheld from a household: 1 % and 0.5 % of two pieces, and of one of them taken back',
    async (context, { tea }) => {
      const { producer, withholdingMode } = context.store.tables;
      await context.store.write(async (tx) => {
        await tx.update(producer).set({ legalType: 'household' }).where(eq(producer.id, tea.producerId));
        await tx.update(withholdingMode).set({ mode: 'withhold' });
      });
      const { payments, lines } = await ordersOf(context, [
        { listingId: tea.listingId, quantity: 2, method: 'card' },
      ]);
      await payByCard(context, payments[0]?.id ?? '');
      await cancelOnePiece(context, lines[0]);
    },
  ],
];

const figure = (amount: number) => amount.toLocaleString('en-US');

const postingsOf = ({ store }: Context) =>
  store.read((db) => db.select({ kind: store.tables.ledgerPosting.kind }).from(store.tables.ledgerPosting));

async function tableOf({ store }: Context, shops: Shops): Promise<string> {
  const { ledgerPosting, ledgerEntry } = store.tables;
  const { postings, entries } = await store.read(async (db) => ({
    postings: await db.select().from(ledgerPosting).orderBy(asc(ledgerPosting.id)),
    entries: await db.select().from(ledgerEntry).orderBy(asc(ledgerEntry.id)),
  }));
  const whose = (id: string | null) =>
    id === null ? '' : id === shops.tea.producerId ? ' (tea)' : ' (honey)';
  const order = ['sale', 'receipt-card', 'receipt-direct'];
  const rank = (kind: string) => (order.includes(kind) ? (kind === 'sale' ? 1 : 0) : 2);
  const rows = postings
    .map((posting, at) => ({ ...posting, at }))
    .sort((a, b) => rank(a.kind) - rank(b.kind) || a.at - b.at)
    .flatMap(({ id, kind }) =>
      entries
        .filter(({ postingId }) => postingId === id)
        .map(({ account, producerId, amount }) => {
          const debit = amount > 0 ? figure(amount) : '';
          const credit = amount < 0 ? figure(-amount) : '';
          return `| \`${kind}\` | ${account}${whose(producerId)} | ${debit} | ${credit} |`;
        }),
    );
  const balances = new Map<string, number>();
  for (const { account, producerId, amount } of entries) {
    const key = `${account}${whose(producerId)}`;
    balances.set(key, (balances.get(key) ?? 0) + amount);
  }
  const left = [...balances]
    .filter(([, amount]) => amount !== 0)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([account, amount]) => `${account} ${amount > 0 ? 'Dr' : 'Cr'} ${figure(Math.abs(amount))}`);
  return [
    '| posting | account | debit | credit |',
    '|---|---|---:|---:|',
    ...rows,
    '',
    `Left: ${left.length > 0 ? left.join(', ') : 'nothing'}.`,
  ].join('\n');
}

eachEngine('docs/books.md', (open, engine) => {
  test('shows the postings that the market makes', async () => {
    const parts: string[] = [];
    const shown = new Set<string>();
    for (const [title, play] of examples) {
      const { context } = await open();
      const shops = await market(context);
      await play(context, shops);
      // The dispute here is a posting without a dispute of the provider's.
      if (title.startsWith('A dispute')) breaksBooksOnPurpose(context);
      for (const { kind } of await postingsOf(context)) shown.add(kind);
      parts.push(`### ${title}\n\n${await tableOf(context, shops)}`);
    }
    expect([...shown].sort(), 'kinds of postings with a worked example').toEqual([...postingKinds].sort());
    const text = readFileSync(page, 'utf8');
    const head = text.slice(0, text.indexOf(BEGIN) + BEGIN.length);
    const wanted = `${head}\n\n${parts.join('\n\n')}\n`;
    if (process.env.WRITE_DOCS && engine === 'sqlite') writeFileSync(page, wanted);
    else expect(text).toBe(wanted);
  });
});
