import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { listNotices } from '#app/domain/notices/list-notices.server.ts';
import { confirmGoods } from '#app/domain/orders/acts/confirm-goods.server.ts';
import { confirmReceived } from '#app/domain/orders/acts/confirm-received.server.ts';
import type { DeliveryChoice } from '#app/domain/orders/delivery/quote-delivery.server.ts';
import { bringGoods } from '#app/domain/orders/fulfil/bring-goods.server.ts';
import { deliverOrder } from '#app/domain/orders/fulfil/deliver-order.server.ts';
import { handOverOrder } from '#app/domain/orders/fulfil/hand-over-order.server.ts';
import { listDueSoon } from '#app/domain/orders/fulfil/list-due-soon.server.ts';
import { listOwnOrders } from '#app/domain/orders/fulfil/list-own-orders.server.ts';
import { packOrder } from '#app/domain/orders/fulfil/pack-order.server.ts';
import { readOwnOrder } from '#app/domain/orders/fulfil/read-own-order.server.ts';
import { undoStep } from '#app/domain/orders/fulfil/undo-step.server.ts';
import { readMessageSubject } from '#app/domain/orders/messages/read-message-subject.server.ts';
import { writeMail } from '#app/domain/orders/messages/write-mail.ts';
import { orderState } from '#app/domain/orders/order-state.ts';
import { printOrders } from '#app/domain/orders/papers/print-orders.server.ts';
import { writeReview } from '#app/domain/orders/reviews/write-review.server.ts';
import { suspendProducer } from '#app/domain/orders/suspend-producer.server.ts';
import { answerTicket } from '#app/domain/orders/tickets/answer-ticket.server.ts';
import { openTicket } from '#app/domain/orders/tickets/open-ticket.server.ts';
import { cancelOwn } from '#app/domain/payments/buyer-acts/cancel-own.server.ts';
import { readBuyerPage } from '#app/domain/payments/buyer-page/read-buyer-page.server.ts';
import { confirmCheckout } from '#app/domain/payments/checkout/confirm-checkout.server.ts';
import { notHandedOver } from '#app/domain/payments/payouts/not-handed-over.server.ts';
import { cancelLines } from '#app/domain/payments/refunds/cancel-lines.server.ts';
import { cancelOwnOrder } from '#app/domain/payments/refunds/cancel-own-order.server.ts';
import { receiveReturn } from '#app/domain/payments/refunds/receive-return.server.ts';
import { cancelForProducer } from '#app/domain/reports/orders/cancel-for-producer.server.ts';
import { listWatchedOrders } from '#app/domain/reports/orders/list-watched-orders.server.ts';
import { readWatchedOrder } from '#app/domain/reports/orders/read-watched-order.server.ts';
import { translate } from '#app/i18n/messages.ts';
import { presenceMessages } from '#app/i18n/presences.ts';
import { noticeText } from '#app/routes/seller/notice-text.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import { addDays, DAY_MS, localDate } from '#app/server/local-date.ts';
import type { PaymentMethodCode } from '#db/tables/orders.ts';
import { hotelSlotOf } from '#tests/factories/baskets.ts';
import { aBuyer, anyPostRate, checkoutOf } from '#tests/factories/buying.ts';
import { staffMember } from '#tests/factories/listing-steps.ts';
import { payByCard, payByTransfer, shopOf, takingCards } from '#tests/factories/paying.ts';
import { publishedListing } from '#tests/factories/published-listing.ts';
import { pdfText } from '#tests/support/pdf-text.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const staff = staffMember();
const FLOSS = 'Ruốc lợn bản';
const TICKET = 'Vé vào vườn dâu';
const BY_POST: DeliveryChoice = { method: 'post', zone: 'region' };
const sent = { carrier: 'Bưu điện', trackingNumber: 'EE123456789VN' };

/** A producer's floss, and a ticket to their garden. */
async function farmOf(context: Context) {
  await anyPostRate(context);
  const { seller, producerId } = await shopOf(context, 'HTX Vườn dâu');
  const floss = await publishedListing(context, {
    producerId,
    listing: { titleVi: FLOSS },
    variants: [{ stock: 19 }],
  });
  const ticket = await publishedListing(context, {
    producerId,
    listing: { titleVi: TICKET, setCode: 'QD26-26' },
    variants: [{ stock: 19 }],
    photos: [],
  });
  return { seller, producerId, floss, ticket };
}

