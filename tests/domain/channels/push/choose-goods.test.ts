import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { titleKey } from '#app/domain/catalog/title-key.ts';
import { keepAttributes } from '#app/domain/channels/attributes/kept-attributes.server.ts';
import { changedSincePage } from '#app/domain/channels/push/changed-since-page.server.ts';
import { listPushable } from '#app/domain/channels/push/list-pushable.server.ts';
import { pushListings } from '#app/domain/channels/push/push-listings.server.ts';
import { readRefusals } from '#app/domain/channels/push/read-refusals.server.ts';
import { eachReadiness } from '#app/domain/channels/readiness/each-readiness.server.ts';
import { listMarketMatrix } from '#app/domain/channels/readiness/list-market-matrix.server.ts';
import { listMarketReadiness } from '#app/domain/channels/readiness/list-market-readiness.server.ts';
import { listOwnReadiness } from '#app/domain/channels/readiness/list-own-readiness.server.ts';
import type { ReadinessBand } from '#app/domain/channels/readiness/readiness-bands.ts';
import { scoreSome } from '#app/domain/channels/readiness/score-listings.server.ts';
import { channelByCode } from '#app/domain/channels/registry.server.ts';
import { shopeeChannel } from '#app/domain/channels/shopee/shopee-channel.server.ts';
import { listNotices } from '#app/domain/notices/list-notices.server.ts';
import { translate } from '#app/i18n/messages.ts';
import { presenceMessages } from '#app/i18n/presences.ts';
import { noticeText } from '#app/routes/seller/notice-text.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import { publishedListing } from '#tests/factories/published-listing.ts';
import { recognisedEntry } from '#tests/factories/recognised-entry.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { memoryPlatform, trouble } from '#tests/support/memory-platform.ts';
import { connectShop, letPass, nowhere, pushable } from '#tests/support/push-shop.ts';
import { standInForShopee } from '#tests/support/stand-in-registry.ts';
import { eachEngine, type TestMarket } from '#tests/support/test-market.ts';

/** Shopee with only its rule of the category, and with a platform that needs no network. */
const stand = standInForShopee({
  wording: undefined,
  rules: shopeeChannel.rules.filter(({ id }) => id === 'category'),
});

async function opened(market: TestMarket) {
  const platform = memoryPlatform();
  stand.platform = platform;
  const actor = await sellerOf(market.context);
  const shopId = await connectShop(market.context, actor);
  return { platform, actor, shopId };
}

/** As the screen of categories leaves it. */
async function choose({ store, clock }: Context, { producerId }: SellerActor, listingId: string) {
  const { channelChoice } = store.tables;
  const row = { producerId, channelCode: 'shopee', subject: listingId, field: 'category' };
  await store.write((tx) =>
    tx.insert(channelChoice).values({ ...row, value: '100629 - Chè', chosenAt: clock.now() }),
  );
}

/** Its product stands in the register, and a link says that it is on the channel. */
async function linked(context: Context, { producerId }: SellerActor, listingId: string, url: string) {
  const { presence, listing } = context.store.tables;
  const entry = await recognisedEntry(context, { producerId, rounds: [] });
  await context.store.write(async (tx) => {
    await tx.update(listing).set({ entryId: entry.id }).where(eq(listing.id, listingId));
    await tx.insert(presence).values({
      id: newId(),
      entryId: entry.id,
      channelCode: 'shopee',
      url,
      urlKey: url,
      state: 'claimed',
      firstSeenOn: '2026-01-01',
      source: 'producer',
      createdAt: context.clock.now(),
    });
  });
}

const LISTINGS = 1_200;

