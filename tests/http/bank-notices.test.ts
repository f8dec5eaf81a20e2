import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { orderState } from '#app/domain/orders/order-state.ts';
import { takeBankNotice } from '#app/domain/payments/bank-notices/take-bank-notice.server.ts';
import { askedOf, shopWithAccount } from '#tests/factories/transfers.ts';
import { startServer, type TestServer } from '#tests/support/start-server.ts';
import { eachEngine, type TestMarket } from '#tests/support/test-market.ts';

const NUMBER = '19001234567';
/** As `bankAccountOf` makes it. */
const SECRET = `secret-of-${NUMBER}`;

async function openShop(market: TestMarket, provider: 'sepay' | 'casso' | 'payos') {
  const shop = await shopWithAccount(market.context, { number: NUMBER, provider });
  const asked = await askedOf(market.context, shop);
  return { shop, asked, server: await startServer(market) };
}

const rowsOf = ({ context: { store } }: TestMarket) =>
  store.read(async (db) => ({
    events: await db.select().from(store.tables.paymentEvent),
    transfers: await db.select().from(store.tables.bankTransfer),
    orders: await db.select().from(store.tables.order),
    moves: await db.select().from(store.tables.stockMove),
    jobs: await db.select().from(store.tables.job),
    accounts: await db.select().from(store.tables.bankAccount),
  }));

/** As a provider's server sends: from nowhere in particular. */
function send(server: TestServer, path: string, body: string, headers: Record<string, string> = {}) {
  return fetch(server.url + path, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });
}

function sepayBody(amount: number, content: string, changes: object = {}) {
  return JSON.stringify({
    id: 4711,
    gateway: 'Vietcombank',
    transactionDate: '2026-11-23 09:00:00',
    accountNumber: NUMBER,
    subAccount: null,
    code: null,
    content,
    transferType: 'in',
    description: content,
    transferAmount: amount,
    accumulated: 0,
    referenceCode: 'FT26327000001',
    ...changes,
  });
}

function sepaySigned(body: string, at: number, secret = SECRET) {
  const timestamp = String(Math.floor(at / 1000));
  const hex = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
  return { 'x-sepay-signature': `sha256=${hex}`, 'x-sepay-timestamp': timestamp };
}

