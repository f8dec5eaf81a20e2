import { and, count, eq, isNull } from 'drizzle-orm';
import type { Context } from '#app/server/context.ts';

/** What waits for staff: listings handed in for review, papers nobody has looked at, jobs that have given up. */
export type Waiting = { reviews: number; papers: number; deadJobs: number };

export async function countWaiting({ store }: Context): Promise<Waiting> {
  const { listingRevision, paper, job } = store.tables;
  return store.read(async (db) => {
    const [reviews] = await db
      .select({ n: count() })
      .from(listingRevision)
      .where(eq(listingRevision.state, 'submitted'));
    const [papers] = await db
      .select({ n: count() })
      .from(paper)
      .where(and(eq(paper.state, 'given'), isNull(paper.archivedAt)));
    const [dead] = await db.select({ n: count() }).from(job).where(eq(job.state, 'dead'));
    return {
      reviews: Number(reviews?.n ?? 0),
      papers: Number(papers?.n ?? 0),
      deadJobs: Number(dead?.n ?? 0),
    };
  });
}
