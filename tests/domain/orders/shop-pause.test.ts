import { expect, test } from 'vitest';
import { pauseShop, readPause, resumeShop } from '#app/domain/catalog/pause-shop.server.ts';
import { isShopPaused, pauseChangesAt } from '#app/domain/catalog/shop-pause.ts';
import { addToCart } from '#app/domain/orders/cart/add-to-cart.server.ts';
import { readLines } from '#app/domain/orders/cart/read-lines.server.ts';
import { addDays, DAY_MS, endOfLocalDay, localDate, startOfLocalDay } from '#app/server/local-date.ts';
import { anyPostRate } from '#tests/factories/buying.ts';
import { shopOf } from '#tests/factories/paying.ts';
import { paidOrder, placedOrder } from '#tests/factories/placed-order.ts';
import { eachEngine } from '#tests/support/test-market.ts';

eachEngine('a producer’s break', (open) => {
  test('on its days nothing is put in a basket or ordered, before and after it is; baskets keep their lines', async () => {
    const { context, clock } = await open();
    await anyPostRate(context);
    const { seller, listingId, producerId } = await shopOf(context, 'HTX Chè', { stock: 50 });
    const { variant, order } = context.store.tables;
    const [size] = await context.store.read((db) => db.select().from(variant));
    if (!size) throw new Error('no size');
    const today = localDate(clock.now());
    const [from, until] = [addDays(today, 1), addDays(today, 3)];
    await pauseShop(context, seller, { from, until, note: 'Nghỉ Tết, mùng 8 giao lại.' });
    await placedOrder(context, listingId);

    clock.set(startOfLocalDay(from));
    await expect(placedOrder(context, listingId)).rejects.toMatchObject({
      code: 'shopPaused',
      field: `lines.${size.id}`,
      params: { producer: 'HTX Chè', date: until },
    });
    const guest = { personId: null, token: null };
    await expect(addToCart(context, guest, { code: size.code, quantity: 1 })).rejects.toMatchObject({
      code: 'shopPaused',
    });
    const wanted = [{ variantId: size.id, quantity: 1, seenPrice: size.price }];
    expect((await readLines(context, wanted as never)).aside).toMatchObject([{ why: 'paused' }]);
    expect(await context.store.read((db) => db.select().from(order))).toHaveLength(1);

    clock.set(endOfLocalDay(until) - 1);
    await expect(placedOrder(context, listingId)).rejects.toMatchObject({ code: 'shopPaused' });
    clock.set(endOfLocalDay(until));
    await paidOrder(context, listingId);

    const again = localDate(clock.now());
    await pauseShop(context, seller, { from: again, until: again, note: '' });
    await expect(placedOrder(context, listingId)).rejects.toMatchObject({ code: 'shopPaused' });
    await resumeShop(context, seller);
    await placedOrder(context, listingId);
    expect(await readPause(context, producerId)).toEqual({
      pausedFrom: null,
      pausedUntil: null,
      pausedNote: null,
    });
  });

  test('days that make no break, and a note that the market’s rules forbid, are refused', async () => {
    const { context, clock } = await open();
    const { seller } = await shopOf(context, 'HTX Chè');
    const today = localDate(clock.now());
    const refused = (from: string, until: string, note = '') =>
      expect(pauseShop(context, seller, { from, until, note })).rejects;
    await refused(addDays(today, -1), today).toMatchObject({ code: 'dayIsOver', field: 'from' });
    await refused(addDays(today, 2), addDays(today, 1)).toMatchObject({ code: 'pauseEndsFirst' });
    await refused(today, addDays(today, 400)).toMatchObject({ code: 'pauseTooLong' });
    await refused(today, '').toMatchObject({ code: 'dayMissing', field: 'until' });
    await refused('', today).toMatchObject({ code: 'dayMissing', field: 'from' });
    await refused(today, 'Tết').toMatchObject({ code: 'notADate', field: 'until' });
    const noContact = { code: 'pauseNoteHasContact', field: 'note' };
    for (const found of ['0912345678', 'evil.hotel', '0912/345/678', 'không chín một hai ba', '@hoantien'])
      await refused(today, today, `Đặt ở ${found}`).toMatchObject({ ...noContact, params: { found } });
    for (const note of ['Nhắn zalo nhé', 'Về sẽ có hàng 5 sao'])
      await refused(today, today, note).toMatchObject({ code: 'storyHasClaims', field: 'note' });
    const fine = 'Nghỉ Tết 28/1 - 5/2, mẻ mới từ 6/2/2027; chè 120.000 ₫ vẫn giữ giá.';
    await pauseShop(context, seller, { from: today, until: today, note: fine });
  });

  test('a page knows until when it is right', () => {
    const pause = { pausedFrom: '2026-11-25', pausedUntil: '2026-11-26' };
    const begins = startOfLocalDay('2026-11-25');
    const ends = startOfLocalDay('2026-11-27');
    expect(pauseChangesAt(pause, begins - DAY_MS)).toBe(begins);
    expect(pauseChangesAt(pause, begins)).toBe(ends);
    expect(pauseChangesAt(pause, ends)).toBeNull();
    expect([begins - 1, begins, ends - 1, ends].map((now) => isShopPaused(pause, now))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});
