import { and, eq, inArray, like, or, type SQL, sum } from 'drizzle-orm';
import type { Db, Store } from '#db/store.ts';

/** What disputes took of an order, VND. */
export type TakenOfOrder = {
  /** Of its producer, or of whom the order was sold for. */
  readonly fromProducer: number;
  /** Of the market: it had gone back to its buyer before. */
  readonly fromMarket: number;
};

/**
 * What the books say that the banks of cards took of what was paid for orders, by order's id; those of which they took nothing are left out.
 * @param which the disputes, by conditions on `dispute`.
 */
export async function takenByBanks(
  db: Db,
  { dispute, paymentAllocation, ledgerEntry, ledgerPosting }: Store['tables'],
  orderIds: readonly string[],
  which: SQL | undefined,
): Promise<ReadonlyMap<string, TakenOfOrder>> {
  const disputes = await db
    .selectDistinct({ id: dispute.id })
    .from(dispute)
    .innerJoin(paymentAllocation, eq(paymentAllocation.paymentId, dispute.paymentId))
    .where(and(inArray(paymentAllocation.orderId, [...orderIds]), which));
  if (disputes.length === 0) return new Map();
  const rows = await db
    .select({
      orderId: ledgerEntry.orderId,
      account: ledgerEntry.account,
      amount: sum(ledgerEntry.amount).mapWith(Number),
    })
    .from(ledgerEntry)
    .innerJoin(ledgerPosting, eq(ledgerPosting.id, ledgerEntry.postingId))
    .where(
      and(
        // As it was shared when the bank took it, and anew since.
        inArray(ledgerPosting.kind, ['dispute-withdrawn', 'dispute-shared']),
        or(
          inArray(
            ledgerPosting.subject,
            disputes.map(({ id }) => `dispute:${id}`),
          ),
          ...disputes.map(({ id }) => like(ledgerPosting.subject, `dispute:${id}:%`)),
        ),
        inArray(ledgerEntry.account, ['producer_payable', 'fees']),
        inArray(ledgerEntry.orderId, [...orderIds]),
      ),
    )
    .groupBy(ledgerEntry.orderId, ledgerEntry.account);
  const found = new Map<string, TakenOfOrder>();
  for (const { orderId, account, amount } of rows) {
    const before = found.get(orderId ?? '') ?? { fromProducer: 0, fromMarket: 0 };
    const part = account === 'fees' ? 'fromMarket' : 'fromProducer';
    found.set(orderId ?? '', { ...before, [part]: before[part] + amount });
  }
  return found;
}
