import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { archivePaper } from '#app/domain/channels/papers/archive-paper.server.ts';
import { givePaper } from '#app/domain/channels/papers/give-paper.server.ts';
import { restorePaper } from '#app/domain/channels/papers/restore-paper.server.ts';
import { compareProducts } from '#app/domain/channels/push/compare-products.server.ts';
import { followProducts } from '#app/domain/channels/push/follow-products.server.ts';
import { listPushable } from '#app/domain/channels/push/list-pushable.server.ts';
import { pushListings } from '#app/domain/channels/push/push-listings.server.ts';
import { readListingRefusals } from '#app/domain/channels/push/read-refusals.server.ts';
import { readRun } from '#app/domain/channels/push/read-run.server.ts';
import { setFollowing } from '#app/domain/channels/push/set-following.server.ts';
import { unchangedRefusals } from '#app/domain/channels/readiness/standing-refusals.server.ts';
import { channelByCode } from '#app/domain/channels/registry.server.ts';
import { listNotices } from '#app/domain/notices/list-notices.server.ts';
import { readChannelStandings } from '#app/domain/reports/read-channel-standings.server.ts';
import { readWhyNot } from '#app/domain/reports/read-why-not.server.ts';
import { translate } from '#app/i18n/messages.ts';
import { presenceMessages } from '#app/i18n/presences.ts';
import { noticeText } from '#app/routes/seller/notice-text.ts';
import { paperOf } from '#tests/factories/paper-of.ts';
import { recognisedEntry } from '#tests/factories/recognised-entry.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { memoryPlatform, trouble } from '#tests/support/memory-platform.ts';
import { connectShop, letPass, nowhere, pushable, pushJobs } from '#tests/support/push-shop.ts';
import { standInForShopee } from '#tests/support/stand-in-registry.ts';
import { eachEngine, type TestMarket } from '#tests/support/test-market.ts';

const stand = standInForShopee({ wording: undefined, rules: [] });

type Before = { context: TestMarket['context']; actor: SellerActor };

/** Two goods pushed to a platform that turns down in review what is not named anew. */
async function bothRefused(market: TestMarket, { follows = true } = {}) {
  const { context, clock } = market;
  const platform = memoryPlatform();
  stand.platform = platform;
  platform.verdict = (title) => (title.includes('mới') ? 'live' : 'rejected');
  const actor = await sellerOf(context);
  const ids = [await pushable(context, actor.producerId, 1), await pushable(context, actor.producerId, 2)];
  const shopId = await connectShop(context, actor);
  if (!follows) await setFollowing(context, actor, { shopId, follows });
  const push = (listingIds: string[]) =>
    pushListings(context, actor, { shopId, listingIds, goesOnSale: true });
  const runId = await push(ids);
  await letPass(market, 30_000);
  const { listing } = context.store.tables;
  return {
    platform,
    actor,
    ids,
    shopId,
    push,
    async read() {
      const { items } = await readRun(context, actor, runId);
      return items.map(({ state, now, refusals }) => ({ state, now, next: refusals.map((one) => one.next) }));
    },
    async notices() {
      const all = await listNotices(context, actor);
      const say = translate(presenceMessages, 'vi');
      return all.filter(({ isRead }) => !isRead).map((one) => noticeText(say, 'vi', one));
    },
    async mend(id = '') {
      const titleVi = `Chè Shan tuyết tên mới ${id.slice(-4)}`;
      await context.store.write(async (tx) => {
        await tx.update(listing).set({ titleVi, updatedAt: clock.now() }).where(eq(listing.id, id));
        await context.jobs.enqueue(tx, followProducts, {});
      });
      await letPass(market, 60_000);
    },
  };
}

const refused = { state: 'rejected', now: null };
const mended = { state: 'rejected', now: 'live', next: [] };

