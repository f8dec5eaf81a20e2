import { type Actor, staffRole } from '#app/domain/accounts/actor.ts';
import {
  type HeldClaim,
  keepClaim,
  readHeldClaim,
  refuseClosed,
} from '#app/domain/payments/claims/hold-claim.server.ts';
import { partsOfTransfer } from '#app/domain/payments/claims/parts-of-transfer.server.ts';
import { tellOfClaim } from '#app/domain/payments/claims/tell-of-claim.server.ts';
import { wentBackAt } from '#app/domain/payments/claims/went-back-at.server.ts';
import { LARGEST_AMOUNT } from '#app/domain/payments/largest-amount.ts';
import { nextSubject } from '#app/domain/payments/ledger/next-subject.server.ts';
import { post } from '#app/domain/payments/ledger/post.server.ts';
import { foldPayoutReference } from '#app/domain/payments/payouts/payout-reference.ts';
import { holdReferences } from '#app/domain/payments/references/hold-references.server.ts';
import { referenceElsewhere } from '#app/domain/payments/references/reference-elsewhere.server.ts';
import { refundReference, wrongRefundReference } from '#app/domain/payments/refunds/refund-reference.ts';
import { wrongSentDay } from '#app/domain/payments/refunds/wrong-sent-day.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound, refuseTogether } from '#app/server/domain-error.ts';
import { localDate } from '#app/server/local-date.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import type { Tx } from '#db/store.ts';

/** From the buyer to the market's account, or from that to the buyer. */
export type ClaimWay = 'in' | 'out';

export type ClaimPayment = {
  readonly findingId: string;
  /** VND as typed; NaN for what is no number, null for nothing. */
  readonly amount: number | null;
  /** YYYY-MM-DD; not before the money went to the buyer, or, of what is sent back, before they had paid; nor in the future. */
  readonly day: string;
  /** The bank's, as typed. */
  readonly reference: string;
  /**
   * VND that were open on the page that this was typed into, below nothing where the market was to send something (`openOfClaim`);
   * what they are when this is called where it is left out.
   */
  readonly shown?: number;
  /**
   * `in` from the buyer, `out` from the market to them: as the form was for, whatever is open by now. Left out, it is from the buyer where
   * `isMore` says so, else the way that what was shown, or is open, asks for.
   */
  readonly way?: ClaimWay;
  /** The buyer has really paid this, though less of it is open, or the claim is closed, or the market owes them already. */
  readonly isMore?: boolean;
  /** The buyer has paid other claims by the same transfer; `amount` is what of it is for this one. */
  readonly isShared?: boolean;
};

/**
 * A buyer has paid back what was claimed from them, or a part of it; or, where they are owed something of it (`openOfClaim`), the
 * market has sent it. Closes the claim with its last đồng. Said again with the same reference, amount and day nothing happens, as
 * long as it goes the same way. One reference is of one transfer, whatever it is of (`referenceElsewhere`); one transfer of a buyer may
 * be parted among claims on them. What they paid beyond what is open is theirs where somebody says that it has really come
 * (`isMore`): first it takes back what was written off, and the rest waits to be sent to them, though the claim was closed before. Of a claim
 * that fell away all of it does, and while the market owes them already it is owed to them as well. A payment never becomes one the other way:
 * where what is open offers none of its way any more it is refused.
 * @throws NotFound (no such claim, or no staff); DomainError required (amount, day, reference), notDigits (amount), claimPaidTooMuch (isMore), claimReferenceShared (isShared),
 * notADate, dayNotYet, claimDayBefore and claimSentBackBefore (day), as `wrongRefundReference` and `referenceElsewhere` (reference),
 * claimTurned, claimTurnedToBuyer and claimOpenChanged (amount) where another sum is open than was shown, claimPaidOtherwise, claimReferencePaid and claimReferenceSentBack (reference), settledMeanwhile.
 */
