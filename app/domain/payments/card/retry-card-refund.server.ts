import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { type Actor, staffRole } from '#app/domain/accounts/actor.ts';
import { askWhatWent, refuseGoneThere } from '#app/domain/payments/card/ask-what-went.server.ts';
import { refundByCard } from '#app/domain/payments/card/refund-by-card.server.ts';
import { nextKey } from '#app/domain/payments/card/refund-sending.ts';
import { refuseBesideBanks } from '#app/domain/payments/card/refuse-beside-banks.server.ts';
import { refuseWhileSending } from '#app/domain/payments/card/refuse-while-sending.server.ts';
import { holdRefund } from '#app/domain/payments/refunds/hold-refund.server.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';

/**
 * Staff have a refund sent once more that Stripe had refused: what stood in its way is gone. It is a new sending with a
 * name of its own (`sendingOf`); pressed twice it is one.
 * What has gone back over there meanwhile is not sent once more (`askWhatWent`): then less is sent, or nothing.
 * @throws NotFound when it does not wait for this; DomainError refundUnderWay, cardAway, refundGoneThere, refundBesideBanks.
 */
export async function retryCardRefund(context: Context, actor: Actor, refundId: string): Promise<void> {
  const { store, jobs } = context;
  const { refund } = store.tables;
  await askWhatWent(context, refundId);
  await store.write(async (tx) => {
    const row = await holdRefund(context, tx, refundId);
    await refuseWhileSending(context, tx, row);
    await refuseGoneThere(context, tx, row);
    await refuseBesideBanks(context, tx, row);
    const [again] = await tx
      .update(refund)
      .set({ failedAt: null, failureCode: null, externalId: null, attemptKey: nextKey(null) })
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
