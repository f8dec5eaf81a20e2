import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { buildSync } from 'esbuild';
import { sqliteTables } from '#db/dialect/sqlite-tables.ts';
import { benchMarket } from '#tests/bench/support/bench-market.ts';
import { median, report, reportMost } from '#tests/bench/support/report.ts';
import type { Counted } from '#tests/db/programs/use-store.ts';

const RUNS = 5;
const WRITES = 4000;
const WRITES_PER_PROCESS = 3000;

/** Durability costs the same on both sides, so neither side waits for the disk here. */
const pragma = Database.prototype.pragma;
Database.prototype.pragma = function (
  this: Database.Database,
  source: string,
  options?: Database.PragmaOptions,
) {
  return pragma.call(this, source.replace(/synchronous = FULL/, 'synchronous = OFF'), options);
} as typeof pragma;

const market = await benchMarket('sqlite');
const { store } = market.context;
const { rateLimit } = store.tables;
await store.write((tx) => tx.insert(rateLimit).values({ key: 'counter', points: 0, windowEndsAt: 0 }));

const raw = new Database(join(market.dataDir, 'market.sqlite'));
raw.pragma('journal_mode = WAL');
raw.pragma('synchronous = FULL');
const rawDb = drizzle(raw, { casing: 'snake_case' });

async function microsecondsEach(write: (points: number) => unknown): Promise<number> {
  const startedAt = performance.now();
  for (let points = 0; points < WRITES; points += 1) await write(points);
  return ((performance.now() - startedAt) * 1000) / WRITES;
}

function throughTheStore(points: number) {
  return store.write((tx) => tx.update(rateLimit).set({ points }).where(eq(rateLimit.key, 'counter')));
}

function rawDrizzle(points: number) {
  raw.exec('BEGIN IMMEDIATE');
  rawDb.update(sqliteTables.rateLimit).set({ points }).where(eq(sqliteTables.rateLimit.key, 'counter')).run();
  raw.exec('COMMIT');
}

const ours: number[] = [];
const limits: number[] = [];
for (let run = 0; run < RUNS; run += 1) {
  limits.push(await microsecondsEach(rawDrizzle));
  ours.push(await microsecondsEach(throughTheStore));
}
raw.close();
const above = median(ours) - median(limits);
report({
  what: 'store.write, one update (SQLite, synchronous=OFF)',
  ours: `${median(ours).toFixed(1)} us`,
  limit: `${median(limits).toFixed(1)} us (raw drizzle)`,
  ratio: `${above >= 0 ? '+' : ''}${above.toFixed(1)} us`,
  bar: '<= +60 us',
  isMet: above <= 60,
});

const program = join(process.cwd(), 'node_modules/.cache/cho-phien-bench/use-store.mjs');
buildSync({
  entryPoints: ['tests/db/programs/use-store.ts'],
  outfile: program,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
});
const children = [1, 2].map(() =>
  fork(program, [JSON.stringify({ databaseUrl: null, sqlitePath: join(market.dataDir, 'market.sqlite') })]),
);
await Promise.all(children.map((child) => once(child, 'message')));
const counted = await Promise.all(
  children.map(async (child) => {
    child.send({ do: 'count', key: 'counter', times: WRITES_PER_PROCESS });
    const [result] = (await once(child, 'message')) as [Counted];
    child.kill();
    return result;
  }),
);
reportMost(
  'two processes writing: event loop delay p99',
  'ms',
  Math.max(...counted.map(({ delayP99Ms }) => delayP99Ms)),
  20,
);
reportMost(
  'two processes writing: SQLITE_BUSY seen',
  'times',
  counted.flatMap(({ errors }) => errors).length,
  0,
);
await market.close();
