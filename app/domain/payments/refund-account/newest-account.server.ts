import { asc, desc, eq, inArray } from 'drizzle-orm';
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

/** Which kind of account the buyers of these checkouts have said last, by the checkout's id; none where nothing was said. */
export async function newestKinds(
  db: Db,
  { refundAccount }: Store['tables'],
  groupIds: readonly string[],
): Promise<ReadonlyMap<string, RefundAccountRow['kind']>> {
  if (groupIds.length === 0) return new Map();
  const rows = await db
    .select({ groupId: refundAccount.groupId, kind: refundAccount.kind })
    .from(refundAccount)
    .where(inArray(refundAccount.groupId, [...groupIds]))
    .orderBy(asc(refundAccount.givenAt), asc(refundAccount.id));
  return new Map(rows.map(({ groupId, kind }) => [groupId, kind]));
}
