import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { ON_THE_SPOT } from '#app/domain/orders/delivery/on-the-spot.ts';
import { acceptOrders } from '#app/domain/orders/fulfil/accept-orders.server.ts';
import { deliverOrder } from '#app/domain/orders/fulfil/deliver-order.server.ts';
import { correctConsignment, handOverOrder } from '#app/domain/orders/fulfil/hand-over-order.server.ts';
import { listOwnOrders } from '#app/domain/orders/fulfil/list-own-orders.server.ts';
import { packOrder } from '#app/domain/orders/fulfil/pack-order.server.ts';
import { readOwnOrder } from '#app/domain/orders/fulfil/read-own-order.server.ts';
import { undoStep } from '#app/domain/orders/fulfil/undo-step.server.ts';
import { writeOrderEvent } from '#app/domain/orders/move-order.server.ts';
import { orderState } from '#app/domain/orders/order-state.ts';
import { readToday } from '#app/domain/payments/read-today.server.ts';
import { cancelLines } from '#app/domain/payments/refunds/cancel-lines.server.ts';
import { cancelOrder } from '#app/domain/payments/refunds/cancel-order.server.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import { DAY_MS } from '#app/server/local-date.ts';
import { aBuyer, anyPostRate } from '#tests/factories/buying.ts';
import { cancelOnePiece } from '#tests/factories/cancel-one-piece.ts';
import { ordersOf, payByTransfer, shopOf } from '#tests/factories/paying.ts';
import { paidOrder, placedOrder } from '#tests/factories/placed-order.ts';
import { publishedListing } from '#tests/factories/published-listing.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const sent = { carrier: 'Bưu điện', trackingNumber: 'ee 123 456 789 vn' };
const producerOf = { role: 'producer', personId: null } as const;

const stateOf = async ({ store }: Context, orderId: string) => {
  const { order } = store.tables;
  const [row] = await store.read((db) => db.select().from(order).where(eq(order.id, orderId)));
  return row && orderState(row);
};

const eventsOf = async ({ store }: Context, orderId: string) => {
  const { orderEvent } = store.tables;
  const rows = await store.read((db) =>
    db.select().from(orderEvent).where(eq(orderEvent.orderId, orderId)).orderBy(orderEvent.id),
  );
  return rows.map(({ kind, byRole }) => `${kind} by ${byRole}`);
};

async function shopWithRate(context: Context, stock = 50) {
  await anyPostRate(context);
  return shopOf(context, 'HTX Chè', { stock });
}

