import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Stripe } from 'stripe';
import { tellProducer } from '#app/domain/notices/tell-producer.server.ts';
import { readStripe } from '#app/domain/payments/card/call-stripe.server.ts';
import { openStripe } from '#app/domain/payments/card/open-stripe.server.ts';
import { splitByShares } from '#app/domain/payments/card/split-by-shares.ts';
import { vndFeeOf } from '#app/domain/payments/card/vnd-fee.ts';
import { post } from '#app/domain/payments/ledger/post.server.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import { newId } from '#app/server/ids.server.ts';
import { localDate } from '#app/server/local-date.ts';
import type { Tx } from '#db/store.ts';

/** In which a bank has decided, or nothing is asked any more. */
const CLOSED: readonly string[] = ['won', 'lost', 'warning_closed', 'prevented'];

/**
 * Fetches how a dispute stands and takes it over: who it is about, by when evidence is due, whether the money was taken from
 * the market and has come back. Called by every notice and by the reconciliation, in any order; each is posted once.
 * @returns false when it is about no payment of ours.
 * @throws StripeAway, NotFound (Stripe knows no such dispute)
 */
export async function takeDispute(context: Context, disputeId: string): Promise<boolean> {
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
  if (!money || truth.currency !== 'vnd') return false;
  await store.write((tx) => writeDispute(context, tx, money.paymentId, truth), { isolation: 'guarded' });
  return true;
}

async function writeDispute(
  context: Context,
  tx: Tx,
  paymentId: string,
  truth: Stripe.Dispute,
): Promise<void> {
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
  const [row] = await tx.update(dispute).set(facts).where(eq(dispute.externalId, truth.id)).returning();
  if (!row) return;
  const parts = await partsOf(context, tx, paymentId);
  if (truth.balance_transactions.some(({ amount }) => amount < 0)) {
    const [first] = await tx
      .update(dispute)
      .set({ withdrawnAt: now })
      .where(and(eq(dispute.id, row.id), isNull(dispute.withdrawnAt)))
      .returning({ id: dispute.id });
    if (first) await postDispute(context, tx, row, parts, 'dispute-withdrawn');
    if (first) await postFee(context, tx, row.id, truth);
  }
  if (truth.balance_transactions.some(({ amount }) => amount > 0)) {
    const [first] = await tx
      .update(dispute)
      .set({ reinstatedAt: now })
      .where(and(eq(dispute.id, row.id), isNull(dispute.reinstatedAt)))
      .returning({ id: dispute.id });
    if (first) await postDispute(context, tx, row, parts, 'dispute-reinstated');
  }
  if (CLOSED.includes(truth.status)) {
    await tx
      .update(dispute)
      .set({ closedAt: now })
      .where(and(eq(dispute.id, row.id), isNull(dispute.closedAt)));
  }
  if (!opened) return;
  for (const { producerId, orderId, code } of parts) {
    await tellProducer(context, tx, {
      producerId,
      kind: 'order-disputed',
      params: { order: code, day: facts.dueAt === null ? '' : localDate(facts.dueAt) },
      path: `/seller/orders/${orderId}`,
      subject: `dispute:${row.id}:${orderId}`,
    });
  }
}

type Part = { orderId: string; code: string; producerId: string; amount: number };

/** The paid orders of a payment. */
async function partsOf({ store }: Context, tx: Tx, paymentId: string): Promise<Part[]> {
  const { order, paymentAllocation } = store.tables;
  const rows = await tx
    .select({
      orderId: order.id,
      code: order.code,
      producerId: order.producerId,
      amount: paymentAllocation.amount,
      paidAt: order.paidAt,
    })
    .from(paymentAllocation)
    .innerJoin(order, eq(order.id, paymentAllocation.orderId))
    .where(eq(paymentAllocation.paymentId, paymentId))
    .orderBy(asc(order.id));
  return rows.filter(({ paidAt, amount }) => paidAt !== null && amount > 0);
}

/** What the bank took of each producer's part, or gave back; all of the market where no order was paid by it. */
async function postDispute(
  context: Context,
  tx: Tx,
  { id, amount }: { id: string; amount: number },
  parts: readonly Part[],
  kind: 'dispute-withdrawn' | 'dispute-reinstated',
): Promise<void> {
  const sign = kind === 'dispute-withdrawn' ? 1 : -1;
  const shares = splitByShares(
    amount,
    parts.map((part) => part.amount),
  );
  await post(context, tx, {
    kind,
    subject: `dispute:${id}`,
    entries: [
      ...(parts.length === 0
        ? [{ account: 'fees' as const, amount: sign * amount }]
        : parts.map(({ producerId, orderId }, at) => ({
            account: 'producer_payable' as const,
            amount: sign * (shares[at] ?? 0),
            producerId,
            orderId,
          }))),
      { account: 'operator_clearing', amount: -sign * amount },
    ],
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
