import { and, asc, eq, gt, inArray, isNotNull, isNull } from 'drizzle-orm';
import type { Stripe } from 'stripe';
import { settleNotices } from '#app/domain/notices/settle-notices.server.ts';
import { tellProducer } from '#app/domain/notices/tell-producer.server.ts';
import { WON_STATUSES } from '#app/domain/orders/disputes/order-disputes.server.ts';
import { leaveMessage } from '#app/domain/orders/messages/leave-message.server.ts';
import { readStripe, StripeAway } from '#app/domain/payments/card/call-stripe.server.ts';
import { openStripe } from '#app/domain/payments/card/open-stripe.server.ts';
import { settleLostRefunds } from '#app/domain/payments/card/settle-lost-refunds.server.ts';
import { splitByShares } from '#app/domain/payments/card/split-by-shares.ts';
import { vndFeeOf } from '#app/domain/payments/card/vnd-fee.ts';
import { type Entry, post } from '#app/domain/payments/ledger/post.server.ts';
import { postedEntries } from '#app/domain/payments/ledger/posted-entries.server.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import { newId } from '#app/server/ids.server.ts';
import { localDate } from '#app/server/local-date.ts';
import type { Store, Tx } from '#db/store.ts';

type CardMoney = Store['tables']['cardMoney']['$inferSelect'];

/** In which a bank has decided, or nothing is asked any more. */
const CLOSED: readonly string[] = ['won', 'lost', 'warning_closed', 'prevented'];

/** So often it is asked for again where another answer was written meanwhile. */
const MOST_LOOKS = 5;

/**
 * Fetches how a dispute stands and takes it over: who it is about, by when evidence is due, whether the money was taken from
 * the market and has come back. Called by every notice and by the reconciliation, in any order; each is posted once. Of two
 * answers the one that was asked for later stays: a `needs_response` that was read before is not written over a `won`.
 * @returns false when it is about no payment of ours.
 * @throws StripeAway, NotFound (Stripe knows no such dispute)
 */
export async function takeDispute(context: Context, disputeId: string): Promise<boolean> {
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    const taken = await lookAtDispute(context, disputeId);
    if (taken !== 'again') return taken === 'taken';
  }
  throw new StripeAway('the dispute was written by others each time that it was read');
}

async function lookAtDispute(
  context: Context,
  disputeId: string,
): Promise<'taken' | 'none-of-ours' | 'again'> {
  const { dispute } = context.store.tables;
  const [known] = await context.store.read((db) =>
    db.select({ status: dispute.status }).from(dispute).where(eq(dispute.externalId, disputeId)),
  );
  const line = await openStripe(context);
  const truth = line ? await readStripe(line.stripe.disputes.retrieve(disputeId)) : null;
  if (!truth) throw new NotFound('dispute');
  const intentId = typeof truth.payment_intent === 'string' ? truth.payment_intent : truth.payment_intent?.id;
  const { store } = context;
  const { cardMoney } = store.tables;
  const [money] = await store.read((db) =>
    db
      .select()
      .from(cardMoney)
      .where(eq(cardMoney.externalId, intentId ?? '')),
  );
  if (!money || truth.currency !== 'vnd') return 'none-of-ours';
  const before = known?.status ?? null;
  const isTaken = await store.write((tx) => writeDispute(context, tx, money, truth, before), {
    isolation: 'guarded',
  });
  return isTaken ? 'taken' : 'again';
}

/**
 * @param before its status when the truth was asked for; null where it was not known.
 * @returns false where it has another one now, and nothing was written.
 */
async function writeDispute(
  context: Context,
  tx: Tx,
  { paymentId, standing }: CardMoney,
  truth: Stripe.Dispute,
  before: string | null,
): Promise<boolean> {
  const { dispute } = context.store.tables;
  const now = context.clock.now();
  const dueBy = truth.evidence_details.due_by;
  const facts = {
    amount: truth.amount,
    reason: truth.reason,
    status: truth.status,
    dueAt: dueBy ? dueBy * 1000 : null,
  };
  const [opened] = await tx
    .insert(dispute)
    .values({ id: newId(), paymentId, externalId: truth.id, openedAt: truth.created * 1000, ...facts })
    .onConflictDoNothing()
    .returning({ id: dispute.id });
  const [row] = await tx
    .update(dispute)
    .set(facts)
    .where(
      and(
        eq(dispute.externalId, truth.id),
        inArray(dispute.status, before === null ? [truth.status] : [before, truth.status]),
      ),
    )
    .returning();
  if (!row) return false;
  // What settled nothing was of no order.
  const parts = standing === 'settles' ? await partsOf(context, tx, paymentId) : [];
  if (truth.balance_transactions.some(({ amount }) => amount < 0)) {
    const [first] = await tx
      .update(dispute)
      .set({ withdrawnAt: now })
      .where(and(eq(dispute.id, row.id), isNull(dispute.withdrawnAt)))
      .returning({ id: dispute.id });
    if (first) await postWithdrawn(context, tx, row, parts);
    if (first) await postFee(context, tx, row.id, truth);
  }
  if (truth.balance_transactions.some(({ amount }) => amount > 0)) {
    const [first] = await tx
      .update(dispute)
      .set({ reinstatedAt: now })
      .where(and(eq(dispute.id, row.id), isNull(dispute.reinstatedAt)))
      .returning({ id: dispute.id });
    if (first) await postReinstated(context, tx, row);
  }
  let isLost = false;
  let isWon = false;
  if (CLOSED.includes(truth.status)) {
    const [first] = await tx
      .update(dispute)
      .set({ closedAt: now })
      .where(and(eq(dispute.id, row.id), isNull(dispute.closedAt)))
      .returning({ withdrawnAt: dispute.withdrawnAt });
    isLost = truth.status === 'lost' && first !== undefined && first.withdrawnAt !== null;
    isWon = first !== undefined && WON_STATUSES.includes(truth.status);
  }
  const day = facts.dueAt === null ? '' : localDate(facts.dueAt);
  const { id } = row;
  if (opened && !isLost && !isWon)
    await tell(context, tx, parts, { id, kind: 'order-disputed', params: { day } });
  if (isLost) await settleLostRefunds(context, tx, paymentId);
  if (isLost) await tell(context, tx, parts, { id, kind: 'dispute-lost', params: {} });
  if (isWon) await tell(context, tx, parts, { id, kind: 'dispute-won', params: {} });
  return true;
}