eachEngine('a producer’s acts on an order', (open) => {
  test('accepted, packed, sent, delivered: each once, however often it is pressed, and all of it on record', async () => {
    const { context } = await open();
    const { seller, listingId } = await shopWithRate(context);
    const { id: orderId } = await paidOrder(context, listingId);
    const accepted = await Promise.all([1, 2, 3].map(() => acceptOrders(context, seller, [orderId])));
    expect(accepted.toSorted()).toEqual([0, 0, 1]);
    await Promise.all([packOrder(context, seller, orderId), packOrder(context, seller, orderId)]);
    const twice = (act: () => Promise<void>) => Promise.all([act(), act()]);
    await twice(() => handOverOrder(context, seller, { orderId, ...sent }));
    await handOverOrder(context, seller, { orderId, carrier: 'Ai khác', trackingNumber: '' });
    await twice(() => deliverOrder(context, seller, { orderId, isIdChecked: false }));
    const { order, state } = await readOwnOrder(context, seller, orderId);
    expect([state, order.carrier, order.trackingNumber]).toEqual(['delivered', 'Bưu điện', 'EE123456789VN']);
    expect(await eventsOf(context, orderId)).toEqual([
      'place by buyer',
      'pay by system',
      'accept by producer',
      'pack by producer',
      'hand-over by producer',
      'deliver by producer',
    ]);
  });

  test('money that is promised back in one act stands once in the history, with its sum', async () => {
    const { context, clock } = await open();
    const { seller, listingId } = await shopWithRate(context);
    const { id: orderId, totalAmount } = await paidOrder(context, listingId);
    await cancelOrder(context, { orderId, by: producerOf, reason: 'thử' });
    // As where a part of it goes by another refund.
    const promise = (amount: number) =>
      context.store.write((tx) =>
        writeOrderEvent(context, tx, {
          orderId,
          kind: 'refund-promised',
          by: producerOf,
          detail: { amount },
        }),
      );
    await promise(5_000);
    clock.advance(1000);
    await promise(7_000);
    const { events } = await readOwnOrder(context, seller, orderId);
    expect(
      events.flatMap(({ kind, refundAmount }) => (kind === 'refund-promised' ? [refundAmount] : [])),
    ).toEqual([totalAmount + 5_000, 7_000]);
  });

  test('several are accepted at once; what is unpaid or somebody else’s is not', async () => {
    const { context } = await open();
    const { seller, listingId } = await shopWithRate(context);
    const [one, two] = [await paidOrder(context, listingId), await paidOrder(context, listingId)];
    const unpaid = await placedOrder(context, listingId);
    expect(await acceptOrders(context, seller, [one.id, two.id, unpaid.id])).toBe(2);
    expect(await stateOf(context, unpaid.id)).toBe('waiting');
    const other = await sellerOf(context, 'HTX Khác');
    const third = await paidOrder(context, listingId);
    await expect(acceptOrders(context, other, [third.id])).rejects.toMatchObject({ isNotFound: true });
    await expect(packOrder(context, other, third.id)).rejects.toMatchObject({ isNotFound: true });
    await expect(readOwnOrder(context, other, third.id)).rejects.toMatchObject({ isNotFound: true });
    expect(await stateOf(context, third.id)).toBe('paid');
    await expect(acceptOrders(context, seller, [])).rejects.toMatchObject({ code: 'ordersNoneChosen' });
  });

  test('goods that are sent need a carrier, and a number as receipts have it; it can be put right on the way', async () => {
    const { context } = await open();
    const { seller, listingId } = await shopWithRate(context);
    const { id: orderId } = await paidOrder(context, listingId);
    const handOver = (typed: typeof sent) => handOverOrder(context, seller, { orderId, ...typed });
    await expect(handOver({ carrier: ' ', trackingNumber: '' })).rejects.toMatchObject({
      code: 'required',
      field: 'carrier',
    });
    await expect(handOver({ carrier: 'Xe', trackingNumber: 'số 5' })).rejects.toMatchObject({
      code: 'trackingNumberShape',
    });
    const refused = [
      { code: 'carrierShape', typed: { carrier: 'Xem ở evil.top/dang-nhap', trackingNumber: '' } },
      {
        code: 'carrierShape',
        typed: { carrier: 'GHN. Hàng bị giữ, chuyển 30.000đ', trackingNumber: 'AB12345' },
      },
      { code: 'carrierShape', typed: { carrier: 'Xe khách Hà Sơn, gọi 0912 345 678', trackingNumber: '' } },
      { code: 'trackingNumberShape', typed: { carrier: 'Xe', trackingNumber: 'EVIL.COM/PAY' } },
    ];
    for (const { code, typed } of refused) await expect(handOver(typed)).rejects.toMatchObject({ code });
    await handOver({ carrier: 'Xe khách Hà Sơn', trackingNumber: '0912 345 678' });
    for (const { code, typed } of refused)
      await expect(correctConsignment(context, seller, { orderId, ...typed })).rejects.toMatchObject({
        code,
      });
    await correctConsignment(context, seller, { orderId, ...sent });
    const { order } = await readOwnOrder(context, seller, orderId);
    expect([order.carrier, order.trackingNumber]).toEqual(['Bưu điện', 'EE123456789VN']);
    await deliverOrder(context, seller, { orderId, isIdChecked: false });
    await expect(
      correctConsignment(context, seller, { orderId, carrier: 'Khác', trackingNumber: '' }),
    ).rejects.toMatchObject({ code: 'orderMovedOn' });
  });

  test('a service is accepted before its buyer is told to come, whatever a form asks for', async () => {
    const { context } = await open();
    const { seller, listingId } = await shopWithRate(context);
    const { order } = context.store.tables;
    const { id: orderId } = await paidOrder(context, listingId);
    const handOver = () => handOverOrder(context, seller, { orderId, carrier: '', trackingNumber: '' });
    await context.store.write((tx) =>
      tx
        .update(order)
        .set({
          deliveryMethod: 'pickup',
          delivery: { method: 'pickup', pointId: ON_THE_SPOT, name: 'Nhà sàn', address: 'Tả Van' },
        })
        .where(eq(order.id, orderId)),
    );
    await expect(handOver()).rejects.toMatchObject({ code: 'serviceNotAccepted' });
    expect(await stateOf(context, orderId)).toBe('paid');
    // Nothing of it is packed, whatever a form says.
    await expect(packOrder(context, seller, orderId)).rejects.toThrow(NotFound);
    await acceptOrders(context, seller, [orderId]);
    await Promise.all([handOver(), handOver()]);
    expect(await stateOf(context, orderId)).toBe('handed-over');
    const gone = await paidOrder(context, listingId);
    await cancelOrder(context, { orderId: gone.id, by: producerOf, reason: 'thử' });
    await expect(handOverOrder(context, seller, { orderId: gone.id, ...sent })).rejects.toMatchObject({
      code: 'orderMovedOn',
    });
  });

  test('alcohol is handed over only after a look at a paper', async () => {
    const { context } = await open();
    const { seller, listingId } = await shopWithRate(context);
    const { order } = context.store.tables;
    const { id: orderId } = await paidOrder(context, listingId);
    await context.store.write((tx) =>
      tx.update(order).set({ hasAlcohol: true }).where(eq(order.id, orderId)),
    );
    await handOverOrder(context, seller, { orderId, ...sent });
    await expect(deliverOrder(context, seller, { orderId, isIdChecked: false })).rejects.toMatchObject({
      code: 'idNotChecked',
      field: 'idChecked',
    });
    await deliverOrder(context, seller, { orderId, isIdChecked: true });
    expect(await stateOf(context, orderId)).toBe('delivered');
  });

  test('the last step is taken back: before the buyer was told as long as nothing follows, afterwards for half an hour', async () => {
    const { context, clock } = await open();
    const { seller, listingId } = await shopWithRate(context);
    const { id: orderId } = await paidOrder(context, listingId);
    const undo = (step: string) => undoStep(context, seller, { orderId, step });
    await acceptOrders(context, seller, [orderId]);
    clock.set(clock.now() + 5 * DAY_MS);
    await undo('accept');
    expect(await stateOf(context, orderId)).toBe('paid');
    await packOrder(context, seller, orderId);
    await expect(undo('accept')).rejects.toMatchObject({ code: 'tooLateToUndo' });
    await handOverOrder(context, seller, { orderId, ...sent });
    clock.set(clock.now() + 29 * 60_000);
    const both = await Promise.allSettled([undo('hand-over'), undo('hand-over')]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await stateOf(context, orderId)).toBe('packed');
    await handOverOrder(context, seller, { orderId, ...sent });
    clock.set(clock.now() + 31 * 60_000);
    await expect(undo('hand-over')).rejects.toMatchObject({ code: 'tooLateToUndo' });
    expect(await eventsOf(context, orderId)).toContain('undo-hand-over by producer');
  });

  test('a cancelled order goes no further, and cancelled pieces are not packed', async () => {
    const { context } = await open();
    const { seller, listingId } = await shopWithRate(context);
    const gone = await paidOrder(context, listingId);
    await cancelOrder(context, { orderId: gone.id, by: producerOf, reason: 'thử' });
    await expect(packOrder(context, seller, gone.id)).rejects.toMatchObject({ code: 'orderMovedOn' });
    expect(await acceptOrders(context, seller, [gone.id])).toBe(0);
    const part = await paidOrder(context, listingId, { quantity: 3 });
    const [line] = (await readOwnOrder(context, seller, part.id)).lines;
    await cancelLines(context, {
      orderId: part.id,
      lines: [{ lineId: line?.lineId ?? '', quantity: 1 }],
      kind: 'cancelled',
      isRestocked: true,
      by: producerOf,
      reason: 'thử',
    });
    const read = await readOwnOrder(context, seller, part.id);
    expect(read.lines).toMatchObject([{ ordered: 3, cancelled: 1, pieces: 2 }]);
    expect(read.dueAmount).toBe(part.totalAmount - (line?.unitPrice ?? 0));

    const unpaid = await placedOrder(context, listingId, { quantity: 2 });
    const [asked] = (await readOwnOrder(context, seller, unpaid.id)).lines;
    await cancelLines(context, {
      ...{ orderId: unpaid.id, kind: 'cancelled', isRestocked: true, by: producerOf, reason: 'thử' },
      lines: [{ lineId: asked?.lineId ?? '', quantity: 1 }],
    });
    const lowered = unpaid.totalAmount - (asked?.unitPrice ?? 0);
    expect((await readOwnOrder(context, seller, unpaid.id)).dueAmount).toBe(lowered);
    await cancelOrder(context, { orderId: part.id, by: producerOf, reason: 'thử' });
    expect((await readOwnOrder(context, seller, part.id)).dueAmount).toBe(0);
  });
});

