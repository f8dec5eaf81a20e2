import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { saveFeeChoices } from '#app/domain/channels/fees/save-fee-choices.server.ts';
import { seedFees } from '#app/domain/channels/fees/seed-fees.server.ts';
import { prepareListing } from '#app/domain/channels/listing/prepare-listing.ts';
import { contentHash, offerHash } from '#app/domain/channels/push/product-hashes.ts';
import { fitListing, readiness } from '#app/domain/channels/readiness/readiness.ts';
import { channelByCode } from '#app/domain/channels/registry.server.ts';
import { fieldHints } from '#app/domain/channels/rules/form-hints.ts';
import { productRequest } from '#app/domain/channels/tiki/tiki-request-body.ts';
import { priceQuestion } from '#app/domain/channels/wording/price-question.ts';
import { readChannelWording } from '#app/domain/channels/wording/read-channel-wording.server.ts';
import { saveChannelWording } from '#app/domain/channels/wording/save-channel-wording.server.ts';
import { isDomainError } from '#app/server/domain-error.ts';
import { channelListing, channelVariant } from '#tests/factories/channel-listing.ts';
import { publishedListing } from '#tests/factories/published-listing.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const today = '2026-11-23';

/** The listing as a channel sees it when its only size is given a price of its own there. */
function priced(code: string, price: number | null, own = 185_000) {
  const channel = channelByCode(code);
  const listing = channelListing({ variants: [channelVariant({ priceVnd: own })] });
  const chosen: Record<string, string> = price === null ? {} : { 'price:V7K2M9Q4': String(price) };
  return { channel, seen: prepareListing(channel, listing, { listing: chosen, producer: {} }) };
}

function priceItems(code: string, price: number | null, own?: number) {
  const { channel, seen } = priced(code, price, own);
  const { items } = readiness(channel, seen, today);
  const leaves = fitListing(channel, seen, today) !== null;
  return { rules: items.flatMap(({ ruleId }) => (ruleId.startsWith('price') ? ruleId : [])), leaves };
}

test.each([
  ['shopee', 1_000, []],
  ['shopee', 999, ['price-least']],
  ['tiki', 18_500, []],
  ['tiki', 18_499, ['price-share']],
  ['tiki', 400_000, []],
  ['tiktok-shop', 180_000_000, []],
  ['tiktok-shop', 180_000_001, ['price']],
  ['google', 185_000, []],
  ['google', 180_000, ['price-as-page']],
  ['lazada', 1, []],
] as const)('%s at a price of its own of %i', (code, price, rules) => {
  expect(priceItems(code, price)).toEqual({ rules, leaves: rules.length === 0 });
});

test('a price of nothing is one fault, and the form says the least that Shopee takes', () => {
  expect(priceItems('shopee', null, 0).rules).toEqual(['price']);
  const least = fieldHints([channelByCode('shopee')], 'variants.priceVnd', today).map(({ min }) => min);
  expect(Math.max(...least.map(Number))).toBe(1_000);
  // The share that Tiki asks for is no price.
  expect(fieldHints([channelByCode('tiki')], 'variants.priceVnd', today).map(({ min }) => min)).toEqual([1]);
});

test('Tiki is told our own price as the list price, so that the share is one of the same two numbers', () => {
  const { seen } = priced('tiki', 150_000);
  const product = {
    listing: { ...seen, category: '1234' },
    images: ['https://cho.vn/1.jpg'],
    attributes: [],
    papers: [],
  };
  const request = productRequest(product as never, seen.variants, 7);
  expect(request.variants[0]).toMatchObject({ price: 150_000, market_price: 185_000 });
  expect(request.market_price).toBe(185_000);
});

test('our own price moving beside a price for the channel alone changes nothing over there', () => {
  const hashes = [180_000, 190_000].map((own) => {
    const { seen } = priced('shopee', 150_000, own);
    return [contentHash(seen, []), offerHash(seen)];
  });
  expect(hashes[0]).toEqual(hashes[1]);
});

