import type { Context } from '#app/server/context.ts';
import { JOBS_TAG } from '#app/server/jobs/create-job-queue.server.ts';
import type { AnyJobKind } from '#app/server/jobs/job-queue.server.ts';

/**
 * Leaves the job of the present period for every kind that repeats. The row's id is made of kind and period, so
 * that any number of processes leave one job, and a period that passed while nothing ran is not made up for.
 */
export async function repeatJobs(context: Context, kinds: ReadonlyArray<AnyJobKind>): Promise<void> {
  const { store, clock } = context;
  const { job } = store.tables;
  const now = clock.now();
  const due = kinds.flatMap((kind) => {
    if (!kind.repeat) return [];
    const { everyMs, offsetMs = 0, payload } = kind.repeat;
    const runAt = Math.floor((now - offsetMs) / everyMs) * everyMs + offsetMs;
    return [{ kind, runAt, payload, id: `${kind.kind}@${new Date(runAt).toISOString()}` }];
  });
  if (due.length === 0) return;
  await store.write(async (tx) => {
    const left = await tx
      .insert(job)
      .values(
        due.map(({ kind, runAt, payload, id }) => ({
          id,
          kind: kind.kind,
          payload,
          state: 'queued' as const,
          priority: kind.priority,
          runAt,
          attempts: 0,
          maxAttempts: kind.maxAttempts,
          fence: 0,
          createdAt: now,
        })),
      )
      .onConflictDoNothing()
      .returning({ id: job.id });
    if (left.length > 0) await store.touch(tx, [JOBS_TAG], now);
  });
}
