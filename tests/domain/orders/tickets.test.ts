import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { erasePerson } from '#app/domain/accounts/erase-person.server.ts';
import { confirmReceived } from '#app/domain/orders/acts/confirm-received.server.ts';
import { readOrderEvents } from '#app/domain/orders/fulfil/read-own-order.server.ts';
import { moveOrder } from '#app/domain/orders/move-order.server.ts';
import { endOfTerm } from '#app/domain/orders/terms/legal-term.server.ts';
import { answerTicket } from '#app/domain/orders/tickets/answer-ticket.server.ts';
import { followTicket } from '#app/domain/orders/tickets/follow-ticket.server.ts';
import {
  listAllTickets,
  listOwnTickets,
  listProducerTickets,
} from '#app/domain/orders/tickets/list-tickets.server.ts';
import { openTicket } from '#app/domain/orders/tickets/open-ticket.server.ts';
import { cancelOwn } from '#app/domain/payments/buyer-acts/cancel-own.server.ts';
import { receiveReturn } from '#app/domain/payments/refunds/receive-return.server.ts';
import { fulfilmentMessages } from '#app/i18n/fulfilment.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import { newId } from '#app/server/ids.server.ts';
import { endOfLocalDay } from '#app/server/local-date.ts';
import { anyPostRate } from '#tests/factories/buying.ts';
import { ordersOf, payByTransfer, shopOf } from '#tests/factories/paying.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const system = { role: 'system', personId: null } as const;

async function boughtBy(context: Context, quantity = 3) {
  await anyPostRate(context);
  const { listingId, producerId } = await shopOf(context, 'HTX Chè');
  const { code, orders, payments, lines } = await ordersOf(context, [{ listingId, quantity }]);
  const { orderGroup } = context.store.tables;
  const [group] = await context.store.read((db) =>
    db.select().from(orderGroup).where(eq(orderGroup.code, code)),
  );
  const [order] = orders;
  const [line] = lines;
  if (!group || !order || !line) throw new Error('nothing was bought');
  return {
    group,
    orderId: order.id,
    lineId: line.id,
    paymentId: payments[0]?.id ?? '',
    producer: { role: 'producer', personId: newId(), producerId } as const,
  };
}

async function delivered(context: Context, bought: Awaited<ReturnType<typeof boughtBy>>) {
  await payByTransfer(context, bought.paymentId);
  await context.store.write((tx) =>
    moveOrder(context, tx, { orderId: bought.orderId, act: 'hand-over', by: system }),
  );
  await confirmReceived(context, bought.group, { orderId: bought.orderId });
}

const staff = { role: 'staff', personId: newId() } as const;
const asStaff = { personId: newId(), role: 'department_staff' };

test('a term in working days leaves out weekends and the day on which it begins', () => {
  const friday = Date.parse('2026-11-27T16:30:00+07:00');
  const three = { amount: 3, unit: 'working-days' } as const;
  expect(endOfTerm(friday, three)).toBe(endOfLocalDay('2026-12-02'));
  const saturday = Date.parse('2026-11-28T08:00:00+07:00');
  expect(endOfTerm(saturday, three)).toBe(endOfLocalDay('2026-12-02'));
  expect(endOfTerm(friday, { amount: 20, unit: 'days' })).toBe(endOfLocalDay('2026-12-17'));
  const leap = Date.parse('2028-02-29T12:00:00+07:00');
  expect(endOfTerm(leap, { amount: 10, unit: 'years' })).toBe(endOfLocalDay('2038-02-28'));
});

