import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Stripe } from 'stripe';
import { applyRefund } from '#app/domain/payments/card/apply-refund.server.ts';
import { assignGoneThere } from '#app/domain/payments/card/assign-gone-there.server.ts';
import { bookSentThere } from '#app/domain/payments/card/book-sent-there.server.ts';
import { settleDisputes } from '#app/domain/payments/card/settle-disputes.server.ts';
import { dropClaim } from '#app/domain/payments/claims/drop-claim.server.ts';
import { mendFinding, writeFinding } from '#app/domain/payments/reconcile/write-finding.server.ts';
import { refundThere } from '#app/domain/payments/refunds/gone-there.server.ts';
import { leftOfCardMoney } from '#app/domain/payments/refunds/left-of-card-money.server.ts';
import { lockPayment } from '#app/domain/payments/refunds/lock-payments.server.ts';
import { promiseRest } from '#app/domain/payments/refunds/promise-rest.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Store, Tx } from '#db/store.ts';

type CardMoney = Store['tables']['cardMoney']['$inferSelect'];

/**
 * A refund that somebody made by hand in the provider's own pages: it is a fact, so it is booked where it can only have been
 * for one thing (`assignGoneThere`), and shown to staff; else they say what it was for. Part of the caller's `guarded` write.
 */
export async function bookRefundThere(
  context: Context,
  tx: Tx,
  money: CardMoney,
  truth: Stripe.Refund,
): Promise<void> {
  const { reconciliationFinding: finding } = context.store.tables;
  const { id: externalId, amount, currency, status, created } = truth;
  const about = { provider: 'stripe', kind: 'refund-there', subject: externalId } as const;
  const detail = {
    ...{ paymentId: money.paymentId, intentId: money.externalId, amount, currency },
    wentAt: created * 1_000,
  };
  await lockPayment(context, tx, money.paymentId);
  // What has not left, or came back, is no money that went: nobody has to say what it was for. That it ended so is kept, so that
  // an answer from before, which is written later, books nothing.
  if (status === 'failed' || status === 'canceled')
    await writeFinding(context, tx, { ...about, detail: { ...detail, isBooked: 0 }, isMended: true });
  // It may arrive, so it counts as gone (`listUnassigned`), and it may fail, so it is booked to nothing.
  if (status === 'pending' || status === 'requires_action')
    await writeFinding(context, tx, { ...about, detail: { ...detail, isBooked: 0, isPending: 1 } });
  if (status !== 'succeeded') return;
  const [known] = await tx
    .select()
    .from(finding)
    .where(
      and(
        eq(finding.provider, about.provider),
        eq(finding.kind, about.kind),
        eq(finding.subject, about.subject),
      ),
    );
  if (known) {
    if (known.resolvedAt !== null || known.mendedAt !== null) return;
    if (refundThere.safeParse(known.detail).data?.isPending === 1) {
      const isPlaced = await placeAtOnce(context, tx, money, truth);
      await tx
        .update(finding)
        .set({ detail: { ...detail, isBooked: isPlaced ? 1 : 0 } })
        .where(eq(finding.id, known.id));
      return assignGoneThere(context, tx, money.paymentId, externalId);
    }
    // Staff were asked for which order it was, and it has turned out by itself.
    if (!(await adoptFailed(context, tx, money, truth, 'charge_already_refunded')))
      return assignGoneThere(context, tx, money.paymentId);
    await tx
      .update(finding)
      .set({ detail: { ...detail, isBooked: 1 } })
      .where(eq(finding.id, known.id));
    await mendFinding(context, tx, about);
    return promiseRest(context, tx, money.paymentId);
  }
  const isBooked = await placeAtOnce(context, tx, money, truth);
  await writeFinding(context, tx, { ...about, detail: { ...detail, isBooked: isBooked ? 1 : 0 } });
  if (!isBooked) await assignGoneThere(context, tx, money.paymentId, externalId);
}

/** It can only have been for one thing, whatever else waits: booked to that. */
const placeAtOnce = async (context: Context, tx: Tx, money: CardMoney, truth: Stripe.Refund) =>
  (await adoptFailed(context, tx, money, truth)) || (await bookForeign(context, tx, money, truth));

/**
 * It has come back: the orders that it was for are owed it again, as refunds that failed, and what is sent for them from now
 * on is another one; what was promised to nobody because it might have been this is promised (`promiseRest`), and what was claimed
 * from its buyer because they had it twice is not owed. Part of the caller's `guarded` write, which holds the payment.
 * @param subject the provider's id of it; of one that was not made by hand there is nothing to write.
 */
export async function returnRefundThere(context: Context, tx: Tx, subject: string): Promise<void> {
  const { store, clock } = context;
  const { reconciliationFinding: finding } = store.tables;
  const isIt = and(
    eq(finding.provider, 'stripe'),
    eq(finding.kind, 'refund-there'),
    eq(finding.subject, subject),
  );
  const [known] = await tx.select().from(finding).where(isIt);
  const about = refundThere.safeParse(known?.detail).data;
  await dropClaim(context, tx, subject);
  // Nor is it twice with a buyer any more.
  await mendFinding(context, tx, { provider: 'stripe', kind: 'state', subject });
  if (!known) return;
  const mendedAt = known.mendedAt ?? clock.now();
  await tx
    .update(finding)
    .set({ detail: { ...about, isBooked: 0, isPending: 0 }, mendedAt })
    .where(isIt);
  if (!about) return;
  await settleDisputes(context, tx, about.paymentId);
  await promiseRest(context, tx, about.paymentId);
}

/**
 * One of ours that could not be sent, and that somebody has sent by hand instead: the only one of the same sum of the same
 * money. It has failed for certain: what is under way may still arrive by itself.
 * @param failureCode only one that failed for this reason.
 */
async function adoptFailed(
  context: Context,
  tx: Tx,
  money: CardMoney,
  truth: Stripe.Refund,
  failureCode?: string,
): Promise<boolean> {
  const { refund } = context.store.tables;
  const [failed, another] = await tx
    .select({ id: refund.id })
    .from(refund)
    .where(
      and(
        eq(refund.paymentId, money.paymentId),
        eq(refund.method, 'card'),
        eq(refund.amount, truth.amount),
        eq(refund.currency, truth.currency.toUpperCase()),
        money.standing === 'settles' ? isNull(refund.cardMoneyId) : eq(refund.cardMoneyId, money.id),
        isNotNull(refund.failedAt),
        isNull(refund.doneAt),
        failureCode === undefined ? undefined : eq(refund.failureCode, failureCode),
      ),
    )
    .limit(2);
  if (!failed || another) return false;
  // Of no sending of ours: it is taken for one.
  await applyRefund(context, tx, failed.id, truth, { isAskedAgain: true });
  return true;
}

/** Money in another currency settled nothing: what goes back of it can only be of itself, and stands beside the books. */
async function bookForeign(
  context: Context,
  tx: Tx,
  money: CardMoney,
  { id: externalId, amount, currency }: Stripe.Refund,
): Promise<boolean> {
  if (money.standing !== 'foreign' || currency.toUpperCase() !== money.currency) return false;
  if (amount > (await leftOfCardMoney(context.store.tables, tx, money.id))) return false;
  await bookSentThere(context, tx, money, { orderId: null, amount, externalId });
  return true;
}
