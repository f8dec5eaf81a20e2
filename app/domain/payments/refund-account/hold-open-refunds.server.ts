import { and, eq, isNull, sql } from 'drizzle-orm';
import { refundsToAccount } from '#app/domain/payments/refund-account/refunds-to-account.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Store, Tx } from '#db/store.ts';

export type OpenRefundRow = Store['tables']['refund']['$inferSelect'];

/**
 * Refunds of a checkout that go to a bank account and are not sent yet (`refundsToAccount`), held for the caller's write one after
 * the other by id: none of them is marked as sent meanwhile.
 */
export async function holdOpenRefunds({ store }: Context, tx: Tx, groupId: string): Promise<OpenRefundRow[]> {
  const { refund } = store.tables;
  const held: OpenRefundRow[] = [];
  for (const { id } of await refundsToAccount(store.tables, tx, [groupId])) {
    const rows = await tx
      .update(refund)
      .set({ currency: sql`${refund.currency}` })
      .where(and(eq(refund.id, id), isNull(refund.doneAt)))
      .returning();
    held.push(...rows);
  }
  return held;
}
