import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { orderState } from '#app/domain/orders/order-state.ts';
import { confirmByHand } from '#app/domain/payments/bank-transfers/confirm-by-hand.server.ts';
import { remainingOf } from '#app/domain/payments/bank-transfers/remaining-of.server.ts';
import { takeTransfer } from '#app/domain/payments/bank-transfers/take-transfer.server.ts';
import { memoCodeFrom } from '#app/domain/payments/memo-code/memo-code.ts';
import { expireOrders } from '#app/domain/payments/settle/expire-orders.server.ts';
import type { Context } from '#app/server/context.ts';
import { DAY_MS } from '#app/server/local-date.ts';
import { askedOf, balancesOf, seenOf, shopWithAccount } from '#tests/factories/transfers.ts';
import { eachEngine } from '#tests/support/test-market.ts';

async function stateOf({ store }: Context, orderId: string) {
  const { order } = store.tables;
  const [row] = await store.read((db) => db.select().from(order).where(eq(order.id, orderId)));
  if (!row) throw new Error('no such order');
  return orderState(row);
}

const transfersOf = ({ store }: Context) => store.read((db) => db.select().from(store.tables.bankTransfer));
const sightingsOf = ({ store }: Context) =>
  store.read((db) => db.select().from(store.tables.transferSighting));

