import { and, inArray, type SQL } from 'drizzle-orm';
import { isLostDispute, isOpenDispute } from '#app/domain/orders/disputes/order-disputes.server.ts';
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
  return paymentsWith(tables, db, paymentIds, isOpenDispute(tables));
}

/** Those of which a bank has taken money for good. A card provider sends nothing more to such a card, as a rule, not even the rest. */
export async function paymentsLost(
  tables: Store['tables'],
  db: Db,
  paymentIds: readonly string[],
): Promise<ReadonlySet<string>> {
  return paymentsWith(tables, db, paymentIds, isLostDispute(tables));
}

async function paymentsWith(
  { dispute }: Store['tables'],
  db: Db,
  paymentIds: readonly string[],
  which: SQL | undefined,
): Promise<ReadonlySet<string>> {
  if (paymentIds.length === 0) return new Set();
  const found = await db
    .select({ paymentId: dispute.paymentId })
    .from(dispute)
    .where(and(inArray(dispute.paymentId, [...paymentIds]), which));
  return new Set(found.map(({ paymentId }) => paymentId));
}
