import { and, eq } from 'drizzle-orm';
import {
  type ClaimDetail,
  claimDetail,
  openOfClaim,
  paidOfClaim,
} from '#app/domain/orders/money-back/claim-detail.ts';
import { tellOfClaim } from '#app/domain/payments/claims/tell-of-claim.server.ts';
import { nextSubject } from '#app/domain/payments/ledger/next-subject.server.ts';
import { post } from '#app/domain/payments/ledger/post.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Db, Store, Tx } from '#db/store.ts';

const isClaimOf = ({ reconciliationFinding: finding }: Store['tables'], subject: string) =>
  and(eq(finding.provider, 'stripe'), eq(finding.kind, 'buyer-claim'), eq(finding.subject, subject));

/** VND that are claimed by a dispute, nothing where its claim was dropped; null where nothing ever was. @param subject its id over there. */
export async function claimedNow(tables: Store['tables'], db: Db, subject: string): Promise<number | null> {
  const [known] = await db
    .select({ detail: tables.reconciliationFinding.detail })
    .from(tables.reconciliationFinding)
    .where(isClaimOf(tables, subject));
  return known ? amountNow(claimDetail.parse(known.detail)) : null;
}

const amountNow = ({ amount, isDropped }: ClaimDetail) => (isDropped ? 0 : amount);

/**
 * A claim by a lost dispute becomes another amount, because something of its payment went back or came back since: the market's
 * account gets so much more or less of it. What was written off is never more than is claimed and not paid; where the buyer has paid more
 * than is claimed by now, that is owed to them, and waits for staff. Said again it changes nothing. Part of the caller's write, which holds
 * the payment.
 * @param subject the provider's id of the dispute.
 * @param amount VND that are claimed from now on; nothing drops the claim.
 */
export async function changeClaim(
  context: Context,
  tx: Tx,
  { subject, amount }: { subject: string; amount: number },
): Promise<void> {
  const { store, clock } = context;
  const { reconciliationFinding: finding } = store.tables;
  const [known] = await tx.select().from(finding).where(isClaimOf(store.tables, subject));
  if (!known) return;
  const before = claimDetail.parse(known.detail);
  const more = amount - amountNow(before);
  if (more === 0) return;
  const writtenOff = Math.min(before.writtenOff, Math.max(0, amount - paidOfClaim(before)));
  const name = `claim:${subject}`;
  await post(context, tx, {
    kind: 'claim-changed',
    subject: await nextSubject(store.tables, tx, 'claim-changed', name),
    entries: [
      { account: 'buyer_receivable', amount: more },
      { account: 'fees', amount: -more },
    ],
  });
  if (writtenOff !== before.writtenOff)
    await post(context, tx, {
      kind: 'claim-written-off',
      subject: await nextSubject(store.tables, tx, 'claim-written-off', name),
      entries: [
        { account: 'fees', amount: writtenOff - before.writtenOff },
        { account: 'buyer_receivable', amount: before.writtenOff - writtenOff },
      ],
    });
  const detail: ClaimDetail = {
    ...{ ...before, amount, writtenOff },
    ...{ isDropped: amount === 0, writeOffAskedBy: null },
  };
  const isClosed = openOfClaim(detail) === 0;
  await tx
    .update(finding)
    .set({ detail, resolvedAt: null, mendedAt: isClosed ? clock.now() : null })
    .where(isClaimOf(store.tables, subject));
  await tellOfClaim(context, tx, {
    ...{ findingId: known.id, paymentId: detail.paymentId },
    kind: amount === 0 ? 'claim-dropped' : 'claim-changed',
  });
}
