import { expect, test } from 'vitest';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import {
  askLater,
  followAttributes,
  loadAttributes,
} from '#app/domain/channels/attributes/load-attributes.server.ts';
import { readAttributeForm } from '#app/domain/channels/attributes/read-attribute-form.server.ts';
import { saveAttributeAnswers } from '#app/domain/channels/attributes/save-attribute-answers.server.ts';
import type { PlatformAttribute } from '#app/domain/channels/platform/platform.ts';
import { followProducts } from '#app/domain/channels/push/follow-products.server.ts';
import { listPushable } from '#app/domain/channels/push/list-pushable.server.ts';
import { pushListings } from '#app/domain/channels/push/push-listings.server.ts';
import { readRefusals } from '#app/domain/channels/push/read-refusals.server.ts';
import { shopeeChannel } from '#app/domain/channels/shopee/shopee-channel.server.ts';
import type { Context } from '#app/server/context.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { memoryPlatform } from '#tests/support/memory-platform.ts';
import { connectShop, letPass, nowhere, pushable } from '#tests/support/push-shop.ts';
import { standInForShopee } from '#tests/support/stand-in-registry.ts';
import { eachEngine, type TestMarket } from '#tests/support/test-market.ts';

/** Shopee with only its rule of the category. */
const stand = standInForShopee({
  wording: undefined,
  rules: shopeeChannel.rules.filter(({ id }) => id === 'category'),
});

const shelfLife: PlatformAttribute = {
  id: 'life',
  name: 'Hạn sử dụng',
  isMandatory: true,
  kind: 'choice',
  options: [
    { id: '12', name: '12 tháng' },
    { id: '24', name: '24 tháng' },
  ],
  unit: null,
};
const netWeight: PlatformAttribute = {
  id: 'net/unit/g',
  name: 'Khối lượng tịnh',
  isMandatory: false,
  kind: 'number',
  options: [],
  unit: 'g',
};

const expiry: PlatformAttribute = {
  id: 'expiry/month',
  name: 'Ngày hết hạn (tháng/năm)',
  isMandatory: true,
  kind: 'month',
  options: [],
  unit: null,
};
const picked: PlatformAttribute = { ...expiry, id: 'picked/day', name: 'Ngày hái', kind: 'day' };

async function opened(market: TestMarket, listings = 1) {
  const platform = memoryPlatform();
  stand.platform = platform;
  const actor = await sellerOf(market.context);
  const ids: string[] = [];
  for (let i = 1; i <= listings; i += 1) ids.push(await pushable(market.context, actor.producerId, i));
  const shopId = await connectShop(market.context, actor);
  return { platform, actor, ids, shopId, id: ids[0] ?? '' };
}

/** As whatever screen a category is chosen on leaves it. */
async function choose(context: Context, actor: SellerActor, listingId: string, category = '100629 - Chè') {
  const { channelChoice } = context.store.tables;
  await context.store.write(async (tx) => {
    await tx.insert(channelChoice).values({
      producerId: actor.producerId,
      channelCode: 'shopee',
      subject: listingId,
      field: 'category',
      value: category,
      chosenAt: context.clock.now(),
    });
    await askLater(context, tx, 'shopee', category);
  });
}

async function gaps(context: Context, actor: SellerActor, shopId: string) {
  const { listings } = await listPushable(context, actor, { shopId, query: '', page: 1 });
  return Object.fromEntries(listings.map(({ id, gap }) => [id, gap]));
}

const items = ({ store }: Context) =>
  store.read((db) => db.select().from(store.tables.channelProduct).orderBy(store.tables.channelProduct.id));

