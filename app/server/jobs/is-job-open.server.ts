import { and, eq, inArray } from 'drizzle-orm';
import type { Db, Store } from '#db/store.ts';

/** Whether a job of this kind with this key waits or runs in this moment. */
export async function isJobOpen(
  { tables: { job } }: Pick<Store, 'tables'>,
  db: Db,
  kind: string,
  uniqueKey: string,
): Promise<boolean> {
  const [open] = await db
    .select({ id: job.id })
    .from(job)
    .where(and(eq(job.kind, kind), eq(job.uniqueKey, uniqueKey), inArray(job.state, ['queued', 'running'])))
    .limit(1);
  return open !== undefined;
}
