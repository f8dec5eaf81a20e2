import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { setStock } from '#app/domain/catalog/set-stock.server.ts';
import { cancelRun } from '#app/domain/channels/push/cancel-run.server.ts';
import { disconnectShop } from '#app/domain/channels/push/disconnect-shop.server.ts';
import { followProducts } from '#app/domain/channels/push/follow-products.server.ts';
import { listPushable } from '#app/domain/channels/push/list-pushable.server.ts';
import { pushListings } from '#app/domain/channels/push/push-listings.server.ts';
import { putOnSale } from '#app/domain/channels/push/put-on-sale.server.ts';
import { saveChannelWording } from '#app/domain/channels/wording/save-channel-wording.server.ts';
import type { Context } from '#app/server/context.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { memoryPlatform, trouble } from '#tests/support/memory-platform.ts';
import { connectShop, letPass, nowhere, pushable, pushJobs } from '#tests/support/push-shop.ts';
import { standInForShopee } from '#tests/support/stand-in-registry.ts';
import { eachEngine, type TestMarket } from '#tests/support/test-market.ts';

/** Shopee as it is, with a platform that needs no network. */
const stand = standInForShopee({ wording: undefined, rules: [] });

async function opened(market: TestMarket, listings = 1) {
  const platform = memoryPlatform();
  stand.platform = platform;
  const actor = await sellerOf(market.context);
  const ids: string[] = [];
  for (let i = 1; i <= listings; i += 1) ids.push(await pushable(market.context, actor.producerId, i));
  const shopId = await connectShop(market.context, actor);
  return { platform, actor, ids, shopId };
}

/** Our code of its only size. */
const sizeOf = (product?: { variants: Readonly<Record<string, string>> }) =>
  Object.keys(product?.variants ?? {})[0] ?? '';

async function states({ store }: Context) {
  const { channelProduct, pushItem, pushRun } = store.tables;
  return store.read(async (db) => ({
    products: await db.select().from(channelProduct).orderBy(channelProduct.id),
    items: (await db.select().from(pushItem)).map(({ state }) => state).sort(),
    ended: (await db.select().from(pushRun)).map(({ endedAt }) => endedAt !== null),
  }));
}

