import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Clock, systemClock } from '#app/server/clock.server.ts';
import type { Context } from '#app/server/context.ts';
import { defineJob } from '#app/server/jobs/job-queue.server.ts';
import { openTestContext } from '#tests/support/open-test-context.ts';

export type WorkerOrder = { databaseUrl: string | null; dataDir: string };

const LEASE_MS = 1500;
const LONGEST_WORK_MS = 6;

/**
 * One more point on a plain counter, in the transaction that finishes the job. Nothing about the counter would
 * notice a second point, so an effect that happened twice stays visible.
 */
export const countingJob = defineJob({
  kind: 'count-one',
  payload: z.object({ counter: z.string() }),
  leaseMs: LEASE_MS,
  maxAttempts: 1000,
  concurrency: 8,
  async run(context, { counter }) {
    await new Promise((resolve) => setTimeout(resolve, Math.random() * LONGEST_WORK_MS));
    return addPoint(context, counter);
  },
});

export function addPoint({ store }: Context, counter: string) {
  const { rateLimit } = store.tables;
  return async (tx: Parameters<Parameters<typeof store.write>[0]>[0]) => {
    await tx
      .update(rateLimit)
      .set({ points: sql`${rateLimit.points} + 1` })
      .where(eq(rateLimit.key, counter));
  };
}

/** A context on the real clock: these processes are killed and stopped in real time. */
export function openOnRealClock(order: WorkerOrder, clock: Clock = systemClock) {
  return openTestContext({ ...order, clock, demo: false });
}
