import { and, eq, isNull } from 'drizzle-orm';
import { claimDetail } from '#app/domain/payments/claims/claim-detail.ts';
import type { Db, Store } from '#db/store.ts';

/** Whether something of these payments is claimed from their buyer, or owed to them of a claim, and waits. */
export async function hasOpenClaim(
  { reconciliationFinding: finding }: Store['tables'],
  db: Db,
  paymentIds: ReadonlySet<string>,
): Promise<boolean> {
  const open = await db
    .select({ detail: finding.detail })
    .from(finding)
    .where(
      and(
        ...[eq(finding.provider, 'stripe'), eq(finding.kind, 'buyer-claim')],
        ...[isNull(finding.resolvedAt), isNull(finding.mendedAt)],
      ),
    );
  return open.some(({ detail }) => paymentIds.has(claimDetail.parse(detail).paymentId));
}
