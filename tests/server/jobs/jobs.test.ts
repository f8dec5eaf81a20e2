import { asc, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Context } from '#app/server/context.ts';
import { claimJobs } from '#app/server/jobs/claim-jobs.server.ts';
import { extendLease, finishJob, JobCannotSucceed, LeaseLost } from '#app/server/jobs/finish-job.server.ts';
import { defineJob, type JobKind, Postponed } from '#app/server/jobs/job-queue.server.ts';
import { pruneServerRows } from '#app/server/jobs/prune-server-rows.server.ts';
import { repeatJobs } from '#app/server/jobs/repeat-jobs.server.ts';
import { retryDelay } from '#app/server/jobs/retry-delay.ts';
import { runJob } from '#app/server/jobs/run-job.server.ts';
import { startWorker } from '#app/server/jobs/start-worker.server.ts';
import { sweepLeases } from '#app/server/jobs/sweep-leases.server.ts';
import { eachEngine, type TestMarket } from '#tests/support/test-market.ts';

type Order = { name: string };
const payload = z.object({ name: z.string() });

/** A kind whose effect is one more point on a counter, in the transaction that finishes the job. */
function counting(more: Partial<JobKind<Order>> = {}): JobKind<Order> {
  return defineJob({
    kind: 'count',
    payload,
    run: async (context, { name }) => onePoint(context, name),
    ...more,
  });
}

function onePoint({ store }: Context, name: string) {
  const { rateLimit } = store.tables;
  return async (tx: Parameters<Parameters<typeof store.write>[0]>[0]) => {
    const [counter] = await tx.select().from(rateLimit).where(eq(rateLimit.key, name));
    if (counter)
      await tx
        .update(rateLimit)
        .set({ points: counter.points + 1 })
        .where(eq(rateLimit.key, name));
    else await tx.insert(rateLimit).values({ key: name, points: 1, windowEndsAt: Number.MAX_SAFE_INTEGER });
  };
}

async function points({ context }: TestMarket, name: string): Promise<number> {
  const { rateLimit } = context.store.tables;
  const [counter] = await context.store.read((db) =>
    db.select().from(rateLimit).where(eq(rateLimit.key, name)),
  );
  return counter?.points ?? 0;
}

function jobs({ context }: TestMarket) {
  const { job } = context.store.tables;
  return context.store.read((db) => db.select().from(job).orderBy(asc(job.createdAt), asc(job.id)));
}

async function leave({ context }: TestMarket, kind: JobKind<Order>, name = 'one', uniqueKey?: string) {
  await context.store.write((tx) => context.jobs.enqueue(tx, kind, { name }, { uniqueKey }));
}

async function claimOne(market: TestMarket, kind: JobKind<Order>, worker = 'a') {
  const [claimed] = await claimJobs(market.context, [{ kind, free: 1 }], 1, worker);
  if (!claimed) throw new Error('nothing was due');
  return claimed;
}

