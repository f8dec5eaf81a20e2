import { fork } from 'node:child_process';
import { once } from 'node:events';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { stringify } from 'csv-stringify';
import { openFeed } from '#app/domain/channels/feed/open-feed.server.ts';
import type { Engine } from '#db/store.ts';
import { benchMarket } from '#tests/bench/support/bench-market.ts';
import { residentMb } from '#tests/bench/support/bench-server.ts';
import { fillListings } from '#tests/bench/support/fill-listings.ts';
import { median, reportMost, reportRates } from '#tests/bench/support/report.ts';

const SMALL = 20_000;
const LARGE = 100_000;
const ROUNDS = 3;

type Peak = { peakMb: number };

if (process.argv[2]) await onlyPeak(Number(process.argv[2]));
else {
  await measure('postgres');
  await measure('sqlite');
  const [small, large] = [await peakOf(SMALL), await peakOf(LARGE)];
  reportMost(`Google feed: memory for ${LARGE} above that for ${SMALL}`, 'MB', large - small, 30);
}

/** One feed in a process of its own, for its peak memory; the rows are made before the peak is reset. */
async function onlyPeak(listings: number): Promise<void> {
  const market = await benchMarket('sqlite');
  await fillListings(market.context, listings);
  globalThis.gc?.();
  const filledMb = residentMb(process.pid);
  let peakMb = filledMb;
  const watch = setInterval(() => {
    peakMb = Math.max(peakMb, residentMb(process.pid));
  }, 20);
  await drain(market.context, 'tsv');
  clearInterval(watch);
  await market.close();
  process.send?.({ peakMb: peakMb - filledMb } satisfies Peak);
  process.disconnect();
}

async function measure(engine: Engine): Promise<void> {
  const market = await benchMarket(engine);
  await fillListings(market.context, SMALL);
  const { rows, header } = await readRows();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const rates: number[] = [];
  const limits: number[] = [];
  const firstBytes: number[] = [];
  await drain(market.context, 'tsv');
  for (let round = 0; round < ROUNDS; round += 1) {
    limits.push(rows.length / (await seconds(() => plainStringify(header, rows))));
    // Else the first turn that is measured is the one that csv-stringify has held up.
    await setImmediate();
    delay.enable();
    rates.push(
      rows.length /
        (await seconds(async () => {
          firstBytes.push(await drain(market.context, 'tsv'));
        })),
    );
    delay.disable();
  }
  await market.close();
  reportRates(
    `Google feed (TSV) of ${rows.length} items against csv-stringify (${engine})`,
    'items/s',
    median(rates),
    median(limits),
    0.3,
  );
  reportMost(`Google feed: first byte (${engine})`, 'ms', median(firstBytes), 200);
  reportMost(`Google feed: event loop delay p99 (${engine})`, 'ms', delay.percentile(99) / 1e6, 20);

  /** The same fields, as our own feed has them. */
  async function readRows(): Promise<{ rows: string[][]; header: string[] }> {
    let text = '';
    for await (const chunk of (await openFeed(market.context, 'google', 'tsv')).chunks) text += chunk;
    const [header = [], ...items] = text
      .split('\n')
      .filter(Boolean)
      .map((line) => line.split('\t'));
    if (items.length < SMALL / 2) throw new Error(`only ${items.length} items are in the feed`);
    return { rows: items, header };
  }
}

/** Takes a feed as a slow-free reader would; milliseconds until its first chunk. */
async function drain(context: Parameters<typeof openFeed>[0], format: string): Promise<number> {
  const startedAt = performance.now();
  let first = 0;
  for await (const chunk of (await openFeed(context, 'google', format)).chunks) {
    if (first === 0 && chunk.length > 0) first = performance.now() - startedAt;
  }
  return first;
}

async function plainStringify(header: string[], rows: string[][]): Promise<void> {
  const writer = stringify({ delimiter: '\t', columns: header, header: true });
  writer.on('data', () => undefined);
  const done = once(writer, 'end');
  for (const row of rows) if (!writer.write(row)) await once(writer, 'drain');
  writer.end();
  await done;
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1000;
}

async function peakOf(listings: number): Promise<number> {
  const child = fork(process.argv[1] ?? '', [String(listings)], { execArgv: ['--expose-gc'] });
  const [{ peakMb }] = (await once(child, 'message')) as [Peak];
  return peakMb;
}
