import { sql } from 'drizzle-orm';
import type { Store, Tx } from '#db/store.ts';

/**
 * Nobody else records a bank's reference of the market's own account until the caller's write has ended, whether of a payout, a
 * refund or a claim: of two people who type one reference at the same time the second one is refused. It holds the one row that
 * every database has; people record a few transfers a day. Taken after the payment of what it is of, and before a payout's run
 * and what producers are owed.
 */
export async function holdReferences({ databaseStamp }: Store['tables'], tx: Tx): Promise<void> {
  await tx.update(databaseStamp).set({ kind: sql`${databaseStamp.kind}` });
}
