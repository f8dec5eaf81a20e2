import { and, eq, gt, lte, or, sql } from 'drizzle-orm';
import { type Clock, latestNow } from '#app/server/clock.server.ts';
import type { Store } from '#db/store.ts';

/** No lease is as long: it was taken by a clock that was ahead, and whoever took it and lives has renewed it since. */
const LONGEST_LEASE_MS = 3_600_000;

/**
 * Takes back the jobs whose worker has fallen silent. That costs them no attempt, but one that has lost as many workers
 * as it has attempts (it may be what kills them) becomes a dead letter instead of going round for ever. Returns how many
 * went back to the queue.
 */
export async function sweepLeases({ store, clock }: { store: Store; clock: Clock }): Promise<number> {
  const { job } = store.tables;
  const now = clock.now();
  const isOver = or(lte(job.leaseUntil, now), gt(job.leaseUntil, latestNow(clock) + LONGEST_LEASE_MS));
  const isSilent = and(eq(job.state, 'running'), isOver);
  const silent = await store.read((db) => db.select({ id: job.id }).from(job).where(isSilent).limit(1));
  if (silent.length === 0) return 0;
  return store.write(
    async (tx) => {
      const lost = {
        leasedBy: null,
        leaseUntil: null,
        lastError: 'The worker stopped in the middle of it.',
        attempts: sql`${job.attempts} - 1`,
        lostLeases: sql`${job.lostLeases} + 1`,
      };
      const swept = await tx
        .update(job)
        .set({ ...lost, state: 'queued', runAt: now })
        .where(and(isSilent, sql`${job.lostLeases} + 1 < ${job.maxAttempts}`))
        .returning({ id: job.id });
      await tx
        .update(job)
        .set({ ...lost, state: 'dead', finishedAt: now })
        .where(and(isSilent, sql`${job.lostLeases} + 1 >= ${job.maxAttempts}`));
      return swept.length;
    },
    { isolation: 'guarded' },
  );
}
