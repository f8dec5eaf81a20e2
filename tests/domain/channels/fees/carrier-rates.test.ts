import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { addFee, type NewFee } from '#app/domain/channels/fees/add-fee.server.ts';
import { archiveCarrierRate } from '#app/domain/channels/fees/archive-carrier-rate.server.ts';
import { carriage } from '#app/domain/channels/fees/fee-row.ts';
import { listCarrierRates } from '#app/domain/channels/fees/list-carrier-rates.server.ts';
import { listFees } from '#app/domain/channels/fees/list-fees.server.ts';
import { readAfterFees } from '#app/domain/channels/fees/read-after-fees.server.ts';
import { seedFees } from '#app/domain/channels/fees/seed-fees.server.ts';
import { type SetCarrierRate, setCarrierRate } from '#app/domain/channels/fees/set-carrier-rate.server.ts';
import type { Context } from '#app/server/context.ts';
import { addDays, localDate } from '#app/server/local-date.ts';
import { publishedListing, staffMember } from '#tests/factories/listing-steps.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { eachEngine } from '#tests/support/test-market.ts';

test('of each carrier the smallest step that takes the weight, then the cheapest carrier', () => {
  const row = (carrier: string, uptoGrams: number, amount: number, validFrom = '2026-01-01') => ({
    carrier,
    zone: 'country' as const,
    uptoGrams,
    amount,
    validFrom,
    validTo: null,
    confirmed: true,
  });
  const rows = [
    row('A', 500, 30_000),
    row('A', 2000, 20_000),
    row('B', 1000, 28_000),
    row('B', 1000, 26_000, '2026-06-01'),
    row('B', 1000, 9000, '2027-01-01'),
  ];
  const at = (grams: number) => carriage(rows, { grams, zone: 'country', day: '2026-11-27' })?.amount ?? null;
  // A's next step would be cheaper, but the carrier weighs the parcel
  expect([at(400), at(501), at(1001), at(2001)]).toEqual([26_000, 20_000, 20_000, null]);
  expect(carriage(rows, { grams: 1, zone: 'province', day: '2026-11-27' })).toBeNull();
});

const acts = async ({ store }: Context, subject: string) => {
  const { audit } = store.tables;
  const rows = await store.read((db) =>
    db.select({ act: audit.act }).from(audit).where(eq(audit.subject, subject)).orderBy(audit.id),
  );
  return rows.map(({ act }) => act);
};

