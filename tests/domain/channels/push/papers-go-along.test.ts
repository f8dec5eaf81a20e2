import { expect, onTestFinished, test } from 'vitest';
import { demoStaff } from '#app/demo/demo-actors.ts';
import { keepCategory } from '#app/domain/channels/categories/keep-category.server.ts';
import { archivePaper } from '#app/domain/channels/papers/archive-paper.server.ts';
import { decidePaper } from '#app/domain/channels/papers/decide-paper.server.ts';
import { givePaper } from '#app/domain/channels/papers/give-paper.server.ts';
import { followProducts } from '#app/domain/channels/push/follow-products.server.ts';
import { listPushable } from '#app/domain/channels/push/list-pushable.server.ts';
import { pushListings } from '#app/domain/channels/push/push-listings.server.ts';
import { readRefusals } from '#app/domain/channels/push/read-refusals.server.ts';
import { listOwnReadiness } from '#app/domain/channels/readiness/list-own-readiness.server.ts';
import { scoreEverything } from '#app/domain/channels/readiness/score-listings.server.ts';
import { listNotices } from '#app/domain/notices/list-notices.server.ts';
import { addDays, localDate } from '#app/server/local-date.ts';
import { readSimulated, simulatedPlatforms } from '#app/server/simulated-platforms.server.ts';
import { paperOf } from '#tests/factories/paper-of.ts';
import { photoBytes } from '#tests/factories/photo-bytes.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { startPlatforms } from '#tests/fakes/platforms/start-platforms.ts';
import { authorise, letPass, pushable } from '#tests/support/push-shop.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const picture = await photoBytes({ width: 1200, height: 1200 });
const callback = 'http://127.0.0.1/seller/channels/{platform}/callback';
/** Health foods: only with the confirmation of what is advertised. */
const certified = '700032';

