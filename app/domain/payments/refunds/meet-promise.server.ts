import { and, asc, eq, isNotNull, isNull, or } from 'drizzle-orm';
import type { OrderActor } from '#app/domain/orders/move-order.server.ts';
import { post } from '#app/domain/payments/ledger/post.server.ts';
import type { RefundRow } from '#app/domain/payments/refunds/hold-refund.server.ts';
import { promisedOf } from '#app/domain/payments/refunds/promised-of.server.ts';
import { refundSent } from '#app/domain/payments/refunds/refund-sent.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { newId } from '#app/server/ids.server.ts';
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
  const { refund } = context.store.tables;
  // Taken as it was looked at: no sending begins between that and this.
  const [held] = await tx
    .update(refund)
    .set({ amount: promised.amount - amount || amount })
    .where(
      and(
        ...[eq(refund.id, promised.id), eq(refund.amount, promised.amount), isNull(refund.doneAt)],
        or(isNotNull(refund.failedAt), and(isNull(refund.attemptKey), isNull(refund.externalId))),
      ),
    )
    .returning({ id: refund.id });
  if (!held) throw new DomainError('refundUnderWay');
  const metId =
    amount === promised.amount ? promised.id : await splitOff(context, tx, promised, { amount, externalId });
  await refundSent(context, tx, metId, { externalId, by });
}

/** The part that is met, as a refund of its own; the books take from the one promise what they owe by the other. */
async function splitOff(
  context: Context,
  tx: Tx,
  promised: RefundRow,
  { amount, externalId }: { amount: number; externalId: string },
): Promise<string> {
  const { refund, refundLine } = context.store.tables;
  const metId = newId();
  await tx.insert(refund).values({
    ...promised,
    ...{ id: metId, amount, causeKey: `stripe:${externalId}` },
    ...{ attemptKey: null, externalId: null, failedAt: null, failureCode: null },
  });
  const lines = await tx
    .select()
    .from(refundLine)
    .where(eq(refundLine.refundId, promised.id))
    .orderBy(asc(refundLine.id));
  for (const { part: line, taken } of firstOf(lines, amount)) {
    await tx
      .update(refundLine)
      .set({ amount: line.amount - taken })
      .where(eq(refundLine.id, line.id));
    // The pieces stay counted where they were.
    await tx
      .insert(refundLine)
      .values({ id: newId(), refundId: metId, lineId: line.lineId, quantity: 0, amount: taken });
  }
  const owed = await promisedOf(context, tx, promised.id);
  const entries = [
    ...firstOf(
      owed.filter(({ account }) => account !== 'refunds'),
      amount,
    ),
    ...firstOf(
      owed.filter(({ account }) => account === 'refunds').map((one) => ({ ...one, amount: -one.amount })),
      amount,
    ).map(({ part, taken }) => ({ part, taken: -taken })),
  ].map(({ part: { account, producerId, orderId }, taken }) => ({
    ...{ account, producerId, orderId },
    amount: taken,
  }));
  await post(context, tx, {
    kind: 'refund-lowered',
    subject: `refund:${promised.id}:${externalId}`,
    entries: entries.map((entry) => ({ ...entry, amount: -entry.amount })),
  });
  await post(context, tx, { kind: 'refund-promised', subject: `refund:${metId}`, entries });
  return metId;
}

/** Of these parts, in their order, so many that they come to `amount`; the last of them perhaps not whole. */
function firstOf<Part extends { amount: number }>(
  parts: readonly Part[],
  amount: number,
): Array<{ part: Part; taken: number }> {
  let open = amount;
  return parts.flatMap((part) => {
    const taken = Math.min(open, part.amount);
    open -= taken;
    return taken > 0 ? [{ part, taken }] : [];
  });
}
