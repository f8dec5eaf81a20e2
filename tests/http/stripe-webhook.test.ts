import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { orderState } from '#app/domain/orders/order-state.ts';
import { handleCardEvent } from '#app/domain/payments/card/handle-card-event.server.ts';
import { startCardPayment } from '#app/domain/payments/card/start-card-payment.server.ts';
import { confirmCheckout } from '#app/domain/payments/checkout/confirm-checkout.server.ts';
import type { Context } from '#app/server/context.ts';
import { anyPostRate, checkoutOf } from '#tests/factories/buying.ts';
import { cardOrder } from '#tests/factories/card-order.ts';
import { shopOf } from '#tests/factories/paying.ts';
import { startServer } from '#tests/support/start-server.ts';
import { type StripeWorld, stripeWorld } from '#tests/support/stripe-world.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const rowsOf = ({ store }: Context) =>
  store.read(async (db) => ({
    events: await db.select().from(store.tables.paymentEvent),
    jobs: (await db.select().from(store.tables.job)).filter(({ kind }) => kind === 'handle-card-event'),
    orders: await db.select().from(store.tables.order),
    moves: await db.select().from(store.tables.stockMove),
    postings: await db.select().from(store.tables.ledgerPosting),
  }));

/** As Stripe sends it: no browser, no origin, no cookie. */
function send(url: string, { body, signature }: { body: Buffer | string; signature: string | null }) {
  return fetch(`${url}/webhooks/stripe`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      ...(signature === null ? {} : { 'stripe-signature': signature }),
    },
    body: typeof body === 'string' ? body : new Uint8Array(body),
  });
}

async function lastEvent(world: StripeWorld): Promise<string> {
  return Object.keys((await world.state()).events).at(-1) ?? '';
}

/** A checkout by card with the cookie that opens it. */
async function ownOrder(world: StripeWorld, name = 'HTX Chè') {
  const { context } = world;
  if (name === 'HTX Chè') await anyPostRate(context);
  const { listingId } = await shopOf(context, name);
  const wanted = await checkoutOf(context, [{ listingId, method: 'card' }]);
  const { code, accessToken } = await confirmCheckout(context, wanted);
  return { code, cookie: `order_access=${code}.${accessToken}` };
}

