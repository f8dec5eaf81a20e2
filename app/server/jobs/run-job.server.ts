import type { Context } from '#app/server/context.ts';
import type { ClaimedJob } from '#app/server/jobs/claim-jobs.server.ts';
import {
  extendLease,
  failJob,
  finishJob,
  JobCannotSucceed,
  LeaseLost,
  postponeJob,
  releaseJob,
} from '#app/server/jobs/finish-job.server.ts';
import { Postponed } from '#app/server/jobs/job-queue.server.ts';

export type JobOutcome = 'done' | 'retried' | 'dead' | 'lost' | 'released' | 'postponed';

export type RunJobOptions = {
  /** Ends when the process is stopping and has waited long enough. */
  stopping?: AbortSignal;
  random?: () => number;
};

const HEARTBEATS_PER_LEASE = 3;

/** Runs one claimed job to its end. Never throws: what goes wrong is in the row and in the log. */
export async function runJob(
  context: Context,
  claimed: ClaimedJob,
  { stopping, random = Math.random }: RunJobOptions = {},
): Promise<JobOutcome> {
  const log = context.log.child({ job: claimed.id, kind: claimed.kind.kind, attempt: claimed.attempt });
  const lease = new AbortController();
  const signal = stopping ? AbortSignal.any([lease.signal, stopping]) : lease.signal;
  const heart = keepAlive(context, claimed, lease);
  try {
    await finishJob(context, claimed, await perform(context, claimed, signal));
    return 'done';
  } catch (error) {
    if (error instanceof LeaseLost) {
      log.warn({ evt: 'job.lease-lost' }, 'another worker has this job; nothing of this run was kept');
      return 'lost';
    }
    return settleFailure(error);
  } finally {
    clearInterval(heart);
  }

  async function settleFailure(error: unknown): Promise<JobOutcome> {
    try {
      if (stopping?.aborted) {
        await releaseJob(context, claimed);
        return 'released';
      }
      if (error instanceof Postponed) {
        await postponeJob(context, claimed, error);
        return 'postponed';
      }
      const state = await failJob(context, claimed, error, random);
      log[state === 'dead' ? 'error' : 'warn']({ evt: `job.${state}`, err: error }, 'a job failed');
      return state === 'dead' ? 'dead' : 'retried';
    } catch (failure) {
      if (failure instanceof LeaseLost) {
        log.warn({ evt: 'job.lease-lost' }, 'another worker has this job; nothing of this run was kept');
        return 'lost';
      }
      log.error({ evt: 'job.unsettled', err: failure, after: error }, 'left to its lease');
      return 'lost';
    }
  }
}

async function perform(context: Context, { kind, payload, ...claimed }: ClaimedJob, signal: AbortSignal) {
  const parsed = kind.payload.safeParse(payload);
  if (!parsed.success) throw new JobCannotSucceed(`its payload cannot be read: ${parsed.error.message}`);
  return (
    (await kind.run(context, parsed.data as never, { id: claimed.id, attempt: claimed.attempt, signal })) ??
    undefined
  );
}

/** A database that cannot be reached for a moment is no reason to stop the work: the fence decides at the end. */
function keepAlive(context: Context, claimed: ClaimedJob, lease: AbortController): NodeJS.Timeout {
  const timer = setInterval(() => {
    extendLease(context, claimed).then(
      (kept) => {
        if (!kept) lease.abort(new LeaseLost('the lease is lost'));
      },
      (error: unknown) => context.log.warn({ evt: 'job.heartbeat', err: error }, 'a lease was not renewed'),
    );
  }, claimed.kind.leaseMs / HEARTBEATS_PER_LEASE);
  timer.unref();
  return timer;
}
