import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { moveOrder } from '#app/domain/orders/move-order.server.ts';
import { takeTransfer } from '#app/domain/payments/bank-transfers/take-transfer.server.ts';
import { readBuyerPage } from '#app/domain/payments/buyer-page/read-buyer-page.server.ts';
import { expireOrders } from '#app/domain/payments/settle/expire-orders.server.ts';
import { nextToPay, openOrders, ordersInTurn, paidCount } from '#app/routes/shop/order/orders-in-turn.ts';
import type { Context } from '#app/server/context.ts';
import { anyPostRate } from '#tests/factories/buying.ts';
import { ordersOf, payByTransfer, shopOf } from '#tests/factories/paying.ts';
import { seenOf } from '#tests/factories/transfers.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const nameOf = (number: number) => `HTX ${number}`;

/** A checkout with so many producers, who stand in the basket the other way round than they came to the market. */
async function placed(context: Context, howMany: number) {
  await anyPostRate(context);
  const pieces: Array<{ listingId: string }> = [];
  for (let number = howMany; number >= 1; number -= 1)
    pieces.unshift(await shopOf(context, nameOf(number), { number: `10203040${number}` }));
  const { code, payments } = await ordersOf(context, pieces);
  const { orderGroup } = context.store.tables;
  const look = async () => {
    const [group] = await context.store.read((db) =>
      db.select().from(orderGroup).where(eq(orderGroup.code, code)),
    );
    if (!group) throw new Error('nothing was placed');
    return readBuyerPage(context, group);
  };
  const { orders, payments: shown } = await look();
  /** The order of the producer of this number, and what is asked for it. */
  const of = (number: number) => {
    const order = orders.find(({ producer }) => producer.name === nameOf(number));
    const payment = payments.find(({ id }) =>
      shown.some((one) => one.id === id && one.orderIds.includes(order?.id ?? '')),
    );
    if (!order || !payment) throw new Error(`nothing was placed at ${nameOf(number)}`);
    return { order, payment };
  };
  /** How it is shown, in numbers of producers. */
  const told = async () => {
    const page = await look();
    const numberOf = ({ producer: { name } }: { producer: { name: string } }) =>
      Number(name.replace('HTX ', ''));
    const open = openOrders(page);
    const { byTransfer, others } = ordersInTurn(page);
    const next = nextToPay(page);
    return {
      turn: [...byTransfer, ...others].map(numberOf),
      next: next && numberOf(next),
      open: page.orders.filter(({ id }) => open.has(id)).map(numberOf),
      ...paidCount(page),
    };
  };
  return { code, look, of, told };
}

eachEngine('orders of several producers', (open) => {
  test('have their numbers, and stand, as their producers do in the basket, the tenth last', async () => {
    const { context } = await open();
    const { code, look } = await placed(context, 10);
    const all = Array.from({ length: 10 }, (_, at) => at + 1);
    expect((await look()).orders.map((order) => [order.code, order.producer.name])).toEqual(
      all.map((number) => [`${code}-${number}`, nameOf(number)]),
    );
  });

  test('come one after the other to be paid, and open are that one and what must not be missed', async () => {
    const { context } = await open();
    const { of, told } = await placed(context, 3);
    expect(await told()).toEqual({ turn: [1, 2, 3], next: 1, open: [1], paid: 0, all: 3 });
    await payByTransfer(context, of(2).payment.id);
    expect(await told(), 'out of turn').toEqual({ turn: [1, 3, 2], next: 1, open: [1], paid: 1, all: 3 });

    const { payment } = of(1);
    const tooMuch = seenOf(context, { amount: payment.amount + 30_000, text: payment.memoCode ?? '' });
    await takeTransfer(context, payment.bankAccountId ?? '', tooMuch);
    const withLoose = { turn: [3, 1, 2], next: 3, open: [1, 3], paid: 2, all: 3 };
    expect(await told(), 'money that is too much').toEqual(withLoose);

    const { producer } = context.store.tables;
    const suspend = (suspendedAt: number | null) =>
      context.store.write((tx) =>
        tx
          .update(producer)
          .set({ suspendedAt })
          .where(eq(producer.id, of(3).order.producerId)),
      );
    await suspend(1);
    expect(await told(), 'a producer who is paused').toEqual({
      turn: [1, 2, 3],
      next: null,
      open: [1, 3],
      paid: 2,
      all: 3,
    });
    await suspend(null);
    await payByTransfer(context, of(3).payment.id);
    for (const act of ['accept', 'hand-over'] as const)
      await context.store.write((tx) =>
        moveOrder(context, tx, {
          orderId: of(2).order.id,
          act,
          by: { role: 'producer', personId: null },
        }),
      );
    expect(await told(), 'all paid, one on its way').toEqual({
      turn: [1, 2, 3],
      next: null,
      open: [1, 2],
      paid: 3,
      all: 3,
    });
  });

  test('that ended unpaid are not asked for any more', async () => {
    const { context, clock, runJobs } = await open();
    const { of, told } = await placed(context, 2);
    await payByTransfer(context, of(2).payment.id);
    clock.set(clock.now() + context.config.orderHoldMs);
    await runJobs([expireOrders]);
    expect(await told()).toEqual({ turn: [1, 2], next: null, open: [], paid: 1, all: 1 });
  });
});
