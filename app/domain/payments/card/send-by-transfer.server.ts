import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { type Actor, staffRole } from '#app/domain/accounts/actor.ts';
import { paymentsInDispute } from '#app/domain/orders/disputes/payments-in-dispute.server.ts';
import { askWhatWent, refuseGoneThere } from '#app/domain/payments/card/ask-what-went.server.ts';
import { lostToDispute } from '#app/domain/payments/card/lost-to-dispute.server.ts';
import { refuseBesideBanks } from '#app/domain/payments/card/refuse-beside-banks.server.ts';
import { refuseWhileSending } from '#app/domain/payments/card/refuse-while-sending.server.ts';
import { settleDisputes } from '#app/domain/payments/card/settle-disputes.server.ts';
import {
  claimSentBeyond,
  sentBeyond,
  settledOfRefund,
} from '#app/domain/payments/claims/claim-sent-beyond.server.ts';
import { holdReferences } from '#app/domain/payments/references/hold-references.server.ts';
import { referenceElsewhere } from '#app/domain/payments/references/reference-elsewhere.server.ts';
import { newestKinds } from '#app/domain/payments/refund-account/newest-account.server.ts';
import { refundsToAccount } from '#app/domain/payments/refund-account/refunds-to-account.server.ts';
import { holdRefund, type RefundRow } from '#app/domain/payments/refunds/hold-refund.server.ts';
import { refundReference, wrongRefundReference } from '#app/domain/payments/refunds/refund-reference.ts';
import { refundSent } from '#app/domain/payments/refunds/refund-sent.server.ts';
import { wrongSentDay } from '#app/domain/payments/refunds/wrong-sent-day.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound, refuseTogether } from '#app/server/domain-error.ts';
import type { Db, Store, Tx } from '#db/store.ts';

export type SentByTransfer = {
  readonly refundId: string;
  /** The bank's, as typed. */
  readonly reference: string;
  /** YYYY-MM-DD; not before it was promised, nor in the future. */
  readonly sentOn: string;
  /** It is gone already, whatever the card's bank decides. */
  readonly isSent?: boolean;
  /** The account that whoever sent it was shown, null for none; the buyer's newest where it is left out. */
  readonly accountId?: string | null;
  /** Whoever sent it was shown no account, nor that none was named: the page was opened before the buyer was asked. */
  readonly isAccountUnseen?: boolean;
  /** It went there, though the buyer has named another one meanwhile. */
  readonly isAccountSure?: boolean;
  /** VND that whoever sent it was shown; what it is when this is called where it is left out. */
  readonly amount?: number;
};

/**
 * A refund that its card cannot take (expired, lost, disputed) has been sent from the operator's bank account instead: it is
 * done, and the buyer is told by which transfer. Said again with the same reference nothing happens. It never repeats what has gone
 * back over there meanwhile (`askWhatWent`). What was really sent (`isSent`) is recorded whole: what a lost dispute has settled of it since it was shown
 * the buyer has twice, and owes back (`claimSentBeyond`).
 * @throws NotFound where it does not wait for this, or no staff; DomainError required (reference, sentOn), notADate, dayNotYet
 * and dayBeforePromise (sentOn), as `referenceElsewhere` (reference), refundProvenOtherwise; refundUnderWay while it may still reach the card; cardAway; refundTakenMeanwhile (isSent) where a lost dispute has settled some of it since; refundLowered and
 * refundGoneThere (refund) where the card has given some of it back; refundBesideBanks (refund) where the buyer would get more back
 * than they paid; refundAccountSince (toAccount) where the buyer has named another account since, refundAccountUnseen (refund) where they have named one and no page with it was open; refundInDispute (isSent) while the card's bank decides about the money, or
 * has given it to the buyer, unless it is gone already.
 */
