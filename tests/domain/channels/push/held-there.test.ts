import { eq } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { liftSuspension, suspendListing } from '#app/domain/catalog/suspend-listing.server.ts';
import { decidePaper } from '#app/domain/channels/papers/decide-paper.server.ts';
import { givePaper } from '#app/domain/channels/papers/give-paper.server.ts';
import { compareProducts } from '#app/domain/channels/push/compare-products.server.ts';
import { followProducts } from '#app/domain/channels/push/follow-products.server.ts';
import { listPushable } from '#app/domain/channels/push/list-pushable.server.ts';
import { pushListings } from '#app/domain/channels/push/push-listings.server.ts';
import { channelByCode } from '#app/domain/channels/registry.server.ts';
import { listNotices } from '#app/domain/notices/list-notices.server.ts';
import { localDate } from '#app/server/local-date.ts';
import { readSimulated, simulatedPlatforms } from '#app/server/simulated-platforms.server.ts';
import { decideAnew } from '#tests/factories/decide-anew.ts';
import { staffMember } from '#tests/factories/listing-steps.ts';
import { paperOf, pdfBytes } from '#tests/factories/paper-of.ts';
import { photoBytes } from '#tests/factories/photo-bytes.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { allPlatforms } from '#tests/fakes/platforms/all-platforms.ts';
import type { SeenProduct } from '#tests/fakes/platforms/platform.ts';
import { startPlatforms } from '#tests/fakes/platforms/start-platforms.ts';
import { answerQuestions } from '#tests/support/answer-questions.ts';
import { authorise, letPass, pushable } from '#tests/support/push-shop.ts';
import { eachEngine, type TestMarket } from '#tests/support/test-market.ts';

const picture = await photoBytes({ width: 1200, height: 1200 });
const codes = allPlatforms.map(({ name }) => name);
const callback = 'http://127.0.0.1/seller/channels/{platform}/callback';
const HALF_MINUTE_MS = 30_000;

eachEngine('goods that may not be sold, on every simulated platform', (open) => {
  async function opened() {
    let now = () => 0;
    const { about, control, close } = await startPlatforms({ clock: () => now(), returnTo: callback });
    onTestFinished(close);
    const market = await open({ simulated: simulatedPlatforms(() => readSimulated(about)) });
    now = () => market.clock.now();
    const headers = { authorization: `Bearer ${control.token}` };
    const seen = async (): Promise<Record<string, SeenProduct['state'][]>> => {
      const { platforms } = await (await fetch(`${control.url}/state`, { headers })).json();
      return Object.fromEntries(
        codes.map((code) => [
          code,
          platforms[code].products.map(({ state }: SeenProduct) => (state === 'in_review' ? 'live' : state)),
        ]),
      );
    };
    return { market, seen };
  }

  /** A tea in a shop on each of them, on sale. */
  async function onSale(market: TestMarket, validTo: string) {
    const { context } = market;
    const actor = await sellerOf(context);
    const paperId = await givePaper(context, actor, paperOf({ validTo }));
    const listingId = await pushable(context, actor.producerId, 2, picture);
    for (const code of codes) {
      const shopId = await authorise(context, actor, code);
      await answerQuestions(context, actor, code, [listingId]);
      expect(
        (await listPushable(context, actor, { shopId, query: '', page: 1 })).listings,
        code,
      ).toMatchObject([{ gap: null }]);
      await pushListings(context, actor, { shopId, listingIds: [listingId], goesOnSale: true });
    }
    await follow(market);
    return { actor, paperId, listingId };
  }

  const all = (state: SeenProduct['state']) => Object.fromEntries(codes.map((code) => [code, [state]]));
  /** Catalogues sell nothing themselves: they lead buyers here. */
  const marketplaces = codes.filter((code) => !channelByCode(code).platform?.leadsBuyersHere);
  const soldNowhere = () => ({
    ...all('live'),
    ...Object.fromEntries(marketplaces.map((code) => [code, ['draft']])),
  });
  async function follow(market: TestMarket) {
    for (let passed = 0; passed < 4; passed += 1) {
      await market.context.store.write((tx) => market.context.jobs.enqueue(tx, followProducts, {}));
      await letPass(market, HALF_MINUTE_MS);
    }
  }

  test('are off sale on every marketplace after a refusal, and after the last day of a paper, and on sale again with another; suspended, on all of them', async () => {
    const { market, seen } = await opened();
    const { context, clock } = market;
    const { actor, paperId, listingId } = await onSale(market, localDate(clock.now()));
    expect(await seen()).toEqual(all('live'));

    const staff = staffMember();
    await decidePaper(context, staff, { paperId, verdict: 'refused', note: 'Ảnh mờ' });
    await follow(market);
    expect(await seen()).toEqual(soldNowhere());
    await decideAnew(context, staff, { paperId, verdict: 'checked', note: '' });
    await follow(market);
    expect(await seen()).toEqual(all('live'));

    clock.advanceDays(1);
    await context.store.write((tx) => context.jobs.enqueue(tx, compareProducts, {}));
    await market.runJobs([compareProducts]);
    await letPass(market, 2 * HALF_MINUTE_MS);
    expect(await seen()).toEqual(soldNowhere());
    const unread = (await listNotices(context, actor)).filter(({ isRead }) => !isRead);
    expect(unread.map(({ kind }) => kind)).toEqual(marketplaces.map(() => 'held-paper'));

    await givePaper(context, actor, paperOf({ bytes: pdfBytes('mới') }));
    await follow(market);
    expect(await seen()).toEqual(all('live'));
    const { channelProduct } = context.store.tables;
    const held = await context.store.read((db) =>
      db.select().from(channelProduct).where(eq(channelProduct.heldFor, 'paper')),
    );
    expect(held).toEqual([]);
    expect((await listNotices(context, actor)).filter(({ isRead }) => !isRead)).toEqual([]);

    await suspendListing(context, staff, { listingId, note: 'Sai nguồn gốc' });
    await follow(market);
    expect(await seen()).toEqual(all('draft'));
    await liftSuspension(context, staff, listingId);
    await follow(market);
    expect(await seen()).toEqual(all('live'));
  });
});
