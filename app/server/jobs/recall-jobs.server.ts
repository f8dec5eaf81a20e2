import { and, eq, gt, isNotNull, or } from 'drizzle-orm';
import { type Clock, latestNow } from '#app/server/clock.server.ts';
import { JOBS_TAG } from '#app/server/jobs/create-job-queue.server.ts';
import { LATEST_RETRY_MS } from '#app/server/jobs/retry-delay.ts';
import { DAY_MS } from '#app/server/local-date.ts';
import type { Store } from '#db/store.ts';

/** No job is put off for longer: the longest wait is that for a platform's quota, for a card provider's keys, or to pay. */
const LATEST_RUN_MS = 32 * DAY_MS;

/**
 * Makes jobs due that a clock which was ahead has left for a time that is not theirs: a refund would wait until that time comes,
 * and since there is at most one job for a thing, no other would be left for it. A job whose time has not come by its own
 * reckoning puts itself off anew.
 * @returns how many.
 */
export async function recallJobs({ store, clock }: { store: Store; clock: Clock }): Promise<number> {
  const { job } = store.tables;
  const now = clock.now();
  const latest = latestNow(clock);
  const isAstray = and(
    eq(job.state, 'queued'),
    gt(job.runAt, latest),
    or(
      gt(job.createdAt, latest),
      and(isNotNull(job.lastError), gt(job.runAt, latest + LATEST_RETRY_MS)),
      gt(job.runAt, latest + LATEST_RUN_MS),
    ),
  );
  const [one] = await store.read((db) => db.select({ id: job.id }).from(job).where(isAstray).limit(1));
  if (!one) return 0;
  return store.write(
    async (tx) => {
      const recalled = await tx
        .update(job)
        .set({ runAt: now, createdAt: now })
        .where(isAstray)
        .returning({ id: job.id });
      await store.touch(tx, [JOBS_TAG], now);
      return recalled.length;
    },
    { isolation: 'guarded' },
  );
}
