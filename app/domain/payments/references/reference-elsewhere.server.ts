import { and, asc, eq, isNotNull, ne } from 'drizzle-orm';
import { claimDetail } from '#app/domain/orders/money-back/claim-detail.ts';
import { foldPayoutReference } from '#app/domain/payments/payouts/payout-reference.ts';
import { refundCode } from '#app/domain/payments/refund-account/refund-code.ts';
import { DomainError } from '#app/server/domain-error.ts';
import type { Store, Tx } from '#db/store.ts';

/** Of what a reference is to be recorded; what stands at the same thing is looked at by whoever records it. */
export type ReferenceOf =
  | { readonly kind: 'payout' }
  /** `besides`: other claims that the same transfer has paid as well. */
  | { readonly kind: 'claim'; readonly findingId: string; readonly besides: readonly string[] }
  | { readonly kind: 'refund'; readonly refundId: string };

/**
 * Whether a bank's reference is that of another transfer of the market's own account: of a payment on a claim, of a refund that
 * the operator's bank has sent, or of a payout. Payouts among themselves have rules of their own (`wrongPayoutReference`).
 * References are compared as `foldPayoutReference` has them. The caller holds `holdReferences` until it has written; claims, and
 * refunds by transfer, are few.
 * @param reference as it is kept.
 * @param field where it was typed.
 * @returns why it cannot be recorded: referenceOfClaim, referenceOfRefund, referenceOfPayout, or referenceOfOtherRefund for a refund that one transfer may have sent as well (the field); none where it can.
 */
export async function referenceElsewhere(
  tables: Store['tables'],
  tx: Tx,
  { reference, field, of }: { reference: string; field: string; of: ReferenceOf },
): Promise<DomainError[]> {
  const folded = foldPayoutReference(reference);
  const orders = await ordersOfClaim(
    tables,
    tx,
    folded,
    of.kind === 'claim' ? [of.findingId, ...of.besides] : [],
  );
  if (orders !== null)
    return [new DomainError('referenceOfClaim', { field, params: { reference, order: orders } })];
  const refundId = await refundWith(tables, tx, folded, of.kind === 'refund' ? of.refundId : null);
  if (refundId !== null)
    return [
      new DomainError(of.kind === 'refund' ? 'referenceOfOtherRefund' : 'referenceOfRefund', {
        ...{ field, params: { reference, refund: refundCode(refundId) } },
      }),
    ];
  if (of.kind !== 'payout' && (await isOfPayout(tables, tx, folded)))
    return [new DomainError('referenceOfPayout', { field, params: { reference } })];
  return [];
}

/** The codes of the orders of a claim, other than these, that has a payment of this reference; null where none has. */
async function ordersOfClaim(
  { reconciliationFinding: finding, order, paymentAllocation }: Store['tables'],
  tx: Tx,
  folded: string,
  findingIds: readonly string[],
): Promise<string | null> {
  const claims = await tx
    .select({ id: finding.id, detail: finding.detail })
    .from(finding)
    .where(and(eq(finding.provider, 'stripe'), eq(finding.kind, 'buyer-claim')));
  for (const claim of claims) {
    const { paymentId, payments, sent } = claimDetail.parse(claim.detail);
    const others = findingIds.includes(claim.id) ? [] : payments;
    const has = ({ reference }: { reference: string }) => foldPayoutReference(reference) === folded;
    if (![...others, ...(sent ? [sent] : [])].some(has)) continue;
    const orders = await tx
      .select({ code: order.code })
      .from(paymentAllocation)
      .innerJoin(order, eq(order.id, paymentAllocation.orderId))
      .where(eq(paymentAllocation.paymentId, paymentId))
      .orderBy(asc(order.code));
    return orders.map(({ code }) => code).join(', ');
  }
  return null;
}

/** A refund, other than this one, that the operator's bank has sent under it. */
async function refundWith(
  { refund }: Store['tables'],
  tx: Tx,
  folded: string,
  refundId: string | null,
): Promise<string | null> {
  const sent = await tx
    .select({ id: refund.id, reference: refund.proofReference })
    .from(refund)
    .where(
      and(
        ...[eq(refund.settledBy, 'transfer'), isNotNull(refund.proofReference)],
        refundId === null ? undefined : ne(refund.id, refundId),
      ),
    );
  return sent.find(({ reference }) => foldPayoutReference(reference ?? '') === folded)?.id ?? null;
}

/** A payout was sent under it, also one that the bank has sent back since. */
async function isOfPayout({ payout }: Store['tables'], tx: Tx, folded: string): Promise<boolean> {
  const [paid] = await tx
    .select({ id: payout.id })
    .from(payout)
    .where(and(eq(payout.referenceKey, folded), isNotNull(payout.paidAt)))
    .limit(1);
  return paid !== undefined;
}
