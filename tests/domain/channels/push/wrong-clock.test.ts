import { expect, test } from 'vitest';
import { lazadaTrouble } from '#app/domain/channels/lazada/lazada-trouble.ts';
import { beginAuthorisation } from '#app/domain/channels/push/begin-authorisation.server.ts';
import { finishAuthorisation } from '#app/domain/channels/push/finish-authorisation.server.ts';
import { pushListings } from '#app/domain/channels/push/push-listings.server.ts';
import { readRun } from '#app/domain/channels/push/read-run.server.ts';
import { listWrongClocks } from '#app/domain/channels/push/wrong-clocks.server.ts';
import { shopeeTrouble } from '#app/domain/channels/shopee/shopee-trouble.ts';
import { listNotices } from '#app/domain/notices/list-notices.server.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { memoryPlatform } from '#tests/support/memory-platform.ts';
import { connectShop, letPass, nowhere, pushable, stateIn } from '#tests/support/push-shop.ts';
import { standInForShopee } from '#tests/support/stand-in-registry.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const stand = standInForShopee({ wording: undefined, rules: [] });

eachEngine('a platform that refuses our time', (open) => {
  test('is our fault: goods wait and go on, staff are told, the producer of no refusal', async () => {
    const market = await open({ simulated: nowhere });
    const { context } = market;
    const platform = memoryPlatform();
    stand.platform = platform;
    const actor = await sellerOf(context);
    const id = await pushable(context, actor.producerId);
    const shopId = await connectShop(context, actor);
    // The codes that platforms use for it.
    platform.before = () => {
      throw shopeeTrouble('error_param', 'Invalid timestamp');
    };
    const runId = await pushListings(context, actor, { shopId, listingIds: [id], goesOnSale: true });
    await letPass(market, 5 * 60_000);
    const run = await readRun(context, actor, runId);
    expect(run).toMatchObject({ isEnded: false, shop: { state: 'connected' } });
    expect(run.items).toMatchObject([{ state: 'waiting', refusals: [] }]);
    expect(await listNotices(context, actor)).toEqual([]);
    expect(await listWrongClocks(context)).toMatchObject([{ channel: 'Shopee' }]);
    const { url } = await beginAuthorisation(context, actor, 'shopee');
    const back = new URLSearchParams({ state: stateIn(url), code: 'good', shop_id: '2' });
    await expect(finishAuthorisation(context, actor, 'shopee', back)).rejects.toMatchObject({
      code: 'clockWrong',
    });

    // Set right.
    platform.before = () => undefined;
    await letPass(market, 4 * 60_000);
    expect((await readRun(context, actor, runId)).items).toMatchObject([{ state: 'live' }]);
    market.clock.advance(15 * 60_000);
    expect(await listWrongClocks(context)).toEqual([]);
  });
});

eachEngine('while a platform refuses our time', (open) => {
  test('it is asked ever less often, down to twice an hour, and staff see it all along', async () => {
    const market = await open({ simulated: nowhere });
    const { context } = market;
    const platform = memoryPlatform();
    stand.platform = platform;
    const actor = await sellerOf(context);
    const listingIds = [
      await pushable(context, actor.producerId, 1),
      await pushable(context, actor.producerId, 2),
    ];
    const shopId = await connectShop(context, actor);
    let refused = 0;
    platform.before = () => {
      refused += 1;
      throw shopeeTrouble('error_param', 'Invalid timestamp');
    };
    await pushListings(context, actor, { shopId, listingIds, goesOnSale: true });
    await letPass(market, 90 * 60_000, 30_000);
    // After 0, 1, 3, 7, 15, 31, 61 and 91 minutes, of two products at most; once a minute it was more than 90 times.
    expect(refused).toBeGreaterThanOrEqual(6);
    expect(refused).toBeLessThanOrEqual(18);
    const before = refused;
    for (let minutes = 0; minutes < 120; minutes += 5) {
      await letPass(market, 5 * 60_000, 60_000);
      expect(await listWrongClocks(context)).toMatchObject([{ channel: 'Shopee' }]);
    }
    expect(refused - before).toBeGreaterThanOrEqual(3);
    expect(refused - before).toBeLessThanOrEqual(10);
  });
});

test('Lazada and Shopee say so in codes of their own', () => {
  expect(lazadaTrouble({ code: 'IllegalTimestamp' })).toMatchObject({ kind: 'clock', refusals: [] });
  expect(shopeeTrouble('error_param', 'Invalid partner_id.').kind).toBe('refused');
});