eachEngine('the category of a pushed listing', (open) => {
  test('has to be chosen before a push, and still be there when it goes', async () => {
    const market = await open({ simulated: nowhere });
    const { context } = market;
    const { platform, actor, shopId, id } = await opened(market);
    expect(await gaps(context, actor, shopId)).toEqual({ [id]: { why: 'category' } });
    const push = () => pushListings(context, actor, { shopId, listingIds: [id], goesOnSale: true });
    await expect(push()).rejects.toMatchObject({ code: 'nothingReady' });

    await choose(context, actor, id);
    expect(await gaps(context, actor, shopId)).toEqual({ [id]: null });
    await push();
    const { channelChoice } = context.store.tables;
    await context.store.write((tx) => tx.delete(channelChoice));
    await letPass(market, 30_000);
    expect(platform.products.size).toBe(0);
    expect(await items(context)).toMatchObject([{ state: 'failed' }]);
    expect(await readRefusals(context, actor, { listingId: id, channelCode: 'shopee' })).toEqual([
      { words: 'categoryMissing', field: 'category', platformWords: null, isOwn: true, next: 'again' },
    ]);
  });

  test('asks its mandatory questions before the push, remembers the answers, and they go along', async () => {
    const market = await open({ simulated: nowhere });
    const { context } = market;
    const { platform, actor, shopId, ids } = await opened(market, 2);
    const [one = '', two = ''] = ids;
    platform.asks = [netWeight, shelfLife];
    const at = (listingId: string) => ({ listingId, channelCode: 'shopee' });
    expect(await readAttributeForm(context, actor, at(one))).toMatchObject({ state: 'choose' });
    for (const id of ids) await choose(context, actor, id);
    expect(await readAttributeForm(context, actor, at(one))).toMatchObject({ state: 'asking' });
    await market.runJobs([loadAttributes]);
    // Two listings, one category: asked once.
    expect(platform.calls.filter((call) => call === 'attributes')).toHaveLength(1);

    const missing = { why: 'attributes', names: ['Hạn sử dụng'] };
    expect(await gaps(context, actor, shopId)).toEqual({ [one]: missing, [two]: missing });
    const form = await readAttributeForm(context, actor, at(one));
    expect(form.questions.map(({ id, values }) => [id, values])).toEqual([
      ['life', []],
      ['net/unit/g', []],
    ]);

    const save = (given: Record<string, string[]>) =>
      saveAttributeAnswers(context, actor, { ...at(one), given });
    await expect(save({ life: ['99'] })).rejects.toMatchObject({
      code: 'notInList',
      field: 'attribute:life',
    });
    await expect(save({ life: [''] })).rejects.toMatchObject({ code: 'required' });
    await expect(save({ 'net/unit/g': ['nửa cân'] })).rejects.toMatchObject({ code: 'notANumber' });
    await save({ life: ['12'], 'net/unit/g': ['1.200,5'] });
    // The next listing in the category needs nothing said again.
    expect(await gaps(context, actor, shopId)).toEqual({ [one]: null, [two]: null });
    expect((await readAttributeForm(context, actor, at(two))).questions[0]).toMatchObject({
      values: ['12'],
      isRemembered: true,
    });

    await pushListings(context, actor, { shopId, listingIds: ids, goesOnSale: true });
    await letPass(market, 30_000);
    const life = (id: string, text: string) => ({ id: 'life', values: [{ id, text }] });
    const net = { id: 'net/unit/g', values: [{ id: null, text: '1200.5' }] };
    const sent = () => [...platform.products.values()].map(({ attributes }) => attributes);
    expect(sent()).toEqual([
      [net, life('12', '12 tháng')],
      [net, life('12', '12 tháng')],
    ]);

    // A changed answer follows; one that is taken back is not sent any more.
    await save({ life: ['24'], 'net/unit/g': [''] });
    await context.store.write((tx) => context.jobs.enqueue(tx, followProducts, {}));
    await letPass(market, 60_000);
    expect(sent()).toEqual([[life('24', '24 tháng')], [life('24', '24 tháng')]]);
  });

  test('that nobody asked about is asked about on the way, and stops where an answer is missing', async () => {
    const market = await open({ simulated: nowhere });
    const { context } = market;
    const { platform, actor, shopId, id } = await opened(market);
    platform.asks = [shelfLife];
    await choose(context, actor, id);
    await pushListings(context, actor, { shopId, listingIds: [id], goesOnSale: true });
    await letPass(market, 30_000);
    expect(platform.products.size).toBe(0);
    expect(await readRefusals(context, actor, { listingId: id, channelCode: 'shopee' })).toEqual([
      {
        words: 'attributeMissing',
        field: 'attributes',
        platformWords: 'Hạn sử dụng',
        isOwn: true,
        next: 'again',
      },
    ]);
    expect(await gaps(context, actor, shopId)).toEqual({
      [id]: { why: 'attributes', names: ['Hạn sử dụng'] },
    });
  });

  test('is asked about again after a week, and an option that is gone is no answer any more', async () => {
    const market = await open({ simulated: nowhere });
    const { context, clock } = market;
    const { platform, actor, shopId, id } = await opened(market);
    platform.asks = [shelfLife];
    await choose(context, actor, id);
    await market.runJobs([loadAttributes]);
    await saveAttributeAnswers(context, actor, {
      listingId: id,
      channelCode: 'shopee',
      given: { life: ['12'] },
    });
    platform.asks = [{ ...shelfLife, options: [{ id: '24', name: '24 tháng' }] }];
    const look = async () => {
      await context.store.write((tx) => context.jobs.enqueue(tx, followAttributes, {}));
      await market.runJobs([followAttributes, loadAttributes]);
    };
    clock.advance(6 * 86_400_000);
    await look();
    expect(await gaps(context, actor, shopId)).toEqual({ [id]: null });
    clock.advance(86_400_000);
    await look();
    expect(await gaps(context, actor, shopId)).toMatchObject({ [id]: { why: 'attributes' } });
  });

  test('keeps a number as it was said, however often its form is saved again, in the notation of the page', async () => {
    const market = await open({ simulated: nowhere });
    const { context } = market;
    const { platform, actor, id } = await opened(market);
    platform.asks = [netWeight];
    await choose(context, actor, id);
    await market.runJobs([loadAttributes]);
    const at = { listingId: id, channelCode: 'shopee' };
    const { channelChoice } = context.store.tables;
    for (const [typed, language, vi, en] of [
      ['0,125', 'vi', '0,125', '0.125'],
      ['1.125', 'en', '1,125', '1.125'],
      ['1.200', 'vi', '1.200', '1,200'],
    ] as const) {
      await saveAttributeAnswers(context, actor, { ...at, language, given: { 'net/unit/g': [typed] } });
      const keptNow = () => context.store.read((db) => db.select().from(channelChoice));
      const said = (rows: Awaited<ReturnType<typeof keptNow>>) => rows.map(({ value }) => value);
      const before = said(await keptNow());
      for (const [page, shown] of [
        ['vi', vi],
        ['en', en],
      ] as const) {
        const form = await readAttributeForm(context, actor, { ...at, language: page });
        expect(form.questions.map(({ values }) => values)).toEqual([[shown]]);
        const given = { 'net/unit/g': [...(form.questions[0]?.values ?? [])] };
        await saveAttributeAnswers(context, actor, { ...at, language: page, given, seen: form.mark });
        expect(said(await keptNow())).toEqual(before);
      }
    }
  });

  test('takes a month and a day that the calendar has, in the form, in readiness and in the push alike', async () => {
    const market = await open({ simulated: nowhere });
    const { context } = market;
    const { platform, actor, shopId, id } = await opened(market);
    platform.asks = [expiry, picked];
    await choose(context, actor, id);
    await market.runJobs([loadAttributes]);
    const at = { listingId: id, channelCode: 'shopee' };
    const save = (given: Record<string, string[]>) => saveAttributeAnswers(context, actor, { ...at, given });
    for (const typed of ['24', '13/2027', '31/12/2027', '12/27', 'tháng sau'])
      await expect(save({ 'expiry/month': [typed] })).rejects.toMatchObject({
        code: 'monthWrong',
        field: 'attribute:expiry/month',
      });
    for (const typed of ['24', '31/02/2027', '02/2027', '1/1/27'])
      await expect(save({ 'picked/day': [typed] })).rejects.toMatchObject({
        code: 'notADate',
        field: 'attribute:picked/day',
      });

    // What was kept before the wish was known is no answer, stays in the form and is named there.
    const { channelChoice } = context.store.tables;
    const old = (field: string, text: string) => ({
      producerId: actor.producerId,
      channelCode: 'shopee',
      subject: id,
      field: `attribute:${field}`,
      value: JSON.stringify([{ id: null, text }]),
      chosenAt: context.clock.now(),
    });
    await context.store.write((tx) =>
      tx.insert(channelChoice).values([old('expiry/month', '24'), old('picked/day', '5.3.2027')]),
    );
    expect(await gaps(context, actor, shopId)).toEqual({
      [id]: { why: 'attributes', names: ['Ngày hết hạn (tháng/năm)'] },
    });
    expect((await readAttributeForm(context, actor, at)).questions).toMatchObject([
      { id: 'expiry/month', values: ['24'], wrong: 'monthWrong' },
      { id: 'picked/day', values: ['5.3.2027'], wrong: null },
    ]);

    await save({ 'expiry/month': [' 2 / 2028 '] });
    expect(await gaps(context, actor, shopId)).toEqual({ [id]: null });
    expect((await readAttributeForm(context, actor, at)).questions[0]).toMatchObject({
      values: ['02/2028'],
      wrong: null,
    });
    await pushListings(context, actor, { shopId, listingIds: [id], goesOnSale: true });
    await letPass(market, 30_000);
    const said = (attributeId: string, text: string) => ({ id: attributeId, values: [{ id: null, text }] });
    expect([...platform.products.values()].map(({ attributes }) => attributes)).toEqual([
      [said('expiry/month', '2028-02'), said('picked/day', '2027-03-05')],
    ]);
  });

  test('is nobody else’s to answer', async () => {
    const market = await open({ simulated: nowhere });
    const { context } = market;
    const { actor, id } = await opened(market);
    await choose(context, actor, id);
    const other = await sellerOf(context, 'HTX Khác');
    const subject = { listingId: id, channelCode: 'shopee' };
    await expect(readAttributeForm(context, other, subject)).rejects.toMatchObject({ name: 'NotFound' });
    await expect(saveAttributeAnswers(context, other, { ...subject, given: {} })).rejects.toMatchObject({
      name: 'NotFound',
    });
  });
});