eachEngine('jobs', (open) => {
  test('exist only if the write that left them commits', async () => {
    const market = await open();
    const write = market.context.store.write(async (tx) => {
      await market.context.jobs.enqueue(tx, counting(), { name: 'one' });
      throw new Error('no');
    });
    await expect(write).rejects.toThrow('no');
    expect(await jobs(market)).toEqual([]);
  });

  test('run once, with their effect and their end in one transaction', async () => {
    const market = await open();
    const kind = counting();
    await leave(market, kind);
    expect(await market.runJobs([kind])).toBe(1);
    expect(await market.runJobs([kind])).toBe(0);
    expect(await points(market, 'one')).toBe(1);
    expect(await jobs(market)).toMatchObject([
      { state: 'done', attempts: 1, fence: 1, leasedBy: null, finishedAt: market.clock.now() },
    ]);
  });

  test('wait for their time', async () => {
    const market = await open();
    const kind = counting();
    const runAt = market.clock.now() + 1000;
    await market.context.store.write((tx) =>
      market.context.jobs.enqueue(tx, kind, { name: 'one' }, { runAt }),
    );
    expect(await market.runJobs([kind])).toBe(0);
    market.clock.set(runAt);
    expect(await market.runJobs([kind])).toBe(1);
  });

  test('are taken by priority, then in the order in which they were left', async () => {
    const market = await open();
    const order: string[] = [];
    const run = async (_context: Context, { name }: Order) => void order.push(name);
    const usual = defineJob({ kind: 'usual', payload, run });
    const urgent = defineJob({ kind: 'urgent', payload, priority: 10, run });
    for (const name of ['a', 'b']) await leave(market, usual, name);
    for (const name of ['c', 'd']) await leave(market, urgent, name);
    const slots = [usual, urgent].map((kind) => ({ kind, free: 4 }));
    for (const claimed of await claimJobs(market.context, slots, 4, 'a'))
      await runJob(market.context, claimed);
    expect(order).toEqual(['c', 'd', 'a', 'b']);
  });

  test('of one key are left once while one is unfinished, and again afterwards', async () => {
    const market = await open();
    const kind = counting();
    await leave(market, kind, 'one', 'key');
    await leave(market, kind, 'one', 'key');
    await leave(market, kind, 'one', 'other');
    expect(await jobs(market)).toHaveLength(2);
    await market.runJobs([kind]);
    await leave(market, kind, 'one', 'key');
    expect(await jobs(market)).toHaveLength(3);
  });

  test('come back later after each failure and end as dead letters', async () => {
    const market = await open();
    const kind = counting({
      maxAttempts: 3,
      run: async () => {
        throw new Error('the platform is away');
      },
    });
    await leave(market, kind);
    const waits: number[] = [];
    for (let i = 0; i < 2; i += 1) {
      expect(await market.runJobs([kind])).toBe(1);
      expect(await market.runJobs([kind])).toBe(0);
      const [row] = await jobs(market);
      waits.push((row?.runAt ?? 0) - market.clock.now());
      market.clock.set(row?.runAt ?? 0);
    }
    expect(waits[0]).toBeGreaterThanOrEqual(10_000);
    expect(waits[0]).toBeLessThanOrEqual(12_000);
    expect(waits[1]).toBeGreaterThanOrEqual(20_000);
    expect(waits[1]).toBeLessThanOrEqual(24_000);
    await market.runJobs([kind]);
    expect(await jobs(market)).toMatchObject([
      { state: 'dead', attempts: 3, lastError: 'Error: the platform is away' },
    ]);
  });

  test('that can never succeed become dead letters at once', async () => {
    const market = await open();
    const hopeless = counting({
      run: async () => {
        throw new JobCannotSucceed('no such picture');
      },
    });
    await leave(market, hopeless);
    const unreadable = defineJob({
      kind: 'unreadable',
      payload: z.object({ id: z.number() }),
      run: async () => {},
    });
    await leave(market, { ...counting(), kind: 'unreadable' });
    await market.runJobs([hopeless, unreadable]);
    expect((await jobs(market)).map(({ state, attempts }) => ({ state, attempts }))).toEqual([
      { state: 'dead', attempts: 1 },
      { state: 'dead', attempts: 1 },
    ]);
  });

  test('leave no half effect when finishing fails', async () => {
    const market = await open();
    const kind = counting({
      run:
        async (context, { name }) =>
        async (tx) => {
          await onePoint(context, name)(tx);
          throw new Error('after the effect');
        },
    });
    await leave(market, kind);
    await market.runJobs([kind]);
    expect(await points(market, 'one')).toBe(0);
    expect(await jobs(market)).toMatchObject([{ state: 'queued', lastError: 'Error: after the effect' }]);
  });

  test('of a worker that fell silent go to another, and the late finish is refused by its fence', async () => {
    const market = await open();
    const { context, clock } = market;
    const kind = counting({ leaseMs: 30_000 });
    await leave(market, kind);
    const paused = await claimOne(market, kind, 'paused');
    expect(await sweepLeases(context)).toBe(0);
    clock.advance(30_000);
    expect(await sweepLeases(context)).toBe(1);
    await expect(finishJob(context, paused, onePoint(context, 'one'))).rejects.toThrow(LeaseLost);

    const second = await claimOne(market, kind, 'second');
    expect(second.fence).toBeGreaterThan(paused.fence);
    await expect(finishJob(context, paused, onePoint(context, 'one'))).rejects.toThrow(LeaseLost);
    expect(await extendLease(context, paused)).toBe(false);
    expect(await points(market, 'one')).toBe(0);

    await finishJob(context, second, onePoint(context, 'one'));
    await expect(finishJob(context, second, onePoint(context, 'one'))).rejects.toThrow(LeaseLost);
    expect(await points(market, 'one')).toBe(1);
  });

  test('keep their lease as long as their worker renews it', async () => {
    const market = await open();
    const kind = counting({ leaseMs: 30_000 });
    await leave(market, kind);
    const claimed = await claimOne(market, kind);
    market.clock.advance(29_000);
    expect(await extendLease(market.context, claimed)).toBe(true);
    market.clock.advance(29_000);
    expect(await sweepLeases(market.context)).toBe(0);
  });

  test('that kill every worker end as dead letters instead of going round for ever', async () => {
    const market = await open();
    const kind = counting({ maxAttempts: 2 });
    await leave(market, kind);
    for (let i = 0; i < 2; i += 1) {
      await claimOne(market, kind);
      market.clock.advance(kind.leaseMs);
      await sweepLeases(market.context);
    }
    expect(await jobs(market)).toMatchObject([{ state: 'dead', attempts: 0, lostLeases: 2 }]);
  });

  test('whose worker was killed have all their attempts left', async () => {
    const market = await open();
    const kind = counting({ maxAttempts: 2 });
    await leave(market, kind);
    await claimOne(market, kind);
    market.clock.advance(kind.leaseMs);
    await sweepLeases(market.context);
    expect((await claimOne(market, kind)).attempt).toBe(1);
  });

  test('that are asked for again while they run begin once more when they are done', async () => {
    const market = await open();
    const { context, clock } = market;
    const again = (runAt?: number) =>
      context.store.write((tx) =>
        context.jobs.enqueue(tx, counting(), { name: 'one' }, { uniqueKey: 'key', again: true, runAt }),
      );
    let asks = 2;
    const kind = counting({
      run: async (_context, { name }) => {
        if (asks > 0) await again();
        if (asks > 0) await again();
        asks -= 1;
        return onePoint(context, name);
      },
    });
    await again();
    expect(await market.runJobs([kind])).toBe(3);
    expect(await points(market, 'one')).toBe(3);
    expect(await jobs(market)).toMatchObject([{ state: 'done', again: false }]);

    // One that waits is moved forward and never back.
    await again(clock.now() + 60_000);
    await again(clock.now() + 90_000);
    expect(await market.runJobs([kind])).toBe(0);
    await again();
    expect(await market.runJobs([kind])).toBe(1);
    expect(await jobs(market)).toHaveLength(2);
  });

  test('that have to wait do so without spending an attempt, and keep what they wrote', async () => {
    const market = await open();
    const { context, clock } = market;
    const until = clock.now() + 8 * 3_600_000;
    const kind = counting({
      maxAttempts: 1,
      run: async (_context, { name }) => {
        if (clock.now() < until) throw new Postponed(until, onePoint(context, name));
        return onePoint(context, name);
      },
    });
    await leave(market, kind);
    expect(await market.runJobs([kind])).toBe(1);
    expect(await points(market, 'one')).toBe(1);
    expect(await jobs(market)).toMatchObject([
      { state: 'queued', attempts: 0, runAt: until, lastError: null },
    ]);
    clock.set(until);
    expect(await market.runJobs([kind])).toBe(1);
    expect(await points(market, 'one')).toBe(2);
  });

  test('that wait for others’ servers do not take the places of the rest', async () => {
    const market = await open();
    let release = () => {};
    const slow = new Promise<void>((resolve) => {
      release = resolve;
    });
    const outside = { ...counting({ lane: 'outside', run: () => slow, concurrency: 9 }), kind: 'push' };
    for (let i = 0; i < 9; i += 1) await leave(market, outside, `push ${i}`);
    const worker = startWorker(market.context, [outside, counting()], { concurrency: 2, pollMs: 5 });
    const running = async () => (await jobs(market)).filter(({ state }) => state === 'running').length;
    while ((await running()) < 2) await new Promise(setImmediate);
    await leave(market, counting(), 'photo');
    while ((await points(market, 'photo')) === 0) await new Promise(setImmediate);
    expect(await running()).toBe(2);
    release();
    await finished(market);
    await worker.stop();
  });

  test('go to one of many who ask at the same moment', async () => {
    const market = await open();
    const kind = counting();
    const contexts = [market.context, market.openAgain(), market.openAgain(), market.openAgain()];
    for (let i = 0; i < 40; i += 1) await leave(market, kind, `job ${i}`);
    const rounds = await Promise.all(
      contexts.flatMap((context, worker) =>
        [1, 2, 3].map(() => claimJobs(context, [{ kind, free: 5 }], 5, `worker ${worker}`)),
      ),
    );
    const ids = rounds.flat().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThanOrEqual(15);
  });

  test('never run more of a kind at a time than it allows', async () => {
    const market = await open();
    let running = 0;
    let most = 0;
    const kind = counting({
      concurrency: 1,
      run: async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise(setImmediate);
        running -= 1;
      },
    });
    for (let i = 0; i < 6; i += 1) await leave(market, kind);
    const worker = startWorker(market.context, [kind], { concurrency: 4 });
    await finished(market);
    await worker.stop();
    expect(most).toBe(1);
  });

  test('start right after the commit, without waiting for the next look', async () => {
    const market = await open();
    const kind = counting();
    const worker = startWorker(market.context, [kind], { pollMs: 600_000 });
    await leave(market, kind, 'first');
    await finished(market);
    await leave(market, kind, 'second');
    await finished(market);
    await worker.stop();
    expect(await points(market, 'first')).toBe(1);
    expect(await points(market, 'second')).toBe(1);
  });

  test('begin when what goes before them is done, and leave a moment between each other', async () => {
    const market = await open();
    const kind = counting();
    let go = () => {};
    const gone = new Promise<void>((resolve) => {
      go = resolve;
    });
    for (let i = 0; i < 4; i += 1) await leave(market, kind, 'late');
    let asked = 0;
    const giveWay = () => {
      asked += 1;
      return gone;
    };
    const worker = startWorker(market.context, [kind], { giveWay });
    while (asked === 0) await new Promise(setImmediate);
    for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate);
    expect(await points(market, 'late')).toBe(0);
    // A database that never waits would run all of them without a turn for anybody else.
    let turns = 0;
    let isOver = false;
    const counted = (async () => {
      for (; !isOver; turns += 1) await new Promise(setImmediate);
    })();
    go();
    await finished(market);
    isOver = true;
    await counted;
    await worker.stop();
    expect(await points(market, 'late')).toBe(4);
    expect(turns).toBeGreaterThanOrEqual(4);
  });

  test('that a stopping worker cannot end in time are handed back unharmed', async () => {
    const market = await open();
    let begin = () => {};
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const kind = counting({
      run: (_context, _payload, { signal }) =>
        new Promise((_resolve, reject) => {
          begin();
          signal.addEventListener('abort', () => reject(signal.reason));
        }),
    });
    await leave(market, kind);
    const worker = startWorker(market.context, [kind], { graceMs: 1 });
    await begun;
    await worker.stop();
    expect(await jobs(market)).toMatchObject([
      { state: 'queued', attempts: 0, leasedBy: null, lastError: null },
    ]);
    expect(await market.runJobs([counting()])).toBe(1);
    expect(await points(market, 'one')).toBe(1);
  });

  test('that repeat are left once a period, whoever comes first', async () => {
    const market = await open();
    const kind = counting({ repeat: { everyMs: 3_600_000, payload: { name: 'hourly' } } });
    const other = market.openAgain();
    await Promise.all([repeatJobs(market.context, [kind]), repeatJobs(other, [kind])]);
    await repeatJobs(market.context, [kind]);
    expect(await jobs(market)).toHaveLength(1);
    await market.runJobs([kind]);
    await repeatJobs(market.context, [kind]);
    expect(await market.runJobs([kind])).toBe(0);
    market.clock.advance(3_600_000);
    await repeatJobs(other, [kind]);
    expect(await market.runJobs([kind])).toBe(1);
    expect(await points(market, 'hourly')).toBe(2);
  });

  test('tidy away done jobs and seen changes, and keep what is dead or young', async () => {
    const market = await open();
    const { context, clock } = market;
    const failing = counting({
      maxAttempts: 1,
      run: async () => {
        throw new Error('dead');
      },
    });
    await leave(market, counting(), 'old');
    await market.runJobs([counting()]);
    await leave(market, failing);
    await market.runJobs([failing]);
    clock.advanceDays(8);
    await leave(market, counting(), 'young');
    await market.runJobs([counting()]);
    await context.store.write((tx) => context.jobs.enqueue(tx, pruneServerRows, {}));
    await market.runJobs([pruneServerRows]);
    expect((await jobs(market)).map(({ kind, state }) => `${kind} ${state}`).sort()).toEqual([
      'count dead',
      'count done',
      'prune-server-rows done',
    ]);
    const { change } = context.store.tables;
    const changes = await context.store.read((db) => db.select().from(change));
    expect(changes.length).toBeGreaterThan(0);
    for (const { at } of changes) expect(at).toBe(clock.now());
  });
});

test('the wait doubles up to an hour, with up to a fifth more', () => {
  const plain = [1, 2, 3, 4, 9, 10, 12].map((attempt) => retryDelay(attempt, () => 0));
  expect(plain).toEqual([10_000, 20_000, 40_000, 80_000, 2_560_000, 3_600_000, 3_600_000]);
  expect(retryDelay(1, () => 1)).toBe(12_000);
});

/** Resolves once no job is queued or running. */
async function finished(market: TestMarket): Promise<void> {
  const { store } = market.context;
  const { job } = store.tables;
  for (;;) {
    const states = await store.read((db) => db.select({ state: job.state }).from(job));
    if (states.every(({ state }) => state === 'done' || state === 'dead')) return;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
