import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
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
  /** Null for money that belongs to no order. */
  readonly order: { id: string; code: string } | null;
};

/** Those that wait for staff, the oldest first. */
export async function listFailedRefunds({ store }: Context): Promise<FailedRefund[]> {
  const { refund, order } = store.tables;
  const rows = await store.read((db) =>
    db
      .select({ refund, orderId: order.id, code: order.code })
      .from(refund)
      .leftJoin(order, eq(order.id, refund.orderId))
      .where(and(eq(refund.method, 'card'), isNotNull(refund.failedAt), isNull(refund.doneAt)))
      .orderBy(asc(refund.askedAt), asc(refund.id)),
  );
  return rows.map(({ refund: { id, amount, currency, failureCode, failedAt, askedAt }, orderId, code }) => ({
    ...{ id, amount, currency, failureCode: failureCode ?? '', failedAt: failedAt ?? askedAt },
    order: orderId !== null && code !== null ? { id: orderId, code } : null,
  }));
}
