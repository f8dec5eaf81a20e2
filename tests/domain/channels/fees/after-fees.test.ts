import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { addFee } from '#app/domain/channels/fees/add-fee.server.ts';
import { archiveFee } from '#app/domain/channels/fees/archive-fee.server.ts';
import { changeFee } from '#app/domain/channels/fees/change-fee.server.ts';
import { gapsIn } from '#app/domain/channels/fees/dated-rows.ts';
import { listFees } from '#app/domain/channels/fees/list-fees.server.ts';
import { lowestPrices } from '#app/domain/channels/fees/lowest-prices.server.ts';
import { readAfterFees } from '#app/domain/channels/fees/read-after-fees.server.ts';
import { saveFeeChoices } from '#app/domain/channels/fees/save-fee-choices.server.ts';
import { seedFees } from '#app/domain/channels/fees/seed-fees.server.ts';
import type { Context } from '#app/server/context.ts';
import { addDays, localDate } from '#app/server/local-date.ts';
import { publishedListing, staffMember } from '#tests/factories/listing-steps.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { eachEngine } from '#tests/support/test-market.ts';

async function shopeeCommission(context: Context): Promise<string> {
  const found = (await listFees(context)).find(
    ({ fee }) => fee.channelCode === 'shopee' && fee.kind === 'commission' && fee.validTo === null,
  );
  if (!found) throw new Error('no commission');
  return found.fee.id;
}

/** A seller of whom platforms keep tax back. */
const household = (context: Context) => sellerOf(context, 'Hộ Thử Nghiệm', 'household');

/** What a producer chose for Shopee, as it is kept. */
async function keepChoice(
  { store, clock }: Context,
  producerId: string,
  choice: { subject: string; field: string; value: string },
): Promise<void> {
  const row = { producerId, channelCode: 'shopee', ...choice, chosenAt: clock.now() };
  await store.write((tx) => tx.insert(store.tables.channelChoice).values(row));
}