/** Two pieces of floss and three tickets in one order, paid. */
async function bothOrdered(
  context: Context,
  { producerId, floss, ticket }: Awaited<ReturnType<typeof farmOf>>,
  {
    delivery = BY_POST,
    amount = 30_000,
    method = 'vietqr',
  }: { delivery?: DeliveryChoice; amount?: number; method?: PaymentMethodCode } = {},
  changes: Partial<Parameters<typeof confirmCheckout>[1]> = {},
) {
  const pieces = [
    { listingId: floss, quantity: 2 },
    { listingId: ticket, quantity: 3 },
  ];
  const { code, accessToken } = await confirmCheckout(takingCards(context), {
    ...(await checkoutOf(context, pieces)),
    parts: { [producerId]: { delivery, method, deliveryAmount: amount } },
    ...changes,
  });
  const { order, orderGroup, payment } = context.store.tables;
  const [row] = await context.store.read((db) =>
    db
      .select({ order, group: orderGroup, payment })
      .from(order)
      .innerJoin(orderGroup, eq(orderGroup.id, order.groupId))
      .innerJoin(payment, eq(payment.groupId, orderGroup.id))
      .where(eq(orderGroup.code, code)),
  );
  if (!row) throw new Error('the order was not placed');
  await (method === 'card' ? payByCard : payByTransfer)(context, row.payment.id);
  return { orderId: row.order.id, code: row.order.code, group: row.group, accessToken };
}

const dueOf = async (context: Context, { seller }: Awaited<ReturnType<typeof farmOf>>) =>
  (await listDueSoon(context, seller)).map(({ code, appointment: { day } }) => `${code} ${day}`);

/** The last mail of a kind about an order, as its buyer would read it in either language. */
async function mailsOf(
  context: Context,
  kind: 'cancelled-in-part' | 'delivered' | 'handed-over',
  orderId: string,
) {
  const { outgoingMessage } = context.store.tables;
  const rows = await context.store.read((db) =>
    db
      .select()
      .from(outgoingMessage)
      .where(eq(outgoingMessage.subject, `order:${orderId}`)),
  );
  const mail = rows.find((row) => row.kind === kind);
  const about = mail && (await readMessageSubject(context, { ...mail, kind }));
  if (!about) throw new Error(`no mail ${kind}`);
  const write = (language: 'vi' | 'en') => writeMail(kind, { ...about, language });
  return { vi: write('vi'), en: write('en') };
}

