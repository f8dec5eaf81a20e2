import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import { claimJobs, dueKind, type Slots } from '#app/server/jobs/claim-jobs.server.ts';
import { JOBS_TAG } from '#app/server/jobs/create-job-queue.server.ts';
import { type AnyJobKind, type JobLane, jobLanes } from '#app/server/jobs/job-queue.server.ts';
import { recallJobs } from '#app/server/jobs/recall-jobs.server.ts';
import { repeatJobs } from '#app/server/jobs/repeat-jobs.server.ts';
import { runJob } from '#app/server/jobs/run-job.server.ts';
import { sweepLeases } from '#app/server/jobs/sweep-leases.server.ts';

export type WorkerOptions = {
  /** Most jobs of each lane at a time in this process. */
  concurrency?: number;
  /** How often the table is looked at when nobody has called. */
  pollMs?: number;
  /** How long running jobs may go on once the worker is told to stop. */
  graceMs?: number;
  /** Ends when jobs may begin: what goes before them in this process is done. Waits for a moment at most. */
  giveWay?: () => Promise<void>;
};

export type Worker = {
  /** Takes no more jobs, lets those that run finish, hands back those that do not in time. */
  stop(): Promise<void>;
};

const CONCURRENCY = 4;
const POLL_MS = 500;
const GRACE_MS = 20_000;
/** Short beside the shortest period, so that a period's job is late by no more than this. */
const REPEAT_CHECK_MS = 10_000;

/**
 * Works through the job table until it is stopped. Any number of workers may run, in any number of processes and
 * (on PostgreSQL) hosts. A job of this process starts right after the commit that left it; others are found by
 * looking every `pollMs`.
 */
export function startWorker(
  context: Context,
  kinds: ReadonlyArray<AnyJobKind>,
  {
    concurrency = CONCURRENCY,
    pollMs = POLL_MS,
    graceMs = GRACE_MS,
    giveWay = () => Promise.resolve(),
  }: WorkerOptions = {},
): Worker {
  const name = `${process.pid}-${newId().slice(-6)}`;
  const running = new Map<Promise<unknown>, AnyJobKind>();
  const stopping = new AbortController();
  let stopped = false;
  let nextRepeatCheck = 0;
  let nextSweep = 0;
  let called = false;
  let wake: () => void = () => undefined;

  function call() {
    called = true;
    wake();
  }
  const forget = context.store.onChange((tags) => {
    if (tags.includes(JOBS_TAG)) call();
  });
  const loop = work();

  async function work(): Promise<void> {
    while (!stopped) {
      called = false;
      try {
        await look();
      } catch (error) {
        context.log.error({ evt: 'job.look', err: error }, 'the job table could not be read');
      }
      if (!called && !stopped) await pause();
    }
  }

  async function look(): Promise<void> {
    await giveWay();
    if (performance.now() >= nextRepeatCheck) {
      await repeatJobs(context, kinds);
      nextRepeatCheck = performance.now() + REPEAT_CHECK_MS;
    }
    if (performance.now() >= nextSweep) {
      await sweepLeases(context);
      await recallJobs(context);
      nextSweep = performance.now() + pollMs;
    }
    const lanes = jobLanes.flatMap((lane) => (freeIn(lane) > 0 ? [lane] : []));
    // Most looks find nothing: one for all lanes together.
    if ((await dueKind(context, lanes.flatMap(slotsOf))) === null) return;
    for (const lane of lanes) await take(lane);
  }

  function freeIn(lane: JobLane): number {
    return concurrency - [...running.values()].filter((kind) => kind.lane === lane).length;
  }

  function slotsOf(lane: JobLane): Slots {
    return kinds
      .filter((kind) => kind.lane === lane)
      .map((kind) => ({ kind, free: kind.concurrency - count(kind) }));
  }

  async function take(lane: JobLane): Promise<void> {
    const slots = slotsOf(lane);
    const free = freeIn(lane);
    for (const claimed of await claimJobs(context, slots, free, name)) {
      const run = runJob(context, claimed, { stopping: stopping.signal });
      running.set(run, claimed.kind);
      void run.then(() => {
        running.delete(run);
        call();
      });
      // On SQLite a job hardly ever waits: one after another, they would leave no moment for requests.
      await nextTurn();
    }
  }

  function count(kind: AnyJobKind): number {
    return [...running.values()].filter((one) => one === kind).length;
  }

  function pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, pollMs);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  return {
    async stop() {
      stopped = true;
      forget();
      call();
      await loop;
      const giveUp = setTimeout(() => stopping.abort(new Error('the process is stopping')), graceMs);
      await Promise.all(running.keys());
      clearTimeout(giveUp);
    },
  };
}
