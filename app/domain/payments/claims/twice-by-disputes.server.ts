import { and, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { claimDetail } from '#app/domain/orders/money-back/claim-detail.ts';
import type { Db, Store } from '#db/store.ts';

/** What a finding (`paid-twice`) says of what a lost dispute gave to a buyer who had it back. VND. */
export const paidTwice = z.object({ paymentId: z.string(), amount: z.number() });

/**
 * What these disputes, where they are lost, gave to buyers who had it back already: what is shown to staff of it (`paid-twice`), and what
 * is claimed, whether the buyer has paid it back since or it was written off. VND, with the payment's id.
 */
export async function twiceByDisputes(
  { reconciliationFinding: finding }: Store['tables'],
  db: Db,
  disputes: ReadonlyArray<{ externalId: string }>,
): Promise<Array<{ paymentId: string; amount: number }>> {
  const rows = await db
    .select()
    .from(finding)
    .where(
      and(
        eq(finding.provider, 'stripe'),
        inArray(finding.kind, ['paid-twice', 'buyer-claim']),
        inArray(
          finding.subject,
          disputes.map(({ externalId }) => externalId),
        ),
      ),
    );
  return rows.flatMap(({ kind, detail, mendedAt, resolvedAt }) => {
    const isOpen = mendedAt === null && resolvedAt === null;
    const claim = kind === 'buyer-claim' ? claimDetail.parse(detail) : null;
    const shown = kind === 'paid-twice' && isOpen ? paidTwice.safeParse(detail).data : undefined;
    const twice = claim?.isOfDispute && !claim.isDropped ? claim : shown;
    return twice ? [{ paymentId: twice.paymentId, amount: twice.amount }] : [];
  });
}
