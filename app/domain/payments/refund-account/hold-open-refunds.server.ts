import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Context } from '#app/server/context.ts';
import type { Store, Tx } from '#db/store.ts';

export type OpenRefundRow = Store['tables']['refund']['$inferSelect'];

/**
 * Direct refunds of a checkout that are not sent yet, held for the caller's write one after the other by id: none of them
 * is marked as sent meanwhile.
 */
export async function holdOpenRefunds({ store }: Context, tx: Tx, groupId: string): Promise<OpenRefundRow[]> {
  const { payment, refund } = store.tables;
  const open = await tx
    .select({ id: refund.id })
    .from(refund)
    .innerJoin(payment, eq(payment.id, refund.paymentId))
    .where(and(eq(payment.groupId, groupId), eq(refund.method, 'vietqr'), isNull(refund.doneAt)))
    .orderBy(asc(refund.id));
  const held: OpenRefundRow[] = [];
  for (const { id } of open) {
    const rows = await tx
      .update(refund)
      .set({ currency: sql`${refund.currency}` })
      .where(and(eq(refund.id, id), isNull(refund.doneAt)))
      .returning();
    held.push(...rows);
  }
  return held;
}
