/**
 * Complete checkouts through HTTP: basket, form, review, order, its page, and the bank's notice, until every order is
 * paid. Beside it, in the same run, what the same number of requests costs Remix alone with actions that do nothing, and
 * the same number of commits the database alone.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { isNull } from 'drizzle-orm';
import pg from 'pg';
import { systemClock } from '#app/server/clock.server.ts';
import { nodeEnvironment, nodeFlags } from '#app/setup/node-flags.mjs';
import type { Engine } from '#db/store.ts';
import { atOnce, bareCommits } from '#tests/bench/support/bare-commits.ts';
import { type BenchMarket, benchMarket } from '#tests/bench/support/bench-market.ts';
import { benchServer, cpuMs } from '#tests/bench/support/bench-server.ts';
import { benchStalls } from '#tests/bench/support/bench-stalls.ts';
import { type BenchStall, buyerClient, type SentRequest } from '#tests/bench/support/buyer-client.ts';
import { serveEmptyRemix } from '#tests/bench/support/empty-remix.ts';
import { median, report, reportLeast, reportRates } from '#tests/bench/support/report.ts';
import { openTestContext, TEST_SECRET } from '#tests/support/open-test-context.ts';

const CHECKOUTS = 100;
const WARM_UP = 40;
const ROUNDS = 3;
const BUYERS = 8;
const STALLS = 20;
const COMMITS = 2_000;
const LEAST = { sqlite: 50, postgres: 30 } as const;
const LEAST_RATIO = 0.5;
const NO_LIMIT = '1000000';
const unlimited = {
  LIMIT_CART_PER_MINUTE: NO_LIMIT,
  LIMIT_CHECKOUT_PER_MINUTE: NO_LIMIT,
  LIMIT_UNPAID_ORDERS: NO_LIMIT,
  LIMIT_UNPAID_PIECES: NO_LIMIT,
  LIMIT_UNPAID_ORDERS_OF_NETWORK: NO_LIMIT,
  LIMIT_UNPAID_PIECES_OF_NETWORK: NO_LIMIT,
};
/** TEST_ENGINES=sqlite leaves PostgreSQL out, as for tests. */
const engines: Engine[] = process.env.TEST_ENGINES === 'sqlite' ? ['sqlite'] : ['sqlite', 'postgres'];
/** Bytes before the first frame of SQLite's log, and before each frame's page. */
const LOG_HEAD = 32;
const FRAME_HEAD = 24;

if (process.argv[2] === 'empty') await serveEmpty(JSON.parse(process.argv[3] ?? '{}'));
else {
  for (const engine of engines) await measure(engine);
  process.exit(0);
}

/** The child's part: the pages alone. */
async function serveEmpty(place: { dataDir: string; databaseUrl: string | null }): Promise<void> {
  const { context } = openTestContext({ ...place, clock: systemClock, demo: false, settings: unlimited });
  process.send?.(await serveEmptyRemix(context));
}

async function measure(engine: Engine): Promise<void> {
  const market = await benchMarket(engine);
  const stalls = await benchStalls(market.context, STALLS);
  const server = await benchServer({
    DATA_DIR: market.dataDir,
    DATABASE_URL: market.databaseUrl ?? '',
    DEMO: 'off',
    APP_SECRET: TEST_SECRET,
    ...unlimited,
  });
  const { dataDir, databaseUrl } = market;
  const empty = fork(process.argv[1] ?? '', ['empty', JSON.stringify({ dataDir, databaseUrl })], {
    execArgv: nodeFlags,
    env: { ...process.env, ...nodeEnvironment, NODE_ENV: 'production' },
  });
  process.once('exit', () => empty.kill('SIGKILL'));
  const [emptyUrl] = (await once(empty, 'message')) as [string];

  const commits = await commitsCounted(market);
  await checkouts(market, server.url, WARM_UP, stalls);
  const commitsEach = (await commits()) / WARM_UP;
  const recorder = buyerClient(emptyUrl, 1);
  const sent = await recorder.buy(stalls[0] as BenchStall);
  recorder.close();
  await repeated(emptyUrl, sent, WARM_UP);

  const rates: number[] = [];
  const limits: number[] = [];
  const cpuEach: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const bareCheckoutsPerSecond = await repeated(emptyUrl, sent, CHECKOUTS);
    const commitsPerSecond = await bareCommits(market, COMMITS);
    limits.push(1 / (1 / bareCheckoutsPerSecond + commitsEach / commitsPerSecond));
    const before = cpuMs(server.process.pid);
    rates.push(await checkouts(market, server.url, CHECKOUTS, stalls));
    cpuEach.push((cpuMs(server.process.pid) - before) / CHECKOUTS);
  }
  const what = `complete checkouts of ${BUYERS} buyers at once (${engine})`;
  reportRates(what, '/s', median(rates), median(limits), LEAST_RATIO);
  reportLeast(what, '/s', median(rates), LEAST[engine]);
  report({
    what: `of each checkout (${engine})`,
    ours: `${sent.length} requests, ${commitsEach.toFixed(1)} commits, ${median(cpuEach).toFixed(1)} ms of the server's CPU`,
    limit: '',
    ratio: '',
    bar: '',
    isMet: null,
  });
  empty.kill();
  await server.stop();
  await market.close();
}

