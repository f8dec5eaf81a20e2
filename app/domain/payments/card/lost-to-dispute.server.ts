import { and, eq, inArray, isNotNull, isNull, type SQL } from 'drizzle-orm';
import type { Db, Store } from '#db/store.ts';

type RefundRow = Pick<Store['tables']['refund']['$inferSelect'], 'paymentId' | 'orderId' | 'cardMoneyId'>;

/**
 * VND that card holders' banks have taken for good of the money that a refund is of, less the refunds that were settled by
 * that already: what the buyer has got from their bank.
 */
export async function lostToDispute(
  { dispute, ledgerEntry, ledgerPosting, order, refund }: Store['tables'],
  db: Db,
  { paymentId, orderId, cardMoneyId }: RefundRow,
): Promise<number> {
  const lost = await db
    .select({ id: dispute.id })
    .from(dispute)
    .where(
      and(
        eq(dispute.paymentId, paymentId),
        isNotNull(dispute.withdrawnAt),
        isNull(dispute.reinstatedAt),
        isNotNull(dispute.closedAt),
      ),
    );
  if (lost.length === 0) return 0;
  const [paid] =
    orderId === null
      ? []
      : await db
          .select({ id: order.id })
          .from(order)
          .where(and(eq(order.id, orderId), isNotNull(order.paidAt)));
  const isOfOrder = (column: typeof ledgerEntry.orderId | typeof refund.orderId): SQL =>
    orderId === null ? isNull(column) : eq(column, orderId);
  const taken = await db
    .select({ amount: ledgerEntry.amount })
    .from(ledgerEntry)
    .innerJoin(ledgerPosting, eq(ledgerPosting.id, ledgerEntry.postingId))
    .where(
      and(
        eq(ledgerPosting.kind, 'dispute-withdrawn'),
        inArray(
          ledgerPosting.subject,
          lost.map(({ id }) => `dispute:${id}`),
        ),
        eq(ledgerEntry.account, paid ? 'producer_payable' : 'fees'),
        isOfOrder(ledgerEntry.orderId),
      ),
    );
  const settled = await db
    .select({ amount: refund.amount })
    .from(refund)
    .where(
      and(
        eq(refund.paymentId, paymentId),
        eq(refund.settledBy, 'dispute'),
        isOfOrder(refund.orderId),
        cardMoneyId === null ? isNull(refund.cardMoneyId) : isNotNull(refund.cardMoneyId),
      ),
    );
  return [...taken.map(({ amount }) => amount), ...settled.map(({ amount }) => -amount)].reduce(
    (sum, amount) => sum + amount,
    0,
  );
}