eachEngine('a category that must have a paper', (open) => {
  test('is refused by its name, and taken once the paper is given and goes along', async () => {
    let now = () => 0;
    const { about, control, close } = await startPlatforms({ clock: () => now(), returnTo: callback });
    onTestFinished(close);
    const market = await open({ simulated: simulatedPlatforms(() => readSimulated(about)), demo: true });
    const { context, clock } = market;
    now = () => clock.now();
    const actor = await sellerOf(context);
    const { producerId, personId } = actor;
    const channelCode = 'tiktok-shop';
    const listingId = await pushable(context, producerId, 2, picture);
    const shopId = await authorise(context, actor, channelCode);
    const listings = [{ id: listingId, setCode: null }];
    await context.store.write((tx) =>
      keepCategory(context, tx, { producerId, personId, channelCode, listings, value: certified }),
    );
    const push = async () => {
      await pushListings(context, actor, { shopId, listingIds: [listingId], goesOnSale: true });
      await letPass(market, 60_000);
    };
    const refusals = () => readRefusals(context, actor, { listingId, channelCode });
    const { channelProduct } = context.store.tables;
    const state = async () => (await context.store.read((db) => db.select().from(channelProduct)))[0]?.state;

    await push();
    expect(await state()).toBe('rejected');
    expect(await refusals()).toMatchObject([
      { words: 'paperGoesAlong', field: 'papers', liftedBy: ['advertising-confirmation'], next: 'again' },
    ]);
    clock.advance(60_000);
    await givePaper(context, actor, paperOf({ kind: 'advertising-confirmation' }));
    expect(await refusals()).toMatchObject([{ mended: 'again' }]);
    await push();
    expect(await state()).toBe('live');
    expect(await refusals()).toEqual([]);

    // Renewed with nothing else changed: the one that stands there runs out.
    const sent = async () => {
      const headers = { authorization: `Bearer ${control.token}` };
      const answer = await fetch(`${control.url}/state`, { headers });
      const { platforms } = await answer.json();
      const paths = Object.entries<number>(platforms[channelCode].calls).filter(([path]) =>
        path.includes('files/upload'),
      );
      return paths.reduce((sum, [, count]) => sum + count, 0);
    };
    const before = await sent();
    expect(before).toBeGreaterThan(0);
    clock.advanceDays(1);
    await givePaper(context, actor, paperOf({ kind: 'advertising-confirmation', number: '2/2027' }));
    const follow = async () => {
      await context.store.write((tx) => context.jobs.enqueue(tx, followProducts, {}));
      await letPass(market, 30_000);
    };
    await follow();
    expect(await sent()).toBe(before + 2);
    expect(await state()).toBe('live');
    await follow();
    expect(await sent(), 'once').toBe(before + 2);

    // Nothing over there says that it was a forged one: what may not be sold without it is taken off here.
    const { paper } = context.store.tables;
    const papers = await context.store.read((db) => db.select().from(paper));
    for (const { id } of papers)
      await decidePaper(context, demoStaff, { paperId: id, verdict: 'refused', note: 'Giấy giả' });
    const held = async () => (await context.store.read((db) => db.select().from(channelProduct)))[0]?.heldFor;
    const told = async () => {
      const notices = await listNotices(context, actor);
      return notices.filter(({ isRead, kind }) => !isRead && kind === 'held-paper');
    };
    await follow();
    expect([await state(), await held()]).toEqual(['draft', 'paper']);
    expect(await told()).toMatchObject([
      {
        params: { paper: 'advertising-confirmation' },
        path: '/seller/papers/give?kind=advertising-confirmation',
      },
    ]);
    await follow();
    expect(await state(), 'it stays there').toBe('draft');
    const gaps = async () => {
      await scoreEverything(context);
      const asked = { channel: channelCode, rule: null, after: '' };
      const [own] = (await listOwnReadiness(context, actor, asked)).listings;
      const { listings: pushable } = await listPushable(context, actor, { shopId, query: '', page: 1 });
      return [own?.channels[0]?.pushGap, pushable[0]?.gap];
    };
    const gap = { why: 'paper', papers: ['advertising-confirmation'] };
    expect(await gaps()).toEqual([gap, gap]);

    clock.advance(60_000);
    const newId = await givePaper(context, actor, paperOf({ kind: 'advertising-confirmation', number: '3' }));
    await follow();
    await follow();
    expect([await state(), await held()]).toEqual(['live', null]);
    expect(await gaps()).toEqual([null, null]);
    expect(await told()).toEqual([]);

    await archivePaper(context, actor, newId);
    await follow();
    expect([await state(), await held()]).toEqual(['draft', 'paper']);
  });

  test('that has ended here stays on sale where the platform has one of its own, with a warning, and no longer', async () => {
    let now = () => 0;
    const { about, control, close } = await startPlatforms({ clock: () => now(), returnTo: callback });
    onTestFinished(close);
    const market = await open({ simulated: simulatedPlatforms(() => readSimulated(about)), demo: true });
    const { context, clock } = market;
    now = () => clock.now();
    const actor = await sellerOf(context);
    const { producerId, personId } = actor;
    const channelCode = 'tiktok-shop';
    const listingId = await pushable(context, producerId, 2, picture);
    const shopId = await authorise(context, actor, channelCode);
    const listings = [{ id: listingId, setCode: null }];
    await context.store.write((tx) =>
      keepCategory(context, tx, { producerId, personId, channelCode, listings, value: certified }),
    );
    const kind = 'advertising-confirmation';
    const validTo = addDays(localDate(clock.now()), 2);
    await givePaper(context, actor, paperOf({ kind, validTo }));
    await pushListings(context, actor, { shopId, listingIds: [listingId], goesOnSale: true });
    await letPass(market, 60_000);
    const { channelProduct } = context.store.tables;
    const stands = async () => {
      const [product] = await context.store.read((db) => db.select().from(channelProduct));
      return [product?.state, product?.heldFor];
    };
    const handIn = (endsAt: number | null) =>
      fetch(`${control.url}/hand-in-paper`, {
        method: 'POST',
        headers: { authorization: `Bearer ${control.token}` },
        body: JSON.stringify({ platform: channelCode, endsAt }),
      });
    const follow = async () => {
      await context.store.write((tx) => context.jobs.enqueue(tx, followProducts, {}));
      await letPass(market, 30_000);
    };
    const told = async (wanted: string) =>
      (await listNotices(context, actor)).filter((one) => one.kind === wanted && !one.isRead);
    expect(await stands()).toEqual(['live', null]);

    // One whose end the platform does not tell.
    expect((await handIn(null)).status).toBe(200);
    clock.advanceDays(3);
    await follow();
    await follow();
    expect(await stands()).toEqual(['live', null]);
    expect(await told('held-paper')).toEqual([]);
    expect(await told('paper-only-there')).toMatchObject([
      { params: { paper: kind, day: validTo }, path: `/seller/papers/give?kind=${kind}` },
    ]);

    // One that has ended as ours has lets nothing be sold.
    await handIn(clock.now() - 86_400_000);
    await context.store.write((tx) => tx.update(channelProduct).set({ pushedAt: null }));
    await follow();
    expect(await stands()).toEqual(['draft', 'paper']);
    expect(await told('paper-only-there')).toEqual([]);
    expect(await told('held-paper')).toHaveLength(1);
  });
});
