import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import sharp, { type Sharp } from 'sharp';
import type { Photo } from '#app/domain/media/photo.ts';
import { renditionWidths } from '#app/domain/media/renditions.ts';
import { benchMarket } from './support/bench-market.ts';
import { type BenchServer, benchServer, residentMb } from './support/bench-server.ts';
import { median, quantile, report, reportMost } from './support/report.ts';

const PHOTOS = 5;
const IDLE_MS = 6_000;
const PAGE_EVERY_MS = 60;

sharp.concurrency(1);
sharp.cache(false);
const market = await benchMarket('sqlite', { demo: true });
const server = await benchServer({ DATA_DIR: market.dataDir, DEMO: 'on', LIMIT_UPLOAD_PER_MINUTE: '100000' });
const cookie = await signIn(server);
const folder = join(market.dataDir, 'alone');
mkdirSync(folder);

const photos = await Promise.all(Array.from({ length: 2 * PHOTOS + 2 }, (_, seed) => phonePhoto(seed)));
// Both sides once without counting: code is loaded, the decoders run.
await alone(photos[0] ?? Buffer.alloc(0));
await throughTheMarket(photos[1] ?? Buffer.alloc(0));

// The demo market draws its own pictures when it is new.
await untilNothingIsQueued();
const idle = await pageTimes(wait(IDLE_MS));
const limits: number[] = [];
const ours: number[] = [];
const previews: number[] = [];
for (const photo of photos.slice(2, 2 + PHOTOS)) {
  limits.push(await timed(() => alone(photo)));
  const taken = await throughTheMarket(photo);
  ours.push(taken.allMs);
  previews.push(taken.previewMs);
}
const rest = photos.slice(2 + PHOTOS);
const busy = await pageTimes(
  (async () => {
    for (const photo of rest) await throughTheMarket(photo);
  })(),
);

report({
  what: '12-megapixel photo: upload to all 13 renditions stored, through jobs, against sharp alone',
  ours: `${Math.round(median(ours))} ms`,
  limit: `${Math.round(median(limits))} ms`,
  ratio: (median(limits) / median(ours)).toFixed(2),
  bar: '>= 0.8',
  isMet: median(limits) / median(ours) >= 0.8,
});
reportMost('12-megapixel photo: upload to the first preview shown', 'ms', median(previews), 500);
report({
  what: 'a seller’s page while photos are rendered, p95',
  ours: `${Math.round(quantile(busy, 0.95))} ms`,
  limit: `${Math.round(quantile(idle, 0.95))} ms (idle)`,
  ratio: (quantile(busy, 0.95) / quantile(idle, 0.95)).toFixed(2),
  bar: '<= 2',
  isMet: quantile(busy, 0.95) <= 2 * quantile(idle, 0.95),
});
reportMost('decoding process, most memory ever', 'MB', Math.max(...decoderMemory(server)), 400);
await server.stop();
await market.close();

async function signIn({ url }: BenchServer): Promise<string> {
  const headers = { origin: url, 'sec-fetch-site': 'same-origin' };
  const body = new URLSearchParams({ role: 'producer_member' });
  const response = await fetch(`${url}/account/demo`, { method: 'POST', redirect: 'manual', headers, body });
  return response.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
}

/** Detail and noise as a phone's photo has them; about 4 MB. */
async function phonePhoto(seed: number): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 128, sigma: 30 + seed } as const;
  const small = sharp({ create: { width: 1000, height: 750, channels: 3, background: '#888', noise } });
  const bytes = await small.png().toBuffer();
  return sharp(bytes).resize(4000, 3000, { kernel: 'cubic' }).jpeg({ quality: 88 }).toBuffer();
}

