import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { addToCart } from '#app/domain/orders/cart/add-to-cart.server.ts';
import { readCart } from '#app/domain/orders/cart/read-cart.server.ts';
import { findCommune } from '#app/domain/orders/delivery/find-commune.server.ts';
import { listDeliveryOptions } from '#app/domain/orders/delivery/list-delivery-options.server.ts';
import { ON_THE_SPOT } from '#app/domain/orders/delivery/on-the-spot.ts';
import type { DeliveryChoice } from '#app/domain/orders/delivery/quote-delivery.server.ts';
import { confirmCheckout, findConfirmed } from '#app/domain/payments/checkout/confirm-checkout.server.ts';
import { checkoutKeyOf, openCheckout } from '#app/domain/payments/checkout/open-checkout.server.ts';
import { newId } from '#app/server/ids.server.ts';
import { localDate, startOfLocalDay } from '#app/server/local-date.ts';
import { basketOf, hotelSlotOf, pickupPointOf, stallOf } from '#tests/factories/baskets.ts';
import { anyPostRate, checkoutOf } from '#tests/factories/buying.ts';
import { publishedListing } from '#tests/factories/published-listing.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const HOUR_MS = 3_600_000;

eachEngine('a basket that is ordered from', (open) => {
  test('ends with the order, in any number of tries, and what was not ordered moves to a new one', async () => {
    const { context } = await open();
    await anyPostRate(context);
    const tea = await stallOf(context);
    const honey = await stallOf(context);
    const owner = { personId: null, token: await basketOf(context, [{ ...tea, quantity: 2 }, honey]) };
    const first = await readCart(context, owner);
    const cartId = first?.id ?? '';
    const wanted = await checkoutOf(context, [{ listingId: tea.listingId, quantity: 2 }], {
      cartId,
      checkoutKey: checkoutKeyOf(context, cartId),
    });
    const answers = await Promise.all(Array.from({ length: 5 }, () => confirmCheckout(context, wanted)));
    expect(new Set(answers.map(({ code }) => code)).size).toBe(1);
    expect(await findConfirmed(context, wanted.checkoutKey)).toEqual(answers[0]);
    const { orderGroup, variant } = context.store.tables;
    const rows = await context.store.read(async (db) => ({
      groups: await db.select().from(orderGroup),
      tea: await db.select().from(variant).where(eq(variant.id, tea.variantId)),
    }));
    expect([rows.groups.length, rows.tea[0]?.reserved]).toEqual([1, 2]);
    const rest = await readCart(context, owner);
    expect(rest?.lines.map(({ variantId }) => variantId)).toEqual([honey.variantId]);
    expect(rest?.id).not.toBe(cartId);

    // The next order from what is left is another one.
    const again = await checkoutOf(context, [{ listingId: honey.listingId }], {
      cartId: rest?.id ?? '',
      checkoutKey: checkoutKeyOf(context, rest?.id ?? ''),
    });
    expect((await confirmCheckout(context, again)).code).not.toBe(answers[0]?.code);
    expect(await readCart(context, owner)).toBeNull();
    await addToCart(context, owner, { code: tea.code, quantity: 1 });
    expect((await readCart(context, owner))?.lines).toHaveLength(1);
  });

  test('that has ended otherwise refuses the form, and an order that fails leaves it as it was', async () => {
    const { context } = await open();
    await anyPostRate(context);
    const tea = await stallOf(context, { stock: 2 });
    const owner = { personId: null, token: await basketOf(context, [{ ...tea, quantity: 2 }]) };
    const cart = await readCart(context, owner);
    const cartId = cart?.id ?? '';
    const tooMany = await checkoutOf(context, [{ listingId: tea.listingId, quantity: 3 }], { cartId });
    await expect(confirmCheckout(context, tooMany)).rejects.toMatchObject({ code: 'soldOut' });
    expect(await readCart(context, owner)).toEqual(cart);
    const lost = await checkoutOf(context, [{ listingId: tea.listingId }], { cartId: 'NO-SUCH-BASKET' });
    await expect(confirmCheckout(context, lost)).rejects.toMatchObject({ code: 'cartChanged' });
    expect(await findConfirmed(context, lost.checkoutKey)).toBeNull();
  });
});

