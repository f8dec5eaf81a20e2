import { and, eq, lte, type SQL, sql } from 'drizzle-orm';
import { isOwedEntry } from '#app/domain/payments/ledger/owed.ts';
import type { Db, Store } from '#db/store.ts';

/** What makes up what is owed to a producer; VND, from the producer's side. */
export type OwedParts = {
  /** Sold by card, and taken back of it. */
  readonly sold: number;
  readonly refunded: number;
  /** The market's share, less what was returned. */
  readonly commission: number;
  /** Tax withheld, less what was returned. */
  readonly withheld: number;
  /** Taken back by the card holders' banks, less what they gave back. */
  readonly disputed: number;
  /** Paid out, less what was reversed. */
  readonly paidOut: number;
  /** What all of it comes to; below nothing where the producer owes. */
  readonly owed: number;
};

const partOf: Record<string, keyof Omit<OwedParts, 'owed'>> = {
  sale: 'sold',
  'refund-promised': 'refunded',
  'refund-lowered': 'refunded',
  'refund-dropped': 'refunded',
  commission: 'commission',
  'commission-returned': 'commission',
  withholding: 'withheld',
  'withholding-returned': 'withheld',
  'dispute-withdrawn': 'disputed',
  'dispute-shared': 'disputed',
  'dispute-overlap': 'disputed',
  'dispute-reinstated': 'disputed',
  payout: 'paidOut',
  reversal: 'paidOut',
};

/**
 * What the operator owes each producer, counted from the ledger.
 * @param until ms UTC; postings up to and with it. All there are where it is left out.
 * @param orders a condition on `order`: only what is owed for these; what is of no order, as payouts are, is left out then.
 */
export async function owedBy(
  db: Db,
  { ledgerEntry, ledgerPosting, order }: Store['tables'],
  { until, producerId, orders }: { until?: number; producerId?: string; orders?: SQL | undefined },
): Promise<Map<string, OwedParts>> {
  const conditions: SQL[] = [eq(ledgerEntry.account, 'producer_payable')];
  if (until !== undefined) conditions.push(lte(ledgerPosting.at, until));
  if (producerId !== undefined) conditions.push(eq(ledgerEntry.producerId, producerId));
  if (orders !== undefined) conditions.push(orders);
  const rows = await db
    .select({
      producerId: ledgerEntry.producerId,
      kind: ledgerPosting.kind,
      method: order.method,
      amount: sql<number>`sum(${ledgerEntry.amount})`.mapWith(Number),
    })
    .from(ledgerEntry)
    .innerJoin(ledgerPosting, eq(ledgerPosting.id, ledgerEntry.postingId))
    .leftJoin(order, eq(order.id, ledgerEntry.orderId))
    .where(and(...conditions))
    .groupBy(ledgerEntry.producerId, ledgerPosting.kind, order.method);
  const owed = new Map<string, OwedParts>();
  for (const { producerId: id, kind, method, amount } of rows) {
    if (id === null || !isOwedEntry(kind, method)) continue;
    const before = owed.get(id) ?? NOTHING;
    const part = partOf[kind];
    if (!part) throw new Error(`a ${kind} of ${id} is no part of what is owed`);
    owed.set(id, { ...before, [part]: before[part] - amount, owed: before.owed - amount });
  }
  return owed;
}

export const NOTHING: OwedParts = {
  sold: 0,
  refunded: 0,
  commission: 0,
  withheld: 0,
  disputed: 0,
  paidOut: 0,
  owed: 0,
};