eachEngine('a product that the seller put there by hand', (open) => {
  test('is adopted and brought up to date, never doubled', async () => {
    const market = await open({ simulated: nowhere });
    const { context } = market;
    const { platform, actor, shopId, id } = await opened(market);
    await choose(context, actor, id);
    const { variant } = context.store.tables;
    const [size] = await context.store.read((db) => db.select().from(variant));
    platform.products.set('by-hand', {
      externalId: 'by-hand',
      shopId: '1',
      title: 'Chè gõ tay',
      state: 'live',
      offers: { [size?.code ?? '']: { sku: size?.sku ?? '', priceVnd: 1, stock: 1 } },
      refusals: [],
      images: [],
      attributes: [],
    });
    await pushListings(context, actor, { shopId, listingIds: [id], goesOnSale: true });
    await letPass(market, 30_000);
    expect(platform.calls).not.toContain('create');
    expect([...platform.products.values()]).toMatchObject([
      { title: 'Chè Shan tuyết cổ thụ Suối Giàng số 1', state: 'live' },
    ]);
    const [offer] = Object.values(platform.products.get('by-hand')?.offers ?? {});
    expect(offer).toMatchObject({ priceVnd: size?.price, stock: size?.stock });
    expect(await items(context)).toMatchObject([{ externalId: 'by-hand', state: 'live' }]);
  });
});
