import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { readOrderEvents } from '#app/domain/orders/fulfil/read-own-order.server.ts';
import { confirmCheckout } from '#app/domain/payments/checkout/confirm-checkout.server.ts';
import { cancelOrder } from '#app/domain/payments/refunds/cancel-order.server.ts';
import { stallOf } from '#tests/factories/baskets.ts';
import { anyPostRate, checkoutOf } from '#tests/factories/buying.ts';
import { payByTransfer } from '#tests/factories/paying.ts';
import { plainPage } from '#tests/support/checkout-form.ts';
import { startServer } from '#tests/support/start-server.ts';
import { eachEngine, type TestMarket } from '#tests/support/test-market.ts';

const wordsOf = (html: string) =>
  plainPage(html)
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('\u00a0', ' ')
    .replace(/\s+/g, ' ');

async function twoStalls(market: TestMarket) {
  const { context } = market;
  await anyPostRate(context);
  const tea = await stallOf(context, { name: 'HTX Chè', titleVi: 'Chè xanh' });
  const honey = await stallOf(context, { name: 'HTX Mật', titleVi: 'Mật ong' });
  const { code, accessToken } = await confirmCheckout(
    context,
    await checkoutOf(context, [{ listingId: tea.listingId, quantity: 3 }, { listingId: honey.listingId }]),
  );
  const { order } = context.store.tables;
  const orders = await context.store.read((db) => db.select().from(order).orderBy(order.code));
  const server = await startServer(market);
  const cookie = `order_access=${code}.${accessToken}`;
  const post = (form: Record<string, string>, path = `/orders/${code}`, more = '') =>
    server.fetch(path, { cookie: cookie + more, form });
  const page = async (path = `/orders/${code}`) =>
    wordsOf(await (await server.fetch(path, { cookie })).text());
  return { ...market, tea, honey, orders, code, cookie, server, post, page };
}

const basketCookie = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .join('\n')
    .match(/^cart=[^;]+/m)?.[0] ?? '';

