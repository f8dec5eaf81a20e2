import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { OrderActor } from '#app/domain/orders/move-order.server.ts';
import { moveOrder } from '#app/domain/orders/move-order.server.ts';
import { orderState } from '#app/domain/orders/order-state.ts';
import { cancelLines } from '#app/domain/payments/refunds/cancel-lines.server.ts';
import { cancelOrder } from '#app/domain/payments/refunds/cancel-order.server.ts';
import { listRefunds } from '#app/domain/payments/refunds/list-refunds.server.ts';
import { promiseRefund } from '#app/domain/payments/refunds/promise-refund.server.ts';
import { refundSent } from '#app/domain/payments/refunds/refund-sent.server.ts';
import { cancelledBy } from '#app/i18n/cancel-why.ts';
import type { Context } from '#app/server/context.ts';
import { addDays, endOfLocalDay, localDate } from '#app/server/local-date.ts';
import { anyPostRate } from '#tests/factories/buying.ts';
import { ordersOf, payByCard, payByTransfer, shopOf } from '#tests/factories/paying.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const buyer: OrderActor = { role: 'buyer', personId: null };
const why = 'đổi ý';

const rowsOf = ({ store }: Context) =>
  store.read(async (db) => ({
    orders: await db.select().from(store.tables.order).orderBy(store.tables.order.id),
    payments: await db.select().from(store.tables.payment).orderBy(store.tables.payment.id),
    allocations: await db.select().from(store.tables.paymentAllocation),
    variants: await db.select().from(store.tables.variant),
    refunds: await db.select().from(store.tables.refund).orderBy(store.tables.refund.id),
    parts: await db.select().from(store.tables.refundLine),
    notices: await db.select().from(store.tables.producerNotice),
    jobs: await db.select().from(store.tables.job).where(eq(store.tables.job.kind, 'refund-by-card')),
  }));

/** VND by account, those that stand at nothing left out. */
async function balancesOf({ store }: Context): Promise<Record<string, number>> {
  const { ledgerEntry } = store.tables;
  const entries = await store.read((db) => db.select().from(ledgerEntry));
  const sums: Record<string, number> = {};
  for (const { account, amount } of entries) sums[account] = (sums[account] ?? 0) + amount;
  return Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum !== 0));
}

const act = (context: Context, orderId: string, kind: 'accept' | 'hand-over' | 'deliver') =>
  context.store.write((tx) =>
    moveOrder(context, tx, { orderId, act: kind, by: { role: 'producer', personId: null } }),
  );

async function oneOrder(context: Context, quantity = 3, method: 'vietqr' | 'card' = 'vietqr') {
  await anyPostRate(context);
  const shop = await shopOf(context, 'HTX Chè');
  const placed = await ordersOf(context, [{ listingId: shop.listingId, quantity, method }]);
  const [order] = placed.orders;
  const [payment] = placed.payments;
  const [line] = placed.lines;
  if (!order || !payment || !line) throw new Error('no order was placed');
  return { shop, orderId: order.id, paymentId: payment.id, lineId: line.id };
}

