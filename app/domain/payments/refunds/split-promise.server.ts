import { and, asc, eq, isNotNull, isNull, or, type SQL } from 'drizzle-orm';
import { post } from '#app/domain/payments/ledger/post.server.ts';
import type { RefundRow } from '#app/domain/payments/refunds/hold-refund.server.ts';
import { promisedOf } from '#app/domain/payments/refunds/promised-of.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { newId } from '#app/server/ids.server.ts';
import type { Store, Tx } from '#db/store.ts';

/**
 * A part of a promise becomes a promise of its own, which is met in another way than the rest: the books take from the one what
 * they owe by the other, and whose it was stays as it was. The refund that was promised is lowered to the rest. Part of the
 * caller's `guarded` write, which holds the payment.
 * @param amount VND of the part, above nothing and less than was promised.
 * @param cause why there is another refund: once for each.
 * @param by what it is met by, which names the posting.
 * @returns the part's id.
 * @throws DomainError refundUnderWay when its sending has begun meanwhile, or it is done.
 */
export async function splitPromise(
  context: Context,
  tx: Tx,
  promised: RefundRow,
  { amount, cause, by }: { amount: number; cause: string; by: string },
): Promise<string> {
  const { refund, refundLine } = context.store.tables;
  const [held] = await tx
    .update(refund)
    .set({ amount: promised.amount - amount })
    .where(isStillPromised(context.store.tables, promised))
    .returning({ id: refund.id });
  if (!held) throw new DomainError('refundUnderWay');
  const metId = newId();
  await tx.insert(refund).values({
    ...promised,
    ...{ id: metId, amount, causeKey: cause },
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
    subject: `refund:${promised.id}:${by}`,
    entries: entries.map((entry) => ({ ...entry, amount: -entry.amount })),
  });
  await post(context, tx, { kind: 'refund-promised', subject: `refund:${metId}`, entries });
  return metId;
}

/** It stands as it was looked at: no sending has begun between that and this. */
export function isStillPromised({ refund }: Store['tables'], { id, amount }: RefundRow): SQL | undefined {
  return and(
    ...[eq(refund.id, id), eq(refund.amount, amount), isNull(refund.doneAt)],
    or(isNotNull(refund.failedAt), and(isNull(refund.attemptKey), isNull(refund.externalId))),
  );
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
