import { setTimeout as delay } from 'node:timers/promises';
import { and, count, eq, inArray } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { runDueJobs } from '#app/server/jobs/run-due-jobs.server.ts';
import { countingJob, openOnRealClock } from '#tests/faults/programs/counting-job.ts';
import { type Child, startChild } from '#tests/support/child-process.ts';
import { IS_FULL } from '#tests/support/full-count.ts';
import { eachEngine, type TestMarket } from '#tests/support/test-market.ts';

const JOBS = IS_FULL ? 10_000 : 600;
const WORKERS = IS_FULL ? 4 : 3;
const LEAST_KILLS = IS_FULL ? 8 : 3;
/** At full count one is killed every second; in the sample the progress alone decides, whatever the machine. */
const KILL_EVERY_MS = IS_FULL ? 1000 : Number.POSITIVE_INFINITY;
/** So many jobs done are a reason too, so that a fast machine is not through before anybody was killed. */
const KILL_EVERY_JOBS = Math.floor(JOBS / (LEAST_KILLS + 2));
const LOOK_EVERY_MS = 20;
const ROWS_PER_WRITE = 500;

function ordersFor({ databaseUrl, dataDir }: TestMarket) {
  return { databaseUrl, dataDir };
}

eachEngine('jobs while workers die', (open) => {
  test(`${JOBS} jobs, ${WORKERS} workers, one killed again and again: each effect once, none lost`, async () => {
    const market = await open();
    const { context, close } = openOnRealClock(ordersFor(market));
    const { job, rateLimit } = context.store.tables;
    const counters = Array.from({ length: JOBS }, (_, number) => `counter ${number}`);
    for (let from = 0; from < JOBS; from += ROWS_PER_WRITE) {
      const some = counters.slice(from, from + ROWS_PER_WRITE);
      await context.store.write(async (tx) => {
        await tx.insert(rateLimit).values(some.map((key) => ({ key, points: 0, windowEndsAt: 0 })));
        for (const counter of some) await context.jobs.enqueue(tx, countingJob, { counter });
      });
    }

    const workers = new Set<Child>();
    const atWork: Child[] = [];
    const start = async () => {
      const worker = startChild('tests/faults/programs/work.ts', ordersFor(market));
      workers.add(worker);
      await worker.next();
      atWork.push(worker);
    };
    const starting = new Set(Array.from({ length: WORKERS }, start));
    const countDone = async () => {
      const done = and(eq(job.kind, countingJob.kind), eq(job.state, 'done'));
      const [row] = await context.store.read((db) => db.select({ jobs: count() }).from(job).where(done));
      return row?.jobs ?? 0;
    };
    let kills = 0;
    let killed = { at: Date.now(), done: 0 };
    for (let done = 0; done < JOBS; done = await countDone()) {
      await delay(LOOK_EVERY_MS);
      const isDue = Date.now() - killed.at >= KILL_EVERY_MS || done - killed.done >= KILL_EVERY_JOBS;
      const victim = isDue ? atWork.shift() : undefined;
      if (!victim) continue;
      victim.process.kill('SIGKILL');
      kills += 1;
      killed = { at: Date.now(), done };
      starting.add(start());
    }
    await Promise.all(starting);
    for (const worker of workers) worker.process.kill('SIGKILL');
    await Promise.all([...workers].map(({ ended }) => ended));

    const points = await context.store.read((db) => db.select({ points: rateLimit.points }).from(rateLimit));
    expect(points).toHaveLength(JOBS);
    expect(points.filter((row) => row.points !== 1)).toEqual([]);
    const finished = await context.store.read((db) => db.select({ lostLeases: job.lostLeases }).from(job));
    expect(finished).toHaveLength(JOBS);
    expect(kills).toBeGreaterThanOrEqual(LEAST_KILLS);
    const repeated = finished.filter(({ lostLeases }) => lostLeases > 0).length;
    console.log(
      `${market.engine}: ${kills} workers killed, ${repeated} of ${JOBS} jobs taken more than once`,
    );
    expect(repeated, 'no worker was killed in the middle of a job: the proof proved nothing').toBeGreaterThan(
      0,
    );
    await close();
  });

  test('the late finish of a worker that was stopped is refused by its fence', async () => {
    const market = await open();
    const { context, close } = openOnRealClock(ordersFor(market));
    const { job, rateLimit } = context.store.tables;
    await context.store.write(async (tx) => {
      await tx.insert(rateLimit).values({ key: 'counter', points: 0, windowEndsAt: 0 });
      await context.jobs.enqueue(tx, countingJob, { counter: 'counter' });
    });
    const paused = startChild('tests/faults/programs/pause.ts', ordersFor(market));
    expect(await paused.next()).toBe('in the middle');
    paused.process.kill('SIGSTOP');
    while ((await runDueJobs(context, [countingJob])) === 0) await delay(50);

    paused.process.kill('SIGCONT');
    paused.send('go on');
    expect(await paused.next()).toBe('lost');
    expect(await paused.ended).toBe(0);
    const rows = await context.store.read((db) =>
      db
        .select({ points: rateLimit.points })
        .from(rateLimit)
        .where(inArray(rateLimit.key, ['counter'])),
    );
    expect(rows).toEqual([{ points: 1 }]);
    expect(
      await context.store.read((db) => db.select({ state: job.state, fence: job.fence }).from(job)),
    ).toEqual([{ state: 'done', fence: 2 }]);
    await close();
  });
});
