import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { orderState } from '#app/domain/orders/order-state.ts';
import { readGroupOrders } from '#app/domain/orders/page/read-group-orders.server.ts';
import { cancelOwn } from '#app/domain/payments/buyer-acts/cancel-own.server.ts';
import type { Context } from '#app/server/context.ts';
import { anyPostRate } from '#tests/factories/buying.ts';
import { ordersOf, payByTransfer, shopOf } from '#tests/factories/paying.ts';
import { eachEngine } from '#tests/support/test-market.ts';

/** The market, in which something happens once after the first time that something was read. */
function afterFirstRead({ store, ...context }: Context, happens: () => Promise<unknown>): Context {
  let isFirst = true;
  const read: typeof store.read = async (work) => {
    const answer = await store.read(work);
    if (isFirst) {
      isFirst = false;
      await happens();
    }
    return answer;
  };
  return { ...context, store: { ...store, read } };
}

eachEngine('what is left out so that the rest can be paid', (open) => {
  const unpaid = async (context: Context) => {
    await anyPostRate(context);
    const { listingId } = await shopOf(context, 'HTX Chè');
    const { orders, payments } = await ordersOf(context, [{ listingId, quantity: 3 }]);
    const [order, payment] = [orders[0], payments[0]];
    if (!order || !payment) throw new Error('nothing was ordered');
    const [group] = await context.store.read((db) => db.select().from(context.store.tables.orderGroup));
    if (!group) throw new Error('nothing was ordered');
    const leaveOut = (of: Context) =>
      cancelOwn(of, group, {
        ...{ orderId: order.id, reason: 'other', lines: null, formKey: '', isUnpaidOnly: true },
      });
    const read = async () => {
      const { order: table, refund } = context.store.tables;
      const [row] = await context.store.read((db) => db.select().from(table).where(eq(table.id, order.id)));
      const refunds = await context.store.read((db) => db.select().from(refund));
      return { state: row && orderState(row), refunds: refunds.length };
    };
    return { order, payment, group, leaveOut, read };
  };

  test('stays when its money comes between the look and the act', async () => {
    const { context } = await open();
    const { payment, leaveOut, read } = await unpaid(context);
    const meanwhile = afterFirstRead(context, () => payByTransfer(context, payment.id));
    await expect(leaveOut(meanwhile)).rejects.toMatchObject({ code: 'orderPaidMeanwhile' });
    expect(await read()).toEqual({ state: 'paid', refunds: 0 });
  });

  test('is also told of some of its pieces', async () => {
    const { context } = await open();
    const { order, payment, group, read } = await unpaid(context);
    const { orderLine } = context.store.tables;
    const [line] = await context.store.read((db) => db.select().from(orderLine));
    const lines = [{ lineId: line?.id ?? '', quantity: 1 }];
    await payByTransfer(context, payment.id);
    await expect(
      cancelOwn(context, group, {
        ...{ orderId: order.id, reason: 'other', lines, formKey: 'F', isUnpaidOnly: true },
      }),
    ).rejects.toMatchObject({ code: 'orderPaidMeanwhile' });
    expect(await read()).toEqual({ state: 'paid', refunds: 0 });
  });

  test('ends, with all the money of it either back or never settled, when both happen at once', async () => {
    const { context } = await open();
    const { payment, leaveOut, read } = await unpaid(context);
    const [left, paid] = await Promise.allSettled([leaveOut(context), payByTransfer(context, payment.id)]);
    expect(paid.status).toBe('fulfilled');
    const { state, refunds } = await read();
    expect(refunds).toBe(0);
    expect(state).toBe(left.status === 'fulfilled' ? 'cancelled' : 'paid');
  });
});

eachEngine('a buyer’s words with a cancellation that is sent once more', (open) => {
  async function paid(context: Context) {
    await anyPostRate(context);
    const { listingId } = await shopOf(context, 'HTX Chè');
    const { orders, payments } = await ordersOf(context, [{ listingId, quantity: 3 }]);
    await payByTransfer(context, payments[0]?.id ?? '');
    const orderId = orders[0]?.id ?? '';
    const { orderGroup, orderLine } = context.store.tables;
    const [group] = await context.store.read((db) => db.select().from(orderGroup));
    const [line] = await context.store.read((db) => db.select().from(orderLine));
    if (!group) throw new Error('nothing was ordered');
    const cancel = (note: string | undefined, quantity: number | null = null) =>
      cancelOwn(context, group, {
        ...{ orderId, reason: note === undefined ? 'changed-mind' : 'other', formKey: 'form-1' },
        lines: quantity === null ? null : [{ lineId: line?.id ?? '', quantity }],
        ...(note !== undefined && { note }),
      });
    const wordsOf = async () => {
      const { orders: shown } = await readGroupOrders(context, { id: group.id });
      return shown[0]?.events.flatMap(({ why }) => why?.note ?? []);
    };
    return { cancel, wordsOf };
  }

  test('are answered as before where they are the same; of others it is said that the first stand', async () => {
    const { context } = await open();
    const { cancel, wordsOf } = await paid(context);
    await cancel('đặt nhầm ngày');
    await cancel(' đặt nhầm ngày ');
    // Who writes nothing wants nothing but that it is gone.
    await cancel(undefined);
    await expect(cancel('muốn gửi về Sa Pa')).rejects.toMatchObject({
      ...{ code: 'cancelledBefore', params: { byRole: 'buyer', note: '' } },
    });
    expect(await wordsOf()).toEqual(['đặt nhầm ngày']);
  });

  test('of some pieces too', async () => {
    const { context } = await open();
    const { cancel, wordsOf } = await paid(context);
    await cancel('đặt thừa', 1);
    await cancel('đặt thừa', 1);
    await expect(cancel('muốn gửi về Sa Pa', 1)).rejects.toMatchObject({ code: 'sentBefore' });
    expect(await wordsOf()).toEqual(['đặt thừa']);
  });
});
