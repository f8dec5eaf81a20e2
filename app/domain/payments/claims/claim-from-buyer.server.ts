import { type Actor, staffRole } from '#app/domain/accounts/actor.ts';
import type { ClaimDetail } from '#app/domain/orders/money-back/claim-detail.ts';
import { tellOfClaim } from '#app/domain/payments/claims/tell-of-claim.server.ts';
import { post } from '#app/domain/payments/ledger/post.server.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import type { Tx } from '#db/store.ts';

/**
 * Books card money that a buyer has got twice as a claim on them: it has left the market's account at the provider, and belongs to
 * nothing that the market owed. It waits for staff until the buyer has paid it back, or it is written off. Part of the caller's
 * `guarded` write, which holds the payment.
 * @param subject the provider's id of the refund, or of the lost dispute, that went beside the other.
 * @param amount VND, above nothing.
 * @param sent by which transfer of the operator's bank it went, where it went by one.
 * @param isOfDispute what a lost dispute took is posted, and cost the market: the claim gives it that back.
 */
export async function claimFromBuyer(
  context: Context,
  tx: Tx,
  actor: Actor,
  {
    subject,
    paymentId,
    amount,
    isOfDispute = false,
    sent,
  }: {
    subject: string;
    paymentId: string;
    amount: number;
    isOfDispute?: boolean;
    sent?: ClaimDetail['sent'];
  },
): Promise<void> {
  const { store, clock } = context;
  const detail: ClaimDetail = {
    ...{ paymentId, amount, isOfDispute, currency: 'VND', payments: [] },
    ...{ writtenOff: 0, writeOffAskedBy: null, isDropped: false },
    ...(sent && { sent }),
  };
  const findingId = newId();
  await tx.insert(store.tables.reconciliationFinding).values({
    ...{ id: findingId, provider: 'stripe', kind: 'buyer-claim', subject, detail },
    foundAt: clock.now(),
  });
  await post(context, tx, {
    kind: 'claim-made',
    subject: `claim:${subject}`,
    entries: [
      { account: 'buyer_receivable', amount },
      { account: isOfDispute ? 'fees' : 'operator_clearing', amount: -amount },
    ],
  });
  await tellOfClaim(context, tx, { findingId, paymentId, kind: 'claim-made' });
  await recordAudit(context, tx, {
    personId: actor.personId,
    role: staffRole(actor),
    act: 'claim-from-buyer',
    subject: 'reconciliation-finding',
    subjectId: findingId,
    detail: { about: subject, paymentId, amount },
  });
}