eachEngine('notices of Stripe over HTTP', (open) => {
  test('are kept with one job each before they are answered, and sent again change nothing', async () => {
    const world = await stripeWorld(open);
    const server = await startServer(world);
    const { groupId } = await cardOrder(world.context);
    await world.pay(await startCardPayment(world.context, groupId));
    const signed = await world.signed(await lastEvent(world));
    expect((await send(server.url, signed)).status).toBe(200);
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(server.url, signed)));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    const { events, jobs } = await rowsOf(world.context);
    expect([events.length, jobs.length]).toEqual([1, 1]);
    expect(events[0]?.sealed).not.toContain('checkout');
    await world.runJobs([handleCardEvent]);
    const after = await rowsOf(world.context);
    expect(after.orders.map(orderState)).toEqual(['paid']);
    expect(after.events[0]?.handledAt).not.toBeNull();
  });

  test('with another signature, time or text are refused, and nothing is kept', async () => {
    const world = await stripeWorld(open);
    const server = await startServer(world);
    await world.control('tell', { type: 'customer.created', object: { id: 'cus_1' } });
    const event = await lastEvent(world);
    const good = await world.signed(event);
    const old = await world.control<{ body: string; signature: string }>('sign', {
      event,
      at: world.clock.now() - 301_000,
    });
    const ahead = await world.control<{ body: string; signature: string }>('sign', {
      event,
      at: world.clock.now() + 302_000,
    });
    const text = good.body.toString('utf8');
    const wrong = [
      { body: good.body, signature: null },
      { body: good.body, signature: '' },
      { body: good.body, signature: good.signature.replace(/v1=.*/, `v1=${'0'.repeat(64)}`) },
      { body: good.body, signature: good.signature.replace('v1=', 'v0=') },
      { body: good.body, signature: old.signature },
      { body: ahead.body, signature: ahead.signature },
      { body: text.replace('customer.created', 'customer.deleted'), signature: good.signature },
      // The same data written otherwise is another text.
      { body: JSON.stringify(JSON.parse(text)), signature: good.signature },
      { body: '', signature: good.signature },
    ];
    for (const one of wrong) expect((await send(server.url, one)).status).toBe(400);
    expect((await rowsOf(world.context)).events).toEqual([]);
    // Within the five minutes that clocks may differ by, and of a kind that nobody knows.
    const late = await world.control<{ body: string; signature: string }>('sign', {
      event,
      at: world.clock.now() - 299_000,
    });
    expect((await send(server.url, late)).status).toBe(200);
    await world.runJobs([handleCardEvent]);
    expect((await rowsOf(world.context)).events).toMatchObject([
      { kind: 'customer.created', handledAt: world.clock.now() },
    ]);
    expect((await server.fetch('/webhooks/stripe')).status).toBe(405);
  });

  test('whose ids no database takes as they are, are kept once each', async () => {
    const world = await stripeWorld(open);
    const server = await startServer(world);
    const { Stripe } = await import('stripe');
    const random = randomBytes(3_000).toString('hex');
    for (const id of ['evt_\0', `evt_${random}`, `evt_${random}0`]) {
      const body = JSON.stringify({
        id,
        object: 'event',
        type: `customer.\0${random}`,
        data: { object: { id: 'x' } },
      });
      const timestamp = Math.floor(world.clock.now() / 1000);
      const signature = Stripe.webhooks.generateTestHeaderString({
        payload: body,
        secret: world.stripe.webhookSecret,
        timestamp,
      });
      for (let time = 0; time < 2; time += 1)
        expect((await send(server.url, { body, signature })).status).toBe(200);
    }
    await world.runJobs([handleCardEvent]);
    const { events } = await rowsOf(world.context);
    expect(events.map(({ handledAt }) => handledAt)).toEqual(Array(3).fill(world.clock.now()));
  });

  test('where no cards are taken there is nobody to tell', async () => {
    const market = await open();
    const server = await startServer(market);
    expect((await send(server.url, { body: '{}', signature: 't=1,v1=00' })).status).toBe(404);
  });

  test('the buyer’s return and the notice at the same time: one settlement, one move of stock, one sale', async () => {
    const world = await stripeWorld(open);
    const server = await startServer(world);
    const { code, cookie } = await ownOrder(world);
    const { orderGroup } = world.context.store.tables;
    const [group] = await world.context.store.read((db) => db.select().from(orderGroup));
    await world.pay(await startCardPayment(world.context, group?.id ?? ''));
    for (const id of Object.keys((await world.state()).events)) {
      await send(server.url, await world.signed(id));
    }
    const came = await Promise.all([
      ...Array.from({ length: 5 }, () => server.fetch(`/orders/${code}/card-return`, { cookie })),
      world.runJobs([handleCardEvent]),
    ]);
    expect(came.slice(0, 5).map((one) => (one as Response).status)).toEqual(Array(5).fill(303));
    const { orders, moves, postings } = await rowsOf(world.context);
    expect(orders.map(orderState)).toEqual(['paid']);
    expect(moves.filter(({ cause }) => cause === 'sell')).toHaveLength(1);
    expect(postings.map(({ kind }) => kind).sort()).toEqual(['provider-fee', 'receipt-card', 'sale']);
  });
});