eachEngine('what was turned down in a push', (open) => {
  test('and is mended shows how it stands now, and its notice goes with the last of them', async () => {
    const { ids, read, notices, mend } = await bothRefused(await open({ simulated: nowhere }));
    expect(await read()).toEqual([
      { ...refused, next: ['itself'] },
      { ...refused, next: ['itself'] },
    ]);
    expect(await notices()).toEqual([expect.stringMatching(/Sửa xong, sản phẩm tự lên lại\.$/)]);
    await mend(ids[0]);
    expect(await read()).toEqual(expect.arrayContaining([mended, { ...refused, next: ['itself'] }]));
    expect(await notices()).toHaveLength(1);
    await mend(ids[1]);
    expect(await read()).toEqual([mended, mended]);
    expect(await notices()).toEqual([]);
  });

  test('goes there only by another push where the shop does not follow, and the words say so', async () => {
    const market = await open({ simulated: nowhere });
    const { ids, read, notices, mend, push } = await bothRefused(market, { follows: false });
    const told = expect.stringMatching(/Sửa xong, hãy đẩy sản phẩm lên lại\.$/);
    expect(await notices()).toEqual([told]);
    for (const id of ids) await mend(id);
    expect(await read()).toEqual([
      { ...refused, next: ['again'] },
      { ...refused, next: ['again'] },
    ]);
    expect(await notices()).toEqual([told]);
    await push(ids);
    await letPass(market, 60_000);
    expect(await read()).toEqual([mended, mended]);
    expect(await notices()).toEqual([]);
  });

  test('is refused at the desk until its listing is changed, as in the lists of readiness', async () => {
    const market = await open({ simulated: nowhere });
    const { context } = market;
    const { ids, actor } = await bothRefused(market);
    const { listing } = context.store.tables;
    const entries: string[] = [];
    for (const id of ids) {
      const entry = await recognisedEntry(context, {
        producerId: actor.producerId,
        name: `Chè ${id}`,
        rounds: [],
      });
      await context.store.write((tx) =>
        tx.update(listing).set({ entryId: entry.id }).where(eq(listing.id, id)),
      );
      entries.push(entry.id);
    }
    const atDesk = async () => {
      const { channels } = await readChannelStandings(context, null);
      const rows = channels.find(({ code }) => code === 'shopee')?.rows ?? [];
      const why = await readWhyNot(context, 'shopee');
      return entries.map((id) => [
        rows.find(({ entry }) => entry.id === id)?.standing === 'down',
        (why[id]?.refusals ?? []).length > 0,
      ]);
    };
    expect(await atDesk()).toEqual([
      [true, true],
      [true, true],
    ]);
    market.clock.advance(60_000);
    const changed = { titleVi: 'Chè Shan tuyết tên mới', updatedAt: market.clock.now() };
    await context.store.write((tx) =>
      tx
        .update(listing)
        .set(changed)
        .where(eq(listing.id, ids[0] ?? '')),
    );
    expect(await atDesk()).toEqual([
      [false, false],
      [true, true],
    ]);
  });

  test('at its making is not there yet, so that it has to be pushed again although the shop follows', async () => {
    const market = await open({ simulated: nowhere });
    const { context } = market;
    const platform = memoryPlatform();
    stand.platform = platform;
    const actor = await sellerOf(context);
    const id = await pushable(context, actor.producerId);
    const shopId = await connectShop(context, actor);
    platform.create = async () => {
      const refusals = [{ code: 'error_price', message: 'price bad', field: 'variants.0.priceVnd' }];
      throw trouble('refused', { refusals });
    };
    const runId = await pushListings(context, actor, { shopId, listingIds: [id], goesOnSale: true });
    await letPass(market, 30_000);
    const { items } = await readRun(context, actor, runId);
    expect(items).toMatchObject([{ state: 'rejected', now: null, refusals: [{ next: 'again' }] }]);
    const [notice] = await listNotices(context, actor);
    expect(notice?.params.next).toBe('again');
  });

  test('says how far mending it has come: being sent again, looked at by staff, to be pushed', async () => {
    const market = await open({ simulated: nowhere });
    const { context, clock } = market;
    const { ids, actor } = await bothRefused(market);
    const [id = ''] = ids;
    const { listing } = context.store.tables;
    const read = async () => (await readListingRefusals(context, actor, id))[0];
    clock.advance(60_000);
    expect(await read()).toMatchObject({ isResending: false, refusals: [{ words: 'titleSigns' }] });
    expect((await read())?.refusals[0]).not.toHaveProperty('mended');
    const titleVi = 'Chè Shan tuyết tên mới';
    await context.store.write((tx) =>
      tx.update(listing).set({ titleVi, updatedAt: clock.now() }).where(eq(listing.id, id)),
    );
    expect(await read()).toMatchObject({ refusals: [{ mended: 'sending' }] });
    const { channelProduct, channelShop } = context.store.tables;
    await context.store.write((tx) => tx.update(channelShop).set({ followsListing: false }));
    expect(await read()).toMatchObject({ refusals: [{ mended: 'again' }] });
    // Taken up, and not answered yet.
    await context.store.write((tx) => tx.update(channelProduct).set({ state: 'in_review', refusal: null }));
    expect(await read()).toMatchObject({ isResending: true, refusals: [] });
    await context.store.write((tx) => tx.update(channelProduct).set({ state: 'live' }));
    expect(await read()).toBeUndefined();
  });

  /** Two goods that are turned down for one reason until the platform is told otherwise. */
  async function refusedFor(
    message: string,
    { follows = true, before }: { follows?: boolean; before?: (at: Before) => Promise<string> } = {},
  ) {
    const market = await open({ simulated: nowhere });
    const { context, clock } = market;
    const platform = memoryPlatform();
    stand.platform = platform;
    platform.verdict = () => 'rejected';
    platform.says = [{ code: 'QC', message, field: null }];
    const actor = await sellerOf(context);
    const given = await before?.({ context, actor });
    const id = await pushable(context, actor.producerId);
    const shopId = await connectShop(context, actor);
    if (!follows) await setFollowing(context, actor, { shopId, follows });
    await pushListings(context, actor, { shopId, listingIds: [id], goesOnSale: true });
    await letPass(market, 30_000);
    platform.calls.length = 0;
    const { variant, channelProduct } = context.store.tables;
    return {
      market,
      context,
      platform,
      actor,
      id,
      given,
      isRefused: async () =>
        (await unchangedRefusals(context, actor.producerId, [channelByCode('shopee')])).length > 0,
      isTicked: async () => {
        const asked = { shopId, query: '', page: 1 };
        return (await listPushable(context, actor, asked)).listings[0]?.turnedDown?.hasChanged;
      },
      mended: async () =>
        (await readListingRefusals(context, actor, id))[0]?.refusals.map(({ mended }) => mended) ?? [],
      async state() {
        const [row] = await context.store.read((db) => db.select().from(channelProduct));
        return row?.state;
      },
      /** Twice a minute, and once a day. */
      async follow() {
        await context.store.write((tx) => context.jobs.enqueue(tx, followProducts, {}));
        await letPass(market, 60_000);
        await context.store.write((tx) => context.jobs.enqueue(tx, compareProducts, {}));
        await market.runJobs([...pushJobs, compareProducts]);
        await letPass(market, 60_000);
      },
      async price(price: number) {
        await context.store.write((tx) => tx.update(variant).set({ price, updatedAt: clock.now() }));
      },
    };
  }

  test('for a paper is shown anew once the paper is given, and no other change was needed', async () => {
    const { market, context, platform, actor, isRefused, mended, state, follow } = await refusedFor(
      'Thiếu giấy phép an toàn thực phẩm',
    );
    expect(await isRefused()).toBe(true);
    market.clock.advance(60_000);
    // Another paper is none of those that were asked for.
    await givePaper(context, actor, paperOf({ kind: 'trademark' }));
    expect(await isRefused()).toBe(true);
    await follow();
    expect(platform.calls).not.toContain('update');
    expect(await isRefused()).toBe(true);

    await givePaper(context, actor, paperOf({ bytes: Buffer.from('%PDF-1.4 other\n%%EOF') }));
    expect(await isRefused()).toBe(false);
    expect(await mended()).toEqual(['sending']);
    platform.verdict = () => 'live';
    await follow();
    expect(platform.calls).toContain('update');
    expect(await state()).toBe('live');
  });

  test('for words that it quotes is of the text in which they stood, whatever the text is now', async () => {
    const setting = await refusedFor('Từ ngữ không được phép: “Suối Giàng”.', { follows: false });
    const { market, context, platform, actor, id, follow } = setting;
    const places = async () =>
      (await readListingRefusals(context, actor, id))[0]?.refusals.map(({ field }) => field);
    expect(await places()).toEqual(['titleVi']);
    market.clock.advance(60_000);
    const { listing } = context.store.tables;
    await context.store.write((tx) =>
      tx
        .update(listing)
        .set({ titleVi: 'Chè cổ thụ', descriptionVi: 'Hái ở Suối Giàng.', updatedAt: market.clock.now() })
        .where(eq(listing.id, id)),
    );
    expect(await places()).toEqual(['titleVi']);
    // Said once more of what stands there, it is still of that.
    market.clock.advance(5 * 3_600_000);
    platform.calls.length = 0;
    await follow();
    expect(platform.calls).toContain('poll');
    expect(await places()).toEqual(['titleVi']);
  });

  test('for a paper that was put away is shown anew once that is taken into use again', async () => {
    const setting = await refusedFor('Thiếu giấy phép an toàn thực phẩm', {
      before: async ({ context, actor }) => {
        const paperId = await givePaper(context, actor, paperOf());
        await archivePaper(context, actor, paperId);
        return paperId;
      },
    });
    const { market, context, platform, actor, isRefused, mended, state, follow, given } = setting;
    market.clock.advance(60_000);
    expect(await isRefused()).toBe(true);
    await restorePaper(context, actor, given ?? '');
    expect(await isRefused()).toBe(false);
    expect(await mended()).toEqual(['sending']);
    platform.verdict = () => 'live';
    await follow();
    expect(await state()).toBe('live');
  });

  test('for a paper is to be pushed again where the shop does not follow, however often it was compared', async () => {
    const { market, context, platform, actor, isRefused, isTicked, mended, follow } = await refusedFor(
      'License Reason: food safety certificate is missing',
      { follows: false },
    );
    expect(await isTicked()).toBe(false);
    market.clock.advance(60_000);
    await givePaper(context, actor, paperOf());
    await follow();
    expect(platform.calls).not.toContain('update');
    expect(await isRefused()).toBe(false);
    expect(await isTicked()).toBe(true);
    expect(await mended()).toEqual(['again']);
  });

  test('for its price in words of its own goes with the new price to whoever looks again', async () => {
    const { market, platform, isRefused, mended, state, follow, price } = await refusedFor(
      'Giá bán thấp bất thường so với hàng tương tự.',
    );
    market.clock.advance(60_000);
    await follow();
    expect(platform.calls).not.toContain('update');
    await price(250_000);
    expect(await isRefused()).toBe(false);
    expect(await mended()).toEqual(['sending']);
    platform.verdict = () => 'live';
    await follow();
    const told = platform.calls.filter((call) => call.startsWith('update'));
    expect(told).toEqual(['updateOffers', 'update']);
    expect(await state()).toBe('live');
  });

  test('without a word of where is changed by a price that has arrived there, and stays so while it is refused', async () => {
    const { market, platform, isRefused, isTicked, mended, state, follow, price } = await refusedFor(
      'Chưa đạt tiêu chuẩn cộng đồng.',
    );
    expect(await isRefused()).toBe(true);
    market.clock.advance(60_000);
    await price(250_000);
    expect(await isRefused()).toBe(false);
    await follow();
    // Nobody has said anything against the price: it arrives, and is no reason to ask people to look again.
    expect(platform.calls.filter((call) => call.startsWith('update'))).toEqual(['updateOffers']);
    expect(platform.calls).toContain('poll');
    expect(await state()).toBe('rejected');
    expect(await isRefused()).toBe(false);
    expect(await isTicked()).toBe(true);
    expect(await mended()).toEqual(['again']);
  });

  test('once more for what was mended is refused as it is now', async () => {
    const { market, platform, isRefused, state, follow, price } = await refusedFor('Giá chưa hợp lệ');
    market.clock.advance(60_000);
    await price(250_000);
    await follow();
    expect(platform.calls).toContain('update');
    expect(await state()).toBe('rejected');
    expect(await isRefused()).toBe(true);
    platform.calls.length = 0;
    await follow();
    expect(platform.calls).not.toContain('update');
  });

  test('in a change of what is there remembers the change, not what stands there', async () => {
    const { market, context, platform, id, isRefused, follow } = await refusedFor('Tên có từ cấm');
    const { listing } = context.store.tables;
    market.clock.advance(60_000);
    const name = (titleVi: string) =>
      context.store.write((tx) =>
        tx.update(listing).set({ titleVi, updatedAt: market.clock.now() }).where(eq(listing.id, id)),
      );
    platform.before = (call) => {
      const refusals = [{ code: 'QC', message: 'Tên có từ cấm', field: null }];
      if (call === 'update') throw trouble('refused', { refusals });
    };
    await name('Chè Shan tuyết tên thứ hai');
    expect(await isRefused()).toBe(false);
    await follow();
    expect(await isRefused()).toBe(true);
    market.clock.advance(60_000);
    await name('Chè Shan tuyết tên thứ ba');
    expect(await isRefused()).toBe(false);
  });
});
