import { and, eq } from 'drizzle-orm';
import type { Entry } from '#app/domain/payments/ledger/post.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Tx } from '#db/store.ts';

/** What was posted when a refund was promised; nothing for money that the books do not hold. */
export async function promisedOf(
  { store }: Context,
  tx: Tx,
  refundId: string,
): Promise<Array<Required<Entry>>> {
  const { ledgerEntry, ledgerPosting } = store.tables;
  return tx
    .select({
      account: ledgerEntry.account,
      amount: ledgerEntry.amount,
      producerId: ledgerEntry.producerId,
      orderId: ledgerEntry.orderId,
    })
    .from(ledgerEntry)
    .innerJoin(ledgerPosting, eq(ledgerPosting.id, ledgerEntry.postingId))
    .where(and(eq(ledgerPosting.kind, 'refund-promised'), eq(ledgerPosting.subject, `refund:${refundId}`)));
}