eachEngine('choosing goods for a push', (open) => {
  test('all of 1,200 can be reached, by pages and by name; what is ready comes first', {
    timeout: 120_000,
  }, async () => {
    const market = await open({ simulated: nowhere });
    const { context } = market;
    const { actor, shopId } = await opened(market);
    const ids: string[] = [];
    for (let number = 1; number <= LISTINGS; number += 1) {
      const titleVi = `Chè số ${String(number).padStart(4, '0')}`;
      const listing = { titleVi, titleKey: titleKey(titleVi) };
      ids.push(await publishedListing(context, { producerId: actor.producerId, listing, photos: [] }));
    }
    const last = ids.at(-1) ?? '';
    await choose(context, actor, last);
    await scoreSome(context, [last]);
    const at = (page: number, query = '') => listPushable(context, actor, { shopId, query, page });
    const first = await at(1);
    expect(first).toMatchObject({ total: LISTINGS, page: 1, pages: 12 });
    expect(first.listings[0]).toMatchObject({ id: last, gap: null });
    const seen = new Set<string>();
    for (let page = 1; page <= first.pages; page += 1) {
      for (const { id } of (await at(page)).listings) seen.add(id);
    }
    expect(seen.size).toBe(LISTINGS);
    const found = await at(1, 'che so 0777');
    expect(found).toMatchObject({ total: 1, pages: 1, listings: [{ title: 'Chè số 0777' }] });
    expect((await at(99)).page).toBe(12);
  });

  test('after a push what never went there comes first, so that the first page always has the next', async () => {
    const market = await open({ simulated: nowhere });
    const { context } = market;
    const { actor, shopId } = await opened(market);
    const ids = [];
    for (const number of [1, 2, 3]) ids.push(await pushable(context, actor.producerId, number));
    for (const id of ids) await choose(context, actor, id);
    await scoreSome(context, ids);
    const shown = async () =>
      (await listPushable(context, actor, { shopId, query: '', page: 1 })).listings.map(({ id }) => id);
    const [next = '', ...others] = await shown();
    expect([next, ...others].sort()).toEqual([...ids].sort());
    await pushListings(context, actor, { shopId, listingIds: [next], goesOnSale: true });
    expect(await shown(), 'on its way').toEqual([...others, next]);
    await letPass(market, 30_000);
    expect(await shown(), 'there').toEqual([...others, next]);
  });

  test('readiness and the push say the same of a category that was not chosen, and of its questions', async () => {
    const market = await open({ simulated: nowhere });
    const { context } = market;
    const { actor, shopId } = await opened(market);
    const id = await pushable(context, actor.producerId);
    await scoreSome(context, [id]);
    const whole = { channel: null, rule: null, after: '' };
    const both = async () => {
      const { fileOnly, listings } = await listOwnReadiness(context, actor, whole);
      const pushed = await listPushable(context, actor, { shopId, query: '', page: 1 });
      const [shopee] = listings[0]?.channels ?? [];
      expect(shopee?.state).toBe('ready');
      expect(shopee?.pushGap).toEqual(pushed.listings[0]?.gap);
      return { gap: shopee?.pushGap, fileOnly };
    };
    expect(await both()).toMatchObject({ gap: { why: 'category' }, fileOnly: [{ listings: 1 }] });
    await choose(context, actor, id);
    await scoreSome(context, [id]);
    expect(await both()).toEqual({ gap: null, fileOnly: [] });
    const asked = {
      id: 'life',
      name: 'Hạn sử dụng',
      isMandatory: true,
      kind: 'choice' as const,
      options: [{ id: '12', name: '12 tháng' }],
      unit: null,
    };
    await context.store.write((tx) =>
      keepAttributes(context, tx, { channelCode: 'shopee', categoryId: '100629' }, [asked]),
    );
    expect((await both()).gap).toEqual({ why: 'attributes', names: ['Hạn sử dụng'] });
    // Without a shop there is no push that could refuse it.
    const { channelShop } = context.store.tables;
    await context.store.write((tx) => tx.update(channelShop).set({ state: 'disconnected' }));
    const { fileOnly, listings } = await listOwnReadiness(context, actor, whole);
    expect([fileOnly, listings[0]?.channels[0]?.pushGap]).toEqual([[], null]);
  });

  test('what stands there by a link is told apart, linked by SKU, and made anew only when that is chosen', async () => {
    const market = await open({ simulated: nowhere });
    const { context } = market;
    const { platform, actor, shopId } = await opened(market);
    const id = await pushable(context, actor.producerId, 1);
    const other = await pushable(context, actor.producerId, 2);
    for (const one of [id, other]) await choose(context, actor, one);
    await linked(context, actor, id, 'https://shopee.vn/product/1/77');
    const shown = async () => {
      const { listings } = await listPushable(context, actor, { shopId, query: '', page: 1 });
      return Object.fromEntries(listings.map((one) => [one.id, one.presence]));
    };
    // A link that nobody has checked is only said to be there.
    const url = 'https://shopee.vn/product/1/77';
    expect(await shown()).toEqual({ [id]: { url, isSeen: false }, [other]: null });
    const { presence, producer } = context.store.tables;
    await context.store.write((tx) => tx.update(presence).set({ state: 'live' }));
    expect(await shown()).toEqual({ [id]: { url, isSeen: true }, [other]: null });
    await context.store.write((tx) => tx.update(presence).set({ state: 'claimed' }));
    // Suspended selling is said as what it is.
    const asked = { shopId, query: '', page: 1 };
    const isSuspended = async () => (await listPushable(context, actor, asked)).isSuspended;
    expect(await isSuspended()).toBe(false);
    const suspend = (suspendedAt: number | null) =>
      context.store.write((tx) => tx.update(producer).set({ suspendedAt }));
    await suspend(context.clock.now());
    expect(await isSuspended()).toBe(true);
    await suspend(null);
    const push = (makesAnew: boolean) =>
      pushListings(context, actor, { shopId, listingIds: [id, other], goesOnSale: true, makesAnew });

    // By another SKU over there: nothing is made that might stand there twice.
    await push(false);
    await letPass(market, 60_000);
    expect(platform.products.size).toBe(1);
    const about = { listingId: id, channelCode: 'shopee' };
    expect(await readRefusals(context, actor, about)).toMatchObject([{ words: 'notThere' }]);
    // The market's own decision is not told of as the platform's refusal.
    const [notice] = await listNotices(context, actor);
    expect(notice && noticeText(translate(presenceMessages, 'vi'), 'vi', notice)).toMatch(
      /^Chợ chưa đăng 1 sản phẩm lên Shopee/,
    );
    expect(await shown()).toMatchObject({ [id]: { url: 'https://shopee.vn/product/1/77' } });

    // By the same SKU: taken up as it is.
    const { variant, channelProduct } = context.store.tables;
    const [size] = await context.store.read((db) =>
      db.select().from(variant).where(eq(variant.listingId, id)),
    );
    platform.products.set('77', {
      externalId: '77',
      shopId: '1',
      title: 'Chè',
      state: 'live',
      offers: { [size?.code ?? '']: { sku: size?.sku ?? '', priceVnd: 1, stock: 1 } },
      refusals: [],
      images: [],
      attributes: [],
    });
    await push(false);
    await letPass(market, 60_000);
    expect(platform.products.size).toBe(2);
    const productOf = async (listingId: string) => {
      const rows = await context.store.read((db) =>
        db.select().from(channelProduct).where(eq(channelProduct.listingId, listingId)),
      );
      return rows[0];
    };
    expect(await productOf(id)).toMatchObject({ externalId: '77', state: 'live' });
    expect(await shown()).toEqual({ [id]: null, [other]: null });

    const third = await pushable(context, actor.producerId, 3);
    await choose(context, actor, third);
    await linked(context, actor, third, 'https://shopee.vn/product/1/78');
    await pushListings(context, actor, { shopId, listingIds: [third], goesOnSale: true, makesAnew: true });
    await letPass(market, 60_000);
    expect(await productOf(third)).toMatchObject({ state: 'live' });
    expect(platform.products.size).toBe(3);
  });

  test('what stands in another shop of theirs is told with its name, whatever has become of that shop', async () => {
    const market = await open({ simulated: nowhere });
    const { context } = market;
    const { actor, shopId } = await opened(market);
    const id = await pushable(context, actor.producerId, 1);
    const free = await pushable(context, actor.producerId, 2);
    for (const one of [id, free]) await choose(context, actor, one);
    await pushListings(context, actor, { shopId, listingIds: [id], goesOnSale: true });
    await letPass(market, 30_000);
    const { channelShop } = context.store.tables;
    const second = await connectShop(context, actor, '2');
    const shown = async () => {
      const { listings } = await listPushable(context, actor, { shopId: second, query: '', page: 1 });
      return Object.fromEntries(listings.map((one) => [one.id, one.elsewhere]));
    };
    for (const state of ['connected', 'reauthorise', 'suspended', 'disconnected'] as const) {
      await context.store.write((tx) =>
        tx.update(channelShop).set({ state }).where(eq(channelShop.id, shopId)),
      );
      expect(await shown()).toEqual({ [id]: { shop: 'Gian hàng 1', state: 'live' }, [free]: null });
    }
    // In its own shop it is simply there; a simulated shop says nothing of a real one.
    const own = await listPushable(context, actor, { shopId, query: '', page: 1 });
    expect(own.listings.map(({ elsewhere }) => elsewhere)).toEqual([null, null]);
    await context.store.write((tx) =>
      tx.update(channelShop).set({ isSimulated: false }).where(eq(channelShop.id, second)),
    );
    expect(await shown()).toEqual({ [id]: null, [free]: null });
  });

  test('what has changed since the page was shown is named before anything is sent', async () => {
    const market = await open({ simulated: nowhere });
    const { context } = market;
    const { actor, shopId } = await opened(market);
    const ids = [];
    for (const number of [1, 2, 3, 4, 5]) ids.push(await pushable(context, actor.producerId, number));
    for (const id of ids) await choose(context, actor, id);
    const [gone = '', dearer = '', lacking = '', there = '', same = ''] = ids;
    const page = async () => {
      const { listings } = await listPushable(context, actor, { shopId, query: '', page: 1 });
      return {
        ...{ shopId, listingIds: listings.flatMap(({ id, gap }) => (gap ? [] : id)) },
        seen: new Map(listings.map((one) => [one.id, one.seen])),
        seenStanding: listings.flatMap(({ id, presence }) => (presence ? id : [])),
      };
    };
    const shown = await page();
    expect(await changedSincePage(context, actor, shown)).toBeNull();
    const { listing, variant, channelChoice } = context.store.tables;
    await context.store.write(async (tx) => {
      await tx.update(listing).set({ state: 'archived' }).where(eq(listing.id, gone));
      await tx.update(variant).set({ price: 199_000 }).where(eq(variant.listingId, dearer));
      await tx.update(variant).set({ stock: 3 }).where(eq(variant.listingId, same));
      await tx.delete(channelChoice).where(eq(channelChoice.subject, lacking));
    });
    await linked(context, actor, there, 'https://shopee.vn/product/1/79');
    expect(await changedSincePage(context, actor, shown)).toMatchObject({
      gone: [{ id: gone, reason: 'archived' }],
      changed: [{ id: dearer, changes: [{ what: 'price', to: 199_000 }] }],
      lacking: [{ id: lacking }],
      cameToStand: [{ id: there }],
    });
    // A page that says nothing of what it showed is compared with nothing; one that was looked at anew has not changed.
    expect(await changedSincePage(context, actor, { ...shown, seen: new Map() })).toBeNull();
    expect(await changedSincePage(context, actor, await page())).toBeNull();
  });

  test('of one with two sizes too: a code, a name, a measure of either, or another category is named', async () => {
    const market = await open({ simulated: nowhere });
    const { context } = market;
    const { actor, shopId } = await opened(market);
    const id = await pushable(context, actor.producerId, 1);
    await choose(context, actor, id);
    const { variant, channelChoice } = context.store.tables;
    const sizesOf = () =>
      context.store.read((db) => db.select().from(variant).where(eq(variant.listingId, id)));
    const [first] = await sizesOf();
    if (!first) throw new Error('it has no size');
    const further = { id: newId(), code: '7BX3R1HSMU', sku: 'B-2', skuKey: 'b-2', position: 2 };
    await context.store.write((tx) =>
      tx.insert(variant).values({ ...first, ...further, nameVi: 'Hộp 200 g', gtin: null }),
    );
    const page = async () => {
      const { listings } = await listPushable(context, actor, { shopId, query: '', page: 1 });
      return {
        ...{ shopId, listingIds: [id], seenStanding: [] },
        seen: new Map(listings.map((one) => [one.id, one.seen])),
      };
    };
    const otherwise = async (changed: Partial<typeof variant.$inferInsert>) => {
      const shown = await page();
      expect(await changedSincePage(context, actor, shown)).toBeNull();
      await context.store.write((tx) => tx.update(variant).set(changed).where(eq(variant.id, further.id)));
      return (await changedSincePage(context, actor, shown))?.changed.flatMap(({ changes }) => changes);
    };
    for (const changed of [
      { sku: 'B-3' },
      { gtin: '8938505974194' },
      { nameVi: 'Hộp 250 g' },
      { lengthCm: 31 },
      { widthCm: 32 },
      { heightCm: 33 },
    ])
      expect([changed, await otherwise(changed)]).toEqual([changed, [{ what: 'content' }]]);
    // Stock moves by itself; what has words of its own is not said twice.
    expect(await otherwise({ stock: 3 })).toBeUndefined();
    expect(await otherwise({ price: 199_000 })).toMatchObject([{ what: 'price', to: 199_000 }]);

    const shown = await page();
    await context.store.write((tx) =>
      tx.update(channelChoice).set({ value: '100630 - Cà phê' }).where(eq(channelChoice.subject, id)),
    );
    expect(await changedSincePage(context, actor, shown)).toMatchObject({
      changed: [{ id, changes: [{ what: 'category' }] }],
    });
    // Of a size that went, only that is said.
    const both = await page();
    await context.store.write((tx) => tx.delete(variant).where(eq(variant.id, further.id)));
    expect((await changedSincePage(context, actor, both))?.changed).toMatchObject([
      { changes: [{ what: 'sizesRemoved', count: 1 }] },
    ]);
  });

  test('what was turned down says whether it has changed since; stock alone is no change', async () => {
    const market = await open({ simulated: nowhere });
    const { context, clock } = market;
    const { platform, actor, shopId } = await opened(market);
    const refuses = (field: string) => {
      platform.create = async () => {
        throw trouble('refused', { refusals: [{ code: 'no', message: 'no', field }] });
      };
    };
    const [byTitle, byStock] = [
      await pushable(context, actor.producerId, 1),
      await pushable(context, actor.producerId, 2),
    ];
    for (const one of [byTitle, byStock]) {
      refuses(one === byTitle ? 'titleVi' : 'variants.0.stock');
      await choose(context, actor, one);
      await pushListings(context, actor, { shopId, listingIds: [one], goesOnSale: true });
      await letPass(market, 30_000);
    }
    const changed = async () => {
      const { listings } = await listPushable(context, actor, { shopId, query: '', page: 1 });
      return Object.fromEntries(listings.map((one) => [one.id, one.turnedDown?.hasChanged]));
    };
    expect(await changed()).toEqual({ [byTitle]: false, [byStock]: false });
    // Readiness says the same: not that it can go there, but why it was refused and where that is mended.
    await scoreSome(context, [byTitle, byStock]);
    const refusedFields = async () => {
      const { listings } = await listOwnReadiness(context, actor, {
        channel: 'shopee',
        rule: null,
        after: '',
      });
      return Object.fromEntries(
        listings.map(({ listingId, channels: [shopee] }) => [
          listingId,
          [shopee?.state, ...(shopee?.refusals ?? []).map(({ field }) => field)],
        ]),
      );
    };
    expect(await refusedFields()).toEqual({
      [byTitle]: ['ready', 'titleVi'],
      [byStock]: ['ready', 'variants.0.stock'],
    });
    // So do the counts, the desk's lists and the command: one that is refused stands nowhere as ready.
    const everywhere = async () => {
      const asked = { channel: 'shopee', rule: null, commune: null, sort: 'near', page: 1 } as const;
      const { counts } = await listOwnReadiness(context, actor, { channel: null, rule: null, after: '' });
      const desk = await listMarketReadiness(context, { ...asked, band: null });
      const inBand = async (band: ReadinessBand) => {
        const { rows, total } = await listMarketReadiness(context, { ...asked, band });
        const some = { commune: null, q: null, sort: 'near', page: 1, band } as const;
        const matrix = await listMarketMatrix(context, some);
        expect([total, matrix.total]).toEqual([rows.length, rows.length]);
        expect(matrix.rows.map(({ cells }) => cells.shopee?.band)).toEqual(rows.map(() => band));
        return rows.map(({ listingId, refusals }) => [listingId, ...refusals.map(({ field }) => field)]);
      };
      const told: unknown[] = [];
      for await (const one of eachReadiness(context, channelByCode('shopee'), null))
        told.push(...one.refusals.map(({ field }) => field));
      return {
        own: counts.map(({ ready, refused }) => ({ ready, refused })),
        desk: desk.counts.map(({ ready, refused }) => ({ ready, refused })),
        refused: await inBand('refused'),
        ready: await inBand('ready'),
        told,
      };
    };
    const fields = [
      [byTitle, 'titleVi'],
      [byStock, 'variants.0.stock'],
    ].sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
    expect(await everywhere()).toEqual({
      own: [{ ready: 0, refused: 2 }],
      desk: [{ ready: 0, refused: 2 }],
      refused: fields,
      ready: [],
      told: fields.map(([, field]) => field),
    });
    const { listing, variant } = context.store.tables;
    await context.store.write((tx) => tx.update(variant).set({ stock: 3, updatedAt: clock.now() }));
    expect(await changed()).toEqual({ [byTitle]: false, [byStock]: true });
    expect(await everywhere()).toMatchObject({
      own: [{ ready: 1, refused: 1 }],
      desk: [{ ready: 1, refused: 1 }],
      refused: [[byTitle, 'titleVi']],
      ready: [[byStock]],
      told: ['titleVi'],
    });
    await context.store.write((tx) =>
      tx
        .update(listing)
        .set({ titleVi: 'Chè Suối Giàng', updatedAt: clock.now() })
        .where(eq(listing.id, byTitle)),
    );
    expect(await changed()).toEqual({ [byTitle]: true, [byStock]: true });
    expect(await refusedFields()).toEqual({ [byTitle]: ['ready'], [byStock]: ['ready'] });
    expect(await everywhere()).toMatchObject({ own: [{ ready: 2, refused: 0 }], refused: [], told: [] });
  });
});
