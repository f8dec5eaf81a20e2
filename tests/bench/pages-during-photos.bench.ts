import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { and, count, eq, ne } from 'drizzle-orm';
import { makeRenditions } from '#app/domain/media/make-renditions.server.ts';
import { stagePhoto } from '#app/domain/media/stage-photo.server.ts';
import { nodeEnvironment, nodeFlags } from '#app/setup/node-flags.mjs';
import { benchMarket } from '#tests/bench/support/bench-market.ts';
import { benchServer, residentMb } from '#tests/bench/support/bench-server.ts';
import { quantile, report, reportMost } from '#tests/bench/support/report.ts';
import { photoBytes } from '#tests/factories/photo-bytes.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';

const PHOTOS = 12;
const IDLE_MS = 6_000;
const EVERY_MS = 15;

/** Pages of visitors while a worker beside the server makes the renditions of twelve photos. */
const market = await benchMarket('sqlite', { demo: true });
const { context, dataDir } = market;
const { job } = context.store.tables;
// The demo's own pictures would be made first.
await context.store.write((tx) => tx.delete(job));
const environment = {
  DATA_DIR: dataDir,
  DEMO: 'on',
  JOBS: 'elsewhere',
  LOG_LEVEL: 'warn',
  // One address stands for many visitors here.
  LIMIT_SEARCH_PER_MINUTE: '100000',
};
const server = await benchServer(environment);
const seller = await sellerOf(context);

await pagesFor(async () => delay(1_000));
const idle = await pagesFor(async () => delay(IDLE_MS));

for (let at = 0; at < PHOTOS; at += 1) {
  const bytes = await photoBytes({ width: 4000, height: 3000, seed: at });
  await stagePhoto(context, seller, { bytes, clientKey: `bench-${at}`, fileName: 'photo.jpg' });
}
const worker = fork(join(process.cwd(), 'build/node/worker.mjs'), [], {
  cwd: process.cwd(),
  execArgv: nodeFlags,
  env: {
    PATH: process.env.PATH,
    NODE_ENV: 'production',
    ...nodeEnvironment,
    ...environment,
    MARKET_ROOT: process.cwd(),
  },
});
process.on('exit', () => worker.kill('SIGKILL'));
let peakMb = 0;
const busy = await pagesFor(async () => {
  while ((await photosLeft()) > 0) {
    peakMb = Math.max(
      peakMb,
      residentMb(worker.pid),
      ...childrenOf(worker.pid).map((pid) => residentMb(pid)),
    );
    await delay(50);
  }
});
worker.kill('SIGTERM');
await once(worker, 'exit');
await server.stop();
await market.close();

const ratio = quantile(busy, 0.95) / quantile(idle, 0.95);
report({
  what: 'page p95 while photos are made, against idle',
  ours: `${quantile(busy, 0.95).toFixed(2)} ms`,
  limit: `${quantile(idle, 0.95).toFixed(2)} ms`,
  ratio: ratio.toFixed(2),
  bar: '<= 2',
  isMet: ratio <= 2,
});
reportMost('RSS of the worker or its decoder, whichever is larger', 'MB', peakMb, 400);
process.exit(0);

/** Milliseconds of each page that was asked for while `work` went on: lists, searches and products, kept or not. */
async function pagesFor(work: () => Promise<void>): Promise<number[]> {
  const took: number[] = [];
  const asked: Array<Promise<void>> = [];
  let number = 0;
  const timer = setInterval(() => {
    number += 1;
    const paths = [`/search?q=che+${number}`, '/products', `/products?page=${1 + (number % 8)}`, '/'];
    asked.push(ask(paths[number % paths.length] ?? '/'));
  }, EVERY_MS);
  async function ask(path: string) {
    const startedAt = performance.now();
    const answer = await fetch(`${server.url}${path}`);
    await answer.text();
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
    took.push(performance.now() - startedAt);
  }
  await work();
  clearInterval(timer);
  await Promise.all(asked);
  return took;
}

async function photosLeft(): Promise<number> {
  const isLeft = and(eq(job.kind, makeRenditions.kind), ne(job.state, 'done'));
  const [row] = await context.store.read((db) => db.select({ left: count() }).from(job).where(isLeft));
  return row?.left ?? 0;
}

function childrenOf(pid: number | undefined): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}
