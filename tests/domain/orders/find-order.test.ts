import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { findOrder } from '#app/domain/orders/access/find-order.server.ts';
import { isDomainError } from '#app/server/domain-error.ts';
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

  test('from a new address of the owner’s provider a stranger takes a turn of some seconds from the owner, not more', async () => {
    const market = await withOrder();
    const { context, clock, code } = market;
    await guess(market);
    const wrong = { code, phone: '0900000999', clientAddress: '10.0.9.9' };
    await expect(findOrder(context, wrong)).rejects.toMatchObject({ code: 'orderNotFound' });
    const owner = { code, phone: aBuyer.phone, clientAddress: '10.0.99.7' };
    const refused = await findOrder(context, owner).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'orderTriedOften', retryAfterSeconds: 20 });
    // Having been sent away is no wrong number: the owner still waits among those who have not been wrong.
    clock.set(clock.now() + 20 * SECONDS);
    await expect(findOrder(context, wrong)).rejects.toMatchObject({ code: 'orderNotFound' });
    expect((await findOrder(context, owner)).code).toBe(code);
  });

  /** How many of these were looked at, and not sent away. */
  async function lookedAt({ context, code }: TestMarket & { code: string }, addresses: readonly string[]) {
    let looked = 0;
    for (const [at, clientAddress] of addresses.entries()) {
      const phone = `09${String(10_000_000 + at)}`;
      const error = await findOrder(context, { code, phone, clientAddress }).catch(
        (failure: unknown) => failure,
      );
      if (isDomainError(error) && error.code === 'orderNotFound') looked += 1;
      else expect(error).toMatchObject({ code: 'orderTriedOften' });
    }
    return looked;
  }
  const hex = (at: number) => at.toString(16);

  test('opens for its owner while a stranger tries 1,000 numbers from ever new addresses of a provider', async () => {
    const market = await withOrder();
    const { context, clock, code } = market;
    const networks = Array.from({ length: 1_000 }, (_, at) => `2001:db8:${hex(at)}:${hex(at)}::/64`);
    // One turn in twenty seconds, however many addresses it is tried from.
    expect(await lookedAt(market, networks)).toBe(61);
    for (const clientAddress of ['2001:ee0:4f00:1::/64', '192.0.2.7']) {
      expect((await findOrder(context, { code, phone: aBuyer.phone, clientAddress })).code).toBe(code);
    }
    clock.set(clock.now() + 20 * SECONDS);
    expect(await lookedAt(market, ['2001:db8:5000:1::/64', '2001:db8:5001:1::/64'])).toBe(1);
  });

  test('opens for its owner while a stranger tries hundreds of numbers from the addresses of many providers', async () => {
    const market = await withOrder();
    const { context, code } = market;
    const networks = Array.from({ length: 300 }, (_, at) => `2a00:${hex(at)}:1:1::/64`);
    await lookedAt(market, networks);
    const owner = { code, phone: aBuyer.phone, clientAddress: '192.0.2.7' };
    expect((await findOrder(context, owner)).code).toBe(code);
  });

  test('after 20,000 wrong numbers in a day all wait for the same turns: what can be guessed is bounded', async () => {
    const market = await withOrder();
    const { context } = market;
    await guess(market);
    const { rateLimit } = context.store.tables;
    await context.store.write((tx) =>
      tx.update(rateLimit).set({ points: 20_000 }).where(eq(rateLimit.points, 60)),
    );
    const networks = Array.from({ length: 20 }, (_, at) => `2a00:${hex(at)}:1:1::/64`);
    expect(await lookedAt(market, networks)).toBe(1);
  });

  test('who is sent away from one site waits apart from who was never wrong there, and spends no try of the hour', async () => {
    const market = await withOrder();
    const { context, clock, code } = market;
    await guess(market);
    const wrong = { code, phone: '0900000999', clientAddress: '2001:ee0:1:1::/64' };
    await expect(findOrder(context, wrong)).rejects.toMatchObject({ code: 'orderNotFound' });
    const owner = { code, phone: aBuyer.phone, clientAddress: '2001:ee0:2:1::/64' };
    for (let at = 0; at <= context.config.limits.ordersFoundPerHour; at += 1) {
      await expect(findOrder(context, owner)).rejects.toMatchObject({ code: 'orderTriedOften' });
    }
    clock.set(clock.now() + 20 * SECONDS);
    const again = { ...wrong, clientAddress: '2001:ee0:1:2::/64' };
    await expect(findOrder(context, again)).rejects.toMatchObject({ code: 'orderNotFound' });
    expect((await findOrder(context, owner)).code).toBe(code);
  });
});
