import { expect, test } from 'vitest';
import { listMyListings } from '#app/domain/catalog/list-my-listings.server.ts';
import { disconnectShop } from '#app/domain/channels/push/disconnect-shop.server.ts';
import { listOwnShops } from '#app/domain/channels/push/list-own-shops.server.ts';
import { pushListings } from '#app/domain/channels/push/push-listings.server.ts';
import { readOffProducts } from '#app/domain/channels/push/read-off-products.server.ts';
import { readShops } from '#app/domain/channels/push/read-shops.server.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { memoryPlatform } from '#tests/support/memory-platform.ts';
import { connectShop, letPass, nowhere, pushable } from '#tests/support/push-shop.ts';
import { standInForShopee } from '#tests/support/stand-in-registry.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const stand = standInForShopee({ wording: undefined, rules: [] });

eachEngine("a producer's shops at a glance", (open) => {
  test('say what is on sale there and what was turned down with why, and are nobody else’s', async () => {
    const market = await open({ simulated: nowhere });
    const { context } = market;
    const platform = memoryPlatform();
    stand.platform = platform;
    const [actor, other] = [await sellerOf(context, 'HTX Một'), await sellerOf(context, 'HTX Hai')];
    const listingIds = [
      await pushable(context, actor.producerId, 1),
      await pushable(context, actor.producerId, 2),
      await pushable(context, actor.producerId, 3),
    ];
    const shopId = await connectShop(context, actor);
    await connectShop(context, other, '2');
    expect((await listOwnShops(context, actor)).shops).toMatchObject([
      { id: shopId, channel: { code: 'shopee' }, state: 'connected', live: 0, off: { refused: 0 } },
    ]);

    platform.verdict = (title) => (title.includes('số 3') ? 'rejected' : 'live');
    // Made hidden and put on sale by the next call: nobody has to look at it in between.
    const meanwhile: unknown[] = [];
    platform.before = async (call) => {
      if (call !== 'setOnSale') return;
      const [shop] = (await listOwnShops(context, actor)).shops;
      const { shops: pages } = await readShops(context, actor, 'shopee');
      meanwhile.push([shop?.hidden, pages[0]?.drafts]);
    };
    await pushListings(context, actor, { shopId, listingIds, goesOnSale: true });
    await letPass(market, 60_000);
    const own = await listOwnShops(context, actor);
    expect(own.shops).toMatchObject([{ id: shopId, live: 2, hidden: 0, underWay: 0, off: { refused: 1 } }]);
    expect(meanwhile).toEqual([
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
    expect(own.refused).toMatchObject([
      {
        listingId: listingIds[2],
        title: 'Chè Shan tuyết cổ thụ Suối Giàng số 3',
        channel: { code: 'shopee' },
      },
    ]);
    expect(own.refused[0]?.refusals.length).toBeGreaterThan(0);
    // Where the products themselves are listed, it is what to do next.
    const next = async () => {
      const { rows } = await listMyListings(context, actor, { filter: 'all', query: '', page: 1 });
      return Object.fromEntries(rows.map((row) => [row.id, row.next]));
    };
    const listed = { channelCode: 'shopee', shopId, group: 'no such', page: 9 };
    const list = await readOffProducts(context, actor, listed);
    expect(list).toMatchObject({ group: 'refused', page: 1, counts: { refused: 1, locked: 0 } });
    expect(list.products).toMatchObject([{ listingId: listingIds[2], refusals: own.refused[0]?.refusals }]);
    const none = { isNotFound: true };
    await expect(readOffProducts(context, other, listed)).rejects.toMatchObject(none);
    const elsewhere = { ...listed, channelCode: 'lazada' };
    await expect(readOffProducts(context, actor, elsewhere)).rejects.toMatchObject(none);
    const nothing = { kind: 'none' };
    const [first = '', second = '', third = ''] = listingIds;
    expect(await next()).toEqual({
      [first]: nothing,
      [second]: nothing,
      [third]: { kind: 'mendOnChannels', channels: ['Shopee'] },
    });
    expect(await listOwnShops(context, other)).toMatchObject({ shops: [{ live: 0 }], refused: [] });

    await disconnectShop(context, actor, shopId);
    await expect(readOffProducts(context, actor, listed)).rejects.toMatchObject(none);
    expect(await listOwnShops(context, actor)).toEqual({ shops: [], refused: [] });
    expect(await next()).toEqual({ [first]: nothing, [second]: nothing, [third]: nothing });
  });
});
