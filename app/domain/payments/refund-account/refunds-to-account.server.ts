import { and, asc, eq, gt, inArray, isNotNull, isNull, or, type SQL } from 'drizzle-orm';
import { paymentsInDispute } from '#app/domain/orders/disputes/payments-in-dispute.server.ts';
import { eachLostToDispute } from '#app/domain/payments/card/lost-to-dispute.server.ts';
import { mayBeKept } from '#app/domain/payments/card/may-be-kept.ts';
import type { RefundRow } from '#app/domain/payments/refunds/hold-refund.server.ts';
import type { Db, Store } from '#db/store.ts';

/**
 * Why a card takes nothing more, however often it is tried: by Stripe's words (docs.stripe.com/refunds#failed-refunds). Where the
 * market's own balance was too small, or somebody stopped it, it is sent to the card again.
 */
const CARD_IS_CLOSED = [
  'expired_or_canceled_card',
  'lost_or_stolen_card',
  'declined',
  'unknown',
  'charge_disputed',
  'charge_for_pending_refund_disputed',
];

/** A condition on `refund`: its card takes nothing more, and it was not sent another way. */
export function isRefusedByCard({ refund }: Store['tables']): SQL | undefined {
  return and(
    ...[eq(refund.method, 'card'), eq(refund.currency, 'VND'), gt(refund.amount, 0)],
    ...[isNull(refund.doneAt), isNotNull(refund.failedAt), inArray(refund.failureCode, CARD_IS_CLOSED)],
  );
}

/**
 * What is owed to the buyers of these checkouts, is not sent yet, and goes to a bank account: direct money, and card money that its card
 * takes no more. None of the latter while the card's bank decides about it, or has given it to them, nor what staff may leave
 * with its order; by id.
 */
export async function refundsToAccount(
  tables: Store['tables'],
  db: Db,
  groupIds: readonly string[],
): Promise<RefundRow[]> {
  if (groupIds.length === 0) return [];
  const { payment, refund, order } = tables;
  const rows = await db
    .select({ refund, order: { paidAt: order.paidAt, cancelledAt: order.cancelledAt } })
    .from(refund)
    .innerJoin(payment, eq(payment.id, refund.paymentId))
    .leftJoin(order, eq(order.id, refund.orderId))
    .where(
      and(
        inArray(payment.groupId, [...groupIds]),
        or(and(eq(refund.method, 'vietqr'), isNull(refund.doneAt)), isRefusedByCard(tables)),
      ),
    )
    .orderBy(asc(refund.id));
  const refused = rows.flatMap(({ refund: one }) => (one.method === 'card' ? [one] : []));
  if (refused.length === 0) return rows.map(({ refund: one }) => one);
  const disputed = await paymentsInDispute(
    tables,
    db,
    refused.map(({ paymentId }) => paymentId),
  );
  const lost = await eachLostToDispute(tables, db, refused);
  return rows.flatMap(({ refund: one, order: of }) => {
    if (one.method === 'vietqr') return [one];
    const byBank = lost[refused.indexOf(one)] ?? 0;
    return disputed.has(one.paymentId) || byBank >= one.amount || mayBeKept(one, of) ? [] : [one];
  });
}

/** Whether an account has to be named for some of these: nobody sends card money to the account that somebody paid from. */
export const mustBeNamed = (refunds: ReadonlyArray<Pick<RefundRow, 'method'>>): boolean =>
  refunds.some(({ method }) => method === 'card');