eachEngine('pushing', (open) => {
  test('brings pictures first, then the product hidden, then on sale, and follows it to live', async () => {
    const market = await open({ simulated: nowhere });
    const { context } = market;
    const { platform, actor, ids, shopId } = await opened(market, 3);
    await pushListings(context, actor, { shopId, listingIds: ids, goesOnSale: true });
    await letPass(market, 30_000);
    expect(platform.products.size).toBe(3);
    expect(platform.calls.slice(1, 4)).not.toContain('poll');
    // The seller may have put them there by hand: asked once before each create.
    expect(platform.calls.filter((call) => call === 'find')).toHaveLength(3);
    expect(platform.calls.indexOf('find')).toBeLessThan(platform.calls.indexOf('create'));
    expect(platform.calls.indexOf('uploadImage')).toBeLessThan(platform.calls.indexOf('create'));
    for (const { state, images } of platform.products.values()) {
      expect(state).toBe('live');
      expect(images).toHaveLength(1);
    }
    const { products, items, ended } = await states(context);
    expect(items).toEqual(['live', 'live', 'live']);
    expect(ended).toEqual([true]);
    expect(products.map(({ state }) => state)).toEqual(['live', 'live', 'live']);
  });

  test('leaves a product hidden until the seller has looked at it', async () => {
    const market = await open({ simulated: nowhere });
    const { platform, actor, ids, shopId } = await opened(market);
    await pushListings(market.context, actor, { shopId, listingIds: ids, goesOnSale: false });
    await letPass(market, 60_000);
    expect((await states(market.context)).items).toEqual(['draft']);
    expect(platform.calls).not.toContain('setOnSale');
    await putOnSale(market.context, actor, shopId);
    await letPass(market, 30_000);
    expect((await states(market.context)).items).toEqual(['live']);
  });

  test('a platform that cannot hide goods puts them on sale, whatever was asked', async () => {
    const market = await open({ simulated: nowhere });
    const { platform, actor, ids, shopId } = await opened(market);
    stand.platform = Object.assign(platform, { createsDrafts: false });
    await pushListings(market.context, actor, { shopId, listingIds: ids, goesOnSale: false });
    await letPass(market, 30_000);
    expect((await states(market.context)).items).toEqual(['live']);
  });

  test('a refusal in review comes back with its field, and the repaired listing goes again', async () => {
    const market = await open({ simulated: nowhere });
    const { context, clock } = market;
    const { platform, actor, ids, shopId } = await opened(market);
    platform.verdict = (title) => (title.includes('mới') ? 'live' : 'rejected');
    await pushListings(context, actor, { shopId, listingIds: ids, goesOnSale: true });
    await letPass(market, 30_000);
    const refused = await states(context);
    expect(refused.items).toEqual(['rejected']);
    // With what it had before it, for what is mended to be compared with.
    expect(refused.products[0]?.refusal).toEqual([
      {
        ...{ code: 'error_title_character_forbidden', message: 'title bad', field: 'titleVi' },
        looked: { at: expect.any(Number), content: expect.any(String), offers: expect.any(String) },
        texts: { hasOwnTitle: false, hasOwnDescription: false, quoted: {} },
      },
    ]);
    const { listing } = context.store.tables;
    await context.store.write((tx) =>
      tx
        .update(listing)
        .set({ titleVi: 'Chè Shan tuyết tên mới', updatedAt: clock.now() })
        .where(eq(listing.id, ids[0] ?? '')),
    );
    await context.store.write((tx) => context.jobs.enqueue(tx, followProducts, {}));
    await letPass(market, 60_000);
    expect((await states(context)).products[0]).toMatchObject({ state: 'live', refusal: null });
    expect([...platform.products.values()]).toMatchObject([
      { title: 'Chè Shan tuyết tên mới', state: 'live' },
    ]);
  });

  test('what comes out of a review hidden goes on sale where it was to, with prices by the ids that it has now', async () => {
    const market = await open({ simulated: nowhere });
    const { context } = market;
    const { platform, actor, ids, shopId } = await opened(market);
    // As where a product is no product until people have let it through.
    const { create, poll } = platform;
    let isLetThrough = false;
    platform.create = async (session, product) => {
      const made = await create(session, product);
      return { ...made, state: 'in_review', variants: { ...made.variants, [sizeOf(made)]: 'asked' } };
    };
    platform.poll = async (session, known) =>
      isLetThrough ? poll(session, known) : known.map((one) => ({ ...one, state: 'in_review' as const }));
    await pushListings(context, actor, { shopId, listingIds: ids, goesOnSale: true });
    await letPass(market, 30_000);
    expect((await states(context)).items).toEqual(['in_review']);
    expect(platform.calls).not.toContain('setOnSale');
    isLetThrough = true;
    await letPass(market, 60_000);
    await context.store.write((tx) => context.jobs.enqueue(tx, followProducts, {}));
    await letPass(market, 30_000);
    expect((await states(context)).items).toEqual(['live']);
    expect(platform.calls.indexOf('updateOffers')).toBeGreaterThan(0);
    expect(platform.calls.indexOf('updateOffers')).toBeLessThan(platform.calls.indexOf('setOnSale'));
    const { products } = await states(context);
    expect(Object.values(products[0]?.variants ?? {})).toEqual([`v-${sizeOf(products[0])}`]);
  });

  test('what the seller has hidden on the platform stays hidden', async () => {
    const market = await open({ simulated: nowhere });
    const { context } = market;
    const { platform, actor, ids, shopId } = await opened(market);
    await pushListings(context, actor, { shopId, listingIds: ids, goesOnSale: true });
    await letPass(market, 30_000);
    for (const product of platform.products.values()) product.state = 'draft';
    const asked = platform.calls.length;
    market.clock.advance(24 * 3_600_000);
    await letPass(market, 60_000);
    expect((await states(context)).products[0]?.state).toBe('draft');
    expect(platform.calls.slice(asked)).not.toContain('setOnSale');
  });

  test('a stock that was turned down and is mended is asked about again at once', async () => {
    const market = await open({ simulated: nowhere });
    const { context } = market;
    const { platform, actor, ids, shopId } = await opened(market);
    await pushListings(context, actor, { shopId, listingIds: ids, goesOnSale: true });
    await letPass(market, 30_000);
    const { variant } = context.store.tables;
    const [size] = await context.store.read((db) => db.select().from(variant));
    if (!size) throw new Error('no size');
    platform.before = (call) => {
      if (call === 'updateOffers') {
        const field = 'variants.0.stock';
        throw trouble('refused', { refusals: [{ code: 'stock', message: 'too few', field }] });
      }
    };
    const follow = async () => {
      await context.store.write((tx) => context.jobs.enqueue(tx, followProducts, {}));
      await letPass(market, 60_000);
    };
    await setStock(context, actor, { variantId: size.id, stock: 1, seen: 5 });
    await follow();
    expect((await states(context)).products[0]).toMatchObject({
      state: 'live',
      refusal: [{ code: 'stock' }],
    });
    platform.before = () => undefined;
    await setStock(context, actor, { variantId: size.id, stock: 4, seen: 1 });
    await follow();
    expect((await states(context)).products[0]).toMatchObject({ state: 'live', refusal: null });
  });

  test('a new stock is there within two minutes, also one that came while the last was being sent', async () => {
    const market = await open({ simulated: nowhere });
    const { context } = market;
    const { platform, actor, ids, shopId } = await opened(market);
    await pushListings(context, actor, { shopId, listingIds: ids, goesOnSale: true });
    await letPass(market, 30_000);
    const { variant } = context.store.tables;
    const [size] = await context.store.read((db) => db.select().from(variant));
    if (!size) throw new Error('no size');
    await setStock(context, actor, { variantId: size.id, stock: 3, seen: 5 });
    platform.before = async (call) => {
      if (call !== 'updateOffers') return;
      platform.before = () => undefined;
      market.clock.advance(1_000);
      await setStock(context, actor, { variantId: size.id, stock: 2, seen: 3 });
      await context.store.write((tx) => context.jobs.enqueue(tx, followProducts, {}));
      await market.runJobs([followProducts]);
    };
    await context.store.write((tx) => context.jobs.enqueue(tx, followProducts, {}));
    await letPass(market, 90_000);
    const [product] = platform.products.values();
    expect(Object.values(product?.offers ?? {})).toMatchObject([{ stock: 2 }]);
    const changes = platform.calls.filter((call) => call === 'updateOffers').length;
    await context.store.write((tx) => context.jobs.enqueue(tx, followProducts, {}));
    await letPass(market, 90_000);
    expect(platform.calls.filter((call) => call === 'updateOffers')).toHaveLength(changes);
  });

  test.each([
    { of: 'the listing', isOwn: true },
    { of: 'all goods', isOwn: false },
  ])('a price of the platform for $of goes there within two minutes, and so does taking it back', async ({
    isOwn,
  }) => {
    const market = await open({ simulated: nowhere });
    const { context, clock } = market;
    const { platform, actor, ids, shopId } = await opened(market);
    const [listingId = ''] = ids;
    await pushListings(context, actor, { shopId, listingIds: ids, goesOnSale: true });
    await letPass(market, 60_000);
    const size = sizeOf((await states(context)).products[0]);
    const price = () =>
      [...platform.products.values()].flatMap(({ offers }) => Object.values(offers))[0]?.priceVnd;
    const before = price() ?? 0;
    expect(before).toBeGreaterThan(0);
    const save = async (value: string) => {
      clock.advance(1_000);
      const fields = isOwn ? { [`price:${size}`]: value } : { priceAdd: value };
      const place = { channelCode: 'shopee', listingId: isOwn ? listingId : null };
      await saveChannelWording(context, actor, { ...place, fields });
      clock.advance(60_000);
      await context.store.write((tx) => context.jobs.enqueue(tx, followProducts, {}));
      await letPass(market, 30_000);
    };
    await save(isOwn ? String(before + 10_000) : '50');
    expect(price()).toBe(isOwn ? before + 10_000 : before * 1.5);
    await save('');
    expect(price()).toBe(before);
  });

  test('a create without an answer is never repeated before the platform was asked by SKU', async () => {
    const market = await open({ simulated: nowhere });
    const { platform, actor, ids, shopId } = await opened(market);
    platform.after = (call) => {
      if (call !== 'create') return;
      platform.after = () => undefined;
      throw trouble('no-answer');
    };
    await pushListings(market.context, actor, { shopId, listingIds: ids, goesOnSale: true });
    await letPass(market, 120_000);
    expect(platform.products.size).toBe(1);
    expect(platform.calls.filter((call) => call === 'create')).toHaveLength(1);
    expect(platform.calls).toContain('find');
    expect((await states(market.context)).items).toEqual(['live']);
  });

  test('a create that was refused begins anew by another key; one that ended unheard keeps its key', async () => {
    const market = await open({ simulated: nowhere });
    const { context } = market;
    const { platform, actor, ids, shopId } = await opened(market);
    const push = async () => {
      await pushListings(context, actor, { shopId, listingIds: ids, goesOnSale: true });
      const [begun] = (await states(context)).products;
      await letPass(market, 12 * 3_600_000, 600_000);
      const [ended] = (await states(context)).products;
      return { key: begun?.idempotencyKey, begunAs: begun?.state, endedAs: ended?.state };
    };
    platform.before = (call) => {
      if (call === 'create') throw trouble('refused');
    };
    const refused = await push();
    platform.before = (call) => {
      if (call === 'create') throw trouble('no-answer');
    };
    const unheard = await push();
    platform.before = () => undefined;
    const heard = await push();
    expect([refused.endedAs, unheard.endedAs, heard.endedAs]).toEqual(['rejected', 'failed', 'live']);
    expect(unheard.key).not.toBe(refused.key);
    expect(heard.key).toBe(unheard.key);
    // Waited for before the platform is believed that it has no such product.
    expect(heard.begunAs).toBe('unknown');
    expect(platform.products.size).toBe(1);
  });

  test('a change that is turned down leaves on sale what was there; its stock still goes, and it can be taken off', async () => {
    const market = await open({ simulated: nowhere });
    const { context } = market;
    const { platform, actor, ids, shopId } = await opened(market);
    await pushListings(context, actor, { shopId, listingIds: ids, goesOnSale: true });
    await letPass(market, 60_000);
    platform.before = (call) => {
      if (call === 'update') throw trouble('refused');
    };
    const { listing, variant } = context.store.tables;
    const change = (state: 'published' | 'archived', titleVi: string) =>
      context.store.write(async (tx) => {
        await tx.update(listing).set({ titleVi, state, updatedAt: context.clock.now() });
        await tx.update(variant).set({ stock: 3, updatedAt: context.clock.now() });
        await context.jobs.enqueue(tx, followProducts, {});
      });
    await change('published', 'Chè Shan tuyết tên mới');
    await letPass(market, 120_000);
    const [product] = (await states(context)).products;
    expect(product).toMatchObject({ state: 'live' });
    expect(product?.refusal).toHaveLength(1);
    const [there] = platform.products.values();
    expect(Object.values(there?.offers ?? {}).map(({ stock }) => stock)).toEqual([3]);
    await change('archived', 'Chè Shan tuyết tên mới');
    await letPass(market, 120_000);
    expect(there?.state).toBe('draft');
  });

  test('what the platform decides while a listing is followed there stays', async () => {
    const market = await open({ simulated: nowhere });
    const { context, clock } = market;
    const { platform, actor, ids, shopId } = await opened(market);
    platform.verdict = () => null;
    await pushListings(context, actor, { shopId, listingIds: ids, goesOnSale: true });
    await letPass(market, 60_000);
    const { channelProduct, variant } = context.store.tables;
    expect((await states(context)).products[0]?.state).toBe('in_review');
    platform.after = async (call) => {
      if (call !== 'updateOffers') return;
      const decided = { state: 'live' as const, updatedAt: clock.now() + 1 };
      await context.store.write((tx) => tx.update(channelProduct).set(decided));
    };
    await context.store.write(async (tx) => {
      await tx.update(variant).set({ stock: 3, updatedAt: clock.now() });
      await tx.update(channelProduct).set({ pollAt: null, pushedAt: null });
      await context.jobs.enqueue(tx, followProducts, {});
    });
    await letPass(market, 10_000);
    const [product] = (await states(context)).products;
    expect(product?.pushedAt).not.toBeNull();
    expect(product?.state).toBe('live');
  });

  test('what stands there comes back with its shop, also where it was about to be sent again', async () => {
    const market = await open({ simulated: nowhere });
    const { context } = market;
    const { platform, actor, ids, shopId } = await opened(market);
    platform.verdict = () => 'rejected';
    await pushListings(context, actor, { shopId, listingIds: ids, goesOnSale: true });
    await letPass(market, 60_000);
    expect((await states(context)).products[0]?.state).toBe('rejected');
    await pushListings(context, actor, { shopId, listingIds: ids, goesOnSale: true });
    await disconnectShop(context, actor, shopId);
    const [product] = (await states(context)).products;
    expect(product?.externalId).not.toBeNull();
    expect(product?.state).toBe('waiting');
  });

  test('waits for the day’s quota to open without spending an attempt', async () => {
    const market = await open({ simulated: nowhere });
    const { context, clock } = market;
    const { platform, actor, ids, shopId } = await opened(market, 3);
    platform.before = (call) => {
      if (call === 'create') throw trouble('quota');
    };
    await pushListings(context, actor, { shopId, listingIds: ids, goesOnSale: true });
    await letPass(market, 300_000, 60_000);
    const asked = platform.calls.filter((call) => call === 'create').length;
    expect(asked).toBeLessThanOrEqual(3);
    const opens =
      Date.parse('2026-11-23T16:00:00Z') +
      Math.floor((clock.now() - Date.parse('2026-11-23T02:00:00Z')) / 86_400_000) * 86_400_000;
    const { job } = context.store.tables;
    const waiting = await context.store.read((db) =>
      db.select().from(job).where(eq(job.kind, 'sync-product')),
    );
    for (const one of waiting) {
      expect(one).toMatchObject({ state: 'queued', attempts: 0 });
      expect(one.runAt).toBeGreaterThanOrEqual(opens);
    }
    platform.before = () => undefined;
    clock.set(opens);
    await letPass(market, 120_000);
    expect(platform.products.size).toBe(3);
  });

  test('five failures in a row open the channel’s breaker, and one call tries before the rest go on', async () => {
    const market = await open({ simulated: nowhere });
    const { platform, actor, ids, shopId } = await opened(market, 12);
    platform.before = (call) => {
      if (call !== 'exchange') throw trouble('busy');
    };
    await pushListings(market.context, actor, { shopId, listingIds: ids, goesOnSale: true });
    await market.runJobs(pushJobs);
    // Four at a time: those that were under way when the fifth failed still came.
    expect(platform.calls.length - 1).toBeLessThanOrEqual(8);
    platform.before = () => undefined;
    await letPass(market, 180_000);
    expect(platform.products.size).toBe(12);
  });

  test('a run that is stopped sends nothing that was not on its way', async () => {
    const market = await open({ simulated: nowhere });
    const { platform, actor, ids, shopId } = await opened(market, 3);
    const runId = await pushListings(market.context, actor, { shopId, listingIds: ids, goesOnSale: true });
    await cancelRun(market.context, actor, runId);
    await letPass(market, 30_000);
    expect(platform.products.size).toBe(0);
    expect(await states(market.context)).toMatchObject({
      items: ['cancelled', 'cancelled', 'cancelled'],
      ended: [true],
    });
    // It never was there, and is offered as what never went.
    const { listings } = await listPushable(market.context, actor, { shopId, query: '', page: 1 });
    expect(listings.map(({ state }) => state)).toEqual([null, null, null]);
    // Chosen again, it goes.
    await pushListings(market.context, actor, { shopId, listingIds: ids, goesOnSale: true });
    await letPass(market, 30_000);
    expect(platform.products.size).toBe(3);
  });

  test('a token that ends is renewed once for all that need it; a dead one asks the seller', async () => {
    const market = await open({ simulated: nowhere });
    const { context } = market;
    const { platform, actor, ids, shopId } = await opened(market, 8);
    platform.good.clear();
    await pushListings(context, actor, { shopId, listingIds: ids, goesOnSale: true });
    await letPass(market, 60_000);
    expect(platform.taken).toEqual(['refresh-1']);
    expect(platform.products.size).toBe(8);

    platform.good.clear();
    platform.taken.push(...Array.from({ length: 99 }, (_, i) => `refresh-${i}`));
    const more = await pushable(context, actor.producerId, 99);
    await pushListings(context, actor, { shopId, listingIds: [more], goesOnSale: true });
    await letPass(market, 60_000);
    const { channelShop, producerNotice } = context.store.tables;
    const [shop] = await context.store.read((db) => db.select().from(channelShop));
    expect(shop?.state).toBe('reauthorise');
    const notices = await context.store.read((db) => db.select().from(producerNotice));
    expect(notices).toMatchObject([{ kind: 'shop-reauthorise', subject: shopId }]);
    // Yes said again: what waited goes on by itself, and nothing stands there twice.
    expect(await connectShop(context, actor)).toBe(shopId);
    await letPass(market, 60_000);
    expect(platform.products.size).toBe(9);
  });

  test('disconnecting wipes what the platform gave us and stops what waits', async () => {
    const market = await open({ simulated: nowhere });
    const { context } = market;
    const { platform, actor, ids, shopId } = await opened(market, 2);
    await pushListings(context, actor, { shopId, listingIds: ids, goesOnSale: true });
    await disconnectShop(context, actor, shopId);
    await letPass(market, 30_000);
    expect(platform.products.size).toBe(0);
    const { channelShop } = context.store.tables;
    const [shop] = await context.store.read((db) => db.select().from(channelShop));
    expect(shop).toMatchObject({ state: 'disconnected', sealedGrant: null, keyVersion: null });
    expect((await states(context)).items).toEqual(['cancelled', 'cancelled']);
  });
});
