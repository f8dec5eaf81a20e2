import { copyFileSync, cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, inject, onTestFinished } from 'vitest';
import type { Context } from '#app/server/context.ts';
import type { AnyJobKind } from '#app/server/jobs/job-queue.server.ts';
import { runDueJobs } from '#app/server/jobs/run-due-jobs.server.ts';
import type { SimulatedPlatforms } from '#app/server/simulated-platforms.server.ts';
import type { Engine } from '#db/store.ts';
import type { FakeOutbound } from '#tests/fakes/fake-outbound.ts';
import { cloneDatabase, dropDatabase } from '#tests/support/cloned-databases.ts';
import { DEMO_DATABASE, demoTemplate } from '#tests/support/demo-template.ts';
import { openTestContext } from '#tests/support/open-test-context.ts';
import { brokenBooks } from '#tests/support/sound-books.ts';
import { POSTGRES_TEMPLATE } from '#tests/support/templates.ts';
import { type TestClock, testClock, testStart } from '#tests/support/test-clock.ts';

export type TestMarketOptions = {
  engine?: Engine;
  /** Milliseconds UTC; default 2026-11-23T02:00:00Z (see `testStart`). */
  now?: number;
  /** `filled`: the demo market as `npm start` shows it, copied; the first to ask waits until it is made. */
  demo?: boolean | 'filled';
  /** Settings over the usual ones, e.g. {LIMIT_SIGN_IN_PER_ACCOUNT: '2'}. */
  settings?: Record<string, string>;
  simulated?: SimulatedPlatforms;
};

export type TestMarket = {
  context: Context & { readonly outbound: FakeOutbound };
  clock: TestClock;
  engine: Engine;
  dataDir: string;
  /** postgres://… of this market's own database; null on SQLite. */
  databaseUrl: string | null;
  /** A second context over the same database and files, as another process would have. */
  openAgain(settings?: Record<string, string>): Context;
  /** Runs every job of these kinds that is due, and those that they leave, until none is due. */
  runJobs(kinds: ReadonlyArray<AnyJobKind>): Promise<number>;
  close(): Promise<void>;
};

const openMarkets = new Set<TestMarket>();
let counter = 0;

/**
 * Runs the same tests on SQLite and on PostgreSQL. `open` gives a market of its own: migrated, with the
 * reference data, with nothing else in it; it closes by itself after the test that opened it.
 *
 *     eachEngine('submitting a listing', (open) => {
 *       test('…', async () => {
 *         const { context, clock } = await open();
 */
export function eachEngine(
  name: string,
  define: (
    open: (options?: Omit<TestMarketOptions, 'engine'>) => Promise<TestMarket>,
    engine: Engine,
  ) => void,
): void {
  for (const engine of testEngines()) {
    describe(`${name} (${engine})`, () => define((options) => testMarket({ ...options, engine }), engine));
  }
}

/** Both engines, or SQLite alone where the run was asked to leave PostgreSQL out. */
export function testEngines(): Engine[] {
  return inject('testRun').postgresUrl ? ['sqlite', 'postgres'] : ['sqlite'];
}

/** A market of its own for one test (or, opened in `beforeAll`, for one file). */
export async function testMarket(options: TestMarketOptions = {}): Promise<TestMarket> {
  const { engine = 'sqlite', now = testStart(), demo = false, settings, simulated } = options;
  const run = inject('testRun');
  counter += 1;
  const name = `market_${process.pid}_${counter}`;
  const dataDir = join(run.folder, name);
  mkdirSync(dataDir);
  const filled = demo === 'filled' ? await demoTemplate(run, engine) : null;
  const template = filled ? DEMO_DATABASE : POSTGRES_TEMPLATE;
  const database = engine === 'postgres' ? await cloneDatabase(run.postgresUrl, template) : null;
  const databaseUrl = database ? `${run.postgresUrl}/${database}` : null;
  if (filled) cpSync(filled, dataDir, { recursive: true });
  else if (!databaseUrl) copyFileSync(run.sqliteTemplate, join(dataDir, 'market.sqlite'));
  const clock = testClock(now);
  const opened = [
    openTestContext({ databaseUrl, dataDir, clock, demo: demo !== false, settings, simulated }),
  ] as const;
  const more: Array<() => Promise<void>> = [];
  const { context } = opened[0];
  if (demo === true) await stampDemo(context);

  const market: TestMarket = {
    context,
    clock,
    engine,
    dataDir,
    databaseUrl,
    openAgain(again) {
      const other = openTestContext({
        databaseUrl,
        dataDir,
        clock,
        demo: demo !== false,
        settings: { ...settings, ...again },
        simulated,
      });
      more.push(other.close);
      return other.context;
    },
    runJobs: (kinds) => runDueJobs(context, kinds),
    async close() {
      if (!openMarkets.delete(market)) return;
      const broken = await brokenBooks(context);
      for (const close of more) await close();
      await opened[0].close();
      if (database) await dropDatabase(run.postgresUrl ?? '', database);
      rmSync(dataDir, { recursive: true, force: true });
      if (broken !== null) throw new Error(broken);
    },
  };
  openMarkets.add(market);
  try {
    onTestFinished(() => market.close());
  } catch {
    // Opened in a hook: the file's last hook closes it.
  }
  return market;
}

export async function closeOpenMarkets(): Promise<void> {
  for (const market of openMarkets) await market.close();
}

/** What the first migration would have written, had the template been made for a demo. */
async function stampDemo({ store }: Context): Promise<void> {
  await store.write((tx) => tx.update(store.tables.databaseStamp).set({ kind: 'demo' }));
}
