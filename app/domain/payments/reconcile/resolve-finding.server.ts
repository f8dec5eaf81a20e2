import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { type Actor, staffRole } from '#app/domain/accounts/actor.ts';
import { bookSentThere } from '#app/domain/payments/card/book-sent-there.server.ts';
import { mendFinding } from '#app/domain/payments/reconcile/write-finding.server.ts';
import { refundThere } from '#app/domain/payments/refunds/gone-there.server.ts';
import { leftOfCardMoney } from '#app/domain/payments/refunds/left-of-card-money.server.ts';
import { moneySeen } from '#app/domain/payments/refunds/money-seen.server.ts';
import { promiseForeignRefund } from '#app/domain/payments/refunds/promise-foreign-refund.server.ts';
import { promiseRefund } from '#app/domain/payments/refunds/promise-refund.server.ts';
import { refundSent } from '#app/domain/payments/refunds/refund-sent.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, isDomainError, NotFound } from '#app/server/domain-error.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import type { Store, Tx } from '#db/store.ts';

/** What staff do about something that does not agree. */
export type Resolve =
  /** They have seen to it elsewhere. */
  | { how: 'note' }
  /** The money goes back to whom it came from, whole. */
  | { how: 'give-back' }
  /** What was given back over there was for this order. */
  | { how: 'assign'; orderId: string };

const moneyDetail = z.object({ moneyId: z.string() });

/**
 * Closes what did not agree, once, with what was done about it and why. Money that went back in the provider's own pages is
 * not put away with words alone: it is booked to an order.
 * @throws NotFound when there is none; DomainError settledMeanwhile, findingNote (note), mustSayForWhich (order), cannotGiveBack,
 * assignTooMuch (order), refundBookedElsewhere (order).
 */
export async function resolveFinding(
  context: Context,
  actor: Actor,
  { findingId, note, resolve }: { findingId: string; note: string; resolve: Resolve },
): Promise<void> {
  const { store, clock } = context;
  const { reconciliationFinding: finding } = store.tables;
  const words = note.trim();
  if (words.length < 3) throw new DomainError('findingNote', { field: 'note' });
  await store.write(
    async (tx) => {
      const [open] = await tx
        .update(finding)
        .set({ resolvedAt: clock.now(), resolvedBy: actor.personId, note: words.slice(0, 500) })
        .where(and(eq(finding.id, findingId), isNull(finding.resolvedAt)))
        .returning();
      if (!open) throw await whyNotOpen(tx, store.tables, findingId);
      if (resolve.how === 'note') await mustAssign(context, tx, open);
      if (resolve.how === 'give-back') await giveBack(context, tx, actor, open);
      if (resolve.how === 'assign') await assign(context, tx, actor, open, resolve.orderId);
      await recordAudit(context, tx, {
        personId: actor.personId,
        role: staffRole(actor),
        act: 'resolve-finding',
        subject: 'reconciliation-finding',
        subjectId: findingId,
        detail: { kind: open.kind, about: open.subject, how: resolve.how },
      });
    },
    { isolation: 'guarded' },
  );
}

/** Somebody else was faster, unless nobody ever found that. */
async function whyNotOpen(
  tx: Tx,
  { reconciliationFinding: finding }: Store['tables'],
  findingId: string,
): Promise<Error> {
  const [known] = await tx.select({ id: finding.id }).from(finding).where(eq(finding.id, findingId));
  return known ? new DomainError('settledMeanwhile') : new NotFound('finding');
}

type Finding = Store['tables']['reconciliationFinding']['$inferSelect'];

