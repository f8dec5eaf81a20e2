import type { ClaimMessage } from '#app/domain/orders/messages/message-kinds.ts';
import { tellPayer } from '#app/domain/orders/messages/tell-payer.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Tx } from '#db/store.ts';

/**
 * Tells a buyer by mail what has become of money that they have twice: that it is claimed, that it is another sum or nothing any more,
 * that what they paid has been seen, or that the market has sent something of it back. Part of the caller's write.
 * @param findingId of the claim.
 */
export async function tellOfClaim(
  context: Context,
  tx: Tx,
  { findingId, paymentId, kind }: { findingId: string; paymentId: string; kind: ClaimMessage },
): Promise<void> {
  await tellPayer(context, tx, { paymentId, kind, subject: `claim:${findingId}` });
}
