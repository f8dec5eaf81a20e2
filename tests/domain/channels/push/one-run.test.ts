import { expect, onTestFinished, test } from 'vitest';
import { beginAuthorisation } from '#app/domain/channels/push/begin-authorisation.server.ts';
import { disconnectShop } from '#app/domain/channels/push/disconnect-shop.server.ts';
import { finishAuthorisation } from '#app/domain/channels/push/finish-authorisation.server.ts';
import { pollShop } from '#app/domain/channels/push/poll-shop.server.ts';
import { pushListings } from '#app/domain/channels/push/push-listings.server.ts';
import { readRun } from '#app/domain/channels/push/read-run.server.ts';
import { readShops } from '#app/domain/channels/push/read-shops.server.ts';
import type { Context } from '#app/server/context.ts';
import { Postponed } from '#app/server/jobs/job-queue.server.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { memoryPlatform, trouble } from '#tests/support/memory-platform.ts';
import { openTestContext } from '#tests/support/open-test-context.ts';
import { connectShop, letPass, nowhere, pushable, stateIn } from '#tests/support/push-shop.ts';
import { standInForShopee } from '#tests/support/stand-in-registry.ts';
import { eachEngine, type TestMarket } from '#tests/support/test-market.ts';

const stand = standInForShopee({ wording: undefined, rules: [] });

async function opened(market: TestMarket, listings: number) {
  const platform = memoryPlatform();
  stand.platform = platform;
  const actor = await sellerOf(market.context);
  const ids: string[] = [];
  for (let i = 1; i <= listings; i += 1) ids.push(await pushable(market.context, actor.producerId, i));
  const shopId = await connectShop(market.context, actor);
  return { platform, actor, ids, shopId };
}

async function itemsOf({ store }: Context) {
  const { pushItem, pushRun } = store.tables;
  return store.read(async (db) => ({
    runs: await db.select().from(pushRun),
    items: await db.select().from(pushItem),
  }));
}

