import { expect, test } from 'vitest';
import { pushListings } from '#app/domain/channels/push/push-listings.server.ts';
import { syncProduct } from '#app/domain/channels/push/sync-product.server.ts';
import { claimJobs } from '#app/server/jobs/claim-jobs.server.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { IS_FULL } from '#tests/support/full-count.ts';
import { memoryPlatform, trouble } from '#tests/support/memory-platform.ts';
import { connectShop, nowhere, pushable, pushJobs } from '#tests/support/push-shop.ts';
import { standInForShopee } from '#tests/support/stand-in-registry.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const stand = standInForShopee({ rules: [] });

const LISTINGS = IS_FULL ? 200 : 30;
const KILLS = 10;

/** Numbers from 0 to below 1, the same in every run. */
function drawn(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

eachEngine('pushing while everything fails', (open) => {
  test(`${LISTINGS} listings, a platform that fails in every way, ${KILLS} killed workers: each there once, none lost`, async () => {
    const market = await open({ simulated: nowhere });
    const { context, clock } = market;
    const random = drawn(7);
    const platform = memoryPlatform();
    stand.platform = platform;
    const actor = await sellerOf(context);
    const ids: string[] = [];
    for (let i = 1; i <= LISTINGS; i += 1) ids.push(await pushable(context, actor.producerId, i));
    const shopId = await connectShop(context, actor);
    platform.verdict = (title) => (/ [0-9]*7$/.test(title) ? 'rejected' : 'live');
    // A token that was only just renewed is not refused: with that the shop would wait for its seller.
    let isFresh = false;
    platform.before = (call) => {
      const wasFresh = isFresh;
      isFresh = call === 'renew';
      const draw = random();
      if (draw < 0.05) throw trouble('rate', { retryAfterMs: 1_000 });
      if (draw < 0.08) throw trouble('busy');
      if (draw < 0.1) throw trouble('no-answer');
      if (draw < 0.11 && !wasFresh) platform.good.clear();
    };
    platform.after = (call) => {
      const draw = random();
      // The answer is garbage, or never comes, although the platform has acted. A renewal's would end the grant itself.
      if (call !== 'renew' && draw < 0.1)
        throw draw < 0.05 ? new SyntaxError('garbage') : trouble('no-answer');
    };
    // One part with every kill (there are as many parts), so that each round has something in hand to be killed with.
    const part = LISTINGS / KILLS;

    let kills = 0;
    const { channelProduct } = context.store.tables;
    const rows = () => context.store.read((db) => db.select().from(channelProduct));
    const isOver = async () =>
      kills === KILLS && (await rows()).every(({ state }) => state === 'live' || state === 'rejected');
    for (let round = 0; round < 2_000 && !(await isOver()); round += 1) {
      if (kills < KILLS) {
        const listingIds = ids.slice(round * part, (round + 1) * part);
        if (listingIds.length > 0)
          await pushListings(context, actor, { shopId, listingIds, goesOnSale: true });
        // What a worker had done when it was killed is done; that it had is written nowhere.
        for (const job of await claimJobs(context, [{ kind: syncProduct, free: 1 }], 1, 'killed')) {
          const run = { id: job.id, attempt: job.attempt, signal: new AbortController().signal };
          await Promise.resolve(job.kind.run(context, job.payload as never, run)).catch(() => undefined);
          kills += 1;
        }
      }
      await market.runJobs(pushJobs);
      clock.advance(10_000);
    }
    expect(kills).toBe(KILLS);
    const products = await rows();
    expect(products).toHaveLength(LISTINGS);
    expect(platform.products.size).toBe(LISTINGS);
    const skus = [...platform.products.values()].flatMap(({ offers }) =>
      Object.values(offers).map(({ sku }) => sku),
    );
    expect(new Set(skus).size).toBe(LISTINGS);
    for (const { externalId, state } of products) {
      expect(platform.products.get(externalId ?? '')?.state).toBe(state);
    }
    expect(products.filter(({ state }) => state === 'rejected').length).toBeGreaterThan(0);
  });
});