/** The same files by sharp in this process: decoded once, all cores busy, the longest encoding first. */
async function alone(photo: Buffer): Promise<void> {
  const raw = async (picture: Sharp) => picture.raw().toBuffer({ resolveWithObject: true });
  const of = ({ data, info }: Awaited<ReturnType<typeof raw>>) => sharp(data, { raw: info });
  const full = await raw(sharp(photo, { autoOrient: true }).resize(3000, 3000, { fit: 'inside' }));
  const hash = createHash('sha256').update(photo).digest('hex');
  let from = full;
  const widths = [...renditionWidths(3000)].reverse();
  const scaled: Array<typeof full> = [];
  for (const width of widths) {
    from = await raw(of(from).resize(width));
    scaled.push(from);
  }
  const encodings = [
    ...scaled.map((picture) => of(picture).avif({ quality: 50, effort: 2, chromaSubsampling: '4:2:0' })),
    of(full).jpeg({ quality: 88 }),
    ...scaled.map((picture) => of(picture).webp({ quality: 72 })),
    ...scaled.map((picture) => of(picture).jpeg({ quality: 76, progressive: true })),
    of(scaled[0] ?? full)
      .resize(1200, 1200, { fit: 'contain', background: '#fff' })
      .jpeg({ quality: 85 }),
  ].entries();
  const lane = async () => {
    for (const [number, encoding] of encodings) await store(`${hash}-${number}`, await encoding.toBuffer());
  };
  await Promise.all(Array.from({ length: availableParallelism() }, lane));
}

async function store(name: string, bytes: Buffer): Promise<void> {
  const file = await open(join(folder, name), 'w');
  await file.writeFile(bytes);
  await file.sync();
  await file.close();
}

async function throughTheMarket(bytes: Buffer): Promise<{ allMs: number; previewMs: number }> {
  const startedAt = performance.now();
  const response = await fetch(`${server.url}/media/photos/bench-${crypto.randomUUID()}`, {
    method: 'PUT',
    headers: {
      cookie,
      origin: server.url,
      'sec-fetch-site': 'same-origin',
      'content-range': `bytes 0-${bytes.length - 1}/${bytes.length}`,
    },
    body: new Uint8Array(bytes),
  });
  const { photo } = (await response.json()) as { photo: Photo };
  const preview = await fetch(`${server.url}/img/${photo.hash}-640.webp`);
  await preview.arrayBuffer();
  if (preview.status !== 200) throw new Error(`no preview: ${preview.status}`);
  const previewMs = performance.now() - startedAt;
  while (!(await isRendered(photo.hash))) await wait(10);
  return { allMs: performance.now() - startedAt, previewMs };
}

async function isRendered(hash: string): Promise<boolean> {
  const { image } = market.context.store.tables;
  const rows = await market.context.store.read((db) =>
    db
      .select({ hash: image.hash })
      .from(image)
      .where(and(eq(image.hash, hash), isNotNull(image.renderedAt))),
  );
  return rows.length > 0;
}

async function untilNothingIsQueued(): Promise<void> {
  const { job } = market.context.store.tables;
  const left = () =>
    market.context.store.read((db) =>
      db
        .select({ id: job.id })
        .from(job)
        .where(inArray(job.state, ['queued', 'running']))
        .limit(1),
    );
  while ((await left()).length > 0) await wait(200);
}

/** How long a signed-in page takes, asked for again and again until the work is done. */
async function pageTimes(work: Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  let isOver = false;
  work.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    times.push(
      await timed(async () => {
        await (await fetch(`${server.url}/seller`, { headers: { cookie } })).text();
      }),
    );
    await wait(PAGE_EVERY_MS);
  }
  await work;
  return times;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Of the server's children that decode. Linux only; elsewhere nothing is found and nothing claimed. */
function decoderMemory({ process: parent }: BenchServer): number[] {
  const children = readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      const isChild =
        readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1] === String(parent.pid);
      return isChild && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('decoder.mjs');
    } catch {
      return false;
    }
  });
  return children.map((pid) => residentMb(Number(pid), 'VmHWM'));
}
