import { and, eq } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { type ClaimWords, claimWords } from '#app/domain/catalog/claim-words.ts';
import { createListing } from '#app/domain/catalog/create-listing.server.ts';
import { setStock } from '#app/domain/catalog/set-stock.server.ts';
import { titleKey } from '#app/domain/catalog/title-key.ts';
import { listFeedGaps } from '#app/domain/channels/feed/list-feed-gaps.server.ts';
import { followReadiness } from '#app/domain/channels/readiness/follow-readiness.server.ts';
import {
  listMarketMatrix,
  type MarketMatrixAsked,
} from '#app/domain/channels/readiness/list-market-matrix.server.ts';
import {
  listMarketReadiness,
  type MarketReadinessAsked,
} from '#app/domain/channels/readiness/list-market-readiness.server.ts';
import { listOwnReadiness } from '#app/domain/channels/readiness/list-own-readiness.server.ts';
import { readinessBands } from '#app/domain/channels/readiness/readiness-bands.ts';
import {
  scoreEverything,
  scoreListings,
  scoreSome,
  sweepForNewRules,
  sweepReadiness,
} from '#app/domain/channels/readiness/score-listings.server.ts';
import { channels } from '#app/domain/channels/registry.server.ts';
import type { ChannelRule } from '#app/domain/channels/rules/channel-rule.ts';
import { liftProducerSuspension, suspendProducer } from '#app/domain/orders/suspend-producer.server.ts';
import type { Context } from '#app/server/context.ts';
import { addDays, localDate } from '#app/server/local-date.ts';
import { publishedListing } from '#tests/factories/published-listing.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const kinds = [scoreListings, sweepReadiness];
const whole = { channel: null, rule: null, after: '' };
const desk = {
  channel: 'shopee',
  band: null,
  rule: null,
  commune: null,
  sort: 'near' as const,
  page: 1,
};

function stored(context: Context, listingId: string) {
  const { channelReadiness } = context.store.tables;
  return context.store.read((db) =>
    db.select().from(channelReadiness).where(eq(channelReadiness.listingId, listingId)),
  );
}

async function touched(context: Context, work: Parameters<Context['store']['write']>[0], tag: string) {
  await context.store.write(async (tx) => {
    await work(tx);
    await context.store.touch(tx, [tag], context.clock.now());
  });
}

