import { takenByDisputes } from '#app/domain/payments/ledger/taken-by-disputes.server.ts';
import { writeFinding } from '#app/domain/payments/reconcile/write-finding.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Tx } from '#db/store.ts';

/**
 * Shows staff what a card's bank has given to a buyer for good who had it back already, by transfer or on the card: it cost the
 * market (`shareDispute`), and is claimed from the buyer. Nothing where the bank took no more than was left. Part of the write that
 * learns that the dispute was lost.
 */
export async function notePaidTwice(
  context: Context,
  tx: Tx,
  { id, externalId, paymentId }: { id: string; externalId: string; paymentId: string },
  /** Orders that were sold by the payment: of these the market bears nothing else. */
  soldIds: ReadonlySet<string>,
): Promise<void> {
  const taken = await takenByDisputes(context.store.tables, tx, [id]);
  const amount = taken.reduce(
    (sum, one) => (one.account === 'fees' && soldIds.has(one.orderId ?? '') ? sum + one.amount : sum),
    0,
  );
  if (amount === 0) return;
  await writeFinding(context, tx, {
    ...{ provider: 'stripe', kind: 'paid-twice', subject: externalId },
    detail: { paymentId, amount, currency: 'VND' },
  });
}
