import { createHmac } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { orderState } from '#app/domain/orders/order-state.ts';
import { receiveBankNotice } from '#app/domain/payments/bank-notices/receive-bank-notice.server.ts';
import { takeBankNotice } from '#app/domain/payments/bank-notices/take-bank-notice.server.ts';
import { confirmByHand } from '#app/domain/payments/bank-transfers/confirm-by-hand.server.ts';
import { takeTransfer } from '#app/domain/payments/bank-transfers/take-transfer.server.ts';
import { readStatement } from '#app/domain/payments/statements/read-statement.server.ts';
import type { Context } from '#app/server/context.ts';
import { DAY_MS } from '#app/server/local-date.ts';
import { likeVietcombank } from '#tests/factories/statements.ts';
import { askedOf, balancesOf, seenOf, shopWithAccount } from '#tests/factories/transfers.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const REFERENCE = 'FT26332777123';
const NUMBER = '19001234567';

async function stateOf({ store }: Context, orderId: string) {
  const { order } = store.tables;
  const [row] = await store.read((db) => db.select().from(order).where(eq(order.id, orderId)));
  if (!row) throw new Error('no such order');
  return orderState(row);
}

const transfersOf = ({ store }: Context) => store.read((db) => db.select().from(store.tables.bankTransfer));

/** As payOS sends it: it names a transfer by the bank's reference alone. */
function payosOf({ amount, memo }: { amount: number; memo: string }, changes: object = {}) {
  const data = {
    accountNumber: NUMBER,
    amount,
    description: memo,
    orderCode: 1,
    reference: REFERENCE,
    ...changes,
  };
  const text = Object.entries(data)
    .map(([key, value]) => `${key}=${value}`)
    .join('&');
  const signature = createHmac('sha256', `secret-of-${NUMBER}`).update(text).digest('hex');
  return JSON.stringify({ code: '00', success: true, data, signature });
}