/** Each producer whose paid order it is about, and its buyer by mail. */
async function tell(
  context: Context,
  tx: Tx,
  parts: readonly Part[],
  {
    id,
    kind,
    params,
  }: {
    id: string;
    kind: 'order-disputed' | 'dispute-lost' | 'dispute-won';
    params: Record<string, string>;
  },
): Promise<void> {
  for (const { producerId, orderId, buyerId, code, isPaid } of parts) {
    if (!isPaid) continue;
    await leaveMessage(context, tx, { personId: buyerId, kind, subject: `order:${orderId}` });
    // Nobody needs to gather evidence any more.
    if (kind !== 'order-disputed')
      await settleNotices(context, tx, { subject: `dispute:${id}:${orderId}`, kinds: ['order-disputed'] });
    await tellProducer(context, tx, {
      producerId,
      kind,
      params: { ...params, order: code },
      path: `/seller/orders/${orderId}`,
      subject: `dispute:${id}:${orderId}`,
    });
  }
}

type Part = {
  orderId: string;
  code: string;
  producerId: string;
  buyerId: string;
  isPaid: boolean;
  /** VND of it that was still there to be taken. */
  amount: number;
};

/** The orders that a payment was for, each with what has not gone back to the card of it. */
async function partsOf({ store }: Context, tx: Tx, paymentId: string): Promise<Part[]> {
  const { order, orderGroup, paymentAllocation, refund } = store.tables;
  const rows = await tx
    .select({
      orderId: order.id,
      code: order.code,
      producerId: order.producerId,
      buyerId: orderGroup.buyerId,
      amount: paymentAllocation.amount,
      paidAt: order.paidAt,
    })
    .from(paymentAllocation)
    .innerJoin(order, eq(order.id, paymentAllocation.orderId))
    .innerJoin(orderGroup, eq(orderGroup.id, order.groupId))
    .where(and(eq(paymentAllocation.paymentId, paymentId), gt(paymentAllocation.amount, 0)))
    .orderBy(asc(order.id));
  const gone = await tx
    .select({ orderId: refund.orderId, amount: refund.amount })
    .from(refund)
    .where(and(eq(refund.paymentId, paymentId), isNotNull(refund.doneAt), isNull(refund.settledBy)));
  const whole = rows.map(({ paidAt, ...row }) => ({ ...row, isPaid: paidAt !== null }));
  const left = whole.map((part) => ({
    ...part,
    amount: gone.reduce((sum, one) => (one.orderId === part.orderId ? sum - one.amount : sum), part.amount),
  }));
  const still = left.filter(({ amount }) => amount > 0);
  return still.length > 0 ? still : whole;
}

/** What the bank took of each producer's part; of the market where no order was paid by it. */
async function postWithdrawn(
  context: Context,
  tx: Tx,
  { id, amount }: { id: string; amount: number },
  parts: readonly Part[],
): Promise<void> {
  const shares = splitByShares(
    amount,
    parts.map((part) => part.amount),
  );
  await post(context, tx, {
    kind: 'dispute-withdrawn',
    subject: `dispute:${id}`,
    entries: [
      ...(parts.length === 0
        ? [{ account: 'fees' as const, amount }]
        : parts.map(({ producerId, orderId, isPaid }, at): Entry => {
            const share = shares[at] ?? 0;
            return isPaid
              ? { account: 'producer_payable', amount: share, producerId, orderId }
              : { account: 'fees', amount: share, orderId };
          })),
      { account: 'operator_clearing', amount: -amount },
    ],
  });
}

/** The bank gave back what it had taken: whose it was then. */
async function postReinstated(context: Context, tx: Tx, { id }: { id: string }): Promise<void> {
  const { tables } = context.store;
  const { kind, subject } = tables.ledgerPosting;
  const ofDispute = and(eq(kind, 'dispute-withdrawn'), eq(subject, `dispute:${id}`));
  const taken = await postedEntries(tables, tx, ofDispute);
  await post(context, tx, {
    kind: 'dispute-reinstated',
    subject: `dispute:${id}`,
    entries: taken.map((entry) => ({ ...entry, amount: -entry.amount })),
  });
}

async function postFee(context: Context, tx: Tx, id: string, truth: Stripe.Dispute): Promise<void> {
  const fee = truth.balance_transactions.reduce(
    (sum, transaction) => sum + (vndFeeOf(transaction, truth.currency) ?? 0),
    0,
  );
  await post(context, tx, {
    kind: 'provider-fee',
    subject: `dispute:${id}`,
    entries: [
      { account: 'fees', amount: fee },
      { account: 'operator_clearing', amount: -fee },
    ],
  });
}
