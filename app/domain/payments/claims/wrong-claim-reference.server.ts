import { and, asc, eq, isNotNull, sql } from 'drizzle-orm';
import { claimDetail } from '#app/domain/orders/money-back/claim-detail.ts';
import type { HeldClaim } from '#app/domain/payments/claims/hold-claim.server.ts';
import { foldPayoutReference } from '#app/domain/payments/payouts/payout-reference.ts';
import { DomainError } from '#app/server/domain-error.ts';
import type { Store, Tx } from '#db/store.ts';

/**
 * Nobody else records a payment of any claim until the caller's write has ended, so that of two people who type one reference into two
 * claims at the same time the second one is refused. It holds the first claim that there was, which is always there; people record a
 * few payments a month. Taken after the payment of the claim itself.
 */
export async function holdClaimReferences(
  { reconciliationFinding: finding }: Store['tables'],
  tx: Tx,
): Promise<void> {
  const [first] = await tx
    .select({ id: finding.id })
    .from(finding)
    .where(isClaim(finding))
    .orderBy(asc(finding.id))
    .limit(1);
  if (!first) return;
  await tx
    .update(finding)
    .set({ kind: sql`${finding.kind}` })
    .where(eq(finding.id, first.id));
}

/**
 * Whether a bank's reference can be that of a payment on this claim, or is that of another transfer: one that is recorded on another
 * claim, or that the market has sent itself, as a refund or a payout. References are compared as `foldPayoutReference` has them. The
 * caller holds `holdClaimReferences` until it has written; claims, and refunds that the operator's bank has sent, are few.
 * @param reference as it is kept (`refundReference`).
 * @returns why not: claimReferenceElsewhere, claimReferenceOurs (reference); none where it can.
 */
export async function wrongClaimReference(
  tables: Store['tables'],
  tx: Tx,
  { id, reference }: Pick<HeldClaim, 'id'> & { reference: string },
): Promise<DomainError[]> {
  const field = 'reference';
  const folded = foldPayoutReference(reference);
  const elsewhere = await claimWith(tables, tx, { folded, id });
  if (elsewhere)
    return [new DomainError('claimReferenceElsewhere', { field, params: { reference, ...elsewhere } })];
  if (await hasSent(tables, tx, folded))
    return [new DomainError('claimReferenceOurs', { field, params: { reference } })];
  return [];
}

const isClaim = (finding: Store['tables']['reconciliationFinding']) =>
  and(eq(finding.provider, 'stripe'), eq(finding.kind, 'buyer-claim'));

/** The orders of another claim that has a payment of this reference, by their codes. */
async function claimWith(
  { reconciliationFinding: finding, order, paymentAllocation }: Store['tables'],
  tx: Tx,
  { folded, id }: { folded: string; id: string },
): Promise<{ order: string } | null> {
  const claims = await tx
    .select({ id: finding.id, detail: finding.detail })
    .from(finding)
    .where(isClaim(finding));
  for (const claim of claims) {
    if (claim.id === id) continue;
    const { paymentId, payments } = claimDetail.parse(claim.detail);
    if (!payments.some(({ reference }) => foldPayoutReference(reference) === folded)) continue;
    const orders = await tx
      .select({ code: order.code })
      .from(paymentAllocation)
      .innerJoin(order, eq(order.id, paymentAllocation.orderId))
      .where(eq(paymentAllocation.paymentId, paymentId))
      .orderBy(asc(order.code));
    return { order: orders.map(({ code }) => code).join(', ') };
  }
  return null;
}

/** The market's own bank has sent a refund or a payout under it. */
async function hasSent({ payout, refund }: Store['tables'], tx: Tx, folded: string): Promise<boolean> {
  const [paid] = await tx
    .select({ id: payout.id })
    .from(payout)
    .where(and(eq(payout.referenceKey, folded), isNotNull(payout.paidAt)))
    .limit(1);
  if (paid) return true;
  const refunds = await tx
    .select({ reference: refund.proofReference })
    .from(refund)
    .where(and(eq(refund.settledBy, 'transfer'), isNotNull(refund.proofReference)));
  return refunds.some(({ reference }) => foldPayoutReference(reference ?? '') === folded);
}
