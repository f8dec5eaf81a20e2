import { eq } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { askPlatform } from '#app/domain/channels/push/ask-platform.server.ts';
import { followProducts } from '#app/domain/channels/push/follow-products.server.ts';
import { listOwnShops } from '#app/domain/channels/push/list-own-shops.server.ts';
import { pushListings } from '#app/domain/channels/push/push-listings.server.ts';
import { readOffProducts } from '#app/domain/channels/push/read-off-products.server.ts';
import { readRun } from '#app/domain/channels/push/read-run.server.ts';
import { readShops } from '#app/domain/channels/push/read-shops.server.ts';
import { listNotices } from '#app/domain/notices/list-notices.server.ts';
import { onboardingFigure } from '#app/domain/reports/onboarding-figure.server.ts';
import { readChannelStandings } from '#app/domain/reports/read-channel-standings.server.ts';
import { readSimulated, simulatedPlatforms } from '#app/server/simulated-platforms.server.ts';
import { photoBytes } from '#tests/factories/photo-bytes.ts';
import { recognisedEntry } from '#tests/factories/recognised-entry.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { startPlatforms } from '#tests/fakes/platforms/start-platforms.ts';
import { answerQuestions } from '#tests/support/answer-questions.ts';
import { authorise, letPass, pushable } from '#tests/support/push-shop.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const FOUR_HOURS_MS = 4 * 3_600_000;
const picture = await photoBytes({ width: 1200, height: 1200 });
const callback = 'http://127.0.0.1/seller/channels/{platform}/callback';

eachEngine('a product that the platform takes down', (open) => {
  test.each([
    { code: 'shopee', how: 'ban', reason: null, group: 'locked' },
    { code: 'shopee', how: 'ban', reason: 'Hàng bị khiếu nại.', group: 'locked' },
    { code: 'shopee', how: 'delete', reason: 'Hàng bị khiếu nại.', group: 'deleted' },
    { code: 'lazada', how: 'ban', reason: 'Hàng bị khiếu nại.', group: 'locked' },
    { code: 'lazada', how: 'delete', reason: 'Hàng bị khiếu nại.', group: 'deleted' },
    { code: 'tiktok-shop', how: 'ban', reason: 'Hàng bị khiếu nại.', group: 'locked' },
    { code: 'tiktok-shop', how: 'delete', reason: 'Hàng bị khiếu nại.', group: 'deleted' },
  ] as const)('$code, $how, $reason: is out of the figure with the look that finds it, and its producer is told', async ({
    code,
    how,
    reason,
    group,
  }) => {
    let now = () => 0;
    const { about, control, close } = await startPlatforms({ clock: () => now(), returnTo: callback });
    onTestFinished(close);
    const simulated = simulatedPlatforms(() => readSimulated(about));
    const market = await open({ simulated, demo: true });
    const { context, clock } = market;
    now = () => clock.now();
    const actor = await sellerOf(context);
    const listingId = await pushable(context, actor.producerId, 2, picture);
    const { listing } = context.store.tables;
    const entry = await recognisedEntry(context, {
      producerId: actor.producerId,
      rounds: [{ stars: 4, fromDay: -100, toDay: 900 }],
    });
    await context.store.write((tx) =>
      tx.update(listing).set({ entryId: entry.id }).where(eq(listing.id, listingId)),
    );
    const figure = async () => {
      const { everListed, liveVerified } = await onboardingFigure(context, { targetCode: null, asOf: null });
      return { everListed, liveVerified };
    };
    const shopId = await authorise(context, actor, code);
    await answerQuestions(context, actor, code, [listingId]);
    const run = await pushListings(context, actor, { shopId, listingIds: [listingId], goesOnSale: true });
    await letPass(market, 60_000);
    expect(await figure()).toEqual({ everListed: 1, liveVerified: 1 });
    clock.advance(60_000);
    await askPlatform(context, actor, shopId);
    await letPass(market, 1_000);
    // Within the minute nothing is asked, and it says so with both times.
    const time = expect.stringMatching(/^\d\d:\d\d:\d\d$/);
    await expect(askPlatform(context, actor, shopId)).rejects.toMatchObject({
      ...{ code: 'askedJustNow', params: { asked: time, again: time } },
    });

    await fetch(`${control.url}/take-down`, {
      method: 'POST',
      headers: { authorization: `Bearer ${control.token}` },
      body: JSON.stringify({ platform: code, how, reason }),
    });
    // Found within four hours by itself, or as soon as the seller asks.
    if (how === 'ban') {
      clock.advance(FOUR_HOURS_MS);
      await context.store.write((tx) => context.jobs.enqueue(tx, followProducts, {}));
    } else {
      clock.advance(60_000);
      await askPlatform(context, actor, shopId);
    }
    await letPass(market, 60_000);
    expect(await figure()).toEqual({ everListed: 1, liveVerified: 0 });
    const { channels } = await readChannelStandings(context, null);
    const row = channels.find((one) => one.code === code)?.rows.find(({ entry: one }) => one.id === entry.id);
    expect(row?.standing).toBe('down');
    // It did get there, so nothing failed or was turned down; the platform's reasons stand beside what became of it.
    const counts = { deleted: 0, locked: 0, failed: 0, refused: 0, live: 0, [group]: 1 };
    const stand = async () => {
      const { items, ...one } = await readRun(context, actor, run);
      expect(one.counts).toMatchObject(counts);
      const said = items[0]?.refusals.map(({ words, platformWords }) => platformWords ?? words);
      const words = how === 'delete' ? 'removed' : reason ? 'suspendedFor' : 'suspended';
      const reasons = how === 'ban' && reason ? [expect.stringContaining(reason)] : [];
      expect([items[0]?.group, said]).toEqual([group, [words, ...reasons]]);
      const { deleted, locked, failed, refused } = counts;
      const off = { deleted, locked, failed, refused };
      expect(await readShops(context, actor, code)).toMatchObject({ runs: [{ counts }], shops: [{ off }] });
      expect((await listOwnShops(context, actor)).shops).toMatchObject([{ off }]);
      const listed = { channelCode: code, shopId, group: null, page: 1 };
      expect(await readOffProducts(context, actor, listed)).toMatchObject({
        ...{ group, counts: off, pages: 1 },
        products: [{ listingId, refusals: items[0]?.refusals }],
      });
    };
    await stand();
    if (how === 'ban') {
      // Platforms say the same of what was locked and of what was never let in: at the next look it is still locked.
      clock.advance(FOUR_HOURS_MS);
      await askPlatform(context, actor, shopId);
      await letPass(market, 60_000);
      await stand();
    }
    if (how === 'delete') {
      // Tiki says of a request that was deleted that it is turned down.
      const { channelProduct } = context.store.tables;
      await context.store.write((tx) => tx.update(channelProduct).set({ state: 'rejected' }));
      await stand();
    }
    const unread = (await listNotices(context, actor)).filter(({ isRead }) => !isRead);
    expect(unread).toMatchObject([
      { kind: 'presence-down', path: expect.stringContaining('/seller/presences') },
    ]);
  });
});
