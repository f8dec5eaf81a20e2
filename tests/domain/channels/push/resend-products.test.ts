import { expect, test } from 'vitest';
import { pushListings } from '#app/domain/channels/push/push-listings.server.ts';
import { resendProducts } from '#app/domain/channels/push/resend-products.server.ts';
import { setFollowing } from '#app/domain/channels/push/set-following.server.ts';
import { DAY_MS } from '#app/server/local-date.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { type MemoryPlatform, memoryPlatform } from '#tests/support/memory-platform.ts';
import { connectShop, letPass, nowhere, pushable } from '#tests/support/push-shop.ts';
import { standInForShopee } from '#tests/support/stand-in-registry.ts';
import { eachEngine, type TestMarket } from '#tests/support/test-market.ts';

const stand = standInForShopee({ wording: undefined, rules: [] });

/** A producer's listings that are on sale in a shop whose platform forgets them after `lapsesAfterDays`. */
async function onSale(market: TestMarket, listings: number, lapsesAfterDays?: number) {
  const platform = memoryPlatform(lapsesAfterDays === undefined ? {} : { lapsesAfterDays });
  stand.platform = platform;
  const actor = await sellerOf(market.context);
  const ids: string[] = [];
  for (let i = 1; i <= listings; i += 1) ids.push(await pushable(market.context, actor.producerId, i));
  const shopId = await connectShop(market.context, actor);
  await pushListings(market.context, actor, { shopId, listingIds: ids, goesOnSale: true });
  await letPass(market, 30_000);
  return { platform, actor, shopId };
}

async function nights(market: TestMarket, count: number) {
  const { context, clock } = market;
  for (let night = 0; night < count; night += 1) {
    clock.advance(DAY_MS);
    await context.store.write((tx) => context.jobs.enqueue(tx, resendProducts, {}));
    await market.runJobs([resendProducts]);
    await letPass(market, 5_000);
  }
}

const updates = ({ calls }: MemoryPlatform) => calls.filter((call) => call === 'update').length;

eachEngine('what lapses on its platform', (open) => {
  test('is sent anew once in half the time, over and over', async () => {
    const market = await open({ simulated: nowhere });
    const { platform } = await onSale(market, 8, 8);
    expect(updates(platform)).toBe(0);
    await nights(market, 4);
    expect(updates(platform)).toBe(8);
    await nights(market, 4);
    expect(updates(platform)).toBe(16);
  });

  test('is left alone in a shop that does not follow, and where nothing lapses', async () => {
    const market = await open({ simulated: nowhere });
    const { platform, actor, shopId } = await onSale(market, 3, 4);
    await setFollowing(market.context, actor, { shopId, follows: false });
    await nights(market, 2);
    expect(updates(platform)).toBe(0);
    await setFollowing(market.context, actor, { shopId, follows: true });
    stand.platform = Object.assign(platform, { lapsesAfterDays: undefined });
    await nights(market, 2);
    expect(updates(platform)).toBe(0);
  });
});