eachEngine('a card provider that takes its time', (open) => {
  test('holds up no page, and no buyer until it answers; the money is taken when it answers', async () => {
    const world = await stripeWorld(open);
    const server = await startServer(world);
    const { code, cookie } = await ownOrder(world);
    const { orderGroup } = world.context.store.tables;
    const [group] = await world.context.store.read((db) => db.select().from(orderGroup));
    await world.pay(await startCardPayment(world.context, group?.id ?? ''));
    const asksOf = async () =>
      Object.entries((await world.state()).calls)
        .filter(([call]) => call.startsWith('GET /v1/checkout/sessions'))
        .reduce((sum, [, calls]) => sum + calls, 0);
    const before = await asksOf();
    // Whoever has no cookie, or spells the address otherwise, has nothing asked.
    const unasked = [
      server.fetch(`/orders/${code}/card-return`),
      server.fetch(`/ORDERS/${code}/card-return`, { cookie }),
      server.fetch(`/orders/${code}/card-return/`, { cookie }),
    ];
    expect((await Promise.all(unasked)).map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(await asksOf()).toBe(before);
    // More than all pages have places.
    const others = [await ownOrder(world, 'HTX Gạo'), await ownOrder(world, 'HTX Nấm')];
    const groups = await world.context.store.read((db) => db.select().from(orderGroup));
    for (const { id } of groups.slice(1)) await startCardPayment(world.context, id);
    const ASKING = 3 * 4;
    const asked = await asksOf();
    await world.control('fault', { fault: 'slow', next: ASKING, ms: 4_500, path: 'sessions' });
    const back = [{ code, cookie }, ...others].flatMap((own) =>
      Array.from({ length: 8 }, () =>
        server.fetch(`/orders/${own.code}/card-return`, { cookie: own.cookie }),
      ),
    );
    const asking = Promise.all(back);
    const page = server.fetch(`/orders/${code}`, { cookie });
    const first = await Promise.race([page, asking]);
    expect(first).toBe(await page);
    expect((await page).status).toBe(200);
    // They come back before the provider has said a word.
    expect((await asking).map(({ status }) => status)).toEqual(Array(24).fill(303));
    expect((await rowsOf(world.context)).orders.map(orderState)).toEqual(Array(3).fill('waiting'));
    // One order's windows have four places between them.
    expect(await asksOf()).toBe(asked + ASKING);
    await expect
      .poll(async () => (await rowsOf(world.context)).orders.map(orderState).sort(), { timeout: 10_000 })
      .toEqual(['paid', 'waiting', 'waiting']);
    expect((await rowsOf(world.context)).postings.map(({ kind }) => kind).sort()).toEqual([
      'provider-fee',
      'receipt-card',
      'sale',
    ]);
  });
});

eachEngine('the buyer’s way to the card page', (open) => {
  test('from the order to the provider and back, without scripts; nobody else gets there', async () => {
    const world = await stripeWorld(open);
    const server = await startServer(world);
    const { code, cookie } = await ownOrder(world);
    const way = `/orders/${code}/pay-card`;
    expect((await server.fetch(way, { form: {} })).status).toBe(404);
    expect((await server.fetch(way)).status).toBe(404);
    const sent = await server.fetch(`/en${way}`, { cookie, form: {} });
    expect([sent.status, sent.headers.get('location')]).toEqual([303, `/en${way}`]);
    const page = await (await server.fetch(`/en${way}`, { cookie })).text();
    const url = /http-equiv="refresh" content="1;url=([^"]+)"/.exec(page)?.[1] ?? '';
    expect(url).toContain(`${world.stripe.url}/pay/cs_test_`);
    expect(page).toContain(`href="${url}"`);
    expect(page).toContain('simulation');
    const shown = await (await fetch(url)).text();
    expect(shown).toContain('mô phỏng');
    const paid = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ card: '4242424242424242' }),
    });
    const back = new URL(paid.headers.get('location') ?? '').pathname;
    expect(back).toBe(`/orders/${code}/card-return`);
    const home = await server.fetch(back, { cookie });
    expect([home.status, home.headers.get('location')]).toEqual([303, `/orders/${code}`]);
    expect((await rowsOf(world.context)).orders.map(orderState)).toEqual(['paid']);
    const again = await server.fetch(way, { cookie });
    expect([again.status, again.headers.get('location')]).toEqual([303, `/orders/${code}`]);
  });

  test('when the provider does not answer, the page says so and that no money was taken', async () => {
    const world = await stripeWorld(open);
    const server = await startServer(world);
    const { code, cookie } = await ownOrder(world);
    await world.control('fault', { fault: 'drop-before-acting', next: 1 });
    const refused = await server.fetch(`/orders/${code}/pay-card`, { cookie, form: {} });
    expect(refused.status).toBe(400);
    const text = await refused.text();
    expect(text).toContain('Tiền chưa bị trừ');
    expect(text).toContain('Mở lại trang trả tiền');
  });
});
