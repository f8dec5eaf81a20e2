import { and, eq, like } from 'drizzle-orm';
import type { Actor } from '#app/domain/accounts/actor.ts';
import { claimDetail } from '#app/domain/orders/money-back/claim-detail.ts';
import { claimFromBuyer } from '#app/domain/payments/claims/claim-from-buyer.server.ts';
import type { RefundRow } from '#app/domain/payments/refunds/hold-refund.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Db, Store, Tx } from '#db/store.ts';

const subjectOf = (refundId: string) => `transfer-${refundId}`;

/**
 * How much of a refund a lost dispute has settled while it waited: VND. Of its parts (`settlePart`), and of what was left where that is
 * settled as well.
 */
export async function settledOfRefund(
  { refund }: Store['tables'],
  db: Db,
  { id, amount, settledBy }: RefundRow,
): Promise<number> {
  const parts = await db
    .select({ amount: refund.amount })
    .from(refund)
    .where(and(like(refund.causeKey, `dispute:${id}:%`), eq(refund.settledBy, 'dispute')));
  return parts.reduce((sum, part) => sum + part.amount, settledBy === 'dispute' ? amount : 0);
}

/** The bank's reference under which more of a refund was sent than was owed any more; null where that never was. */
export async function sentBeyond(
  { reconciliationFinding: finding }: Store['tables'],
  db: Db,
  refundId: string,
): Promise<string | null> {
  const [known] = await db
    .select({ detail: finding.detail })
    .from(finding)
    .where(
      and(
        ...[eq(finding.provider, 'stripe'), eq(finding.kind, 'buyer-claim')],
        eq(finding.subject, subjectOf(refundId)),
      ),
    );
  return known ? (claimDetail.parse(known.detail).sent?.reference ?? null) : null;
}

/**
 * What the operator's bank sent of a refund though the card's bank had given the buyer that by then: they have it twice, and owe it
 * back. Part of the caller's `guarded` write, which holds the payment.
 * @param amount VND, above nothing.
 */
export async function claimSentBeyond(
  context: Context,
  tx: Tx,
  actor: Actor,
  {
    refund: { id, paymentId },
    ...of
  }: { refund: RefundRow; amount: number; sent: { reference: string; day: string } },
): Promise<void> {
  await claimFromBuyer(context, tx, actor, { ...of, paymentId, subject: subjectOf(id) });
}
