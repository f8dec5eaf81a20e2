import { and, eq, isNull } from 'drizzle-orm';
import type { Stripe } from 'stripe';
import { THE_MARKET } from '#app/domain/orders/move-order.server.ts';
import { askForAccount } from '#app/domain/payments/card/ask-for-account.server.ts';
import { isNamedAsSending, isOfSending } from '#app/domain/payments/card/refund-sending.ts';
import { settleDisputes } from '#app/domain/payments/card/settle-disputes.server.ts';
import { post } from '#app/domain/payments/ledger/post.server.ts';
import { mendFinding, writeFinding } from '#app/domain/payments/reconcile/write-finding.server.ts';
import { holdRefund, type RefundRow } from '#app/domain/payments/refunds/hold-refund.server.ts';
import { refundSent } from '#app/domain/payments/refunds/refund-sent.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Tx } from '#db/store.ts';

type Truth = Pick<
  Stripe.Refund,
  'id' | 'status' | 'failure_reason' | 'amount' | 'currency' | 'metadata' | 'created'
>;

/**
 * Takes over how one of our refunds stands at Stripe: on its way, arrived, failed, or come back after it had arrived. Part
 * of the caller's write; said again it changes nothing. What came of an earlier sending of it (`isOfSending`) is no news, unless
 * that one has arrived after all.
 *
 * An answer is read before the write and may be older than what is known by then. A refund that failed stays so over there:
 * its success of before is no news. The success of another sending than the present one is old where that one has failed, which
 * is why there is another, and money that arrived where it has not: only an answer that was asked for after this look can tell.
 * @param isAskedAgain it was asked for after a look of this that said false.
 * @returns false where nothing was written because Stripe has to be asked again.
 * @throws NotFound where there is no such refund.
 */
export async function applyRefund(
  context: Context,
  tx: Tx,
  refundId: string,
  truth: Truth,
  { isAskedAgain = false }: { isAskedAgain?: boolean } = {},
): Promise<boolean> {
  const { refund } = context.store.tables;
  // Held, so that nobody begins a new sending between this look and what is written.
  const row = await holdRefund(context, tx, refundId);
  if (truth.status === 'failed' || truth.status === 'canceled') {
    if (row.settledBy === null && isOfSending(row, truth)) {
      await failRefund(context, tx, row, truth);
      await settleDisputes(context, tx, row.paymentId);
      await askForAccount(context, tx, row.paymentId);
    }
    return true;
  }
  if (row.failedAt !== null && row.externalId === truth.id) return true;
  const hasArrived = truth.status === 'succeeded';
  if (!hasArrived && (row.settledBy !== null || !isOfSending(row, truth))) return true;
  if (!isAskedAgain && !(row.settledBy === null && isNamedAsSending(row, truth))) return false;
  if (!hasArrived) {
    await tx
      .update(refund)
      .set({ externalId: truth.id })
      .where(and(eq(refund.id, refundId), isNull(refund.externalId), isNull(refund.doneAt)));
  } else if (row.settledBy !== null || (row.doneAt !== null && row.externalId !== truth.id)) {
    await arrivedTwice(context, tx, row, truth);
  } else if (await refundSent(context, tx, refundId, { externalId: truth.id, by: THE_MARKET })) {
    // It had been done in another way, which has fallen away since: it is no second one.
    await mendFinding(context, tx, { provider: 'stripe', kind: 'state', subject: truth.id });
    await settleDisputes(context, tx, row.paymentId);
  }
  return true;
}

/** It is done by another way or another sending, and this one has arrived as well: the buyer has the money twice. */
async function arrivedTwice(
  context: Context,
  tx: Tx,
  { id: refundId, paymentId }: RefundRow,
  { id, amount, currency, created }: Truth,
): Promise<void> {
  await writeFinding(context, tx, {
    provider: 'stripe',
    kind: 'state',
    subject: id,
    detail: { what: 'refund', amount, currency, state: 'done', refundId, paymentId, wentAt: created * 1_000 },
  });
}

async function failRefund(
  context: Context,
  tx: Tx,
  row: RefundRow,
  { id: externalId, status, failure_reason }: Truth,
): Promise<void> {
  const { store, clock } = context;
  const { refund, ledgerPosting, ledgerEntry } = store.tables;
  const refundId = row.id;
  const failureCode = failure_reason ?? status;
  const [failed] = await tx
    .update(refund)
    .set({ failedAt: clock.now(), failureCode, externalId, doneAt: null, doneBy: null })
    .where(and(eq(refund.id, refundId), isNull(refund.failedAt)))
    .returning({ id: refund.id });
  if (!failed || row.doneAt === null) return;
  // It had arrived and came back: the money is the market's again, and is owed to the buyer again.
  for (const subject of [`refund:${refundId}`, `refund:${refundId}:${externalId}`]) {
    const [sent] = await tx
      .select({ id: ledgerPosting.id })
      .from(ledgerPosting)
      .where(and(eq(ledgerPosting.kind, 'refund-sent'), eq(ledgerPosting.subject, subject)));
    const [taken] = sent
      ? await tx.select().from(ledgerPosting).where(eq(ledgerPosting.reverses, sent.id))
      : [];
    if (!sent || taken) continue;
    const entries = await tx.select().from(ledgerEntry).where(eq(ledgerEntry.postingId, sent.id));
    await post(context, tx, {
      kind: 'reversal',
      subject: `posting:${sent.id}`,
      reverses: sent.id,
      entries: entries.map(({ account, amount, producerId, orderId }) => ({
        account,
        amount: -amount,
        producerId,
        orderId,
      })),
    });
  }
}
