import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { openTicket } from '#app/domain/orders/tickets/open-ticket.server.ts';
import { formatVnd } from '#app/i18n/format.ts';
import { paidByCard } from '#tests/factories/card-order.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { stripeWorld } from '#tests/support/stripe-world.ts';
import { eachEngine } from '#tests/support/test-market.ts';

eachEngine('the pages of an order whose card is disputed', (open) => {
  test('tell the producer not to ship, and offer no way to take the order on', async () => {
    const world = await stripeWorld(open);
    const { intentId, orders } = await paidByCard(world);
    const [order] = orders;
    const producerId = order?.producerId ?? '';
    const { cookie } = await signedIn(world.context, { role: 'producer_member', producerId });
    const server = await startServer(world);
    const look = async () => {
      const page = async (path: string) => (await server.fetch(path, { cookie })).text();
      const [list, own] = [await page('/seller/orders'), await page(`/seller/orders/${order?.id}`)];
      return [
        list.includes('name="accept"'),
        own.includes('value="accept"'),
        own.includes('paper=label-a6'),
        /Đừng gửi hàng/.test(list + own),
      ];
    };
    expect(await look()).toEqual([true, true, true, false]);
    await world.control('dispute', { intent: intentId });
    await world.tell();
    expect(await look()).toEqual([false, false, false, true]);
    const label = `/seller/orders/papers.pdf?paper=label-a6&order=${order?.id}`;
    expect((await server.fetch(label, { cookie })).status).toBe(400);
    const [dispute = ''] = Object.keys((await world.state()).disputes);
    await world.control('close-dispute', { dispute, won: false });
    await world.tell();
    expect(await look()).toEqual([false, false, false, true]);
  });

  test('tell of a dispute of a part what it takes of each order, hold what is here until it is decided, and let the rest go on', async () => {
    const world = await stripeWorld(open);
    const { intentId, orders, code, cookie: buyer } = await paidByCard(world, ['HTX Chè', 'HTX Mật ong']);
    const [tea, honey] = orders;
    const producer = async (producerId: string | undefined) =>
      (await signedIn(world.context, { role: 'producer_member', producerId: producerId ?? '' })).cookie;
    const [teaSeller, honeySeller] = [await producer(tea?.producerId), await producer(honey?.producerId)];
    const { cookie: desk } = await signedIn(world.context, { role: 'department_staff' });
    const server = await startServer(world);
    const look = async (path: string, by: string) =>
      (await (await server.fetch(path, { cookie: by })).text())
        .replace(/<!-- -->|<script[\s\S]*?<\/script>/g, '')
        .replaceAll('\u00a0', ' ');
    for (const act of ['accept', 'pack', 'hand-over'])
      await server.fetch(`/seller/orders/${tea?.id}`, {
        cookie: teaSeller,
        form: { act, carrier: 'VNPost', trackingNumber: '' },
      });
    // Of 420,000 the tea, which is on its way, is 270,000.
    await world.control('dispute', { intent: intentId, amount: 42_000 });
    await world.tell();
    const asked = await look(`/orders/${code}`, buyer);
    for (const words of [
      'Hàng đã giao cho bên vận chuyển',
      'bị đòi lại của đơn này: 27.000 ₫',
      'đơn này: 15.000 ₫',
    ])
      expect(asked, words).toContain(words);
    // Only the honey, which is still here, is held.
    expect(asked.split('Người bán tạm dừng đơn cho đến khi có kết quả.<')).toHaveLength(2);
    const held = await look(`/seller/orders/${honey?.id}`, honeySeller);
    expect(held).toContain('bị đòi lại của đơn này: 15.000 ₫');
    expect(held).not.toContain('value="accept"');

    const [dispute = ''] = Object.keys((await world.state()).disputes);
    await world.control('close-dispute', { dispute, won: false });
    await world.tell();
    const own = await look(`/seller/orders/${honey?.id}`, honeySeller);
    for (const words of [
      'đã lấy lại 15.000 ₫ của đơn này. Còn 135.000 ₫',
      'phần còn lại, 135.000 ₫, hoàn cho khách',
    ])
      expect(own, words).toContain(words);
    expect(own).toContain('value="accept"');
    expect(own).not.toMatch(/Đừng gửi hàng|hoàn lần nữa/);
    const lost = await look(`/orders/${code}`, buyer);
    for (const words of ['đã lấy lại 15.000 ₫ của đơn này', 'chợ hoàn cho bạn phần còn lại, 135.000 ₫'])
      expect(lost, words).toContain(words);
    expect(lost).not.toMatch(/không gửi nữa|hoàn lần nữa/);
    expect(await look(`/en/orders/${code}`, buyer)).toContain('The other ₫135,000 stay paid');
    expect(await look('/department/disputes', desk)).toContain('Đã mất; đã trừ 42.000 ₫ ở phần của chủ thể');
    expect(await look('/seller/notices', honeySeller)).toContain('lấy lại 15.000 ₫ của đơn');
    await server.fetch(`/seller/orders/${honey?.id}`, { cookie: honeySeller, form: { act: 'accept' } });
    const { order } = world.context.store.tables;
    const [row] = await world.context.store.read((db) =>
      db
        .select()
        .from(order)
        .where(eq(order.id, honey?.id ?? '')),
    );
    expect(row?.acceptedAt).not.toBeNull();
  });

  test('name to staff and buyer alike what an inquiry about several orders asks for', async () => {
    const world = await stripeWorld(open);
    const { intentId, orders, code, cookie } = await paidByCard(world, ['HTX Chè', 'HTX Mật ong']);
    const { cookie: desk } = await signedIn(world.context, { role: 'department_staff' });
    const server = await startServer(world);
    await world.control('dispute', { intent: intentId, amount: 42_000, isInquiry: true });
    await world.tell();
    for (const [path, by] of [
      [`/orders/${code}`, cookie],
      [`/department/orders/${orders[0]?.id}`, desk],
    ] as const) {
      const page = (await (await server.fetch(path, { cookie: by })).text()).replaceAll('\u00a0', ' ');
      expect(page, path).toContain(
        'bị đòi lại của cả khoản trả cho nhiều đơn: 42.000 ₫. Ngân hàng chưa lấy gì.',
      );
    }
  });

  test('tell the buyer that the money is gone, in the head, in the row of each seller, and in what is next', async () => {
    const world = await stripeWorld(open);
    const { intentId, code, cookie } = await paidByCard(world, ['HTX Chè', 'HTX Mật ong']);
    const server = await startServer(world);
    const look = async (path: string) =>
      (await (await server.fetch(path, { cookie })).text()).replace(
        /<!-- -->|<script[\s\S]*?<\/script>/g,
        '',
      );
    const before = await look(`/orders/${code}`);
    expect(before).toContain('Đã trả tiền');
    expect(before).toContain('Người bán đang chuẩn bị hàng');
    await world.control('dispute', { intent: intentId });
    await world.tell();
    const asked = await look(`/orders/${code}`);
    expect(asked).toContain('Thẻ đang bị khiếu nại');
    expect(asked).not.toContain('Người bán đang chuẩn bị hàng');
    expect(asked).toContain('Chủ thẻ đòi ngân hàng của thẻ trả lại tiền, ngân hàng đó bắt đầu xem xét');
    const [dispute = ''] = Object.keys((await world.state()).disputes);
    await world.control('close-dispute', { dispute, won: false });
    await world.tell();
    const lost = await look(`/orders/${code}`);
    for (const words of ['Đã trả tiền', 'Người bán đang chuẩn bị hàng', 'được hoàn lại'])
      expect(lost, words).not.toContain(words);
    // The head, and the line of each seller.
    expect(lost.split('>Ngân hàng đã lấy lại tiền<')).toHaveLength(4);
    expect(lost).toMatch(/Thực trả sau khi hoàn: <strong[^>]*>0\u00a0₫/);
    const en = await look(`/en/orders/${code}`);
    expect(en).toContain('Taken back by the bank');
    expect(en).toContain('The card’s bank decided to give the money back to the card’s holder');
  });

  test('say, where all the money went back instead, that nothing is to be sent, to producer, buyer and desk', async () => {
    const world = await stripeWorld(open);
    const { intentId, orders, total, code, cookie: buyer } = await paidByCard(world);
    const [order] = orders;
    const { cookie } = await signedIn(world.context, {
      role: 'producer_member',
      producerId: order?.producerId ?? '',
    });
    const { cookie: desk } = await signedIn(world.context, { role: 'department_staff' });
    const server = await startServer(world);
    const look = async (path: string, by: string) =>
      (await (await server.fetch(path, { cookie: by })).text()).replace(
        /<!-- -->|<script[\s\S]*?<\/script>/g,
        '',
      );
    await world.control('refund', { intent: intentId, amount: total });
    await world.tell();
    const own = await look(`/seller/orders/${order?.id}`, cookie);
    for (const page of [own, await look('/seller/orders', cookie)]) {
      expect(page).toContain('Tất cả tiền của đơn này đã được trả lại khách');
      expect(page).not.toContain('Đóng gói những gì');
      expect(page).not.toMatch(/name="accept"|value="(accept|pack|hand-over)"|paper=label-a6/);
    }
    expect(own).toContain('nên huỷ đơn không hoàn lần nữa');
    // What is to be done with it is one press away, without a script too.
    expect(own).toMatch(/href="[^"]*#cancel"[\s\S]*<form[^>]* id="cancel"/);
    const press = await server.fetch(`/seller/orders/${order?.id}`, { cookie, form: { act: 'accept' } });
    expect([press.status, /Đừng làm tiếp đơn này: tất cả tiền/.test(await press.text())]).toEqual([
      400,
      true,
    ]);
    const page = await look(`/orders/${code}`, buyer);
    expect(page).toContain('Tiền của đơn này được hoàn hết');
    expect(page.split('>Đã hoàn hết tiền<')).toHaveLength(3);
    expect(page).toMatch(/Đã hoàn cho bạn [\d.]+\u00a0₫/);
    for (const words of ['Đã nhận đủ tiền', 'chuẩn bị hàng']) expect(page, words).not.toContain(words);
    expect(await look(`/en/orders/${code}`, buyer)).toContain(
      'order anew, as this order cannot be paid a second time',
    );
    expect(await look('/department/orders?risk=money-back', desk)).toContain(order?.code ?? '');
    expect(await look('/seller/notices', cookie)).toContain('dù đơn chưa huỷ. Đừng gửi hàng');
  });

  test('name, once it was delivered, what went back instead: no promise of it, no press for a refund, no second request', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { intentId, orders, lines, total, code, groupId, cookie: buyer } = await paidByCard(world);
    const [order] = orders;
    const producerId = order?.producerId ?? '';
    const { cookie } = await signedIn(context, { role: 'producer_member', producerId });
    const server = await startServer(world);
    const own = `/seller/orders/${order?.id}`;
    const press = async (form: Record<string, string>) => {
      const answer = await server.fetch(own, { cookie, form });
      return [answer.status, await answer.text()] as const;
    };
    for (const act of ['accept', 'pack', 'hand-over', 'deliver'])
      expect((await press({ act, carrier: 'VNPost', trackingNumber: '' }))[0], act).toBe(303);
    const { orderGroup } = context.store.tables;
    const [group] = await context.store.read((db) =>
      db.select().from(orderGroup).where(eq(orderGroup.id, groupId)),
    );
    if (!group) throw new Error('nothing was bought');
    const ticket = await openTicket(context, group, {
      ...{ orderId: order?.id ?? '', kind: 'return', text: 'Trà bị mốc' },
      lines: [{ lineId: lines[0]?.id ?? '', quantity: 1 }],
    });
    const look = async (path: string, by: string) =>
      (await (await server.fetch(path, { cookie: by })).text()).replace(
        /<!-- -->|<script[\s\S]*?<\/script>/g,
        '',
      );
    expect(await look(own, cookie)).toContain('value="agree"');
    expect(await look(`/orders/${code}`, buyer)).toContain('value="return"');
    expect(await look('/seller', cookie)).toContain(`href="/seller/tickets?show=complaints#${ticket}"`);
    await world.control('refund', { intent: intentId, amount: total });
    await world.tell();

    const amount = formatVnd('vi', total);
    const home = await look('/seller', cookie);
    expect(home).toContain(`Đã trừ ${amount} tiền thẻ hoàn lại khách.`);
    expect(home).toMatch(/Thẻ, chợ sẽ chuyển lại<\/dt><dd[^>]*>0\u00a0₫/);
    expect(home).not.toContain(ticket);
    const page = await look(own, cookie);
    expect(page).toContain(`Chợ đã trả lại khách ${amount} của đơn này`);
    expect(page).toContain('không còn gì để hoàn, không cần đồng ý hay từ chối');
    expect(page).not.toMatch(/value="(agree|receive)"/);
    expect(await look('/seller/notices', cookie)).toContain(
      `Chợ đã trả lại khách ${amount} của đơn ${order?.code} (hàng đã giao xong). Khoản này đã trừ`,
    );
    const statement = await look('/seller/statement', cookie);
    expect(statement).toContain('Chợ đã trả lại khách');
    expect(statement).toContain(`href="${own}"`);
    const [status, refused] = await press({ ticket, text: 'Đồng ý', intent: 'agree' });
    expect([status, refused.includes('Không còn gì để hoàn: tất cả tiền')]).toEqual([400, true]);
    const asked = await look(`/orders/${code}`, buyer);
    expect(asked).toContain('Tất cả tiền bạn trả cho đơn này đã được trả lại');
    expect(asked).not.toContain('value="return"');
  });

  test('refuse a form that was opened before, with the sentence that says why', async () => {
    const world = await stripeWorld(open);
    const { intentId, orders } = await paidByCard(world);
    const [order] = orders;
    const producerId = order?.producerId ?? '';
    const { cookie } = await signedIn(world.context, { role: 'producer_member', producerId });
    const server = await startServer(world);
    const press = async (form: Record<string, string>) => {
      const answer = await server.fetch(`/seller/orders/${order?.id}`, { cookie, form });
      return [answer.status, /Đừng giao hàng, đừng đón khách: chủ thẻ/.test(await answer.text())];
    };
    await world.control('dispute', { intent: intentId });
    await world.tell();
    expect(await press({ act: 'pack' })).toEqual([400, true]);
    expect(await press({ act: 'hand-over', carrier: 'VNPost', trackingNumber: '' })).toEqual([400, true]);
    const [dispute = ''] = Object.keys((await world.state()).disputes);
    await world.control('close-dispute', { dispute, won: true });
    await world.tell();
    expect(await press({ act: 'pack' })).toEqual([303, false]);
  });
});
