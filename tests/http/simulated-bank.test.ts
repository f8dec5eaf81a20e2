import { eq } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { orderState } from '#app/domain/orders/order-state.ts';
import { payloadOf } from '#app/domain/payments/bank-account/payload-of.server.ts';
import { takeBankNotice } from '#app/domain/payments/bank-notices/take-bank-notice.server.ts';
import { askedOf, shopWithAccount } from '#tests/factories/transfers.ts';
import { startBank } from '#tests/fakes/bank/start-bank.ts';
import { startServer } from '#tests/support/start-server.ts';
import { eachEngine, type TestMarket } from '#tests/support/test-market.ts';

const NUMBER = '8800001234';

async function openBank(market: TestMarket) {
  const shop = await shopWithAccount(market.context, { number: NUMBER, provider: 'sepay' });
  const server = await startServer(market);
  const bank = await startBank();
  onTestFinished(() => bank.close());
  const control = (what: string, said: unknown) =>
    fetch(`${bank.control.url}/${what}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${bank.control.token}` },
      body: JSON.stringify(said),
    });
  const notify = {
    url: `${server.url}/webhooks/sepay?account=${shop.accountId}`,
    secret: `secret-of-${NUMBER}`,
  };
  await control('accounts', {
    accounts: [{ bin: '970436', number: NUMBER, holder: 'HTX CHE', isOpen: true, notify }],
  });
  const events = market.context.store.tables.paymentEvent;
  const heard = async () => (await market.context.store.read((db) => db.select().from(events))).length;
  return { shop, bank, control, heard };
}

async function stateOf({ context: { store } }: TestMarket, orderId: string) {
  const { order } = store.tables;
  const [row] = await store.read((db) => db.select().from(order).where(eq(order.id, orderId)));
  return row && orderState(row);
}

eachEngine('the simulated bank and the market', (open) => {
  test('a buyer pays by the page’s code, the bank tells twice and mangles the memo, the order is paid once', async () => {
    const market = await open({ now: Date.now() });
    const { shop, bank, control, heard } = await openBank(market);
    await control('behaviour', { duplicates: 2, memo: 'upper-no-space', isOutOfOrder: true });
    const asked = [await askedOf(market.context, shop), await askedOf(market.context, shop, 2)];
    for (const { paymentId } of asked) {
      const { payload, amount, memo } = (await payloadOf(market.context, paymentId)) ?? {};
      const form = { payload: payload ?? '', amount: String(amount), memo: `tra tien ${memo}`, back: '' };
      const paid = await fetch(`${bank.url}/pay`, { method: 'POST', body: new URLSearchParams(form) });
      expect(paid.status).toBe(200);
    }
    await expect.poll(heard, { timeout: 10_000 }).toBe(2);
    await market.runJobs([takeBankNotice]);
    for (const { orderId } of asked) expect(await stateOf(market, orderId)).toBe('paid');
    const { bankTransfer } = market.context.store.tables;
    const transfers = await market.context.store.read((db) => db.select().from(bankTransfer));
    expect(transfers.map(({ trouble }) => trouble)).toEqual([null, null]);
  });
});
