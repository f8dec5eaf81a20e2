import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { type Actor, staffRole } from '#app/domain/accounts/actor.ts';
import { holdRefund } from '#app/domain/payments/refunds/hold-refund.server.ts';
import { refundReference, wrongRefundReference } from '#app/domain/payments/refunds/refund-reference.ts';
import { refundSent } from '#app/domain/payments/refunds/refund-sent.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound, refuseTogether } from '#app/server/domain-error.ts';
import { isCalendarDay, localDate } from '#app/server/local-date.ts';

export type SentByTransfer = {
  readonly refundId: string;
  /** The bank's, as typed. */
  readonly reference: string;
  /** YYYY-MM-DD; not before it was promised, nor in the future. */
  readonly sentOn: string;
};

/**
 * A refund that its card cannot take (expired, lost, disputed) has been sent from the operator's bank account instead: it is
 * done, and the buyer is told by which transfer. Said again with the same reference nothing happens.
 * @throws NotFound where it does not wait for this, or no staff; DomainError required (reference, sentOn), notADate, dayNotYet
 * and dayBeforePromise (sentOn), refundProvenOtherwise.
 */
export async function sendByTransfer(
  context: Context,
  actor: Actor,
  { refundId, reference: typed, sentOn }: SentByTransfer,
): Promise<void> {
  if (staffRole(actor) === null) throw new NotFound('refund that failed');
  const { store } = context;
  const { refund } = store.tables;
  const reference = refundReference(typed);
  await store.write(
    async (tx) => {
      const row = await holdRefund(context, tx, refundId);
      if (row.settledBy === 'transfer') {
        if (row.proofReference === reference) return;
        throw new DomainError('refundProvenOtherwise', { params: { reference: row.proofReference ?? '' } });
      }
      refuseTogether([...wrongRefundReference(reference), ...wrongDay(context, sentOn, row.askedAt)]);
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
        proof: { reference, hash: null },
        by: { role: 'staff', personId: actor.personId },
      });
    },
    { isolation: 'guarded' },
  );
}

function wrongDay({ clock }: Context, day: string, promisedAt: number): DomainError[] {
  const wrong = (code: 'required' | 'notADate' | 'dayNotYet' | 'dayBeforePromise') => [
    new DomainError(code, { field: 'sentOn' }),
  ];
  if (day.trim() === '') return wrong('required');
  if (!isCalendarDay(day)) return wrong('notADate');
  if (day > localDate(clock.now())) return wrong('dayNotYet');
  return day < localDate(promisedAt) ? wrong('dayBeforePromise') : [];
}
