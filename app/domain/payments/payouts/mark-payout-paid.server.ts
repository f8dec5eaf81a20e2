import { and, eq, isNull } from 'drizzle-orm';
import { type Actor, staffRole } from '#app/domain/accounts/actor.ts';
import { tellProducer } from '#app/domain/notices/tell-producer.server.ts';
import { post } from '#app/domain/payments/ledger/post.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import { tidy } from '#app/server/text/fold.ts';

const LONGEST_REFERENCE = 60;

/**
 * The bank has sent a payout: it stands in the books from now on, once, with the bank's reference. Marked again with the same
 * reference nothing happens.
 * @throws NotFound (payout, or no staff); DomainError required (reference), payoutPaidOtherwise, payoutReversed.
 */
export async function markPayoutPaid(
  context: Context,
  actor: Actor,
  { payoutId, reference: typed }: { payoutId: string; reference: string },
): Promise<void> {
  const role = staffRole(actor);
  if (role === null) throw new NotFound('payout');
  const reference = tidy(typed).slice(0, LONGEST_REFERENCE);
  if (reference === '') throw new DomainError('required', { field: `reference-${payoutId}` });
  const { store, clock } = context;
  const { payout } = store.tables;
  await store.write(
    async (tx) => {
      const [paid] = await tx
        .update(payout)
        .set({ paidAt: clock.now(), paidBy: actor.personId, reference })
        .where(and(eq(payout.id, payoutId), isNull(payout.paidAt), isNull(payout.reversedAt)))
        .returning();
      if (!paid) {
        const [known] = await tx.select().from(payout).where(eq(payout.id, payoutId));
        if (!known) throw new NotFound('payout');
        if (known.reversedAt !== null) throw new DomainError('payoutReversed');
        if (known.reference === reference) return;
        throw new DomainError('payoutPaidOtherwise', { params: { reference: known.reference ?? '' } });
      }
      await post(context, tx, {
        kind: 'payout',
        subject: `payout:${payoutId}`,
        entries: [
          { account: 'producer_payable', amount: paid.amount, producerId: paid.producerId },
          { account: 'operator_clearing', amount: -paid.amount },
        ],
      });
      await tellProducer(context, tx, {
        producerId: paid.producerId,
        kind: 'paid-out',
        params: { amount: paid.amount },
        path: '/seller/statement',
        subject: `payout:${payoutId}`,
      });
      await recordAudit(context, tx, {
        personId: actor.personId,
        role,
        act: 'mark-payout-paid',
        subject: 'payout',
        subjectId: payoutId,
        detail: { amount: paid.amount, reference },
      });
    },
    { isolation: 'guarded' },
  );
}
