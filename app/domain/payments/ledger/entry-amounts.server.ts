import { and, eq, inArray } from 'drizzle-orm';
import type { Db, Store } from '#db/store.ts';

type Tables = Store['tables'];

export type EntriesAsked = {
  kind: Tables['ledgerPosting']['$inferSelect']['kind'];
  /** What the postings are about, "payment:<id>". */
  subjects: readonly string[];
  account: Tables['ledgerEntry']['$inferSelect']['account'];
};

/** VND of each entry that postings of a kind about these things have on an account; debit above zero. */
export async function entryAmounts(
  { ledgerEntry, ledgerPosting }: Tables,
  db: Db,
  { kind, subjects, account }: EntriesAsked,
): Promise<number[]> {
  if (subjects.length === 0) return [];
  const rows = await db
    .select({ amount: ledgerEntry.amount })
    .from(ledgerEntry)
    .innerJoin(ledgerPosting, eq(ledgerPosting.id, ledgerEntry.postingId))
    .where(
      and(
        eq(ledgerPosting.kind, kind),
        inArray(ledgerPosting.subject, [...subjects]),
        eq(ledgerEntry.account, account),
      ),
    );
  return rows.map(({ amount }) => amount);
}
