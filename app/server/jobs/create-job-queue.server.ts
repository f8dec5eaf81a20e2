import { and, eq, sql } from 'drizzle-orm';
import type { Clock } from '#app/server/clock.server.ts';
import { newId } from '#app/server/ids.server.ts';
import { type JobQueue, type JobToLeave, jobToLeave } from '#app/server/jobs/job-queue.server.ts';
import type { Store, Tx } from '#db/store.ts';

/** Left in `change` with every new job, so that the workers of this process hear of it once it is committed. */
export const JOBS_TAG = 'jobs';

/** A twin that ends while it is being marked is seen by the next round, where there is none any more. */
const MOST_ROUNDS = 5;

/** The queue over table `job`: a job is a row of the write that leaves it. */
export function createJobQueue(store: Store, clock: Clock): JobQueue {
  const { job } = store.tables;
  const rowOf = ({ kind, payload, priority, maxAttempts }: JobToLeave, runAt: number, now: number) => ({
    id: newId(),
    kind,
    payload,
    state: 'queued' as const,
    priority,
    runAt,
    attempts: 0,
    maxAttempts,
    fence: 0,
    createdAt: now,
  });
  return {
    async enqueue(tx, kind, payload, options = {}) {
      const now = clock.now();
      const runAt = options.runAt ?? now;
      const wanted = jobToLeave(kind, payload);
      const leave = () =>
        tx
          .insert(job)
          .values({ ...rowOf(wanted, runAt, now), uniqueKey: options.uniqueKey ?? null })
          .onConflictDoNothing()
          .returning({ id: job.id });
      let isLeft = (await leave()).length > 0;
      if (!isLeft && options.again && options.uniqueKey !== undefined) {
        for (let round = 0; !isLeft && round < MOST_ROUNDS; round += 1) {
          isLeft =
            (await askAgain(store, tx, kind.kind, options.uniqueKey, runAt)) || (await leave()).length > 0;
        }
        if (!isLeft) throw new Error(`a job of ${kind.kind} could neither be left nor be asked for again`);
      }
      await store.touch(tx, [JOBS_TAG], now);
    },
    async enqueueEach(tx, wanted) {
      if (wanted.length === 0) return;
      const now = clock.now();
      await tx.insert(job).values(wanted.map((one) => rowOf(one, now, now)));
      await store.touch(tx, [JOBS_TAG], now);
    },
  };
}

/**
 * Marks the unfinished twin. The row is held until the commit, so no worker can begin with it before it can see what
 * this write has changed.
 */
async function askAgain(
  { tables: { job } }: Store,
  tx: Tx,
  kind: string,
  uniqueKey: string,
  runAt: number,
): Promise<boolean> {
  const isTwin = and(eq(job.kind, kind), eq(job.uniqueKey, uniqueKey));
  const running = await tx
    .update(job)
    .set({ again: true })
    .where(and(isTwin, eq(job.state, 'running')))
    .returning({ id: job.id });
  if (running.length > 0) return true;
  const waiting = await tx
    .update(job)
    .set({ runAt: sql`case when ${job.runAt} > ${runAt} then ${runAt} else ${job.runAt} end` })
    .where(and(isTwin, eq(job.state, 'queued')))
    .returning({ id: job.id });
  return waiting.length > 0;
}