eachEngine('cancelling an order that nobody has paid', (open) => {
  test('ends it once: goods free, no money asked for, and money that comes anyway is late', async () => {
    const { context } = await open();
    const { orderId, paymentId } = await oneOrder(context);
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => cancelOrder(context, { orderId, by: buyer, reason: why })),
    );
    expect(answers).toEqual(Array(4).fill({ isWhole: true, refundIds: [] }));
    const { orders, payments, variants } = await rowsOf(context);
    expect(orders).toMatchObject([{ cancelledBy: 'buyer', totalAmount: 390_000 }]);
    expect(orders.map(orderState)).toEqual(['cancelled']);
    expect(payments[0]?.closedAt).not.toBeNull();
    expect(variants).toMatchObject([{ stock: 10, reserved: 0 }]);
    expect(await payByTransfer(context, paymentId)).toEqual({ paid: [], late: [orderId] });
    expect(await balancesOf(context)).toEqual({ producer_direct: 390_000, buyer_receivable: -390_000 });
  });

  test('a line less is asked for less, and the last line ends the order', async () => {
    const { context } = await open();
    const { orderId, lineId, paymentId } = await oneOrder(context);
    const cancel = (quantity: number) =>
      cancelLines(context, {
        orderId,
        lines: [{ lineId, quantity }],
        kind: 'cancelled',
        isRestocked: true,
        by: buyer,
        reason: why,
      });
    expect(await cancel(1)).toEqual({ isWhole: false, refundIds: [] });
    const lowered = await rowsOf(context);
    expect(lowered.orders).toMatchObject([{ goodsAmount: 240_000, totalAmount: 270_000 }]);
    expect(lowered.payments).toMatchObject([{ amount: 270_000, closedAt: null }]);
    expect(lowered.allocations).toMatchObject([{ amount: 270_000 }]);
    expect(lowered.variants).toMatchObject([{ stock: 8, reserved: 2 }]);
    await expect(cancel(3)).rejects.toMatchObject({ code: 'tooManyPieces', params: { left: 2 } });
    expect(await cancel(2)).toEqual({ isWhole: true, refundIds: [] });
    const ended = await rowsOf(context);
    expect(ended.orders.map(orderState)).toEqual(['cancelled']);
    expect(ended.variants).toMatchObject([{ stock: 10, reserved: 0 }]);
    expect(await payByTransfer(context, paymentId, 270_000)).toMatchObject({ late: [orderId] });
  });

  test('what had come in pays the smaller order, and what is too much goes back', async () => {
    const { context } = await open();
    const { orderId, lineId, paymentId } = await oneOrder(context);
    expect(await payByTransfer(context, paymentId, 300_000)).toBeNull();
    const { refundIds } = await cancelLines(context, {
      orderId,
      lines: [{ lineId, quantity: 1 }],
      kind: 'cancelled',
      isRestocked: true,
      by: buyer,
      reason: why,
    });
    const { orders, variants, refunds } = await rowsOf(context);
    expect(orders.map(orderState)).toEqual(['paid']);
    expect(variants).toMatchObject([{ stock: 8, reserved: 0 }]);
    expect(refunds).toMatchObject([{ id: refundIds[0], amount: 30_000, reason: 'too-much', orderId: null }]);
    expect(await balancesOf(context)).toEqual({
      producer_direct: 300_000,
      producer_payable: -270_000,
      refunds: -30_000,
    });
  });

  test('a part that had come in goes back when all of it is cancelled', async () => {
    const { context } = await open();
    const { orderId, paymentId } = await oneOrder(context);
    await payByTransfer(context, paymentId, 100_000);
    const { refundIds } = await cancelOrder(context, { orderId, by: buyer, reason: why });
    expect(refundIds).toHaveLength(1);
    expect(await balancesOf(context)).toEqual({ producer_direct: 100_000, refunds: -100_000 });
  });

  test('of two orders that are paid by one card, the other is still asked for', async () => {
    const { context } = await open();
    await anyPostRate(context);
    const tea = await shopOf(context, 'HTX Chè');
    const honey = await shopOf(context, 'HTX Mật ong', { number: '0987654321' });
    const { orders, payments } = await ordersOf(context, [
      { listingId: tea.listingId, quantity: 2, method: 'card' },
      { listingId: honey.listingId, method: 'card' },
    ]);
    expect(payments).toMatchObject([{ amount: 420_000 }]);
    const first = orders.find(({ producerId }) => producerId === tea.producerId);
    await cancelOrder(context, { orderId: first?.id ?? '', by: buyer, reason: why });
    expect((await rowsOf(context)).payments).toMatchObject([{ amount: 150_000, closedAt: null }]);
    const settled = await payByCard(context, payments[0]?.id ?? '');
    expect(settled?.paid.map(({ producerId }) => producerId)).toEqual([honey.producerId]);
    expect(await balancesOf(context)).toEqual({ operator_clearing: 150_000, producer_payable: -150_000 });
  });

  test('paid in the same moment, it is one or the other', async () => {
    const { context } = await open();
    const { orderId, paymentId } = await oneOrder(context);
    const [, settled] = await Promise.all([
      cancelOrder(context, { orderId, by: buyer, reason: why }),
      payByTransfer(context, paymentId),
    ]);
    const { orders, variants, refunds } = await rowsOf(context);
    expect(orders.map(orderState)).toEqual(['cancelled']);
    expect(variants).toMatchObject([{ stock: 10, reserved: 0 }]);
    // Paid first, it goes back; cancelled first, the money is late and waits for a person.
    const back = refunds.map(({ amount }) => amount);
    expect([settled?.paid.length, settled?.late.length, back]).toEqual(
      settled?.paid.length ? [1, 0, [390_000]] : [0, 1, []],
    );
  });
});

