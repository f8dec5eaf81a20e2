import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { addToCart } from '#app/domain/orders/cart/add-to-cart.server.ts';
import { moveOrder, THE_MARKET } from '#app/domain/orders/move-order.server.ts';
import type { Context } from '#app/server/context.ts';
import { addDays, localDate } from '#app/server/local-date.ts';
import { basketOf, hotelSlotOf, pickupPointOf, stallOf } from '#tests/factories/baskets.ts';
import { anyPostRate } from '#tests/factories/buying.ts';
import { payByCard, payByTransfer } from '#tests/factories/paying.ts';
import { checkoutFields, lookedThrough, plainPage, typedBuyer } from '#tests/support/checkout-form.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer, type TestServer } from '#tests/support/start-server.ts';
import { stripeWorld } from '#tests/support/stripe-world.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const open = async (server: TestServer, cookie: string, path = '/checkout') =>
  checkoutFields(plainPage(await (await server.fetch(path, { cookie })).text()));

const send = async (
  server: TestServer,
  cookie: string,
  form: Record<string, string | string[]>,
  path = '/checkout',
) => {
  const answer = await server.fetch(path, { cookie, form });
  return { status: answer.status, answer, page: plainPage(await answer.text()) };
};

/** A form as it is sent by the button below everything that its buyer has looked through. */
const looked = async (
  server: TestServer,
  cookie: string,
  form: Record<string, string | string[]>,
  path = '/checkout',
) => lookedThrough((await send(server, cookie, { ...form, intent: 'review' }, path)).page, form);

const ordersOf = ({ store }: Context) =>
  store.read(async (db) => ({
    groups: await db.select().from(store.tables.orderGroup),
    orders: await db.select().from(store.tables.order),
    carts: await db.select().from(store.tables.cart),
    cartLines: await db.select().from(store.tables.cartLine),
  }));

const paymentsOf = ({ store }: Context) => store.read((db) => db.select().from(store.tables.payment));

