import { eq } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import { callShop, ShopStopped } from '#app/domain/channels/push/call-shop.server.ts';
import { lookAfterShops, renewShop } from '#app/domain/channels/push/look-after-shops.server.ts';
import { pushListings } from '#app/domain/channels/push/push-listings.server.ts';
import { openGrant } from '#app/domain/channels/push/shop-grant.server.ts';
import type { Context } from '#app/server/context.ts';
import { localDate } from '#app/server/local-date.ts';
import { registerEntry } from '#tests/factories/register-entry.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { type MemoryPlatform, memoryPlatform } from '#tests/support/memory-platform.ts';
import { connectShop, letPass, nowhere, pushable } from '#tests/support/push-shop.ts';
import { standInForShopee } from '#tests/support/stand-in-registry.ts';
import { eachEngine, type TestMarket } from '#tests/support/test-market.ts';

const stand = standInForShopee({ wording: undefined, rules: [] });

const DAY_MS = 86_400_000;

async function connected(market: TestMarket, ends: MemoryPlatform['ends']) {
  const platform = memoryPlatform();
  platform.ends = ends;
  stand.platform = platform;
  const actor = await sellerOf(market.context);
  return { platform, actor, shopId: await connectShop(market.context, actor) };
}

async function atNight(market: TestMarket): Promise<void> {
  const { context } = market;
  await context.store.write((tx) => context.jobs.enqueue(tx, lookAfterShops, {}));
  await market.runJobs([lookAfterShops, renewShop]);
}

const rows = ({ store }: Context) =>
  store.read(async (db) => ({
    notices: await db.select().from(store.tables.producerNotice),
    shops: await db.select().from(store.tables.channelShop),
  }));

eachEngine('a connected shop is looked after', (open) => {
  test('seven days before the authorisation ends its producer is told, once', async () => {
    const market = await open({ simulated: nowhere });
    const { context, clock } = market;
    const until = clock.now() + 30 * DAY_MS;
    const { actor, shopId } = await connected(market, { refreshEndsAt: null, authorisedUntil: until });
    clock.set(until - 7 * DAY_MS - 1);
    await atNight(market);
    expect((await rows(context)).notices).toEqual([]);
    clock.set(until - 7 * DAY_MS);
    await atNight(market);
    await atNight(market);
    expect((await rows(context)).notices).toMatchObject([
      {
        kind: 'shop-ends',
        producerId: actor.producerId,
        subject: shopId,
        params: { day: localDate(until) },
        path: '/seller/channels/shopee/shop',
      },
    ]);
  });

  test('a grant that nobody uses is renewed at night before it ends by itself', async () => {
    const market = await open({ simulated: nowhere });
    const { context, clock } = market;
    const until = clock.now() + 30 * DAY_MS;
    const { platform } = await connected(market, { refreshEndsAt: until, authorisedUntil: null });
    clock.set(until - 10 * DAY_MS - 1);
    await atNight(market);
    expect(platform.taken).toEqual([]);
    clock.set(until - 10 * DAY_MS);
    platform.ends = { refreshEndsAt: until + 20 * DAY_MS, authorisedUntil: null };
    await atNight(market);
    expect(platform.taken).toEqual(['refresh-1']);
    const [shop] = (await rows(context)).shops;
    expect(shop).toMatchObject({ state: 'connected', refreshEndsAt: until + 20 * DAY_MS });
    const grant = openGrant(context.config, shop?.id ?? '', shop?.sealedGrant ?? '');
    expect(grant.accessToken).toBe('access-2');
    await atNight(market);
    expect(platform.taken).toEqual(['refresh-1']);
  });
});

