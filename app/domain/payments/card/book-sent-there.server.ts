import { eq } from 'drizzle-orm';
import { THE_MARKET } from '#app/domain/orders/move-order.server.ts';
import { promiseForeignRefund } from '#app/domain/payments/refunds/promise-foreign-refund.server.ts';
import { promiseRefund } from '#app/domain/payments/refunds/promise-refund.server.ts';
import { refundSent } from '#app/domain/payments/refunds/refund-sent.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import type { Store, Tx } from '#db/store.ts';

type CardMoney = Store['tables']['cardMoney']['$inferSelect'];

/**
 * A refund that has left already, in the provider's own pages, is promised and sent in one. Said again as it stands, it
 * changes nothing. Part of the caller's `guarded` write.
 * @throws DomainError refundTooMuch; refundBookedElsewhere where it stands in the books for something else.
 */
export async function bookSentThere(
  context: Context,
  tx: Tx,
  money: Pick<CardMoney, 'id' | 'paymentId' | 'standing' | 'currency'>,
  { orderId, amount, externalId }: { orderId: string | null; amount: number; externalId: string },
): Promise<void> {
  const why = { reason: 'by-provider', causeKey: `stripe:${externalId}`, by: THE_MARKET } as const;
  const refundId =
    money.standing === 'foreign'
      ? await promiseForeignRefund(context, tx, { money, amount, ...why })
      : await promiseRefund(context, tx, {
          paymentId: money.paymentId,
          orderId,
          ...(money.standing === 'settles' ? {} : { cardMoneyId: money.id }),
          amount,
          ...why,
        });
  const { refund } = context.store.tables;
  const [booked] = await tx
    .select({ orderId: refund.orderId, amount: refund.amount })
    .from(refund)
    .where(eq(refund.id, refundId));
  // One cause makes one refund: it may have been made before, and for another order.
  if (booked?.orderId !== orderId || booked.amount !== amount) throw new DomainError('refundBookedElsewhere');
  await refundSent(context, tx, refundId, { externalId, by: THE_MARKET });
}
