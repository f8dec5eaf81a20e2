import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { type Actor, staffRole } from '#app/domain/accounts/actor.ts';
import { amountOf, cardMoneyStands } from '#app/domain/payments/card/card-money-stands.server.ts';
import { goneBackOf } from '#app/domain/payments/card/left-beside-banks.server.ts';
import { settleDisputes } from '#app/domain/payments/card/settle-disputes.server.ts';
import { arrivedTwice, twiceOf } from '#app/domain/payments/claims/arrived-twice.server.ts';
import { claimFromBuyer } from '#app/domain/payments/claims/claim-from-buyer.server.ts';
import { mostToClaim } from '#app/domain/payments/claims/most-to-claim.server.ts';
import { paidTwice } from '#app/domain/payments/claims/twice-by-disputes.server.ts';
import {
  bookToOrders,
  type Finding,
  type GoneOf,
  goneOf,
} from '#app/domain/payments/reconcile/book-to-orders.server.ts';
import { mendFinding } from '#app/domain/payments/reconcile/write-finding.server.ts';
import { refundThere } from '#app/domain/payments/refunds/gone-there.server.ts';
import { leftOfCardMoney } from '#app/domain/payments/refunds/left-of-card-money.server.ts';
import { lockPayment } from '#app/domain/payments/refunds/lock-payments.server.ts';
import { promiseForeignRefund } from '#app/domain/payments/refunds/promise-foreign-refund.server.ts';
import { promiseRefund } from '#app/domain/payments/refunds/promise-refund.server.ts';
import { promiseRest } from '#app/domain/payments/refunds/promise-rest.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import { refuseTooLong } from '#app/server/text/refuse-too-long.ts';
import type { Store, Tx } from '#db/store.ts';

/** What staff do about something that does not agree. */
export type Resolve =
  /** They have seen to it elsewhere. */
  | { how: 'note' }
  /** The money goes back to whom it came from, whole. */
  | { how: 'give-back' }
  /** What was given back over there was for this order, whole. */
  | { how: 'assign'; orderId: string }
  /** It was for these, in sum what went. */
  | { how: 'assign'; parts: ReadonlyArray<GoneOf> }
  /**
   * The buyer has it twice and owes it back, less these parts of it, which were for orders.
   * `shown` is what staff were shown that would be claimed, VND: what a lost dispute gave may be another sum by now.
   */
  | { how: 'claim'; parts: ReadonlyArray<GoneOf>; shown?: number };

const LONGEST_NOTE = 500;

const moneyDetail = z.object({ moneyId: z.string() });

/**
 * Closes what did not agree, once, with what was done about it and why. Money that went back in the provider's own pages is
 * not put away with words alone: it is booked to what it was for, and of each order first to what is promised of it; or, where the
 * buyer had the same money before, by transfer or from their card's bank, as a claim on them.
 * @throws NotFound when there is none; DomainError settledMeanwhile, thereCameBack, thereOnItsWay, findingNote and tooLongBy (note), mustSayForWhich (order),
 * cannotGiveBack, assignPartWrong (order), assignTooMuch (order), assignSum (order), refundUnderWay (order), refundBookedElsewhere (order);
 * mustClaim, mustGiveBack and claimWaits where words alone are said, claimTooMuch (order), claimInDispute, claimNothing; claimChanged
 * where a lost dispute gave another sum than was shown.
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
  refuseTooLong(words, { field: 'note', max: LONGEST_NOTE });
  await store.write(
    async (tx) => {
      // Before it is looked at: whoever hears meanwhile that it has come back waits, or is waited for.
      await holdItsPayment(context, tx, findingId);
      const [open] = await tx
        .update(finding)
        .set({ resolvedAt: clock.now(), resolvedBy: actor.personId, note: words })
        .where(and(eq(finding.id, findingId), isNull(finding.resolvedAt), isNull(finding.mendedAt)))
        .returning();
      if (!open) throw await whyNotOpen(tx, store.tables, findingId);
      refuseOnItsWay(open);
      if (resolve.how === 'note') await mustBook(store.tables, tx, open);
      if (resolve.how === 'give-back') await giveBack(context, tx, actor, open);
      if (resolve.how === 'assign') await bookToOrders(context, tx, actor, open, resolve);
      if (resolve.how === 'claim') await claim(context, tx, actor, open, resolve);
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

async function holdItsPayment(context: Context, tx: Tx, findingId: string): Promise<void> {
  const { reconciliationFinding: finding } = context.store.tables;
  const [row] = await tx
    .select({ kind: finding.kind, detail: finding.detail })
    .from(finding)
    .where(eq(finding.id, findingId));
  const detail = row?.detail;
  const twice = row?.kind === 'paid-twice' ? paidTwice.safeParse(detail).data : undefined;
  const about = twice ?? refundThere.safeParse(detail).data ?? arrivedTwice.safeParse(detail).data;
  if (about) await lockPayment(context, tx, about.paymentId);
}

/** Somebody else was faster, or it has come back, unless nobody ever found that. */
async function whyNotOpen(
  tx: Tx,
  { reconciliationFinding: finding }: Store['tables'],
  findingId: string,
): Promise<Error> {
  const [known] = await tx.select().from(finding).where(eq(finding.id, findingId));
  if (!known) return new NotFound('finding');
  const isBack =
    known.kind === 'refund-there' &&
    known.resolvedAt === null &&
    refundThere.safeParse(known.detail).data?.isBooked === 0;
  return new DomainError(isBack ? 'thereCameBack' : 'settledMeanwhile');
}

