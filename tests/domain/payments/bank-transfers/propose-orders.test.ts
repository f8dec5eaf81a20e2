import { expect, test } from 'vitest';
import { orderState } from '#app/domain/orders/order-state.ts';
import { assignTransfer } from '#app/domain/payments/bank-transfers/assign-transfer.server.ts';
import { readTransfer } from '#app/domain/payments/bank-transfers/read-transfer.server.ts';
import { takeTransfer } from '#app/domain/payments/bank-transfers/take-transfer.server.ts';
import { cancelOrder } from '#app/domain/payments/refunds/cancel-order.server.ts';
import type { Context } from '#app/server/context.ts';
import { DAY_MS } from '#app/server/local-date.ts';
import { type Asked, askedOf, type Shop, seenOf, shopWithAccount } from '#tests/factories/transfers.ts';
import { eachEngine } from '#tests/support/test-market.ts';

async function statesOf({ store }: Context): Promise<string[]> {
  const { order } = store.tables;
  const orders = await store.read((db) => db.select().from(order));
  return orders.map(orderState);
}

async function proposedFor(context: Context, shop: Shop, amount: number, text: string) {
  const { transferId, trouble } = await takeTransfer(
    context,
    shop.accountId,
    seenOf(context, { amount, text }),
  );
  const { proposals } = await readTransfer(context, shop.actor, transferId);
  return { transferId, trouble, proposals };
}

/** The order's code with one character that is another. */
const withWrong = ({ memo }: Asked) =>
  memo.slice(0, 4) + (memo.charAt(4) === '4' ? '7' : '4') + memo.slice(5);

eachEngine('money whose code the bank cut off or got wrong', (open) => {
  for (const [name, textOf] of [
    ['its last one', ({ memo }: Asked) => `MBVCB.327.${memo.slice(0, -1)}`],
    ['its last two', ({ memo }: Asked) => `MBVCB.327.${memo.slice(0, -2)}`],
    ['its first one', ({ memo }: Asked) => `327 ${memo.slice(1)} CT DEN`],
    ['its first two', ({ memo }: Asked) => `327 ${memo.slice(2)} CT DEN`],
    ['one in it wrong', (asked: Asked) => `CT ${withWrong(asked)} DEN`],
  ] as const)
    test(`${name}: it waits, the order is proposed, and one press pays it`, async () => {
      const { context } = await open();
      const shop = await shopWithAccount(context);
      const asked = await askedOf(context, shop);
      await askedOf(context, shop);
      const found = await proposedFor(context, shop, asked.amount, textOf(asked));
      expect(found.trouble).toBe('no-code');
      expect(await statesOf(context)).toEqual(['waiting', 'waiting']);
      // Both miss just this amount: the one whose code is nearly there stands first.
      expect(found.proposals).toMatchObject([
        { orderId: asked.orderId, nearCode: asked.memo, isSameAmount: true, state: 'waiting' },
        { nearCode: null, isSameAmount: true },
      ]);
      const { transferId } = found;
      expect(
        await assignTransfer(context, shop.actor, { transferId, orderCode: asked.orderCode }),
      ).toBeNull();
      expect((await statesOf(context)).sort()).toEqual(['paid', 'waiting']);
    });

  test('two codes that are nearly there show both orders, that of the same amount first', async () => {
    const { context } = await open();
    const shop = await shopWithAccount(context);
    const other = await askedOf(context, shop, 3);
    const same = await askedOf(context, shop);
    const text = `${other.memo.slice(0, -1)} ${withWrong(same)}`;
    const { proposals } = await proposedFor(context, shop, same.amount, text);
    expect(proposals).toMatchObject([
      { orderId: same.orderId, nearCode: same.memo, isSameAmount: true },
      { orderId: other.orderId, nearCode: other.memo, isSameAmount: false, missing: other.amount },
    ]);
  });

  test('an order of long ago is proposed by its code, also cancelled; one that is paid or another’s is not', async () => {
    const { context, clock } = await open();
    const shop = await shopWithAccount(context);
    const gone = await askedOf(context, shop);
    const by = { role: 'buyer' as const, personId: null };
    await cancelOrder(context, { orderId: gone.orderId, by, reason: 'đổi ý' });
    const paid = await askedOf(context, shop);
    await takeTransfer(context, shop.accountId, seenOf(context, { amount: paid.amount, text: paid.memo }));
    const elsewhere = await shopWithAccount(context, { name: 'HTX Khác', number: '777' });
    const theirs = await askedOf(context, elsewhere);
    clock.set(clock.now() + 20 * DAY_MS);
    const text = [gone, paid, theirs].map(({ memo }) => memo.slice(0, -1)).join(' ');
    const { proposals } = await proposedFor(context, shop, gone.amount, text);
    expect(proposals).toMatchObject([{ orderId: gone.orderId, nearCode: gone.memo, state: 'cancelled' }]);
  });
});
