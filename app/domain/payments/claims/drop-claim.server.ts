import { and, eq } from 'drizzle-orm';
import { claimDetail, openOfClaim } from '#app/domain/orders/money-back/claim-detail.ts';
import { tellOfClaim } from '#app/domain/payments/claims/tell-of-claim.server.ts';
import { post } from '#app/domain/payments/ledger/post.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Tx } from '#db/store.ts';

/**
 * A refund that had been claimed from its buyer has come back from their bank: they never had it twice. The claim ends, and with it
 * what was written off of it; what they have paid on it meanwhile is owed to them, and waits for staff. Said again it changes
 * nothing. A claim by a dispute follows from what went back (`changeClaim`). Part of the caller's `guarded` write, which holds the payment.
 * @param subject the provider's id of the refund; of one that was not claimed there is nothing to write.
 */
export async function dropClaim(context: Context, tx: Tx, subject: string): Promise<void> {
  const { store, clock } = context;
  const { reconciliationFinding: finding } = store.tables;
  const isIt = and(
    eq(finding.provider, 'stripe'),
    eq(finding.kind, 'buyer-claim'),
    eq(finding.subject, subject),
  );
  const [known] = await tx.select().from(finding).where(isIt);
  if (!known) return;
  const before = claimDetail.parse(known.detail);
  if (before.isDropped) return;
  const { amount, writtenOff } = before;
  await post(context, tx, {
    kind: 'claim-dropped',
    subject: `claim:${subject}`,
    entries: [
      { account: 'operator_clearing', amount },
      { account: 'buyer_receivable', amount: writtenOff - amount },
      { account: 'fees', amount: -writtenOff },
    ],
  });
  const detail = { ...before, isDropped: true, writeOffAskedBy: null };
  const isClosed = openOfClaim(detail) === 0;
  await tx
    .update(finding)
    .set({ detail, resolvedAt: null, mendedAt: isClosed ? clock.now() : null })
    .where(isIt);
  await tellOfClaim(context, tx, {
    ...{ findingId: known.id, paymentId: before.paymentId },
    kind: 'claim-dropped',
  });
}
