import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createGzip } from 'node:zlib';
import { openFeed } from '#app/domain/channels/feed/open-feed.server.ts';
import { packFeed } from '#app/domain/channels/feed/pack-feed.server.ts';
import { channels } from '#app/domain/channels/registry.server.ts';
import type { Engine } from '#db/store.ts';
import { type BenchMarket, benchMarket } from '#tests/bench/support/bench-market.ts';
import { fillListings } from '#tests/bench/support/fill-listings.ts';
import { median, report, reportMost } from '#tests/bench/support/report.ts';

const LISTINGS = 20_000;
const ROUNDS = 3;

await measure('sqlite');
await measure('postgres');

async function measure(engine: Engine): Promise<void> {
  const market = await benchMarket(engine);
  await fillListings(market.context, LISTINGS);
  for (const { code, feeds } of channels)
    for (const format of Object.keys(feeds ?? {})) await measureFeed(market, engine, code, format);
  await market.close();
}

/** As it is fetched: read, written and packed when nothing is kept; sent as it lies when it is. */
async function measureFeed(market: BenchMarket, engine: Engine, code: string, format: string): Promise<void> {
  const what = `${code}.${format} of ${LISTINGS} listings (${engine})`;
  const text = await wholeText(market, code, format);
  const cold: number[] = [];
  const kept: number[] = [];
  const limits: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await rm(join(market.dataDir, 'files/feeds'), { recursive: true, force: true });
    limits.push(await seconds(() => packOnly(text)));
    cold.push(await seconds(() => drain(market, code, format)));
    kept.push(await seconds(() => drain(market, code, format)));
  }
  report({
    what: `${what}: from cold, against packing its text alone`,
    ours: `${(median(cold) * 1000).toFixed(0)} ms`,
    limit: `${(median(limits) * 1000).toFixed(0)} ms`,
    ratio: (median(limits) / median(cold)).toFixed(2),
    bar: '',
    isMet: null,
  });
  reportMost(`${what}: from the kept file`, 'ms', median(kept) * 1000, 100);
}

async function drain({ context }: BenchMarket, code: string, format: string): Promise<void> {
  const { pieces } = await packFeed(context, code, format, null);
  let bytes = 0;
  for await (const piece of pieces) bytes += piece.byteLength;
  if (bytes < LISTINGS) throw new Error(`${code}.${format} has only ${bytes} bytes`);
}

async function wholeText({ context }: BenchMarket, code: string, format: string): Promise<string[]> {
  const chunks: string[] = [];
  for await (const chunk of (await openFeed(context, code, format)).chunks) chunks.push(chunk);
  return chunks;
}

async function packOnly(chunks: readonly string[]): Promise<void> {
  const gzip = createGzip({ level: 6 });
  gzip.resume();
  const done = new Promise((resolve) => gzip.on('end', resolve));
  for (const chunk of chunks)
    if (!gzip.write(chunk)) await new Promise((resolve) => gzip.once('drain', resolve));
  gzip.end();
  await done;
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1000;
}