export async function recordClaimPayment(
  context: Context,
  actor: Actor,
  { findingId, amount, day, reference: typed, shown, way, isMore = false, isShared = false }: ClaimPayment,
): Promise<void> {
  const role = staffRole(actor);
  if (role === null) throw new NotFound('claim');
  const { store, clock } = context;
  const reference = refundReference(typed);
  await store.write(
    async (tx) => {
      const claim = await readHeldClaim(context, tx, findingId);
      const { detail, open, subject } = claim;
      // Of what the page showed, where that says a way; else of what is open.
      const isIn = way === undefined ? isMore || (shown || open) >= 0 : way === 'in';
      const isBuyersMore = isIn && isMore;
      const folded = foldPayoutReference(reference);
      const before = detail.payments.find((one) => foldPayoutReference(one.reference) === folded);
      if (before && folded !== '') {
        // With nothing open any more it may have been the last of either, where nobody says of which.
        const isEither = way === undefined && !isMore && open === 0;
        const isSameWay = isEither || before.amount > 0 === isIn;
        if (isSameWay && Math.abs(before.amount) === amount && before.day === day) return;
        throw recordedOtherwise(before, isSameWay);
      }
      if (!isBuyersMore) refuseClosed(claim);
      refuseOtherOpen({ isIn, isBuyersMore, shown, open });
      await holdReferences(store.tables, tx);
      refuseTogether([
        // What the market sends is never more than it owes.
        ...wrongAmount(amount, isBuyersMore ? null : Math.abs(open)),
        ...(await wrongClaimDay(context, tx, claim, { day, isIn })),
        ...(await wrongReference(context, tx, claim, {
          ...{ reference, day },
          sharing: isIn ? (isShared ? 'said' : 'unsaid') : 'never',
        })),
      ]);
      const paid = (isIn ? 1 : -1) * (amount ?? 0);
      const payments = [
        ...detail.payments,
        { amount: paid, day, reference, at: clock.now(), by: actor.personId ?? '' },
      ];
      // What nobody was to pay any more has been paid: the market does not bear it. Of a claim that fell away it bears nothing already.
      const lossBack =
        isBuyersMore && !detail.isDropped
          ? Math.min(detail.writtenOff, Math.max(0, paid - Math.max(0, open)))
          : 0;
      await post(context, tx, {
        kind: 'claim-paid',
        subject: `claim:${subject}:${payments.length}`,
        entries: [
          { account: 'operator_clearing', amount: paid },
          { account: 'buyer_receivable', amount: -paid },
        ],
      });
      await post(context, tx, {
        kind: 'claim-written-off',
        subject: await nextSubject(store.tables, tx, 'claim-written-off', `claim:${subject}`),
        entries: [
          { account: 'fees', amount: -lossBack },
          { account: 'buyer_receivable', amount: lossBack },
        ],
      });
      const writtenOff = detail.writtenOff - lossBack;
      const isMoreThanOpen = paid > Math.max(0, open);
      await keepClaim(context, tx, claim, {
        detail: { ...detail, payments, writtenOff, ...(isMoreThanOpen && { writeOffAskedBy: null }) },
        personId: actor.personId,
      });
      await tellOfClaim(context, tx, {
        ...{ findingId, paymentId: detail.paymentId },
        kind: paid < 0 ? 'claim-sent-back' : 'claim-paid',
      });
      await recordAudit(context, tx, {
        personId: actor.personId,
        role,
        act: 'record-claim-payment',
        subject: 'reconciliation-finding',
        subjectId: findingId,
        detail: { amount: paid, day, reference },
      });
    },
    { isolation: 'guarded' },
  );
}

/**
 * What was typed was for what the page showed: the buyer's payment must not become one of the market's, nor the other way round.
 * @throws DomainError claimTurnedToBuyer, claimTurned, claimOpenChanged (amount)
 */