async function giveBack(context: Context, tx: Tx, actor: Actor, { kind, detail }: Finding): Promise<void> {
  const { cardMoney } = context.store.tables;
  const about = moneyDetail.safeParse(detail);
  const [money] = about.success
    ? await tx.select().from(cardMoney).where(eq(cardMoney.id, about.data.moneyId))
    : [];
  // What somebody gave back over there meanwhile has gone already.
  const amount = money ? await leftOfCardMoney(context.store.tables, tx, money.id) : 0;
  if (amount <= 0) throw new DomainError('cannotGiveBack');
  const rest = {
    amount,
    reason: 'wrong-amount',
    causeKey: `money:${money?.externalId}`,
    by: { role: 'staff', personId: actor.personId },
  } as const;
  if (kind === 'currency' && money?.standing === 'foreign') {
    await promiseForeignRefund(context, tx, { money, ...rest });
    return;
  }
  if (kind !== 'amount' || money?.standing !== 'wrong') throw new DomainError('cannotGiveBack');
  const { id: cardMoneyId, paymentId } = money;
  await promiseRefund(context, tx, { paymentId, orderId: null, cardMoneyId, ...rest });
}

/** What went back over there was for this order; `actor` says so. */
async function assign(
  context: Context,
  tx: Tx,
  actor: Actor,
  finding: Finding,
  orderId: string,
): Promise<void> {
  const { cardMoney, paymentAllocation, reconciliationFinding } = context.store.tables;
  if (orderId === '') throw new DomainError('mustSayForWhich', { field: 'order' });
  const about = refundThere.safeParse(finding.detail);
  const [money] = about.success
    ? await tx.select().from(cardMoney).where(eq(cardMoney.externalId, about.data.intentId))
    : [];
  if (finding.kind !== 'refund-there' || !about.success || money?.standing !== 'settles')
    throw new DomainError('cannotGiveBack');
  const [part] = await tx
    .select()
    .from(paymentAllocation)
    .where(and(eq(paymentAllocation.paymentId, money.paymentId), eq(paymentAllocation.orderId, orderId)));
  if (!part) throw new NotFound('order of this payment');
  const { subject: externalId } = finding;
  const sent = { orderId, amount: about.data.amount, externalId };
  if (!(await keepsPromise(context, tx, actor, money.paymentId, sent))) {
    try {
      await bookSentThere(context, tx, money, sent);
    } catch (error) {
      if (!isDomainError(error)) throw error;
      const code = error.code === 'refundTooMuch' ? 'assignTooMuch' : error.code;
      throw new DomainError(code, { field: 'order', params: error.params });
    }
  }
  await tx
    .update(reconciliationFinding)
    .set({ detail: { ...about.data, orderId } })
    .where(eq(reconciliationFinding.id, finding.id));
  // The comparison of the lists had missed it as well.
  await mendFinding(context, tx, { provider: 'stripe', kind: 'missing-here', subject: externalId });
}

/**
 * A refund of just this sum was promised for the order and could not be sent from here: then this is how it was sent, and no
 * further one.
 */
async function keepsPromise(
  context: Context,
  tx: Tx,
  actor: Actor,
  paymentId: string,
  { orderId, amount, externalId }: { orderId: string; amount: number; externalId: string },
): Promise<boolean> {
  const { refund } = context.store.tables;
  const [failed] = await tx
    .select({ id: refund.id })
    .from(refund)
    .where(
      and(
        ...[eq(refund.paymentId, paymentId), eq(refund.orderId, orderId), eq(refund.amount, amount)],
        ...[isNotNull(refund.failedAt), isNull(refund.doneAt)],
      ),
    )
    .orderBy(asc(refund.id));
  if (!failed) return false;
  return refundSent(context, tx, failed.id, {
    externalId,
    by: { role: 'staff', personId: actor.personId },
  });
}

/** Money that went back over there must be booked where some order has room for it. */
async function mustAssign(context: Context, tx: Tx, { kind, detail }: Finding): Promise<void> {
  const about = refundThere.safeParse(detail);
  if (kind !== 'refund-there' || !about.success) return;
  const { paymentId, isBooked, amount, currency } = about.data;
  if (isBooked === 1 || currency.toUpperCase() !== 'VND') return;
  const { left } = await moneySeen(context, tx, paymentId);
  if (left >= amount) throw new DomainError('mustSayForWhich', { field: 'order' });
}
