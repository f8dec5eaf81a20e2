import { expect, test } from 'vitest';
import { followProducts } from '#app/domain/channels/push/follow-products.server.ts';
import { pushListings } from '#app/domain/channels/push/push-listings.server.ts';
import { cancelOrder } from '#app/domain/payments/refunds/cancel-order.server.ts';
import { anyPostRate, bankAccountOf } from '#tests/factories/buying.ts';
import { paidOrder, placedOrder } from '#tests/factories/placed-order.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { memoryPlatform } from '#tests/support/memory-platform.ts';
import { connectShop, letPass, nowhere, pushable } from '#tests/support/push-shop.ts';
import { standInForShopee } from '#tests/support/stand-in-registry.ts';
import { eachEngine } from '#tests/support/test-market.ts';

/** Shopee as it is, with a platform that needs no network. */
const stand = standInForShopee({ wording: undefined, rules: [] });

eachEngine('goods that are sold here', (open) => {
  test('are fewer on the platform within two minutes, when they are ordered and when an order ends', async () => {
    const market = await open({ simulated: nowhere });
    const { context } = market;
    const platform = memoryPlatform();
    stand.platform = platform;
    const actor = await sellerOf(context);
    const { producerId } = actor;
    const listingId = await pushable(context, producerId, 1);
    const shopId = await connectShop(context, actor);
    await pushListings(context, actor, { shopId, listingIds: [listingId], goesOnSale: true });
    await letPass(market, 30_000);
    await anyPostRate(context);
    await bankAccountOf(context, producerId);
    const stockThere = async () => {
      await letPass(market, 120_000);
      await context.store.write((tx) => context.jobs.enqueue(tx, followProducts, {}));
      await letPass(market, 30_000);
      const [product] = [...platform.products.values()];
      return Object.values(product?.offers ?? {}).map(({ stock }) => stock);
    };
    expect(await stockThere()).toEqual([5]);
    const kept = await placedOrder(context, listingId, { quantity: 1 });
    expect(await stockThere()).toEqual([4]);
    const sold = await paidOrder(context, listingId, { quantity: 2 });
    expect(await stockThere()).toEqual([2]);
    const by = { role: 'producer', personId: null } as const;
    await cancelOrder(context, { orderId: kept.id, by, reason: 'thử' });
    expect(await stockThere()).toEqual([3]);
    await cancelOrder(context, { orderId: sold.id, by, reason: 'thử' });
    expect(await stockThere()).toEqual([5]);
  });
});
