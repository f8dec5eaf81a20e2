import { and, eq, isNull } from 'drizzle-orm';
import { type Actor, staffRole } from '#app/domain/accounts/actor.ts';
import { settleNotices } from '#app/domain/notices/settle-notices.server.ts';
import { tellProducer } from '#app/domain/notices/tell-producer.server.ts';
import { post } from '#app/domain/payments/ledger/post.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import { tidy } from '#app/server/text/fold.ts';
import { refuseTooLong } from '#app/server/text/refuse-too-long.ts';

const LONGEST_REASON = 300;

/**
 * A payout did not arrive, or was never sent: what was posted is taken back by an entry of its own, and the money is owed
 * again; its producer is told why. One that was not paid yet is only taken out of its run.
 * @throws NotFound (payout, or no staff); DomainError required and tooLongBy (reason-<payout>), payoutReversed.
 */
export async function reversePayout(
  context: Context,
  actor: Actor,
  { payoutId, runId, reason: typed }: { payoutId: string; runId?: string; reason: string },
): Promise<void> {
  const role = staffRole(actor);
  if (role === null) throw new NotFound('payout');
  const reason = tidy(typed);
  if (reason === '') throw new DomainError('required', { field: `reason-${payoutId}` });
  refuseTooLong(reason, { field: `reason-${payoutId}`, max: LONGEST_REASON });
  const { store, clock } = context;
  const { payout, ledgerPosting } = store.tables;
  await store.write(
    async (tx) => {
      const isOfRun = and(eq(payout.id, payoutId), runId === undefined ? undefined : eq(payout.runId, runId));
      const [reversed] = await tx
        .update(payout)
        .set({ reversedAt: clock.now(), reversedBy: actor.personId, reversalReason: reason })
        .where(and(isOfRun, isNull(payout.reversedAt)))
        .returning();
      if (!reversed) {
        const [known] = await tx.select({ id: payout.id }).from(payout).where(isOfRun);
        if (!known) throw new NotFound('payout');
        throw new DomainError('payoutReversed');
      }
      const [posted] = await tx
        .select({ id: ledgerPosting.id })
        .from(ledgerPosting)
        .where(and(eq(ledgerPosting.kind, 'payout'), eq(ledgerPosting.subject, `payout:${payoutId}`)));
      if (posted) {
        await post(context, tx, {
          kind: 'reversal',
          subject: `payout:${payoutId}`,
          reverses: posted.id,
          entries: [
            { account: 'producer_payable', amount: -reversed.amount, producerId: reversed.producerId },
            { account: 'operator_clearing', amount: reversed.amount },
          ],
        });
        // That it was sent is no news any more.
        await settleNotices(context, tx, { subject: `payout:${payoutId}`, kinds: ['paid-out'] });
        await tellProducer(context, tx, {
          producerId: reversed.producerId,
          kind: 'payout-reversed',
          params: { amount: reversed.amount, note: reason },
          path: '/seller/bank',
          subject: `payout:${payoutId}`,
        });
      }
      await recordAudit(context, tx, {
        personId: actor.personId,
        role,
        act: 'reverse-payout',
        subject: 'payout',
        subjectId: payoutId,
        detail: { amount: reversed.amount, wasPaid: reversed.paidAt !== null },
      });
    },
    { isolation: 'guarded' },
  );
}
