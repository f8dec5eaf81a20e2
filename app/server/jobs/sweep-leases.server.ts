import { and, eq, lte, sql } from 'drizzle-orm';
import type { Clock } from '#app/server/clock.server.ts';
import type { Store } from '#db/store.ts';

/**
 * Takes back the jobs whose worker has fallen silent. That costs them no attempt, but one that has lost as many workers
 * as it has attempts (it may be what kills them) becomes a dead letter instead of going round for ever. Returns how many
 * went back to the queue.
 */
export async function sweepLeases({ store, clock }: { store: Store; clock: Clock }): Promise<number> {
  const { job } = store.tables;
  const now = clock.now();
  const isSilent = and(eq(job.state, 'running'), lte(job.leaseUntil, now));
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
