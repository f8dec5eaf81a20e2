import { desc, eq } from 'drizzle-orm';
import type { Db, Store } from '#db/store.ts';

export type RefundAccountRow = Store['tables']['refundAccount']['$inferSelect'];

/** What the buyer of a checkout has said last of where direct money goes back to; null when nothing. */
export async function newestAccount(
  db: Db,
  { refundAccount }: Store['tables'],
  groupId: string,
): Promise<RefundAccountRow | null> {
  const [row] = await db
    .select()
    .from(refundAccount)
    .where(eq(refundAccount.groupId, groupId))
    .orderBy(desc(refundAccount.givenAt), desc(refundAccount.id))
    .limit(1);
  return row ?? null;
}
