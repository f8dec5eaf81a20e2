import { and, eq, inArray, like, or } from 'drizzle-orm';
import type { Db, Store } from '#db/store.ts';

/** What tells of whom a dispute took: when the bank took it, and whenever it was shared anew since (`reshareDisputes`). */
export const disputeShareKinds = ['dispute-withdrawn', 'dispute-shared'] as const;

/**
 * What the books say that these disputes took, and of whom, VND: of producers by order (`producer_payable`), and of the market
 * (`fees`), by order where it was of one. An entry may be below nothing, where a share was made smaller: the sums count.
 * @returns each with the dispute that it is of, `dispute:<id>`.
 */
export async function takenByDisputes(
  { ledgerEntry, ledgerPosting }: Store['tables'],
  db: Db,
  disputeIds: readonly string[],
) {
  if (disputeIds.length === 0) return [];
  const rows = await db
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
        inArray(ledgerPosting.kind, [...disputeShareKinds]),
        or(
          inArray(
            ledgerPosting.subject,
            disputeIds.map((id) => `dispute:${id}`),
          ),
          ...disputeIds.map((id) => like(ledgerPosting.subject, `dispute:${id}:%`)),
        ),
        inArray(ledgerEntry.account, ['producer_payable', 'fees']),
      ),
    );
  return rows.map((row) => ({ ...row, subject: row.subject.split(':').slice(0, 2).join(':') }));
}
