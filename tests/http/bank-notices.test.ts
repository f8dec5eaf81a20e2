import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { orderState } from '#app/domain/orders/order-state.ts';
import { takeBankNotice } from '#app/domain/payments/bank-notices/take-bank-notice.server.ts';
import { cassoNotice, payosNotice, sendNotice, sepayNotice } from '#tests/factories/signed-notice.ts';
import { askedOf, shopWithAccount } from '#tests/factories/transfers.ts';
import { startServer } from '#tests/support/start-server.ts';
import { eachEngine, type TestMarket } from '#tests/support/test-market.ts';

const NUMBER = '19001234567';

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

const noticeOf = (market: TestMarket, { amount, memo }: { amount: number; memo: string }) => ({
  amount,
  memo,
  number: NUMBER,
  at: market.clock.now(),
});

eachEngine('what bank providers tell over HTTP', (open) => {
  test('SePay: signed, kept, answered as it wants, and the order is paid', async () => {
    const market = await open();
    const { server, asked } = await openShop(market, 'sepay');
    const told = { ...asked, memo: `${asked.memo} LE THI KHACH` };
    const answer = await sendNotice(server.url, sepayNotice(noticeOf(market, told)));
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
    const notice = sepayNotice(noticeOf(market, asked));
    const answers = await Promise.all(Array.from({ length: 50 }, () => sendNotice(server.url, notice)));
    expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(200));
    await market.runJobs([takeBankNotice]);
    const again = await sendNotice(server.url, notice);
    expect(again.status).toBe(200);
    expect(await market.runJobs([takeBankNotice])).toBe(0);
    const { events, transfers, moves } = await rowsOf(market);
    expect([events.length, transfers.length]).toEqual([1, 1]);
    expect(moves.filter(({ cause }) => cause === 'sell')).toHaveLength(1);
  });

  test('whose id and reference no database takes as they are: the money is taken, once', async () => {
    const market = await open();
    const { server, asked } = await openShop(market, 'sepay');
    for (const name of ['FT\u00001', randomBytes(3_000).toString('hex')]) {
      const notice = sepayNotice({ ...noticeOf(market, asked), reference: name }, { id: name });
      for (let time = 0; time < 2; time += 1) expect((await sendNotice(server.url, notice)).status).toBe(200);
      await market.runJobs([takeBankNotice]);
    }
    const { orders, transfers, events } = await rowsOf(market);
    expect([events.length, transfers.length]).toEqual([2, 2]);
    expect(events.every(({ handledAt }) => handledAt !== null)).toBe(true);
    expect(orders.map(orderState)).toEqual(['paid']);
  });

  test('wrong, old, missing or another account’s signature: 401, and nothing is kept', async () => {
    const market = await open();
    const { server, asked } = await openShop(market, 'sepay');
    const told = noticeOf(market, asked);
    const good = sepayNotice(told);
    const cheaper = sepayNotice({ ...told, amount: asked.amount - 1 });
    const unsigned = { ...good, headers: {} };
    const refused = [
      unsigned,
      sepayNotice({ ...told, secret: 'guessed' }),
      sepayNotice({ ...told, at: told.at - 301_000 }),
      { ...cheaper, headers: good.headers },
      { ...unsigned, headers: { authorization: 'Apikey guessed' } },
      sepayNotice({ ...told, number: '555', secret: `secret-of-${NUMBER}` }),
      { ...good, path: '/webhooks/casso' as const },
      { ...good, body: 'no json' },
    ];
    const answers = [];
    for (const one of refused) answers.push((await sendNotice(server.url, one)).status);
    expect(answers).toEqual(Array(refused.length).fill(401));
    const { events, transfers, jobs } = await rowsOf(market);
    expect([events, transfers]).toEqual([[], []]);
    expect(jobs.filter(({ kind }) => kind === 'take-bank-notice')).toEqual([]);
    expect((await sendNotice(server.url, { ...unsigned, body: 'x'.repeat(70_000) })).status).toBe(413);
    expect((await fetch(`${server.url}/webhooks/sepay`)).status).toBe(405);
    // Only these addresses may be sent to from elsewhere.
    const elsewhere = await fetch(`${server.url}/webhooks/elsewhere`, { method: 'POST', body: good.body });
    expect(elsewhere.status).toBe(403);
  });

  test('Casso and payOS: signed as they publish it, the order is paid', async () => {
    for (const provider of ['casso', 'payos'] as const) {
      const market = await open();
      const { server, asked } = await openShop(market, provider);
      const noticeBy = provider === 'casso' ? cassoNotice : payosNotice;
      const sent = noticeBy(noticeOf(market, asked));
      const answer = await sendNotice(server.url, sent);
      expect(answer.status, provider).toBe(200);
      await market.runJobs([takeBankNotice]);
      expect((await rowsOf(market)).orders.map(orderState), provider).toEqual(['paid']);
      const other = sent.body.replace(String(asked.amount), String(asked.amount + 1));
      expect((await sendNotice(server.url, { ...sent, body: other })).status).toBe(401);
    }
  });

  test('a provider’s own test, with a number of nobody, is answered at the account’s own address', async () => {
    const market = await open();
    const { server, shop, asked } = await openShop(market, 'payos');
    const notice = payosNotice({
      ...noticeOf(market, asked),
      number: '12345678',
      secret: `secret-of-${NUMBER}`,
    });
    expect((await sendNotice(server.url, notice)).status).toBe(401);
    const own = await fetch(`${server.url}${notice.path}?account=${shop.accountId}`, {
      method: 'POST',
      body: notice.body,
    });
    expect(own.status).toBe(200);
    await market.runJobs([takeBankNotice]);
    const { transfers, accounts } = await rowsOf(market);
    expect(transfers).toEqual([]);
    expect(accounts[0]?.lastNoticeAt).toBe(market.clock.now());
  });
});
