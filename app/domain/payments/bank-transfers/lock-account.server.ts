import { eq, sql } from 'drizzle-orm';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import type { Store, Tx } from '#db/store.ts';

export type BankAccountRow = Store['tables']['bankAccount']['$inferSelect'];
export type PaymentRow = Store['tables']['payment']['$inferSelect'];

/**
 * From here to the end of the write nobody else takes or places money of this account: two messages of the same transfer
 * come one after the other. Always the first row that such a write takes.
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

/** These payments as they stand, and they stand so until the end of the write; by id. */
export async function lockPayments(
  { store }: Context,
  tx: Tx,
  paymentIds: readonly string[],
): Promise<PaymentRow[]> {
  const { payment } = store.tables;
  const held: PaymentRow[] = [];
  for (const id of [...new Set(paymentIds)].sort()) {
    const rows = await tx
      .update(payment)
      .set({ method: sql`${payment.method}` })
      .where(eq(payment.id, id))
      .returning();
    held.push(...rows);
  }
  return held;
}
