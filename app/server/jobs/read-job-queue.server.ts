import { count, desc, eq, inArray, min } from 'drizzle-orm';
import type { Context } from '#app/server/context.ts';

export type JobQueueState = {
  /** Waiting or running, by kind; and when the one that waits longest was due (ms, UTC). */
  waiting: Array<{ kind: string; state: 'queued' | 'running'; jobs: number; oldestRunAt: number }>;
  deadCount: number;
};

export type DeadJob = {
  id: string;
  kind: string;
  attempts: number;
  /** Milliseconds, UTC. */
  createdAt: number;
  finishedAt: number | null;
  lastError: string | null;
};

/** What waits, runs and has given up. */
export async function readJobQueue({ store }: Context): Promise<JobQueueState> {
  const { job } = store.tables;
  return store.read(async (db) => {
    const waiting = await db
      .select({ kind: job.kind, state: job.state, jobs: count(), oldestRunAt: min(job.runAt) })
      .from(job)
      .where(inArray(job.state, ['queued', 'running']))
      .groupBy(job.kind, job.state)
      .orderBy(job.kind, job.state);
    const [dead] = await db.select({ jobs: count() }).from(job).where(eq(job.state, 'dead'));
    return {
      waiting: waiting.flatMap(({ state, ...row }) =>
        state === 'queued' || state === 'running'
          ? [{ ...row, state, jobs: Number(row.jobs), oldestRunAt: Number(row.oldestRunAt) }]
          : [],
      ),
      deadCount: Number(dead?.jobs ?? 0),
    };
  });
}

/** Dead letters, the newest first. `page` counts from 1. */
export async function listDeadJobs({ store }: Context, page: number, perPage: number): Promise<DeadJob[]> {
  const { job } = store.tables;
  const { id, kind, attempts, createdAt, finishedAt, lastError } = job;
  return store.read((db) =>
    db
      .select({ id, kind, attempts, createdAt, finishedAt, lastError })
      .from(job)
      .where(eq(job.state, 'dead'))
      .orderBy(desc(job.id))
      .limit(perPage)
      .offset((page - 1) * perPage),
  );
}
