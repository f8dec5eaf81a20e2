import { eq } from 'drizzle-orm';
import { type Actor, staffRole } from '#app/domain/accounts/actor.ts';
import { writeOrderEvent } from '#app/domain/orders/move-order.server.ts';
import { mayBeKept } from '#app/domain/payments/card/may-be-kept.ts';
import { postOverlap } from '#app/domain/payments/card/post-overlap.server.ts';
import { refuseWhileSending } from '#app/domain/payments/card/refuse-while-sending.server.ts';
import { post } from '#app/domain/payments/ledger/post.server.ts';
import { holdRefund, type RefundRow } from '#app/domain/payments/refunds/hold-refund.server.ts';
import { promiseRest } from '#app/domain/payments/refunds/promise-rest.server.ts';
import { promisedOf } from '#app/domain/payments/refunds/promised-of.server.ts';
import { isStillPromised } from '#app/domain/payments/refunds/split-promise.server.ts';
import { tellMoneyKept } from '#app/domain/payments/refunds/tell-money-kept.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import type { Tx } from '#db/store.ts';

/**
 * A refund that somebody had made in the provider's own pages, and that was booked to an order that stands, has come back: the market
 * never promised it, and has the money again. Staff say that the order keeps it: the refund comes to nothing, and its producer is due
 * the money again, and both are told so. What the order owes its buyer all the same, because pieces of it were cancelled meanwhile, is promised anew.
 * Said again nothing happens.
 * @throws NotFound where it does not wait for this, or no staff; DomainError refundUnderWay while it may still reach the card,
 * refundIsOwed (refund) where its order was cancelled, or the market had promised it.
 */
export async function endReturnedRefund(context: Context, actor: Actor, refundId: string): Promise<void> {
  const role = staffRole(actor);
  if (role === null) throw new NotFound('refund that failed');
  const { store, clock } = context;
  const { refund, refundLine } = store.tables;
  await store.write(
    async (tx) => {
      const row = await holdRefund(context, tx, refundId);
      if (row.settledBy === 'kept') return;
      if (row.doneAt !== null || row.method !== 'card') throw new NotFound('refund that failed');
      await refuseWhileSending(context, tx, row);
      const orderId = await mustStand(context, tx, row);
      const promised = await promisedOf(context, tx, refundId);
      const [ended] = await tx
        .update(refund)
        .set({
          ...{ amount: 0, settledBy: 'kept', doneAt: clock.now(), doneBy: actor.personId },
          ...{ failedAt: null, failureCode: null, externalId: null },
        })
        .where(isStillPromised(store.tables, row))
        .returning({ id: refund.id });
      if (!ended) throw new NotFound('refund that failed');
      await tx.update(refundLine).set({ amount: 0 }).where(eq(refundLine.refundId, refundId));
      await post(context, tx, {
        kind: 'refund-lowered',
        subject: `refund:${refundId}:kept`,
        entries: promised.map((entry) => ({ ...entry, amount: -entry.amount })),
      });
      await writeOrderEvent(context, tx, {
        ...{ orderId, kind: 'refund-kept', by: { role: 'staff', personId: actor.personId } },
        detail: { refundId, amount: row.amount },
      });
      await recordAudit(context, tx, {
        personId: actor.personId,
        role,
        act: 'end-returned-refund',
        subject: 'refund',
        subjectId: refundId,
        detail: { amount: row.amount },
      });
      await tellMoneyKept(context, tx, orderId);
      await promiseRest(context, tx, row.paymentId);
      await postOverlap(context, tx, row.paymentId);
    },
    { isolation: 'guarded' },
  );
}

/** @returns the order's id. */
async function mustStand({ store }: Context, tx: Tx, row: RefundRow): Promise<string> {
  const { order } = store.tables;
  const [of] = await tx
    .select()
    .from(order)
    .where(eq(order.id, row.orderId ?? ''));
  if (!of || !mayBeKept(row, of)) throw new DomainError('refundIsOwed', { field: 'refund' });
  return of.id;
}
