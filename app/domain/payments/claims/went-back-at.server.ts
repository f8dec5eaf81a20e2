import { and, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import type { HeldClaim } from '#app/domain/payments/claims/hold-claim.server.ts';
import { startOfLocalDay } from '#app/server/local-date.ts';
import type { Db, Store } from '#db/store.ts';

const wentAt = z.object({ wentAt: z.number().optional() });

/**
 * When the money that is claimed went to its buyer, ms UTC: nothing of it was paid back before. Of a lost dispute when the bank took it,
 * of a refund when it was made at the provider; of one that was noted before that was kept, when it was first heard of.
 * @returns null where that is not known.
 */
export async function wentBackAt(
  { dispute, reconciliationFinding: finding }: Store['tables'],
  db: Db,
  { subject, detail }: Pick<HeldClaim, 'subject' | 'detail'>,
): Promise<number | null> {
  if (detail.sent) return startOfLocalDay(detail.sent.day);
  if (detail.isOfDispute) {
    const [row] = await db
      .select({ withdrawnAt: dispute.withdrawnAt })
      .from(dispute)
      .where(eq(dispute.externalId, subject));
    return row?.withdrawnAt ?? null;
  }
  const [row] = await db
    .select({ detail: finding.detail, foundAt: finding.foundAt })
    .from(finding)
    .where(
      and(
        ...[eq(finding.provider, 'stripe'), eq(finding.subject, subject)],
        inArray(finding.kind, ['refund-there', 'state']),
      ),
    );
  return row ? (wentAt.parse(row.detail).wentAt ?? row.foundAt) : null;
}
