import type { Context } from '#app/server/context.ts';
import { claimJobs } from '#app/server/jobs/claim-jobs.server.ts';
import type { AnyJobKind } from '#app/server/jobs/job-queue.server.ts';
import { recallJobs } from '#app/server/jobs/recall-jobs.server.ts';
import { runJob } from '#app/server/jobs/run-job.server.ts';
import { sweepLeases } from '#app/server/jobs/sweep-leases.server.ts';

const AT_A_TIME = 4;

/**
 * Runs what is due now, and what that leaves behind, until nothing is due; returns how many runs that took.
 * For commands and tests; a server runs `startWorker`.
 */
export async function runDueJobs(context: Context, kinds: ReadonlyArray<AnyJobKind>): Promise<number> {
  await sweepLeases(context);
  await recallJobs(context);
  const slots = kinds.map((kind) => ({ kind, free: Math.min(kind.concurrency, AT_A_TIME) }));
  for (let runs = 0; ; ) {
    const claimed = await claimJobs(context, slots, AT_A_TIME, `${process.pid}`);
    if (claimed.length === 0) return runs;
    await Promise.all(claimed.map((one) => runJob(context, one)));
    runs += claimed.length;
  }
}
