import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { compareProducts } from '#app/domain/channels/push/compare-products.server.ts';
import { pushListings } from '#app/domain/channels/push/push-listings.server.ts';
import { DAY_MS } from '#app/server/local-date.ts';
import { recognisedEntry } from '#tests/factories/recognised-entry.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { memoryPlatform } from '#tests/support/memory-platform.ts';
import { connectShop, letPass, nowhere, pushable } from '#tests/support/push-shop.ts';
import { standInForShopee } from '#tests/support/stand-in-registry.ts';
import { eachEngine } from '#tests/support/test-market.ts';

/** Shopee with its own wording, which puts the star before the title. */
const stand = standInForShopee({ rules: [] });

eachEngine('the day after', (open) => {
  test('a star that has lapsed is gone from the platform too; what has not changed is left alone', async () => {
    const market = await open({ simulated: nowhere });
    const { context, clock } = market;
    const platform = memoryPlatform();
    stand.platform = platform;
    const actor = await sellerOf(context);
    const [lapsing, plain] = [
      await pushable(context, actor.producerId, 1),
      await pushable(context, actor.producerId, 2),
    ];
    const entry = await recognisedEntry(context, {
      producerId: actor.producerId,
      rounds: [{ stars: 4, fromDay: -100, toDay: 1 }],
    });
    const { listing } = context.store.tables;
    await context.store.write((tx) =>
      tx.update(listing).set({ entryId: entry.id }).where(eq(listing.id, lapsing)),
    );
    const shopId = await connectShop(context, actor);
    await pushListings(context, actor, { shopId, listingIds: [lapsing, plain], goesOnSale: true });
    await letPass(market, 30_000);
    const titles = () => [...platform.products.values()].map(({ title }) => title).sort();
    expect(titles().filter((title) => title.startsWith('[OCOP 4 sao] '))).toHaveLength(1);

    clock.advance(DAY_MS);
    await context.store.write((tx) => context.jobs.enqueue(tx, compareProducts, {}));
    await market.runJobs([compareProducts]);
    await letPass(market, 30_000);
    expect(titles().filter((title) => title.includes('sao]'))).toEqual([]);
    expect(platform.calls.filter((call) => call === 'update')).toHaveLength(1);
  });
});