/** From the first basket to the last order paid. @returns checkouts a second. */
async function checkouts(
  { context: { store } }: BenchMarket,
  url: string,
  count: number,
  stalls: readonly BenchStall[],
): Promise<number> {
  const buyers = buyerClient(url, BUYERS);
  const startedAt = performance.now();
  await atOnce(BUYERS, count, async (at) => {
    const stall = stalls[at % stalls.length];
    if (stall) await buyers.buy(stall);
  });
  const { order } = store.tables;
  const unpaid = () =>
    store.read((db) => db.select({ id: order.id }).from(order).where(isNull(order.paidAt)).limit(1));
  while ((await unpaid()).length > 0) await new Promise((resolve) => setTimeout(resolve, 5));
  const took = performance.now() - startedAt;
  buyers.close();
  return (count * 1000) / took;
}

/** The same requests, to pages that do nothing. @returns checkouts a second. */
async function repeated(url: string, sent: readonly SentRequest[], count: number): Promise<number> {
  const senders = buyerClient(url, BUYERS);
  const startedAt = performance.now();
  await atOnce(BUYERS, count, async () => {
    for (const one of sent) {
      const status = await senders.repeat(one);
      if (status >= 400) throw new Error(`${one.path} of the empty pages answered ${status}`);
    }
  });
  const took = performance.now() - startedAt;
  senders.close();
  return (count * 1000) / took;
}

/** Begins to count what the database itself says was committed. @returns ends that, with the number. */
async function commitsCounted(market: BenchMarket): Promise<() => Promise<number>> {
  if (market.databaseUrl !== null) {
    const client = new pg.Client({ connectionString: market.databaseUrl });
    await client.connect();
    const next = async () =>
      Number(
        (await client.query('SELECT pg_snapshot_xmax(pg_current_snapshot())::text AS next')).rows[0].next,
      );
    const before = await next();
    return async () => {
      const after = await next();
      await client.end();
      return after - before;
    };
  }
  // A reader that goes on reading keeps the log from beginning anew.
  const path = join(market.dataDir, 'market.sqlite');
  const reader = new Database(path, { readonly: true });
  reader.exec('BEGIN');
  reader.prepare('SELECT count(*) FROM sqlite_master').get();
  const before = commitsInLog(`${path}-wal`);
  return async () => {
    reader.close();
    return commitsInLog(`${path}-wal`) - before;
  };
}

/** Frames of SQLite's log that end a transaction (sqlite.org/fileformat2.html, 4.1). */
function commitsInLog(path: string): number {
  const file = openSync(path, 'r');
  const head = Buffer.alloc(LOG_HEAD);
  readSync(file, head, 0, LOG_HEAD, 0);
  const frame = FRAME_HEAD + head.readUInt32BE(8);
  const one = Buffer.alloc(FRAME_HEAD);
  let commits = 0;
  for (let at = LOG_HEAD; at + frame <= statSync(path).size; at += frame) {
    readSync(file, one, 0, FRAME_HEAD, at);
    // Behind the end of this log's frames those of an earlier one may stand.
    if (one.compare(head, 16, 24, 8, 16) !== 0) break;
    if (one.readUInt32BE(4) !== 0) commits += 1;
  }
  closeSync(file);
  return commits;
}
