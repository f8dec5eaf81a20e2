import { eq, sql } from 'drizzle-orm';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import type { Store, Tx } from '#db/store.ts';

export type BankAccountRow = Store['tables']['bankAccount']['$inferSelect'];

/**
 * From here to the end of the write nobody else takes or places money of this account: two messages of the same transfer
 * come one after the other. Always the first row that such a write takes; payments and orders follow (`lock-payments`).
 * @throws NotFound
 */
export async function lockAccount({ store }: Context, tx: Tx, accountId: string): Promise<BankAccountRow> {
  const { bankAccount } = store.tables;
  const [account] = await tx
    .update(bankAccount)
    .set({ numberEnd: sql`${bankAccount.numberEnd}` })
    .where(eq(bankAccount.id, accountId))
    .returning();
  if (!account) throw new NotFound('bank account');
  return account;
}
