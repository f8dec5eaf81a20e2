import { and, eq, gt, inArray, lt, or } from 'drizzle-orm';
import { z } from 'zod';
import type { Context } from '#app/server/context.ts';
import { defineJob } from '#app/server/jobs/job-queue.server.ts';
import { DAY_MS } from '#app/server/local-date.ts';
import type { Tx } from '#db/store.ts';

/** Done jobs stay this long, for questions about yesterday; dead ones stay until somebody has looked at them. */
const KEEP_DONE_JOBS_MS = 7 * DAY_MS;
/** Caches look at most seconds back. */
const KEEP_CHANGES_MS = DAY_MS;
const KEEP_RATE_LIMITS_MS = DAY_MS;
/** No window is longer than a day: what ends later was begun by a clock that was ahead. */
const LATEST_RATE_LIMIT_MS = 2 * DAY_MS;
const ROWS_PER_WRITE = 1000;
/** 20:00 UTC is three in the morning in Lào Cai. */
const AT_NIGHT_MS = 20 * 3_600_000;

/** Deletes rows that only the machinery needed, a thousand at a time so that no writer waits long. */
export const pruneServerRows = defineJob({
  kind: 'prune-server-rows',
  payload: z.object({}),
  priority: 200,
  concurrency: 1,
  repeat: { everyMs: DAY_MS, offsetMs: AT_NIGHT_MS, payload: {} },
  async run(context, _payload, { signal }) {
    const { job, change, rateLimit } = context.store.tables;
    const now = context.clock.now();
    const isDone = and(eq(job.state, 'done'), lt(job.finishedAt, now - KEEP_DONE_JOBS_MS));
    const isSeen = lt(change.at, now - KEEP_CHANGES_MS);
    const isOver = or(
      lt(rateLimit.windowEndsAt, now - KEEP_RATE_LIMITS_MS),
      gt(rateLimit.windowEndsAt, now + LATEST_RATE_LIMIT_MS),
    );
    await inSteps(context, signal, (tx) =>
      tx
        .delete(job)
        .where(inArray(job.id, tx.select({ id: job.id }).from(job).where(isDone).limit(ROWS_PER_WRITE)))
        .returning({ key: job.id }),
    );
    await inSteps(context, signal, (tx) =>
      tx
        .delete(change)
        .where(
          inArray(change.id, tx.select({ id: change.id }).from(change).where(isSeen).limit(ROWS_PER_WRITE)),
        )
        .returning({ key: change.id }),
    );
    await inSteps(context, signal, (tx) =>
      tx
        .delete(rateLimit)
        .where(
          inArray(
            rateLimit.key,
            tx.select({ key: rateLimit.key }).from(rateLimit).where(isOver).limit(ROWS_PER_WRITE),
          ),
        )
        .returning({ key: rateLimit.key }),
    );
  },
});

async function inSteps(
  { store }: Context,
  signal: AbortSignal,
  deleteSome: (tx: Tx) => Promise<ReadonlyArray<unknown>>,
): Promise<void> {
  for (let deleted = ROWS_PER_WRITE; deleted === ROWS_PER_WRITE; ) {
    signal.throwIfAborted();
    deleted = (await store.write(deleteSome, { isolation: 'guarded' })).length;
  }
}
