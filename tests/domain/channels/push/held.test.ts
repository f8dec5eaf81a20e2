import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { archiveListing, bringBackListing } from '#app/domain/catalog/archive-listing.server.ts';
import { liftSuspension, suspendListing } from '#app/domain/catalog/suspend-listing.server.ts';
import { decidePaper } from '#app/domain/channels/papers/decide-paper.server.ts';
import { givePaper } from '#app/domain/channels/papers/give-paper.server.ts';
import { compareProducts } from '#app/domain/channels/push/compare-products.server.ts';
import { followProducts } from '#app/domain/channels/push/follow-products.server.ts';
import { listPushable } from '#app/domain/channels/push/list-pushable.server.ts';
import { pushListings } from '#app/domain/channels/push/push-listings.server.ts';
import { putOnSale } from '#app/domain/channels/push/put-on-sale.server.ts';
import { readShops } from '#app/domain/channels/push/read-shops.server.ts';
import { setFollowing } from '#app/domain/channels/push/set-following.server.ts';
import { goodsRules } from '#app/domain/channels/rules/goods-rules.ts';
import { listNotices } from '#app/domain/notices/list-notices.server.ts';
import { liftProducerSuspension, suspendProducer } from '#app/domain/orders/suspend-producer.server.ts';
import { tellOfPresences } from '#app/domain/register/tell-of-presences.server.ts';
import { localDate } from '#app/server/local-date.ts';
import { decideAnew } from '#tests/factories/decide-anew.ts';
import { staffMember } from '#tests/factories/listing-steps.ts';
import { paperOf, pdfBytes } from '#tests/factories/paper-of.ts';
import { recognisedEntry } from '#tests/factories/recognised-entry.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { memoryPlatform, trouble } from '#tests/support/memory-platform.ts';
import { connectShop, letPass, nowhere, pushable } from '#tests/support/push-shop.ts';
import { standInForShopee } from '#tests/support/stand-in-registry.ts';
import { eachEngine, type TestMarket } from '#tests/support/test-market.ts';

/** Shopee with no rules but the conditions for selling such goods. */
const stand = standInForShopee({ wording: undefined, rules: goodsRules('marketplace') });

const staff = staffMember();
const MINUTE_MS = 60_000;

/** Teas on sale in a shop, with a food safety certificate of the producer's that holds until a day. */
async function onSale(market: TestMarket, { listings = 1, validTo = '' } = {}) {
  const { context } = market;
  const platform = memoryPlatform();
  stand.platform = platform;
  const actor = await sellerOf(context);
  const paperId = await givePaper(context, actor, paperOf({ validTo }));
  const ids: string[] = [];
  for (let i = 1; i <= listings; i += 1) ids.push(await pushable(context, actor.producerId, i));
  const shopId = await connectShop(context, actor);
  await pushListings(context, actor, { shopId, listingIds: ids, goesOnSale: true });
  await letPass(market, 30_000);
  const first = ids[0] ?? '';
  const states = () => [...platform.products.values()].map(({ state }) => state);
  expect(new Set(states())).toEqual(new Set(['live']));
  /** What the market does by itself within two minutes. */
  const follow = async () => {
    for (let passed = 0; passed < 2 * MINUTE_MS; passed += MINUTE_MS / 2) {
      await context.store.write((tx) => context.jobs.enqueue(tx, followProducts, {}));
      await letPass(market, MINUTE_MS / 2);
    }
  };
  const nextDay = async () => {
    market.clock.advanceDays(1);
    await context.store.write((tx) => context.jobs.enqueue(tx, compareProducts, {}));
    await market.runJobs([compareProducts]);
    await letPass(market, 30_000);
  };
  const unread = async () => (await listNotices(context, actor)).filter(({ isRead }) => !isRead);
  const rows = () => context.store.read((db) => db.select().from(context.store.tables.channelProduct));
  return { platform, actor, ids, first, paperId, shopId, states, follow, nextDay, unread, rows };
}