eachEngine('what bank providers tell over HTTP', (open) => {
  test('SePay: signed, kept, answered as it wants, and the order is paid', async () => {
    const market = await open();
    const { server, asked } = await openShop(market, 'sepay');
    const body = sepayBody(asked.amount, `${asked.memo} LE THI KHACH`);
    const answer = await send(server, '/webhooks/sepay', body, sepaySigned(body, market.clock.now()));
    expect([answer.status, await answer.json()]).toEqual([200, { success: true }]);
    const before = await rowsOf(market);
    expect(before.events).toMatchObject([{ kind: 'in', handledAt: null }]);
    expect(JSON.stringify(before)).not.toContain('KHACH');
    expect(before.accounts[0]?.lastNoticeAt).toBe(market.clock.now());
    await market.runJobs([takeBankNotice]);
    const { orders, events } = await rowsOf(market);
    expect(orders.map(orderState)).toEqual(['paid']);
    expect(events[0]?.handledAt).not.toBeNull();
  });

  test('the same event fifty times at once: each answered 200, one event, one settlement', async () => {
    const market = await open();
    const { server, asked } = await openShop(market, 'sepay');
    const body = sepayBody(asked.amount, asked.memo);
    const headers = sepaySigned(body, market.clock.now());
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => send(server, '/webhooks/sepay', body, headers)),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(200));
    await market.runJobs([takeBankNotice]);
    const again = await send(server, '/webhooks/sepay', body, headers);
    expect(again.status).toBe(200);
    expect(await market.runJobs([takeBankNotice])).toBe(0);
    const { events, transfers, moves } = await rowsOf(market);
    expect([events.length, transfers.length]).toEqual([1, 1]);
    expect(moves.filter(({ cause }) => cause === 'sell')).toHaveLength(1);
  });

  test('wrong, old, missing or another account’s signature: 401, and nothing is kept', async () => {
    const market = await open();
    const { server, asked } = await openShop(market, 'sepay');
    const now = market.clock.now();
    const body = sepayBody(asked.amount, asked.memo);
    const cheaper = sepayBody(asked.amount - 1, asked.memo);
    const unknown = sepayBody(asked.amount, asked.memo, { accountNumber: '555' });
    const refused = [
      await send(server, '/webhooks/sepay', body),
      await send(server, '/webhooks/sepay', body, sepaySigned(body, now, 'guessed')),
      await send(server, '/webhooks/sepay', body, sepaySigned(body, now - 301_000)),
      await send(server, '/webhooks/sepay', body, sepaySigned(cheaper, now)),
      await send(server, '/webhooks/sepay', body, { authorization: 'Apikey guessed' }),
      await send(server, '/webhooks/sepay', unknown, sepaySigned(unknown, now)),
      await send(server, '/webhooks/casso', body, sepaySigned(body, now)),
      await send(server, '/webhooks/sepay', 'no json', sepaySigned('no json', now)),
    ];
    expect(refused.map(({ status }) => status)).toEqual(Array(refused.length).fill(401));
    const { events, transfers, jobs } = await rowsOf(market);
    expect([events, transfers]).toEqual([[], []]);
    expect(jobs.filter(({ kind }) => kind === 'take-bank-notice')).toEqual([]);
    expect((await send(server, '/webhooks/sepay', 'x'.repeat(70_000))).status).toBe(413);
    expect((await fetch(`${server.url}/webhooks/sepay`)).status).toBe(405);
    // Only these addresses may be sent to from elsewhere.
    expect((await send(server, '/webhooks/elsewhere', body)).status).toBe(403);
  });

  test('Casso and payOS: signed as they publish it, the order is paid', async () => {
    for (const provider of ['casso', 'payos'] as const) {
      const market = await open();
      const { server, asked } = await openShop(market, provider);
      const sent = provider === 'casso' ? cassoOf(asked) : payosOf(asked);
      const answer = await send(server, `/webhooks/${provider}`, sent.body, sent.headers);
      expect(answer.status, provider).toBe(200);
      await market.runJobs([takeBankNotice]);
      expect((await rowsOf(market)).orders.map(orderState), provider).toEqual(['paid']);
      const other = sent.body.replace(String(asked.amount), String(asked.amount + 1));
      expect((await send(server, `/webhooks/${provider}`, other, sent.headers)).status).toBe(401);
    }
  });

  test('a provider’s own test, with a number of nobody, is answered at the account’s own address', async () => {
    const market = await open();
    const { server, shop, asked } = await openShop(market, 'payos');
    const { body, headers } = payosOf({ ...asked, number: '12345678' });
    expect((await send(server, '/webhooks/payos', body, headers)).status).toBe(401);
    const own = `/webhooks/payos?account=${shop.accountId}`;
    expect((await send(server, own, body, headers)).status).toBe(200);
    await market.runJobs([takeBankNotice]);
    const { transfers, accounts } = await rowsOf(market);
    expect(transfers).toEqual([]);
    expect(accounts[0]?.lastNoticeAt).toBe(market.clock.now());
  });
});

function cassoOf({ amount, memo }: { amount: number; memo: string }) {
  const data = {
    accountNumber: NUMBER,
    amount,
    bankName: 'VPBank',
    description: `QR ${memo}`,
    id: 88,
    reference: 'FT26327000002',
    transactionDateTime: '2026-11-23 09:00:00',
  };
  // Its fields stand sorted here already, as they are signed.
  const body = JSON.stringify({ data, error: 0 });
  const v1 = createHmac('sha512', SECRET).update(`1795400000000.${body}`).digest('hex');
  return { body, headers: { 'x-casso-signature': `t=1795400000000,v1=${v1}` } };
}

function payosOf({ amount, memo, number = NUMBER }: { amount: number; memo: string; number?: string }) {
  const data = {
    accountNumber: number,
    amount,
    description: memo,
    orderCode: 1,
    reference: 'FT26327000003',
    transactionDateTime: '2026-11-23 09:00:00',
  };
  const text = Object.entries(data)
    .map(([key, value]) => `${key}=${value}`)
    .join('&');
  const signature = createHmac('sha256', SECRET).update(text).digest('hex');
  return { body: JSON.stringify({ code: '00', success: true, data, signature }), headers: {} };
}
