import { eq } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { archiveListing, bringBackListing } from '#app/domain/catalog/archive-listing.server.ts';
import { titleKey } from '#app/domain/catalog/title-key.ts';
import { followProducts } from '#app/domain/channels/push/follow-products.server.ts';
import { listPushable } from '#app/domain/channels/push/list-pushable.server.ts';
import { pushListings } from '#app/domain/channels/push/push-listings.server.ts';
import { listNotices } from '#app/domain/notices/list-notices.server.ts';
import { onboardingFigure } from '#app/domain/reports/onboarding-figure.server.ts';
import { readSimulated, simulatedPlatforms } from '#app/server/simulated-platforms.server.ts';
import { photoBytes } from '#tests/factories/photo-bytes.ts';
import { recognisedEntry } from '#tests/factories/recognised-entry.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { startPlatforms } from '#tests/fakes/platforms/start-platforms.ts';
import { answerQuestions } from '#tests/support/answer-questions.ts';
import { authorise, letPass, pushable } from '#tests/support/push-shop.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const picture = await photoBytes({ width: 1200, height: 1200 });
const callback = 'http://127.0.0.1/seller/channels/{platform}/callback';
const HALF_MINUTE_MS = 30_000;
const REVIEW_MS = 2 * 60_000;

eachEngine('what its producer puts away here', (open) => {
  async function opened(code: string) {
    let now = () => 0;
    const { about, control, close } = await startPlatforms({ clock: () => now(), returnTo: callback });
    onTestFinished(close);
    const simulated = simulatedPlatforms(() => readSimulated(about));
    const market = await open({ simulated, demo: true });
    const { context, clock } = market;
    now = () => clock.now();
    const actor = await sellerOf(context);
    const listingId = await pushable(context, actor.producerId, 2, picture);
    const { listing, channelProduct } = context.store.tables;
    const entry = await recognisedEntry(context, {
      producerId: actor.producerId,
      rounds: [{ stars: 4, fromDay: -100, toDay: 900 }],
    });
    await context.store.write((tx) =>
      // Let out by staff before, so that it is on sale again when it is brought back.
      tx
        .update(listing)
        .set({ entryId: entry.id, approvedRevisionId: 'approved' })
        .where(eq(listing.id, listingId)),
    );
    const shopId = await authorise(context, actor, code);
    await answerQuestions(context, actor, code, [listingId]);
    const headers = { authorization: `Bearer ${control.token}` };
    const tell = (path: string, order: object) =>
      fetch(control.url + path, {
        method: 'POST',
        headers,
        body: JSON.stringify({ platform: code, ...order }),
      });
    const there = async () => {
      const { platforms } = await (await fetch(`${control.url}/state`, { headers })).json();
      return platforms[code].products.map(({ state }: { state: string }) => state);
    };
    const row = async () => {
      const [one] = await context.store.read((db) => db.select().from(channelProduct));
      return { state: one?.state, words: one?.refusal ? JSON.stringify(one.refusal) : null };
    };
    const follow = async (times: number) => {
      for (let passed = 0; passed < times; passed += 1) {
        await context.store.write((tx) => context.jobs.enqueue(tx, followProducts, {}));
        await letPass(market, HALF_MINUTE_MS);
      }
    };
    const live = async () => (await onboardingFigure(context, { targetCode: null, asOf: null })).liveVerified;
    const push = () => pushListings(context, actor, { shopId, listingIds: [listingId], goesOnSale: true });
    return { context, clock, actor, listingId, shopId, tell, there, row, follow, live, push };
  }

  test.each([
    'shopee',
    'tiktok-shop',
    'lazada',
    'tiki',
  ])('%s: while it is reviewed there does not stay on sale when it is let through, and is in no figure', async (code) => {
    const { context, actor, listingId, tell, there, row, follow, live, push } = await opened(code);
    await tell('/review', { delayMs: REVIEW_MS });
    await push();
    await follow(1);
    expect((await row()).state).toBe('in_review');
    await archiveListing(context, actor, listingId);
    // Twice as long as it is reviewed: a look comes after twice the wait before.
    await follow(10);
    expect(await there()).toEqual(['draft']);
    expect(await row()).toEqual({ state: 'draft', words: null });
    expect(await live()).toBe(0);
  });

  test.each([
    'shopee',
    'lazada',
  ])('%s: brought back is still hidden there; its producer is told once, and a push puts it on sale again', async (code) => {
    const { context, clock, actor, listingId, shopId, there, row, follow, live, push } = await opened(code);
    await push();
    await follow(3);
    expect(await there()).toEqual(['live']);
    clock.advance(60_000);
    await archiveListing(context, actor, listingId);
    await follow(2);
    expect(await there()).toEqual(['draft']);
    const told = async () =>
      (await listNotices(context, actor)).filter(({ kind }) => kind === 'hidden-there');
    expect(await told()).toEqual([]);
    clock.advance(60_000);
    await bringBackListing(context, actor, listingId);
    await follow(2);
    expect(await there()).toEqual(['draft']);
    expect(await row()).toEqual({ state: 'draft', words: null });
    const { listing } = context.store.tables;
    await context.store.write(async (tx) => {
      const [row] = await tx.select().from(listing);
      await tx.update(listing).set({ titleKey: titleKey(row?.titleVi ?? '') });
    });
    const [notice, ...more] = await told();
    expect(more).toEqual([]);
    expect(notice).toMatchObject({ isRead: false });
    expect(notice?.path).toContain(`/seller/channels/${code}/push?shop=${shopId}&q=`);
    const q = new URLSearchParams(notice?.path?.split('?')[1]).get('q') ?? '';
    const { listings } = await listPushable(context, actor, { shopId, query: q, page: 1 });
    expect(listings).toMatchObject([{ id: listingId, state: 'draft', gap: null }]);

    await push();
    await follow(3);
    expect(await there()).toEqual(['live']);
    expect((await row()).state).toBe('live');
    expect(await live()).toBe(1);
    expect(await told()).toMatchObject([{ isRead: true }]);
    // What was only drafted there and is edited here is no news.
    clock.advance(60_000);
    await follow(2);
    expect(await told()).toHaveLength(1);
  });

  test.each([
    'shopee',
    'tiktok-shop',
    'lazada',
  ])('%s: turned down, put away and brought back keeps its reason; with a new price it is here what it is there', async (code) => {
    const { context, clock, actor, listingId, tell, there, row, follow, push } = await opened(code);
    await tell('/fault', { fault: 'reject-in-review', next: 1, reason: 'Thiếu giấy phép an toàn' });
    await push();
    await follow(2);
    const refused = { state: 'rejected', words: expect.stringContaining('Thiếu giấy phép an toàn') };
    expect(await row()).toEqual(refused);
    clock.advance(60_000);
    await archiveListing(context, actor, listingId);
    await follow(2);
    expect(await row()).toEqual(refused);
    clock.advance(60_000);
    await bringBackListing(context, actor, listingId);
    await follow(2);
    expect(await row()).toEqual(refused);
    clock.advance(60_000);
    const { variant } = context.store.tables;
    await context.store.write((tx) =>
      tx
        .update(variant)
        .set({ price: 215_000, updatedAt: clock.now() })
        .where(eq(variant.listingId, listingId)),
    );
    await follow(4);
    const { state, words } = await row();
    expect(await there()).toEqual([state]);
    if (state === 'rejected') expect(words).toContain('Thiếu giấy phép an toàn');
  });
});
