/**
 * A hundred notices of a bank at once, each of another order: how long the slowest are answered, beside a hundred commits
 * of the database alone in the same run. And how soon after a notice the buyer's page, open in a real browser, says paid.
 */
import { eq, inArray, like } from 'drizzle-orm';
import { chromium } from 'playwright';
import { confirmCheckout } from '#app/domain/payments/checkout/confirm-checkout.server.ts';
import { findChromium } from '#app/setup/install-chromium.mjs';
import type { Engine } from '#db/store.ts';
import { bareCommits } from '#tests/bench/support/bare-commits.ts';
import { type BenchMarket, benchMarket } from '#tests/bench/support/bench-market.ts';
import { benchServer } from '#tests/bench/support/bench-server.ts';
import { benchStalls } from '#tests/bench/support/bench-stalls.ts';
import { type BenchStall, buyerClient } from '#tests/bench/support/buyer-client.ts';
import { median, quantile, report, reportMost } from '#tests/bench/support/report.ts';
import { checkoutOf } from '#tests/factories/buying.ts';
import { TEST_SECRET } from '#tests/support/open-test-context.ts';

const NOTICES = 100;
const ROUNDS = 5;
const STALLS = 20;
const LOOKED_UP_AT_ONCE = 20;
const SEEN = 20;
const MOST_ABOVE_MS = 50;
/** TEST_ENGINES=sqlite leaves PostgreSQL out, as for tests. */
const engines: Engine[] = process.env.TEST_ENGINES === 'sqlite' ? ['sqlite'] : ['sqlite', 'postgres'];

type Asked = { stall: BenchStall; memo: string; code: string; accessToken: string };

for (const engine of engines) await measure(engine);
process.exit(0);

async function measure(engine: Engine): Promise<void> {
  const market = await benchMarket(engine, { isDurable: true });
  const stalls = await benchStalls(market.context, STALLS);
  const server = await benchServer({
    DATA_DIR: market.dataDir,
    DATABASE_URL: market.databaseUrl ?? '',
    DEMO: 'off',
    APP_SECRET: TEST_SECRET,
  });
  const slowest: number[] = [];
  const commits: number[] = [];
  // The first warms the server up.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const asked = await place(market, stalls, NOTICES);
    const hundredCommitsMs = (NOTICES * 1000) / (await bareCommits(market, NOTICES));
    const took = await tellAll(market, server.url, asked);
    if (round === 0) continue;
    slowest.push(quantile(took, 0.99));
    commits.push(hundredCommitsMs);
  }
  const most = 2 * median(commits) + MOST_ABOVE_MS;
  report({
    what: `${NOTICES} bank notices at once: p99 (${engine})`,
    ours: `${median(slowest).toFixed(0)} ms`,
    limit: `${median(commits).toFixed(0)} ms (${NOTICES} commits)`,
    ratio: '',
    bar: `<= ${most.toFixed(0)} ms`,
    isMet: median(slowest) <= most,
  });
  const seen = await paidToVisible(server.url, await place(market, stalls, SEEN));
  reportMost(
    `bank's notice to "paid" on the open page: p95 of ${SEEN} (${engine})`,
    'ms',
    quantile(seen, 0.95),
    1000,
  );
  await server.stop();
  await market.close();
}

/** Orders that wait for their money; when this ends, the market has nothing else to do. */
async function place(
  { context }: BenchMarket,
  stalls: readonly BenchStall[],
  count: number,
): Promise<Asked[]> {
  const { store } = context;
  const { orderGroup, payment } = store.tables;
  const asked: Asked[] = [];
  for (let at = 0; at < count; at += 1) {
    const stall = stalls[at % stalls.length];
    if (!stall) throw new Error('no stalls');
    const wanted = await checkoutOf(context, [{ listingId: stall.listingId }]);
    const { code, accessToken } = await confirmCheckout(context, wanted);
    const [row] = await store.read((db) =>
      db
        .select({ memo: payment.memoCode })
        .from(payment)
        .innerJoin(orderGroup, eq(orderGroup.id, payment.groupId))
        .where(eq(orderGroup.code, code)),
    );
    asked.push({ stall, memo: row?.memo ?? '', code, accessToken });
  }
  await untilQuiet(context);
  return asked;
}

/** Sends all at once. @returns how long each took to be answered, ms. */
async function tellAll(market: BenchMarket, url: string, asked: readonly Asked[]): Promise<number[]> {
  const { store } = market.context;
  const { paymentEvent, order } = store.tables;
  const bank = buyerClient(url, NOTICES);
  const mustBeKept = async (id: string) => {
    const kept = await store.read((db) =>
      db
        .select({ id: paymentEvent.id })
        .from(paymentEvent)
        .where(like(paymentEvent.externalId, `%:${id}`)),
    );
    if (kept.length !== 1) throw new Error('a notice was answered before it was kept');
  };
  const told = await Promise.all(
    asked.map(async ({ stall, memo }, at) => {
      const { ms, id } = await bank.tell(stall, memo);
      // Looked up in the moment of its answer; all of them would keep this process from hearing the other answers.
      if (at % LOOKED_UP_AT_ONCE === 0) await mustBeKept(id);
      return { ms, id };
    }),
  );
  bank.close();
  for (const { id } of told) await mustBeKept(id);
  await untilQuiet(market.context);
  const unpaid = await store.read((db) => db.select({ paidAt: order.paidAt }).from(order));
  if (unpaid.some(({ paidAt }) => paidAt === null)) throw new Error('a notice has paid nothing');
  return told.map(({ ms }) => ms);
}

/** @returns from each notice's sending to the words on its order's page, ms. */
async function paidToVisible(url: string, asked: readonly Asked[]): Promise<number[]> {
  const browser = await chromium.launch({
    executablePath: findChromium() ?? undefined,
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--no-first-run'],
  });
  const bank = buyerClient(url, 1);
  const took: number[] = [];
  for (const { stall, memo, code, accessToken } of asked) {
    const context = await browser.newContext({ viewport: { width: 360, height: 800 } });
    await context.addCookies([{ name: 'order_access', value: `${code}.${accessToken}`, url }]);
    const page = await context.newPage();
    await page.goto(`${url}/orders/${code}`);
    // Until its scripts have taken over.
    await page.waitForFunction(() => Object.keys(document).some((key) => key.startsWith('__react')));
    const startedAt = performance.now();
    await bank.tell(stall, memo);
    // At every frame: waiting for a locator looks at growing intervals, of half a second in the end.
    await page.waitForFunction(
      (words) => document.querySelector('main')?.innerText.includes(words),
      'Đã nhận đủ tiền',
    );
    took.push(performance.now() - startedAt);
    await context.close();
  }
  bank.close();
  await browser.close();
  return took;
}

/** Until no job is due or runs. */
async function untilQuiet({ store, clock }: BenchMarket['context']): Promise<void> {
  const { job } = store.tables;
  const busy = () =>
    store.read((db) =>
      db
        .select({ runAt: job.runAt })
        .from(job)
        .where(inArray(job.state, ['queued', 'running'])),
    );
  while ((await busy()).some(({ runAt }) => runAt <= clock.now()))
    await new Promise((resolve) => setTimeout(resolve, 10));
}
