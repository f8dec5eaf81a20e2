import { and, eq, inArray, isNull } from 'drizzle-orm';
import { z } from 'zod';
import type { Db, Store } from '#db/store.ts';

const ofPayment = z.object({ paymentId: z.string() });

/** Whether something of these payments is claimed from their buyer, is to be, or is owed to them of a claim, and waits. */
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
        ...[eq(finding.provider, 'stripe'), inArray(finding.kind, ['buyer-claim', 'paid-twice'])],
        ...[isNull(finding.resolvedAt), isNull(finding.mendedAt)],
      ),
    );
  return open.some(({ detail }) => paymentIds.has(ofPayment.parse(detail).paymentId));
}
