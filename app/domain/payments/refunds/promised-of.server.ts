import { and, eq, like, or } from 'drizzle-orm';
import type { Entry } from '#app/domain/payments/ledger/post.server.ts';
import { postedEntries } from '#app/domain/payments/ledger/posted-entries.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Tx } from '#db/store.ts';

/**
 * What the books say that a refund promises: as it was posted, less what was met of it by money that went back in the provider's
 * own pages (`meetPromise`), by account, producer and order. Nothing for money that the books do not hold.
 */
export async function promisedOf(
  { store }: Context,
  tx: Tx,
  refundId: string,
): Promise<Array<Required<Entry>>> {
  const { kind, subject } = store.tables.ledgerPosting;
  const rows = await postedEntries(
    store.tables,
    tx,
    or(
      and(eq(kind, 'refund-promised'), eq(subject, `refund:${refundId}`)),
      and(eq(kind, 'refund-lowered'), like(subject, `refund:${refundId}:%`)),
    ),
  );
  const sums = new Map<string, Required<Entry>>();
  for (const row of rows) {
    const name = `${row.account} ${row.producerId} ${row.orderId}`;
    sums.set(name, { ...row, amount: row.amount + (sums.get(name)?.amount ?? 0) });
  }
  return [...sums.values()].filter(({ amount }) => amount !== 0);
}
