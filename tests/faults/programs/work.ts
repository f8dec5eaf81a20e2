import { startWorker } from '#app/server/jobs/start-worker.server.ts';
import { countingJob, openOnRealClock, type WorkerOrder } from '#tests/faults/programs/counting-job.ts';

/** A worker process that does nothing to protect itself: it is there to be killed. */
const { context } = openOnRealClock(JSON.parse(process.argv[2] ?? '{}') as WorkerOrder);
startWorker(context, [countingJob], { concurrency: 8, pollMs: 20 });
setInterval(() => undefined, 60_000);
process.send?.('working');
