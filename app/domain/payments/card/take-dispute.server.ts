import { and, eq, inArray, isNull, like, or } from 'drizzle-orm';
import type { Stripe } from 'stripe';
import { settleNotices } from '#app/domain/notices/settle-notices.server.ts';
import { tellProducer } from '#app/domain/notices/tell-producer.server.ts';
import { type DecisionOfOrder, decidedKind } from '#app/domain/orders/disputes/decided-kind.ts';
import {
  type DisputeOfOrder,
  readDecision,
  readOrderDisputes,
  WON_STATUSES,
} from '#app/domain/orders/disputes/order-disputes.server.ts';
import { leaveMessage } from '#app/domain/orders/messages/leave-message.server.ts';
import { askForAccount } from '#app/domain/payments/card/ask-for-account.server.ts';
import { readStripe, StripeAway } from '#app/domain/payments/card/call-stripe.server.ts';
import {
  type Disputed,
  type DisputedOrder,
  readDisputed,
  shareDispute,
} from '#app/domain/payments/card/dispute-shares.server.ts';
import { openStripe } from '#app/domain/payments/card/open-stripe.server.ts';
import { settleDisputes } from '#app/domain/payments/card/settle-disputes.server.ts';
import { takeCardRefunds } from '#app/domain/payments/card/take-card-refunds.server.ts';
import { vndFeeOf } from '#app/domain/payments/card/vnd-fee.ts';
import { post } from '#app/domain/payments/ledger/post.server.ts';
import { postedEntries } from '#app/domain/payments/ledger/posted-entries.server.ts';
import { disputeShareKinds } from '#app/domain/payments/ledger/taken-by-disputes.server.ts';
import { eachByItself } from '#app/domain/payments/reconcile/each-by-itself.ts';
import { lockPayment } from '#app/domain/payments/refunds/lock-payments.server.ts';
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
    db
      .select({ status: dispute.status, withdrawnAt: dispute.withdrawnAt })
      .from(dispute)
      .where(eq(dispute.externalId, disputeId)),
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
  const isTakenFirst = (known?.withdrawnAt ?? null) === null && tookMoney(truth);
  if (isTakenFirst) await hearWhatWent(context, money.externalId);
  const isTaken = await store.write((tx) => writeDispute(context, tx, money, truth, before), {
    isolation: 'guarded',
  });
  return isTaken ? 'taken' : 'again';
}

/** The bank has taken money of the market for it. */
const tookMoney = (truth: Stripe.Dispute) => truth.balance_transactions.some(({ amount }) => amount < 0);

/**
 * What has gone back of the money, whether anybody has told of it or not: nobody bears that a second time. A refund that cannot
 * be taken over, or that is not answered about, holds up no dispute: then it is shared by what is known.
 */