eachEngine('an order that has ended', (open) => {
  test('is put into the basket again as far as it can be bought, once however often; what cannot is named with its reason', async () => {
    const { context, tea, honey, orders, server, post, page } = await twoStalls(await open());
    const again = { intent: 'order-again', order: '' };
    expect(await page()).not.toContain('Đặt lại');
    expect((await post(again)).status).toBe(404);
    for (const { id: orderId } of orders)
      await cancelOrder(context, { orderId, by: { role: 'staff', personId: 's' }, reason: 'thử' });
    expect((await page()).match(/Đặt lại các món này/g)).toHaveLength(2);
    expect(await page()).toContain('Đặt lại tất cả');
    const { variant, cartLine } = context.store.tables;
    const set = (variantId: string, change: Partial<(typeof variant)['$inferInsert']>) =>
      context.store.write((tx) => tx.update(variant).set(change).where(eq(variant.id, variantId)));
    await set(tea.variantId, { stock: 2, price: 130_000 });
    await set(honey.variantId, { stock: 0 });
    // A phone's bar of what is sold out leads into no basket.
    const { listing } = context.store.tables;
    const [sold] = await context.store.read((db) =>
      db.select().from(listing).where(eq(listing.id, honey.listingId)),
    );
    const product = await (await server.fetch(`/products/${sold?.slug}`)).text();
    const bar = product.slice(product.indexOf('data-sticky-bar'));
    expect(bar).toContain('Hết hàng');
    expect(bar).not.toContain('href="#buy"');
    expect(product).toContain('Đã hết hàng: hiện không đặt qua chợ được.');

    const first = await post(again);
    const to = first.headers.get('location') ?? '';
    const cart = basketCookie(first);
    expect([first.status, to.startsWith('/cart?again=1&')]).toEqual([303, true]);
    expect(cart).toMatch(/^cart=\w/);
    const basket = wordsOf(await (await server.fetch(to, { cookie: cart })).text());
    expect(basket).toContain('Đã cho lại vào giỏ 1 mặt hàng của đơn trước');
    expect(basket).toMatch(/Mật ong , Hộp 100 g : Hết hàng\./);
    expect(basket).toMatch(/Chè xanh , Hộp 100 g : Chỉ còn 2, đã lấy hết số còn lại\./);
    const english = wordsOf(await (await server.fetch(`/en${to}`, { cookie: cart })).text());
    expect(english).toContain('Sold out.');
    expect((await post(again, undefined, `; ${cart}`)).status).toBe(303);
    const lines = await context.store.read((db) => db.select().from(cartLine));
    expect(lines).toMatchObject([{ variantId: tea.variantId, quantity: 2, seenPrice: 130_000 }]);

    await set(tea.variantId, { isPublished: false });
    const none = await post({ ...again, order: orders[0]?.id ?? '' });
    const empty = wordsOf(await (await server.fetch(none.headers.get('location') ?? '')).text());
    expect(empty).toContain('Không có món nào của đơn trước còn mua được lúc này.');
    expect(empty).toContain('Món này không còn bày bán.');
    expect((await server.fetch(`/orders/${orders[0]?.code.slice(0, 8)}`, { form: again })).status).toBe(404);
  });

  test('for another reason it is cancelled with words, which its producer reads; without them they are asked for, and what was typed stays', async () => {
    const { context, orders, post, page } = await twoStalls(await open());
    const [first] = orders;
    if (!first) throw new Error('nothing was ordered');
    const cancel = (note: string, reason = 'other') =>
      post({ intent: 'cancel-order', order: first.id, reason, note });
    const refused = await cancel('  ');
    const back = plainPage(await refused.text());
    expect([refused.status, back.includes('Bạn đã chọn “Lý do khác”. Hãy ghi lý do vào ô này.')]).toEqual([
      400,
      true,
    ]);
    expect(back).toContain(`href="#note-${first.id}"`);
    expect(back).toMatch(new RegExp(`id="note-${first.id}"[^>]*aria-invalid="true"`));
    expect(back).toMatch(/<option value="other" selected="">/);
    const called = plainPage(await (await cancel('Gọi tôi 0912345678 nhé')).text());
    expect(called).toContain('Gọi tôi 0912345678 nhé</textarea>');
    const { orderEvent, paymentAllocation, personKey, producerNotice } = context.store.tables;
    const [part] = await context.store.read((db) =>
      db.select().from(paymentAllocation).where(eq(paymentAllocation.orderId, first.id)),
    );
    await payByTransfer(context, part?.paymentId ?? '');
    expect((await cancel('Đoàn đổi lịch đi Bắc Hà')).status).toBe(303);
    expect(await page()).toContain('Lý do: Đoàn đổi lịch đi Bắc Hà');
    const read = async () => {
      const events = await context.store.read((db) => readOrderEvents(context, db, first.id));
      return events.flatMap(({ why }) => why ?? []);
    };
    expect(await read()).toEqual([{ reason: 'other', note: 'Đoàn đổi lịch đi Bắc Hà' }]);
    // Events are never changed: what a buyer has written is gone with their key.
    const kept = await context.store.read((db) => db.select().from(orderEvent));
    expect(JSON.stringify(kept)).not.toContain('Bắc Hà');
    const notices = await context.store.read((db) => db.select().from(producerNotice));
    expect(notices.map(({ kind }) => kind)).toContain('order-cancelled');
    const second = orders[1];
    expect(
      (await post({ intent: 'cancel-order', order: second?.id ?? '', reason: 'mistake', note: '' })).status,
    ).toBe(303);
    await context.store.write((tx) => tx.update(personKey).set({ wrappedKey: null }));
    expect(await read()).toEqual([{ reason: 'other', note: null }]);
  });

  test('pieces are taken out for another reason with words too', async () => {
    const { context, orders, post, page } = await twoStalls(await open());
    const [first] = orders;
    const { orderLine } = context.store.tables;
    const [line] = await context.store.read((db) =>
      db
        .select()
        .from(orderLine)
        .where(eq(orderLine.orderId, first?.id ?? '')),
    );
    const cut = (note: string) =>
      post({
        ...{ intent: 'cancel-lines', order: first?.id ?? '', formKey: 'F', reason: 'other', note },
        [`line-${line?.id}`]: '1',
      });
    const refused = await cut('');
    const back = plainPage(await refused.text());
    expect(refused.status).toBe(400);
    expect(back).toContain(`id="note-${first?.id}"`);
    expect(back).toMatch(new RegExp(`id="cancel-linesline-${line?.id}"[^>]*value="1"`));
    expect((await cut('Chỉ cần hai gói')).status).toBe(303);
    expect(await page()).toContain('Lý do: Chỉ cần hai gói');
  });
});
