import { gzipSync } from 'node:zlib';
import { type Browser, chromium } from 'playwright';
import { findChromium } from '#app/setup/install-chromium.mjs';
import { benchMarket } from '#tests/bench/support/bench-market.ts';
import { benchServer, residentMb } from '#tests/bench/support/bench-server.ts';
import { median, reportMost } from '#tests/bench/support/report.ts';

const SETTLE_MS = 3000;
const STARTS = 3;
const FLAGS = ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--no-first-run'];

const market = await benchMarket('sqlite', { demo: true });
const { store } = market.context;
const [shown] = await store.read((db) =>
  db.select({ slug: store.tables.listing.slug }).from(store.tables.listing).limit(1),
);
const settings = { DATA_DIR: market.dataDir, DEMO: 'on' };

const starts: number[] = [];
for (let start = 0; start < STARTS; start += 1) {
  const startedAt = performance.now();
  const once = await benchServer(settings);
  await (await fetch(`${once.url}/products`)).arrayBuffer();
  starts.push(performance.now() - startedAt);
  await once.stop();
}
reportMost('second start until /products is there', 's', median(starts) / 1000, 3);

const server = await benchServer(settings);
const browser = await chromium.launch({ executablePath: findChromium() ?? undefined, args: FLAGS });
for (const [name, path, most] of [
  ['list', '/products', 350],
  ['product', `/products/${shown?.slug}`, 300],
] as const) {
  const { totalKb, scriptKb } = await weigh(browser, server.url + path);
  reportMost(`${name} page, cold, 360x800 at 2x, until load + 3 s`, 'kB', totalKb, most);
  reportMost(`${name} page: JavaScript, gzipped`, 'kB', scriptKb, 110);
}
reportMost('RSS of the server after these pages', 'MB', residentMb(server.process.pid), 200);
await browser.close();
await server.stop();
await market.close();

/** Bytes over the wire of a first visit with an empty cache; scripts as gzip would send them. */
async function weigh(of: Browser, url: string): Promise<{ totalKb: number; scriptKb: number }> {
  const context = await of.newContext({
    viewport: { width: 360, height: 800 },
    deviceScaleFactor: 2,
    isMobile: true,
  });
  const page = await context.newPage();
  const network = await context.newCDPSession(page);
  await network.send('Network.enable');
  let total = 0;
  network.on('Network.loadingFinished', ({ encodedDataLength }) => {
    total += encodedDataLength;
  });
  const scripts: Array<Promise<number>> = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script')
      scripts.push(response.body().then((body) => gzipSync(body).length));
  });
  await page.goto(url, { waitUntil: 'load' });
  await page.waitForTimeout(SETTLE_MS);
  const scriptBytes = (await Promise.all(scripts)).reduce((sum, size) => sum + size, 0);
  await context.close();
  return { totalKb: total / 1000, scriptKb: scriptBytes / 1000 };
}