eachEngine('money that is seen on an account', (open) => {
  test('the exact amount with the code pays the order, however the bank writes it', async () => {
    const { context } = await open();
    const shop = await shopWithAccount(context);
    const { amount, memo, orderId } = await askedOf(context, shop);
    const text = `MBVCB.8123.${memo.toLowerCase().slice(0, 4)} ${memo.slice(4)}.CT tu 0011 LE THI KHACH`;
    const taken = await takeTransfer(context, shop.accountId, seenOf(context, { amount, text }));
    expect(taken).toMatchObject({ isNew: true, trouble: null });
    expect(await stateOf(context, orderId)).toBe('paid');
    expect(await balancesOf(context, shop.producerId)).toEqual({
      producer_direct: amount,
      producer_payable: -amount,
    });
    const stored = JSON.stringify(await transfersOf(context));
    expect(stored).not.toContain('KHACH');
  });

  test('told of fifty times at once it is one transfer and one settlement', async () => {
    const { context } = await open();
    const shop = await shopWithAccount(context);
    const { amount, memo } = await askedOf(context, shop);
    const seen = seenOf(context, { amount, text: memo });
    const taken = await Promise.all(
      Array.from({ length: 50 }, () => takeTransfer(context, shop.accountId, seen)),
    );
    expect(taken.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(new Set(taken.map(({ transferId }) => transferId)).size).toBe(1);
    expect(await balancesOf(context, shop.producerId)).toEqual({
      producer_direct: amount,
      producer_payable: -amount,
    });
  });

  test('two parts at the same time are the whole, and the first waits no more', async () => {
    const { context } = await open();
    const shop = await shopWithAccount(context);
    const { amount, memo, orderId, paymentId } = await askedOf(context, shop);
    const first = await takeTransfer(
      context,
      shop.accountId,
      seenOf(context, { amount: 40_000, text: memo }),
    );
    expect(first.trouble).toBe('too-little');
    expect(await remainingOf(context, paymentId)).toEqual({
      asked: amount,
      received: 40_000,
      missing: amount - 40_000,
    });
    await Promise.all(
      [amount - 90_000, 50_000].map((part) =>
        takeTransfer(context, shop.accountId, seenOf(context, { amount: part, text: memo })),
      ),
    );
    expect(await stateOf(context, orderId)).toBe('paid');
    const transfers = await transfersOf(context);
    expect(transfers.filter(({ trouble, resolvedAt }) => trouble && resolvedAt === null)).toEqual([]);
    expect(await remainingOf(context, paymentId)).toMatchObject({ missing: 0 });
  });

  test('too much pays the order, and what is over waits', async () => {
    const { context } = await open();
    const shop = await shopWithAccount(context);
    const { amount, memo, orderId } = await askedOf(context, shop);
    const seen = seenOf(context, { amount: amount + 5_000, text: memo });
    expect(await takeTransfer(context, shop.accountId, seen)).toMatchObject({ trouble: 'too-much' });
    expect(await stateOf(context, orderId)).toBe('paid');
    expect(await balancesOf(context, shop.producerId)).toEqual({
      producer_direct: amount + 5_000,
      producer_payable: -amount,
      buyer_receivable: -5_000,
    });
  });

  test('a second transfer for a paid order is double, with its own reference', async () => {
    const { context } = await open();
    const shop = await shopWithAccount(context);
    const { amount, memo } = await askedOf(context, shop);
    await takeTransfer(context, shop.accountId, seenOf(context, { amount, text: memo }));
    const again = await takeTransfer(context, shop.accountId, seenOf(context, { amount, text: memo }));
    expect(again).toMatchObject({ isNew: true, trouble: 'double' });
    expect(await balancesOf(context, shop.producerId)).toMatchObject({ buyer_receivable: -amount });
  });

  test('money for an order whose time is over is late and sells nothing', async () => {
    const { context, clock, runJobs } = await open();
    const shop = await shopWithAccount(context);
    const { amount, memo, orderId } = await askedOf(context, shop);
    clock.set(clock.now() + context.config.orderHoldMs);
    await runJobs([expireOrders]);
    const taken = await takeTransfer(context, shop.accountId, seenOf(context, { amount, text: memo }));
    expect(taken.trouble).toBe('late');
    expect(await stateOf(context, orderId)).toBe('expired');
    expect(await balancesOf(context, shop.producerId)).toEqual({
      producer_direct: amount,
      buyer_receivable: -amount,
    });
  });

  test('one transfer with two codes pays both when it is their sum, else it waits whole', async () => {
    const { context } = await open();
    const shop = await shopWithAccount(context);
    const [one, two, three, four] = [
      await askedOf(context, shop),
      await askedOf(context, shop, 2),
      await askedOf(context, shop),
      await askedOf(context, shop),
    ];
    const both = seenOf(context, { amount: one.amount + two.amount, text: `${one.memo} ${two.memo}` });
    expect(await takeTransfer(context, shop.accountId, both)).toMatchObject({ trouble: null });
    expect([await stateOf(context, one.orderId), await stateOf(context, two.orderId)]).toEqual([
      'paid',
      'paid',
    ]);
    const unclear = seenOf(context, { amount: three.amount, text: `${three.memo} ${four.memo}` });
    expect(await takeTransfer(context, shop.accountId, unclear)).toMatchObject({ trouble: 'unclear-split' });
    expect(await stateOf(context, three.orderId)).toBe('waiting');
  });

  test('one transfer with a code of another producer’s order pays neither, though it is the sum of both', async () => {
    const { context } = await open();
    const shop = await shopWithAccount(context);
    const other = await shopWithAccount(context, { name: 'HTX Mật ong', number: '9876543210' });
    const [own, foreign] = [await askedOf(context, shop), await askedOf(context, other)];
    const seen = seenOf(context, {
      ...{ amount: own.amount + foreign.amount, text: `${own.memo} ${foreign.memo}` },
    });
    expect(await takeTransfer(context, shop.accountId, seen)).toMatchObject({ trouble: 'unclear-split' });
    expect([await stateOf(context, own.orderId), await stateOf(context, foreign.orderId)]).toEqual([
      'waiting',
      'waiting',
    ]);
  });

  test('no code, a code of nobody, and a code of another producer’s order each wait', async () => {
    const { context } = await open();
    const shop = await shopWithAccount(context);
    const other = await shopWithAccount(context, { name: 'HTX Mật ong', number: '9876543210' });
    const { amount, memo, orderId } = await askedOf(context, other);
    const take = (text: string) => takeTransfer(context, shop.accountId, seenOf(context, { amount, text }));
    expect(await take('chuyen tien mua che')).toMatchObject({ trouble: 'no-code' });
    expect(await take(memo)).toMatchObject({ trouble: 'wrong-account' });
    const nobodys = [1_234_567, 2_345_678].map(memoCodeFrom).find((code) => code !== memo);
    expect(await take(`ma ${nobodys}`)).toMatchObject({ trouble: 'unknown-code' });
    expect(await stateOf(context, orderId)).toBe('waiting');
    const { producerNotice } = context.store.tables;
    const notices = await context.store.read((db) => db.select().from(producerNotice));
    expect(notices).toMatchObject([
      { producerId: shop.producerId, kind: 'transfer-waits', params: { count: 3 } },
    ]);
  });
});

eachEngine('the same money from several sources', (open) => {
  test('a statement with the same reference tells nothing new, though written otherwise', async () => {
    const { context } = await open();
    const shop = await shopWithAccount(context);
    const { amount, memo } = await askedOf(context, shop);
    const seen = seenOf(context, { amount, text: memo, reference: 'FT26330123456' });
    const first = await takeTransfer(context, shop.accountId, seen);
    const listed = {
      ...seen,
      source: 'statement' as const,
      externalId: 'row-1',
      reference: 'ft26330-123456\\BNK',
    };
    const second = await takeTransfer(context, shop.accountId, listed);
    expect(second).toEqual({ transferId: first.transferId, isNew: false, trouble: null });
    expect(await sightingsOf(context)).toHaveLength(2);
  });

  test('a statement without references is met by amount, day and code, each transfer once', async () => {
    const { context } = await open();
    const shop = await shopWithAccount(context);
    const { amount, memo } = await askedOf(context, shop);
    const paid = () => takeTransfer(context, shop.accountId, seenOf(context, { amount, text: memo }));
    const [first, double] = [await paid(), await paid()];
    expect(double.trouble).toBe('double');
    const listed = (row: string) =>
      takeTransfer(
        context,
        shop.accountId,
        seenOf(context, { source: 'statement', externalId: row, reference: null, amount, text: memo }),
      );
    const known = [await listed('a'), await listed('b')];
    expect(known.map(({ isNew }) => isNew)).toEqual([false, false]);
    expect(known.map(({ transferId }) => transferId).sort()).toEqual(
      [first.transferId, double.transferId].sort(),
    );
    expect((await listed('c')).isNew).toBe(true);
  });

  test('what a producer said by hand is the transfer that the bank tells of later', async () => {
    const { context, clock } = await open();
    const shop = await shopWithAccount(context);
    const { amount, memo, orderId } = await askedOf(context, shop);
    const said = { orderId, amount, note: 'Thấy trong ứng dụng ngân hàng' };
    await expect(confirmByHand(context, shop.actor, { ...said, amount: amount - 1 })).rejects.toMatchObject({
      code: 'byHandOtherAmount',
      params: { amount },
    });
    await Promise.all([confirmByHand(context, shop.actor, said), confirmByHand(context, shop.actor, said)]);
    expect(await stateOf(context, orderId)).toBe('paid');
    clock.set(clock.now() + 3 * DAY_MS);
    const real = seenOf(context, { amount, text: `QR ${memo}` });
    expect(await takeTransfer(context, shop.accountId, real)).toMatchObject({ isNew: false, trouble: null });
    expect(await transfersOf(context)).toHaveLength(1);
    // Another one is another one.
    const second = await takeTransfer(context, shop.accountId, seenOf(context, { amount, text: memo }));
    expect(second).toMatchObject({ isNew: true, trouble: 'double' });
    expect(await balancesOf(context, shop.producerId)).toEqual({
      producer_direct: 2 * amount,
      producer_payable: -amount,
      buyer_receivable: -amount,
    });
  });
});