eachEngine('two transfers with one reference', (open) => {
  test('for two orders pay both, whether the reference is the same or only begins alike', async () => {
    const { context } = await open();
    const shop = await shopWithAccount(context);
    const asked = [
      await askedOf(context, shop),
      await askedOf(context, shop),
      await askedOf(context, shop),
      await askedOf(context, shop),
    ];
    const references = [REFERENCE, REFERENCE, `${REFERENCE}1`, `${REFERENCE}BNK`];
    for (const [at, { amount, memo, orderId }] of asked.entries()) {
      const seen = seenOf(context, { amount, text: memo, reference: references[at] ?? null });
      expect(await takeTransfer(context, shop.accountId, seen)).toMatchObject({ isNew: true, trouble: null });
      expect(await stateOf(context, orderId)).toBe('paid');
    }
    const total = asked.reduce((sum, { amount }) => sum + amount, 0);
    expect(await balancesOf(context, shop.producerId)).toEqual({
      producer_direct: total,
      producer_payable: -total,
    });
  });

  test('of one source and one order: the second waits as double, and one without a code waits too', async () => {
    const { context } = await open();
    const shop = await shopWithAccount(context);
    const { amount, memo } = await askedOf(context, shop);
    const take = (text: string) =>
      takeTransfer(context, shop.accountId, seenOf(context, { amount, text, reference: REFERENCE }));
    expect(await take(memo)).toMatchObject({ isNew: true, trouble: null });
    expect(await take(memo)).toMatchObject({ isNew: true, trouble: 'double' });
    expect(await take('chuyen tien')).toMatchObject({ isNew: true, trouble: 'no-code' });
    expect(await balancesOf(context, shop.producerId)).toMatchObject({ producer_direct: 3 * amount });
  });

  test.each([
    { days: 4, isNew: false },
    { days: 5, isNew: true },
  ])('told of by another source $days days apart: other money is $isNew', async ({ days, isNew }) => {
    const { context } = await open();
    const shop = await shopWithAccount(context);
    const { amount, memo } = await askedOf(context, shop);
    const about = { amount, text: memo, reference: REFERENCE };
    await takeTransfer(context, shop.accountId, seenOf(context, about));
    const occurredAt = context.clock.now() + days * DAY_MS;
    const again = seenOf(context, { ...about, source: 'casso', occurredAt });
    // Some banks begin to count anew: then the producer has been paid twice, and one of both waits.
    expect(await takeTransfer(context, shop.accountId, again)).toMatchObject({
      isNew,
      trouble: isNew ? 'double' : null,
    });
    expect(await transfersOf(context)).toHaveLength(isNew ? 2 : 1);
  });

  test('another source with another order’s code is other money; with a text that was cut off it is the same', async () => {
    const { context } = await open();
    const shop = await shopWithAccount(context);
    const [one, two] = [await askedOf(context, shop), await askedOf(context, shop)];
    const { amount } = one;
    const first = await takeTransfer(
      context,
      shop.accountId,
      seenOf(context, { amount, text: one.memo, reference: REFERENCE }),
    );
    const listed = (externalId: string, text: string) =>
      takeTransfer(
        context,
        shop.accountId,
        seenOf(context, { source: 'statement', externalId, amount, text, reference: REFERENCE }),
      );
    expect(await listed('a', two.memo)).toMatchObject({ isNew: true, trouble: null });
    expect(await listed('b', one.memo.slice(0, 4))).toMatchObject({
      isNew: false,
      transferId: first.transferId,
    });
    expect(await transfersOf(context)).toHaveLength(2);
  });

  test('a statement’s rows with one reference are each met by the transfer with their code', async () => {
    const { context } = await open();
    const shop = await shopWithAccount(context);
    const [one, two] = [await askedOf(context, shop), await askedOf(context, shop)];
    const day = '23/11/2026';
    const line = ({ amount, memo }: { amount: number; memo: string }) => ({
      day,
      time: '09:00:00',
      amount,
      text: memo,
      reference: REFERENCE,
    });
    const rowsOf = async (lines: ReturnType<typeof line>[]) =>
      (await readStatement(Buffer.from(likeVietcombank(lines)), 'sao-ke.csv')).seen;
    const [alone] = await rowsOf([line(two)]);
    const both = await rowsOf([line(one), line(two)]);
    for (const seen of [alone, ...both].flatMap((row) => row ?? []))
      await takeTransfer(context, shop.accountId, seen);
    expect(await transfersOf(context)).toHaveLength(2);
    expect([await stateOf(context, one.orderId), await stateOf(context, two.orderId)]).toEqual([
      'paid',
      'paid',
    ]);
  });

  test('a producer’s word for one order is not met by a transfer that names two', async () => {
    const { context } = await open();
    const shop = await shopWithAccount(context);
    const [one, two] = [await askedOf(context, shop), await askedOf(context, shop)];
    await confirmByHand(context, shop.actor, { orderId: one.orderId, amount: one.amount, note: 'Đã nhận' });
    const seen = seenOf(context, { amount: one.amount, text: `${one.memo} ${two.memo}` });
    expect(await takeTransfer(context, shop.accountId, seen)).toMatchObject({
      isNew: true,
      trouble: 'unclear-split',
    });
  });

  test('payOS: a repeated reference is other money, a message sent anew is not', async () => {
    const { context, runJobs } = await open();
    const shop = await shopWithAccount(context, { number: NUMBER, provider: 'payos' });
    const [one, two] = [await askedOf(context, shop), await askedOf(context, shop)];
    const send = async (rawBody: string) => {
      await receiveBankNotice(context, 'payos', { header: () => null, rawBody, accountId: null });
      await runJobs([takeBankNotice]);
    };
    for (const body of [payosOf(one), payosOf(one), payosOf(two), payosOf(two)]) await send(body);
    expect([await stateOf(context, one.orderId), await stateOf(context, two.orderId)]).toEqual([
      'paid',
      'paid',
    ]);
    expect(await transfersOf(context)).toHaveLength(2);
    await send(payosOf(one, { orderCode: 2 }));
    expect((await transfersOf(context)).map(({ trouble }) => trouble).sort()).toEqual(['double', null, null]);
  });

  test('payOS: told anew in other words it is the same money; of another moment, reference or order it is not', async () => {
    const { context, runJobs } = await open();
    const shop = await shopWithAccount(context, { number: NUMBER, provider: 'payos' });
    const [one, two] = [await askedOf(context, shop), await askedOf(context, shop)];
    const at = { transactionDateTime: '2026-11-23 09:00:00' };
    const send = async (...bodies: string[]) => {
      await Promise.all(
        bodies.map((rawBody) =>
          receiveBankNotice(context, 'payos', { header: () => null, rawBody, accountId: null }),
        ),
      );
      await runJobs([takeBankNotice]);
    };
    const said = { ...one, memo: `NGUYEN VAN A chuyen ${one.memo}` };
    await send(payosOf(one, at), payosOf(said, at), payosOf({ ...one, memo: 'chuyen tien' }, at));
    await send(payosOf(said, at));
    expect(await transfersOf(context)).toMatchObject([{ trouble: null }]);
    // The same second, amount and reference, for another order: a bank that gives one reference to several.
    await send(payosOf(two, at), payosOf({ ...two, memo: `${two.memo} cam on` }, at));
    expect(await transfersOf(context)).toHaveLength(2);
    expect([await stateOf(context, one.orderId), await stateOf(context, two.orderId)]).toEqual([
      'paid',
      'paid',
    ]);
    await send(payosOf(one, { transactionDateTime: '2026-11-23 09:00:01' }));
    await send(payosOf(one, { ...at, reference: `${REFERENCE}9` }));
    expect((await transfersOf(context)).map(({ trouble }) => trouble).sort()).toEqual([
      'double',
      'double',
      null,
      null,
    ]);
    await send(payosOf(said, at), payosOf(two, at));
    expect(await transfersOf(context)).toHaveLength(4);
  });
});
