import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { addHotelSlot } from '#app/domain/orders/delivery/add-hotel-slot.server.ts';
import { addPickupPoint } from '#app/domain/orders/delivery/add-pickup-point.server.ts';
import { archiveDelivery } from '#app/domain/orders/delivery/archive-delivery.server.ts';
import { quoteDelivery } from '#app/domain/orders/delivery/quote-delivery.server.ts';
import { readOwnDelivery } from '#app/domain/orders/delivery/read-own-delivery.server.ts';
import { setDeliveryRate } from '#app/domain/orders/delivery/set-delivery-rate.server.ts';
import type { Context } from '#app/server/context.ts';
import { addDays, DAY_MS, localDate } from '#app/server/local-date.ts';
import { anyPostRate } from '#tests/factories/buying.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const quote = (context: Context, producerId: string, grams: number) => {
  const now = context.clock.now();
  const about = { producerId, grams, now, today: localDate(now) };
  return context.store.read((db) =>
    quoteDelivery(db, context.store, about, { method: 'post', zone: 'region' }),
  );
};

eachEngine('delivery settings', (open) => {
  test('an own rate is asked from its day on, its later row after that, and put away the one before holds again', async () => {
    const { context, clock } = await open();
    await anyPostRate(context);
    const seller = await sellerOf(context);
    const today = localDate(clock.now());
    const set = (amount: number, validFrom = today) =>
      setDeliveryRate(context, seller, { zone: 'region', uptoGrams: 2000, amount, validFrom });
    expect((await quote(context, seller.producerId, 500)).amount).toBe(30_000);
    await set(20_000);
    await set(22_000);
    await set(25_000, addDays(today, 3));
    expect((await quote(context, seller.producerId, 2000)).amount).toBe(22_000);
    expect((await quote(context, seller.producerId, 2001)).amount).toBe(30_000);
    const other = await sellerOf(context, 'HTX Khác');
    expect((await quote(context, other.producerId, 500)).amount).toBe(30_000);
    const { preview, rates } = await readOwnDelivery(context, seller);
    expect(preview.find(({ grams }) => grams === 1000)?.prices).toEqual([
      { amount: 30_000, isOwn: false },
      { amount: 22_000, isOwn: true },
      { amount: 30_000, isOwn: false },
    ]);
    expect(rates.map(({ amount, validTo }) => [amount, validTo])).toEqual([
      [22_000, addDays(today, 2)],
      [25_000, null],
    ]);
    clock.set(clock.now() + 3 * DAY_MS);
    expect((await quote(context, seller.producerId, 2000)).amount).toBe(25_000);
    const away = { thing: 'rate', id: rates[1]?.id ?? '' } as const;
    await expect(archiveDelivery(context, other, away)).rejects.toMatchObject({ isNotFound: true });
    await archiveDelivery(context, seller, away);
    expect((await quote(context, seller.producerId, 2000)).amount).toBe(22_000);
    await expect(archiveDelivery(context, seller, away)).rejects.toMatchObject({ isNotFound: true });
  });

  test('a rate of today is set and corrected beside one of later days, also where that one came first', async () => {
    const { context, clock } = await open();
    const seller = await sellerOf(context);
    const today = localDate(clock.now());
    const set = (amount: number, validFrom = today) =>
      setDeliveryRate(context, seller, { zone: 'region', uptoGrams: 2000, amount, validFrom });
    await set(25_000, addDays(today, 3));
    await set(20_000);
    await set(21_000);
    const { rates } = await readOwnDelivery(context, seller);
    expect(rates.map(({ amount, validFrom, validTo }) => [amount, validFrom, validTo])).toEqual([
      [21_000, today, addDays(today, 2)],
      [25_000, addDays(today, 3), null],
    ]);
    expect((await quote(context, seller.producerId, 500)).amount).toBe(21_000);
    clock.set(clock.now() + 3 * DAY_MS);
    expect((await quote(context, seller.producerId, 500)).amount).toBe(25_000);
  });

  test('what makes no rate is refused at its field', async () => {
    const { context, clock } = await open();
    const seller = await sellerOf(context);
    const today = localDate(clock.now());
    const fine = { zone: 'region', uptoGrams: 2000, amount: 20_000, validFrom: today };
    const refused = (change: Partial<typeof fine>) =>
      expect(setDeliveryRate(context, seller, { ...fine, ...change })).rejects;
    await refused({ zone: 'moon' }).toMatchObject({ code: 'notInList', field: 'zone' });
    await refused({ uptoGrams: 0 }).toMatchObject({ code: 'tooSmall', field: 'uptoGrams' });
    await refused({ amount: Number.NaN }).toMatchObject({ code: 'notDigits', field: 'amount' });
    await refused({ validFrom: addDays(today, -1) }).toMatchObject({ code: 'dayIsOver', field: 'validFrom' });
    await refused({ validFrom: 'mai' }).toMatchObject({ code: 'notADate', field: 'validFrom' });
  });

  test('a mail of the market names the point: it may tell whom to call, and leads to no page', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const point = { name: 'TP.Lào Cai', address: '12 P.Cốc Lếu', hours: 'Gọi 0912 345 678 trước' };
    await expect(
      addPickupPoint(context, seller, { ...point, name: 'Quầy che-sapa.top', hours: 'Hỏi che@vidu.vn' }),
    ).rejects.toMatchObject({ code: 'mailedTextHasLink', field: 'name', others: [{ field: 'hours' }] });
    const away = {
      name: 'Kho Sa Pa. Giữ hàng: chuyển 30.000đ vào MB 0912345678',
      address: 'Số 1 Sa Pa, gọi 0912345678 nhận tiền hoàn',
      hours: 'Nhắn zalo trước',
    };
    await expect(addPickupPoint(context, seller, away)).rejects.toMatchObject({
      ...{ code: 'placeLeadsAway', field: 'name', params: { found: '30.000đ' } },
      others: [
        { code: 'placeLeadsAway', field: 'address', params: { found: 'nhận tiền' } },
        { code: 'placeLeadsAway', field: 'hours', params: { found: 'nhắn' } },
      ],
    });
    await addPickupPoint(context, seller, point);
    expect((await readOwnDelivery(context, seller)).points).toMatchObject([{ name: 'TP.Lào Cai' }]);
  });

  test('points and hotel hours: written as people write them, on record, and gone once put away', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    await addPickupPoint(context, seller, { name: ' Quầy A5 ', address: 'Chợ Sa Pa', hours: '' });
    await expect(addPickupPoint(context, seller, { name: '', address: '', hours: '' })).rejects.toMatchObject(
      { code: 'required', field: 'name', others: [{ field: 'address' }] },
    );
    const { communes } = await readOwnDelivery(context, seller);
    const place = communes.tourist.find(({ name }) => name === 'Phường Sa Pa');
    const fine = {
      communeCode: place?.code ?? '',
      weekdays: [0, 4, 6],
      from: '8h30',
      to: '11:00',
      noticeHours: 3,
      amount: 20_000,
    };
    await addHotelSlot(context, seller, fine);
    const refused = (change: Partial<typeof fine>) =>
      expect(addHotelSlot(context, seller, { ...fine, ...change })).rejects;
    await refused({ weekdays: [] }).toMatchObject({ code: 'mustChoose', field: 'weekdays' });
    await refused({ from: 'sáng' }).toMatchObject({ code: 'notATime', field: 'from' });
    await refused({ to: '8:00' }).toMatchObject({ code: 'slotEndsFirst', field: 'to' });
    await refused({ communeCode: 'x' }).toMatchObject({ code: 'notInList', field: 'communeCode' });
    const { points, slots } = await readOwnDelivery(context, seller);
    expect(points).toMatchObject([{ name: 'Quầy A5', addressText: 'Chợ Sa Pa', hoursText: null }]);
    expect(slots).toMatchObject([
      { place: 'Phường Sa Pa', weekdays: 0b101_0001, fromMinute: 510, toMinute: 660, noticeMinutes: 180 },
    ]);
    await archiveDelivery(context, seller, { thing: 'point', id: points[0]?.id ?? '' });
    await archiveDelivery(context, seller, { thing: 'slot', id: slots[0]?.id ?? '' });
    const after = await readOwnDelivery(context, seller);
    expect([after.points, after.slots]).toEqual([[], []]);
    const { audit } = context.store.tables;
    const acts = await context.store.read((db) =>
      db.select().from(audit).where(eq(audit.personId, seller.personId)).orderBy(audit.id),
    );
    expect(acts.map(({ act }) => act)).toEqual([
      'add-pickup-point',
      'add-hotel-slot',
      'archive-delivery-point',
      'archive-delivery-slot',
    ]);
  });
});