eachEngine('cancelling and returning what was paid', (open) => {
  test('the whole order: goods on sale again, all of it promised back once, delivery too', async () => {
    const { context } = await open();
    const { shop, orderId, paymentId } = await oneOrder(context);
    await payByTransfer(context, paymentId);
    await act(context, orderId, 'accept');
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => cancelOrder(context, { orderId, by: buyer, reason: why })),
    );
    expect(new Set(answers.map(({ refundIds }) => refundIds.join())).size).toBe(1);
    const { orders, variants, refunds, parts, notices } = await rowsOf(context);
    expect(orders.map(orderState)).toEqual(['cancelled']);
    expect(variants).toMatchObject([{ stock: 10, reserved: 0 }]);
    expect(refunds).toMatchObject([{ orderId, amount: 390_000, method: 'vietqr', reason: 'cancelled' }]);
    expect(parts.map(({ quantity, amount }) => [quantity, amount]).sort()).toEqual([
      [1, 30_000],
      [3, 360_000],
    ]);
    // The end of the third local day.
    expect(refunds[0]?.dueAt).toBe(endOfLocalDay(addDays(localDate(context.clock.now()), 3)));
    expect(notices.map(({ kind }) => kind).sort()).toEqual(['order-cancelled', 'order-paid', 'refund-due']);
    expect(notices.every(({ producerId }) => producerId === shop.producerId)).toBe(true);
    expect(await balancesOf(context)).toEqual({ producer_direct: 390_000, refunds: -390_000 });
  });

  test('sent again by its producer with another reason, or after somebody else: who had cancelled it and why', async () => {
    const { context } = await open();
    const { orderId, paymentId } = await oneOrder(context);
    await payByTransfer(context, paymentId);
    const seller: OrderActor = { role: 'producer', personId: null };
    const staff: OrderActor = { role: 'staff', personId: 'staff' };
    const cancel = (by: OrderActor, reason: string, note?: string) =>
      cancelOrder(context, { orderId, by, reason, ...(note === undefined ? {} : { note }) });
    const first = await cancel(seller, 'cannotDeliver', 'Đường sạt lở');
    expect(await cancel(seller, 'cannotDeliver', 'Đường sạt lở')).toEqual(first);
    const told = { byRole: 'producer', reason: 'cannotDeliver', note: 'Đường sạt lở' };
    for (const again of [
      () => cancel(seller, 'buyerAsked', 'Đường sạt lở'),
      () => cancel(seller, 'cannotDeliver'),
      () => cancel(staff, 'staff', 'Đường sạt lở'),
    ])
      await expect(again()).rejects.toMatchObject({ code: 'cancelledBefore', params: told });
    // A buyer wants nothing but that it is gone.
    expect(await cancel(buyer, 'mistake')).toEqual(first);
    expect((await rowsOf(context)).refunds).toHaveLength(1);
    expect(cancelledBy('vi', told)).toBe('bên bán: Không giao đến được: Đường sạt lở');
    expect(cancelledBy('en', { byRole: 'buyer', reason: 'mistake', note: '' })).toBe('buyer');
  });

  test('an unpaid one too, and a parcel that came back', async () => {
    const { context } = await open();
    const { shop, orderId } = await oneOrder(context);
    const seller: OrderActor = { role: 'producer', personId: null };
    await cancelOrder(context, { orderId, by: buyer, reason: 'mistake' });
    const asSeller = { by: seller, reason: 'outOfStock' };
    await expect(cancelOrder(context, { orderId, ...asSeller })).rejects.toMatchObject({
      ...{ code: 'cancelledBefore', params: { byRole: 'buyer', reason: 'mistake', note: '' } },
    });
    const { orders, payments, lines } = await ordersOf(context, [{ listingId: shop.listingId }]);
    const back = orders[0]?.id ?? '';
    await payByTransfer(context, payments[0]?.id ?? '');
    await act(context, back, 'hand-over');
    await cancelLines(context, {
      ...{ orderId: back, kind: 'returned', isRestocked: true, by: seller, reason: 'returned' },
      lines: [{ lineId: lines[0]?.id ?? '', quantity: 1 }],
    });
    await expect(cancelOrder(context, { orderId: back, ...asSeller })).rejects.toMatchObject({
      ...{ code: 'cancelledBefore', params: { byRole: 'producer', reason: 'returned' } },
    });
  });

  test('pieces by and by: each is promised back once, delivery with the last, never more than was paid', async () => {
    const { context } = await open();
    const { orderId, lineId, paymentId } = await oneOrder(context);
    await payByTransfer(context, paymentId);
    const cancel = (causeKey: string, quantity = 1) =>
      cancelLines(context, {
        orderId,
        lines: [{ lineId, quantity }],
        kind: 'cancelled',
        isRestocked: true,
        by: buyer,
        reason: why,
        causeKey,
      });
    const twice = await Promise.all([cancel('form-1'), cancel('form-1'), cancel('form-1')]);
    expect(new Set(twice.map(({ refundIds }) => refundIds.join())).size).toBe(1);
    expect((await rowsOf(context)).variants).toMatchObject([{ stock: 8, reserved: 0 }]);
    // The form went back and was sent with something else: that it is done nobody may think.
    await expect(cancel('form-1', 2)).rejects.toMatchObject({ code: 'sentBefore' });
    // The same pieces for another reason are another content.
    const another = { orderId, lines: [{ lineId, quantity: 1 }], kind: 'cancelled' as const };
    await expect(
      cancelLines(context, {
        ...another,
        isRestocked: true,
        by: buyer,
        reason: 'damaged',
        causeKey: 'form-1',
      }),
    ).rejects.toMatchObject({ code: 'sentBefore' });
    const restOf = { orderId, kind: 'cancelled', isRestocked: true, by: buyer, reason: why } as const;
    const all = { ...restOf, lines: [{ lineId, quantity: 1 }], isAll: true, causeKey: 'form-1' };
    await expect(cancelLines(context, all)).rejects.toMatchObject({ code: 'sentBefore' });
    await cancel('form-2', 2);
    const { orders, refunds } = await rowsOf(context);
    expect(orders.map(orderState)).toEqual(['cancelled']);
    expect(refunds.map(({ amount }) => amount)).toEqual([120_000, 270_000]);
    await expect(
      context.store.write((tx) =>
        promiseRefund(context, tx, {
          paymentId,
          orderId,
          amount: 1,
          reason: 'goodwill',
          causeKey: 'one more',
          by: buyer,
        }),
      ),
    ).rejects.toMatchObject({ code: 'refundTooMuch', params: { left: 0 } });
  });

  test('of pieces is told to its producer as a part, of the rest as the order', async () => {
    const { context, clock } = await open();
    const { shop, orderId, paymentId, lineId } = await oneOrder(context);
    await payByTransfer(context, paymentId);
    await cancelLines(context, {
      ...{ orderId, kind: 'cancelled', isRestocked: true, by: buyer, reason: why },
      lines: [{ lineId, quantity: 1 }],
    });
    const reasonsOf = async () =>
      (await listRefunds(context, { producerId: shop.producerId, standing: 'waiting' })).refunds.map(
        ({ reason }) => reason,
      );
    expect(await reasonsOf()).toEqual(['cancelled-in-part']);
    clock.set(clock.now() + 60_000);
    await cancelOrder(context, { orderId, by: buyer, reason: why });
    expect(await reasonsOf()).toEqual(['cancelled-in-part', 'cancelled']);
  });

  test('returned after delivery: its price without delivery; back on sale only where that is said', async () => {
    const { context } = await open();
    const { orderId, lineId, paymentId } = await oneOrder(context);
    await payByTransfer(context, paymentId);
    const giveBack = (isRestocked: boolean, quantity: number) =>
      cancelLines(context, {
        orderId,
        lines: [{ lineId, quantity }],
        kind: 'returned',
        isRestocked,
        by: { role: 'producer', personId: null },
        reason: why,
      });
    await expect(giveBack(true, 1)).rejects.toMatchObject({ code: 'cannotCancelNow' });
    await act(context, orderId, 'hand-over');
    await act(context, orderId, 'deliver');
    await expect(cancelOrder(context, { orderId, by: buyer, reason: why })).rejects.toMatchObject({
      code: 'cannotCancelNow',
    });
    await giveBack(false, 1);
    await giveBack(true, 2);
    const { orders, variants, refunds } = await rowsOf(context);
    expect(orders.map(orderState)).toEqual(['delivered']);
    expect(variants).toMatchObject([{ stock: 9, reserved: 0 }]);
    expect(refunds.map(({ amount }) => amount)).toEqual([120_000, 240_000]);
  });

  test('a parcel that comes back whole ends the order, and delivery goes back with it', async () => {
    const { context } = await open();
    const { orderId, lineId, paymentId } = await oneOrder(context);
    await payByTransfer(context, paymentId);
    await act(context, orderId, 'hand-over');
    await cancelLines(context, {
      orderId,
      lines: [{ lineId, quantity: 3 }],
      kind: 'returned',
      isRestocked: true,
      by: { role: 'producer', personId: null },
      reason: why,
    });
    const { orders, refunds } = await rowsOf(context);
    expect(orders.map(orderState)).toEqual(['cancelled']);
    expect(refunds).toMatchObject([{ amount: 390_000, reason: 'returned' }]);
  });

  test('card money leaves a job, and is sent once', async () => {
    const { context } = await open();
    const { orderId, paymentId } = await oneOrder(context, 1, 'card');
    await payByCard(context, paymentId);
    const { refundIds } = await cancelOrder(context, { orderId, by: buyer, reason: why });
    const { jobs, refunds } = await rowsOf(context);
    expect(jobs.map(({ payload }) => payload)).toEqual([{ refundId: refundIds[0] }]);
    expect(refunds).toMatchObject([{ method: 'card', dueAt: null, amount: 150_000 }]);
    const sent = await Promise.all(
      Array.from({ length: 4 }, () =>
        context.store.write(
          (tx) => refundSent(context, tx, refundIds[0] ?? '', { externalId: 're_1', by: buyer }),
          { isolation: 'guarded' },
        ),
      ),
    );
    expect(sent.filter(Boolean)).toHaveLength(1);
    expect(await balancesOf(context)).toEqual({});
  });

  test('direct money is not sent without a proof', async () => {
    const { context } = await open();
    const { orderId, paymentId } = await oneOrder(context, 1);
    await payByTransfer(context, paymentId);
    const { refundIds } = await cancelOrder(context, { orderId, by: buyer, reason: why });
    const send = (reference: string | null) =>
      context.store.write((tx) =>
        refundSent(context, tx, refundIds[0] ?? '', { proof: { reference, hash: null }, by: buyer }),
      );
    await expect(send(null)).rejects.toMatchObject({ code: 'required', field: 'reference' });
    expect((await rowsOf(context)).refunds).toMatchObject([{ doneAt: null }]);
    expect(await send('FT26331')).toBe(true);
    expect(await balancesOf(context)).toEqual({});
  });

  test('late money of a card goes back to the order that it was for', async () => {
    const { context } = await open();
    const { orderId, paymentId } = await oneOrder(context, 1, 'card');
    await cancelOrder(context, { orderId, by: buyer, reason: why });
    const { store } = context;
    await payByCard(context, paymentId);
    const promise = (amount: number) =>
      store.write((tx) =>
        promiseRefund(context, tx, {
          paymentId,
          orderId: null,
          amount,
          reason: 'late',
          causeKey: `late:${paymentId}`,
          by: { role: 'system', personId: null },
        }),
      );
    await expect(promise(150_001)).rejects.toMatchObject({ code: 'refundTooMuch' });
    expect(await promise(150_000)).toBe(await promise(150_000));
    const entries = await store.read((db) => db.select().from(store.tables.ledgerEntry));
    expect(
      entries.filter(({ account }) => account === 'buyer_receivable').map(({ orderId: of }) => of),
    ).toEqual([orderId, orderId]);
    expect(await balancesOf(context)).toEqual({ operator_clearing: 150_000, refunds: -150_000 });
  });
});
