import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { moveOrder } from '#app/domain/orders/move-order.server.ts';
import { confirmCheckout } from '#app/domain/payments/checkout/confirm-checkout.server.ts';
import type { Context } from '#app/server/context.ts';
import { aBuyer, anyPostRate, checkoutOf } from '#tests/factories/buying.ts';
import { payByTransfer, shopOf } from '#tests/factories/paying.ts';
import { photoBytes } from '#tests/factories/photo-bytes.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { eachEngine, type TestMarket } from '#tests/support/test-market.ts';

const system = { role: 'system', personId: null } as const;

async function bought(market: TestMarket, quantity = 2) {
  const { context } = market;
  await anyPostRate(context);
  const shop = await shopOf(context, 'HTX Chè');
  const { code, accessToken } = await confirmCheckout(
    context,
    await checkoutOf(context, [{ listingId: shop.listingId, quantity }]),
  );
  const { order, payment, orderLine, listing } = context.store.tables;
  const rows = await context.store.read(async (db) => ({
    order: (await db.select().from(order))[0],
    payment: (await db.select().from(payment))[0],
    line: (await db.select().from(orderLine))[0],
    slug: (await db.select().from(listing).where(eq(listing.id, shop.listingId)))[0]?.slug ?? '',
  }));
  return {
    ...shop,
    code,
    slug: rows.slug,
    cookie: `order_access=${code}.${accessToken}`,
    orderId: rows.order?.id ?? '',
    paymentId: rows.payment?.id ?? '',
    lineId: rows.line?.id ?? '',
  };
}

async function deliver(context: Context, { orderId, paymentId }: { orderId: string; paymentId: string }) {
  await payByTransfer(context, paymentId);
  for (const act of ['hand-over', 'deliver'] as const)
    await context.store.write((tx) => moveOrder(context, tx, { orderId, act, by: system }));
}