function refuseOtherOpen({
  isIn,
  isBuyersMore,
  shown,
  open,
}: {
  isIn: boolean;
  isBuyersMore: boolean;
  shown: number | undefined;
  open: number;
}) {
  const refuse = (code: 'claimTurnedToBuyer' | 'claimTurned' | 'claimOpenChanged') =>
    new DomainError(code, { field: 'amount', params: { amount: Math.abs(open) } });
  const isOther = shown !== undefined && shown !== open;
  if (isIn && open < 0 && (!isBuyersMore || (isOther && shown >= 0))) throw refuse('claimTurnedToBuyer');
  if (!isIn && open >= 0) throw refuse('claimTurned');
  if (isOther) throw refuse('claimOpenChanged');
}

/** The same reference stands on this claim already: with other facts, or for money that went the other way. */
function recordedOtherwise({ amount, reference }: { amount: number; reference: string }, isSameWay: boolean) {
  const code = isSameWay
    ? 'claimPaidOtherwise'
    : amount < 0
      ? 'claimReferenceSentBack'
      : 'claimReferencePaid';
  return new DomainError(code, { field: 'reference', params: { reference, amount: Math.abs(amount) } });
}

/** @param sharing whether it may be of other claims on the same buyer as well: `said` where somebody says so. */
async function wrongReference(
  { store }: Context,
  tx: Tx,
  claim: HeldClaim,
  { sharing, ...of }: { reference: string; day: string; sharing: 'never' | 'unsaid' | 'said' },
): Promise<DomainError[]> {
  const { reference } = of;
  const wrong = wrongRefundReference(reference);
  if (wrong.length > 0) return wrong;
  const parts = sharing === 'never' ? [] : await partsOfTransfer(store.tables, tx, claim, of);
  const [first] = parts;
  if (first && sharing === 'unsaid') {
    const amount = parts.reduce((sum, part) => sum + part.amount, 0);
    return [new DomainError('claimReferenceShared', { field: 'isShared', params: { reference, amount } })];
  }
  return referenceElsewhere(store.tables, tx, {
    ...{ reference, field: 'reference' },
    of: { kind: 'claim', findingId: claim.id, besides: parts.map(({ findingId }) => findingId) },
  });
}

/** Nothing is paid back before it has gone, nor sent back before the buyer had paid as much. */
async function wrongClaimDay(
  { clock, store }: Context,
  tx: Tx,
  claim: HeldClaim,
  { day, isIn }: { day: string; isIn: boolean },
): Promise<DomainError[]> {
  const wrong = wrongSentDay(clock, day, { field: 'day' });
  const wentAt = await wentBackAt(store.tables, tx, claim);
  const date = wentAt === null ? null : localDate(wentAt);
  const paidOn = isIn ? null : firstPaidOn(claim.detail);
  if (wrong.length === 0 && paidOn !== null && day < paidOn)
    return [new DomainError('claimSentBackBefore', { field: 'day', params: { date: paidOn } })];
  if (wrong.length > 0 || date === null || day >= date) return wrong;
  return [new DomainError('claimDayBefore', { field: 'day', params: { date } })];
}

/** The day on which the buyer had paid more than was sent back to them since; null where they have never. */
function firstPaidOn({ payments }: HeldClaim['detail']): string | null {
  let sentBack = payments.reduce((sum, { amount }) => sum - Math.min(0, amount), 0);
  const paid = payments.filter(({ amount }) => amount > 0).sort((a, b) => (a.day < b.day ? -1 : 1));
  for (const { amount, day } of paid) {
    if (amount > sentBack) return day;
    sentBack -= amount;
  }
  return null;
}

/** @param most VND that are open; null where more may have come. */
function wrongAmount(amount: number | null, most: number | null): DomainError[] {
  const field = 'amount';
  if (amount === null) return [new DomainError('required', { field })];
  if (!Number.isSafeInteger(amount) || amount <= 0 || amount > LARGEST_AMOUNT)
    return [new DomainError('notDigits', { field, params: { example: '150.000' } })];
  return most !== null && amount > most
    ? [new DomainError('claimPaidTooMuch', { field: 'isMore', params: { most } })]
    : [];
}
