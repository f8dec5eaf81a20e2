import { and, inArray } from 'drizzle-orm';
import { isOpenDispute } from '#app/domain/orders/disputes/order-disputes.server.ts';
import type { Db, Store } from '#db/store.ts';

/**
 * Of these payments those of which the card holder's bank is still deciding: it may give the money back by itself, so that
 * whoever gives it back meanwhile may pay a second time.
 */
export async function paymentsInDispute(
  tables: Store['tables'],
  db: Db,
  paymentIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const { dispute } = tables;
  if (paymentIds.length === 0) return new Set();
  const open = await db
    .select({ paymentId: dispute.paymentId })
    .from(dispute)
    .where(and(inArray(dispute.paymentId, [...paymentIds]), isOpenDispute(tables)));
  return new Set(open.map(({ paymentId }) => paymentId));
}
