import { asc, eq, type SQL } from 'drizzle-orm';
import type { Entry } from '#app/domain/payments/ledger/post.server.ts';
import type { Store, Tx } from '#db/store.ts';

/** The entries of these postings, in the order in which they were posted. @param which a condition on postings. */
export async function postedEntries(
  { ledgerEntry, ledgerPosting }: Store['tables'],
  tx: Tx,
  which: SQL | undefined,
): Promise<Array<Required<Entry>>> {
  const { account, amount, producerId, orderId } = ledgerEntry;
  return tx
    .select({ account, amount, producerId, orderId })
    .from(ledgerEntry)
    .innerJoin(ledgerPosting, eq(ledgerPosting.id, ledgerEntry.postingId))
    .where(which)
    .orderBy(asc(ledgerEntry.id));
}
