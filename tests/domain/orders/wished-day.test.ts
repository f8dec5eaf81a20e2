import { expect, test } from 'vitest';
import { frozenDelivery } from '#app/domain/orders/delivery/frozen-delivery.ts';
import type { DeliveryChoice } from '#app/domain/orders/delivery/quote-delivery.server.ts';
import { readWishedDay, refuseWishedDay } from '#app/domain/orders/delivery/wished-day.ts';
import { confirmCheckout } from '#app/domain/payments/checkout/confirm-checkout.server.ts';
import { addDays, localDate } from '#app/server/local-date.ts';
import { stallOf } from '#tests/factories/baskets.ts';
import { anyPostRate, checkoutOf } from '#tests/factories/buying.ts';
import { eachEngine } from '#tests/support/test-market.ts';

test('a wished day is a real one, of today or later, within a year', () => {
  expect([readWishedDay('', 'P'), readWishedDay(' 2027-02-28 ', 'P')]).toEqual([undefined, '2027-02-28']);
  for (const typed of ['2027-02-29', 'mai', '28/02/2027'])
    expect(() => readWishedDay(typed, 'P'), typed).toThrow(
      expect.objectContaining({ code: 'notADate', field: 'day.P' }),
    );
  const refusalOf = (wishedDay: string) => {
    try {
      refuseWishedDay({ producerId: 'P' }, { wishedDay, today: '2026-11-29' });
      return null;
    } catch (error) {
      return (error as { code: string }).code;
    }
  };
  expect(['2026-11-28', '2026-11-29', '2027-11-29', '2027-11-30'].map(refusalOf)).toEqual([
    'dayIsOver',
    null,
    null,
    'dayTooFar',
  ]);
});

eachEngine('a day that is wished', (open) => {
  test('is kept with an order in which there is a service, and with no other; midnight between look and order refuses it', async () => {
    const { context, clock } = await open();
    await anyPostRate(context);
    const stay = await stallOf(context, { name: 'Homestay', setCode: 'QD26-26' });
    const tea = await stallOf(context, { name: 'HTX Chè' });
    const wishedDay = localDate(clock.now());
    const order = async ({ producerId, listingId }: typeof stay, delivery: DeliveryChoice, amount: number) =>
      confirmCheckout(context, {
        ...(await checkoutOf(context, [{ listingId }])),
        parts: { [producerId]: { delivery, method: 'vietqr', deliveryAmount: amount } },
      });
    await order(tea, { method: 'post', zone: 'region', wishedDay }, 30_000);
    await order(stay, { method: 'pickup', pointId: 'here', wishedDay }, 0);
    const { order: table } = context.store.tables;
    const placed = await context.store.read((db) => db.select().from(table).orderBy(table.id));
    expect(placed.map(({ delivery }) => frozenDelivery.parse(delivery).wishedDay)).toEqual([
      undefined,
      wishedDay,
    ]);
    await expect(
      order(stay, { method: 'pickup', pointId: 'here', wishedDay: addDays(wishedDay, -1) }, 0),
    ).rejects.toMatchObject({
      code: 'dayIsOver',
      field: `day.${stay.producerId}`,
      params: { date: addDays(wishedDay, -1) },
    });
  });
});
