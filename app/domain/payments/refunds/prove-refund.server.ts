import { eq } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { settleNotices } from '#app/domain/notices/settle-notices.server.ts';
import { refundSent } from '#app/domain/payments/refunds/refund-sent.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import { tidy } from '#app/server/text/fold.ts';

const LONGEST_REFERENCE = 60;

/**
 * The producer has sent a buyer's money back from their own account and says by which transfer. Said again with the same
 * reference nothing happens.
 * @throws NotFound (another producer's, card money); DomainError required (reference-<id>), refundProvenOtherwise.
 */
export async function proveRefund(
  context: Context,
  actor: SellerActor,
  { refundId, reference: typed }: { refundId: string; reference: string },
): Promise<void> {
  const reference = tidy(typed).slice(0, LONGEST_REFERENCE);
  const { store } = context;
  const { refund, payment, bankAccount } = store.tables;
  await store.write(
    async (tx) => {
      const [known] = await tx
        .select({ refund, producerId: bankAccount.producerId })
        .from(refund)
        .innerJoin(payment, eq(payment.id, refund.paymentId))
        .innerJoin(bankAccount, eq(bankAccount.id, payment.bankAccountId))
        .where(eq(refund.id, refundId));
      if (!known || known.producerId !== actor.producerId) throw new NotFound('refund');
      if (reference === '') throw new DomainError('required', { field: `reference-${refundId}` });
      const isFirst = await refundSent(context, tx, refundId, {
        proof: { reference, hash: null },
        by: { role: 'producer', personId: actor.personId },
      });
      if (isFirst)
        return settleNotices(context, tx, { subject: `refund:${refundId}`, kinds: ['refund-due'] });
      const [sent] = await tx
        .select({ reference: refund.proofReference })
        .from(refund)
        .where(eq(refund.id, refundId));
      if (sent?.reference !== reference)
        throw new DomainError('refundProvenOtherwise', { params: { reference: sent?.reference ?? '' } });
    },
    { isolation: 'guarded' },
  );
}
