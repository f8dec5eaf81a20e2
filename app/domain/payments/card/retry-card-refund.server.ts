import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { type Actor, staffRole } from '#app/domain/accounts/actor.ts';
import { refundByCard } from '#app/domain/payments/card/refund-by-card.server.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import { newId } from '#app/server/ids.server.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';

/**
 * Staff have a refund sent once more that Stripe had refused: what stood in its way is gone. It is a new attempt with a key
 * of its own; pressed twice it is one.
 * @throws NotFound when it does not wait for this.
 */
export async function retryCardRefund(context: Context, actor: Actor, refundId: string): Promise<void> {
  const { store, jobs } = context;
  const { refund } = store.tables;
  await store.write(async (tx) => {
    const [again] = await tx
      .update(refund)
      .set({ failedAt: null, failureCode: null, externalId: null, attemptKey: newId() })
      .where(
        and(
          eq(refund.id, refundId),
          eq(refund.method, 'card'),
          isNotNull(refund.failedAt),
          isNull(refund.doneAt),
        ),
      )
      .returning({ id: refund.id, amount: refund.amount });
    if (!again) throw new NotFound('refund that failed');
    await jobs.enqueue(tx, refundByCard, { refundId }, { uniqueKey: refundId, again: true });
    await recordAudit(context, tx, {
      personId: actor.personId,
      role: staffRole(actor),
      act: 'retry-card-refund',
      subject: 'refund',
      subjectId: refundId,
      detail: { amount: again.amount },
    });
  });
}
