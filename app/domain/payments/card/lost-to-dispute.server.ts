import { and, eq, isNotNull, isNull, ne } from 'drizzle-orm';
import { entryAmounts } from '#app/domain/payments/ledger/entry-amounts.server.ts';
import type { Db, Store } from '#db/store.ts';

type RefundRow = Pick<Store['tables']['refund']['$inferSelect'], 'paymentId' | 'orderId' | 'cardMoneyId'>;

/**
 * VND that card holders' banks have taken for good of the money that a refund is of, less the refunds that were settled by
 * that already: what the buyer has got from their bank.
 */
export async function lostToDispute(
  tables: Store['tables'],
  db: Db,
  { paymentId, orderId, cardMoneyId }: RefundRow,
): Promise<number> {
  const { dispute, order, refund } = tables;
  const lost = await db
    .select({ id: dispute.id })
    .from(dispute)
    .where(
      and(
        eq(dispute.paymentId, paymentId),
        isNotNull(dispute.withdrawnAt),
        isNull(dispute.reinstatedAt),
        isNotNull(dispute.closedAt),
        // The money of one that was won may be some days on its way back.
        ne(dispute.status, 'won'),
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
  const taken = await entryAmounts(tables, db, {
    kind: 'dispute-withdrawn',
    subjects: lost.map(({ id }) => `dispute:${id}`),
    account: paid ? 'producer_payable' : 'fees',
    orderId,
  });
  const settled = await db
    .select({ amount: refund.amount })
    .from(refund)
    .where(
      and(
        eq(refund.paymentId, paymentId),
        eq(refund.settledBy, 'dispute'),
        orderId === null ? isNull(refund.orderId) : eq(refund.orderId, orderId),
        cardMoneyId === null ? isNull(refund.cardMoneyId) : isNotNull(refund.cardMoneyId),
      ),
    );
  return [...taken, ...settled.map(({ amount }) => -amount)].reduce((sum, amount) => sum + amount, 0);
}
