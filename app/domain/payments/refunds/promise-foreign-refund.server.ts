import { eq } from 'drizzle-orm';
import type { OrderActor } from '#app/domain/orders/move-order.server.ts';
import { refundByCard } from '#app/domain/payments/card/refund-by-card.server.ts';
import { leftOfCardMoney } from '#app/domain/payments/refunds/left-of-card-money.server.ts';
import { lockPayment } from '#app/domain/payments/refunds/lock-payments.server.ts';
import type { RefundReason } from '#app/domain/payments/refunds/promise-refund.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { newId } from '#app/server/ids.server.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import type { Tx } from '#db/store.ts';

export type ForeignRefund = {
  /** Card money that came in another currency than đồng. */
  readonly money: { id: string; paymentId: string; currency: string };
  /** In the smallest unit of the money's currency. */
  readonly amount: number;
  readonly reason: RefundReason;
  /** One cause makes one refund, however often it is said. */
  readonly causeKey: string;
  readonly by: OrderActor;
};

/**
 * Promises money back that the books do not hold, because they are in đồng: it goes back as it came, by the same way as
 * every refund to a card, and nothing is posted. Part of the caller's `guarded` write.
 * @returns the refund's id; of an earlier one where the cause had made one already.
 * @throws NotFound (payment); DomainError refundTooMuch (amount).
 */
export async function promiseForeignRefund(
  context: Context,
  tx: Tx,
  { money, amount, reason, causeKey, by }: ForeignRefund,
): Promise<string> {
  const { store, clock, jobs } = context;
  const { refund, refundLine } = store.tables;
  await lockPayment(context, tx, money.paymentId);
  const [earlier] = await tx.select({ id: refund.id }).from(refund).where(eq(refund.causeKey, causeKey));
  if (earlier) return earlier.id;
  const left = await leftOfCardMoney(store.tables, tx, money.id);
  if (amount > left) throw new DomainError('refundTooMuch', { field: 'amount', params: { left } });
  const refundId = newId();
  await tx.insert(refund).values({
    id: refundId,
    paymentId: money.paymentId,
    orderId: null,
    method: 'card',
    amount,
    currency: money.currency,
    reason,
    causeKey,
    cardMoneyId: money.id,
    askedAt: clock.now(),
    askedByRole: by.role,
    askedBy: by.personId,
  });
  await tx.insert(refundLine).values({ id: newId(), refundId, lineId: null, quantity: 0, amount });
  await recordAudit(context, tx, {
    personId: by.personId,
    role: by.role,
    act: 'promise-refund',
    subject: 'refund',
    subjectId: refundId,
    detail: { paymentId: money.paymentId, orderId: null, amount, currency: money.currency, reason },
  });
  await jobs.enqueue(tx, refundByCard, { refundId }, { uniqueKey: refundId });
  return refundId;
}
