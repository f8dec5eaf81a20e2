import { count, eq } from 'drizzle-orm';
import type { Context } from '#app/server/context.ts';

/** What waits for staff: listings handed in for review, and jobs that have given up. */
export type Waiting = { reviews: number; deadJobs: number };

export async function countWaiting({ store }: Context): Promise<Waiting> {
  const { listingRevision, job } = store.tables;
  return store.read(async (db) => {
    const [reviews] = await db
      .select({ n: count() })
      .from(listingRevision)
      .where(eq(listingRevision.state, 'submitted'));
    const [dead] = await db.select({ n: count() }).from(job).where(eq(job.state, 'dead'));
    return { reviews: Number(reviews?.n ?? 0), deadJobs: Number(dead?.n ?? 0) };
  });
}
