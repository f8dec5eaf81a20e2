import { and, asc, eq, isNotNull, isNull, or } from 'drizzle-orm';
import { THE_MARKET } from '#app/domain/orders/move-order.server.ts';
import { partByDispute } from '#app/domain/payments/card/part-by-dispute.server.ts';
import { settlePart } from '#app/domain/payments/card/settle-by-dispute.server.ts';
import { lockPayment } from '#app/domain/payments/refunds/lock-payments.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Tx } from '#db/store.ts';

/**
 * Refunds to a card whose bank has taken the same money for good and given it to the buyer are settled by that: what was
 * promised while the bank was still asking, and will never be sent. Those that may be on their way to the provider in this
 * moment are looked at when it has answered; of one that is more than the bank took, what its order cannot pay beside that. Part of
 * a write that learns that a dispute was lost, or that a refund was refused.
 */
export async function settleLostRefunds(context: Context, tx: Tx, paymentId: string): Promise<void> {
  const { refund } = context.store.tables;
  await lockPayment(context, tx, paymentId);
  const waiting = await tx
    .select()
    .from(refund)
    .where(
      and(
        ...[eq(refund.paymentId, paymentId), eq(refund.method, 'card'), isNull(refund.doneAt)],
        or(isNotNull(refund.failedAt), and(isNull(refund.attemptKey), isNull(refund.externalId))),
      ),
    )
    .orderBy(asc(refund.id));
  for (const one of waiting) {
    const { part } = await partByDispute(context.store.tables, tx, one);
    if (part > 0) await settlePart(context, tx, one, { part, by: THE_MARKET, isToldAlready: false });
  }
}