eachEngine('what may not be sold', (open) => {
  test('goods whose paper staff refuse leave every sale within two minutes, are told of once, and come back with another paper', async () => {
    const market = await open({ simulated: nowhere });
    const { context } = market;
    const { actor, ids, paperId, shopId, states, follow, unread, rows } = await onSale(market, {
      listings: 3,
    });
    await decidePaper(context, staff, { paperId, verdict: 'refused', note: 'Ảnh mờ' });
    await follow();
    expect(states()).toEqual(['draft', 'draft', 'draft']);
    expect(await rows()).toMatchObject(
      ids.map(() => ({ state: 'draft', heldFor: 'paper', goesOnSale: true })),
    );
    expect(await unread()).toMatchObject([
      {
        kind: 'held-paper',
        params: { channel: 'Shopee', paper: 'food-safety' },
        path: '/seller/papers/give?kind=food-safety',
      },
      { kind: 'paper-refused', params: { paper: 'food-safety', note: 'Ảnh mờ' } },
    ]);
    expect((await readShops(context, actor, 'shopee')).shops).toMatchObject([
      { products: 3, drafts: 0, held: 3 },
    ]);
    expect(await putOnSale(context, actor, shopId)).toBe(0);
    // Nor can it be pushed again as it is.
    const { listings } = await listPushable(context, actor, { shopId, query: '', page: 1 });
    expect(listings.map(({ gap }) => gap)).toEqual(ids.map(() => ({ why: 'rules' })));

    market.clock.advance(MINUTE_MS);
    await givePaper(context, actor, paperOf({ bytes: pdfBytes('mới') }));
    await follow();
    expect(states()).toEqual(['live', 'live', 'live']);
    expect(await rows()).toMatchObject(ids.map(() => ({ state: 'live', heldFor: null })));
    expect(await unread()).toEqual([]);
  });

  test('goods that never had such a paper are left alone', async () => {
    const market = await open({ simulated: nowhere });
    const { paperId, states, follow } = await onSale(market);
    const { paper } = market.context.store.tables;
    await market.context.store.write((tx) =>
      tx.update(paper).set({ archivedAt: market.clock.now() }).where(eq(paper.id, paperId)),
    );
    await follow();
    expect(states()).toEqual(['live']);
  });

  test('a paper that ends takes its goods off sale as the day begins, also where a shop does not follow', async () => {
    const market = await open({ simulated: nowhere });
    const { context, clock } = market;
    const { actor, shopId, states, nextDay, follow, unread, platform } = await onSale(market, {
      validTo: localDate(clock.now()),
    });
    await setFollowing(context, actor, { shopId, follows: false });
    expect(states()).toEqual(['live']);
    const asked = platform.calls.length;
    await nextDay();
    expect(states()).toEqual(['draft']);
    expect(platform.calls.slice(asked)).not.toContain('updateOffers');
    expect(await unread()).toMatchObject([{ kind: 'held-paper', params: { paper: 'food-safety' } }]);
    // Told once, also when it is read.
    await context.store.write((tx) =>
      tx.update(context.store.tables.producerNotice).set({ readAt: clock.now() }),
    );
    await nextDay();
    expect(await unread()).toEqual([]);
    await givePaper(context, actor, paperOf({ bytes: pdfBytes('mới') }));
    await follow();
    expect(states()).toEqual(['live']);
  });

  test('a suspended listing and a suspended producer are off sale everywhere until staff lift it', async () => {
    const market = await open({ simulated: nowhere });
    const { context } = market;
    const { actor, first, states, follow, unread } = await onSale(market, { listings: 2 });
    const { producer } = context.store.tables;
    const [{ code } = { code: '' }] = await context.store.read((db) =>
      db.select({ code: producer.code }).from(producer).where(eq(producer.id, actor.producerId)),
    );
    await suspendListing(context, staff, { listingId: first, note: 'Sai nguồn gốc' });
    await follow();
    expect(states().sort()).toEqual(['draft', 'live']);
    expect(await unread()).toMatchObject([{ kind: 'held-listing', path: `/seller/listings/${first}` }]);
    await suspendProducer(context, staff, { code, note: 'Chờ xác minh' });
    await follow();
    expect(states()).toEqual(['draft', 'draft']);
    expect((await unread()).map(({ kind }) => kind).sort()).toEqual(['held-listing', 'held-producer']);
    await liftProducerSuspension(context, staff, code);
    await follow();
    expect(states().sort()).toEqual(['draft', 'live']);
    await liftSuspension(context, staff, first);
    await follow();
    expect(states()).toEqual(['live', 'live']);
    expect(await unread()).toEqual([]);
  });

  test('what the seller has hidden or put away themselves does not come back by itself', async () => {
    const market = await open({ simulated: nowhere });
    const { context, clock } = market;
    const { actor, first, paperId, platform, states, follow, unread } = await onSale(market, { listings: 2 });
    const [hidden, other] = [...platform.products.values()];
    if (hidden) hidden.state = 'draft';
    clock.advanceDays(1);
    await letPass(market, MINUTE_MS);
    await decidePaper(context, staff, { paperId, verdict: 'refused', note: 'Ảnh mờ' });
    await follow();
    expect(states()).toEqual(['draft', 'draft']);
    await decideAnew(context, staff, { paperId, verdict: 'checked', note: '' });
    await follow();
    expect([hidden?.state, other?.state]).toEqual(['draft', 'live']);

    const { channelProduct } = context.store.tables;
    const [away] = await context.store.read((db) =>
      db
        .select()
        .from(channelProduct)
        .where(eq(channelProduct.externalId, other?.externalId ?? '')),
    );
    await archiveListing(context, actor, away?.listingId ?? first);
    await follow();
    expect(other?.state).toBe('draft');
    expect(await unread()).toEqual([]);
    await bringBackListing(context, actor, away?.listingId ?? first);
    await follow();
    expect(other?.state).toBe('draft');
  });

  test('what the seller puts on sale over there while it is held is taken down again', async () => {
    const market = await open({ simulated: nowhere });
    const { context, clock } = market;
    const { paperId, platform, states, follow } = await onSale(market);
    await decidePaper(context, staff, { paperId, verdict: 'refused', note: 'Ảnh mờ' });
    await follow();
    for (const product of platform.products.values()) product.state = 'live';
    clock.advanceDays(1);
    await follow();
    expect(states()).toEqual(['draft']);
  });

  test('the department’s figure follows it down and up, and its midnight says no more of it', async () => {
    const market = await open({ simulated: nowhere, demo: true });
    const { context } = market;
    const { actor, first, paperId, follow, unread } = await onSale(market);
    const entry = await recognisedEntry(context, { producerId: actor.producerId, rounds: [] });
    const { listing, presence, presenceCheck } = context.store.tables;
    await context.store.write((tx) =>
      tx.update(listing).set({ entryId: entry.id }).where(eq(listing.id, first)),
    );
    market.clock.advanceDays(1);
    await follow();
    const presences = () => context.store.read((db) => db.select().from(presence));
    expect(await presences()).toMatchObject([{ entryId: entry.id, state: 'live' }]);
    await decidePaper(context, staff, { paperId, verdict: 'refused', note: 'Ảnh mờ' });
    await follow();
    expect(await presences()).toMatchObject([{ state: 'removed' }]);
    const looks = await context.store.read((db) =>
      db.select().from(presenceCheck).orderBy(presenceCheck.checkedAt, presenceCheck.id),
    );
    expect(looks.at(-1)).toMatchObject({ method: 'api', state: 'removed', note: 'held_paper' });
    await tellOfPresences(context);
    expect((await unread()).map(({ kind }) => kind).sort()).toEqual(['held-paper', 'paper-refused']);
    await decideAnew(context, staff, { paperId, verdict: 'checked', note: '' });
    await follow();
    expect(await presences()).toMatchObject([{ state: 'live' }]);
    expect(await unread()).toEqual([]);
  });
});

