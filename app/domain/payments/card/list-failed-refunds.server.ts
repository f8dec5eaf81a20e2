import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import { lostToDispute } from '#app/domain/payments/card/lost-to-dispute.server.ts';
import type { Context } from '#app/server/context.ts';

/** A refund to a card that the provider has refused, or that came back. */
export type FailedRefund = {
  readonly id: string;
  /** In the smallest unit of `currency`. */
  readonly amount: number;
  readonly currency: string;
  /** The provider's word for it. */
  readonly failureCode: string;
  readonly failedAt: number;
  /** VND of it that the card's bank has taken for good and given to the buyer: it may be settled by that where it is enough. */
  readonly lostToDispute: number;
  /** Null for money that belongs to no order. */
  readonly order: { id: string; code: string } | null;
};

/** Those that wait for staff, the oldest first. */
export async function listFailedRefunds({ store }: Context): Promise<FailedRefund[]> {
  const { refund, order } = store.tables;
  return store.read(async (db) => {
    const rows = await db
      .select({ refund, orderId: order.id, code: order.code })
      .from(refund)
      .leftJoin(order, eq(order.id, refund.orderId))
      .where(and(eq(refund.method, 'card'), isNotNull(refund.failedAt), isNull(refund.doneAt)))
      .orderBy(asc(refund.askedAt), asc(refund.id));
    const listed: FailedRefund[] = [];
    for (const { refund: row, orderId, code } of rows) {
      const { id, amount, currency, failureCode, failedAt, askedAt } = row;
      listed.push({
        ...{ id, amount, currency, failureCode: failureCode ?? '', failedAt: failedAt ?? askedAt },
        lostToDispute: await lostToDispute(store.tables, db, row),
        order: orderId !== null && code !== null ? { id: orderId, code } : null,
      });
    }
    return listed;
  });
}
