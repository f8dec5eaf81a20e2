import { eq, inArray } from 'drizzle-orm';
import decodeQR from 'qr/decode.js';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { ON_THE_SPOT } from '#app/domain/orders/delivery/on-the-spot.ts';
import { moveOrder, THE_MARKET } from '#app/domain/orders/move-order.server.ts';
import { ticketLink } from '#app/domain/orders/tickets/ticket-link.ts';
import { giveBackTransfer } from '#app/domain/payments/bank-transfers/give-back-transfer.server.ts';
import { takeTransfer } from '#app/domain/payments/bank-transfers/take-transfer.server.ts';
import { confirmCheckout } from '#app/domain/payments/checkout/confirm-checkout.server.ts';
import { cancelLines } from '#app/domain/payments/refunds/cancel-lines.server.ts';
import { proveRefund } from '#app/domain/payments/refunds/prove-refund.server.ts';
import { expireOrders } from '#app/domain/payments/settle/expire-orders.server.ts';
import { readPayload } from '#app/domain/payments/vietqr/read-payload.ts';
import { readBanks } from '#app/server/banks.server.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import { aBuyer, anyPostRate, bankAccountOf, checkoutOf } from '#tests/factories/buying.ts';
import { pdfBytes } from '#tests/factories/paper-of.ts';
import { ordersOf, payByTransfer, shopOf } from '#tests/factories/paying.ts';
import { publishedListing } from '#tests/factories/published-listing.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { seenOf } from '#tests/factories/transfers.ts';
import { fieldsOf } from '#tests/support/fields-of.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { ROOT } from '#tests/support/templates.ts';
import { writtenDay } from '#tests/support/test-clock.ts';
import { eachEngine, type TestMarket } from '#tests/support/test-market.ts';

async function twoShops(market: TestMarket) {
  const { context } = market;
  await anyPostRate(context);
  const listings: string[] = [];
  for (const [name, number] of [
    ['HTX Chè', '0123456789'],
    ['HTX Mật ong', '9876543210'],
  ] as const) {
    const { producerId } = await sellerOf(context, name);
    await bankAccountOf(context, producerId, { number });
    listings.push(await publishedListing(context, { producerId, variants: [{ stock: 10 }] }));
  }
  const wanted = await checkoutOf(
    context,
    listings.map((listingId) => ({ listingId })),
  );
  const placed = await confirmCheckout(context, wanted);
  return { ...placed, cookie: `order_access=${placed.code}.${placed.accessToken}` };
}

const plain = (html: string) => html.replace(/<!-- -->|<script[\s\S]*?<\/script>/g, '');

const paymentsOf = ({ store }: Context) =>
  store.read((db) => db.select().from(store.tables.payment).orderBy(store.tables.payment.id));

