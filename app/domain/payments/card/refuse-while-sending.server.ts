import { REFUND_BY_CARD } from '#app/domain/payments/card/refund-sending.ts';
import type { RefundRow } from '#app/domain/payments/refunds/hold-refund.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { isJobOpen } from '#app/server/jobs/is-job-open.server.ts';
import type { Tx } from '#db/store.ts';

/**
 * Nothing is decided about a card refund that is on its way to the provider, or that a job is still to send or to look after: it
 * may arrive yet, and the buyer would have it twice. Part of a write that holds its payment (`holdRefund`), as whoever begins a
 * sending does.
 * @throws DomainError refundUnderWay
 */
export async function refuseWhileSending({ store }: Context, tx: Tx, row: RefundRow): Promise<void> {
  if (row.method !== 'card' || row.doneAt !== null) return;
  if (row.failedAt === null || (await isJobOpen(store, tx, REFUND_BY_CARD, row.id)))
    throw new DomainError('refundUnderWay');
}
