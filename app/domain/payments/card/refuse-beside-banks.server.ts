import { goneBackOf, leftBesideBanks } from '#app/domain/payments/card/left-beside-banks.server.ts';
import type { RefundRow } from '#app/domain/payments/refunds/hold-refund.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import type { Tx } from '#db/store.ts';

/**
 * Never more than was paid goes back of a whole card payment: what went to the card, in the provider's own pages and by transfer
 * counts, and what the card's bank has taken for good and given to the buyer. Part of a write that holds the payment (`holdRefund`).
 * What a bank holds that has not decided yet is asked about by whoever calls (`refundInDispute`): it may come back.
 * @throws DomainError refundBesideBanks (refund), with what has gone already.
 */
export async function refuseBesideBanks({ store }: Context, tx: Tx, row: RefundRow): Promise<void> {
  if (row.currency !== 'VND') return;
  const gone = { ...(await goneBackOf(store.tables, tx, row.paymentId)), held: 0 };
  const left = leftBesideBanks(gone);
  if (gone.lost === 0 || row.amount <= left) return;
  const { paid, card, there, transfers, lost } = gone;
  throw new DomainError('refundBesideBanks', {
    field: 'refund',
    params: { paid, card: card + there, transfers, lost, left },
  });
}