eachEngine('what a platform turns down', (open) => {
  test('is told once for a push and a reason, with how many products it is', async () => {
    const market = await open({ simulated: nowhere });
    const { context } = market;
    const platform = memoryPlatform();
    stand.platform = platform;
    const actor = await sellerOf(context);
    const ids: string[] = [];
    for (let i = 1; i <= 5; i += 1) ids.push(await pushable(context, actor.producerId, i));
    const shopId = await connectShop(context, actor);
    platform.verdict = (title) => (/[123]$/.test(title) ? 'rejected' : 'live');
    const create = platform.create.bind(platform);
    platform.create = async (...given) => {
      const [, { listing }] = given;
      if (!listing.titleVi.endsWith('4')) return create(...given);
      const refusals = [{ code: 'error_price', message: 'price bad', field: 'variants.0.priceVnd' }];
      throw trouble('refused', { refusals });
    };
    const runId = await pushListings(context, actor, { shopId, listingIds: ids, goesOnSale: true });
    await letPass(market, 60_000);
    const notices = await listNotices(context, actor);
    expect(notices.map(({ kind, params, path }) => [kind, params.count, path]).sort()).toEqual([
      ['push-refused', 1, `/seller/channels/shopee/pushes/${runId}`],
      ['push-refused', 3, `/seller/channels/shopee/pushes/${runId}`],
    ]);
    for (const { params } of notices) {
      expect(params).toMatchObject({
        causeVi: expect.stringMatching(/\S/),
        causeEn: expect.stringMatching(/\S/),
      });
    }
  });

  test('later, of products that stand in no register, is told once, with how many', async () => {
    const market = await open({ simulated: nowhere });
    const { platform, shopId, unread } = await onSale(market, { listings: 3 });
    platform.products.clear();
    market.clock.advanceDays(1);
    await letPass(market, MINUTE_MS);
    expect(await unread()).toMatchObject([
      {
        kind: 'product-down',
        params: { state: 'removed', count: 3 },
        path: `/seller/channels/shopee/push?shop=${shopId}#refused`,
      },
    ]);
  });
});
