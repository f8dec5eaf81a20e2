import { and, eq } from 'drizzle-orm';
import type { Context } from '#app/server/context.ts';
import type { RefundSettledBy } from '#db/tables/payments.ts';

/** A refund to a card that does not wait for staff, and where it stands. */
export type SettledRefund = {
  readonly id: string;
  /** In the smallest unit of `currency`. */
  readonly amount: number;
  readonly currency: string;
  /** On its way to its card; there; sent by the operator's bank instead; never sent, because the card's bank gave it back; or owed no more. */
  readonly how: 'under-way' | 'card' | RefundSettledBy;
  readonly doneAt: number | null;
  /** Of the transfer: the bank's. */
  readonly reference: string | null;
  /** Of the transfer: YYYY-MM-DD in Lào Cai. */
  readonly sentOn: string | null;
  /** Null for money that belongs to no order. */
  readonly order: { id: string; code: string } | null;
};

/** The other half of `readFailedRefund`. Null where there is no such card refund, or where it does wait for staff. */
export async function readSettledRefund({ store }: Context, refundId: string): Promise<SettledRefund | null> {
  const { refund, order } = store.tables;
  const [row] = await store.read((db) =>
    db
      .select({ refund, orderId: order.id, code: order.code })
      .from(refund)
      .leftJoin(order, eq(order.id, refund.orderId))
      .where(and(eq(refund.id, refundId), eq(refund.method, 'card'))),
  );
  if (!row) return null;
  const { id, amount, currency, doneAt, failedAt, settledBy, proofReference, sentOn } = row.refund;
  if (doneAt === null && failedAt !== null) return null;
  return {
    ...{ id, amount, currency, doneAt, sentOn },
    how: doneAt === null ? 'under-way' : (settledBy ?? 'card'),
    reference: proofReference,
    order: row.orderId !== null && row.code !== null ? { id: row.orderId, code: row.code } : null,
  };
}