eachEngine('stored readiness', (open) => {
  test('follows an edit in the same transaction, and only if that commits', async () => {
    const market = await open();
    const { context } = market;
    followReadiness(context);
    const { producerId } = await sellerOf(context);
    const id = await publishedListing(context, { producerId, variants: [{ weightGrams: null }] });
    await scoreEverything(context);
    const shopee = async () => (await stored(context, id)).find((row) => row.channelCode === 'shopee');
    expect(await shopee()).toMatchObject({ state: 'fixable', rank: 1, blocking: 1, sizesIn: 0 });
    const { variant } = context.store.tables;
    const weigh = (tx: Parameters<Parameters<Context['store']['write']>[0]>[0]) =>
      tx.update(variant).set({ weightGrams: 150 }).where(eq(variant.listingId, id));
    await expect(
      touched(
        context,
        async (tx) => {
          await weigh(tx);
          await context.store.touch(tx, [`listing:${id}`], context.clock.now());
          throw new Error('given up');
        },
        'catalog',
      ),
    ).rejects.toThrow('given up');
    expect(await market.runJobs(kinds)).toBe(0);
    await touched(context, weigh, `listing:${id}`);
    expect(await market.runJobs(kinds)).toBe(1);
    expect(await shopee()).toMatchObject({ state: 'ready', blocking: 0, sizesIn: 1 });
  });

  test('writes nothing where nothing is different, and one listing where one is', async () => {
    const { context } = await open();
    const { producerId } = await sellerOf(context);
    const ids: string[] = [];
    for (let n = 0; n < 70; n += 1) ids.push(await publishedListing(context, { producerId }));
    expect(await scoreEverything(context)).toBe(70 * channels.length);
    expect(await scoreEverything(context)).toBe(0);
    const { listing, listingReadiness } = context.store.tables;
    const [first = ''] = ids;
    await context.store.write((tx) => tx.update(listing).set({ titleVi: '' }).where(eq(listing.id, first)));
    const written = await scoreEverything(context);
    expect(written).toBeGreaterThan(0);
    expect(written).toBeLessThanOrEqual(channels.length);
    const summaries = await context.store.read((db) => db.select().from(listingReadiness));
    expect(summaries).toHaveLength(70);
  });

  test('an older reading does not replace a newer one', async () => {
    const { context, clock } = await open();
    const { producerId } = await sellerOf(context);
    const id = await publishedListing(context, { producerId });
    await scoreEverything(context);
    const { channelReadiness } = context.store.tables;
    const mine = and(eq(channelReadiness.listingId, id), eq(channelReadiness.channelCode, 'shopee'));
    const newer = { basis: 'newer', score: 7, computedAt: clock.now() + 1 };
    await context.store.write((tx) => tx.update(channelReadiness).set(newer).where(mine));
    await scoreEverything(context);
    const score = async () =>
      (await context.store.read((db) => db.select().from(channelReadiness).where(mine)))[0]?.score;
    expect(await score()).toBe(7);
    clock.advanceDays(1);
    await scoreEverything(context);
    expect(await score()).not.toBe(7);
  });

  test('a draft is there from the start; a suspended producer’s goods go and come back', async () => {
    const market = await open();
    const { context } = market;
    followReadiness(context);
    const seller = await sellerOf(context);
    const { listingId } = await createListing(context, seller, { entryId: null });
    await market.runJobs(kinds);
    expect((await stored(context, listingId)).map(({ isPublished }) => isPublished)).toEqual(
      channels.map(() => false),
    );
    const published = await publishedListing(context, { producerId: seller.producerId });
    await scoreEverything(context);
    const { producer } = context.store.tables;
    const [row] = await context.store.read((db) =>
      db.select().from(producer).where(eq(producer.id, seller.producerId)),
    );
    const staff = {
      ...seller,
      memberships: [{ role: 'department_staff' as const, producerId: null, communeCode: null }],
    };
    const code = row?.code ?? '';
    await suspendProducer(context, staff, { code, note: 'Hàng không rõ nguồn gốc' });
    await market.runJobs(kinds);
    expect(await stored(context, published)).toEqual([]);
    expect((await listMarketReadiness(context, desk)).total).toBe(0);
    await liftProducerSuspension(context, staff, code);
    await market.runJobs(kinds);
    expect(await stored(context, published)).toHaveLength(channels.length);
  });

  test('many at once, a whole producer and the register are looked at in few jobs', async () => {
    const market = await open();
    const { context } = market;
    followReadiness(context);
    const { producerId } = await sellerOf(context);
    const ids: string[] = [];
    for (let n = 0; n < 25; n += 1) ids.push(await publishedListing(context, { producerId, photos: [] }));
    const touch = (tags: string[]) =>
      context.store.write((tx) => context.store.touch(tx, tags, context.clock.now()));
    await touch(ids.map((id) => `listing:${id}`));
    expect(await market.runJobs(kinds)).toBe(1);
    const { channelReadiness, listingReadiness } = context.store.tables;
    const count = async () => (await context.store.read((db) => db.select().from(channelReadiness))).length;
    for (const tag of [`goods:${producerId}`, 'register']) {
      expect(await count(), tag).toBe(25 * channels.length);
      await context.store.write(async (tx) => {
        await tx.delete(channelReadiness);
        await tx.delete(listingReadiness);
      });
      await touch([tag]);
      expect(await market.runJobs(kinds)).toBe(1);
    }
    expect(await count()).toBe(25 * channels.length);
  });

  test('rules of a new program are swept once, however many processes start', async () => {
    const market = await open();
    const { context } = market;
    const { producerId } = await sellerOf(context);
    await publishedListing(context, { producerId });
    await sweepForNewRules(context);
    await sweepForNewRules(market.openAgain());
    expect(await market.runJobs([sweepReadiness])).toBe(1);
    await sweepForNewRules(context);
    expect(await market.runJobs([sweepReadiness])).toBe(0);
  });

  test('a word of praise or a rule that is new is swept at the next start, and so is going back to the program before', async () => {
    const market = await open();
    const { producerId } = await sellerOf(market.context);
    await publishedListing(market.context, { producerId });
    const words = claimWords as ClaimWords[];
    const rules = channels[0]?.rules as ChannelRule[];
    const sweeps = async () => {
      const ran: number[] = [];
      for (let times = 0; times < 2; times += 1) {
        await sweepForNewRules(market.context);
        ran.push(await market.runJobs([sweepReadiness]));
      }
      return ran;
    };
    onTestFinished(() => {
      for (const table of [words, rules]) if (table.at(-1)?.source === 'thử') table.pop();
    });
    const about = { source: 'thử', confirmed: true } as const;
    expect(await sweeps()).toEqual([1, 0]);
    words.push({ level: 'praise', advice: 'best', pattern: 'tuyệt cú mèo', bare: false, ...about });
    expect(await sweeps()).toEqual([1, 0]);
    words.pop();
    expect(await sweeps()).toEqual([1, 0]);
    rules.push({
      id: 'more',
      field: 'title',
      check: { kind: 'present' },
      severity: 'warning',
      fix: 'fixTitleMissing',
      ...about,
    });
    expect(await sweeps()).toEqual([1, 0]);
    rules.pop();
    expect(await sweeps()).toEqual([1, 0]);
  });

  test('a day later what depends on the date is different', async () => {
    const { context, clock } = await open();
    const seller = await sellerOf(context);
    const id = await publishedListing(context, {
      producerId: seller.producerId,
      listing: { isAlcohol: true, titleVi: 'Rượu ngô men lá Bản Phố nấu' },
    });
    const { paper } = context.store.tables;
    await context.store.write((tx) =>
      tx.insert(paper).values({
        id: 'paper1',
        producerId: seller.producerId,
        kind: 'alcohol-licence',
        number: '12/GP',
        validTo: addDays(localDate(clock.now()), 1),
        fileName: 'gp.pdf',
        fileHash: 'a',
        mediaType: 'application/pdf',
        byteSize: 1,
        state: 'checked',
        createdAt: clock.now(),
      }),
    );
    await scoreEverything(context);
    const problems = async () => (await stored(context, id)).map((row) => row.problems).join();
    const before = await problems();
    clock.advanceDays(3);
    expect(await scoreEverything(context)).toBeGreaterThan(0);
    expect(await problems()).not.toBe(before);
  });
});

