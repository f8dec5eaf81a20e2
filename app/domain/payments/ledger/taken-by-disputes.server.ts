import { and, eq, inArray } from 'drizzle-orm';
import type { Db, Store } from '#db/store.ts';

/**
 * What the books say that these disputes took, and of whom, VND: of producers by order (`producer_payable`), and of the market
 * (`fees`), by order where it was of one.
 */
export async function takenByDisputes(
  { ledgerEntry, ledgerPosting }: Store['tables'],
  db: Db,
  disputeIds: readonly string[],
) {
  if (disputeIds.length === 0) return [];
  return db
    .select({
      subject: ledgerPosting.subject,
      account: ledgerEntry.account,
      orderId: ledgerEntry.orderId,
      amount: ledgerEntry.amount,
    })
    .from(ledgerEntry)
    .innerJoin(ledgerPosting, eq(ledgerPosting.id, ledgerEntry.postingId))
    .where(
      and(
        eq(ledgerPosting.kind, 'dispute-withdrawn'),
        inArray(
          ledgerPosting.subject,
          disputeIds.map((id) => `dispute:${id}`),
        ),
        inArray(ledgerEntry.account, ['producer_payable', 'fees']),
      ),
    );
}
