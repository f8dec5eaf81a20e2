import { and, eq } from 'drizzle-orm';
import type { Clock } from '#app/server/clock.server.ts';
import type { ClaimedJob } from '#app/server/jobs/claim-jobs.server.ts';
import { JOBS_TAG } from '#app/server/jobs/create-job-queue.server.ts';
import type { Postponed } from '#app/server/jobs/job-queue.server.ts';
import { retryDelay } from '#app/server/jobs/retry-delay.ts';
import { messageWithoutValues } from '#app/server/log.server.ts';
import type { Store, Tx } from '#db/store.ts';

type Market = { store: Store; clock: Clock };

/** The lease ended and the job is another worker's, or nobody's, by now: this run must leave no trace. */
export class LeaseLost extends Error {
  override name = 'LeaseLost';
}

/** Thrown by a job that can never succeed: it becomes a dead letter at once instead of being retried. */
export class JobCannotSucceed extends Error {
  override name = 'JobCannotSucceed';
}

const LONGEST_ERROR = 2000;

/**
 * Commits the job's effect together with its "done". The guarded update comes first, so that a second run waits
 * for it and is then refused.
 * @throws LeaseLost when the fence has moved on; nothing is written then.
 */
export async function finishJob(
  { store, clock }: Market,
  claimed: ClaimedJob,
  effect: ((tx: Tx) => Promise<void>) | undefined,
): Promise<void> {
  await store.write(
    async (tx) => {
      const done = { state: 'done', finishedAt: clock.now(), lastError: null } as const;
      const { isAskedAgain } = await settle(store, tx, claimed, done);
      await effect?.(tx);
      if (isAskedAgain) await queueAgain(store, tx, claimed, clock.now());
    },
    { isolation: effect === undefined || claimed.kind.isEffectGuarded ? 'guarded' : 'serializable' },
  );
}

/** What was asked for while the job ran begins once the effect of this run is there. */
async function queueAgain({ tables: { job }, touch }: Store, tx: Tx, { id }: ClaimedJob, now: number) {
  await tx
    .update(job)
    .set({ state: 'queued', again: false, attempts: 0, lostLeases: 0, runAt: now, finishedAt: null })
    .where(eq(job.id, id));
  await touch(tx, [JOBS_TAG], now);
}

/** Back to the queue until the time that the job knows, without having spent an attempt. */
export async function postponeJob(
  { store, clock }: Market,
  claimed: ClaimedJob,
  { until, effect, isFresh }: Postponed,
): Promise<void> {
  const { job } = store.tables;
  await store.write(async (tx) => {
    await settle(store, tx, claimed, {
      state: 'queued',
      runAt: Math.max(until, clock.now()),
      attempts: isFresh ? 0 : claimed.attempt - 1,
      ...(isFresh ? { lostLeases: 0 } : {}),
      lastError: null,
    });
    // It begins anew then, and sees what was asked for meanwhile.
    await tx.update(job).set({ again: false }).where(eq(job.id, claimed.id));
    await effect?.(tx);
  });
}

/** Back to the queue after a failure, later each time; a dead letter after the last attempt. */
export async function failJob(
  { store, clock }: Market,
  claimed: ClaimedJob,
  error: unknown,
  random: () => number,
): Promise<'queued' | 'dead'> {
  const isLast = claimed.attempt >= claimed.kind.maxAttempts || error instanceof JobCannotSucceed;
  const now = clock.now();
  await store.write(
    (tx) =>
      settle(store, tx, claimed, {
        lastError: describe(error),
        ...(isLast
          ? { state: 'dead', finishedAt: now }
          : { state: 'queued', runAt: now + retryDelay(claimed.attempt, random) }),
      }),
    { isolation: 'guarded' },
  );
  return isLast ? 'dead' : 'queued';
}

/** Hands a job back unharmed when the process stops in the middle of it. */
export async function releaseJob({ store, clock }: Market, claimed: ClaimedJob): Promise<void> {
  await store.write(
    (tx) =>
      settle(store, tx, claimed, { state: 'queued', runAt: clock.now(), attempts: claimed.attempt - 1 }),
    { isolation: 'guarded' },
  );
}

/** Keeps the lease alive. False when it is lost. */
export async function extendLease({ store, clock }: Market, claimed: ClaimedJob): Promise<boolean> {
  const { job } = store.tables;
  const kept = await store.write(
    (tx) =>
      tx
        .update(job)
        .set({ leaseUntil: clock.now() + claimed.kind.leaseMs })
        .where(stillMine(store, claimed))
        .returning({ id: job.id }),
    { isolation: 'guarded' },
  );
  return kept.length > 0;
}

type Settlement = {
  state: 'done' | 'queued' | 'dead';
  runAt?: number;
  attempts?: number;
  lostLeases?: number;
  lastError?: string | null;
  finishedAt?: number;
};

/** @returns whether it was asked for once more while it ran; the row is held, so that nobody asks from here on. */
async function settle(
  store: Store,
  tx: Tx,
  claimed: ClaimedJob,
  settlement: Settlement,
): Promise<{ isAskedAgain: boolean }> {
  const { job } = store.tables;
  const [row] = await tx
    .update(job)
    .set({ ...settlement, leasedBy: null, leaseUntil: null })
    .where(stillMine(store, claimed))
    .returning({ again: job.again });
  if (!row) throw new LeaseLost(`job ${claimed.id} is no longer this worker's`);
  return { isAskedAgain: row.again };
}

function stillMine({ tables: { job } }: Store, { id, fence }: ClaimedJob) {
  return and(eq(job.id, id), eq(job.fence, fence), eq(job.state, 'running'));
}

function describe(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${messageWithoutValues(error)}` : String(error);
  return text.slice(0, LONGEST_ERROR);
}