/** The card money that a finding is about, and how much of it is not promised back; nothing of a finding about anything else. */
async function moneyOf(tables: Store['tables'], tx: Tx, { detail }: Finding) {
  const { cardMoney } = tables;
  const about = moneyDetail.safeParse(detail).data;
  const [money] = about ? await tx.select().from(cardMoney).where(eq(cardMoney.id, about.moneyId)) : [];
  // What somebody gave back over there meanwhile has gone already.
  return { money, left: money ? await leftOfCardMoney(tables, tx, money.id) : 0 };
}

async function giveBack(context: Context, tx: Tx, actor: Actor, finding: Finding): Promise<void> {
  const { kind } = finding;
  const { money, left: amount } = await moneyOf(context.store.tables, tx, finding);
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
  // Where the card's bank has taken that money for good, nothing is sent.
  await settleDisputes(context, tx, paymentId);
}

/** The buyer has this twice: what of it was for no order is claimed from them. */
async function claim(
  context: Context,
  tx: Tx,
  actor: Actor,
  finding: Finding,
  { parts, shown }: Extract<Resolve, { how: 'claim' }>,
): Promise<void> {
  const { subject } = finding;
  const byBank = finding.kind === 'paid-twice' ? paidTwice.safeParse(finding.detail).data : undefined;
  if (byBank) {
    if (byBank.amount !== shown) throw new DomainError('claimChanged', { params: { amount: byBank.amount } });
    return claimFromBuyer(context, tx, actor, { subject, ...byBank, isOfDispute: true });
  }
  const twice = finding.kind === 'state' ? arrivedTwice.safeParse(finding.detail).data : undefined;
  if (twice) {
    const { tables } = context.store;
    const { paymentId } = twice;
    // As it is in this moment, whatever was found.
    const amount = await twiceOf(tables, tx, subject, twice);
    if (amount === 0) throw new DomainError('claimNothing');
    if ((await goneBackOf(tables, tx, paymentId)).held > 0) throw new DomainError('claimInDispute');
    await claimFromBuyer(context, tx, actor, { subject, paymentId, amount });
  } else {
    const { paymentId, claimed } = await assignAndClaim(context, tx, actor, finding, parts);
    await claimFromBuyer(context, tx, actor, { subject, paymentId, amount: claimed });
    await settleDisputes(context, tx, paymentId);
    // It is not there to be anything else any more: what was left out because it might have been that is owed.
    await promiseRest(context, tx, paymentId);
  }
  await mendFinding(context, tx, { provider: 'stripe', kind: 'missing-here', subject });
}

/** Books what of it was for orders. @returns what is left of it to be claimed, VND. */
async function assignAndClaim(
  context: Context,
  tx: Tx,
  actor: Actor,
  finding: Finding,
  parts: readonly GoneOf[],
): Promise<{ paymentId: string; claimed: number }> {
  const { tables } = context.store;
  const { about, money } = await goneOf(context, tx, finding);
  const { paymentId } = money;
  const claimed = about.amount - amountOf(parts);
  const gone = await goneBackOf(tables, tx, paymentId);
  if (gone.held > 0) throw new DomainError('claimInDispute');
  const most = mostToClaim(about.amount, await cardMoneyStands(tables, tx, money), gone);
  if (claimed > most)
    throw new DomainError('claimTooMuch', { field: 'order', params: { most, rest: about.amount - most } });
  if (claimed <= 0)
    throw new DomainError('assignSum', {
      field: 'order',
      params: { amount: about.amount, sum: amountOf(parts) },
    });
  if (parts.length > 0) await bookToOrders(context, tx, actor, finding, { parts, claimed });
  return { paymentId, claimed };
}

/** It may still fail: until it has arrived it was for nothing, and it must be heard of again. */
function refuseOnItsWay({ kind, detail }: Finding): void {
  if (kind === 'refund-there' && refundThere.safeParse(detail).data?.isPending === 1)
    throw new DomainError('thereOnItsWay');
}

/** Money that went back over there is in the books before it is put away: they would not hold else. */
async function mustBook(tables: Store['tables'], tx: Tx, finding: Finding): Promise<void> {
  const { kind, detail } = finding;
  if (kind === 'buyer-claim') throw new DomainError('claimWaits');
  if (kind === 'paid-twice') throw new DomainError('mustClaim');
  const twice = kind === 'state' ? arrivedTwice.safeParse(detail).data : undefined;
  if (twice && (await twiceOf(tables, tx, finding.subject, twice)) > 0) throw new DomainError('mustClaim');
  if (kind === 'amount') {
    const { money, left } = await moneyOf(tables, tx, finding);
    if (money?.currency === 'VND' && left > 0)
      throw new DomainError('mustGiveBack', { params: { amount: left } });
  }
  const about = refundThere.safeParse(detail);
  if (kind !== 'refund-there' || !about.success) return;
  const { isBooked, currency } = about.data;
  if (isBooked !== 1 && currency.toUpperCase() === 'VND')
    throw new DomainError('mustSayForWhich', { field: 'order' });
}