eachEngine('carriage and fees that staff record', (open) => {
  test('a rate is a dated row: the one before it ends, another carrier stands beside it, the seller counts with the cheapest', async () => {
    const { context, clock } = await open();
    await seedFees(context);
    const [seller, staff] = [await sellerOf(context), staffMember()];
    await publishedListing(context, seller);
    const today = localDate(clock.now());
    const asked = async () => (await readAfterFees(context, seller, { variantId: null })).carriage;
    const seeded = await asked();
    expect(seeded).toMatchObject({ carrier: null, confirmed: false });
    const rate: SetCarrierRate = {
      carrier: 'Viettel Post',
      zone: 'country',
      uptoGrams: 500,
      amount: 30_000,
      validFrom: today,
      source: 'Bảng giá Viettel Post, 11/2026',
      confirmed: true,
    };
    const set = (changes: Partial<SetCarrierRate>, actor: Parameters<typeof setCarrierRate>[1] = staff) =>
      setCarrierRate(context, actor, { ...rate, ...changes });
    await expect(set({}, seller)).rejects.toThrow('rate');
    await expect(set({ zone: 'moon' })).rejects.toMatchObject({ code: 'notInList', field: 'zone' });
    await expect(set({ uptoGrams: 0 })).rejects.toMatchObject({ code: 'tooSmall', field: 'uptoGrams' });
    await expect(set({ amount: Number.NaN })).rejects.toMatchObject({ code: 'notDigits', field: 'amount' });
    await expect(set({ source: ' ' })).rejects.toMatchObject({ code: 'required', field: 'source' });
    await expect(set({ validFrom: '31/11' })).rejects.toMatchObject({ code: 'notADate' });
    await set({});
    expect(await asked()).toMatchObject({ amount: 30_000, carrier: 'Viettel Post', confirmed: true });
    const yesterday = addDays(today, -1);
    await expect(set({ amount: 1, validFrom: yesterday })).rejects.toMatchObject({ code: 'feeBeforeItsRow' });

    await set({ carrier: 'viettel post', amount: 29_000, validFrom: addDays(today, 3) });
    const own = (await listCarrierRates(context)).filter(({ carrier }) => carrier === 'Viettel Post');
    expect(own.map(({ amount, validTo }) => [amount, validTo])).toEqual([
      [29_000, null],
      [30_000, addDays(today, 2)],
    ]);
    expect(await asked()).toMatchObject({ amount: 30_000 });
    clock.advanceDays(3);
    expect(await asked()).toMatchObject({ amount: 29_000 });
    await set({ carrier: 'Bưu điện', amount: 27_000, validFrom: addDays(today, 3) });
    expect(await asked()).toMatchObject({ amount: 27_000, carrier: 'Bưu điện' });

    const post = (await listCarrierRates(context)).find(({ carrier }) => carrier === 'Bưu điện');
    await expect(archiveCarrierRate(context, seller, post?.id ?? '')).rejects.toThrow('rate');
    await archiveCarrierRate(context, staff, post?.id ?? '');
    await expect(archiveCarrierRate(context, staff, post?.id ?? '')).rejects.toThrow('rate');
    expect(await asked()).toMatchObject({ amount: 29_000 });
    await seedFees(context);
    expect(await acts(context, 'carrier_rate')).toEqual([
      'set-carrier-rate',
      'set-carrier-rate',
      'set-carrier-rate',
      'archive-carrier-rate',
    ]);
  });

  test('a day never has two rates and none goes without: put away, a row gives its days back to the one before', async () => {
    const { context, clock } = await open();
    const staff = staffMember();
    const today = localDate(clock.now());
    const set = (validFrom: string, replaces?: string) =>
      setCarrierRate(context, staff, {
        ...(replaces === undefined ? {} : { replaces }),
        carrier: 'Viettel Post',
        zone: 'country',
        uptoGrams: 500,
        amount: 30_000,
        validFrom,
        source: 'Bảng giá Viettel Post, 11/2026',
        confirmed: true,
      });
    await set(today);
    await set(addDays(today, 3));
    const latest = (await listCarrierRates(context)).find(({ validTo }) => validTo === null);
    const days = async () =>
      (await listCarrierRates(context)).map(({ validFrom, validTo }) => [validFrom, validTo]).reverse();
    const first = (await listCarrierRates(context)).find(({ validFrom }) => validFrom === today);
    expect(await archiveCarrierRate(context, staff, latest?.id ?? '')).toBe(first?.id);
    expect(await days()).toEqual([[today, null]]);
    await set(addDays(today, 5));
    const [standing] = await listCarrierRates(context);
    await expect(set(addDays(today, 5))).rejects.toMatchObject({
      code: 'feeReplaces',
      field: 'validFrom',
      params: { date: addDays(today, 5), row: standing?.id },
    });
    await expect(set(addDays(today, 5), first?.id)).rejects.toMatchObject({ code: 'feeReplaces' });
    await set(addDays(today, 5), standing?.id);
    expect(await days()).toEqual([
      [today, addDays(today, 4)],
      [addDays(today, 5), null],
    ]);
    const { carrierRate } = context.store.tables;
    await context.store.write((tx) => tx.update(carrierRate).set({ validTo: addDays(today, 9) }));
    await expect(set(addDays(today, 9))).rejects.toMatchObject({ code: 'feeStillHolds', field: 'validFrom' });
  });

  test('the figure of today is corrected beside one that is known for later', async () => {
    const { context, clock } = await open();
    const staff = staffMember();
    const today = localDate(clock.now());
    const set = (amount: number, validFrom: string, replaces = '') =>
      setCarrierRate(context, staff, {
        replaces,
        ...{ carrier: 'Viettel Post', zone: 'country', uptoGrams: 500, amount, validFrom },
        ...{ source: 'Bảng giá Viettel Post, 11/2026', confirmed: true },
      });
    await set(30_000, addDays(today, -9));
    await set(40_000, addDays(today, 30));
    await set(31_000, today);
    const ofToday = (await listCarrierRates(context)).find(({ validFrom }) => validFrom === today);
    await set(32_000, today, ofToday?.id);
    const days = (await listCarrierRates(context)).map(({ amount, validFrom, validTo }) => [
      amount,
      validFrom,
      validTo,
    ]);
    expect(days.reverse()).toEqual([
      [30_000, addDays(today, -9), addDays(today, -1)],
      [32_000, today, addDays(today, 29)],
      [40_000, addDays(today, 30), null],
    ]);
    await expect(set(1, addDays(today, -10))).rejects.toMatchObject({ code: 'feeBeforeItsRow' });
  });

  test('a fee that is not there yet is added once, for all goods or for one set, on an open marketplace', async () => {
    const { context, clock } = await open();
    await seedFees(context);
    const [seller, staff] = [await sellerOf(context), staffMember()];
    await publishedListing(context, seller);
    const channelOf = async (code: string) =>
      (await readAfterFees(context, seller, { variantId: null })).channels.find((one) => one.code === code);
    expect(await channelOf('postmart')).toBeUndefined();
    const fee: NewFee = {
      channelCode: 'postmart',
      kind: 'commission',
      name: ' Phí  bán hàng ',
      setCode: null,
      rate: 500,
      amount: 0,
      cap: null,
      validFrom: localDate(clock.now()),
      source: 'Công văn của Bưu điện tỉnh, 11/2026',
      confirmed: true,
    };
    const add = (changes: Partial<NewFee>, actor: Parameters<typeof addFee>[1] = staff) =>
      addFee(context, actor, { ...fee, ...changes });
    await expect(add({}, seller)).rejects.toThrow('fee');
    await expect(add({ channelCode: 'google' })).rejects.toMatchObject({ code: 'notInList' });
    await expect(add({ kind: 'gift' as never })).rejects.toMatchObject({ code: 'notInList', field: 'kind' });
    await expect(add({ setCode: 'QD26-99' })).rejects.toMatchObject({ code: 'notInList', field: 'setCode' });
    await expect(add({ name: ' ' })).rejects.toMatchObject({ code: 'required', field: 'name' });
    await expect(add({ rate: 0 })).rejects.toMatchObject({ code: 'feeOfNothing' });
    await expect(add({ rate: Number.NaN })).rejects.toMatchObject({ code: 'notAPercent', field: 'rate' });
    await add({});
    await expect(add({ name: 'Hoa hồng' })).rejects.toMatchObject({ code: 'feeKnown', field: 'name' });
    // With all else that is wrong, at once.
    await expect(add({ name: 'Hoa hồng', source: ' ', rate: 0 })).rejects.toMatchObject({
      ...{ code: 'feeKnown', field: 'name' },
      others: [
        { code: 'feeOfNothing', field: 'rate' },
        { code: 'required', field: 'source' },
      ],
    });
    expect(await channelOf('postmart')).toMatchObject({ left: 185_000 - 9250, certainty: 'confirmed' });

    // Of a set it is closer than of all goods
    await add({ setCode: 'QD26-11', rate: 300 });
    await expect(add({ setCode: 'QD26-11' })).rejects.toMatchObject({ code: 'feeKnown' });
    const { listing } = context.store.tables;
    await context.store.write((tx) =>
      tx.update(listing).set({ setCode: 'QD26-11' }).where(eq(listing.producerId, seller.producerId)),
    );
    expect((await channelOf('postmart'))?.left).toBe(185_000 - 5550);

    await add({ kind: 'package', name: 'Gói Freeship', rate: 0, amount: 4000 });
    await expect(add({ kind: 'package', name: 'gói freeship' })).rejects.toMatchObject({ code: 'feeKnown' });
    expect((await channelOf('postmart'))?.packages).toMatchObject([
      { kind: 'package-goi-freeship', name: 'Gói Freeship', isChosen: false },
    ]);
    expect((await listFees(context)).filter(({ fee: one }) => one.channelCode === 'postmart')).toHaveLength(
      3,
    );
    expect(await acts(context, 'channel_fee')).toEqual(['add-fee', 'add-fee', 'add-fee']);
  });
});