async function hearWhatWent(context: Context, intentId: string): Promise<void> {
  await eachByItself(context.log).attempt(`refunds of ${intentId}`, () => takeCardRefunds(context, intentId));
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
  // Nobody sends anything of it, or books what went, between the look at that and what is posted.
  await lockPayment(context, tx, paymentId);
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
  const disputed =
    standing === 'settles'
      ? await readDisputed(context.store.tables, tx, { paymentId, disputeId: row.id })
      : null;
  const about = stillOf(disputed);
  if (tookMoney(truth)) {
    const [first] = await tx
      .update(dispute)
      .set({ withdrawnAt: now })
      .where(and(eq(dispute.id, row.id), isNull(dispute.withdrawnAt)))
      .returning({ id: dispute.id });
    if (first) await postWithdrawn(context, tx, row, disputed);
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
    await tell(context, tx, about, { id, kind: 'order-disputed', params: { day } });
  await settleDisputes(context, tx, paymentId);
  // What was not asked while the bank decided.
  if (isLost || isWon) await askForAccount(context, tx, paymentId);
  if (isLost) await tell(context, tx, about, { id, kind: 'dispute-lost', params: {} });
  if (isWon) await tell(context, tx, about, { id, kind: 'dispute-won', params: {} });
  return true;
}

/** The orders that it is about: of which something is left; all of them where all has gone back before. */
function stillOf(disputed: Disputed | null): readonly DisputedOrder[] {
  const orders = disputed?.orders ?? [];
  const still = orders.filter(({ whole, gone }) => whole > gone);
  return still.length > 0 ? still : orders;
}

/** Each producer whose paid order it is about, and its buyer by mail. */
async function tell(
  context: Context,
  tx: Tx,
  orders: readonly DisputedOrder[],
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
  const disputes = await readOrderDisputes(
    tx,
    context.store.tables,
    orders.map(({ orderId }) => orderId),
  );
  for (const { producerId, orderId, buyerId, code, isPaid, isCancelled } of orders) {
    if (!isPaid) continue;
    const stands = disputes.get(orderId);
    const isLost = kind === 'dispute-lost';
    const decision = isLost ? await readDecision(tx, context.store.tables, { disputeId: id, orderId }) : null;
    // Of a decision its mail tells what this one has taken, beside those before it.
    const subject = isLost ? (`dispute:${id}:${orderId}` as const) : (`order:${orderId}` as const);
    await leaveMessage(context, tx, { personId: buyerId, kind, subject });
    // Nobody needs to gather evidence any more.
    if (kind !== 'order-disputed')
      await settleNotices(context, tx, { subject: `dispute:${id}:${orderId}`, kinds: ['order-disputed'] });
    await tellProducer(context, tx, {
      producerId,
      kind,
      params: {
        ...{ ...params, order: code },
        ...(decision ? lostParams(decision, stands) : kind === 'order-disputed' ? askedParams(stands) : {}),
        ...(isCancelled && { ended: 'cancelled' }),
      },
      path: `/seller/orders/${orderId}`,
      subject: `dispute:${id}:${orderId}`,
    });
  }
}

/** What a notice says of what the bank asks for. */
function askedParams(stands: DisputeOfOrder | undefined): Record<string, number> {
  const { amount, ofPayment, twice = 0 } = stands ?? {};
  return {
    ...(typeof amount === 'number' && { amount, twice }),
    ...(typeof ofPayment === 'number' && { ofPayment }),
  };
}

/** What it says of a decision: what this one took, what all have taken so far, and what is left of the order. */
function lostParams(
  decision: DecisionOfOrder,
  stands: DisputeOfOrder | undefined,
): Record<string, string | number> {
  const took = decidedKind(stands?.kind, decision);
  if (took === 'twice') return { took, amount: decision.twice };
  return {
    ...{ took, amount: decision.amount, twice: decision.twice, left: stands?.left ?? 0 },
    // What is open is no part of what was taken.
    ...(stands && stands.kind !== 'open' && { inAll: stands.amount ?? 0 }),
    ...(stands?.kind === 'open' && { held: 1 }),
  };
}

/** What the bank took, of whom; all of it of the market where its money settled nothing. */
async function postWithdrawn(
  context: Context,
  tx: Tx,
  { id, amount }: { id: string; amount: number },
  disputed: Disputed | null,
): Promise<void> {
  await post(context, tx, {
    kind: 'dispute-withdrawn',
    subject: `dispute:${id}`,
    entries: [
      ...(disputed === null ? [{ account: 'fees' as const, amount }] : shareDispute(amount, disputed)),
      { account: 'operator_clearing', amount: -amount },
    ],
  });
}

/** The bank gave back what it had taken: whose it was by then. */
async function postReinstated(context: Context, tx: Tx, { id }: { id: string }): Promise<void> {
  const { tables } = context.store;
  const { kind, subject } = tables.ledgerPosting;
  const taken = await postedEntries(
    tables,
    tx,
    and(
      inArray(kind, [...disputeShareKinds]),
      or(eq(subject, `dispute:${id}`), like(subject, `dispute:${id}:%`)),
    ),
  );
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
