import { desc } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { confirmCheckout } from '#app/domain/payments/checkout/confirm-checkout.server.ts';
import { anyPostRate, checkoutOf } from '#tests/factories/buying.ts';
import { payByTransfer, shopOf } from '#tests/factories/paying.ts';
import { TEST_SECRET } from '#tests/support/open-test-context.ts';
import { request } from '#tests/support/request.ts';
import { spawnServer } from '#tests/support/spawn-server.ts';
import { startServer } from '#tests/support/start-server.ts';
import { eachEngine, type TestMarket } from '#tests/support/test-market.ts';

/** As many as one order's windows may wait. */
const PLACES = 8;

async function placed({ context }: TestMarket, name = 'HTX Chè') {
  if (name === 'HTX Chè') await anyPostRate(context);
  const { listingId } = await shopOf(context, name);
  const { code, accessToken } = await confirmCheckout(context, await checkoutOf(context, [{ listingId }]));
  const { payment } = context.store.tables;
  const [asked] = await context.store.read((db) => db.select().from(payment).orderBy(desc(payment.id)));
  return { code, paymentId: asked?.id ?? '', cookie: `order_access=${code}.${accessToken}` };
}

type Placed = Awaited<ReturnType<typeof placed>>;
type State = { version: string; state: string; orders: unknown[] };

/** Looks at once, or waits for something else than a version. */
async function look(url: string, { code, cookie }: Placed, after?: string): Promise<State> {
  const query = after === undefined ? '' : `?after=${after}`;
  const answer = await request(url, `/orders/${code}/state.json${query}`, { cookie });
  expect(answer.status).toBe(200);
  return (await answer.json()) as State;
}

/** Whether it is answered within so long. */
async function isAnswered(answer: Promise<unknown>, withinMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), withinMs);
  });
  const result = await Promise.race([answer.then(() => true), late]);
  clearTimeout(timer);
  return result;
}

eachEngine('a page that waits for its order to change', (open) => {
  test('is answered when the money comes, whichever process has seen it, and not before', async () => {
    const market = await open();
    const server = await startServer(market);
    const orders = [
      { own: await placed(market), elsewhere: market.openAgain() },
      { own: await placed(market, 'HTX Mật ong'), elsewhere: market.context },
    ];
    for (const { own, elsewhere } of orders) {
      const { version } = await look(server.url, own);
      const waiting = look(server.url, own, version);
      expect(await isAnswered(waiting, 300)).toBe(false);
      await payByTransfer(elsewhere, own.paymentId);
      const paidAt = performance.now();
      const then = await waiting;
      expect(performance.now() - paidAt).toBeLessThan(1_000);
      expect([then.state, then.version === version]).toEqual(['paid', false]);
      expect(Object.keys(then.orders[0] ?? {}).sort()).toEqual(['code', 'state']);
      // What has changed already is not waited for.
      expect(await isAnswered(look(server.url, own, version), 500)).toBe(true);
    }
  });

  test('is told of what no order moves by, too: money that was too little', async () => {
    const market = await open();
    const server = await startServer(market);
    const order = await placed(market);
    const { version } = await look(server.url, order);
    const waiting = look(server.url, order, version);
    await payByTransfer(market.context, order.paymentId, 100_000);
    const then = await waiting;
    expect([then.state, then.version === version]).toEqual(['waiting', false]);
  });

  test('is nobody else’s: without the order’s cookie there is nothing to wait for', async () => {
    const market = await open();
    const server = await startServer(market);
    const order = await placed(market);
    const { version } = await look(server.url, order);
    for (const cookie of ['', `order_access=${order.code}.${'x'.repeat(43)}`]) {
      const answer = await request(server.url, `/orders/${order.code}/state.json?after=${version}`, {
        cookie,
      });
      expect(answer.status).toBe(404);
    }
  });

  test('has a place among few of one order, holds up no other page, and whoever goes leaves the place', async () => {
    const market = await open();
    const server = await startServer(market);
    const order = await placed(market);
    const { version } = await look(server.url, order);
    const going = new AbortController();
    const waiting = Array.from({ length: PLACES }, () =>
      request(server.url, `/orders/${order.code}/state.json?after=${version}`, {
        cookie: order.cookie,
        signal: going.signal,
      }).catch(() => 'gone'),
    );
    expect(await isAnswered(Promise.race(waiting), 300)).toBe(false);
    // One window more asks as it did before there were places.
    expect((await look(server.url, order, version)).version).toBe(version);
    expect((await request(server.url, `/orders/${order.code}`, { cookie: order.cookie })).status).toBe(200);
    going.abort();
    expect(await Promise.all(waiting)).toEqual(Array(PLACES).fill('gone'));
    let next: Promise<State> | undefined;
    // The server hears of a closed connection in its own time.
    await expect
      .poll(async () => {
        next = look(server.url, order, version);
        return isAnswered(next, 300);
      })
      .toBe(false);
    await payByTransfer(market.context, order.paymentId);
    expect((await next)?.state).toBe('paid');
  });

  test('waits at its one address alone: however else that is written, it is answered at once and pages go on', async () => {
    const market = await open();
    const server = await startServer(market);
    const order = await placed(market);
    const { version } = await look(server.url, order);
    const ways = [
      'STATE.json',
      'state%2ejson',
      'state.json/',
      'state.json.data',
      '../../ORDERS/CODE/state.json',
      '../../en/orders/CODE/state.json',
    ];
    const asked = ways.map(async (way) => {
      const path = `/orders/${order.code}/${way.replace('CODE', order.code)}?after=${version}`;
      const answer = await request(server.url, path, { cookie: order.cookie });
      await answer.arrayBuffer();
      return answer.status;
    });
    expect(await isAnswered(Promise.all(asked), 5_000)).toBe(true);
    expect((await Promise.all(asked)).filter((status) => status === 200).length).toBeGreaterThan(2);
    // As many as all pages have places, each with a place to wait of its own.
    const spelt = Array.from({ length: PLACES }, () =>
      request(server.url, `/ORDERS/${order.code}/state.json?after=${version}`, { cookie: order.cookie }),
    );
    const page = request(server.url, `/orders/${order.code}`, { cookie: order.cookie });
    expect(await isAnswered(Promise.all([...spelt, page]), 5_000)).toBe(true);
    expect(await isAnswered(look(server.url, order, version), 300)).toBe(false);
    await payByTransfer(market.context, order.paymentId);
  });

  test('does not keep a market from stopping', async () => {
    const market = await open({ now: Date.now() });
    const order = await placed(market);
    const server = await spawnServer({
      DATA_DIR: market.dataDir,
      DATABASE_URL: market.databaseUrl ?? '',
      DEMO: 'off',
      APP_SECRET: TEST_SECRET,
    });
    const { version } = await look(server.url, order);
    const waiting = look(server.url, order, version);
    expect(await isAnswered(waiting, 300)).toBe(false);
    const stoppedAt = performance.now();
    const [then, code] = await Promise.all([waiting, server.stop()]);
    expect([then.version, code]).toEqual([version, 0]);
    expect(performance.now() - stoppedAt).toBeLessThan(8_000);
  });
});
