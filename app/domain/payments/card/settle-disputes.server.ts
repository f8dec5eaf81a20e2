import { and, asc, eq, isNotNull } from 'drizzle-orm';
import { postOverlap } from '#app/domain/payments/card/post-overlap.server.ts';
import { reshareDisputes } from '#app/domain/payments/card/reshare-disputes.server.ts';
import { revivePromises } from '#app/domain/payments/card/revive-promises.server.ts';
import { settleLostRefunds } from '#app/domain/payments/card/settle-lost-refunds.server.ts';
import { claimByDisputes } from '#app/domain/payments/claims/claim-by-disputes.server.ts';
import { lockPayment } from '#app/domain/payments/refunds/lock-payments.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Tx } from '#db/store.ts';

/**
 * Brings what follows from the disputes of a card payment to where its facts are: whom each dispute costs (`reshareDisputes`), which
 * promises it has settled (`revivePromises`, `settleLostRefunds`), what its producers bear once (`postOverlap`), and what is claimed from the buyer (`claimByDisputes`). Called
 * by each write after which something else may follow: a dispute was taken over, a refund of the payment has gone, by whichever way, or has
 * come back. Said again it writes nothing. Part of the caller's write.
 */
export async function settleDisputes(context: Context, tx: Tx, paymentId: string): Promise<void> {
  const { dispute } = context.store.tables;
  await lockPayment(context, tx, paymentId);
  const disputes = await tx
    .select()
    .from(dispute)
    .where(and(eq(dispute.paymentId, paymentId), isNotNull(dispute.withdrawnAt)))
    .orderBy(asc(dispute.withdrawnAt), asc(dispute.id));
  if (disputes.length === 0) return;
  const shared = await reshareDisputes(context, tx, paymentId, disputes);
  await revivePromises(context, tx, paymentId);
  await settleLostRefunds(context, tx, paymentId);
  await postOverlap(context, tx, paymentId);
  await claimByDisputes(context, tx, { paymentId, disputes, shared });
}