eachEngine('a buyer’s page of an order', (open) => {
  test('says how to come back to it, and of what waits to be fetched or used that it waits', async () => {
    const market = await open();
    const { context } = market;
    const { store } = context;
    const server = await startServer(market);
    const { code, cookie } = await twoShops(market);
    for (const { id } of await paymentsOf(context)) await payByTransfer(context, id);
    const { order } = store.tables;
    const orders = await store.read((db) => db.select().from(order));
    const read = async () => plain(await (await server.fetch(`/orders/${code}`, { cookie })).text());
    const fetchedAt = (pointId: string, { id }: (typeof orders)[number]) =>
      store.write((tx) =>
        tx
          .update(order)
          .set({
            deliveryMethod: 'pickup',
            delivery: { method: 'pickup', pointId, name: 'Kho', address: '' },
          })
          .where(eq(order.id, id)),
      );
    const [first, second] = orders;
    if (!first || !second) throw new Error('two orders were placed');
    expect(await read()).toContain(`Giữ lại mã ${code}`);
    // No copy is told of as sent that waits yet.
    expect(await read()).toContain('Bản sao đơn đang được gửi');
    expect(await read()).not.toContain('để hẹn ngày đến');
    await fetchedAt(ON_THE_SPOT, first);
    expect(await read()).toContain('để hẹn ngày đến');
    const handOver = ({ id: orderId }: (typeof orders)[number]) =>
      store.write((tx) => moveOrder(context, tx, { orderId, act: 'hand-over', by: THE_MARKET }));
    await handOver(second);
    // No sentence about goods that are being made ready is true of both.
    const differs = await read();
    expect(differs).toContain('Các đơn đang ở những bước khác nhau');
    expect(differs).toContain('đã trả 150.000\u00a0₫, hàng đang trên đường');
    expect(differs).not.toContain('Người bán đang chuẩn bị hàng');
    expect(differs).toContain('>Mỗi đơn một bước<');
    await handOver(first);
    expect(await read()).toContain('có đơn đã sẵn sàng, mời bạn đến');
    expect(await read()).not.toContain('để hẹn ngày đến');
    await fetchedAt(ON_THE_SPOT, second);
    expect(await read()).toContain('Mọi thứ đã sẵn sàng, mời bạn đến.');
    // Neither the whole nor one of them is on a way.
    expect(await read()).not.toContain('>Đang giao<');
    for (const one of orders) await fetchedAt('kho', one);
    expect(await read()).toContain('Hàng đã sẵn sàng, mời bạn đến lấy.');
    expect(await read()).not.toContain('trên đường đến bạn');
    const home = await (await server.fetch('/')).text();
    expect(home.match(/href="\/orders"/g)).toHaveLength(2);
  });

  test('shows whoever placed it what to pay to whom, in both languages, and others nothing', async () => {
    const market = await open();
    const server = await startServer(market);
    const { code, cookie } = await twoShops(market);
    const page = await (await server.fetch(`/orders/${code}`, { cookie })).text();
    const payments = await paymentsOf(market.context);
    for (const words of ['HTX Chè', 'HTX Mật ong', '150.000', '0123456789', '9876543210', 'HTX THU NGHIEM'])
      expect(page).toContain(words);
    for (const { memoCode } of payments) expect(page).toContain(memoCode);
    expect(page).toContain(aBuyer.name);
    expect(page).not.toContain(aBuyer.phone.slice(3));
    expect(await (await server.fetch(`/en/orders/${code}`, { cookie })).text()).toContain(
      'Transfer to HTX Chè',
    );

    const paymentId = payments[0]?.id ?? '';
    const addresses = [`/orders/${code}/state.json`, `/orders/${code}/vietqr/${paymentId}.svg`];
    for (const other of [undefined, `order_access=${code}.${'x'.repeat(64)}`, `order_access=${code}.`]) {
      const visitor = other ? { cookie: other } : {};
      const asked = await server.fetch(`/orders/${code}`, visitor);
      const text = await asked.text();
      expect([asked.status, text.includes('HTX Chè'), text.includes('Số điện thoại lúc đặt hàng')]).toEqual([
        200,
        false,
        true,
      ]);
      for (const address of addresses) expect((await server.fetch(address, visitor)).status).toBe(404);
    }
  });

  test('draws the code of each payment as SVG and PNG, with what its account is to get', async () => {
    const market = await open();
    const server = await startServer(market);
    const { code, cookie } = await twoShops(market);
    for (const { id, amount, memoCode } of await paymentsOf(market.context)) {
      const svg = await server.fetch(`/orders/${code}/vietqr/${id}.svg`, { cookie });
      expect([svg.headers.get('content-type'), svg.headers.get('cache-control')]).toEqual([
        'image/svg+xml',
        'private, no-store',
      ]);
      const png = await server.fetch(`/orders/${code}/vietqr/${id}.png`, { cookie });
      expect(await payloadIn(Buffer.from(await png.arrayBuffer()))).toMatchObject({ amount, memo: memoCode });
    }
    expect((await server.fetch(`/orders/${code}/vietqr/${newId()}.svg`, { cookie })).status).toBe(404);
  });

  test('opens in another browser by code and phone number, and says the same of whichever is wrong', async () => {
    const market = await open({ settings: { LIMIT_FIND_ORDER_PER_HOUR: '8' } });
    const server = await startServer(market);
    const { code } = await twoShops(market);
    const ask = (form: { code: string; phone: string }) => server.fetch('/orders', { form });
    const opened = await ask({ code: `${code.toLowerCase()}-1`, phone: '0912 345 678' });
    expect([opened.status, opened.headers.get('location')]).toEqual([303, `/orders/${code}`]);
    const kept = opened.headers.get('set-cookie') ?? '';
    expect(kept).toContain('HttpOnly');
    const cookie = kept.split(';')[0] ?? '';
    expect(await (await server.fetch(`/orders/${code}`, { cookie })).text()).toContain('HTX Chè');

    const wrong = [
      await ask({ code, phone: '0912345679' }),
      await ask({ code: '7K2M9QXA', phone: '0912345678' }),
      await ask({ code: 'khong co', phone: '0912345678' }),
    ];
    const told = await Promise.all(wrong.map(async (answer) => told400(await answer.text())));
    expect(wrong.map(({ status }) => status)).toEqual([400, 400, 400]);
    expect(new Set(told).size).toBe(1);
    expect(told[0]).toContain('Không thấy đơn nào có mã và số điện thoại này');
    for (let tries = 0; tries < 4; tries += 1) await ask({ code: '7K2M9QXA', phone: '0912345678' });
    const stopped = await ask({ code, phone: '0912345678' });
    expect([stopped.status, Number(stopped.headers.get('retry-after')) > 0]).toEqual([429, true]);
  });

  test('leads whoever comes by a link of a mail to what it was about, once they have said code and phone number', async () => {
    const market = await open();
    const server = await startServer(market);
    const { code } = await twoShops(market);
    const { order } = market.context.store.tables;
    const [one] = await market.context.store.read((db) => db.select().from(order));
    const link = new URL(ticketLink(`http://market.test/en/orders/${code}`, 'complaint', one?.id ?? ''));
    // What follows # no server sees.
    const asked = await (await server.fetch(link.pathname + link.search)).text();
    const form = { ...fieldsOf(asked), phone: '0912345679' };
    expect(form).toMatchObject({ code });
    const mistyped = await server.fetch('/en/orders', { form });
    expect(mistyped.status).toBe(400);
    const again = { ...fieldsOf(await mistyped.text()), phone: '0912345678' };
    const opened = await server.fetch('/en/orders', { form: again });
    expect(opened.headers.get('location')).toBe(`/en/orders/${code}${link.hash}`);
    const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? '';
    const page = await (await server.fetch(`/en/orders/${code}`, { cookie })).text();
    expect(page).toContain(`id="${link.hash.slice(1)}"`);
    const strange = { code, phone: '0912345678', to: 'complaint-1"><b>' };
    expect((await server.fetch('/orders', { form: strange })).headers.get('location')).toBe(
      `/orders/${code}`,
    );
  });

  test('money that is too much stands on it with what happens next, then by which transfer it went back, and no proof', async () => {
    const market = await open();
    const { context } = market;
    const server = await startServer(market);
    const { code, cookie } = await twoShops(market);
    const [asked] = await paymentsOf(context);
    const seen = seenOf(context, { amount: 180_000, text: asked?.memoCode ?? '' });
    const { transferId } = await takeTransfer(context, asked?.bankAccountId ?? '', seen);
    const page = async (prefix = '') =>
      (await (await server.fetch(`${prefix}/orders/${code}`, { cookie })).text()).replaceAll('<!-- -->', '');
    expect(await page()).toMatch(/Tiền đã thấy, chưa vào đơn nào[\s\S]*Bạn chuyển thừa 30\.000/);
    expect(await page('/en')).toContain('You sent ₫30,000 too much');
    const staff = { role: 'staff', personId: newId(), producerId: null } as const;
    const refundId = await giveBackTransfer(context, staff, transferId);
    expect(await page()).toMatch(
      new RegExp(
        `Tiền thừa: HTX \\S+ sẽ chuyển khoản trả bạn 30\\.000.{1,8}, chậm nhất ngày ${writtenDay(3)}`,
      ),
    );
    await proveRefund(context, staff, { refundId, reference: 'FT26327002', file: pdfBytes() });
    const sent = await page();
    expect(sent).toMatch(
      new RegExp(
        `Tiền thừa: HTX \\S+ đã chuyển khoản trả bạn 30\\.000.{1,8}ngày ${writtenDay()}\\. HTX \\S+ ghi mã giao dịch: “FT26327002”`,
      ),
    );
    expect(sent).not.toContain('/proof');
  });

  test('tells a waiting page in one cheap answer that the money has come, and nothing while it has not', async () => {
    const market = await open();
    const { context } = market;
    const server = await startServer(market);
    const { code, cookie } = await twoShops(market);
    const look = (etag?: string | null) =>
      server.fetch(`/orders/${code}/state.json`, {
        cookie,
        ...(etag ? { headers: { 'if-none-match': etag } } : {}),
      });
    const before = await look();
    const etag = before.headers.get('etag');
    expect((await before.json()).state).toBe('waiting');
    expect((await look(etag)).status).toBe(304);
    const [first, second] = await paymentsOf(context);
    await payByTransfer(context, first?.id ?? '');
    const half = await look(etag);
    expect([half.status, (await half.json()).state]).toEqual([200, 'partly-paid']);
    await payByTransfer(context, second?.id ?? '');
    expect((await (await look()).json()).state).toBe('paid');
    const page = await (await server.fetch(`/orders/${code}`, { cookie })).text();
    expect(page.match(/Đã nhận đủ tiền/g)?.length).toBe(2);
    expect(page).not.toContain('/vietqr/');
    // A page that was drawn a moment before asks for the code now: a tick, no broken picture.
    const late = await server.fetch(`/orders/${code}/vietqr/${first?.id}.svg`, { cookie });
    expect([late.status, await late.text()]).toEqual([200, expect.stringContaining('stroke="#3f6b4a"')]);
    expect((await server.fetch(`/orders/${code}/vietqr/${first?.id}.png`, { cookie })).status).toBe(404);
  });

  test('a transfer that was too little is shown, and the code asks for the rest', async () => {
    const market = await open();
    const server = await startServer(market);
    const { code, cookie } = await twoShops(market);
    const [first] = await paymentsOf(market.context);
    await payByTransfer(market.context, first?.id ?? '', 100_000);
    const page = await (await server.fetch(`/orders/${code}`, { cookie })).text();
    expect(page.replace(/\u00a0/g, ' ')).toContain('Đã nhận 100.000 ₫, còn thiếu 50.000 ₫');
    const png = await server.fetch(`/orders/${code}/vietqr/${first?.id}.png`, { cookie });
    expect(await payloadIn(Buffer.from(await png.arrayBuffer()))).toMatchObject({ amount: 50_000 });
  });

  test('whoever has paid a part reads beside the button that cancels what has come and that it goes back', async () => {
    const market = await open();
    const server = await startServer(market);
    const { code, cookie } = await twoShops(market);
    const look = async (path: string) =>
      plain(await (await server.fetch(path, { cookie })).text()).replace(/\u00a0/g, ' ');
    const unpaid = ['Đơn chưa trả tiền: huỷ được ngay', 'It is not paid yet'];
    for (const [at, path] of [`/orders/${code}`, `/en/orders/${code}`].entries())
      expect((await look(path)).split(unpaid[at] ?? '')).toHaveLength(3);
    const [first] = await paymentsOf(market.context);
    await payByTransfer(market.context, first?.id ?? '', 100_000);
    for (const [at, words] of [
      /Đã nhận 100\.000 ₫ trong 150\.000 ₫ của đơn này\. Vẫn huỷ được ngay: HTX [^:.]+ phải chuyển khoản trả lại bạn 100\.000 ₫/,
      /₫100,000 of ₫150,000 has come for this order\. You can still cancel at once: HTX [^:.]+ then has to transfer the ₫100,000 back to you/,
    ].entries()) {
      const page = await look(at === 0 ? `/orders/${code}` : `/en/orders/${code}`);
      expect(page).toMatch(words);
      // Of the other producer's order nothing has come.
      expect(page.split(unpaid[at] ?? '')).toHaveLength(2);
    }
  });

  test('when the time is over nothing is asked for any more, and the page says what becomes of late money', async () => {
    const market = await open();
    const { context, clock } = market;
    const server = await startServer(market);
    const { code, cookie } = await twoShops(market);
    clock.set(clock.now() + context.config.orderHoldMs);
    const before = await (await server.fetch(`/orders/${code}`, { cookie })).text();
    await market.runJobs([expireOrders]);
    const after = await (await server.fetch(`/orders/${code}`, { cookie })).text();
    for (const page of [before, after]) {
      expect(page).toContain('Đừng chuyển tiền vào mã cũ nữa');
      expect(page).not.toContain('0123456789');
    }
    expect(after).toContain('Đơn này đã hết giờ trả tiền');
    expect(after).toContain('Không có tiền nào được thu');
    expect(plain(after)).toMatch(/Đơn hết giờ trả tiền, trị giá: <strong[^>]*>300\.000/);
  });

  test('says nothing of no money once late money has come, and of what has come back once it has', async () => {
    const market = await open();
    const { context, clock } = market;
    const server = await startServer(market);
    const { code, cookie } = await twoShops(market);
    clock.set(clock.now() + context.config.orderHoldMs);
    await market.runJobs([expireOrders]);
    const [late] = await paymentsOf(context);
    const { transferId } = await takeTransfer(
      context,
      late?.bankAccountId ?? '',
      seenOf(context, { amount: 150_000, text: late?.memoCode ?? '' }),
    );
    const look = async () => plain(await (await server.fetch(`/orders/${code}`, { cookie })).text());
    const page = await look();
    expect(page).toContain('Có tiền đến sau khi hết giờ trả tiền, xem bên dưới.');
    expect(page.split('Không có tiền nào được thu')).toHaveLength(2);
    const staff = { role: 'staff', personId: newId(), producerId: null } as const;
    await giveBackTransfer(context, staff, transferId);
    const promised = await look();
    expect(promised).toContain('Tiền của bạn được hoàn lại, xem bên dưới.');
    expect(promised).toContain('Thực trả sau khi hoàn');
  });

  test('says of a checkout what is still to be paid, apart from what it cost, and by order what is missing', async () => {
    const market = await open();
    const { context } = market;
    const server = await startServer(market);
    const { code, cookie } = await twoShops(market);
    const [first, second] = await paymentsOf(context);
    await payByTransfer(context, first?.id ?? '', 50_000);
    const look = async (path = `/orders/${code}`) =>
      plain(await (await server.fetch(path, { cookie })).text());
    const short = await look();
    expect(short).toMatch(
      /Tất cả: <strong[^>]*>300\.000\u00a0₫[\s\S]*Còn phải trả: <strong[^>]*>250\.000\u00a0₫/,
    );
    expect(short).toContain('còn thiếu 100.000\u00a0₫');
    expect(await look(`/en/orders/${code}`)).toContain('100,000');
    const lines = async () =>
      [...(await look()).matchAll(/<article[^>]*><details[\s\S]*?<\/summary>/g)].map(([line]) => line);
    const before = await lines();
    expect(before).toHaveLength(2);
    expect(before[0]).toContain('còn thiếu 100.000\u00a0₫');
    const asked = ['Chờ trả tiền', '150.000\u00a0₫'];
    for (const words of asked) expect(before[1]).toContain(words);
    const { producer, bankAccount } = context.store.tables;
    await context.store.write(async (tx) => {
      const [account] = await tx
        .select()
        .from(bankAccount)
        .where(eq(bankAccount.id, second?.bankAccountId ?? ''));
      await tx
        .update(producer)
        .set({ suspendedAt: 1 })
        .where(eq(producer.id, account?.producerId ?? ''));
    });
    const paused = (await lines())[1];
    expect(paused).toContain('HTX Mật ong');
    expect(paused).toContain('Tạm dừng, đừng trả tiền');
    for (const words of asked) expect(paused).not.toContain(words);
  });

  test('says of a paid order whose producer was suspended since that it stands, and not that goods are got ready', async () => {
    const market = await open();
    const { context } = market;
    const server = await startServer(market);
    const { code, cookie } = await twoShops(market);
    const { order, producer } = context.store.tables;
    for (const { id } of await paymentsOf(context)) await payByTransfer(context, id);
    const look = async (path: string) => plain(await (await server.fetch(path, { cookie })).text());
    expect(await look(`/en/orders/${code}`)).toContain('Your goods are being prepared');
    const suspend = (names: string[]) =>
      context.store.write((tx) =>
        tx.update(producer).set({ suspendedAt: 1 }).where(inArray(producer.name, names)),
      );
    await suspend(['HTX Chè']);
    const some = await look(`/orders/${code}`);
    for (const words of [
      'Có người bán bị chợ tạm dừng khi hàng chưa gửi.',
      'Đã trả, người bán bị tạm dừng',
      'Đơn của bạn đã trả tiền và vẫn còn hiệu lực',
      'Đơn huỷ rồi thì HTX Chè phải chuyển khoản trả lại bạn',
      // Of the other all is as it was.
      'Người bán sẽ nhận đơn và chuẩn bị hàng.',
    ])
      expect(some, words).toContain(words);
    expect(some).not.toContain('Tiền đã đủ. Người bán đang chuẩn bị hàng');
    const [row] = await context.store.read((db) => db.select().from(order).orderBy(order.code));
    expect(some).toMatch(new RegExp(`title-${row?.code}"><details[^>]* open=""`));
    await suspend(['HTX Mật ong']);
    expect(await look(`/orders/${code}`)).not.toContain('chuẩn bị hàng');
    const en = await look(`/en/orders/${code}`);
    expect(en).toContain('Your order is paid and still stands');
    expect(en).not.toMatch(/goods ready/);
  });

  test('keeps open, without JavaScript, the one of several that was just acted on', async () => {
    const market = await open();
    const server = await startServer(market);
    const { code, cookie } = await twoShops(market);
    const { order, ticket } = market.context.store.tables;
    const orders = await market.context.store.read((db) => db.select().from(order).orderBy(order.code));
    const second = orders[1];
    /** Whether its line is open, and what is in it too. */
    const isOpen = (html: string) => {
      const page = plain(html);
      const line = new RegExp(`title-${second?.code}">(<details[^>]*>)`).exec(page)?.[1];
      const own = page.slice(page.indexOf(`title-${second?.code}"><details`));
      const inside = /<details[^>]*>(?=<summary[^>]*>Hàng đã đặt, hỏi, huỷ đơn)/.exec(own)?.[0];
      return [line, inside].map((tag) => tag?.includes(' open=""'));
    };
    const post = (form: Record<string, string>) => server.fetch(`/orders/${code}`, { cookie, form });
    const follow = async (answer: Response) =>
      (await server.fetch(answer.headers.get('location') ?? '', { cookie })).text();
    expect(isOpen(await (await server.fetch(`/orders/${code}`, { cookie })).text())).toEqual([false, false]);
    const asked = { intent: 'question', order: second?.id ?? '', text: 'Có gói quà không?' };
    expect(isOpen(await follow(await post(asked)))).toEqual([true, true]);
    const [own] = await market.context.store.read((db) => db.select().from(ticket));
    const page = await (await server.fetch(`/orders/${code}`, { cookie })).text();
    const [form = ''] = /<form(?:(?!<\/form>)[\s\S])*name="ticket"[\s\S]*?<\/form>/.exec(page) ?? [];
    const more = { ...fieldsOf(form), intent: 'write' };
    expect(more).toMatchObject({ ticket: own?.id });
    const refused = await post({ ...more, text: '' });
    expect([refused.status, isOpen(await refused.text())]).toEqual([400, [true, true]]);
    expect(isOpen(await follow(await post({ ...more, text: 'Gói đỏ nhé' })))).toEqual([true, true]);
    expect(isOpen(await (await server.fetch(`/orders/${code}?order=khac`, { cookie })).text())).toEqual([
      false,
      false,
    ]);
  });

  test('says of a cancelled order whose money stands elsewhere who has it, and not that all is done', async () => {
    const market = await open();
    const { context } = market;
    const server = await startServer(market);
    const { code, cookie } = await twoShops(market);
    const { order } = context.store.tables;
    const [first, second] = await paymentsOf(context);
    const stray = seenOf(context, { amount: 150_000, text: second?.memoCode ?? '' });
    await takeTransfer(context, first?.bankAccountId ?? '', stray);
    const orders = await context.store.read((db) => db.select().from(order).orderBy(order.code));
    const form = { intent: 'cancel-order', order: orders[1]?.id ?? '', reason: 'mistake' };
    expect((await server.fetch(`/orders/${code}`, { cookie, form })).status).toBe(303);
    const vi = plain(await (await server.fetch(`/orders/${code}`, { cookie })).text());
    expect(vi).toContain('vào tài khoản của HTX Chè, không phải của HTX Mật ong');
    expect(vi).not.toContain('Không cần làm gì thêm.');
    const en = plain(await (await server.fetch(`/en/orders/${code}`, { cookie })).text());
    expect(en).toContain('on the account of HTX Chè, not of HTX Mật ong');
    expect(en).not.toMatch(/nothing more to do|No money has been seen for this order/);
  });

  test('quotes what a producer writes of why they cancel as theirs, with how to tell the market; they and staff see it quoted too', async () => {
    const market = await open();
    const { context } = market;
    const server = await startServer(market);
    const { code, cookie } = await twoShops(market);
    const { order } = context.store.tables;
    const [first] = await context.store.read((db) => db.select().from(order).orderBy(order.code));
    if (!first) throw new Error('nothing was ordered');
    const { id, producerId } = first;
    const seller = await signedIn(context, { role: 'producer_member', producerId });
    const note = 'Mẻ này <b>ẩm</b>';
    const form = { act: 'cancel', reason: 'damaged', what: 'whole', note };
    const done = await server.fetch(`/seller/orders/${id}`, { cookie: seller.cookie, form });
    expect(done.status).toBe(303);
    const staff = await signedIn(context, { role: 'department_staff' });
    const read = async (path: string, reader: string) =>
      plain(await (await server.fetch(path, { cookie: reader })).text()).replace(
        / (?:class|style)="[^"]*"/g,
        '',
      );
    const quoted = '<blockquote>Mẻ này &lt;b&gt;ẩm&lt;/b&gt;</blockquote>';
    for (const [path, chosen, author, care] of [
      ['', 'Lý do: hàng hỏng, không đủ tốt để gửi', 'HTX Chè viết:', 'Đây là lời của người bán.'],
      ['/en', 'Reason: damaged, not good enough to send', 'HTX Chè writes:', 'These are the producer’s own'],
    ] as const) {
      const page = await read(`${path}/orders/${code}`, cookie);
      expect(page).toContain(`<figure><figcaption>${author}</figcaption>${quoted}<p>${care}`);
      expect(page).toContain(chosen);
      expect(page.split(`href="#complaint-${id}"`), 'one link to tell of it').toHaveLength(2);
      expect(page.split(`id="complaint-${id}"`), 'and where it leads').toHaveLength(2);
      expect(page.split('Mẻ này'), 'said nowhere else').toHaveLength(2);
    }
    const own = await read(`/seller/orders/${id}`, seller.cookie);
    expect(own).toContain(`Bên bán viết:</figcaption>${quoted}<p>Dưới lời này khách đọc: “Đây là lời của`);
    expect(own).toContain('Lý do: Hàng hỏng, không đủ tốt để gửi<');
    const desk = await read(`/department/orders/${id}`, staff.cookie);
    expect(desk).toContain(`Bên bán viết:</figcaption>${quoted}</figure>`);
  });

  test('says once that all of it is cancelled', async () => {
    const market = await open();
    const server = await startServer(market);
    const { code, cookie } = await twoShops(market);
    const { order } = market.context.store.tables;
    const orders = await market.context.store.read((db) => db.select().from(order));
    let page = '';
    for (const [at, { id }] of orders.entries()) {
      const form = { intent: 'cancel-order', order: id, reason: 'mistake' };
      const pressed = await server.fetch(`/orders/${code}`, { cookie, form });
      page = plain(await (await server.fetch(pressed.headers.get('location') ?? '', { cookie })).text());
      expect(page.includes('<p>Đã huỷ.</p>'), 'one of two').toBe(at === 0);
    }
    expect(page).toContain('Đơn này đã huỷ.');
    expect(page).not.toContain('border-green');
    expect(page, 'what it was for').toMatch(/Đơn đã huỷ, trị giá: <strong[^>]*>300\.000\u00a0₫/);
    // Of each of the two too.
    expect(
      page.match(/<summary[\s\S]*?<\/summary>/g)?.filter((line) => /150\.000[\s\S]*Đã huỷ/.test(line)),
    ).toHaveLength(2);
    expect(page).not.toMatch(/>0\u00a0₫/);
  });

  test('says of pieces that were cancelled and of those that were returned which is which', async () => {
    const market = await open();
    const { context } = market;
    const server = await startServer(market);
    await anyPostRate(context);
    const { listingId } = await shopOf(context, 'HTX Chè');
    const { code, cookie, orders, payments, lines } = await ordersOf(context, [{ listingId, quantity: 4 }]);
    const orderId = orders[0]?.id ?? '';
    await payByTransfer(context, payments[0]?.id ?? '');
    const buyer = { role: 'buyer', personId: null } as const;
    const takeOff = (kind: 'cancelled' | 'returned', quantity: number) =>
      cancelLines(context, {
        ...{ orderId, kind, isRestocked: true, by: buyer, reason: 'thử' },
        lines: [{ lineId: lines[0]?.id ?? '', quantity }],
      });
    await takeOff('cancelled', 2);
    for (const act of ['hand-over', 'deliver'] as const)
      await context.store.write((tx) => moveOrder(context, tx, { orderId, act, by: buyer }));
    await takeOff('returned', 1);
    for (const [path, cancelled, returned] of [
      ['', /Trừ hàng đã huỷ<\/span><span[^>]*>−240\.000/, /Trừ hàng đã trả lại<\/span><span[^>]*>−120\.000/],
      [
        '/en',
        /Less what was cancelled<\/span><span[^>]*>−₫240,000/,
        /Less what was returned<\/span><span[^>]*>−₫120,000/,
      ],
    ] as const) {
      const page = plain(await (await server.fetch(`${path}/orders/${code}`, { cookie })).text());
      expect(page).toMatch(cancelled);
      expect(page).toMatch(returned);
    }
  });
});

/** What of a refused form is about the refusal: between its box and the end of its list. */
function told400(html: string): string {
  return /id="error-summary"[\s\S]*?<\/ul>/.exec(html)?.[0] ?? '';
}

async function payloadIn(png: Buffer) {
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const text = decodeQR({ width: info.width, height: info.height, data: new Uint8Array(data) });
  return readPayload(text, readBanks(ROOT));
}