eachEngine('what a platform says of a product', (open) => {
  async function pushed(market: TestMarket) {
    const { context } = market;
    const shop = await connected(market, { refreshEndsAt: null, authorisedUntil: null });
    const listingId = await pushable(context, shop.actor.producerId);
    const entryId = await registerEntry(context);
    const { listing } = context.store.tables;
    await context.store.write((tx) => tx.update(listing).set({ entryId }).where(eq(listing.id, listingId)));
    const wanted = { shopId: shop.shopId, listingIds: [listingId], goesOnSale: true };
    await pushListings(context, shop.actor, wanted);
    await letPass(market, 30_000);
    return { ...shop, entryId };
  }
  const presences = ({ store }: Context) => store.read((db) => db.select().from(store.tables.presence));

  test('is a verified presence of its entry, and follows it off the platform', async () => {
    const market = await open({ simulated: nowhere, demo: true });
    const { context, clock } = market;
    const { platform, entryId } = await pushed(market);
    expect(await presences(context)).toMatchObject([
      { entryId, channelCode: 'shopee', state: 'live', source: 'demo' },
    ]);
    const { presenceCheck } = context.store.tables;
    const checks = await context.store.read((db) => db.select().from(presenceCheck));
    expect(checks).toMatchObject([{ method: 'api', state: 'live', verified: true }]);
    platform.products.clear();
    clock.advance(DAY_MS);
    await letPass(market, 60_000);
    expect(await presences(context)).toMatchObject([{ entryId, state: 'removed' }]);
  });

  test('counts for nothing in a real market when the platform is simulated', async () => {
    const market = await open({ simulated: nowhere });
    await pushed(market);
    expect(await presences(market.context)).toEqual([]);
  });

  test('a grant that cannot be opened: the seller is asked to connect again, the log says why, the channel is not blamed', async () => {
    const market = await open({ simulated: nowhere });
    const { context } = market;
    const { platform, actor, shopId } = await connected(market, {
      refreshEndsAt: null,
      authorisedUntil: null,
    });
    const { channelShop, channelGate } = context.store.tables;
    const tamper = () =>
      context.store.write((tx) => tx.update(channelShop).set({ sealedGrant: 'AgAAAAAAAA' }));
    await tamper();
    const logged = vi.spyOn(context.log, 'error').mockImplementation(() => undefined);
    const before = platform.calls.length;
    const shopRow = async () => (await rows(context)).shops[0] as never;
    await expect(callShop(context, await shopRow(), () => Promise.resolve(1))).rejects.toThrow(ShopStopped);
    expect(platform.calls.length).toBe(before);
    expect((await rows(context)).shops).toMatchObject([{ state: 'reauthorise' }]);
    expect((await rows(context)).notices).toMatchObject([
      { kind: 'shop-reauthorise', subject: shopId, readAt: null },
    ]);
    expect(logged.mock.calls[0]?.[0]).toMatchObject({
      evt: 'shop.grant-unreadable',
      shopId,
      channel: 'shopee',
    });
    const gates = () => context.store.read((db) => db.select().from(channelGate));
    expect(await gates()).toEqual([]);

    // Connected again, nobody is asked any more.
    expect(await connectShop(context, actor)).toBe(shopId);
    expect((await rows(context)).shops).toMatchObject([{ state: 'connected' }]);
    expect((await rows(context)).notices).toMatchObject([{ kind: 'shop-reauthorise' }]);
    expect((await rows(context)).notices[0]?.readAt).not.toBeNull();
    logged.mockRestore();
  });

  test('a fault of our own counts in no breaker', async () => {
    const market = await open({ simulated: nowhere });
    const { context } = market;
    await connected(market, { refreshEndsAt: null, authorisedUntil: null });
    const [shop] = (await rows(context)).shops;
    for (let times = 0; times < 6; times += 1)
      await expect(
        callShop(context, shop as never, () => Promise.reject(new TypeError('ours'))),
      ).rejects.toThrow('ours');
    const { channelGate } = context.store.tables;
    const [gate] = await context.store.read((db) =>
      db.select().from(channelGate).where(eq(channelGate.key, 'channel:shopee')),
    );
    expect(gate?.failures ?? 0).toBe(0);
  });
});
