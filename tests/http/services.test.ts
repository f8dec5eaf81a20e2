import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { listDemoMails } from '#app/domain/orders/messages/list-demo-mails.server.ts';
import { sendMessage } from '#app/domain/orders/messages/send-message.server.ts';
import { formatDate } from '#app/i18n/format.ts';
import { addDays, addMonths, localDate } from '#app/server/local-date.ts';
import { basketOf, stallOf } from '#tests/factories/baskets.ts';
import { anyPostRate } from '#tests/factories/buying.ts';
import { ordersOf, payByTransfer, shopOf } from '#tests/factories/paying.ts';
import { paidOrder } from '#tests/factories/placed-order.ts';
import { publishedListing } from '#tests/factories/published-listing.ts';
import { checkoutFields, lookedThrough, plainPage, typedBuyer } from '#tests/support/checkout-form.ts';
import { pdfText } from '#tests/support/pdf-text.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { eachEngine, type TestMarket } from '#tests/support/test-market.ts';

/** Of what is packed, sent and given back. */
const GOODS_WORDS =
  /[đĐ]óng gói|[Vv]ận đơn|[Nn]hãn địa chỉ|[Pp]hiếu|[Gg]ửi qua|nhận hàng|[Tt]rả hàng|hàng về|[Nn]gười nhận|packed|parcel|courier|slip|label|[Tt]racking|goods/;

