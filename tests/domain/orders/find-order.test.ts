import { expect, test } from 'vitest';
import { findOrder } from '#app/domain/orders/access/find-order.server.ts';
import { aBuyer } from '#tests/factories/buying.ts';
import { askedOf, shopWithAccount } from '#tests/factories/transfers.ts';
import { eachEngine, type TestMarket } from '#tests/support/test-market.ts';

const SECONDS = 1000;
const HOURS = 3_600_000;

eachEngine('an order whose code a stranger knows', (open) => {
  async function withOrder() {
    const market = await open();
    const { orderCode } = await askedOf(market.context, await shopWithAccount(market.context));
    const code = orderCode.split('-')[0] ?? '';
    return { ...market, code };
  }

  /** Sixty wrong numbers from twelve addresses. */
  async function guess({ context, code }: TestMarket & { code: string }) {
    for (let at = 0; at < 60; at += 1) {
      const wrong = {
        code,
        phone: `09000000${String(at).padStart(2, '0')}`,
        clientAddress: `10.0.0.${at % 12}`,
      };
      await expect(findOrder(context, wrong)).rejects.toMatchObject({ code: 'orderNotFound' });
    }
  }

  test('opens for its owner after however many wrong numbers of others, and for the guesser by turns', async () => {
    const market = await withOrder();
    const { context, clock, code } = market;
    await guess(market);
    const owner = { code, phone: aBuyer.phone, clientAddress: '192.0.2.7' };
    expect((await findOrder(context, owner)).code).toBe(code);
    // The guesser has waited out the quarter of an hour, and now has one turn at a time, from all old addresses together.
    clock.set(clock.now() + HOURS);
    const wrong = (clientAddress: string) => findOrder(context, { code, phone: '0900000999', clientAddress });
    await expect(wrong('10.0.0.1')).rejects.toMatchObject({ code: 'orderNotFound' });
    await expect(wrong('10.0.0.2')).rejects.toMatchObject({ code: 'orderTriedOften' });
    expect((await findOrder(context, { ...owner, clientAddress: '192.0.2.8' })).code).toBe(code);
  });

  test('from a new address a stranger takes a turn of some seconds from the owner, not more', async () => {
    const market = await withOrder();
    const { context, clock, code } = market;
    await guess(market);
    const wrong = { code, phone: '0900000999', clientAddress: '10.0.9.9' };
    await expect(findOrder(context, wrong)).rejects.toMatchObject({ code: 'orderNotFound' });
    const owner = { code, phone: aBuyer.phone, clientAddress: '192.0.2.7' };
    const refused = await findOrder(context, owner).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'orderTriedOften', retryAfterSeconds: 20 });
    // Having been sent away is no wrong number: the owner still waits among those who have not been wrong.
    clock.set(clock.now() + 20 * SECONDS);
    await expect(findOrder(context, wrong)).rejects.toMatchObject({ code: 'orderNotFound' });
    expect((await findOrder(context, owner)).code).toBe(code);
  });
});
