import { expect, test } from 'vitest';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { setDeliveryRate } from '#app/domain/orders/delivery/set-delivery-rate.server.ts';
import { checkCheckout } from '#app/domain/payments/checkout/check-checkout.server.ts';
import { confirmCheckout } from '#app/domain/payments/checkout/confirm-checkout.server.ts';
import { checkoutKeyOf, openCheckout } from '#app/domain/payments/checkout/open-checkout.server.ts';
import type { TypedCheckout } from '#app/domain/payments/checkout/typed-checkout.ts';
import type { Context } from '#app/server/context.ts';
import { localDate } from '#app/server/local-date.ts';
import { anyPostRate, checkoutOf } from '#tests/factories/buying.ts';
import { shopOf } from '#tests/factories/paying.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const ordersOf = ({ store }: Context) => store.read((db) => db.select().from(store.tables.order));

/** Her own price of post to wherever, from today on. */
async function sendsFor(context: Context, seller: SellerActor, amount: number): Promise<void> {
  const validFrom = localDate(context.clock.now());
  for (const zone of ['province', 'region', 'country'])
    await setDeliveryRate(context, seller, { zone, uptoGrams: 20_000, amount, validFrom });
}

eachEngine('what delivery costs', (open) => {
  test.each([5_000_000, 10_000, 0])('is what the buyer agreed to, and not %d', async (amount) => {
    const { context } = await open();
    await anyPostRate(context);
    const { seller, listingId } = await shopOf(context, 'HTX Chè');
    const wanted = await checkoutOf(context, [{ listingId, quantity: 2 }]);
    await sendsFor(context, seller, amount);
    const field = `delivery.${seller.producerId}`;
    await expect(confirmCheckout(context, wanted)).rejects.toMatchObject({
      ...{ code: amount === 0 ? 'deliveryFreeNow' : 'deliveryCostChanged', field },
      params: { producer: 'HTX Chè', agreed: 30_000, ...(amount > 0 && { amount }) },
    });
    const { variant } = context.store.tables;
    const [size] = await context.store.read((db) => db.select().from(variant));
    expect([await ordersOf(context), size?.reserved]).toEqual([[], 0]);
    const part = wanted.parts[seller.producerId];
    if (!part) throw new Error('nothing is wanted');
    const parts = { [seller.producerId]: { ...part, deliveryAmount: amount } };
    await confirmCheckout(context, { ...wanted, parts });
    expect(await ordersOf(context)).toMatchObject([
      { deliveryAmount: amount, totalAmount: 240_000 + amount },
    ]);
  });

  test('nobody agreed to is never ordered', async () => {
    const { context } = await open();
    await anyPostRate(context);
    const { seller, listingId } = await shopOf(context, 'HTX Chè');
    const wanted = await checkoutOf(context, [{ listingId }]);
    const part = wanted.parts[seller.producerId];
    if (!part) throw new Error('nothing is wanted');
    const parts = { [seller.producerId]: { ...part, deliveryAmount: null } };
    await expect(confirmCheckout(context, { ...wanted, parts })).rejects.toMatchObject({
      code: 'deliveryCostUnseen',
      params: { amount: 30_000 },
    });
    expect(await ordersOf(context)).toEqual([]);
  });

  test('is asked of the form that confirms, and not of the one that is filled in', async () => {
    const { context } = await open();
    await anyPostRate(context);
    const { seller, listingId } = await shopOf(context, 'HTX Chè');
    const { producerId } = seller;
    const { lines } = await checkoutOf(context, [{ listingId, quantity: 2 }]);
    const filled: TypedCheckout = {
      ...{ cartId: 'K', checkoutKey: checkoutKeyOf(context, 'K'), wasSignedIn: false, seen: '' },
      lines: lines.map(({ price: seenPrice, ...line }) => ({ ...line, seenPrice })),
      ...{ name: 'Lê Thị Khách', phone: '0912345678', email: '', addressLine: 'Số 5', note: '' },
      ...{ commune: 'Phường Ba Đình', communeCode: '', province: '01', birthDate: '' },
      ...{ hotelName: '', hotelRoom: '', agreed: true, policies: '' },
      parts: { [producerId]: { delivery: 'post', time: '', day: '', method: 'vietqr', deliveryAmount: '' } },
    };
    const check = async (typed: TypedCheckout, isConfirmed: boolean) => {
      const view = await openCheckout(context, typed.lines);
      const who = { personId: null, clientAddress: '127.0.0.1', language: 'vi', policies: {} } as const;
      return checkCheckout(context, { typed, view, isConfirmed, ...who });
    };
    const first = await check(filled, false);
    if (first.kind !== 'good') throw first.refusal;
    const agreedTo = (amount: string, seen: string): TypedCheckout => ({
      ...filled,
      seen,
      parts: {
        [producerId]: { delivery: 'post', time: '', day: '', method: 'vietqr', deliveryAmount: amount },
      },
    });
    const { seen } = first.review;
    expect((await check(agreedTo('30000', seen), true)).kind).toBe('good');
    for (const wrong of ['', '29999', '30000.5', '-1', 'miễn phí'])
      expect((await check(agreedTo(wrong, seen), true)).kind, wrong).toBe('refused');
    expect(await check(agreedTo('30000', 'another'), true)).toMatchObject({
      refusal: { code: 'orderWordsChanged' },
    });
    await sendsFor(context, seller, 5_000_000);
    expect(await check(agreedTo('30000', seen), true)).toMatchObject({
      ...{ kind: 'refused', refusal: { code: 'deliveryCostChanged' } },
      review: { totalAmount: 5_240_000, deliveryAmount: 5_000_000 },
    });
  });
});
