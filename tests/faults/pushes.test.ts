import { setTimeout as delay } from 'node:timers/promises';
import { and, eq, inArray, isNotNull, min, ne, notInArray, sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { listPushable } from '#app/domain/channels/push/list-pushable.server.ts';
import { pushListings } from '#app/domain/channels/push/push-listings.server.ts';
import type { Context } from '#app/server/context.ts';
import { isDomainError } from '#app/server/domain-error.ts';
import { readSimulated, simulatedPlatforms } from '#app/server/simulated-platforms.server.ts';
import { photoBytes } from '#tests/factories/photo-bytes.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { allPlatforms } from '#tests/fakes/platforms/all-platforms.ts';
import type { SeenProduct } from '#tests/fakes/platforms/platform.ts';
import { startPlatforms } from '#tests/fakes/platforms/start-platforms.ts';
import { answerQuestions } from '#tests/support/answer-questions.ts';
import { type Child, startChild } from '#tests/support/child-process.ts';
import { type ClockSetting, flowingClock } from '#tests/support/flowing-clock.ts';
import { IS_FULL } from '#tests/support/full-count.ts';
import { openTestContext } from '#tests/support/open-test-context.ts';
import { authorise, pushable } from '#tests/support/push-shop.ts';
import { eachEngine, type TestMarket } from '#tests/support/test-market.ts';

const LISTINGS = IS_FULL ? 200 : 8;
/** Workers that are killed for each platform, in the middle of one of its products. */
const KILLS = IS_FULL ? 10 : 1;
const WORKERS = 2;
const TIMEOUT_MS = IS_FULL ? 1_500_000 : 300_000;
/** What has not come to rest by then is told of, before the test is cut off without a word. */
const REST_MS = TIMEOUT_MS - 30_000;
/** A lease of a minute is twelve seconds long then: enough for a worker that lives to keep it on a busy machine. */
const CLOCK_SPEED = 5;
const LOOK_EVERY_MS = 50;

/** Each call meets some of them; what is likely is chosen so that most products are hit by several. */
const faults = [
  { fault: 'slow', probability: 0.05, ms: 300 },
  { fault: 'limit', probability: 0.02 },
  { fault: 'error500', probability: 0.03 },
  { fault: 'garbage', probability: 0.03 },
  { fault: 'drop-after-acting', probability: 0.03 },
  { fault: 'drop-before-acting', probability: 0.02 },
  { fault: 'reject-in-review', probability: 0.1, reason: 'Ảnh bìa có chữ quảng cáo.' },
] as const;

const picture = await photoBytes({ width: 1200, height: 1200 });

/** Where sellers come back to; consoles of some platforms are told beforehand. */
const callback = 'http://127.0.0.1/seller/channels/{platform}/callback';

type World = Awaited<ReturnType<typeof open>>;

/** A market and the simulated platforms on one clock that flows, and can be moved on. */
async function open(market: TestMarket) {
  const clock = flowingClock({ now: market.clock.now(), at: Date.now(), speed: CLOCK_SPEED });
  const { about, control, close } = await startPlatforms({ clock: clock.now, returnTo: callback });
  onTestFinished(close);
  const { databaseUrl, dataDir } = market;
  const simulated = simulatedPlatforms(() => readSimulated(about));
  const opened = openTestContext({ databaseUrl, dataDir, clock, demo: false, simulated });
  onTestFinished(opened.close);
  const headers = { authorization: `Bearer ${control.token}` };
  return {
    context: opened.context,
    clock,
    about,
    async tell(path: string, order: Record<string, unknown>): Promise<void> {
      const body = JSON.stringify(order);
      const answer = await fetch(`${control.url}/${path}`, { method: 'POST', headers, body });
      expect(answer.ok).toBe(true);
    },
    async stateOf(name: string): Promise<{ products: SeenProduct[]; perSku: Record<string, number> }> {
      const told = await (await fetch(`${control.url}/state`, { headers })).json();
      return told.platforms[name];
    },
  };
}

const codes = allPlatforms.map(({ name }) => name);
/** Each of them has its kills at full count; two of them in the sample. */
const attacked = IS_FULL ? codes : codes.slice(0, 2);

eachEngine('pushing while the platforms fail in every way', (openMarket, engine) => {
  test(`${LISTINGS} listings to each, workers killed ${KILLS} times each at ${attacked.join(', ')}: each there once, none lost, both sides agree`, {
    timeout: TIMEOUT_MS,
  }, async () => {
    const restBy = Date.now() + REST_MS;
    const market = await openMarket();
    const world = await open(market);
    const { context, clock, tell } = world;
    const { channelProduct, channelShop, job } = context.store.tables;
    const { store } = context;
    const actor = await sellerOf(context);
    const ids: string[] = [];
    for (let i = 1; i <= LISTINGS; i += 1) ids.push(await pushable(context, actor.producerId, i, picture));
    for (const code of codes) {
      const shopId = await authorise(context, actor, code);
      await answerQuestions(context, actor, code, ids);
      const { listings } = await listPushable(context, actor, { shopId, query: '', page: 1 });
      expect(listings.filter(({ gap }) => gap !== null)).toEqual([]);
      await tell('review', { platform: code, delayMs: 30_000 });
      for (const fault of faults) await tell('fault', { platform: code, ...fault });
      await pushListings(context, actor, { shopId, listingIds: ids, goesOnSale: true });
    }
    const crew = workersOf(market, world);
    await Promise.all(Array.from({ length: WORKERS }, crew.start));

    const kills = new Map(attacked.map((code) => [code, 0]));
    let expired = 0;
    let yeses = 0;
    let pushedAgain = 0;
    for (;;) {
      await delay(LOOK_EVERY_MS);
      const shops = await store.read((db) => db.select().from(channelShop));
      const rows = await store.read((db) => db.select().from(channelProduct));
      const isThere = ({ externalId }: { externalId: string | null }) => externalId !== null;
      const isAtRest = rows.every(({ state }) => state === 'live' || state === 'rejected');
      if (isAtRest && (await comparing(context)) === 0) break;
      if (Date.now() > restBy) expect.fail(await unrest(context, clock.now()));
      // Tokens end early a few times on the way.
      if (rows.filter(isThere).length > (expired + 1) * (rows.length / 4)) {
        expired += 1;
        await tell('expire-tokens', { platform: '*' });
      }
      for (const shop of shops) {
        const own = rows.filter(({ shopId }) => shopId === shop.id);
        const killed = kills.get(shop.channelCode) ?? KILLS;
        const isTime = own.filter(isThere).length >= killed * (LISTINGS / (KILLS + 1));
        if (killed < KILLS && isTime && (await crew.killOne(shop.id)))
          kills.set(shop.channelCode, killed + 1);
        // What only the seller can do: say yes again where a renewal was lost, push again what was given up.
        if (shop.state === 'reauthorise') yeses += (await sayYesAgain(context, actor, shop)) ? 1 : 0;
        const failed = own.filter(({ state }) => state === 'failed');
        if (failed.length === 0) continue;
        pushedAgain += failed.length;
        const listingIds = failed.map(({ listingId }) => listingId);
        await pushListings(context, actor, { shopId: shop.id, listingIds, goesOnSale: true });
      }
      await moveOn(context, clock, crew.workers);
    }
    await crew.end();

    const [lost] = await store.read((db) => db.select({ runs: sql`sum(${job.lostLeases})` }).from(job));
    const cutOff = Number(lost?.runs);
    console.log(
      `${engine}: ${[...kills].join('; ')} workers killed, ${cutOff} runs cut off, ` +
        `${yeses} yeses said again, ${pushedAgain} pushed again`,
    );
    expect([...kills.values()]).toEqual(attacked.map(() => KILLS));
    expect(cutOff, 'no run was cut off: the proof proved nothing').toBeGreaterThan(0);
    for (const code of codes) await agree(world, code);
    const { pushItem } = store.tables;
    const items = await store.read((db) => db.select({ state: pushItem.state }).from(pushItem));
    expect(items.filter(({ state }) => !['live', 'rejected', 'failed'].includes(state))).toEqual([]);
  });
});

/** What is not at rest, as its rows say. */
async function unrest({ store }: Context, now: number): Promise<string> {
  const { channelProduct, channelShop, job } = store.tables;
  const told = await store.read(async (db) => ({
    now,
    shops: await db
      .select({ code: channelShop.channelCode, id: channelShop.id, state: channelShop.state })
      .from(channelShop),
    products: await db
      .select()
      .from(channelProduct)
      .where(notInArray(channelProduct.state, ['live', 'rejected'])),
    jobs: await db.select().from(job).where(ne(job.state, 'done')),
  }));
  return `the market does not come to rest: ${JSON.stringify(told)}`;
}

/** Products that wait to be compared with their listings, or are: what stands there may still change. */
async function comparing({ store }: Context): Promise<number> {
  const { job } = store.tables;
  const open = and(eq(job.kind, 'sync-product'), inArray(job.state, ['queued', 'running']));
  return (await store.read((db) => db.select({ id: job.id }).from(job).where(open))).length;
}

/** The seller comes back, unless the way back met a fault as well: then they begin anew. */
async function sayYesAgain(
  context: Context,
  actor: SellerActor,
  shop: { id: string; channelCode: string; externalId: string },
): Promise<boolean> {
  try {
    expect(await authorise(context, actor, shop.channelCode, shop.externalId)).toBe(shop.id);
    return true;
  } catch (error) {
    if (isDomainError(error) && error.code === 'authorisationRefused') return false;
    throw error;
  }
}

/** Worker processes, the longest at work first. */
function workersOf(market: TestMarket, { context, clock, about }: World) {
  const { channelProduct, job } = context.store.tables;
  const workers = new Map<Child, string>();
  async function start(): Promise<void> {
    const { databaseUrl, dataDir } = market;
    const order = { databaseUrl, dataDir, clock: clock.setting(), platforms: about };
    const worker = startChild('tests/faults/programs/push-worker.ts', order);
    workers.set(worker, `${worker.process.pid}-`);
    await worker.next();
    // It may have been moved while the program was starting.
    worker.send(clock.setting());
  }
  return {
    workers,
    start,
    /** Kills one in the middle of a product of this shop. False: none has any in hand. */
    async killOne(shopId: string): Promise<boolean> {
      const [inHand] = await context.store.read((db) =>
        db
          .select({ leasedBy: job.leasedBy })
          .from(job)
          .innerJoin(channelProduct, eq(channelProduct.id, job.uniqueKey))
          .where(
            and(eq(job.state, 'running'), eq(job.kind, 'sync-product'), eq(channelProduct.shopId, shopId)),
          )
          .limit(1),
      );
      const victim = [...workers].find(([, name]) => inHand?.leasedBy?.startsWith(name));
      if (!victim) return false;
      const [worker] = victim;
      worker.process.kill('SIGKILL');
      await worker.ended;
      workers.delete(worker);
      await start();
      return true;
    },
    async end(): Promise<void> {
      for (const worker of workers.keys()) worker.process.kill('SIGKILL');
      await Promise.all([...workers.keys()].map(({ ended }) => ended));
    },
  };
}

/** The platform has each listing once, with its state, price and stock as the market believes. */
async function agree({ context, tell, stateOf }: World, code: string): Promise<void> {
  await tell('calm', { platform: code });
  const { channelProduct, channelShop, variant } = context.store.tables;
  const there = await stateOf(code);
  const { ours, sizes } = await context.store.read(async (db) => ({
    ours: await db
      .select({
        externalId: channelProduct.externalId,
        listingId: channelProduct.listingId,
        state: channelProduct.state,
      })
      .from(channelProduct)
      .innerJoin(channelShop, eq(channelShop.id, channelProduct.shopId))
      .where(eq(channelShop.channelCode, code)),
    sizes: await db.select().from(variant),
  }));
  expect(Object.values(there.perSku)).toEqual(Array(LISTINGS).fill(1));
  expect(there.products.filter(({ state }) => state !== 'removed')).toHaveLength(LISTINGS);
  expect(new Set(ours.map(({ externalId }) => externalId)).size).toBe(LISTINGS);
  for (const { externalId, listingId, state } of ours) {
    const size = sizes.find((one) => one.listingId === listingId);
    const product = there.products.find((one) => one.externalId === externalId);
    expect(product).toMatchObject({ state, offers: [{ priceVnd: size?.price }] });
    // Catalogues know a size by its public code, and one of them only whether there is any.
    const [offer] = product?.offers ?? [];
    expect([size?.sku, size?.code]).toContain(offer?.sku);
    expect([size?.stock, 1]).toContain(offer?.stock);
  }
  expect(ours.map(({ state }) => state)).toContain('live');
}

/** Where nobody has anything to do, the clock moves to when somebody has. */
async function moveOn(
  context: Context,
  clock: { now(): number; setting(): ClockSetting; set(setting: ClockSetting): void },
  workers: ReadonlyMap<Child, string>,
): Promise<void> {
  const { job } = context.store.tables;
  const { alive, next } = await context.store.read(async (db) => {
    const running = await db
      .select({ leasedBy: job.leasedBy })
      .from(job)
      .where(and(eq(job.state, 'running'), isNotNull(job.leasedBy)));
    const names = [...workers.values()];
    const [queued] = await db
      .select({ at: min(job.runAt) })
      .from(job)
      .where(and(eq(job.state, 'queued'), inArray(job.kind, ['sync-product', 'poll-shop'])));
    const [leased] = await db
      .select({ at: min(job.leaseUntil) })
      .from(job)
      .where(eq(job.state, 'running'));
    return {
      alive: running.some(({ leasedBy }) => names.some((name) => leasedBy?.startsWith(name))),
      next: Math.min(Number(queued?.at ?? Infinity), Number(leased?.at ?? Infinity)),
    };
  });
  // It has flowed on meanwhile, and never goes back.
  if (alive || next <= clock.now() || next === Infinity) return;
  clock.set({ ...clock.setting(), now: next, at: Date.now() });
  for (const worker of workers.keys()) worker.send(clock.setting());
}