eachEngine('goods and a visit in one order', (open) => {
  test('once its goods are all taken out, nobody is late with it before its day is over', async () => {
    const { context, clock } = await open();
    const farm = await farmOf(context);
    const day = addDays(localDate(clock.now()), 20);
    const { orderId } = await bothOrdered(context, farm, { delivery: { ...BY_POST, wishedDay: day } });
    const late = async () => {
      const filter = { risk: 'unshipped', state: null, producer: '', query: '', page: 1 } as const;
      const { rows, counts } = await listWatchedOrders(context, filter);
      expect(counts.unshipped).toBe(rows.length);
      return rows.map(({ id }) => id);
    };
    clock.advance(10 * DAY_MS);
    // The goods are to be sent, whatever the day of the visit.
    expect(await late()).toEqual([orderId]);
    const { lines } = await readOwnOrder(context, farm.seller, orderId);
    const floss = lines.find(({ isService }) => !isService);
    await cancelLines(context, {
      ...{
        orderId,
        kind: 'cancelled',
        isRestocked: true,
        reason: 'thử',
        by: { role: 'staff', personId: null },
      },
      lines: [{ lineId: floss?.lineId ?? '', quantity: 2 }],
    });
    expect(await late()).toEqual([]);
    clock.advance(11 * DAY_MS);
    expect(await late()).toEqual([orderId]);
  });

  test('the goods have arrived: the guest of tomorrow stays on the list, and the order open until they have come', async () => {
    const { context, clock } = await open();
    const farm = await farmOf(context);
    const { seller } = farm;
    const tomorrow = addDays(localDate(clock.now()), 1);
    const { orderId, code, group } = await bothOrdered(context, farm, {
      delivery: { ...BY_POST, wishedDay: tomorrow },
    });
    await packOrder(context, seller, orderId);
    await handOverOrder(context, seller, { orderId, ...sent });
    const deliver = (isEarlySure: boolean) =>
      deliverOrder(context, seller, { orderId, isIdChecked: false, isEarlySure });
    // All of it at once is asked about, from either side.
    await expect(deliver(false)).rejects.toMatchObject({ code: 'beforeItsDay', params: { date: tomorrow } });
    await expect(confirmReceived(context, group, { orderId })).rejects.toMatchObject({
      code: 'beforeItsDay',
    });
    const bring = () => bringGoods(context, seller, { orderId, isIdChecked: false });
    await Promise.all([bring(), bring(), confirmGoods(context, group, orderId)]);
    const stands = await readOwnOrder(context, seller, orderId);
    expect([stands.state, stands.visit, stands.wayLeft]).toEqual([
      'handed-over',
      { day: tomorrow, areGoodsToCome: false },
      'spot',
    ]);
    expect(stands.events.filter(({ kind }) => kind === 'goods-arrived')).toHaveLength(1);
    expect(await dueOf(context, farm)).toEqual([`${code} ${tomorrow}`]);
    const listed = await listOwnOrders(context, seller, { section: null, query: '', page: 1 });
    expect(listed.rows.map(({ id, section, wayLeft }) => [id, section, wayLeft])).toEqual([
      [orderId, 'on-the-way', 'spot'],
    ]);
    const { outgoingMessage } = context.store.tables;
    const mails = await context.store.read((db) =>
      db.select({ kind: outgoingMessage.kind }).from(outgoingMessage),
    );
    expect(mails.map(({ kind }) => kind)).not.toContain('review-invitation');
    // The goods can be sent back already.
    const [ofBuyer] = (await readBuyerPage(context, group)).orders;
    const lineId = ofBuyer?.lines[0]?.id ?? '';
    expect([ofBuyer?.state, ofBuyer?.isVisitToCome, ofBuyer?.wayLeft]).toEqual(['handed-over', true, 'spot']);
    await openTicket(context, group, {
      orderId,
      kind: 'return',
      text: 'Hỏng',
      lines: [{ lineId, quantity: 1 }],
    });
    await expect(deliver(false)).rejects.toMatchObject({ code: 'beforeItsDay' });
    clock.advance(DAY_MS);
    await deliver(false);
    expect((await readOwnOrder(context, seller, orderId)).state).toBe('delivered');
    expect(await dueOf(context, farm)).toEqual([]);
    await bring();
  });

  test('nothing of the visit is in the parcel: not on its slip, not counted or weighed on its label', async () => {
    const { context } = await open();
    const farm = await farmOf(context);
    const { orderId } = await bothOrdered(context, farm);
    const textOf = async (paper: 'slip-a6' | 'label-a6') =>
      pdfText(await printOrders(context, farm.seller, { orderIds: [orderId], paper }))
        .join(' ')
        .replace(/\s+/g, ' ');
    const slip = await textOf('slip-a6');
    expect(slip).toContain(FLOSS);
    expect(slip).toContain('× 2');
    expect(slip).not.toContain(TICKET);
    expect(slip).toMatch(/: 2\b/);
    expect(await textOf('label-a6')).toMatch(/\b2 món/);
    const { lines } = await readOwnOrder(context, farm.seller, orderId);
    expect(lines.map(({ titleVi, isService }) => [titleVi, isService])).toEqual([
      [FLOSS, false],
      [TICKET, true],
    ]);
  });

  test('no day was named: the visit is still to come; goods alone are noted no such way, nor what has not been sent', async () => {
    const { context } = await open();
    const farm = await farmOf(context);
    const { seller } = farm;
    const { orderId, group } = await bothOrdered(context, farm);
    await expect(confirmGoods(context, group, orderId)).rejects.toMatchObject({ code: 'orderMovedOn' });
    await packOrder(context, seller, orderId);
    await handOverOrder(context, seller, { orderId, ...sent });
    await confirmGoods(context, group, orderId);
    const { state, visit, isVisitToCome } = await readOwnOrder(context, seller, orderId);
    expect([state, visit, isVisitToCome]).toEqual([
      'handed-over',
      { day: null, areGoodsToCome: false },
      true,
    ]);
    await confirmReceived(context, group, { orderId });
    expect((await readOwnOrder(context, seller, orderId)).state).toBe('delivered');
    const alone = await confirmCheckout(context, await checkoutOf(context, [{ listingId: farm.floss }]));
    const { order, orderGroup } = context.store.tables;
    const [row] = await context.store.read((db) =>
      db
        .select({ id: order.id })
        .from(order)
        .innerJoin(orderGroup, eq(orderGroup.id, order.groupId))
        .where(eq(orderGroup.code, alone.code)),
    );
    await expect(
      bringGoods(context, seller, { orderId: row?.id ?? '', isIdChecked: false }),
    ).rejects.toMatchObject({ isNotFound: true });
  });

  test('brought to a hotel next week, visited today: the guest is on today’s list, and after the goods only the visit is', async () => {
    const { context, clock } = await open();
    const farm = await farmOf(context);
    const { seller, producerId } = farm;
    const today = localDate(clock.now());
    const slotId = await hotelSlotOf(context, producerId);
    const brought = addDays(today, 5);
    const { orderId, code } = await bothOrdered(
      context,
      farm,
      { delivery: { method: 'hotel', slotId, day: brought, wishedDay: today }, amount: 20_000 },
      { contact: { ...aBuyer, address: null, hotel: { name: 'Sapa Lodge', room: '5' } } },
    );
    const [due] = await listDueSoon(context, seller);
    expect([due?.code, due?.appointment.day, due?.appointment.visitDay]).toEqual([code, brought, today]);
    await packOrder(context, seller, orderId);
    await handOverOrder(context, seller, { orderId, carrier: '', trackingNumber: '' });
    await bringGoods(context, seller, { orderId, isIdChecked: false });
    expect(await dueOf(context, farm)).toEqual([`${code} ${today}`]);
  });

  test('said from a page of before, when the day of the visit is over, the goods’ arrival ends the order with all that follows', async () => {
    const { context, clock } = await open();
    const farm = await farmOf(context);
    const { seller } = farm;
    const today = localDate(clock.now());
    const wished = { delivery: { ...BY_POST, wishedDay: today } };
    const [ours, theirs] = [
      await bothOrdered(context, farm, wished),
      await bothOrdered(context, farm, wished),
    ];
    for (const { orderId } of [ours, theirs]) {
      await packOrder(context, seller, orderId);
      await handOverOrder(context, seller, { orderId, ...sent });
    }
    clock.advance(DAY_MS);
    await bringGoods(context, seller, { orderId: ours.orderId, isIdChecked: false });
    await confirmGoods(context, theirs.group, theirs.orderId);
    for (const { orderId } of [ours, theirs])
      expect((await readOwnOrder(context, seller, orderId)).state).toBe('delivered');
    expect(await dueOf(context, farm)).toEqual([]);
    const { outgoingMessage } = context.store.tables;
    const mails = await context.store.read((db) =>
      db.select({ kind: outgoingMessage.kind }).from(outgoingMessage),
    );
    expect(mails.filter(({ kind }) => kind === 'review-invitation').length).toBeGreaterThan(0);
    const { orderLine } = context.store.tables;
    const [line] = await context.store.read((db) =>
      db.select().from(orderLine).where(eq(orderLine.orderId, ours.orderId)),
    );
    const review = { lineId: line?.id ?? '', stars: 5, body: 'Ngon', language: 'vi' } as const;
    await writeReview(context, ours.group, review);
  });

  test('noted by mistake, the arrival is taken back by an event of its own, and noted again; not what the buyer has said, nor once a return rests on it', async () => {
    const { context, clock } = await open();
    const farm = await farmOf(context);
    const { seller } = farm;
    const { orderId, group } = await bothOrdered(context, farm);
    await packOrder(context, seller, orderId);
    await handOverOrder(context, seller, { orderId, ...sent });
    const bring = () => bringGoods(context, seller, { orderId, isIdChecked: false });
    const undo = () => undoStep(context, seller, { orderId, step: 'goods-arrived' });
    const arrival = async () => {
      const { visit, undo: offered, events } = await readOwnOrder(context, seller, orderId);
      const said = events.map(({ kind }) => kind).filter((kind) => kind.endsWith('goods-arrived'));
      return [visit?.areGoodsToCome, offered?.act ?? null, said];
    };
    await expect(undo()).rejects.toMatchObject({ code: 'tooLateToUndo' });
    await bring();
    clock.advance(2 * DAY_MS);
    expect(await arrival()).toEqual([false, 'goods-arrived', ['goods-arrived']]);
    const both = await Promise.allSettled([undo(), undo()]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await arrival()).toEqual([true, null, ['goods-arrived', 'undo-goods-arrived']]);
    const [ofBuyer] = (await readBuyerPage(context, group)).orders;
    const ask = () =>
      openTicket(context, group, {
        ...{ orderId, kind: 'return', text: 'Hỏng' },
        lines: [{ lineId: ofBuyer?.lines[0]?.id ?? '', quantity: 1 }],
      });
    await expect(ask()).rejects.toMatchObject({ code: 'wrongState' });
    await bring();
    expect((await arrival())[1]).toBe('goods-arrived');
    await ask();
    expect((await arrival())[1]).toBe(null);
    await expect(undo()).rejects.toMatchObject({ code: 'tooLateToUndo' });
    const other = await bothOrdered(context, farm);
    await packOrder(context, seller, other.orderId);
    await handOverOrder(context, seller, { orderId: other.orderId, ...sent });
    await confirmGoods(context, other.group, other.orderId);
    await expect(
      undoStep(context, seller, { orderId: other.orderId, step: 'goods-arrived' }),
    ).rejects.toMatchObject({ code: 'tooLateToUndo' });
  });

  test('a payout run says of a visit without a day that it is still to come, also when its goods are there; nothing of it once it was used', async () => {
    const { context } = await open();
    const farm = await farmOf(context);
    const { seller, producerId } = farm;
    const { orderId } = await bothOrdered(context, farm, { method: 'card' });
    const waits = () =>
      context.store.read(async (db) =>
        (await notHandedOver(db, context.store.tables, { until: context.clock.now() })).get(producerId),
      );
    expect(await waits()).toMatchObject({ orders: 1 });
    await packOrder(context, seller, orderId);
    await handOverOrder(context, seller, { orderId, ...sent });
    expect(await waits()).toMatchObject({ orders: 1 });
    await bringGoods(context, seller, { orderId, isIdChecked: false });
    expect(await waits()).toMatchObject({ orders: 1 });
    await deliverOrder(context, seller, { orderId, isIdChecked: false });
    expect(await waits()).toBeUndefined();
  });

  test('all of it came back after its goods had arrived: it was delivered, and its delivery stays paid', async () => {
    const { context } = await open();
    const farm = await farmOf(context);
    const { orderId, group } = await bothOrdered(context, farm);
    await packOrder(context, farm.seller, orderId);
    await handOverOrder(context, farm.seller, { orderId, ...sent });
    await bringGoods(context, farm.seller, { orderId, isIdChecked: false });
    const { order, orderLine, refund } = context.store.tables;
    const read = () =>
      context.store.read(async (db) => ({
        order: (await db.select().from(order).where(eq(order.id, orderId)))[0],
        lines: await db.select().from(orderLine).where(eq(orderLine.orderId, orderId)),
        refunds: await db.select().from(refund).where(eq(refund.orderId, orderId)),
      }));
    const { lines } = await read();
    const ticketId = await openTicket(context, group, {
      ...{ orderId, kind: 'return', text: 'Hỏng' },
      lines: lines.map(({ id: lineId, quantity }) => ({ lineId, quantity })),
    });
    const side = { role: 'producer', personId: farm.seller.personId, producerId: farm.producerId } as const;
    await answerTicket(context, { ticketId, text: 'Được', side, and: 'agree' });
    await receiveReturn(context, { ticketId, side, isRestocked: true });
    const after = await read();
    expect(after.order && orderState(after.order)).toBe('delivered');
    expect(after.refunds.map(({ amount }) => amount)).toEqual([600_000]);
    expect(after.order?.totalAmount).toBe(630_000);
    const page = await readOwnOrder(context, farm.seller, orderId);
    expect({ undo: page.undo, due: page.dueAmount }).toEqual({ undo: null, due: 30_000 });
    await expect(undoStep(context, farm.seller, { orderId, step: 'deliver' })).rejects.toMatchObject({
      code: 'tooLateToUndo',
    });
  });

  test('once the goods have left, either side can cancel the visit alone until its day: its money goes back, the goods stay', async () => {
    const { context, clock } = await open();
    const farm = await farmOf(context);
    const { seller } = farm;
    const day = addDays(localDate(clock.now()), 2);
    const sentOrder = async () => {
      const placed = await bothOrdered(context, farm, { delivery: { ...BY_POST, wishedDay: day } });
      await packOrder(context, seller, placed.orderId);
      await handOverOrder(context, seller, { orderId: placed.orderId, ...sent });
      const [shown] = (await readBuyerPage(context, placed.group)).orders;
      const lineOf = (isService: boolean) =>
        shown?.lines.find((line) => line.isService === isService)?.id ?? '';
      return { ...placed, goods: lineOf(false), visit: lineOf(true) };
    };
    const byBuyer = (
      { group, orderId }: Awaited<ReturnType<typeof sentOrder>>,
      lines: ReadonlyArray<{ lineId: string; quantity: number }> | null,
      formKey = newId(),
    ) => cancelOwn(context, group, { orderId, reason: 'changed-mind', lines, formKey });
    const stands = async ({ group }: Awaited<ReturnType<typeof sentOrder>>) => {
      const [shown] = (await readBuyerPage(context, group)).orders;
      return [shown?.state, shown?.cost.comesBack, shown?.lines.map(({ left }) => left)];
    };
    const [ours, theirs, asked, late] = [
      await sentOrder(),
      await sentOrder(),
      await sentOrder(),
      await sentOrder(),
    ];

    // The goods on their way, and all of it, are not the buyer's to cancel.
    await expect(byBuyer(ours, [{ lineId: ours.goods, quantity: 1 }])).rejects.toMatchObject({
      code: 'cannotCancelNow',
    });
    await expect(byBuyer(ours, null)).rejects.toMatchObject({ code: 'cannotCancelNow' });
    // Some of it, sent twice, and then the rest: what is left is an order of goods. Its producer is told of what is true then.
    const told = async () =>
      (await listNotices(context, seller))
        .filter(({ kind, isRead }) => kind === 'visit-cancelled' && !isRead)
        .map((one) => noticeText(translate(presenceMessages, 'vi'), 'vi', one));
    const key = newId();
    for (const _ of ['sent', 'again']) await byBuyer(ours, [{ lineId: ours.visit, quantity: 1 }], key);
    expect(await stands(ours)).toEqual(['handed-over', 120_000, [2, 2]]);
    const fewer = `Khách đã huỷ bớt phần dịch vụ của đơn ${ours.code}: còn 2 suất. Phần hàng của đơn giữ nguyên.`;
    expect(await told()).toEqual([fewer]);
    await byBuyer(ours, [{ lineId: ours.visit, quantity: 2 }]);
    const none = `Khách đã huỷ phần dịch vụ của đơn ${ours.code}: đừng đón khách của đơn này nữa. Phần hàng của đơn giữ nguyên.`;
    expect(await told()).toEqual([none]);
    expect(await stands(ours)).toEqual(['handed-over', 360_000, [2, 0]]);
    expect((await readOwnOrder(context, seller, ours.orderId)).visit).toBe(null);

    // By its producer, when the goods are there already: nobody is waited for any more, so the order has been delivered.
    await confirmGoods(context, theirs.group, theirs.orderId);
    await cancelOwnOrder(context, seller, {
      orderId: theirs.orderId,
      reason: 'cannotDeliver',
      isWhole: false,
      lines: [{ lineId: theirs.visit, quantity: 3 }],
      causeKey: newId(),
    });
    expect(await stands(theirs)).toEqual(['delivered', 360_000, [2, 0]]);
    // Whoever has cancelled it is not told of it.
    expect(await told()).toEqual([none]);
    const mailOf = (kind: 'cancelled-in-part' | 'delivered', { orderId }: typeof theirs) =>
      mailsOf(context, kind, orderId);
    const off = await mailOf('cancelled-in-part', theirs);
    expect(off.vi.text).toContain(
      `Phần dịch vụ của đơn ${theirs.code} của HTX Vườn dâu đã huỷ, nên bạn không cần đến nữa. Phần hàng của đơn giữ nguyên.`,
    );
    expect(off.vi.text).toContain('360.000');
    expect(off.en.text).toContain(
      `The visit of order ${theirs.code} of HTX Vườn dâu was cancelled, so nobody expects you any more. The goods of the order are not changed by it.`,
    );
    // What is left of it are goods alone: nobody is told of a visit that is over.
    const ofGoods = await mailOf('delivered', theirs);
    expect([ofGoods.vi.subject, ofGoods.en.subject]).toEqual([
      `Đơn ${theirs.code} đã giao`,
      `Order ${theirs.code} was delivered`,
    ]);

    // What a return asks for already is given back by that.
    await confirmGoods(context, asked.group, asked.orderId);
    await openTicket(context, asked.group, {
      ...{ orderId: asked.orderId, kind: 'return', text: 'Không đi được' },
      lines: [{ lineId: asked.visit, quantity: 2 }],
    });
    await expect(byBuyer(asked, [{ lineId: asked.visit, quantity: 2 }])).rejects.toMatchObject({
      code: 'tooManyPieces',
      params: { left: 1 },
    });

    clock.advance(DAY_MS);
    expect((await readOwnOrder(context, seller, late.orderId)).isVisitCancellable).toBe(true);
    clock.advance(DAY_MS);
    expect((await readOwnOrder(context, seller, late.orderId)).isVisitCancellable).toBe(false);
    await expect(byBuyer(late, [{ lineId: late.visit, quantity: 3 }])).rejects.toMatchObject({
      code: 'cannotCancelNow',
    });
  });

  test('cancelled by its buyer before the goods have left, a visit is announced nowhere any more, and its producer is told', async () => {
    const { context, clock } = await open();
    const farm = await farmOf(context);
    const { seller, producerId } = farm;
    const today = localDate(clock.now());
    const told = async () =>
      (await listNotices(context, seller))
        .filter(({ kind, isRead }) => kind === 'visit-cancelled' && !isRead)
        .map((one) => noticeText(translate(presenceMessages, 'vi'), 'vi', one));
    const slotId = await hotelSlotOf(context, producerId);
    const brought = addDays(today, 5);
    const orders = [
      await bothOrdered(context, farm, { delivery: { ...BY_POST, wishedDay: today } }),
      await bothOrdered(context, farm, { delivery: { ...BY_POST, wishedDay: today } }),
      await bothOrdered(
        context,
        farm,
        { delivery: { method: 'hotel', slotId, day: brought, wishedDay: today }, amount: 20_000 },
        { contact: { ...aBuyer, address: null, hotel: { name: 'Sapa Lodge', room: '5' } } },
      ),
    ] as const;
    const [alone, withGoods, toHotel] = orders;
    expect((await dueOf(context, farm)).toSorted()).toEqual(
      [`${alone.code} ${today}`, `${withGoods.code} ${today}`, `${toHotel.code} ${brought}`].toSorted(),
    );
    const cancel = async (
      { group, orderId }: (typeof orders)[number],
      { ticket, floss = 0 }: { ticket: number; floss?: number },
    ) => {
      const [shown] = (await readBuyerPage(context, group)).orders;
      const lineOf = (isService: boolean) =>
        shown?.lines.find((line) => line.isService === isService)?.id ?? '';
      await cancelOwn(context, group, {
        ...{ orderId, reason: 'changed-mind', formKey: newId() },
        lines: [
          { lineId: lineOf(true), quantity: ticket },
          ...(floss > 0 ? [{ lineId: lineOf(false), quantity: floss }] : []),
        ],
      });
    };
    const daysOf = async ({ group, orderId }: (typeof orders)[number]) => {
      const listed = await listOwnOrders(context, seller, { section: null, query: '', page: 1 });
      const appointment = listed.rows.find(({ id }) => id === orderId)?.appointment ?? null;
      return [
        (await readOwnOrder(context, seller, orderId)).wishedDay,
        (await readWatchedOrder(context, orderId)).wishedDay,
        (await readBuyerPage(context, group)).orders[0]?.wishedDay,
        appointment && [appointment.day, appointment.visitDay],
      ];
    };
    // Somebody comes all the same: how many is read at the order.
    await cancel(alone, { ticket: 1 });
    expect(await told()).toEqual([]);
    expect(await daysOf(alone)).toEqual([today, today, today, [today, null]]);
    await cancel(alone, { ticket: 2 });
    await cancel(withGoods, { ticket: 3, floss: 1 });
    await cancel(toHotel, { ticket: 3 });
    expect((await told()).toSorted()).toEqual(
      [
        `Khách đã huỷ phần dịch vụ của đơn ${alone.code}: đừng đón khách của đơn này nữa. Phần hàng của đơn giữ nguyên.`,
        `Khách đã huỷ phần dịch vụ và bớt hàng của đơn ${withGoods.code}: đừng đón khách của đơn này nữa, và xem lại đơn còn những hàng gì.`,
        `Khách đã huỷ phần dịch vụ của đơn ${toHotel.code}: đừng đón khách của đơn này nữa. Phần hàng của đơn giữ nguyên.`,
      ].toSorted(),
    );
    expect(await dueOf(context, farm)).toEqual([]);
    expect(await daysOf(alone)).toEqual([null, null, null, null]);
    expect(await daysOf(withGoods)).toEqual([null, null, null, null]);
    expect(await daysOf(toHotel)).toEqual([null, null, null, [brought, null]]);
    // Nor is it said when the goods leave, on any page or in the mail.
    await packOrder(context, seller, alone.orderId);
    await handOverOrder(context, seller, { orderId: alone.orderId, ...sent });
    expect(await daysOf(alone)).toEqual([null, null, null, null]);
    const mail = await mailsOf(context, 'handed-over', alone.orderId);
    expect(mail.vi.text).not.toContain('Ngày muốn đến');
  });

  test('of a visit whose goods were all taken out before, cancelling it ends the order, with what its delivery cost', async () => {
    const { context } = await open();
    const farm = await farmOf(context);
    const { orderId, group } = await bothOrdered(context, farm);
    const read = async () => (await readBuyerPage(context, group)).orders[0];
    const lineOf = async (isService: boolean) =>
      (await read())?.lines.find((line) => line.isService === isService)?.id ?? '';
    const cancel = (lineId: string, quantity: number) =>
      cancelOwn(context, group, {
        ...{ orderId, reason: 'mistake', formKey: newId() },
        lines: [{ lineId, quantity }],
      });
    await cancel(await lineOf(false), 2);
    await packOrder(context, farm.seller, orderId);
    await handOverOrder(context, farm.seller, { orderId, ...sent });
    await cancel(await lineOf(true), 3);
    const ended = await read();
    expect([ended?.state, ended?.cost.comesBack]).toEqual(['cancelled', 630_000]);
  });

  test('once both are done its buyer reads of both by mail, in either language', async () => {
    const { context } = await open();
    const farm = await farmOf(context);
    const { orderId, code } = await bothOrdered(context, farm);
    await packOrder(context, farm.seller, orderId);
    await handOverOrder(context, farm.seller, { orderId, ...sent });
    await deliverOrder(context, farm.seller, { orderId, isIdChecked: false });
    const done = await mailsOf(context, 'delivered', orderId);
    expect([done.vi.subject, done.en.subject]).toEqual([
      `Đơn ${code} đã xong`,
      `Order ${code} is recorded as done`,
    ]);
    expect(done.vi.text).toContain(`Đơn ${code} được ghi là đã xong cả phần hàng và phần dịch vụ.`);
    expect(done.en.text).toContain(
      `Order ${code} is recorded as done: its goods delivered, its visit over. If you have not received the goods or not been there`,
    );
  });

  test('staff cancel the visit alone for a producer who is suspended, when the goods have left', async () => {
    const { context, clock } = await open();
    const farm = await farmOf(context);
    const day = addDays(localDate(clock.now()), 2);
    const { orderId, group, code } = await bothOrdered(context, farm, {
      delivery: { ...BY_POST, wishedDay: day },
    });
    await packOrder(context, farm.seller, orderId);
    await handOverOrder(context, farm.seller, { orderId, ...sent });
    const { lines } = await readOwnOrder(context, farm.seller, orderId);
    const piecesOf = (isService: boolean) => {
      const line = lines.find((one) => one.isService === isService);
      return { lineId: line?.lineId ?? '', quantity: line?.pieces ?? 0 };
    };
    const cancel = (isWhole: boolean, isService: boolean) =>
      cancelForProducer(context, staff, {
        ...{ orderId, isWhole, lines: [piecesOf(isService)], causeKey: newId() },
        note: 'Vườn đóng cửa',
      });
    const look = async () => {
      const { mayCancel, isOfVisit } = await readWatchedOrder(context, orderId);
      return [mayCancel, isOfVisit];
    };
    expect(await look()).toEqual([false, true]);
    await expect(cancel(false, true)).rejects.toMatchObject({ code: 'producerCancels' });
    const { producer } = context.store.tables;
    const [own] = await context.store.read((db) =>
      db.select().from(producer).where(eq(producer.id, farm.producerId)),
    );
    await suspendProducer(context, staff, { code: own?.code ?? '', note: 'thử' });
    expect(await look()).toEqual([true, true]);
    // What has left, and all of it, is not to be cancelled.
    await expect(cancel(true, true)).rejects.toMatchObject({ code: 'cannotCancelNow' });
    await expect(cancel(false, false)).rejects.toMatchObject({ code: 'cannotCancelNow' });
    await cancel(false, true);
    const [shown] = (await readBuyerPage(context, group)).orders;
    expect([shown?.state, shown?.visit, shown?.cost.comesBack]).toEqual(['handed-over', null, 360_000]);
    expect(await look()).toEqual([false, true]);
    const notices = await listNotices(context, farm.seller);
    expect(notices.filter(({ kind }) => kind.endsWith('cancelled'))).toMatchObject([
      { kind: 'staff-cancelled', params: { order: code, note: 'Vườn đóng cửa' } },
    ]);
  });
});
