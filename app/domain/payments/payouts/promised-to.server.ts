import { and, isNull, sql } from 'drizzle-orm';
import type { Db, Store } from '#db/store.ts';

/** VND by producer that stand in payout runs and are not paid yet: a later run does not pay them again. */
export async function promisedTo(db: Db, { payout }: Store['tables']): Promise<Map<string, number>> {
  const rows = await db
    .select({ producerId: payout.producerId, amount: sql<number>`sum(${payout.amount})`.mapWith(Number) })
    .from(payout)
    .where(and(isNull(payout.paidAt), isNull(payout.reversedAt)))
    .groupBy(payout.producerId);
  return new Map(rows.map(({ producerId, amount }) => [producerId, amount]));
}
