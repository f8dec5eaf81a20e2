import type { OrderActor } from '#app/domain/orders/move-order.server.ts';
import type { RefundRow } from '#app/domain/payments/refunds/hold-refund.server.ts';
import { refundSent } from '#app/domain/payments/refunds/refund-sent.server.ts';
import { isStillPromised, splitPromise } from '#app/domain/payments/refunds/split-promise.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import type { Tx } from '#db/store.ts';

/**
 * Card money that was promised, and of which `amount` has gone back in the provider's own pages: so much of the promise is met by
 * it, and nobody sends that once more. Met whole, it is done; else what is met becomes a refund of its own, which has arrived, and
 * the promise is lowered to the rest. Part of the caller's `guarded` write, which holds the payment.
 * @param amount VND, above nothing and not more than is promised.
 * @param externalId the provider's id of what went, or of this part of it (`partId`).
 * @throws DomainError refundUnderWay when its sending has begun meanwhile, or it is done.
 */
export async function meetPromise(
  context: Context,
  tx: Tx,
  promised: RefundRow,
  { amount, externalId, by }: { amount: number; externalId: string; by: OrderActor },
): Promise<void> {
  if (!Number.isSafeInteger(amount) || amount <= 0 || amount > promised.amount)
    throw new RangeError(`${amount} đồng of a promise of ${promised.amount}`);
  const metId =
    amount === promised.amount
      ? await holdWhole(context, tx, promised)
      : await splitPromise(context, tx, promised, { amount, cause: `stripe:${externalId}`, by: externalId });
  await refundSent(context, tx, metId, { externalId, by });
}

async function holdWhole({ store }: Context, tx: Tx, promised: RefundRow): Promise<string> {
  const { refund } = store.tables;
  const [held] = await tx
    .update(refund)
    .set({ amount: promised.amount })
    .where(isStillPromised(store.tables, promised))
    .returning({ id: refund.id });
  if (!held) throw new DomainError('refundUnderWay');
  return held.id;
}
