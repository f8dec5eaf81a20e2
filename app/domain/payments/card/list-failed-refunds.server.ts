import { and, asc, count, eq, isNotNull, isNull } from 'drizzle-orm';
import { paymentsInDispute } from '#app/domain/orders/disputes/payments-in-dispute.server.ts';
import { lostToDispute } from '#app/domain/payments/card/lost-to-dispute.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Store } from '#db/store.ts';

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
  /** The card's bank is still deciding about its payment, and may give the money back by itself. */
  readonly isInDispute: boolean;
  /** Null for money that belongs to no order. */
  readonly order: { id: string; code: string } | null;
};

export const FAILED_PER_PAGE = 50;

const isFailed = ({ refund }: Store['tables']) =>
  and(eq(refund.method, 'card'), isNotNull(refund.failedAt), isNull(refund.doneAt));

/** How many wait for staff. */
export async function countFailedRefunds({ store }: Context): Promise<number> {
  const { refund } = store.tables;
  const [counted] = await store.read((db) =>
    db.select({ total: count() }).from(refund).where(isFailed(store.tables)),
  );
  return Number(counted?.total ?? 0);
}

/**
 * Those that wait for staff, the oldest first.
 * @param page from 1, of `FAILED_PER_PAGE`.
 */
export async function listFailedRefunds({ store }: Context, page = 1): Promise<FailedRefund[]> {
  const { refund, order } = store.tables;
  return store.read(async (db) => {
    const rows = await db
      .select({ refund, orderId: order.id, code: order.code })
      .from(refund)
      .leftJoin(order, eq(order.id, refund.orderId))
      .where(isFailed(store.tables))
      .orderBy(asc(refund.askedAt), asc(refund.id))
      .limit(FAILED_PER_PAGE)
      .offset((page - 1) * FAILED_PER_PAGE);
    const disputed = await paymentsInDispute(
      store.tables,
      db,
      rows.map((row) => row.refund.paymentId),
    );
    const listed: FailedRefund[] = [];
    for (const { refund: row, orderId, code } of rows) {
      const { id, amount, currency, failureCode, failedAt, askedAt } = row;
      listed.push({
        ...{ id, amount, currency, failureCode: failureCode ?? '', failedAt: failedAt ?? askedAt },
        lostToDispute: await lostToDispute(store.tables, db, row),
        isInDispute: disputed.has(row.paymentId),
        order: orderId !== null && code !== null ? { id: orderId, code } : null,
      });
    }
    return listed;
  });
}
