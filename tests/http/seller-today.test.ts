import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { answerTicket } from '#app/domain/orders/tickets/answer-ticket.server.ts';
import { openTicket } from '#app/domain/orders/tickets/open-ticket.server.ts';
import { cancelOrder } from '#app/domain/payments/refunds/cancel-order.server.ts';
import { formatDate } from '#app/i18n/format.ts';
import type { Context } from '#app/server/context.ts';
import { addDays, localDate } from '#app/server/local-date.ts';
import type { TicketKind } from '#db/tables/after-sales.ts';
import { aBuyer, anyPostRate } from '#tests/factories/buying.ts';
import { shopOf } from '#tests/factories/paying.ts';
import { paidOrder } from '#tests/factories/placed-order.ts';
import { plainPage } from '#tests/support/checkout-form.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { eachEngine } from '#tests/support/test-market.ts';

async function groupOf({ store }: Context, { groupId }: { groupId: string }) {
  const { orderGroup } = store.tables;
  const [group] = await store.read((db) => db.select().from(orderGroup).where(eq(orderGroup.id, groupId)));
  if (!group) throw new Error('the checkout is gone');
  return group;
}

const wordsOf = (html: string) =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('\u00a0', ' ')
    .replace(/\s+/g, ' ');

eachEngine('a producer’s page of today', (open) => {
  test('names what waits for them, as many as its lists hold, each with its day and a link that opens it', async () => {
    const market = await open();
    const { context, clock } = market;
    await anyPostRate(context);
    const { producerId, seller, listingId } = await shopOf(context, 'HTX Chè', { stock: 90 });
    const server = await startServer(market);
    const { cookie } = await signedIn(context, { role: 'producer_member', producerId });
    const page = async (path: string) => plainPage(await (await server.fetch(path, { cookie })).text());
    const quiet = wordsOf(await page('/seller'));
    for (const none of [
      'khiếu nại, trả hàng chờ bạn',
      'câu hỏi chờ bạn',
      'phải hoàn cho khách',
      'đơn đến hẹn',
    ])
      expect(quiet).not.toContain(none);

    const ask = async (kind: TicketKind, text: string) => {
      const order = await paidOrder(context, listingId);
      const group = await groupOf(context, order);
      return openTicket(context, group, { orderId: order.id, kind, text, lines: [] });
    };
    const late = await ask('complaint', 'Gói bị rách');
    clock.advanceDays(8);
    const complaint = await ask('complaint', 'Thiếu một gói');
    const question = await ask('question', 'Bao giờ gửi?');
    const answered = await ask('complaint', 'Đã trả lời');
    const side = { role: 'producer', personId: seller.personId, producerId } as const;
    await answerTicket(context, { ticketId: answered, text: 'Đã gửi bù', side });
    for (let count = 0; count < 2; count += 1) {
      const { id: orderId } = await paidOrder(context, listingId);
      const by = { role: 'buyer', personId: null } as const;
      await cancelOrder(context, { orderId, by, reason: 'mistake' });
    }

    const home = await page('/seller');
    const words = wordsOf(home);
    expect(words).toContain('2 khiếu nại, trả hàng chờ bạn');
    expect(words).toContain('1 câu hỏi chờ bạn trả lời');
    expect(words).toContain('2 khoản phải hoàn cho khách');
    expect(words.match(/hạn đến hết \d{2}\/\d{2}\/\d{4}/g)).toHaveLength(5);
    expect(words.match(/Quá hạn/g)).toHaveLength(1);
    const linksTo = (html: string, path: RegExp) =>
      [...html.matchAll(/href="([^"]+)"/g)]
        .map(([, href]) => href?.replaceAll('&amp;', '&') ?? '')
        .filter((href) => path.test(href));
    const complaints = linksTo(home, /^\/seller\/tickets\?show=complaints#/);
    expect(complaints.map((href) => href.split('#')[1])).toEqual([late, complaint]);
    expect(linksTo(home, /^\/seller\/tickets\?show=questions#/)).toEqual([
      `/seller/tickets?show=questions#${question}`,
    ]);
    const listed = await page('/seller/tickets?show=complaints');
    for (const id of [late, complaint]) expect(listed).toContain(`<li id="${id}"`);
    for (const id of [question, answered]) expect(listed).not.toContain(`<li id="${id}"`);
    expect(await page('/seller/tickets')).toContain(`<li id="${answered}"`);
    const refunds = linksTo(home, /^\/seller\/refunds\/\w+$/);
    expect(refunds.sort()).toEqual(linksTo(await page('/seller/refunds'), /^\/seller\/refunds\/\w+$/).sort());
    expect(refunds).toHaveLength(2);
    for (const href of refunds) expect((await server.fetch(href, { cookie })).status).toBe(200);

    const { cookie: english } = await signedIn(context, { role: 'producer_member', producerId });
    await server.fetch('/language', { cookie: english, form: { lang: 'en' } });
    const another = await signedIn(context, {
      role: 'producer_member',
      producerId: (await shopOf(context, 'HTX Mật', { number: '9876543210' })).producerId,
    });
    const theirs = wordsOf(await (await server.fetch('/seller', { cookie: another.cookie })).text());
    expect(theirs).not.toContain('chờ bạn trả lời');
    expect(theirs).not.toContain('phải hoàn cho khách');
  });

  test('hotels show their name, hour and place, in the list too; who brings it is asked for, no parcel’s number', async () => {
    const market = await open();
    const { context } = market;
    await anyPostRate(context);
    const { producerId, listingId } = await shopOf(context, 'HTX Chè', { stock: 90 });
    const server = await startServer(market);
    const { cookie } = await signedIn(context, { role: 'producer_member', producerId });
    const page = async (path: string) => wordsOf(await (await server.fetch(path, { cookie })).text());
    const today = localDate(context.clock.now());
    const contact = { ...aBuyer, address: null, hotel: { name: 'Sapa Lodge', room: '204' } };
    const { order, audit } = context.store.tables;
    const bringOn = async (day: string) => {
      const { id } = await paidOrder(context, listingId, { contact });
      const frozen = { slotId: 's', communeCode: '03006', day, fromMinute: 900, toMinute: 1080 };
      await context.store.write((tx) =>
        tx
          .update(order)
          .set({ deliveryMethod: 'hotel', delivery: { method: 'hotel', ...frozen } })
          .where(eq(order.id, id)),
      );
      return id;
    };
    const soon = await bringOn(addDays(today, 1));
    const later = await bringOn(addDays(today, 2));
    const said = (day: string) => `${formatDate('vi', day)}, 15:00–18:00 · Sapa Lodge, Phường Sa Pa`;
    const list = await page('/seller/orders');
    for (const day of [addDays(today, 1), addDays(today, 2)]) expect(list).toContain(said(day));
    const looks = await context.store.read((db) => db.select().from(audit));
    expect(looks.filter(({ act }) => act === 'read-buyer-contact').map(({ subjectId }) => subjectId)).toEqual(
      expect.arrayContaining([soon, later]),
    );
    const home = await page('/seller');
    expect(home).toContain('1 đơn đến hẹn, tính đến hết ngày mai');
    expect(home).toContain(said(addDays(today, 1)));
    expect(home).not.toContain(said(addDays(today, 2)));

    const path = `/seller/orders/${soon}`;
    const act = (form: Record<string, string>) => server.fetch(path, { cookie, form });
    await act({ act: 'accept' });
    await act({ act: 'pack' });
    const form = await (await server.fetch(path, { cookie })).text();
    expect([form.includes('name="trackingNumber"'), form.includes('Mã vận đơn')]).toEqual([false, false]);
    expect(form).toContain('Ai mang đến');
    expect((await act({ act: 'hand-over', carrier: 'Chị Mẩy', trackingNumber: 'EE1' })).status).toBe(303);
    const [row] = await context.store.read((db) => db.select().from(order).where(eq(order.id, soon)));
    expect([row?.carrier, row?.trackingNumber]).toEqual(['Chị Mẩy', null]);
    await act({ act: 'undo', step: 'hand-over' });
    expect((await act({ act: 'hand-over', carrier: '', trackingNumber: '' })).status).toBe(303);
  });
});