export async function sendByTransfer(
  context: Context,
  actor: Actor,
  { refundId, reference: typed, sentOn, isSent = false, amount, ...to }: SentByTransfer,
): Promise<void> {
  if (staffRole(actor) === null) throw new NotFound('refund that failed');
  const { store } = context;
  const { refund } = store.tables;
  const reference = refundReference(typed);
  const shown = amount ?? (await store.read((db) => amountNow(store.tables, db, refundId)));
  await askWhatWent(context, refundId);
  await store.write(
    async (tx) => {
      const row = await holdRefund(context, tx, refundId);
      if (row.settledBy === 'transfer') {
        if (row.proofReference === reference) return;
        throw new DomainError('refundProvenOtherwise', { params: { reference: row.proofReference ?? '' } });
      }
      const beyond = await sentBeyond(store.tables, tx, refundId);
      if (beyond === reference) return;
      if (beyond !== null) throw new DomainError('refundProvenOtherwise', { params: { reference: beyond } });
      await refuseWhileSending(context, tx, row);
      const twice = await sentTwice(context, tx, row, { shown, isSent });
      if (row.settledBy !== 'dispute') {
        await refuseGoneThere(context, tx, row);
        await refuseBesideBanks(context, tx, row);
      }
      const went = await wentTo(context, tx, row, to);
      await holdReferences(store.tables, tx);
      const wrong = wrongRefundReference(reference);
      refuseTogether([
        ...(wrong.length > 0
          ? wrong
          : await referenceElsewhere(store.tables, tx, {
              ...{ reference, field: 'reference' },
              of: { kind: 'refund', refundId },
            })),
        ...wrongSentDay(context.clock, sentOn, { field: 'sentOn', promisedAt: row.askedAt }),
        ...(!isSent && (await mayComeTwice(context, tx, row))
          ? [new DomainError('refundInDispute', { field: 'isSent' })]
          : []),
      ]);
      if (twice > 0)
        await claimSentBeyond(context, tx, actor, {
          ...{ refund: row, amount: twice, sent: { reference, day: sentOn } },
        });
      if (row.settledBy === 'dispute') return;
      // What had become of it at the provider is no news any more.
      const [taken] = await tx
        .update(refund)
        .set({ settledBy: 'transfer', sentOn, externalId: null })
        .where(
          and(
            ...[eq(refund.id, refundId), eq(refund.method, 'card')],
            ...[isNotNull(refund.failedAt), isNull(refund.doneAt)],
          ),
        )
        .returning({ id: refund.id });
      if (!taken) throw new NotFound('refund that failed');
      await refundSent(context, tx, refundId, {
        proof: { reference, hash: null, ...went },
        by: { role: 'staff', personId: actor.personId },
      });
      await settleDisputes(context, tx, row.paymentId);
    },
    { isolation: 'guarded' },
  );
}

/** Which account the transfer went to, as whoever sent it was shown. Of none that was shown none is recorded. */
async function wentTo(
  { store }: Context,
  tx: Tx,
  row: { id: string; paymentId: string },
  {
    accountId,
    isAccountSure,
    isAccountUnseen = false,
  }: Pick<SentByTransfer, 'accountId' | 'isAccountSure' | 'isAccountUnseen'>,
): Promise<Pick<SentByTransfer, 'accountId' | 'isAccountSure'>> {
  if (!isAccountUnseen)
    return {
      ...(accountId !== undefined && { accountId }),
      ...(isAccountSure !== undefined && { isAccountSure }),
    };
  const { payment } = store.tables;
  const [of] = await tx
    .select({ groupId: payment.groupId })
    .from(payment)
    .where(eq(payment.id, row.paymentId));
  const groupIds = of ? [of.groupId] : [];
  const isAsked = (await refundsToAccount(store.tables, tx, groupIds)).some(({ id }) => id === row.id);
  const kinds = await newestKinds(tx, store.tables, groupIds);
  if (isAsked && [...kinds.values()].includes('named'))
    throw new DomainError('refundAccountUnseen', { field: 'refund' });
  return { accountId: null, isAccountSure: true };
}

/**
 * What of a transfer the buyer has twice, because a lost dispute settled it after the page with it was opened: VND, nothing where all of
 * it is owed. No more than disputes have settled of the refund.
 * @throws DomainError refundTakenMeanwhile (isSent) where nobody says that it is gone already; refundLowered (refund) where it is less for another reason;
 * NotFound where it was settled and no more was sent.
 */
async function sentTwice(
  { store }: Context,
  tx: Tx,
  row: RefundRow,
  { shown, isSent }: { shown: number | undefined; isSent: boolean },
): Promise<number> {
  const isSettled = row.settledBy === 'dispute';
  if (row.failedAt === null && !isSettled) return 0;
  if (isSettled && !isSent) throw new NotFound('refund that failed');
  const owed = isSettled ? 0 : row.amount;
  const twice = (shown ?? row.amount) - owed;
  if (twice === 0) return 0;
  if (row.currency !== 'VND' || twice < 0 || twice > (await settledOfRefund(store.tables, tx, row)))
    throw new DomainError('refundLowered', { field: 'refund', params: { amount: owed } });
  if (!isSent)
    throw new DomainError('refundTakenMeanwhile', {
      field: 'isSent',
      params: { amount: owed, taken: twice, sent: owed + twice },
    });
  return twice;
}

async function amountNow({ refund }: Store['tables'], db: Db, refundId: string): Promise<number | undefined> {
  const [row] = await db.select({ amount: refund.amount }).from(refund).where(eq(refund.id, refundId));
  return row?.amount;
}

/** The buyer has it from their bank, or may still get it there. */
async function mayComeTwice(
  { store }: Context,
  tx: Tx,
  row: Parameters<typeof lostToDispute>[2] & { amount: number },
): Promise<boolean> {
  const disputed = await paymentsInDispute(store.tables, tx, [row.paymentId]);
  return disputed.has(row.paymentId) || (await lostToDispute(store.tables, tx, row)) >= row.amount;
}