eachEngine('what a producer sees of orders', (open) => {
  test('the list names what is left of an order and what is left to pay for it, also when it is done', async () => {
    const { context } = await open();
    const { seller, producerId, listingId } = await shopWithRate(context);
    const honey = await publishedListing(context, {
      producerId,
      listing: { titleVi: 'Mật ong bạc hà' },
      variants: [{ stock: 5 }],
    });
    const { orders, payments, lines } = await ordersOf(context, [
      { listingId: honey },
      { listingId, quantity: 2 },
    ]);
    await payByTransfer(context, payments[0]?.id ?? '');
    const { id: orderId = '', totalAmount = 0 } = orders[0] ?? {};
    const [gone, kept] = [honey, listingId].map((id) => lines.find((line) => line.listingId === id));
    const shown = async (section: 'new' | 'done' | 'ended') => {
      const [row] = (await listOwnOrders(context, seller, { section, query: '', page: 1 })).rows;
      return [row?.lines.map(({ titleVi, pieces }) => `${titleVi} × ${pieces}`), row?.dueAmount];
    };
    const [tea, other] = ['Chè Shan tuyết cổ thụ', 'Mật ong bạc hà'];
    expect(await shown('new')).toEqual([[`${tea} × 2`, `${other} × 1`], totalAmount]);
    await cancelOnePiece(context, gone, producerOf);
    const left = totalAmount - (gone?.unitPrice ?? 0);
    expect(await shown('new')).toEqual([[`${tea} × 2`], left]);
    await handOverOrder(context, seller, { orderId, ...sent });
    await deliverOrder(context, seller, { orderId, isIdChecked: false });
    await cancelLines(context, {
      ...{ orderId, kind: 'returned', isRestocked: false, by: producerOf, reason: 'thử' },
      lines: [{ lineId: kept?.id ?? '', quantity: 1 }],
    });
    expect(await shown('done')).toEqual([[`${tea} × 1`], left - (kept?.unitPrice ?? 0)]);
    expect((await readOwnOrder(context, seller, orderId)).dueAmount).toBe(left - (kept?.unitPrice ?? 0));
    const { id: whole } = await paidOrder(context, listingId, { quantity: 2 });
    await cancelOrder(context, { orderId: whole, by: producerOf, reason: 'thử' });
    expect(await shown('ended')).toEqual([[`${tea} × 0`], 0]);
  });

  test('the list: who waits longest on top, unpaid ones apart, found by code', async () => {
    const { context, clock } = await open();
    const { seller, listingId } = await shopWithRate(context);
    const first = await paidOrder(context, listingId);
    clock.set(clock.now() + 60_000);
    const second = await paidOrder(context, listingId);
    const unpaid = await placedOrder(context, listingId);
    const packed = await paidOrder(context, listingId);
    await packOrder(context, seller, packed.id);
    const list = (wanted: Partial<Parameters<typeof listOwnOrders>[2]>) =>
      listOwnOrders(context, seller, { section: null, query: '', page: 1, ...wanted });
    const { rows, counts } = await list({});
    expect(rows.map(({ id, section }) => [id, section])).toEqual([
      [first.id, 'new'],
      [second.id, 'new'],
      [packed.id, 'to-hand-over'],
    ]);
    expect(counts).toMatchObject({ new: 2, 'to-hand-over': 1, unpaid: 1, done: 0 });
    expect((await list({ section: 'unpaid' })).rows.map(({ id }) => id)).toEqual([unpaid.id]);
    expect((await list({ query: ` ${second.code.toLowerCase()} ` })).rows.map(({ id }) => id)).toEqual([
      second.id,
    ]);
    expect((await list({ query: second.code.slice(0, -2) })).rows).toHaveLength(1);
    const other = await sellerOf(context, 'HTX Khác');
    const foreign = await listOwnOrders(context, other, { section: null, query: second.code, page: 1 });
    expect(foreign.rows).toEqual([]);
  });

  test('whom it goes to is read only while it is needed, and every look is in the audit', async () => {
    const { context, clock } = await open();
    const { seller, listingId } = await shopWithRate(context);
    const unpaid = await placedOrder(context, listingId);
    expect((await readOwnOrder(context, seller, unpaid.id)).receiver).toBeNull();
    const { id: orderId } = await paidOrder(context, listingId);
    const { receiver } = await readOwnOrder(context, seller, orderId);
    expect(receiver).toEqual({
      name: aBuyer.name,
      phone: aBuyer.phone,
      address: 'Số 5, ngõ 12 Hoàng Diệu, phường Ba Đình, Hà Nội',
      hotel: null,
      note: '',
    });
    const { audit } = context.store.tables;
    const looks = await context.store.read((db) =>
      db.select().from(audit).where(eq(audit.act, 'read-buyer-contact')),
    );
    expect(looks).toMatchObject([{ subjectId: orderId, personId: seller.personId }]);
    expect(JSON.stringify(looks)).not.toContain('Hoàng Diệu');
    await handOverOrder(context, seller, { orderId, ...sent });
    await deliverOrder(context, seller, { orderId, isIdChecked: false });
    clock.set(clock.now() + 29 * DAY_MS);
    expect((await readOwnOrder(context, seller, orderId)).receiver?.name).toBe(aBuyer.name);
    clock.set(clock.now() + 2 * DAY_MS);
    const later = await readOwnOrder(context, seller, orderId);
    expect([later.isReceiverShown, later.receiver]).toEqual([false, null]);
  });

  test('today’s money is that of orders paid today, less what was cancelled of them', async () => {
    const { context, clock } = await open();
    const { seller, listingId } = await shopWithRate(context);
    await paidOrder(context, listingId, { quantity: 4 });
    clock.set(clock.now() + DAY_MS);
    const today = await paidOrder(context, listingId, { quantity: 3 });
    const gone = await paidOrder(context, listingId);
    await cancelOrder(context, { orderId: gone.id, by: producerOf, reason: 'thử' });
    const whole = await readOwnOrder(context, seller, today.id);
    const [line] = whole.lines;
    await cancelLines(context, {
      orderId: today.id,
      lines: [{ lineId: line?.lineId ?? '', quantity: 1 }],
      kind: 'cancelled',
      isRestocked: true,
      by: producerOf,
      reason: 'thử',
    });
    expect(await readToday(context, seller)).toEqual({
      newOrders: 2,
      paid: 1,
      direct: today.totalAmount - (line?.unitPrice ?? 0),
      ...{ card: 0, cardRefunded: 0, cardDisputed: 0, cardHeld: 0 },
    });
    // Nor does what was taken out weigh anything.
    expect((await readOwnOrder(context, seller, today.id)).grams).toBe((whole.grams / 3) * 2);
    expect(whole.grams).toBeGreaterThan(0);
  });

  test('delivered, taken back and delivered anew, the buyer is written to once', async () => {
    const { context } = await open();
    const { seller, listingId } = await shopWithRate(context);
    const { id: orderId } = await paidOrder(context, listingId);
    await handOverOrder(context, seller, { orderId, ...sent });
    const deliver = () => deliverOrder(context, seller, { orderId, isIdChecked: true });
    await deliver();
    await undoStep(context, seller, { orderId, step: 'deliver' });
    await deliver();
    expect(await stateOf(context, orderId)).toBe('delivered');
    const { outgoingMessage } = context.store.tables;
    const mails = await context.store.read((db) => db.select().from(outgoingMessage));
    const after = mails
      .map(({ kind }) => kind)
      .filter((kind) => /^(delivered|review-invitation)$/.test(kind));
    expect(after.sort()).toEqual(['delivered', 'review-invitation']);
  });

  test('cancelled as a whole, its history says so once; of a part it says that', async () => {
    const { context } = await open();
    const { listingId } = await shopWithRate(context);
    const cancels = async (orderId: string) =>
      (await eventsOf(context, orderId)).filter((event) => event.startsWith('cancel'));
    const { id: whole } = await paidOrder(context, listingId);
    await cancelOrder(context, { orderId: whole, by: producerOf, reason: 'damaged' });
    expect(await cancels(whole)).toEqual(['cancel-paid by producer']);
    const { id: partly } = await paidOrder(context, listingId, { quantity: 2 });
    const { orderLine } = context.store.tables;
    const [line] = await context.store.read((db) =>
      db.select().from(orderLine).where(eq(orderLine.orderId, partly)),
    );
    await cancelLines(context, {
      ...{ orderId: partly, kind: 'cancelled', isRestocked: true, reason: 'damaged', by: producerOf },
      lines: [{ lineId: line?.id ?? '', quantity: 1 }],
    });
    await cancelOrder(context, { orderId: partly, by: producerOf, reason: 'damaged' });
    expect(await cancels(partly)).toEqual(['cancel-lines by producer', 'cancel-paid by producer']);
  });
});