eachEngine('one push', (open) => {
  test('pressed in four windows at once, in two processes, is one run; what it has not is in the next', async () => {
    const market = await open({ simulated: nowhere });
    const { context, databaseUrl, dataDir, clock } = market;
    const { platform, actor, ids, shopId } = await opened(market, 6);
    const other = openTestContext({ databaseUrl, dataDir, clock, demo: false, simulated: nowhere });
    onTestFinished(other.close);
    const most = ids.slice(0, 5);
    const press = (by: Context) => pushListings(by, actor, { shopId, listingIds: most, goesOnSale: true });
    const pressed = await Promise.all([context, other.context, context, other.context].map(press));
    expect(new Set(pressed).size).toBe(1);
    const next = await pushListings(context, actor, { shopId, listingIds: ids, goesOnSale: true });
    const { runs, items } = await itemsOf(context);
    expect(runs.map(({ total }) => total).sort()).toEqual([1, 5]);
    expect(items).toHaveLength(6);
    expect(items.filter(({ runId }) => runId === next).map(({ listingId }) => listingId)).toEqual([ids[5]]);
    await letPass(market, 60_000);
    expect(platform.products.size).toBe(6);
    expect((await itemsOf(context)).runs.every(({ endedAt }) => endedAt !== null)).toBe(true);
  });

  test('of what stands there already has nothing under way and is over at once', async () => {
    const market = await open({ simulated: nowhere });
    const { context } = market;
    const { actor, ids, shopId } = await opened(market, 1);
    await pushListings(context, actor, { shopId, listingIds: ids, goesOnSale: true });
    await letPass(market, 30_000);
    const again = await pushListings(context, actor, { shopId, listingIds: ids, goesOnSale: true });
    expect(await readRun(context, actor, again)).toMatchObject({ isEnded: true, counts: { live: 1 } });
  });

  test('is looked after in batches, each with one read of what may be on sale', async () => {
    const market = await open({ simulated: nowhere });
    const { context, clock } = market;
    const { platform, actor, ids, shopId } = await opened(market, 4);
    await pushListings(context, actor, { shopId, listingIds: ids, goesOnSale: true });
    await letPass(market, 30_000);
    clock.advance(5 * 3_600_000);
    let asked = 0;
    const counted = <Db extends { select: unknown }>(db: Db): Db =>
      new Proxy(db, {
        get(target, name) {
          const value = Reflect.get(target, name);
          if (typeof value !== 'function') return value;
          return (...given: unknown[]) => {
            if (name === 'select' && Object.hasOwn(Object(given[0]), 'suspendedAt')) asked += 1;
            return value.apply(target, given);
          };
        },
      });
    const store: Context['store'] = {
      ...context.store,
      read: (work) => context.store.read((db) => work(counted(db))),
      write: (work) => context.store.write((tx) => work(counted(tx))),
    };
    platform.calls.length = 0;
    const run = { id: 'look', attempt: 1, signal: new AbortController().signal };
    await expect(pollShop.run({ ...context, store }, { shopId }, run)).rejects.toBeInstanceOf(Postponed);
    expect(platform.calls).toEqual(['poll']);
    expect(asked).toBe(1);
  });

  test('of hidden goods that are to go on sale goes on until they are', async () => {
    const market = await open({ simulated: nowhere });
    const { context } = market;
    const { actor, ids, shopId } = await opened(market, 1);
    await pushListings(context, actor, { shopId, listingIds: ids, goesOnSale: false });
    await letPass(market, 30_000);
    const again = await pushListings(context, actor, { shopId, listingIds: ids, goesOnSale: true });
    expect(await readRun(context, actor, again)).toMatchObject({
      isEnded: false,
      counts: { live: 0, inReview: 1 },
    });
    await letPass(market, 60_000);
    const run = await readRun(context, actor, again);
    expect(run).toMatchObject({ isEnded: true, items: [{ state: 'live' }] });
  });

  test('that is cut off by disconnecting says that nobody knows, asks when connected again and doubles nothing', async () => {
    const market = await open({ simulated: nowhere });
    const { context } = market;
    const { platform, actor, ids, shopId } = await opened(market, 1);
    platform.after = (call) => {
      if (call === 'create') throw trouble('no-answer');
    };
    const runId = await pushListings(context, actor, { shopId, listingIds: ids, goesOnSale: true });
    await letPass(market, 5_000);
    platform.after = () => undefined;
    expect(platform.products.size).toBe(1);
    await disconnectShop(context, actor, shopId);
    await letPass(market, 60_000);
    const left = await readRun(context, actor, runId);
    expect(left).toMatchObject({ isEnded: false, isLeftOpen: true, items: [{ state: 'unknown' }] });
    expect(await connectShop(context, actor)).toBe(shopId);
    await letPass(market, 60_000);
    const taken = await readRun(context, actor, runId);
    expect(taken).toMatchObject({ isEnded: true, isLeftOpen: false, items: [{ state: 'live' }] });
    expect(platform.products.size).toBe(1);
    expect(platform.calls.filter((call) => call === 'create')).toHaveLength(1);
  });

  test('of a shop that was disconnected is told apart from those of the next one, and leads back to its own shop', async () => {
    const market = await open({ simulated: nowhere });
    const { context } = market;
    const { platform, actor, ids, shopId } = await opened(market, 2);
    platform.verdict = () => null;
    const runId = await pushListings(context, actor, { shopId, listingIds: ids, goesOnSale: true });
    await letPass(market, 30_000);
    const { channelProduct } = context.store.tables;
    // Created and hidden over there, not yet put on sale.
    await context.store.write((tx) => tx.update(channelProduct).set({ state: 'draft' }));
    await disconnectShop(context, actor, shopId);
    const next = await connectShop(context, actor, '2');
    expect(next).not.toBe(shopId);

    const view = await readShops(context, actor, 'shopee');
    expect(view.shops.map(({ id }) => id)).toEqual([next]);
    expect(view.runs).toEqual([]);
    expect(view.former).toMatchObject([
      { id: shopId, name: 'Gian hàng 1', runs: [{ id: runId, counts: { hidden: 2, inReview: 0 } }] },
    ]);
    expect(await readRun(context, actor, runId)).toMatchObject({
      isLeftOpen: true,
      shop: { id: shopId, state: 'disconnected' },
      items: [
        { state: 'in_review', now: 'draft' },
        { state: 'in_review', now: 'draft' },
      ],
    });
    // The way back asks for that very shop: another one that comes is only offered.
    const asked = async (there: string) => {
      const state = stateIn((await beginAuthorisation(context, actor, 'shopee', shopId)).url);
      const callback = new URLSearchParams({ state, code: 'good', shop_id: there });
      return finishAuthorisation(context, actor, 'shopee', callback);
    };
    expect(await asked('3')).toEqual({ shopIds: [], offered: 1 });
    expect(await asked('1')).toEqual({ shopIds: [shopId], offered: 0 });
    platform.verdict = () => 'live';
    await letPass(market, 120_000);
    expect(await readRun(context, actor, runId)).toMatchObject({ isLeftOpen: false, counts: { live: 2 } });
    expect((await readShops(context, actor, 'shopee')).former).toEqual([]);
  });

  test('whose shop is disconnected while the platform creates shows what the platform answers after all', async () => {
    const market = await open({ simulated: nowhere });
    const { context } = market;
    const { platform, actor, ids, shopId } = await opened(market, 1);
    let meanwhile: string[] = [];
    platform.after = async (call) => {
      if (call !== 'create') return;
      await disconnectShop(context, actor, shopId);
      meanwhile = (await itemsOf(context)).items.map(({ state }) => state);
    };
    const runId = await pushListings(context, actor, { shopId, listingIds: ids, goesOnSale: true });
    await letPass(market, 30_000);
    expect(meanwhile).toEqual(['unknown']);
    expect(platform.products.size).toBe(1);
    expect((await readRun(context, actor, runId)).items).toMatchObject([{ state: 'in_review' }]);
  });
});