eachEngine('what a buyer does on the page of an order', (open) => {
  test('complains with a photo, which whoever else has the address of does not see; too many come back with the text', async () => {
    const market = await open();
    const server = await startServer(market);
    const { code, cookie, orderId } = await bought(market);
    const photo = new Blob([new Uint8Array(await photoBytes())], { type: 'image/jpeg' });
    const send = (photos: number) => {
      const body = new FormData();
      for (const [name, value] of Object.entries({
        order: orderId,
        intent: 'complaint',
        text: 'Gói bị rách',
      }))
        body.append(name, value);
      for (let at = 0; at < photos; at += 1) body.append('photos', photo, `anh-${at}.jpg`);
      return server.fetch(`/orders/${code}`, { method: 'POST', cookie, body });
    };
    const refused = await send(4);
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain('Gói bị rách');
    expect((await send(2)).status).toBe(303);
    const page = await (await server.fetch(`/orders/${code}`, { cookie })).text();
    const paths = [...page.matchAll(/<img src="(\/orders\/[^"]+)"/g)].map(([, path]) => path ?? '');
    const photos = paths.filter((path) => path.includes('/tickets/'));
    expect(photos).toHaveLength(2);
    const seen = await server.fetch(photos[0] ?? '', { cookie });
    expect([seen.status, seen.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    expect(seen.headers.get('cache-control')).toContain('no-store');
    expect((await server.fetch(photos[0] ?? '')).status).toBe(404);
  });

  test('pieces are cancelled, then the whole, without a script; too many come back with what was typed', async () => {
    const market = await open();
    const server = await startServer(market);
    const { code, cookie, orderId, lineId } = await bought(market);
    const post = (form: Record<string, string>) =>
      server.fetch(`/orders/${code}`, { cookie, form: { order: orderId, ...form } });
    const some = (pieces: string) =>
      post({ intent: 'cancel-lines', formKey: 'F1', reason: 'mistake', [`line-${lineId}`]: pieces });
    const refused = await some('9');
    const again = await refused.text();
    expect(refused.status).toBe(400);
    expect(again).toContain('Chỉ còn 2');
    expect(again).toContain('value="9"');
    expect((await some('')).status).toBe(400);
    const done = await some('1');
    expect([done.status, done.headers.get('location')]).toEqual([
      303,
      `/orders/${code}?done=lines-cancelled&order=${orderId}`,
    ]);
    expect((await some('1')).status).toBe(303);
    const other = await some('2');
    expect([other.status, (await other.text()).includes('Mẫu này đã gửi rồi')]).toEqual([400, true]);
    const page = (await (await server.fetch(`/orders/${code}`, { cookie })).text()).replace(/\u00a0/g, ' ');
    expect(page).toContain('đã huỷ 1');
    expect(page).toContain('150.000 ₫');
    expect((await post({ intent: 'cancel-order', reason: 'changed-mind' })).status).toBe(303);
    const gone = await (await server.fetch(`/orders/${code}?done=cancelled`, { cookie })).text();
    expect(gone).toContain('Đơn này đã huỷ');
    expect(gone).not.toContain('Huỷ đơn ');
    expect((await post({ intent: 'no-such-act' })).status).toBe(404);
    expect(
      (await server.fetch(`/orders/${code}`, { form: { intent: 'received', order: orderId } })).status,
    ).toBe(404);
  });

  test('a question reaches the producer, its answer the buyer; a return goes all the way to the refund', async () => {
    const market = await open();
    const { context } = market;
    const server = await startServer(market);
    const own = await bought(market);
    const seller = await signedIn(context, { role: 'producer_member', producerId: own.producerId });
    const post = (form: Record<string, string>) =>
      server.fetch(`/orders/${own.code}`, { cookie: own.cookie, form: { order: own.orderId, ...form } });
    const page = async () => (await server.fetch(`/orders/${own.code}`, { cookie: own.cookie })).text();
    expect((await post({ intent: 'question', text: '  ' })).status).toBe(400);
    expect((await post({ intent: 'question', text: 'Chè có để lâu được không?' })).status).toBe(303);
    const asked = await (await server.fetch('/seller/tickets', { cookie: seller.cookie })).text();
    expect(asked).toContain('Chè có để lâu được không?');
    const question = /name="ticket" value="(\w+)"/.exec(asked)?.[1] ?? '';
    const answer = (form: Record<string, string>) =>
      server.fetch('/seller/tickets', { cookie: seller.cookie, form });
    expect((await answer({ ticket: question, text: '', intent: 'answer' })).status).toBe(400);
    expect((await answer({ ticket: question, text: 'Được một năm.', intent: 'answer' })).status).toBe(303);
    expect(await page()).toContain('Được một năm.');

    await deliver(context, own);
    const back = await post({ intent: 'return', text: 'Bị ẩm', [`line-${own.lineId}`]: '1' });
    expect(back.status).toBe(303);
    const ticket = back.headers.get('location')?.split('#')[1] ?? '';
    expect(
      (await answer({ ticket, text: 'Gửi về xã Y Tý.', intent: 'agree' })).headers.get('location'),
    ).toContain('done=answered');
    expect(await page()).toContain('Người mua gửi hàng về');
    const received = await answer({ ticket, intent: 'receive', restock: 'on' });
    expect(received.headers.get('location')).toContain('done=received');
    expect((await page()).replace(/\u00a0/g, ' ')).toContain('sẽ chuyển khoản trả bạn 120.000 ₫');
  });

  test('a review is read by staff before it is shown; only then it counts, and the producer answers once', async () => {
    const market = await open();
    const { context } = market;
    const server = await startServer(market);
    const own = await bought(market);
    const staff = await signedIn(context, { role: 'department_staff' });
    const seller = await signedIn(context, { role: 'producer_member', producerId: own.producerId });
    const post = (form: Record<string, string>) =>
      server.fetch(`/orders/${own.code}`, {
        cookie: own.cookie,
        form: { intent: 'review', line: own.lineId, ...form },
      });
    const product = async () => {
      const html = await (await server.fetch(`/products/${own.slug}`)).text();
      return { rating: /"aggregateRating":\{[^}]*\}/.exec(html)?.[0] ?? null, html };
    };
    expect((await post({ stars: '5', body: 'Ngon' })).status).toBe(400);
    await deliver(context, own);
    expect((await post({ stars: '', body: 'Ngon' })).status).toBe(400);
    expect((await post({ stars: '4', body: 'Thơm lâu, nước xanh.' })).status).toBe(303);
    expect((await product()).html).not.toContain('Thơm lâu');
    const queue = await (await server.fetch('/department/review/buyers', { cookie: staff.cookie })).text();
    const review = /name="review" value="(\w+)"/.exec(queue)?.[1] ?? '';
    const decide = (form: Record<string, string>) =>
      server.fetch('/department/review/buyers', { cookie: staff.cookie, form: { review, ...form } });
    expect((await decide({ verdict: 'refused', note: '' })).status).toBe(400);
    expect((await decide({ verdict: 'published' })).status).toBe(303);
    market.clock.set(market.clock.now() + 2_000);
    await expect.poll(async () => (await product()).rating, { timeout: 10_000 }).toContain('"ratingValue":4');
    const answer = () =>
      server.fetch('/seller/reviews', { cookie: seller.cookie, form: { review, text: 'Cảm ơn bạn!' } });
    expect([(await answer()).status, (await answer()).status]).toEqual([303, 400]);
    expect((await decide({ verdict: 'refused', note: 'Có số điện thoại' })).status).toBe(303);
    await expect.poll(async () => (await product()).rating, { timeout: 10_000 }).toBe(null);
    expect(await (await server.fetch(`/orders/${own.code}`, { cookie: own.cookie })).text()).toContain(
      'Có số điện thoại',
    );
  });

  test('a buyer takes their data along, and is forgotten but for what the law keeps', async () => {
    const market = await open();
    const { context } = market;
    const server = await startServer(market);
    const own = await bought(market);
    const post = (form: Record<string, string>) =>
      server.fetch(`/orders/${own.code}`, { cookie: own.cookie, form });
    const data = await server.fetch(`/orders/${own.code}/data.json`, { cookie: own.cookie });
    expect(data.headers.get('content-disposition')).toContain('attachment');
    expect(await data.json()).toMatchObject({
      person: { name: aBuyer.name, phone: aBuyer.phone },
      contacts: [{ address: aBuyer.address }],
      checkouts: [{ code: own.code, orders: [{ lines: [{ quantity: 2 }] }] }],
      messages: [{ kind: 'order-placed' }],
    });
    expect((await post({ intent: 'erase', understood: 'on' })).status).toBe(400);
    await deliver(context, own);
    expect((await post({ intent: 'erase' })).status).toBe(400);
    expect((await post({ intent: 'erase', understood: 'on' })).headers.get('location')).toBe(
      '/orders?done=erased',
    );
    expect(await (await server.fetch(`/orders/${own.code}`, { cookie: own.cookie })).text()).not.toContain(
      'HTX Chè',
    );
    const found = await server.fetch('/orders', { form: { code: own.code, phone: '0912345678' } });
    expect(found.status).toBe(400);
  });
});