test.each([
  [18_500, null, 'priceFarBelow'],
  [92_499, null, 'priceFarBelow'],
  [92_500, null, undefined],
  [555_000, null, undefined],
  [555_001, null, 'priceFarAbove'],
  [1_850_000, null, 'priceFarAbove'],
  [150_000, 160_000, 'priceLosing'],
  [160_000, 160_000, undefined],
  [185_000, 190_000, undefined],
])('185,000 on the market, %i typed, %s the lowest that loses nothing', (price, lowest, code) => {
  expect(priceQuestion(price, 185_000, lowest, false)?.code).toBe(code);
});

eachEngine('a doubtful price for a channel', (open) => {
  test('is asked about once, remembered for that price, and asked about again for another', async () => {
    const { context } = await open();
    await seedFees(context);
    const seller = await sellerOf(context, 'HTX Bản Liền');
    const listingId = await publishedListing(context, {
      producerId: seller.producerId,
      variants: [
        { code: 'AAAA2222', price: 185_000 },
        { code: 'BBBB3333', price: 60_000 },
      ],
    });
    const subject = { channelCode: 'shopee', listingId };
    const save = (a: string, b: string, meant: Record<string, string> = {}) =>
      saveChannelWording(context, seller, {
        ...subject,
        fields: { 'price:AAAA2222': a, 'price:BBBB3333': b },
        meant,
      });
    const refusal = async (work: Promise<void>) => {
      const error = await work.then(
        () => null,
        (one: unknown) => one,
      );
      if (!isDomainError(error)) return [];
      return [error, ...error.others].map(({ code, field }) => `${field} ${code}`);
    };
    expect(await refusal(save('18.500', '600000'))).toEqual([
      'price:AAAA2222 priceFarBelow',
      'price:BBBB3333 priceFarAbove',
    ]);
    // A tick for another price than the one typed counts for nothing.
    expect(await refusal(save('18500', '60000', { AAAA2222: '19500' }))).toEqual([
      'price:AAAA2222 priceFarBelow',
    ]);
    expect((await readChannelWording(context, seller, subject)).own).toEqual({});
    await save('18.500', '60000', { AAAA2222: '18500' });
    await save('18500', '59000');
    expect((await readChannelWording(context, seller, subject)).doubtful).toEqual({});
    expect(await refusal(save('19500', ''))).toEqual(['price:AAAA2222 priceFarBelow']);
    await save('', '');
    expect(await refusal(save('18500', ''))).toEqual(['price:AAAA2222 priceFarBelow']);
  });

  test('below what the goods cost after the fees of that platform is asked about; one kept before stays in question', async () => {
    const { context } = await open();
    await seedFees(context);
    const seller = await sellerOf(context, 'Hộ Bản Liền', 'household');
    const listingId = await publishedListing(context, {
      producerId: seller.producerId,
      variants: [{ code: 'AAAA2222', price: 185_000 }],
    });
    const { variant } = context.store.tables;
    const [size] = await context.store.read((db) =>
      db.select({ id: variant.id }).from(variant).where(eq(variant.code, 'AAAA2222')),
    );
    const save = (channelCode: string) =>
      saveChannelWording(context, seller, { channelCode, listingId, fields: { 'price:AAAA2222': '150000' } });
    await save('shopee');
    const costs = { cost: 140_000, packing: 0, zone: 'country', share: 0, packages: [], offered: [] };
    await saveFeeChoices(context, seller, { variantId: size?.id ?? '', ...costs });
    const doubtful = await readChannelWording(context, seller, { channelCode: 'shopee', listingId });
    // 140,000 are left of 173,333: 17.5 % with a household's tax, and 3,000 go.
    expect(doubtful.doubtful['price:AAAA2222']).toMatchObject({
      code: 'priceLosing',
      params: { lowest: 173_334 },
    });
    await expect(save('shopee')).rejects.toMatchObject({ code: 'priceLosing', field: 'price:AAAA2222' });
    // The producer bears half of a carriage that nobody knows while the size has no weight.
    await context.store.write(async (tx) => {
      await tx.update(variant).set({ weightGrams: null }).where(eq(variant.code, 'AAAA2222'));
    });
    await saveFeeChoices(context, seller, { variantId: size?.id ?? '', ...costs, share: 50 });
    await expect(save('shopee')).rejects.toMatchObject({
      code: 'priceLosingBeforeCarriage',
      params: { lowest: 173_334 },
    });
    // Nobody has recorded what Postmart takes.
    await save('postmart');
  });
});