eachEngine('ways of delivery', (open) => {
  test('have the price of each zone, the points, and the hotel times that are still far enough off', async () => {
    const { context, clock } = await open();
    const tea = await stallOf(context);
    const optionsOf = async (grams: number) =>
      (await listDeliveryOptions(context, [{ producerId: tea.producerId, grams }])).get(tea.producerId);
    expect(await optionsOf(1_500)).toEqual({
      grams: 1_500,
      post: { province: null, region: null, country: null },
      points: [],
      times: [],
    });
    await anyPostRate(context);
    const pointId = await pickupPointOf(context, tea.producerId);
    const slotId = await hotelSlotOf(context, tea.producerId);
    const today = localDate(clock.now());
    // From 15:00, four hours ahead.
    clock.set(startOfLocalDay(today) + 11 * HOUR_MS);
    const early = await optionsOf(1_500);
    expect(early?.post).toEqual({ province: 30_000, region: 30_000, country: 30_000 });
    expect(early?.points).toMatchObject([{ id: pointId }]);
    expect([early?.times.length, early?.times[0]]).toEqual([
      7,
      expect.objectContaining({ slotId, day: today, amount: 20_000, place: 'Phường Sa Pa' }),
    ]);
    clock.set(clock.now() + 1);
    expect((await optionsOf(1_500))?.times).toHaveLength(6);
    expect((await optionsOf(20_001))?.post).toEqual({ province: null, region: null, country: null });
  });

  test('of a service are none that carry something: it is used at its producer’s, and weighs nothing beside goods', async () => {
    const { context } = await open();
    await anyPostRate(context);
    const stay = await stallOf(context, { name: 'Homestay Tả Van', setCode: 'QD26-26' });
    const { producer, order } = context.store.tables;
    const { producerId, listingId, variantId } = stay;
    await context.store.write((tx) =>
      tx
        .update(producer)
        .set({ addressText: 'Thôn 2', communeCode: '02869' })
        .where(eq(producer.id, producerId)),
    );
    const pointId = await pickupPointOf(context, producerId);
    await hotelSlotOf(context, producerId);
    const view = () => openCheckout(context, [{ variantId, quantity: 2, seenPrice: 120_000 }]);
    const options = (await view()).groups[0]?.options;
    const spot = { name: 'Homestay Tả Van', address: 'Thôn 2, xã Bản Liền' };
    expect(options).toEqual({
      grams: 0,
      post: { province: null, region: null, country: null },
      points: [{ id: ON_THE_SPOT, ...spot, hours: null }, expect.objectContaining({ id: pointId })],
      times: [],
    });
    const wanted = await checkoutOf(context, [{ listingId, quantity: 2 }]);
    const by = (delivery: DeliveryChoice, deliveryAmount: number) =>
      confirmCheckout(context, {
        ...wanted,
        parts: { [producerId]: { delivery, method: 'vietqr', deliveryAmount } },
      });
    await expect(by({ method: 'post', zone: 'region' }, 30_000)).rejects.toMatchObject({
      code: 'notDeliveredSo',
    });
    await by({ method: 'pickup', pointId: ON_THE_SPOT }, 0);
    const [placed] = await context.store.read((db) => db.select().from(order));
    expect(placed).toMatchObject({
      deliveryAmount: 0,
      deliveryMethod: 'pickup',
      delivery: { method: 'pickup', pointId: ON_THE_SPOT, ...spot },
    });
    const honey = await publishedListing(context, { producerId, variants: [{ weightGrams: 700 }] });
    const { variant } = context.store.tables;
    const [jar] = await context.store.read((db) =>
      db.select().from(variant).where(eq(variant.listingId, honey)),
    );
    const both = await openCheckout(context, [
      { variantId, quantity: 2, seenPrice: 120_000 },
      { variantId: jar?.id ?? '', quantity: 1, seenPrice: 120_000 },
    ]);
    expect(both.groups[0]?.options).toMatchObject({ grams: 700, post: { region: 30_000 } });
    expect(both.groups[0]?.options.points.map(({ id }) => id)).toEqual([pointId]);
    // Goods cannot be had on the spot.
    const tea = await stallOf(context);
    const ofTea = await checkoutOf(context, [{ listingId: tea.listingId }]);
    await expect(
      confirmCheckout(context, {
        ...ofTea,
        parts: {
          [tea.producerId]: {
            ...{ delivery: { method: 'pickup', pointId: ON_THE_SPOT } as const },
            ...{ method: 'vietqr' as const, deliveryAmount: 0 },
          },
        },
      }),
    ).rejects.toMatchObject({ code: 'notDeliveredSo' });
  });

  test('of several producers at once are each their own: own rates before the market’s, by each parcel’s weight', async () => {
    const { context, clock } = await open();
    const tea = await stallOf(context, { name: 'HTX Chè' });
    const honey = await stallOf(context, { name: 'HTX Mật' });
    await anyPostRate(context);
    const pointId = await pickupPointOf(context, honey.producerId);
    const slotId = await hotelSlotOf(context, tea.producerId);
    const { deliveryRate } = context.store.tables;
    const rate = (uptoGrams: number, amount: number) => ({
      id: newId(),
      producerId: tea.producerId,
      zone: 'region' as const,
      uptoGrams,
      amount,
      validFrom: '2026-01-01',
      createdAt: clock.now(),
    });
    await context.store.write((tx) =>
      tx.insert(deliveryRate).values([rate(2_000, 25_000), rate(500, 15_000)]),
    );
    const options = await listDeliveryOptions(context, [
      { producerId: tea.producerId, grams: 501 },
      { producerId: honey.producerId, grams: 300 },
    ]);
    expect(options.get(tea.producerId)).toMatchObject({
      post: { province: 30_000, region: 25_000, country: 30_000 },
      points: [],
    });
    expect(options.get(tea.producerId)?.times.every((time) => time.slotId === slotId)).toBe(true);
    expect(options.get(honey.producerId)).toMatchObject({
      grams: 300,
      post: { province: 30_000, region: 30_000, country: 30_000 },
      points: [{ id: pointId }],
      times: [],
    });
  });

  test('find a commune of Lào Cai by its name of today or before, with or without marks and district', async () => {
    const { context } = await open();
    const find = (typed: string, chosenCode = '', provinceCode = '15') =>
      findCommune(context, { provinceCode, typed, chosenCode });
    for (const typed of ['Xã Nậm Đét, huyện Bắc Hà', 'nam det', 'Nậm Đét, Lào Cai', 'Xã Bảo Nhai'])
      expect(await find(typed), typed).toMatchObject({ kind: 'found', communeText: 'Xã Bảo Nhai' });
    const asked = await find('Thanh Bình');
    expect(asked).toMatchObject({ kind: 'question' });
    const codes = asked.kind === 'question' ? asked.candidates.map(({ communeCode }) => communeCode) : [];
    expect(codes.length).toBeGreaterThan(1);
    expect(await find('Thanh Bình', codes[1])).toMatchObject({ kind: 'found', communeCode: codes[1] });
    // An answer to another question counts for nothing.
    expect(await find('Thanh Bình', '03006')).toMatchObject({ kind: 'question' });
    expect(await find('Atlantis')).toEqual({ kind: 'question', candidates: [] });
    expect(await find(' Phường  Ba Đình', '', '01')).toEqual({
      kind: 'found',
      communeText: 'Phường Ba Đình',
      communeCode: null,
    });
  });
});
