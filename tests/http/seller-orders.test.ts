import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { moveOrder } from '#app/domain/orders/move-order.server.ts';
import { openTicket } from '#app/domain/orders/tickets/open-ticket.server.ts';
import type { Context } from '#app/server/context.ts';
import { aBuyer, anyPostRate } from '#tests/factories/buying.ts';
import { shopOf } from '#tests/factories/paying.ts';
import { paidOrder, placedOrder } from '#tests/factories/placed-order.ts';
import { pdfText } from '#tests/support/pdf-text.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { writtenDay } from '#tests/support/test-clock.ts';
import { eachEngine } from '#tests/support/test-market.ts';

async function groupOf({ store }: Context, { groupId }: { groupId: string }) {
  const { orderGroup } = store.tables;
  const [group] = await store.read((db) => db.select().from(orderGroup).where(eq(orderGroup.id, groupId)));
  if (!group) throw new Error('the checkout is gone');
  return group;
}

eachEngine('a producer’s orders over HTTP', (open) => {
  test('what a buyer asks stands on the page of the order, and is answered there; not on another’s', async () => {
    const market = await open();
    const { context } = market;
    await anyPostRate(context);
    const { producerId, listingId } = await shopOf(context, 'HTX Chè', { stock: 50 });
    const server = await startServer(market);
    const { cookie } = await signedIn(context, { role: 'producer_member', producerId });
    const order = await paidOrder(context, listingId);
    const ask = { orderId: order.id, kind: 'complaint', text: 'Gói trà bị rách', lines: [] } as const;
    const ticket = await openTicket(context, await groupOf(context, order), ask);
    const path = `/seller/orders/${order.id}`;
    const page = async (at: string) => (await server.fetch(at, { cookie })).text();
    expect(await page(path)).toContain('Gói trà bị rách');
    const refused = await server.fetch(path, { cookie, form: { ticket, intent: 'answer', text: ' ' } });
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain(`href="#text-${ticket}"`);
    const form = { ticket, intent: 'answer', text: 'Chúng tôi gửi gói khác' };
    const answered = await server.fetch(path, { cookie, form });
    expect(answered.headers.get('location')).toBe(`${path}?done=answered#${ticket}`);
    expect(await page(`${path}?done=answered`)).toContain('Đã gửi trả lời.');
    expect(await page('/seller/tickets')).toContain(`href="${path}"`);
    const other = await paidOrder(context, listingId);
    expect(await page(`/seller/orders/${other.id}`)).not.toContain('Gói trà bị rách');
    const system = { role: 'system', personId: null } as const;
    for (const orderId of [order.id, other.id])
      for (const act of ['hand-over', 'deliver'] as const)
        await context.store.write((tx) => moveOrder(context, tx, { orderId, act, by: system }));
    const [isAsked, isDone] = ['Khách còn chờ bạn trả lời', 'Không cần làm gì thêm'];
    expect(await page(path)).toContain(isAsked);
    expect(await page(path)).not.toContain(isDone);
    expect(await page(`/seller/orders/${other.id}`)).toContain(isDone);
    const { listingId: foreign } = await shopOf(context, 'HTX Mật ong', { number: '1020304051' });
    const theirs = await paidOrder(context, foreign);
    const elsewhere = { orderId: theirs.id, kind: 'question', text: 'Của hàng khác', lines: [] } as const;
    await openTicket(context, await groupOf(context, theirs), elsewhere);
    expect((await server.fetch(`/seller/orders/${theirs.id}`, { cookie })).status).toBe(404);
    expect(await page('/seller/tickets')).not.toContain('Của hàng khác');
  });

  test('what was typed in place of a count of pieces comes back as it was, and cancels nothing; a form sent again with other pieces neither', async () => {
    const market = await open();
    const { context } = market;
    await anyPostRate(context);
    const { producerId, listingId } = await shopOf(context, 'HTX Chè', { stock: 50 });
    const server = await startServer(market);
    const { cookie } = await signedIn(context, { role: 'producer_member', producerId });
    const order = await paidOrder(context, listingId, { quantity: 3 });
    const path = `/seller/orders/${order.id}`;
    const shown = await (await server.fetch(path, { cookie })).text();
    const name = shown.match(/name="(lines\.[^"]+)"/)?.[1] ?? '';
    const causeKey = shown.match(/name="causeKey" value="([^"]+)"/)?.[1] ?? '';
    const form = { act: 'cancel', reason: 'outOfStock', what: 'some', causeKey, [name]: 'hai gói' };
    const refused = await server.fetch(path, { cookie, form });
    const back = await refused.text();
    expect([refused.status, back.includes('value="hai gói"'), back.includes(`href="#${name}"`)]).toEqual([
      400,
      true,
      true,
    ]);
    const { lineCancellation } = context.store.tables;
    const cancelled = () => context.store.read((db) => db.select().from(lineCancellation));
    expect(await cancelled()).toEqual([]);
    const send = (pieces: string) => server.fetch(path, { cookie, form: { ...form, [name]: pieces } });
    for (const answer of [await send('1'), await send('1')]) expect(answer.status).toBe(303);
    const other = await send('2');
    expect([other.status, (await other.text()).includes('Mẫu này đã gửi rồi')]).toEqual([400, true]);
    expect(await cancelled()).toMatchObject([{ quantity: 1 }]);
  });

  test('from new to delivered without a script, with papers, and staff see who bought only with a reason', async () => {
    const market = await open();
    const { context } = market;
    await anyPostRate(context);
    const { producerId, listingId } = await shopOf(context, 'HTX Chè', { stock: 50 });
    const server = await startServer(market);
    const { cookie } = await signedIn(context, { role: 'producer_member', producerId });
    const page = async (path: string) => (await server.fetch(path, { cookie })).text();
    expect(await page('/seller/orders')).toContain('Chưa có đơn nào');
    const one = await paidOrder(context, listingId);
    const two = await paidOrder(context, listingId);
    const unpaid = await placedOrder(context, listingId);
    const list = await page('/seller/orders');
    expect(list).toContain(one.code);
    expect(list).toContain('Mới, chờ bạn nhận');
    expect(list).not.toContain(unpaid.code);
    expect(await page('/seller/orders?show=unpaid')).toContain(unpaid.code);
    expect(await page('/seller')).toContain('2 đơn mới chờ bạn nhận');
    expect(await page(`/seller/orders/${unpaid.id}`)).not.toContain(aBuyer.name);

    const none = await server.fetch('/seller/orders', { cookie, form: {} });
    expect(none.status).toBe(400);
    const both = new URLSearchParams([
      ['order', one.id],
      ['order', two.id],
    ]);
    const accepted = await server.fetch('/seller/orders', { cookie, method: 'POST', body: both });
    expect([accepted.status, accepted.headers.get('location')]).toEqual([303, '/seller/orders?done=2']);
    const order = `/seller/orders/${one.id}`;
    expect(await page(order)).toContain(aBuyer.name);
    const act = (form: Record<string, string>) => server.fetch(order, { cookie, form });
    expect((await act({ act: 'pack' })).headers.get('location')).toBe(`${order}?done=pack`);
    const refused = await act({ act: 'hand-over', carrier: '', trackingNumber: 'EE1' });
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain('value="EE1"');
    expect((await act({ act: 'hand-over', carrier: 'Bưu điện', trackingNumber: 'EE1' })).status).toBe(303);
    expect((await act({ act: 'undo', step: 'hand-over' })).status).toBe(303);
    expect((await act({ act: 'undo', step: 'hand-over' })).status).toBe(400);
    expect((await act({ act: 'hand-over', carrier: 'Bưu điện', trackingNumber: 'EE1' })).status).toBe(303);
    expect((await act({ act: 'deliver' })).status).toBe(303);
    expect(await page(order)).toContain('Không cần làm gì thêm');
    const cancelled = await server.fetch(`/seller/orders/${two.id}`, {
      cookie,
      form: { act: 'cancel', reason: 'outOfStock', what: 'whole' },
    });
    expect(cancelled.status).toBe(303);
    expect(await page(`/seller/orders/${two.id}`)).toContain('Đơn đã huỷ');

    const papers = await server.fetch(`/seller/orders/papers.pdf?paper=label-a6&order=${one.id}`, { cookie });
    expect(papers.headers.get('content-type')).toBe('application/pdf');
    expect(papers.headers.get('cache-control')).toContain('no-store');
    expect(pdfText(Buffer.from(await papers.arrayBuffer()))[0]).toContain(aBuyer.name);
    const poster = await server.fetch('/seller/poster.pdf?size=a4', { cookie });
    expect(pdfText(Buffer.from(await poster.arrayBuffer()))[0]).toContain('0123456789');

    const staff = await signedIn(context, { role: 'department_staff' });
    const desk = `/department/orders/${one.id}`;
    expect(await (await server.fetch(desk, { cookie: staff.cookie })).text()).not.toContain(aBuyer.name);
    const why = (reason: string) => server.fetch(desk, { cookie: staff.cookie, form: { reason } });
    expect((await why('')).status).toBe(400);
    expect(await (await why('delivery')).text()).toContain(aBuyer.name);
    const workbook = await server.fetch('/department/orders.xlsx?risk=none', { cookie: staff.cookie });
    expect(workbook.headers.get('content-type')).toContain('spreadsheetml');
  });

  test('delivery and the break are set without a script, and the product’s page says that the shop is closed', async () => {
    const market = await open();
    const { context } = market;
    const { producerId } = await shopOf(context, 'HTX Chè', { stock: 50 });
    const server = await startServer(market);
    const { cookie } = await signedIn(context, { role: 'producer_member', producerId });
    const send = (path: string, form: Record<string, string>) => server.fetch(path, { cookie, form });
    const wrong = await send('/seller/delivery', {
      intent: 'rate',
      zone: 'region',
      uptoGrams: 'hai',
      amount: '1',
    });
    expect(wrong.status).toBe(400);
    expect(await wrong.text()).toContain('value="hai"');
    const rate = {
      intent: 'rate',
      zone: 'region',
      uptoGrams: '2000',
      amount: '20.000',
      validFrom: writtenDay(),
    };
    expect((await send('/seller/delivery', rate)).headers.get('location')).toBe('/seller/delivery?done=rate');
    const point = { intent: 'point', name: 'Tại xưởng', address: 'Thôn 2', hours: '' };
    expect((await send('/seller/delivery', point)).status).toBe(303);
    const slot = {
      communeCode: '03006',
      weekday: '0',
      from: '8:30',
      to: '11:00',
      noticeHours: '2',
      amount: '0',
    };
    expect((await send('/seller/delivery', { intent: 'slot', ...slot })).status).toBe(303);
    const shown = await (await server.fetch('/seller/delivery', { cookie })).text();
    for (const text of ['20.000', 'Tại xưởng', 'Phường Sa Pa', '08:30']) expect(shown).toContain(text);

    const until = writtenDay(2);
    const pause = { intent: 'pause', from: writtenDay(), until, note: 'Nghỉ Tết.' };
    expect((await send('/seller/pause', pause)).status).toBe(303);
    expect(await (await server.fetch('/seller', { cookie })).text()).toContain(`tạm nghỉ đến hết ${until}`);
    const { listing } = context.store.tables;
    const [of] = await context.store.read((db) => db.select().from(listing));
    const product = async () => (await server.fetch(`/products/${of?.slug}`)).text();
    expect(await product()).toMatch(/HTX Chè viết:<\/figcaption><blockquote lang="vi"[^>]*>Nghỉ Tết\.</);
    expect((await send('/seller/pause', { intent: 'resume' })).status).toBe(303);
    expect(await product()).not.toContain('Nghỉ Tết.');
  });
});