eachEngine('what is left after fees', (open) => {
  test('side by side on the open platforms, with the producer’s own costs, which nobody else sees', async () => {
    const { context } = await open();
    await seedFees(context);
    const [seller, other] = [await household(context), await sellerOf(context, 'HTX Khác')];
    await publishedListing(context, seller);
    const before = await readAfterFees(context, seller, { variantId: null });
    expect(before.channels.map(({ code }) => code)).toEqual(['shopee', 'lazada', 'tiktok-shop', 'tiki']);
    expect(before.channels.find(({ code }) => code === 'shopee')).toMatchObject({
      // 185,000: 11 % + 5 % + 3,000 + 1 % + 0.5 %
      left: 185_000 - 20_350 - 9250 - 3000 - 1850 - 925,
      gain: null,
      lowest: null,
      certainty: 'reported',
    });
    expect(before.channels.find(({ code }) => code === 'tiki')?.certainty).toBe('estimated');
    expect(before.unknown).toContain('Postmart');

    const found = (search: string) =>
      readAfterFees(context, seller, { variantId: null, search }).then(({ others }) => others.length);
    expect([await found(''), await found('che shan'), await found('xyz')]).toEqual([1, 1, 0]);
    const theirs = { variantId: null, listingId: before.goods?.id ?? '' };
    expect((await readAfterFees(context, seller, theirs)).size).toEqual(before.size);
    await expect(readAfterFees(context, other, theirs)).rejects.toThrow('variant');

    const choices = {
      variantId: before.size?.id ?? '',
      cost: 140_000,
      packing: 5000,
      zone: 'country',
      share: 50,
      packages: ['shopee voucher-xtra'],
      offered: ['shopee voucher-xtra', 'shopee content-xtra'],
    };
    await saveFeeChoices(context, seller, choices);
    await saveFeeChoices(context, seller, choices);
    const after = await readAfterFees(context, seller, { variantId: choices.variantId });
    const shopee = after.channels.find(({ code }) => code === 'shopee');
    // Voucher Xtra takes 2 %, packing 5,000, half of 32,000 for 150 g across the country.
    expect(shopee).toMatchObject({ left: 149_625 - 3700 - 5000 - 16_000, gain: 149_625 - 24_700 - 140_000 });
    expect(shopee?.gain).toBeLessThan(0);
    expect(shopee?.lowest).toBeGreaterThan(185_000);
    expect(shopee?.packages).toMatchObject([
      { kind: 'content-xtra', isChosen: false },
      { kind: 'voucher-xtra', isChosen: true },
    ]);

    await publishedListing(context, other);
    await expect(readAfterFees(context, other, { variantId: choices.variantId })).rejects.toThrow('variant');
    await expect(saveFeeChoices(context, other, choices)).rejects.toThrow('variant');
    expect((await readAfterFees(context, other, { variantId: null })).choices).toEqual({
      cost: null,
      packing: 0,
      zone: 'country',
      share: 0,
    });
    await expect(saveFeeChoices(context, seller, { ...choices, share: 101 })).rejects.toMatchObject({
      code: 'tooBig',
      field: 'share',
    });
    // All that is wrong is said at once.
    const wrong = { ...choices, cost: Number.NaN, packing: -1, share: 101 };
    await expect(saveFeeChoices(context, seller, wrong)).rejects.toMatchObject({
      ...{ code: 'notDigits', field: 'cost' },
      others: [{ field: 'packing' }, { code: 'tooBig', field: 'share' }],
    });
    await expect(saveFeeChoices(context, seller, { ...choices, cost: Number.NaN })).rejects.toMatchObject({
      code: 'notDigits',
      field: 'cost',
    });
  });

  test.each([
    ['household', 'withheld', 2775],
    ['cooperative_group', 'withheld', 2775],
    ['unknown', 'assumed', 2775],
    ['cooperative', 'own', 0],
    ['enterprise', 'own', 0],
  ] as const)('of a sale by a %s tax is %s, and the lowest price follows', async (legalType, said, tax) => {
    const { context } = await open();
    await seedFees(context);
    const seller = await sellerOf(context, 'Chủ thể', legalType);
    const listingId = await publishedListing(context, seller);
    const { size } = await readAfterFees(context, seller, { variantId: null });
    await saveFeeChoices(context, seller, {
      ...{ variantId: size?.id ?? '', cost: 151_000, packing: 0, zone: 'country', share: 0 },
      ...{ packages: [], offered: [] },
    });
    const page = await readAfterFees(context, seller, { variantId: null });
    const shopee = page.channels.find(({ code }) => code === 'shopee');
    expect([page.tax, shopee?.left]).toEqual([said, 152_400 - tax]);
    const taxes = shopee?.lines.filter(({ kind }) => kind.startsWith('tax-'));
    expect(taxes?.reduce((sum, { amount }) => sum + amount, 0)).toBe(tax);
    // At this price only those of whom tax is kept back lose money.
    expect((shopee?.gain ?? 0) < 0).toBe(tax > 0);
    expect((shopee?.lowest ?? 0) > 185_000).toBe(tax > 0);
    const today = localDate(context.clock.now());
    const [priced] = await context.store.read((db) =>
      lowestPrices(db, context.store, {
        ...{ producerId: seller.producerId, listingId, channelCode: 'shopee', today },
      }),
    );
    expect(priced?.lowest).toBe(shopee?.lowest);
  });

  test('carriage that the seller bears and nobody can count is said to be missing, and no lowest price is given', async () => {
    const { context } = await open();
    await seedFees(context);
    const seller = await household(context);
    await publishedListing(context, seller);
    const { variant } = context.store.tables;
    const [size] = await context.store.read((db) => db.select().from(variant));
    const asked = { cost: 20_000, packing: 0, zone: 'country', packages: [], offered: [] };
    const variantId = size?.id ?? '';
    const shopee = async (share: number, weightGrams: number | null) => {
      await context.store.write((tx) => tx.update(variant).set({ weightGrams }));
      await saveFeeChoices(context, seller, { ...asked, share, variantId });
      const page = await readAfterFees(context, seller, { variantId });
      return page.channels.find(({ code }) => code === 'shopee');
    };
    const known = await shopee(100, 150);
    expect(known).toMatchObject({ lacksCarriage: false, lowest: expect.any(Number) });
    expect(await shopee(100, null)).toMatchObject({ lacksCarriage: true, lowest: null });
    expect(await shopee(100, 900_000)).toMatchObject({ lacksCarriage: true, lowest: null });
    // Where the buyer pays for it nothing is missing.
    expect(await shopee(0, null)).toMatchObject({ lacksCarriage: false, lowest: expect.any(Number) });
  });

  test('the price on each platform counts, where it is not the market’s', async () => {
    const { context } = await open();
    await seedFees(context);
    const seller = await household(context);
    const listingId = await publishedListing(context, seller);
    const read = async (code: string) =>
      (await readAfterFees(context, seller, { variantId: null })).channels.find((one) => one.code === code);
    expect(await read('shopee')).toMatchObject({ price: 185_000, isOwnPrice: false });
    await keepChoice(context, seller.producerId, { subject: '*', field: 'priceAdd', value: '10' });
    await keepChoice(context, seller.producerId, { subject: '*', field: 'priceStep', value: '1000' });
    // 203,500 rounded up to the thousand: 11 % + 5 % + 3,000 + 1 % + 0.5 % of it.
    expect(await read('shopee')).toMatchObject({
      price: 204_000,
      isOwnPrice: true,
      left: 204_000 - 22_440 - 10_200 - 3000 - 2040 - 1020,
    });
    expect(await read('lazada')).toMatchObject({ price: 185_000, isOwnPrice: false });
    const { sizes } = await readAfterFees(context, seller, { variantId: null });
    const field = `price:${sizes[0]?.code}`;
    await keepChoice(context, seller.producerId, { subject: listingId, field, value: '210000' });
    expect(await read('shopee')).toMatchObject({ price: 210_000, isOwnPrice: true });
  });

  test('a changed fee counts from its day on, and seeding again leaves what staff have done', async () => {
    const { context, clock } = await open();
    await seedFees(context);
    const [seller, staff] = [await household(context), staffMember()];
    await publishedListing(context, seller);
    const left = async () =>
      (await readAfterFees(context, seller, { variantId: null })).channels.find(
        ({ code }) => code === 'shopee',
      )?.left;
    expect(await left()).toBe(149_625);
    const feeId = await shopeeCommission(context);
    const change = {
      feeId,
      rate: 1200,
      amount: 0,
      cap: null,
      validFrom: addDays(localDate(clock.now()), 2),
      source: 'Trang người bán của Shopee',
      confirmed: true,
    };
    await expect(changeFee(context, seller, change)).rejects.toThrow('fee');
    await expect(changeFee(context, staff, { ...change, source: ' ' })).rejects.toMatchObject({
      code: 'required',
    });
    await expect(
      changeFee(context, staff, { ...change, validFrom: '2020-01-01', rate: 20_000, source: '' }),
    ).rejects.toMatchObject({
      code: 'feeBeforeItsRow',
      others: [
        { code: 'rateTooBig', field: 'rate' },
        { code: 'required', field: 'source' },
      ],
    });
    await expect(changeFee(context, staff, { ...change, validFrom: '2020-01-01' })).rejects.toMatchObject({
      code: 'feeBeforeItsRow',
    });
    await expect(changeFee(context, staff, { ...change, rate: 10_001 })).rejects.toMatchObject({
      code: 'rateTooBig',
      field: 'rate',
    });
    // An empty form is no fee of nothing; a nought that was typed is one.
    await expect(changeFee(context, staff, { ...change, rate: null, amount: null })).rejects.toMatchObject({
      code: 'feeOfNothing',
      field: 'rate',
    });
    expect(await left()).toBe(149_625);
    await changeFee(context, staff, change);
    // The same from a tab that was open all along, for that day or a later one
    for (const days of [2, 5])
      await expect(
        changeFee(context, staff, {
          ...change,
          rate: 1300,
          validFrom: addDays(localDate(clock.now()), days),
        }),
      ).rejects.toMatchObject({ code: 'changedMeanwhile', field: 'feeId' });
    await seedFees(context);
    expect(await left()).toBe(149_625);
    clock.advanceDays(2);
    expect(await left()).toBe(149_625 - 1850);
    await archiveFee(context, staff, await shopeeCommission(context));
    await seedFees(context);
    expect(await left()).toBe(149_625);
    const { audit } = context.store.tables;
    const acts = await context.store.read((db) =>
      db.select({ act: audit.act }).from(audit).where(eq(audit.subject, 'channel_fee')).orderBy(audit.id),
    );
    expect(acts.map(({ act }) => act)).toEqual(['change-fee', 'archive-fee']);
  });

  test('a slip is set right on its own day; put away, it leaves the figure before it and no day without one', async () => {
    const { context, clock } = await open();
    await seedFees(context);
    const [seller, staff] = [await household(context), staffMember()];
    await publishedListing(context, seller);
    const today = localDate(clock.now());
    const left = async () =>
      (await readAfterFees(context, seller, { variantId: null })).channels.find(
        ({ code }) => code === 'shopee',
      )?.left;
    const seeded = await shopeeCommission(context);
    const change = async (rate: number, replaces = '') =>
      changeFee(context, staff, {
        feeId: await shopeeCommission(context),
        replaces,
        rate,
        amount: 0,
        cap: null,
        validFrom: today,
        source: 'Trang người bán của Shopee',
        confirmed: true,
      });
    await change(9000);
    const slip = await shopeeCommission(context);
    // From the same day it would take the other's place: not before somebody has said that it is to.
    await expect(change(1300)).rejects.toMatchObject({
      code: 'feeReplaces',
      field: 'validFrom',
      params: { date: today, row: slip },
    });
    await expect(change(1300, seeded)).rejects.toMatchObject({ code: 'feeReplaces' });
    expect(await shopeeCommission(context)).toBe(slip);
    await change(1300, slip);
    const { audit } = context.store.tables;
    const told = await context.store.read((db) =>
      db.select({ detail: audit.detail }).from(audit).where(eq(audit.act, 'change-fee')),
    );
    expect(told.map(({ detail }) => detail)).toContainEqual(
      expect.objectContaining({
        ...{ before: slip, isCorrection: true, rate: 1300 },
        was: { rate: 9000, amount: 0, cap: null, validFrom: today },
      }),
    );
    const old = {
      feeId: slip,
      rate: 1400,
      amount: 0,
      cap: null,
      validFrom: today,
      source: 'x',
      confirmed: true,
    };
    await expect(changeFee(context, staff, old), 'a tab from before the correction').rejects.toMatchObject({
      code: 'changedMeanwhile',
      field: 'feeId',
    });
    await expect(changeFee(context, staff, { ...old, feeId: 'none' })).rejects.toThrow('fee');
    expect(await left()).toBe(149_625 - 3700);
    const rows = () =>
      listFees(context).then((fees) =>
        fees.flatMap(({ fee }) => (fee.channelCode === 'shopee' && fee.kind === 'commission' ? [fee] : [])),
      );
    expect((await rows()).map(({ rate }) => rate)).toEqual([1300, 1100]);
    // The slip is kept, put away.
    const { channelFee } = context.store.tables;
    const slips = await context.store.read((db) =>
      db.select().from(channelFee).where(eq(channelFee.rate, 9000)),
    );
    expect(slips).toMatchObject([{ validFrom: today, archivedAt: clock.now() }]);
    expect(gapsIn(await rows())).toEqual([]);
    expect(await archiveFee(context, staff, await shopeeCommission(context))).toBe(seeded);
    expect(await rows()).toMatchObject([{ id: seeded, rate: 1100, validTo: null }]);
    expect(await left()).toBe(149_625);
  });

  test('with a later figure known already, today’s can be set right and changed until then', async () => {
    const { context, clock } = await open();
    await seedFees(context);
    const staff = staffMember();
    const today = localDate(clock.now());
    const rows = async () =>
      (await listFees(context)).flatMap(({ fee }) =>
        fee.channelCode === 'shopee' && fee.kind === 'commission' ? [fee] : [],
      );
    const said = { amount: null, cap: null, source: 'Trang người bán của Shopee', confirmed: true };
    const first = await shopeeCommission(context);
    const later = addDays(today, 20);
    await changeFee(context, staff, { ...said, feeId: first, rate: 1500, validFrom: later });
    const seenTo = addDays(later, -1);
    const change = (rate: number | null, validFrom: string, seen: string | null = seenTo, feeId = first) =>
      changeFee(context, staff, { ...said, feeId, replaces: feeId, seenTo: seen, rate, validFrom });
    await expect(change(1200, today, null)).rejects.toMatchObject({ code: 'changedMeanwhile' });
    await expect(change(1200, later)).rejects.toMatchObject({ code: 'feeAfterItsRow', field: 'validFrom' });
    await change(1200, today);
    expect(await rows()).toMatchObject([
      { rate: 1500, validFrom: later, validTo: null },
      { rate: 1200, validFrom: today, validTo: seenTo },
      { rate: 1100, validTo: addDays(today, -1) },
    ]);
    const [, corrected] = await rows();
    await change(0, today, seenTo, corrected?.id);
    expect((await rows()).map(({ rate, validTo }) => [rate, validTo])).toEqual([
      [1500, null],
      [0, seenTo],
      [1100, addDays(today, -1)],
    ]);
    expect(gapsIn(await rows())).toEqual([]);
  });

  test('a fee that has ended is not added again within its days, and its missing days are named', async () => {
    const { context, clock } = await open();
    await seedFees(context);
    const staff = staffMember();
    const today = localDate(clock.now());
    const { channelFee } = context.store.tables;
    const ended = addDays(today, 3);
    const feeId = await shopeeCommission(context);
    await context.store.write((tx) =>
      tx.update(channelFee).set({ validTo: ended }).where(eq(channelFee.id, feeId)),
    );
    const add = (validFrom: string) =>
      addFee(context, staff, {
        channelCode: 'shopee',
        kind: 'commission',
        name: 'Phí cố định',
        setCode: null,
        rate: 1200,
        amount: 0,
        cap: null,
        validFrom,
        source: 'Trang người bán của Shopee',
        confirmed: true,
      });
    await expect(add(ended)).rejects.toMatchObject({ code: 'feeStillHolds', field: 'validFrom' });
    await add(addDays(today, 6));
    const rows = (await listFees(context)).flatMap(({ fee }) =>
      fee.channelCode === 'shopee' && fee.kind === 'commission' ? [fee] : [],
    );
    expect(gapsIn(rows)).toEqual([{ from: addDays(today, 4), to: addDays(today, 5) }]);
    expect(gapsIn(rows.slice(1))).toEqual([{ from: addDays(today, 4), to: null }]);
  });
});
