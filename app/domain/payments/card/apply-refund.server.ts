import { and, eq, isNull } from 'drizzle-orm';
import type { Stripe } from 'stripe';
import { THE_MARKET } from '#app/domain/orders/move-order.server.ts';
import { post } from '#app/domain/payments/ledger/post.server.ts';
import { writeFinding } from '#app/domain/payments/reconcile/write-finding.server.ts';
import { refundSent } from '#app/domain/payments/refunds/refund-sent.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Tx } from '#db/store.ts';

/**
 * Takes over how one of our refunds stands at Stripe: on its way, arrived, failed, or come back after it had arrived. Part
 * of the caller's write; said again it changes nothing.
 */
export async function applyRefund(
  context: Context,
  tx: Tx,
  refundId: string,
  truth: Pick<Stripe.Refund, 'id' | 'status' | 'failure_reason' | 'amount' | 'currency'>,
): Promise<void> {
  const { refund } = context.store.tables;
  const [known] = await tx
    .select({ settledBy: refund.settledBy })
    .from(refund)
    .where(eq(refund.id, refundId));
  if (known?.settledBy) return settledOtherwise(context, tx, truth);
  if (truth.status === 'succeeded') {
    await refundSent(context, tx, refundId, { externalId: truth.id, by: THE_MARKET });
    return;
  }
  if (truth.status === 'failed' || truth.status === 'canceled') {
    await failRefund(context, tx, refundId, truth.id, truth.failure_reason ?? truth.status);
    return;
  }
  await tx
    .update(refund)
    .set({ externalId: truth.id })
    .where(and(eq(refund.id, refundId), isNull(refund.externalId), isNull(refund.doneAt)));
}

/** It was given up as failed and settled in another way: should it arrive after all, the buyer has the money twice. */
async function settledOtherwise(
  context: Context,
  tx: Tx,
  { id, status, amount, currency }: Pick<Stripe.Refund, 'id' | 'status' | 'amount' | 'currency'>,
): Promise<void> {
  if (status !== 'succeeded') return;
  await writeFinding(context, tx, {
    provider: 'stripe',
    kind: 'state',
    subject: id,
    detail: { what: 'refund', amount, currency, state: 'done' },
  });
}

/** Only the sending that is known here can fail: what came of an earlier one is no news. */
async function failRefund(
  context: Context,
  tx: Tx,
  refundId: string,
  externalId: string,
  code: string,
): Promise<void> {
  const { store, clock } = context;
  const { refund, ledgerPosting, ledgerEntry } = store.tables;
  const [row] = await tx.select().from(refund).where(eq(refund.id, refundId));
  if (!row || row.failedAt !== null || (row.externalId !== null && row.externalId !== externalId)) return;
  const [failed] = await tx
    .update(refund)
    .set({ failedAt: clock.now(), failureCode: code, externalId, doneAt: null, doneBy: null })
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