/** The words of what is on a page, without those of a page's frame and of folded help. */
const wordsOf = (html: string) =>
  (/<main[\s\S]*<\/main>/.exec(plainPage(html))?.[0] ?? '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('\u00a0', ' ')
    .replace(/\s+/g, ' ')
    // What every page of a demo says.
    .replace('no real money and no real goods', '');

/** Where goods are spoken of; nothing where they are not. */
const goodsIn = (page: string) => {
  const found = GOODS_WORDS.exec(page);
  return found ? page.slice(found.index, found.index + 80) : undefined;
};

async function stayOf(market: TestMarket) {
  const { context } = market;
  await anyPostRate(context);
  const stay = await stallOf(context, {
    name: 'Homestay Tả Van',
    titleVi: 'Một đêm ở nhà sàn',
    setCode: 'QD26-26',
  });
  const { producer } = context.store.tables;
  await context.store.write((tx) =>
    tx.update(producer).set({ addressText: 'Thôn 2' }).where(eq(producer.id, stay.producerId)),
  );
  const server = await startServer(market);
  const cart = `cart=${await basketOf(context, [{ ...stay, quantity: 2 }])}`;
  const { cookie: seller } = await signedIn(context, {
    role: 'producer_member',
    producerId: stay.producerId,
  });
  const send = async (cookie: string, path: string, form: Record<string, string | string[]>) => {
    const answer = await server.fetch(path, { cookie, form });
    return { status: answer.status, answer, page: plainPage(await answer.text()) };
  };
  const read = async (cookie: string, path: string) =>
    wordsOf(await (await server.fetch(path, { cookie })).text());
  const opened = checkoutFields(plainPage(await (await server.fetch('/checkout', { cookie: cart })).text()));
  const typed = {
    ...opened,
    name: 'Lê Thị Khách',
    phone: '0912 345 678',
    email: 'khach@vidu.vn',
    agreed: 'yes',
    note: 'Bốn người, đến lúc 15 giờ',
  };
  const today = localDate(context.clock.now());
  return { ...market, stay, server, cart, seller, send, read, typed, today, day: `day.${stay.producerId}` };
}

eachEngine('a service, without a script', (open) => {
  test('its day may be left open, is never one that is over, and what was typed comes back', async () => {
    const { context, cart, send, read, typed, today, day } = await stayOf(await open());
    const review = (value: string, path = '/checkout') =>
      send(cart, path, { ...typed, [day]: value, intent: 'review' });
    for (const [value, said] of [
      [formatDate('vi', addDays(today, -1)), `Ngày ${formatDate('vi', addDays(today, -1))} đã qua`],
      [formatDate('vi', addDays(addMonths(today, 12), 1)), 'Ngày này xa quá'],
      ['31/02/2027', 'Ngày chưa đúng'],
      ['thứ bảy', 'Ngày chưa đúng'],
    ] as const) {
      const refused = await review(value);
      expect([refused.status, refused.page.includes(said)], value).toEqual([400, true]);
      expect(refused.page).toContain(`href="#${day}"`);
      expect(checkoutFields(refused.page)[day]).toBe(value);
    }
    // Who writes the month first sees how the market has read it.
    expect((await review('12/05/2020', '/en/checkout')).page).toContain(
      '12 May 2020 is over. Choose today or a later day; what is typed is read as day/month/year.',
    );
    // Of a basket with nothing else in it, neither goods nor their delivery are summed up.
    const basket = await read(cart, '/cart');
    expect(basket).toContain('Tiền dịch vụ (2 món)');
    expect(basket).not.toMatch(/Tiền hàng|Chưa gồm phí giao/);
    // What its seller says of booking it ahead stands where the day is typed.
    const { listing } = context.store.tables;
    const terms = 'Đặt trước ít nhất 2 ngày; <b>gọi</b> nếu gấp';
    await context.store.write((tx) =>
      tx.update(listing).set({ label: { service_terms: terms }, descriptionEn: 'Book 2 days ahead.' }),
    );
    for (const [path, lead] of [
      ['/checkout', 'Người bán ghi về'],
      ['/en/checkout', 'The seller says of'],
    ] as const) {
      const page = plainPage((await review('thứ bảy', path)).page);
      const hint = new RegExp(`<p id="${day}-hint"[\\s\\S]*?</p>`).exec(page)?.[0] ?? '';
      expect(hint, path).toContain(lead);
      expect(hint, path).toContain('Đặt trước ít nhất 2 ngày; &lt;b&gt;gọi&lt;/b&gt; nếu gấp');
      expect(/href="\/en\/products\/[^"]+"/.test(hint), path).toBe(path === '/en/checkout');
    }
    const without = await review('');
    expect([without.status, without.page.includes('Ngày muốn đến')]).toEqual([200, false]);
    expect((await review(formatDate('vi', today))).status).toBe(200);
    const { orderGroup } = context.store.tables;
    expect(await context.store.read((db) => db.select().from(orderGroup))).toEqual([]);
  });

  test('goods are asked for no day, and one that is sent along is none of their order', async () => {
    const market = await open();
    const { context } = market;
    await anyPostRate(context);
    const tea = await stallOf(context);
    const server = await startServer(market);
    const cookie = `cart=${await basketOf(context, [tea])}`;
    const page = plainPage(await (await server.fetch('/checkout', { cookie })).text());
    expect(Object.keys(checkoutFields(page)).filter((name) => name.startsWith('day.'))).toEqual([]);
    const form = {
      ...{ ...checkoutFields(page), ...typedBuyer },
      [`day.${tea.producerId}`]: formatDate('vi', addDays(localDate(context.clock.now()), 3)),
    };
    const send = (fields: Record<string, string | string[]>) =>
      server.fetch('/checkout', { cookie, form: fields });
    const review = await (await send({ ...form, intent: 'review' })).text();
    expect((await send(lookedThrough(review, form))).status).toBe(303);
    const { order } = context.store.tables;
    const [placed] = await context.store.read((db) => db.select().from(order));
    expect([placed?.deliveryMethod, JSON.stringify(placed?.delivery).includes('wishedDay')]).toEqual([
      'post',
      false,
    ]);
  });

  test('from its checkout to the money back: nothing of it is packed, carried, received or sent back', async () => {
    const { context, runJobs, stay, server, cart, seller, send, read, typed, today, day } = await stayOf(
      await open({ demo: true }),
    );
    const wished = addDays(today, 9);
    const shown = formatDate('vi', wished);
    const form = { ...typed, [day]: shown };
    const review = await send(cart, '/checkout', { ...form, intent: 'review' });
    expect(wordsOf(review.page)).toMatch(new RegExp(`Ngày muốn đến \\S+ \\S+ ${shown}`));
    const placed = await send(cart, '/checkout', lookedThrough(review.page, form));
    const address = placed.answer.headers.get('location') ?? '';
    expect(address).toMatch(/^\/orders\/\w+$/);
    const buyer =
      placed.answer.headers
        .getSetCookie()
        .join('\n')
        .match(/^order_access=[^;]+/m)?.[0] ?? '';

    const { order, orderLine, payment } = context.store.tables;
    const rows = await context.store.read(async (db) => ({
      order: (await db.select().from(order))[0],
      line: (await db.select().from(orderLine))[0],
      payment: (await db.select().from(payment))[0],
    }));
    expect(rows.order?.delivery).toMatchObject({ method: 'pickup', pointId: 'here', wishedDay: wished });
    expect(rows.line?.taxClass).toBe('services');
    await payByTransfer(context, rows.payment?.id ?? '');

    const orderId = rows.order?.id ?? '';
    const ownOrder = `/seller/orders/${orderId}`;
    const act = (fields: Record<string, string>) => send(seller, ownOrder, fields);
    const buyerAct = (fields: Record<string, string>) => send(buyer, address, { order: orderId, ...fields });
    const looks: Array<[string, string, string]> = [
      [buyer, address, 'Ngày muốn đến'],
      [buyer, `/en${address}`, 'The day you wish to come'],
      [seller, ownOrder, 'Khách muốn đến ngày'],
      [seller, '/seller/orders', 'Ngày muốn đến'],
    ];
    const look = async (say: Partial<Record<number, string>>) => {
      for (const [at, [who, path, words]] of looks.entries()) {
        const page = await read(who, path);
        expect(page, path).toContain(words);
        expect(goodsIn(page), path).toBeUndefined();
        expect(page, path).toContain(say[at] ?? '');
      }
    };
    await look({ 0: 'Người bán biết ngày bạn muốn đến', 2: 'Bốn người, đến lúc 15 giờ' });
    expect(await read(seller, ownOrder)).toContain(shown);
    expect((await act({ act: 'accept' })).status).toBe(303);
    await look({ 0: 'đang chuẩn bị đón bạn', 2: 'Đã sẵn sàng, mời khách đến', 3: 'Cần chuẩn bị đón khách' });
    const papers = `/seller/orders/papers.pdf?paper=slip-a4&order=${orderId}`;
    expect((await server.fetch(papers, { cookie: seller })).status).toBe(400);
    expect((await act({ act: 'hand-over' })).status).toBe(303);
    await look({ 0: 'Tôi đã dùng', 2: 'Khách đã dùng', 3: 'Chờ khách đến' });
    // Nine days before its day nobody has used it by a slip of the finger: neither side's button says so alone.
    for (const [early, named] of [
      [await act({ act: 'deliver' }), 'href="#earlyUse"'],
      [await buyerAct({ intent: 'received' }), `href="#earlyUse-${orderId}"`],
    ] as const) {
      expect([early.status, early.page.includes(named)]).toEqual([400, true]);
      expect(wordsOf(early.page)).toContain(`là ${shown}, chưa tới`);
    }
    expect((await buyerAct({ intent: 'received', earlyUse: 'on' })).status).toBe(303);
    looks.pop();
    await look({ 0: 'Đã dùng', 1: 'Used', 2: 'Khách đã dùng' });

    const used = await read(buyer, address);
    for (const words of ['Xin hoàn tiền', 'Số lượng xin hoàn, nhiều nhất 2']) expect(used).toContain(words);
    const asked = await buyerAct({
      ...{ intent: 'return', text: 'Phòng không có nước nóng' },
      [`line-${rows.line?.id}`]: '1',
    });
    const ticket = /#(\w+)$/.exec(asked.answer.headers.get('location') ?? '')?.[1] ?? '';
    expect([asked.status, ticket.length > 0]).toEqual([303, true]);
    await look({ 0: 'Chờ người bán đồng ý hoàn tiền', 2: 'Đồng ý hoàn tiền' });
    expect((await act({ ticket, intent: 'agree', text: 'Xin lỗi, nhà tôi hoàn một đêm.' })).status).toBe(303);
    await look({ 0: 'Người bán đã đồng ý, đang hoàn tiền', 2: 'Hoàn tiền' });
    expect((await act({ ticket, intent: 'receive' })).status).toBe(303);
    await look({ 0: 'đã hoàn tiền 1', 2: 'Còn phải hoàn khách' });
    expect(await read(buyer, address)).toMatch(/Bạn được hẹn hoàn [\d.]+ ₫/);
    expect(await read(buyer, address)).toContain('Hoàn tiền dịch vụ: Homestay Tả Van sẽ chuyển khoản');
    expect(await read(seller, '/seller/refunds')).toContain('Hoàn tiền dịch vụ');

    await runJobs([sendMessage]);
    const mails = (await listDemoMails(context)).map(({ subject, text }) => ({ subject, text }));
    for (const subject of [/^Bản sao/, /^Đã nhận tiền/, /mời bạn đến$/]) {
      const mail = mails.find((one) => subject.test(one.subject));
      expect(mail?.text, `${subject}`).toContain(`Ngày muốn đến: ${shown}`);
    }
    for (const { subject, text } of mails) expect(goodsIn(`${subject}\n${text}`), subject).toBeUndefined();
    expect(mails.length).toBeGreaterThan(3);
    expect(stay.producerId).toBe(rows.order?.producerId);
  });

  test('one that waits is asked the money of before it was used, goods are not', async () => {
    const { context, seller, cart, send, typed } = await stayOf(await open());
    const review = await send(cart, '/checkout', { ...typed, intent: 'review' });
    const placed = await send(cart, '/checkout', lookedThrough(review.page, typed));
    const { order, orderLine, payment } = context.store.tables;
    const rows = await context.store.read(async (db) => ({
      order: (await db.select().from(order))[0],
      line: (await db.select().from(orderLine))[0],
      payment: (await db.select().from(payment))[0],
    }));
    await payByTransfer(context, rows.payment?.id ?? '');
    const buyer =
      placed.answer.headers
        .getSetCookie()
        .join('\n')
        .match(/^order_access=[^;]+/m)?.[0] ?? '';
    const ask = () =>
      send(buyer, placed.answer.headers.get('location') ?? '', {
        ...{ order: rows.order?.id ?? '', intent: 'return', text: 'Không đi được nữa' },
        [`line-${rows.line?.id}`]: '2',
      });
    expect((await ask()).status).toBe(400);
    for (const act of ['accept', 'hand-over'])
      await send(seller, `/seller/orders/${rows.order?.id}`, { act });
    expect((await ask()).status).toBe(303);
  });

  test('with goods in one order: packed apart, and still waited for when the goods are there, on both pages', async () => {
    const market = await open();
    const { context } = market;
    await anyPostRate(context);
    const { producerId, listingId } = await shopOf(context, 'HTX Vườn dâu');
    const ticket = await publishedListing(context, {
      producerId,
      listing: { titleVi: 'Vé vào vườn dâu', setCode: 'QD26-26' },
      photos: [],
    });
    const { code, cookie, orders, payments } = await ordersOf(context, [
      { listingId },
      { listingId: ticket },
    ]);
    await payByTransfer(context, payments[0]?.id ?? '');
    const server = await startServer(market);
    const { cookie: seller } = await signedIn(context, { role: 'producer_member', producerId });
    const orderId = orders[0]?.id ?? '';
    const own = `/seller/orders/${orderId}`;
    const read = async (who: string, path: string) =>
      wordsOf(await (await server.fetch(path, { cookie: who })).text());
    const send = async (who: string, path: string, form: Record<string, string>) =>
      (await server.fetch(path, { cookie: who, form })).status;
    expect(await read(seller, own)).toMatch(
      /Đóng gói những gì (?:(?!Vé vào vườn dâu).)*Khách đặt những gì Vé vào vườn dâu/,
    );
    expect(await send(seller, own, { act: 'pack' })).toBe(303);
    expect(await send(seller, own, { act: 'hand-over', carrier: 'Bưu điện' })).toBe(303);
    expect(await read(seller, own)).toContain('Khách đã có hàng và đã dùng dịch vụ');
    expect(await read(cookie, `/orders/${code}`)).toContain('Tôi đã có hàng và đã dùng dịch vụ');
    // The goods have left; the visit can still be cancelled, from either side.
    expect(await read(seller, own)).toContain('Huỷ phần dịch vụ');
    const inEnglish = () => read(cookie, `/en/orders/${code}`);
    expect(await inEnglish()).toMatch(/Cancel the visit .*goods stay as they are/);
    expect(await inEnglish()).toContain('that you used a service only afterwards');
    expect(await send(cookie, `/orders/${code}`, { order: orderId, intent: 'goods-received' })).toBe(303);
    expect(await send(seller, own, { act: 'goods-arrived' })).toBe(303);
    expect(await read(seller, own)).toContain('Khách đã có hàng, còn đến dùng dịch vụ');
    const bought = await read(cookie, `/orders/${code}`);
    expect(bought).toContain('Người bán vẫn chờ bạn đến');
    expect(bought).not.toContain('Đánh giá');
    const waits = await inEnglish();
    expect(waits).toContain('Press only after you have used it.');
    expect(waits).not.toContain('hold them in your hands');
    const { order } = context.store.tables;
    const yesterday = addDays(localDate(market.clock.now()), -1);
    const [row] = await context.store.read((db) => db.select().from(order).where(eq(order.id, orderId)));
    const delivery = { ...(row?.delivery as object), wishedDay: yesterday };
    await context.store.write((tx) => tx.update(order).set({ delivery }).where(eq(order.id, orderId)));
    const after = await inEnglish();
    expect(after).toContain('Your day is over');
    expect(after).toContain(`The day you wished to come, ${formatDate('en', yesterday)}, is over.`);
    expect(after).not.toMatch(/please come|ready for you to come|Ready for you|Cancel the visit/);
    // Neither side looks for the way to cancel it in vain.
    const until = `(${formatDate('en', yesterday)}), so it cannot be cancelled any more. If you cannot come, or could not, ask the producer`;
    expect(after).toContain(until);
    expect(await read(seller, own)).toContain('Nếu không đón được hoặc đã không đón được khách');
    expect(await read(seller, '/seller/orders')).toContain('còn đến dùng dịch vụ');
    expect(await send(cookie, `/orders/${code}`, { order: orderId, intent: 'received' })).toBe(303);
    expect(await read(cookie, `/orders/${code}`)).toContain('Đánh giá');
    const ended = await inEnglish();
    for (const words of ['Goods and visit done', 'All of it is done', 'You said that you have used it'])
      expect(ended).toContain(words);
    expect(ended).not.toMatch(/Your goods were delivered\. |The goods were delivered/);
  });

  test('is left out of what is printed with orders of goods', async () => {
    const market = await open();
    const { context } = market;
    await anyPostRate(context);
    const { producerId, listingId } = await shopOf(context, 'HTX Chè', { stock: 50 });
    const server = await startServer(market);
    const { cookie } = await signedIn(context, { role: 'producer_member', producerId });
    const goods = await paidOrder(context, listingId);
    const service = await paidOrder(context, listingId);
    const { order } = context.store.tables;
    await context.store.write((tx) =>
      tx
        .update(order)
        .set({
          deliveryMethod: 'pickup',
          delivery: { method: 'pickup', pointId: 'here', name: 'Nhà', address: '' },
        })
        .where(eq(order.id, service.id)),
    );
    const query = `paper=label-a6&order=${goods.id}&order=${service.id}`;
    const papers = await server.fetch(`/seller/orders/papers.pdf?${query}`, { cookie });
    const pages = pdfText(Buffer.from(await papers.arrayBuffer()));
    expect([pages.length, pages[0]?.includes(goods.code)]).toEqual([1, true]);
    const list = wordsOf(await (await server.fetch('/seller/orders', { cookie })).text());
    expect(list).toContain('Nhãn địa chỉ');
  });
});
