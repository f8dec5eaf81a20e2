import type { Store } from '#db/store.ts';
import type { Clock } from '../clock.server.ts';
import { newId } from '../ids.server.ts';
import type { JobQueue } from './job-queue.server.ts';

/** Left in `change` with every new job, so that the workers of this process hear of it once it is committed. */
export const JOBS_TAG = 'jobs';

/** The queue over table `job`: a job is a row of the write that leaves it. */
export function createJobQueue(store: Store, clock: Clock): JobQueue {
  const { job } = store.tables;
  return {
    async enqueue(tx, kind, payload, options = {}) {
      const now = clock.now();
      await tx
        .insert(job)
        .values({
          id: newId(),
          kind: kind.kind,
          uniqueKey: options.uniqueKey ?? null,
          payload: kind.payload.parse(payload),
          state: 'queued',
          priority: kind.priority,
          runAt: options.runAt ?? now,
          attempts: 0,
          maxAttempts: kind.maxAttempts,
          fence: 0,
          createdAt: now,
        })
        .onConflictDoNothing();
      await store.touch(tx, [JOBS_TAG], now);
    },
  };
}