eachEngine('readiness lists', (open) => {
  test('begin with what is one fix away, by channel and by rule; nothing of another producer', async () => {
    const { context } = await open();
    const [seller, other] = [await sellerOf(context, 'HTX Một'), await sellerOf(context, 'HTX Hai')];
    const { producerId } = seller;
    const far = await publishedListing(context, {
      producerId,
      photos: [],
      variants: [{ weightGrams: null }],
      listing: { descriptionVi: '' },
    });
    const near = await publishedListing(context, { producerId, variants: [{ weightGrams: null }, {}] });
    const done = await publishedListing(context, { producerId });
    await publishedListing(context, { producerId: other.producerId });
    await scoreEverything(context);
    const asked = { ...whole, channel: 'shopee' };
    const list = await listOwnReadiness(context, seller, asked);
    expect(list.listings.map(({ listingId }) => listingId)).toEqual([near, far, done]);
    expect(list.counts.find(({ code }) => code === 'shopee')).toMatchObject({
      oneFix: 1,
      fixes: 1,
      fileOnly: 1,
      ready: 0,
      closed: 0,
    });
    expect(list.rules).toContainEqual({ ruleId: 'weight', listings: 2 });
    const [one] = list.listings;
    expect(one?.channels[0]).toMatchObject({ code: 'shopee', state: 'ready', blocking: 1 });
    expect(one?.channels[0]?.items[0]).toMatchObject({
      ruleId: 'weight',
      fieldPath: 'variants.0.weightGrams',
      variantName: 'Hộp 100 g',
      fix: 'fixWeightMissing',
    });
    const photo = await listOwnReadiness(context, seller, { ...asked, rule: 'photo' });
    expect(photo.listings.map(({ listingId }) => listingId)).toEqual([far]);
    expect((await listOwnReadiness(context, other, whole)).listings).toHaveLength(1);
  });

  test('say how many listings are still to be looked at', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    await publishedListing(context, { producerId: seller.producerId });
    expect(await listOwnReadiness(context, seller, whole)).toMatchObject({ pending: 1, listings: [] });
    await scoreEverything(context);
    expect(await listOwnReadiness(context, seller, whole)).toMatchObject({ pending: 0, next: null });
  });

  test('the desk counts by channel, rule and commune, and lists by any of them', async () => {
    const { context } = await open();
    const { producerId } = await sellerOf(context);
    const light = await publishedListing(context, {
      producerId,
      variants: [{ weightGrams: null }],
      listing: { communeCode: '02680', titleVi: 'Mật ong bạc hà Lào Cai', titleKey: 'mat ong' },
    });
    const fine = await publishedListing(context, { producerId });
    await scoreEverything(context);
    const all = await listMarketReadiness(context, desk);
    expect(all.rows.map(({ listingId, band }) => [listingId, band])).toEqual([
      [light, 'oneFix'],
      [fine, 'fileOnly'],
    ]);
    expect(all.counts.find(({ code }) => code === 'shopee')).toMatchObject({
      oneFix: 1,
      fileOnly: 1,
      ready: 0,
    });
    expect(all.counts.find(({ code }) => code === 'postmart')).toMatchObject({ fileOnly: 0, ready: 1 });
    expect(all.rules).toContainEqual({ ruleId: 'weight', listings: 1 });
    expect(all.communes.map(({ code, oneFix, fileOnly, ready }) => [code, oneFix, fileOnly, ready])).toEqual([
      ['02680', 1, 0, 0],
      ['02869', 0, 1, 0],
    ]);
    const ids = async (change: Partial<MarketReadinessAsked>) =>
      (await listMarketReadiness(context, { ...desk, ...change })).rows.map(({ listingId }) => listingId);
    expect(await ids({ commune: '02869' })).toEqual([fine]);
    expect(await ids({ rule: 'weight' })).toEqual([light]);
    expect(await ids({ band: 'fileOnly' })).toEqual([fine]);
    expect(await ids({ band: 'ready' })).toEqual([]);
    expect(await ids({ band: 'fileOnly', commune: '02680' })).toEqual([]);
    expect(await ids({ sort: 'score' })).toEqual([fine, light]);
    const { listing } = context.store.tables;
    await context.store.write((tx) =>
      tx.update(listing).set({ communeCode: '02680' }).where(eq(listing.id, fine)),
    );
    await scoreSome(context, [fine]);
    expect(await ids({ commune: '02869' })).toEqual([]);
    expect(await ids({ commune: '02680' })).toEqual([light, fine]);
  });

  test('the matrix has every channel of every listing, narrowed by state, place and name', async () => {
    const { context } = await open();
    const { producerId } = await sellerOf(context);
    const light = await publishedListing(context, {
      producerId,
      variants: [{ weightGrams: null }],
      listing: { communeCode: '02680', titleVi: 'Mật ong bạc hà', titleKey: titleKey('Mật ong bạc hà') },
    });
    const fine = await publishedListing(context, { producerId });
    await scoreEverything(context);
    const asked: MarketMatrixAsked = { band: null, commune: null, q: null, sort: 'near', page: 1 };
    const look = (change: Partial<MarketMatrixAsked> = {}) =>
      listMarketMatrix(context, { ...asked, ...change });
    const all = await look();
    expect([all.total, all.pages, all.rows.map(({ listingId }) => listingId)]).toEqual([2, 1, [light, fine]]);
    for (const { cells } of all.rows)
      expect(Object.keys(cells).sort()).toEqual(channels.map(({ code }) => code).sort());
    // A cell says what the list of its channel says.
    for (const { code } of channels) {
      const { rows } = await listMarketReadiness(context, { ...desk, channel: code });
      for (const { listingId, score, band } of rows)
        expect(all.rows.find((row) => row.listingId === listingId)?.cells[code], code).toMatchObject({
          score,
          band,
        });
    }
    expect(all.rows[0]?.cells.shopee).toMatchObject({ band: 'oneFix', blocking: 1 });
    const ids = async (change: Partial<MarketMatrixAsked>) =>
      (await look(change)).rows.map(({ listingId }) => listingId);
    for (const band of readinessBands) {
      const stands = all.rows.filter(({ cells }) => Object.values(cells).some((cell) => cell.band === band));
      expect(await ids({ band }), band).toEqual(stands.map(({ listingId }) => listingId));
    }
    expect(await ids({ commune: '02680' })).toEqual([light]);
    expect(await ids({ q: 'ong bac' })).toEqual([light]);
    expect(await ids({ q: 'không có' })).toEqual([]);
    expect(await ids({ page: 99, sort: 'title' })).toHaveLength(2);
    expect((await look({ page: null, sort: 'producer' })).rows).toHaveLength(2);
  });

  test('what a feed leaves out is counted from the same rows', async () => {
    const { context } = await open();
    const { producerId } = await sellerOf(context);
    await publishedListing(context, { producerId, variants: [{}, {}] });
    const bare = await publishedListing(context, { producerId, photos: [] });
    await scoreEverything(context);
    const gaps = await listFeedGaps(context, 'google', { ruleId: null, page: 1 });
    expect(gaps).toMatchObject({ published: 2, inFeed: 1, items: 2, total: 1 });
    expect(gaps.gaps.map(({ listingId, whole: isWhole }) => [listingId, isWhole])).toEqual([[bare, true]]);
    expect(gaps.byRule).toContainEqual(expect.objectContaining({ ruleId: 'photo', listings: 1 }));
  });

  test('selling out leaves the job that looks again', async () => {
    const market = await open();
    const { context } = market;
    followReadiness(context);
    const seller = await sellerOf(context);
    const id = await publishedListing(context, { producerId: seller.producerId });
    const { variant } = context.store.tables;
    const [row] = await context.store.read((db) =>
      db.select().from(variant).where(eq(variant.listingId, id)),
    );
    await setStock(context, seller, { variantId: row?.id ?? '', stock: 0, seen: 5 });
    expect(await market.runJobs(kinds)).toBe(1);
    expect(await stored(context, id)).toHaveLength(channels.length);
  });
});
