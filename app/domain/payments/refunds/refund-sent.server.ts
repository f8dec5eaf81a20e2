import { and, eq, isNull, sql } from 'drizzle-orm';
import { tellPayer } from '#app/domain/orders/messages/tell-payer.server.ts';
import { type OrderActor, writeOrderEvent } from '#app/domain/orders/move-order.server.ts';
import { post } from '#app/domain/payments/ledger/post.server.ts';
import { newestAccount } from '#app/domain/payments/refund-account/newest-account.server.ts';
import { promisedOf } from '#app/domain/payments/refunds/promised-of.server.ts';
import { tellAllBack } from '#app/domain/payments/refunds/tell-all-back.server.ts';
import { tellGivenBack } from '#app/domain/payments/refunds/tell-given-back.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import type { Tx } from '#db/store.ts';

/** What shows that a producer has sent a refund: the bank's reference, the hash of a picture of it, or both. */
export type RefundProof = {
  readonly reference: string | null;
  readonly hash: string | null;
  /** The account that whoever sent it was shown (`readRefundTask`), null for none; left out, the buyer's newest. */
  readonly accountId?: string | null;
  /** It went there, though the buyer has said another one meanwhile: without any, to where they said by telephone. */
  readonly isAccountSure?: boolean;
};

export type SentRefund = {
  /** The provider's id of it. */
  readonly externalId?: string;
  readonly proof?: RefundProof;
  readonly by: OrderActor;
};

/**
 * A promised refund has left: posted once, whoever says so first. Direct money counts as sent only with a proof. Part of
 * the caller's write, which may be `guarded`.
 * @returns false when it was sent already, or there is no such refund; nothing was written then.
 * @throws DomainError required (reference) for direct money without a proof; refundAccountSince (toAccount) where the buyer
 * has said another account than was shown.
 */
export async function refundSent(
  context: Context,
  tx: Tx,
  refundId: string,
  { externalId, proof, by }: SentRefund,
): Promise<boolean> {
  const { store, clock } = context;
  const { refund } = store.tables;
  const refundAccountId = proof ? await sentTo(context, tx, refundId, proof) : null;
  const [sent] = await tx
    .update(refund)
    .set({
      doneAt: clock.now(),
      doneBy: by.personId,
      failedAt: null,
      failureCode: null,
      ...(externalId !== undefined && { externalId }),
      ...(proof && { proofReference: proof.reference, proofHash: proof.hash, refundAccountId }),
    })
    .where(and(eq(refund.id, refundId), isNull(refund.doneAt)))
    .returning();
  if (!sent) return false;
  const isProven = Boolean(sent.proofReference ?? sent.proofHash);
  if (sent.method === 'vietqr' && !isProven) throw new DomainError('required', { field: 'reference' });
  const promised = (await promisedOf(context, tx, refundId)).filter(({ account: of }) => of === 'refunds');
  const account = sent.method === 'card' ? 'operator_clearing' : 'producer_direct';
  await post(context, tx, {
    kind: 'refund-sent',
    subject: await sendingOf(context, tx, sent),
    entries: promised.flatMap(({ amount, producerId, orderId }) => [
      { account: 'refunds' as const, amount: -amount, producerId, orderId },
      { account, amount, producerId, orderId } as const,
    ]),
  });
  if (sent.orderId !== null) {
    await writeOrderEvent(context, tx, {
      orderId: sent.orderId,
      kind: 'refund-sent',
      by,
      detail: { refundId, amount: sent.amount },
    });
    const isAllBack = await tellAllBack(context, tx, sent.orderId);
    if (!isAllBack && sent.reason === 'by-provider')
      await tellGivenBack(context, tx, { ...sent, orderId: sent.orderId });
  }
  await tellPayer(context, tx, {
    paymentId: sent.paymentId,
    kind: 'refunded',
    subject: `refund:${refundId}`,
  });
  await recordAudit(context, tx, {
    personId: by.personId,
    role: by.role,
    act: 'send-refund',
    subject: 'refund',
    subjectId: refundId,
    detail: {
      amount: sent.amount,
      hasReference: sent.proofReference !== null,
      hasPicture: sent.proofHash !== null,
    },
  });
  return true;
}

/**
 * The account that a refund was sent to: what its buyer has said last, if that is what whoever sent it was shown. Money that
 * was sent as agreed by telephone, or before another account was named, did not go there: they are told, and say so.
 */
async function sentTo(
  { store }: Context,
  tx: Tx,
  refundId: string,
  { accountId: shownId, isAccountSure = false }: RefundProof,
): Promise<string | null> {
  const { payment, refund, refundAccount } = store.tables;
  // Held first: what the buyer says from now on comes too late.
  const [held] = await tx
    .update(refund)
    .set({ currency: sql`${refund.currency}` })
    .where(and(eq(refund.id, refundId), isNull(refund.doneAt)))
    .returning({ paymentId: refund.paymentId, method: refund.method });
  if (!held) return null;
  const [asked] = await tx
    .select({ groupId: payment.groupId })
    .from(payment)
    .where(eq(payment.id, held.paymentId));
  if (!asked) return null;
  const newest = await newestAccount(tx, store.tables, asked.groupId);
  // The account that they paid from is none that card money could go to.
  const newestId = newest && (held.method === 'vietqr' || newest.kind === 'named') ? newest.id : null;
  if (shownId === undefined || shownId === newestId) return newestId;
  if (!isAccountSure) throw new DomainError('refundAccountSince', { field: 'toAccount' });
  if (shownId === null) return null;
  const [shown] = await tx
    .select({ id: refundAccount.id })
    .from(refundAccount)
    .where(and(eq(refundAccount.id, shownId), eq(refundAccount.groupId, asked.groupId)));
  return shown?.id ?? null;
}

/** What the posting is about: the refund, or, when an earlier sending of it has come back, this sending. */
async function sendingOf(
  { store }: Context,
  tx: Tx,
  { id, externalId }: { id: string; externalId: string | null },
): Promise<string> {
  const { ledgerPosting } = store.tables;
  const subject = `refund:${id}`;
  const [earlier] = await tx
    .select({ id: ledgerPosting.id })
    .from(ledgerPosting)
    .where(and(eq(ledgerPosting.kind, 'refund-sent'), eq(ledgerPosting.subject, subject)));
  return earlier ? `${subject}:${externalId ?? 'again'}` : subject;
}