eachEngine('questions, complaints and returns', (open) => {
  test('nobody uses up the tries of another’s order', async () => {
    const { context } = await open();
    const mine = await boughtBy(context);
    const { group: stranger } = await boughtBy(context);
    const ask = { orderId: mine.orderId, kind: 'complaint', text: 'Hàng vỡ', lines: [] } as const;
    for (let tries = 0; tries < 2 * context.config.limits.ticketsPerOrder; tries += 1)
      await expect(openTicket(context, stranger, ask)).rejects.toThrow(NotFound);
    expect(await openTicket(context, mine.group, ask)).toEqual(expect.any(String));
  });

  test('a question is answered within its days, ends, and opens again when the buyer writes', async () => {
    const { context, clock } = await open({ now: Date.parse('2026-11-27T09:00:00+07:00') });
    const { group, orderId, producer } = await boughtBy(context);
    const ask = { orderId, kind: 'question', text: ' Chè này pha bao nhiêu độ? ', lines: [] } as const;
    const ticketId = await openTicket(context, group, ask);
    const own = async () => (await listOwnTickets(context, [orderId]))[0];
    expect(await own()).toMatchObject({
      state: 'to-answer',
      isLate: false,
      answerBy: endOfLocalDay('2026-12-02'),
      settleBy: endOfLocalDay('2026-12-08'),
      messages: [{ byRole: 'buyer', text: 'Chè này pha bao nhiêu độ?' }],
    });
    clock.set(endOfLocalDay('2026-12-02'));
    expect((await own())?.isLate).toBe(true);
    await answerTicket(context, { ticketId, text: 'Khoảng 85 độ.', side: producer });
    expect(await own()).toMatchObject({ state: 'settled', isLate: false });
    await followTicket(context, group, { ticketId, how: 'write', text: 'Còn nước thứ hai?' });
    expect(await own()).toMatchObject({ state: 'to-answer' });
    const { producerNotice, outgoingMessage } = context.store.tables;
    const told = await context.store.read(async (db) => ({
      notices: await db.select().from(producerNotice).where(eq(producerNotice.kind, 'ticket-opened')),
      mails: await db.select().from(outgoingMessage).where(eq(outgoingMessage.kind, 'ticket-answered')),
    }));
    expect([told.notices.length, told.mails.length]).toEqual([1, 1]);
  });

  test('a complaint stays open until the buyer is content or staff decide, the late ones first', async () => {
    const { context, clock } = await open();
    const first = await boughtBy(context);
    const second = await boughtBy(context);
    const complain = (of: typeof first, text: string) =>
      openTicket(context, of.group, { orderId: of.orderId, kind: 'complaint', text, lines: [] });
    const old = await complain(first, 'Hộp bị móp');
    clock.set(clock.now() + 6 * 86_400_000);
    const fresh = await complain(second, 'Giao chậm');
    const ids = async () => (await listAllTickets(context, asStaff)).map(({ id }) => id);
    expect(await ids()).toEqual([old, fresh]);
    await answerTicket(context, { ticketId: fresh, text: 'Xin lỗi bạn.', side: second.producer });
    const [own] = await listOwnTickets(context, [second.orderId]);
    expect(own?.state).toBe('answered');
    await followTicket(context, second.group, { ticketId: fresh, how: 'escalate', text: '' });
    expect((await listOwnTickets(context, [second.orderId]))[0]?.state).toBe('with-staff');
    await answerTicket(context, { ticketId: fresh, text: 'Sở quyết định…', side: staff, and: 'settle' });
    expect((await listOwnTickets(context, [second.orderId]))[0]?.state).toBe('settled');
    await followTicket(context, first.group, { ticketId: old, how: 'content', text: '' });
    expect((await listOwnTickets(context, [first.orderId]))[0]?.state).toBe('settled');
    await expect(
      followTicket(context, first.group, { ticketId: old, how: 'write', text: 'Còn nữa' }),
    ).rejects.toMatchObject({ code: 'wrongState' });
  });

  test('goods go back once the producer has agreed, and their price with them, however often it is said', async () => {
    const { context } = await open();
    const bought = await boughtBy(context);
    const { group, orderId, lineId, producer } = bought;
    const back = (quantity: number) =>
      openTicket(context, group, { orderId, kind: 'return', text: 'Ẩm', lines: [{ lineId, quantity }] });
    await expect(back(1)).rejects.toMatchObject({ code: 'wrongState' });
    await delivered(context, bought);
    await expect(back(4)).rejects.toMatchObject({ code: 'tooManyPieces', params: { left: 3 } });
    const ticketId = await back(2);
    await expect(back(2)).rejects.toMatchObject({ code: 'tooManyPieces', params: { left: 1 } });
    const receive = () => receiveReturn(context, { ticketId, side: producer, isRestocked: false });
    await expect(receive()).rejects.toMatchObject({ code: 'wrongState' });
    await answerTicket(context, { ticketId, text: 'Gửi về xã Y Tý', side: producer, and: 'agree' });
    expect((await listOwnTickets(context, [orderId]))[0]?.state).toBe('to-send-back');
    await Promise.all(Array.from({ length: 4 }, receive));
    const { refund, variant, lineCancellation } = context.store.tables;
    const rows = await context.store.read(async (db) => ({
      refunds: await db.select().from(refund),
      sizes: await db.select().from(variant),
      off: await db.select().from(lineCancellation),
    }));
    expect(rows.refunds).toMatchObject([{ amount: 240_000, reason: 'returned' }]);
    expect(rows.off).toMatchObject([{ quantity: 2, kind: 'returned', isRestocked: false }]);
    expect(rows.sizes[0]?.stock).toBe(7);
    expect((await listOwnTickets(context, [orderId]))[0]?.state).toBe('settled');
  });

  test('each thing that becomes of a ticket has words of its own in the history of its order', async () => {
    const { context } = await open();
    const bought = await boughtBy(context);
    const { group, orderId, lineId, producer } = bought;
    await delivered(context, bought);
    const lines = [{ lineId, quantity: 1 }];
    const returned = await openTicket(context, group, { orderId, kind: 'return', text: 'Ẩm', lines });
    await answerTicket(context, { ticketId: returned, text: 'Gửi về Y Tý', side: producer, and: 'agree' });
    await receiveReturn(context, { ticketId: returned, side: producer, isRestocked: false });
    const asked = await openTicket(context, group, { orderId, kind: 'complaint', text: 'Thiếu', lines: [] });
    await answerTicket(context, { ticketId: asked, text: 'Đủ mà', side: producer });
    await followTicket(context, group, { ticketId: asked, how: 'escalate', text: 'Không' });
    await answerTicket(context, { ticketId: asked, text: 'Chợ quyết', side: staff, and: 'settle' });
    const kinds = new Set(
      (await context.store.read((db) => readOrderEvents(context, db, orderId))).map(({ kind }) => kind),
    );
    const added = ['agree-return', 'answer-ticket', 'escalate-ticket', 'settle-ticket'];
    expect(added.filter((kind) => !kinds.has(kind))).toEqual([]);
    for (const language of ['vi', 'en'] as const) {
      const words = fulfilmentMessages[language];
      expect([...kinds].filter((kind) => !Object.hasOwn(words, `event_${kind}`))).toEqual([]);
    }
  });

  test('nobody acts on what is another’s, reads are audited, and what was written goes with the buyer’s key', async () => {
    const { context } = await open();
    const bought = await boughtBy(context);
    const other = await boughtBy(context);
    const { group, orderId, producer } = bought;
    const ticket = { orderId, kind: 'complaint', text: 'Hàng vỡ', lines: [] } as const;
    await expect(openTicket(context, other.group, ticket)).rejects.toMatchObject({ isNotFound: true });
    const ticketId = await openTicket(context, group, ticket);
    for (const work of [
      () => answerTicket(context, { ticketId, text: 'x', side: other.producer }),
      () => followTicket(context, other.group, { ticketId, how: 'content', text: '' }),
      () => receiveReturn(context, { ticketId, side: other.producer, isRestocked: true }),
      () => confirmReceived(context, other.group, { orderId }),
      () => cancelOwn(context, other.group, { orderId, reason: 'other', lines: null, formKey: newId() }),
    ])
      await expect(work()).rejects.toMatchObject({ isNotFound: true });
    expect(await listProducerTickets(context, other.producer)).toEqual([]);
    expect(await listProducerTickets(context, producer)).toHaveLength(1);
    const { audit } = context.store.tables;
    const reads = await context.store.read((db) =>
      db.select().from(audit).where(eq(audit.act, 'read-ticket')),
    );
    expect(reads).toMatchObject([{ personId: producer.personId, subjectId: ticketId }]);
    await erasePerson(context, { personId: group.buyerId, erasedBy: null });
    expect((await listAllTickets(context, asStaff))[0]?.messages).toEqual([]);
  });

  test('a day has so many tickets of one order', async () => {
    const { context } = await open({ settings: { LIMIT_TICKETS_PER_ORDER: '2' } });
    const { group, orderId } = await boughtBy(context);
    const ask = (text: string) => openTicket(context, group, { orderId, kind: 'question', text, lines: [] });
    await ask('một');
    await ask('hai');
    await expect(ask('ba')).rejects.toMatchObject({ code: 'tooManyRequests' });
  });

  test('a buyer takes back what is unpaid at once, and pieces of it; twice is once', async () => {
    const { context } = await open();
    const { group, orderId, lineId } = await boughtBy(context);
    const formKey = newId();
    const some = () =>
      cancelOwn(context, group, {
        orderId,
        reason: 'mistake',
        lines: [{ lineId, quantity: 1 }],
        formKey,
      });
    await some();
    await some();
    const rows = () =>
      context.store.read(async (db) => ({
        order: (await db.select().from(context.store.tables.order))[0],
        stock: (await db.select().from(context.store.tables.variant))[0]?.stock,
      }));
    expect(await rows()).toMatchObject({ order: { totalAmount: 270_000, cancelledAt: null }, stock: 8 });
    await cancelOwn(context, group, { orderId, reason: 'changed-mind', lines: null, formKey: newId() });
    expect((await rows()).order?.cancelledBy).toBe('buyer');
    expect((await rows()).stock).toBe(10);
  });
});
