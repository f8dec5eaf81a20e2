import type { Context } from '#app/server/context.ts';
import { claimJobs } from '#app/server/jobs/claim-jobs.server.ts';
import { runJob } from '#app/server/jobs/run-job.server.ts';
import {
  addPoint,
  countingJob,
  openOnRealClock,
  type WorkerOrder,
} from '#tests/faults/programs/counting-job.ts';

/** Claims one job, says so in the middle of it, and goes on when told: meanwhile it can be stopped. */
const { context, close } = openOnRealClock(JSON.parse(process.argv[2] ?? '{}') as WorkerOrder);
const slow = {
  ...countingJob,
  async run(_context: Context, { counter }: { counter: string }) {
    const told = new Promise((resolve) => process.once('message', resolve));
    process.send?.('in the middle');
    await told;
    return addPoint(context, counter);
  },
};
const [claimed] = await claimJobs(context, [{ kind: slow, free: 1 }], 1, `paused-${process.pid}`);
if (!claimed) throw new Error('nothing was due');
const outcome = await runJob(context, claimed);
process.send?.(outcome);
await close();
process.disconnect();
