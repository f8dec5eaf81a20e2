import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import type { Db, Store } from '#db/store.ts';

/** What a finding of the kind `refund-there` says: a refund that somebody made in the provider's own pages. */
export const refundThere = z.object({
  paymentId: z.string(),
  intentId: z.string(),
  /** In the smallest unit of `currency`. */
  amount: z.number(),
  currency: z.string(),
  /** Whether it was clear what it was for, so that it stood in the books at once. */
  isBooked: z.number(),
  /** For which order it was, as staff have said. */
  orderId: z.string().optional(),
});

/**
 * VND that has gone back in the provider's own pages and stands nowhere in the books, because nobody has said yet for which
 * order of these payments: it is not there any more to be promised.
 */
export async function goneThere(
  { reconciliationFinding: finding }: Store['tables'],
  db: Db,
  paymentIds: readonly string[],
): Promise<number> {
  const open = await db
    .select({ detail: finding.detail })
    .from(finding)
    .where(
      and(
        eq(finding.provider, 'stripe'),
        eq(finding.kind, 'refund-there'),
        isNull(finding.mendedAt),
        isNull(finding.resolvedAt),
      ),
    );
  return open
    .flatMap(({ detail }) => refundThere.safeParse(detail).data ?? [])
    .filter(({ paymentId, isBooked }) => isBooked === 0 && paymentIds.includes(paymentId))
    .reduce((sum, { amount, currency }) => (currency.toUpperCase() === 'VND' ? sum + amount : sum), 0);
}