eachEngine('the checkout', (openMarket) => {
  test('from two sellers, without JavaScript: filled in, looked through, placed; the rest stays in the basket', async () => {
    const market = await openMarket();
    const { context } = market;
    await anyPostRate(context);
    const tea = await stallOf(context, { name: 'HTX Chè', titleVi: 'Chè xanh' });
    const honey = await stallOf(context, { name: 'HTX Mật', titleVi: 'Mật ong' });
    const unpaid = await stallOf(context, { name: 'HTX Vải', titleVi: 'Khăn thổ cẩm', isPaid: false });
    const pointId = await pickupPointOf(context, honey.producerId);
    const token = await basketOf(context, [{ ...tea, quantity: 2 }, honey, unpaid]);
    const cookie = `cart=${token}`;
    const server = await startServer(market);
    const blank = plainPage(await (await server.fetch('/checkout', { cookie })).text());
    expect(blank).toContain('Cả 2 người bán đều đọc được.');
    const form = { ...(await open(server, cookie)), ...typedBuyer, intent: 'review' };
    const wanted = { ...form, [`delivery.${honey.producerId}`]: `pickup~${pointId}` };
    const review = await send(server, cookie, wanted);
    expect(review.status).toBe(200);
    const words = review.page.replaceAll(/<[^>]*>/g, '').replaceAll('\u00a0', ' ');
    for (const shown of [
      'Xem lại trước khi đặt',
      'Số 5, ngõ 12 Hoàng Diệu, phường Ba Đình, Hà Nội',
      'Tự đến lấy: Quầy chợ Bắc Hà',
      '300 g · trong miền Bắc',
      'Gọi trước khi giao',
      // 240,000 + 120,000 of goods, 30,000 for one parcel
      '390.000',
    ])
      expect(words.includes(shown), shown).toBe(true);
    expect((await ordersOf(context)).groups).toEqual([]);

    // Its name is Vietnamese only: on an English page it says so, between English words.
    const place = '<span lang="vi">Quầy chợ Bắc Hà</span>';
    const choosing = plainPage(await (await server.fetch('/en/checkout', { cookie })).text());
    expect(choosing).toContain(`Pick up: ${place}`);
    expect(choosing).toContain(
      'to show on the way: <span lang="vi">Chợ Bắc Hà, xã Bắc Hà · Chủ nhật, 7 đến 12 giờ</span>',
    );
    expect((await send(server, cookie, wanted, '/en/checkout')).page).toContain(`Pick up: ${place}`);

    const placed = await send(server, cookie, { ...checkoutFields(review.page), intent: 'order' });
    const { groups, orders, carts, cartLines } = await ordersOf(context);
    expect([placed.status, placed.answer.headers.get('location')]).toEqual([
      303,
      `/orders/${groups[0]?.code}`,
    ]);
    expect(orders.map((one) => [one.producerId, one.totalAmount, one.deliveryMethod]).sort()).toEqual(
      [
        [tea.producerId, 270_000, 'post'],
        [honey.producerId, 120_000, 'pickup'],
      ].sort(),
    );
    expect(Object.keys(groups[0]?.policies ?? {})).toEqual([
      '/legal/terms',
      '/legal/privacy',
      '/legal/complaints',
    ]);
    const set = placed.answer.headers.getSetCookie().join('\n');
    expect(set).toMatch(
      new RegExp(`^order_access=${groups[0]?.code}\\.[0-9a-f]{64}; Path=/; SameSite=Lax; .*HttpOnly$`, 'm'),
    );
    expect(set).toContain('cart-count=1;');
    expect([carts.length, cartLines.map(({ variantId }) => variantId)]).toEqual([1, [unpaid.variantId]]);
    const kept = set.match(/^order_access=[^;]+/m)?.[0] ?? '';
    const inEnglish = await server.fetch(`/en/orders/${groups[0]?.code}`, { cookie: kept });
    expect(plainPage(await inEnglish.text())).toMatch(
      /as the producer wrote it in Vietnamese, to show on the way<\/dt><dd lang="vi"[^>]*>Quầy chợ Bắc Hà, Chợ Bắc Hà, xã Bắc Hà · Chủ nhật, 7 đến 12 giờ<\/dd>/,
    );
    const after = plainPage(await (await server.fetch('/checkout', { cookie: `${cookie}; ${kept}` })).text());
    expect(after.includes(`href="/orders/${groups[0]?.code}"`)).toBe(true);
  });

  test('of a stay asks for no address: it is used at its producer’s, as its buyer and they read', async () => {
    const market = await openMarket();
    const { context } = market;
    await anyPostRate(context);
    const stay = await stallOf(context, {
      name: 'Homestay Tả Van',
      titleVi: 'Một đêm ở nhà sàn',
      setCode: 'QD26-26',
    });
    const { producer, payment, order } = context.store.tables;
    await context.store.write((tx) =>
      tx.update(producer).set({ addressText: 'Thôn 2' }).where(eq(producer.id, stay.producerId)),
    );
    const server = await startServer(market);
    const cookie = `cart=${await basketOf(context, [stay])}`;
    const form = await open(server, cookie);
    expect(form[`delivery.${stay.producerId}`], 'the only way').toBe('pickup~here');
    const typed = { ...form, name: 'Lê Thị Khách', phone: '0912 345 678', agreed: 'yes' };
    const review = await send(server, cookie, { ...typed, intent: 'review' });
    expect(review.page).not.toContain('Bưu điện');
    const placed = await send(server, cookie, lookedThrough(review.page, typed));
    const address = placed.answer.headers.get('location') ?? '';
    expect(address).toMatch(/^\/orders\//);
    const kept =
      placed.answer.headers
        .getSetCookie()
        .join('\n')
        .match(/^order_access=[^;]+/m)?.[0] ?? '';
    const look = async (path: string, who = kept) =>
      plainPage(await (await server.fetch(path, { cookie: who })).text())
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ');
    expect(await look(address)).toContain('Dùng tại chỗ: Homestay Tả Van, Thôn 2');
    expect(await look(`/en${address}`)).toContain(
      'Used at this place, written in Vietnamese to show on the way: Homestay Tả Van, Thôn 2',
    );
    const rows = await context.store.read(async (db) => ({
      payment: (await db.select().from(payment))[0],
      order: (await db.select().from(order))[0],
    }));
    await payByTransfer(context, rows.payment?.id ?? '');
    const seller = await signedIn(context, { role: 'producer_member', producerId: stay.producerId });
    for (const path of ['/seller/orders', `/seller/orders/${rows.order?.id}`])
      expect(await look(path, seller.cookie), path).toContain('Khách đến dùng tại chỗ');
  });

  test('offers the transfer first in both languages, also where cards are taken', async () => {
    const world = await stripeWorld(openMarket);
    await anyPostRate(world.context);
    const tea = await stallOf(world.context);
    const cookie = `cart=${await basketOf(world.context, [tea])}`;
    const server = await startServer(world);
    for (const path of ['/checkout', '/en/checkout']) {
      const page = plainPage(await (await server.fetch(path, { cookie })).text());
      expect(page).toMatch(/value="card"/);
      expect(checkoutFields(page)[`method.${tea.producerId}`]).toBe('vietqr');
    }
  });

  test('of several sellers, who comes from abroad can choose one card for all of them at once; who does not is not asked', async () => {
    const world = await stripeWorld(openMarket);
    const { context } = world;
    await anyPostRate(context);
    const tea = await stallOf(context, { name: 'HTX Chè' });
    const honey = await stallOf(context, { name: 'HTX Mật' });
    const cookie = `cart=${await basketOf(context, [tea, honey])}`;
    const server = await startServer(world);
    const fields = await open(server, cookie);
    expect(fields.payAll).toBeUndefined();
    // A number of another country, without the address that goes with it: the form comes back and offers it.
    const abroad = { ...fields, ...typedBuyer, phone: '+44 20 7946 0018' };
    const again = await send(server, cookie, { ...abroad, intent: 'review' });
    expect([again.status, checkoutFields(again.page).payAll]).toEqual([400, 'each']);
    const english = await open(server, cookie, '/en/checkout');
    expect(english.payAll).toBe('each');
    const byCard = { ...english, ...typedBuyer, email: 'jane@vidu.vn', payAll: 'card' };
    // All of it stays chosen while anything else is put right.
    const refused = await send(server, cookie, { ...byCard, name: '', intent: 'review' }, '/en/checkout');
    const kept = checkoutFields(refused.page);
    expect([refused.status, kept.payAll]).toEqual([400, 'card']);
    const placed = await send(
      server,
      cookie,
      await looked(server, cookie, byCard, '/en/checkout'),
      '/en/checkout',
    );
    expect(placed.status).toBe(303);
    const { orders } = await ordersOf(context);
    expect(orders.map(({ method }) => method)).toEqual(['card', 'card']);
  });

  test('no form of an English page sends its reader to a Vietnamese one', async () => {
    const world = await stripeWorld(openMarket);
    const { context } = world;
    await anyPostRate(context);
    const tea = await stallOf(context, { name: 'HTX Chè' });
    const honey = await stallOf(context, { name: 'HTX Mật' });
    const cookie = `cart=${await basketOf(context, [tea, honey])}`;
    const server = await startServer(world);
    const read = async (path: string, kept = cookie) =>
      plainPage(await (await server.fetch(path, { cookie: kept })).text());
    const pages: Record<string, string> = {};
    pages.basket = await read('/en/cart');
    pages.checkout = await read('/en/checkout');
    const form = { ...checkoutFields(pages.checkout), ...typedBuyer, email: 'jane@vidu.vn', payAll: 'card' };
    pages.review = (await send(server, cookie, { ...form, intent: 'review' }, '/en/checkout')).page;
    const placed = await send(server, cookie, lookedThrough(pages.review, form), '/en/checkout');
    const kept = placed.answer.headers
      .getSetCookie()
      .map((one) => one.split(';', 1)[0])
      .join('; ');
    const { groups, orders } = await ordersOf(context);
    const order = `/en/orders/${groups[0]?.code}`;
    pages.order = await read(order, kept);
    expect(pages.order).toContain(`action="${order}/pay-card"`);
    await world.control('fault', { fault: 'drop-before-acting', next: 1 });
    const refused = await server.fetch(`${order}/pay-card`, { cookie: kept, form: {} });
    pages.card = plainPage(await refused.text());
    expect(pages.card).toContain('No money was taken');
    for (const { id } of await paymentsOf(context)) await payByCard(context, id);
    for (const { id: orderId } of orders)
      for (const act of ['hand-over', 'deliver'] as const)
        await context.store.write((tx) => moveOrder(context, tx, { orderId, act, by: THE_MARKET }));
    const asked = { intent: 'complaint', order: orders[0]?.id ?? '', text: 'One bag is torn' };
    expect((await server.fetch(order, { cookie: kept, form: asked })).status).toBe(303);
    pages.delivered = await read(order, kept);
    for (const intent of ['write', 'return', 'review'])
      expect(pages.delivered).toContain(`value="${intent}"`);
    for (const [name, page] of Object.entries(pages)) {
      const actions = [...page.matchAll(/<form\b[^>]*>/g)].map(
        ([tag]) => /\saction="([^"]*)"/.exec(tag)?.[1] ?? '',
      );
      // The search in the header is one of them.
      expect(actions.length, name).toBeGreaterThan(1);
      expect(
        actions.filter((action) => !action.startsWith('/en')),
        name,
      ).toEqual([]);
    }
  });

  test('sent again, twice at once and from a second window it stays one order', async () => {
    const market = await openMarket();
    const { context } = market;
    await anyPostRate(context);
    const tea = await stallOf(context);
    const cookie = `cart=${await basketOf(context, [{ ...tea, quantity: 2 }])}`;
    const server = await startServer(market);
    const form = await looked(server, cookie, { ...(await open(server, cookie)), ...typedBuyer });
    const other = { ...(await open(server, cookie)), ...typedBuyer, intent: 'review' };
    const answers = await Promise.all(Array.from({ length: 4 }, () => send(server, cookie, form)));
    const places = answers.map(({ status, answer }) => [status, answer.headers.get('location')]);
    const { groups, orders } = await ordersOf(context);
    expect([groups.length, orders.length]).toEqual([1, 1]);
    expect(places).toEqual(Array(4).fill([303, `/orders/${groups[0]?.code}`]));
    const late = await send(server, cookie, other);
    expect([late.status, late.answer.headers.get('location')]).toEqual([303, `/orders/${groups[0]?.code}`]);
    // A key that no basket of this market gave opens nothing.
    const forged = await send(server, cookie, { ...form, checkoutKey: 'f'.repeat(64) });
    expect(forged.status).toBe(400);
    expect((await ordersOf(context)).groups).toHaveLength(1);
  });

  test('of a basket in two windows that do not hold the same, the second is told that its order is the first’s', async () => {
    const market = await openMarket();
    const { context } = market;
    await anyPostRate(context);
    const [tea, honey] = [await stallOf(context), await stallOf(context, { name: 'HTX Mật' })];
    const token = await basketOf(context, [tea]);
    const cookie = `cart=${token}`;
    const server = await startServer(market);
    const one = await looked(server, cookie, { ...(await open(server, cookie)), ...typedBuyer });
    await addToCart(context, { personId: null, token }, { code: honey.code, quantity: 1 });
    const two = await looked(server, cookie, { ...(await open(server, cookie)), ...typedBuyer });
    await Promise.all([send(server, cookie, one), send(server, cookie, two)]);
    const { groups, orders } = await ordersOf(context);
    expect(groups).toHaveLength(1);
    const [first, second] = orders.length === 1 ? [one, two] : [two, one];
    const path = `/orders/${groups[0]?.code}`;
    const again = await send(server, cookie, first);
    expect(again.answer.headers.get('location')).toBe(path);
    const late = await send(server, cookie, second);
    expect([late.status, late.answer.headers.get('location')]).toEqual([
      303,
      `${path}?done=ordered-otherwise`,
    ]);
    const access = /order_access=[^;]*/.exec(late.answer.headers.get('set-cookie') ?? '')?.[0] ?? '';
    const shown = plainPage(
      await (await server.fetch(`${path}?done=ordered-otherwise`, { cookie: access })).text(),
    );
    expect(shown).toContain('đã được đặt từ một cửa sổ khác');
    expect(shown).toContain('href="/cart"');
    const english = await server.fetch(`/en${path}?done=ordered-otherwise`, { cookie: access });
    expect(plainPage(await english.text())).toContain('was ordered from another window');
    const usual = await server.fetch(path, { cookie: access });
    expect(plainPage(await usual.text())).not.toContain('cửa sổ khác');
    // Another way of paying, or fewer pieces, is another order as well.
    const producerId = first === one ? tea.producerId : honey.producerId;
    const otherWay = await send(server, cookie, { ...first, [`method.${producerId}`]: 'card' });
    expect(otherWay.answer.headers.get('location')).toBe(`${path}?done=ordered-otherwise`);
  });

  test('of a basket in two windows, one of which goes elsewhere, costs otherwise or is fetched or brought at another place or time, tells the second', async () => {
    const market = await openMarket();
    const { context } = market;
    await anyPostRate(context);
    const server = await startServer(market);
    const day = (ahead: number) => addDays(localDate(context.clock.now()), ahead);
    const stall = await stallOf(context, { stock: 40 });
    const { producerId } = stall;
    const [delivery, time] = [`delivery.${producerId}`, `time.${producerId}`];
    const points = [await pickupPointOf(context, producerId), await pickupPointOf(context, producerId)];
    const slotId = await hotelSlotOf(context, producerId);
    const other = await hotelSlotOf(context, producerId);
    const hotel = { [delivery]: 'hotel', hotelName: 'Sapa Lodge', hotelRoom: '204' };
    const brought = { ...hotel, [time]: `${slotId}~${day(2)}` };
    const windows: Array<[string, Record<string, string>, Record<string, string>]> = [
      ['zone', {}, { province: '79', commune: 'Phường Sài Gòn', addressLine: '77 Lê Lợi' }],
      ['street', {}, { addressLine: 'Số 77, ngõ 12 Hoàng Diệu' }],
      ['phone', {}, { phone: '0912 345 679' }],
      ['note', {}, { note: '' }],
      ['point', { [delivery]: `pickup~${points[0]}` }, { [delivery]: `pickup~${points[1]}` }],
      ['day', brought, { ...brought, [time]: `${slotId}~${day(3)}` }],
      ['hours', brought, { ...brought, [time]: `${other}~${day(2)}` }],
      ['room', brought, { ...brought, hotelRoom: '205' }],
    ];
    for (const [what, first, second] of windows) {
      const cookie = `cart=${await basketOf(context, [stall])}`;
      const fields = { ...(await open(server, cookie)), ...typedBuyer };
      const one = await looked(server, cookie, { ...fields, ...first });
      const two = await looked(server, cookie, { ...fields, ...second });
      const placed = await send(server, cookie, one);
      const path = placed.answer.headers.get('location');
      expect([what, placed.status, path]).toEqual([what, 303, expect.stringMatching(/^\/orders\/[^?]+$/)]);
      const places = [];
      // The same form again, as it was typed before it was looked through, and the other window's.
      for (const form of [one, { ...fields, ...first, intent: 'review' }, two])
        places.push((await send(server, cookie, form)).answer.headers.get('location'));
      expect([what, ...places]).toEqual([what, path, path, `${path}?done=ordered-otherwise`]);
    }
    // The producer asks for more in the meantime: each window holds the sum that was looked through in it.
    const cookie = `cart=${await basketOf(context, [stall])}`;
    const fields = { ...(await open(server, cookie)), ...typedBuyer };
    const one = await looked(server, cookie, fields);
    const two = { ...one, [`deliveryAmount.${producerId}`]: '45000' };
    const path = (await send(server, cookie, one)).answer.headers.get('location');
    expect((await send(server, cookie, two)).answer.headers.get('location')).toBe(
      `${path}?done=ordered-otherwise`,
    );
    expect((await send(server, cookie, one)).answer.headers.get('location')).toBe(path);
  });

  test('comes back with every mistake at its field, in the page’s language, and with what was typed', async () => {
    const market = await openMarket();
    const { context } = market;
    await anyPostRate(context);
    const wine = await stallOf(context, { isAlcohol: true });
    const slotId = await hotelSlotOf(context, wine.producerId);
    const cookie = `cart=${await basketOf(context, [wine])}`;
    const server = await startServer(market);
    const fields = await open(server, cookie, '/en/checkout');
    const today = localDate(context.clock.now());
    const young = `${Number(today.slice(0, 4)) - 18}${addDays(today, 1).slice(4)}`;
    const wrong = {
      ...fields,
      ...typedBuyer,
      name: ' ',
      phone: '+33 6 12 34 56 78',
      province: '',
      commune: '',
      addressLine: '',
      birthDate: young,
      note: 'Ring twice',
      agreed: '',
      intent: 'order',
    };
    const { agreed: _, ...unagreed } = wrong;
    const refused = await send(server, cookie, unagreed, '/en/checkout');
    expect(refused.status).toBe(400);
    const wrongFields = [...refused.page.matchAll(/id="([\w.]+)-error"/g)].map(([, id]) => id);
    expect(new Set(wrongFields)).toEqual(
      new Set(['name', 'email', 'province', 'commune', 'addressLine', 'birthDate', 'agreed']),
    );
    expect(refused.page.includes('18 on the day of the order')).toBe(true);
    expect(refused.page.includes('value="+33 6 12 34 56 78"')).toBe(true);
    expect(refused.page.includes('>Ring twice</textarea>')).toBe(true);

    // At a hotel, with a foreign number and an e-mail address, 18 today.
    const hotel = {
      ...unagreed,
      name: 'Jane Doe',
      email: 'jane@vidu.vn',
      birthDate: `${Number(today.slice(0, 4)) - 18}${today.slice(4)}`,
      [`delivery.${wine.producerId}`]: 'hotel',
      agreed: 'on',
      intent: 'review',
    };
    const noTime = await send(server, cookie, hotel, '/en/checkout');
    expect([...noTime.page.matchAll(/id="([\w.]+)-error"/g)].map(([, id]) => id)).toEqual([
      `time.${wine.producerId}`,
      'hotelName',
      'hotelRoom',
    ]);
    const where = { hotelName: 'Sapa Lodge', hotelRoom: '204' };
    const time = { [`time.${wine.producerId}`]: `${slotId}~${addDays(today, 1)}` };
    const review = await send(server, cookie, { ...hotel, ...where, ...time }, '/en/checkout');
    expect([review.status, review.page.includes('Sapa Lodge')]).toEqual([200, true]);
    expect(review.page.includes('asks for your ID')).toBe(true);
    expect((await ordersOf(context)).groups).toEqual([]);
    const placed = await send(
      server,
      cookie,
      { ...checkoutFields(review.page), intent: 'order' },
      '/en/checkout',
    );
    expect(placed.answer.headers.get('location')).toMatch(/^\/en\/orders\//);
    expect((await ordersOf(context)).orders).toMatchObject([
      { deliveryMethod: 'hotel', deliveryAmount: 20_000, hasAlcohol: true },
    ]);
  });

  test('at another price of delivery than was looked through is not placed, and shows the new sum', async () => {
    const market = await openMarket();
    const { context } = market;
    await anyPostRate(context);
    const tea = await stallOf(context);
    const honey = await stallOf(context, { name: 'HTX Mật' });
    const cookie = `cart=${await basketOf(context, [{ ...tea, quantity: 2 }, honey])}`;
    const server = await startServer(market);
    const filled = { ...(await open(server, cookie)), ...typedBuyer };
    const form = await looked(server, cookie, filled);
    const words = (page: string) => page.replaceAll(/<[^>]*>/g, '').replaceAll('\u00a0', ' ');
    const setRate = (amount: number) =>
      context.store.write((tx) => tx.update(context.store.tables.carrierRate).set({ amount }));
    for (const [amount, told, total] of [
      [5_000_000, 'Tiền giao hàng của HTX Mật nay là 5.000.000 ₫, không còn là 30.000 ₫', '10.360.000'],
      [10_000, 'Tiền giao hàng của HTX Chè nay là 10.000 ₫, không còn là 30.000 ₫', '380.000'],
      [0, 'HTX Chè nay giao miễn phí, không còn lấy 30.000 ₫', '360.000'],
    ] as const) {
      await setRate(amount);
      const refused = await send(server, cookie, form);
      expect([refused.status, words(refused.page).includes(told)], told).toEqual([400, true]);
      // What it comes to now is there to be looked through, with all that was typed and the button that places it.
      expect(words(refused.page)).toContain(total);
      expect(refused.page).toMatch(/name="intent" value="order"/);
      expect(checkoutFields(refused.page)).toMatchObject({
        name: typedBuyer.name,
        note: typedBuyer.note,
        [`deliveryAmount.${tea.producerId}`]: String(amount),
      });
    }
    const [, seen] = Object.entries(form).find(([name]) => name === `deliveryAmount.${tea.producerId}`) ?? [];
    expect(seen).toBe('30000');
    const without = Object.fromEntries(
      Object.entries(form).filter(([name]) => !name.startsWith('deliveryAmount.')),
    );
    expect((await send(server, cookie, without)).status).toBe(400);
    expect((await ordersOf(context)).orders).toEqual([]);
    const shown = await send(server, cookie, form);
    const placed = await send(server, cookie, lookedThrough(shown.page, form));
    expect(placed.status).toBe(303);
    const { orders } = await ordersOf(context);
    expect(orders.map(({ totalAmount }) => totalAmount).sort()).toEqual([120_000, 240_000]);
  });

  test('of goods that are called otherwise, or terms that read otherwise, than the buyer saw is not placed', async () => {
    const market = await openMarket();
    const { context } = market;
    await anyPostRate(context);
    const tea = await stallOf(context);
    const cookie = `cart=${await basketOf(context, [tea])}`;
    const server = await startServer(market);
    const form = await looked(server, cookie, { ...(await open(server, cookie)), ...typedBuyer });
    const other = await send(server, cookie, { ...form, policies: 'sha256:0000000000000000' });
    expect([other.status, other.page.includes('Điều khoản của chợ vừa đổi')]).toEqual([400, true]);
    expect(checkoutFields(other.page)).toMatchObject({ policies: form.policies, name: typedBuyer.name });
    expect('agreed' in checkoutFields(other.page)).toBe(false);
    const { variant } = context.store.tables;
    await context.store.write((tx) => tx.update(variant).set({ nameVi: 'Gói 50 g' }));
    const renamed = await send(server, cookie, form);
    expect([renamed.status, renamed.page.includes('Người bán vừa đổi tên hàng')]).toEqual([400, true]);
    expect(renamed.page).toContain('Gói 50 g');
    const placed = await send(server, cookie, lookedThrough(renamed.page, form));
    expect(placed.status).toBe(303);
  });

  test('understands old names of Lào Cai, and asks where there are two', async () => {
    const market = await openMarket();
    const { context } = market;
    await anyPostRate(context);
    const cookie = `cart=${await basketOf(context, [await stallOf(context)])}`;
    const server = await startServer(market);
    const form = { ...(await open(server, cookie)), ...typedBuyer, province: '15~Yên Bái', intent: 'review' };
    const review = await send(server, cookie, { ...form, commune: 'Xã Nậm Đét, huyện Bắc Hà' });
    expect(review.page.includes('xã Bảo Nhai, Lào Cai')).toBe(true);
    const asked = await send(server, cookie, { ...form, commune: 'Thanh Bình' });
    expect(asked.status).toBe(400);
    const choices = [...asked.page.matchAll(/name="communeCode"[^>]*value="(\d+)"/g)].map(([, code]) => code);
    expect(choices.length).toBeGreaterThan(1);
    const chosen = { ...form, commune: 'Thanh Bình', communeCode: choices[1] ?? '' };
    expect((await send(server, cookie, chosen)).page.includes('Xem lại trước khi đặt')).toBe(true);
    const unknown = await send(server, cookie, { ...form, commune: 'Atlantis' });
    expect([unknown.status, unknown.page.includes('id="commune-error"')]).toEqual([400, true]);
    const found = await (await server.fetch('/checkout/communes.json?q=nam%20de')).json();
    expect(found).toContainEqual({ label: 'Xã Nậm Đét, Huyện Bắc Hà → Xã Bảo Nhai', name: 'Xã Bảo Nhai' });
  });

  test('says what sold out or changed meanwhile, and offers what is left', async () => {
    const market = await openMarket();
    const { context } = market;
    await anyPostRate(context);
    const { variant } = context.store.tables;
    const tea = await stallOf(context, { titleVi: 'Chè xanh', titleEn: 'Green tea' });
    const honey = await stallOf(context, { titleVi: 'Mật ong' });
    const rice = await stallOf(context, { titleVi: 'Gạo' });
    const cookie = `cart=${await basketOf(context, [{ ...tea, quantity: 5 }, honey, rice])}`;
    const server = await startServer(market);
    const filled = { ...(await open(server, cookie, '/en/checkout')), ...typedBuyer };
    const form = await looked(server, cookie, filled, '/en/checkout');
    await context.store.write(async (tx) => {
      await tx.update(variant).set({ stock: 3 }).where(eq(variant.id, tea.variantId));
      await tx.update(variant).set({ price: 99_000 }).where(eq(variant.id, honey.variantId));
      await tx.update(variant).set({ stock: 0 }).where(eq(variant.id, rice.variantId));
    });
    const refused = await send(server, cookie, form, '/en/checkout');
    expect(refused.status).toBe(400);
    const told = refused.page.slice(refused.page.indexOf('id="error-summary"')).split('</ul>')[0] ?? '';
    expect([...told.matchAll(/href="#lines\.(\w+)"/g)].map(([, id]) => id).sort()).toEqual(
      [tea.variantId, honey.variantId, rice.variantId].sort(),
    );
    expect(told).toContain('Green tea');
    expect(refused.page.includes('Take what is left')).toBe(true);
    const taken = await send(
      server,
      cookie,
      { ...checkoutFields(refused.page), agreed: 'on', intent: 'take-left' },
      '/en/checkout',
    );
    expect(checkoutFields(taken.page).line).toEqual([
      `${tea.variantId}~3~120000`,
      `${honey.variantId}~1~99000`,
    ]);
    expect(checkoutFields(taken.page).name).toBe(typedBuyer.name);
    const placed = await send(
      server,
      cookie,
      await looked(server, cookie, { ...checkoutFields(taken.page), ...typedBuyer }, '/en/checkout'),
      '/en/checkout',
    );
    expect(placed.status).toBe(303);
    expect((await ordersOf(context)).orders.map(({ goodsAmount }) => goodsAmount).sort()).toEqual([
      360_000, 99_000,
    ]);
  });

  test('whose session ends in the middle comes back whole, and goes on as a guest’s', async () => {
    const market = await openMarket();
    const { context } = market;
    await anyPostRate(context);
    const tea = await stallOf(context);
    const server = await startServer(market);
    const { cookie, personId } = await signedIn(context, { role: 'team_member', phone: '+84987654321' });
    await server.fetch('/cart', { cookie, form: { intent: 'add', code: tea.code, quantity: '2' } });
    const fields = await open(server, cookie);
    expect(fields.phone).toBe('0987 654 321');
    const form = await looked(server, cookie, { ...fields, ...typedBuyer });
    const refused = await send(server, '', form);
    expect([refused.status, refused.page.includes('Phiên đăng nhập đã hết')]).toEqual([400, true]);
    expect(checkoutFields(refused.page)).toMatchObject({
      name: typedBuyer.name,
      addressLine: typedBuyer.addressLine,
    });
    const mended = { ...checkoutFields(refused.page), ...typedBuyer };
    const placed = await send(server, '', await looked(server, '', mended));
    expect(placed.status).toBe(303);
    const { groups, cartLines } = await ordersOf(context);
    expect(groups).toMatchObject([{ isGuest: true }]);
    expect(groups[0]?.buyerId).not.toBe(personId);
    expect(cartLines).toEqual([]);
  });

  test('of a basket that became a person’s meanwhile shows what lies in it now', async () => {
    const market = await openMarket();
    const { context } = market;
    await anyPostRate(context);
    const tea = await stallOf(context);
    const guest = `cart=${await basketOf(context, [{ ...tea, quantity: 2 }])}`;
    const server = await startServer(market);
    const { cookie } = await signedIn(context, { role: 'team_member' });
    await server.fetch('/cart', { cookie, form: { intent: 'add', code: tea.code, quantity: '1' } });
    const form = await looked(server, guest, { ...(await open(server, guest)), ...typedBuyer });
    await server.fetch('/cart', { cookie: `${cookie}; ${guest}` });
    const refused = await send(server, cookie, form);
    expect([refused.status, refused.page.includes('vừa đổi ở cửa sổ khác')]).toEqual([400, true]);
    expect(checkoutFields(refused.page)).toMatchObject({
      line: [`${tea.variantId}~3~120000`],
      name: typedBuyer.name,
    });
    const mended = { ...checkoutFields(refused.page), ...typedBuyer };
    const placed = await send(server, cookie, await looked(server, cookie, mended));
    expect(placed.status).toBe(303);
    expect((await ordersOf(context)).groups).toMatchObject([{ isGuest: false }]);
  });

  test('proposes to who is signed in what they said last, and nothing of it to anybody else', async () => {
    const market = await openMarket();
    const { context } = market;
    await anyPostRate(context);
    const tea = await stallOf(context);
    const server = await startServer(market);
    const one = await signedIn(context, { role: 'team_member', phone: '+84987654321' });
    const another = await signedIn(context, { role: 'team_member' });
    const add = async ({ cookie }: { cookie: string }) => {
      await server.fetch('/cart', { cookie, form: { intent: 'add', code: tea.code, quantity: '1' } });
      return open(server, cookie);
    };
    const first = await add(one);
    expect(first).toMatchObject({ phone: '0987 654 321', addressLine: '', commune: '' });
    const form = await looked(server, one.cookie, { ...first, ...typedBuyer, email: 'khach@thu.example' });
    expect((await send(server, one.cookie, form)).status).toBe(303);
    const { name, phone, addressLine, commune } = typedBuyer;
    expect(await add(one)).toMatchObject({ name, phone, email: 'khach@thu.example', addressLine, note: '' });
    const page = await (await server.fetch('/checkout', { cookie: one.cookie })).text();
    expect(page).toMatch(/<option value="01" selected="">/);
    expect((await open(server, one.cookie)).commune).toBe(commune);
    // As it is proposed it can be ordered, and only the agreement is asked for anew.
    const again = { ...(await open(server, one.cookie)), province: '01', intent: 'review' };
    expect((await send(server, one.cookie, again)).page).toContain('id="agreed"');
    expect((await send(server, one.cookie, { ...again, agreed: 'on' })).status).toBe(200);
    expect(await add(another)).toMatchObject({ addressLine: '', commune: '', email: '' });
    const guest = `cart=${await basketOf(context, [tea])}`;
    expect(await open(server, guest)).toMatchObject({ name: '', phone: '', addressLine: '' });
  });

  test('is limited by address', async () => {
    const market = await openMarket({ settings: { LIMIT_CHECKOUT_PER_MINUTE: '1' } });
    await anyPostRate(market.context);
    const cookie = `cart=${await basketOf(market.context, [await stallOf(market.context)])}`;
    const server = await startServer(market);
    const form = { ...(await open(server, cookie)), ...typedBuyer, intent: 'review' };
    expect((await send(server, cookie, form)).status).toBe(200);
    const often = await send(server, cookie, form);
    expect([often.status, Number(often.answer.headers.get('retry-after')) > 0]).toEqual([429, true]);
    expect(checkoutFields(often.page).name).toBe(typedBuyer.name);
  });

  test('who has not paid is told what to do and where their orders are; the basket stays', async () => {
    const market = await openMarket({ settings: { LIMIT_UNPAID_ORDERS: '1' } });
    await anyPostRate(market.context);
    const stall = await stallOf(market.context);
    const server = await startServer(market);
    const place = async () => {
      const cookie = `cart=${await basketOf(market.context, [stall])}`;
      const form = await looked(server, cookie, { ...(await open(server, cookie)), ...typedBuyer });
      return { cookie, form, sent: await send(server, cookie, form) };
    };
    const first = await place();
    expect(first.sent.status).toBe(303);
    const { cookie, form, sent } = await place();
    expect(sent.status).toBe(400);
    expect(sent.page).toContain('Bạn đang có 1 đơn chưa thanh toán, lần đặt này thêm 1 đơn.');
    expect(sent.page).toContain('href="/orders"');
    const access = /order_access=[^;]*/.exec(first.sent.answer.headers.get('set-cookie') ?? '')?.[0];
    const known = await send(server, `${cookie}; ${access}`, form);
    expect(known.page).toContain(`href="${first.sent.answer.headers.get('location')}"`);
    expect((await ordersOf(market.context)).orders).toHaveLength(1);
  });

  test('a hotel is brought to within the days that are offered, and not in the year 9999', async () => {
    const market = await openMarket();
    const { context, clock } = market;
    const stall = await stallOf(context);
    const slotId = await hotelSlotOf(context, stall.producerId);
    const cookie = `cart=${await basketOf(context, [stall])}`;
    const server = await startServer(market);
    const form = { ...(await open(server, cookie)), ...typedBuyer, hotelName: 'Hoa Đào', hotelRoom: '305' };
    const on = async (day: string) => {
      const wanted = {
        ...form,
        [`delivery.${stall.producerId}`]: 'hotel',
        [`time.${stall.producerId}`]: `${slotId}~${day}`,
      };
      return send(server, cookie, await looked(server, cookie, wanted));
    };
    const today = localDate(clock.now());
    for (const day of ['9999-12-30', addDays(today, 7)]) expect((await on(day)).status, day).toBe(400);
    expect((await on(addDays(today, 6))).status).toBe(303);
  });
});
