import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Actor } from '#app/domain/accounts/actor.ts';
import { listDemoMails } from '#app/domain/orders/messages/list-demo-mails.server.ts';
import { sendMessage } from '#app/domain/orders/messages/send-message.server.ts';
import { readGroupOrders } from '#app/domain/orders/page/read-group-orders.server.ts';
import { suspendedLines } from '#app/domain/orders/page/suspended-lines.ts';
import { liftProducerSuspension, suspendProducer } from '#app/domain/orders/suspend-producer.server.ts';
import { readTransfer } from '#app/domain/payments/bank-transfers/read-transfer.server.ts';
import { takeTransfer } from '#app/domain/payments/bank-transfers/take-transfer.server.ts';
import { proveRefund } from '#app/domain/payments/refunds/prove-refund.server.ts';
import { cancelForProducer } from '#app/domain/reports/orders/cancel-for-producer.server.ts';
import { readWatchedOrder } from '#app/domain/reports/orders/read-watched-order.server.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import { anyPostRate } from '#tests/factories/buying.ts';
import { pdfBytes } from '#tests/factories/paper-of.ts';
import { ordersOf, payByCard, payByTransfer, shopOf } from '#tests/factories/paying.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const HOUR_MS = 3_600_000;

const staff: Actor = {
  personId: 'staff',
  sessionId: 'session',
  name: 'Cán bộ',
  language: 'vi',
  hasSecondFactor: true,
  owesSecondFactor: false,
  memberships: [{ role: 'department_staff', producerId: null, communeCode: null }],
};
const note = 'Gian hàng đang tạm ngừng, hàng không gửi được.';

/** An order of three pieces, paid unless `isPaid` says otherwise. */
async function ordered(
  context: Context,
  { method = 'vietqr', isPaid = true }: { method?: 'vietqr' | 'card'; isPaid?: boolean } = {},
) {
  await anyPostRate(context);
  const shop = await shopOf(context, 'HTX Chè');
  const { orders, payments, lines } = await ordersOf(context, [
    { listingId: shop.listingId, quantity: 3, method },
  ]);
  const [order, payment, line] = [orders[0], payments[0], lines[0]];
  if (!order || !payment || !line) throw new Error('nothing was ordered');
  if (isPaid) await (method === 'card' ? payByCard : payByTransfer)(context, payment.id);
  const { producer } = context.store.tables;
  const [row] = await context.store.read((db) =>
    db.select().from(producer).where(eq(producer.id, shop.producerId)),
  );
  return {
    shop,
    order,
    payment,
    line,
    suspend: (desk = context) => suspendProducer(desk, staff, { code: row?.code ?? '', note: 'thử' }),
    lift: () => liftProducerSuspension(context, staff, row?.code ?? ''),
  };
}

const whole = (orderId: string, causeKey = newId()) => ({
  ...{ orderId, note, causeKey },
  isWhole: true,
  lines: [],
});

const rowsOf = ({ store: { read, tables } }: Context) =>
  read(async (db) => ({
    refunds: await db.select().from(tables.refund),
    notices: (await db.select().from(tables.producerNotice)).filter(({ kind }) => kind.endsWith('cancelled')),
    audits: (await db.select().from(tables.audit)).filter(({ act }) => act === 'cancel-order-for-producer'),
    messages: (await db.select().from(tables.outgoingMessage)).filter(({ kind }) =>
      kind.startsWith('cancelled'),
    ),
    transfers: await db.select().from(tables.bankTransfer),
    orders: await db.select().from(tables.order),
  }));

eachEngine('staff cancel in a producer’s place', (open) => {
  test('a paid order of a suspended producer, pressed in two processes at once: once, with the reason for both', async () => {
    const market = await open({ demo: true });
    const { context } = market;
    const { order, suspend } = await ordered(context);
    await expect(cancelForProducer(context, staff, whole(order.id))).rejects.toMatchObject({
      code: 'producerCancels',
    });
    await suspend();
    expect(await readWatchedOrder(context, order.id)).toMatchObject({ mayCancel: true });
    await expect(cancelForProducer(context, staff, { ...whole(order.id), note: ' ' })).rejects.toMatchObject({
      field: 'note',
    });
    const stranger = { ...staff, memberships: [] };
    await expect(cancelForProducer(context, stranger, whole(order.id))).rejects.toMatchObject({
      isNotFound: true,
    });
    const again = market.openAgain();
    await Promise.all(
      Array.from({ length: 6 }, (_, at) =>
        cancelForProducer(at % 2 === 0 ? context : again, staff, whole(order.id)),
      ),
    );
    await expect(
      cancelForProducer(context, staff, { ...whole(order.id), note: 'Một lý do khác' }),
    ).rejects.toMatchObject({ code: 'cancelledBefore', params: { byRole: 'staff', note } });
    const { refunds, notices, audits, messages } = await rowsOf(context);
    expect(refunds).toMatchObject([{ amount: 390_000, method: 'vietqr', askedByRole: 'staff' }]);
    expect(notices).toMatchObject([{ kind: 'staff-cancelled', params: { order: order.code, note } }]);
    expect(audits).toMatchObject([{ subjectId: order.id, detail: { isWhole: true, risks: ['suspended'] } }]);
    expect(JSON.stringify(audits)).not.toContain(note);
    expect(messages).toHaveLength(1);
    const {
      orders: [shown],
    } = await readGroupOrders(context, { id: order.groupId });
    expect(shown?.events.filter(({ why }) => why?.note === note)).toHaveLength(1);
    await market.runJobs([sendMessage]);
    const mail = (await listDemoMails(context)).find(({ subject }) => subject === `Đơn ${order.code} đã huỷ`);
    expect(mail?.text).toContain(`Lý do, do cán bộ chợ ghi: ${note}`);
    // A suspended producer who sends it back shows it to staff, who record it.
    await proveRefund(
      context,
      { role: 'staff', personId: 'staff', producerId: null },
      { refundId: refunds[0]?.id ?? '', reference: 'FT1', file: pdfBytes() },
    );
    expect((await rowsOf(context)).refunds).toMatchObject([{ proofReference: 'FT1', doneBy: 'staff' }]);
  });

  test('pieces of an order by card: their price goes back by itself, a form sent twice takes them once', async () => {
    const { context } = await open();
    const { order, line, suspend } = await ordered(context, { method: 'card' });
    await suspend();
    const some = {
      ...{ orderId: order.id, note, isWhole: false, causeKey: newId() },
      lines: [{ lineId: line.id, quantity: 1 }],
    };
    await cancelForProducer(context, staff, some);
    await cancelForProducer(context, staff, some);
    const tooMany = { ...some, causeKey: newId(), lines: [{ lineId: line.id, quantity: 3 }] };
    await expect(cancelForProducer(context, staff, tooMany)).rejects.toMatchObject({ code: 'tooManyPieces' });
    const { refunds, notices, messages } = await rowsOf(context);
    expect(refunds).toMatchObject([{ amount: 120_000, method: 'card' }]);
    expect([notices.length, messages.map(({ kind }) => kind)]).toEqual([1, ['cancelled-in-part']]);
    await cancelForProducer(context, staff, whole(order.id));
    expect((await rowsOf(context)).refunds.map(({ amount }) => amount)).toEqual([120_000, 270_000]);
    await cancelForProducer(context, staff, some);
    expect((await rowsOf(context)).refunds).toHaveLength(2);
  });

  test('of a producer who lets the time go by, not before; what has left is not theirs to cancel', async () => {
    const { context, clock } = await open();
    const { order } = await ordered(context);
    clock.set(clock.now() + 23 * HOUR_MS);
    await expect(cancelForProducer(context, staff, whole(order.id))).rejects.toMatchObject({
      code: 'producerCancels',
    });
    clock.set(clock.now() + 2 * HOUR_MS);
    await cancelForProducer(context, staff, whole(order.id));
    expect((await rowsOf(context)).refunds).toHaveLength(1);
    expect(await readWatchedOrder(context, order.id)).toMatchObject({ mayCancel: false });
  });

  test('an unpaid order ends with nothing to give back; money that comes all the same waits as late', async () => {
    const { context } = await open();
    const { shop, order, payment, suspend } = await ordered(context, { isPaid: false });
    await suspend();
    await cancelForProducer(context, staff, whole(order.id));
    expect(await rowsOf(context)).toMatchObject({ refunds: [], orders: [{ cancelledBy: 'staff' }] });
    await takeTransfer(context, shop.bankAccountId, {
      source: 'sepay',
      externalId: '1',
      reference: 'FT1',
      amount: payment.amount,
      text: payment.memoCode ?? '',
      occurredAt: context.clock.now(),
    });
    const { transfers } = await rowsOf(context);
    expect(transfers).toMatchObject([{ trouble: 'late', resolvedAt: null }]);
    // It cannot be taken up again, and nobody is told that it could.
    const read = await readTransfer(
      context,
      { role: 'staff', personId: 'staff', producerId: null },
      transfers[0]?.id ?? '',
    );
    expect(read.steps).toEqual(['give-back', 'assign', 'put-aside']);
  });

  test.each([
    'vietqr',
    'card',
  ] as const)('whoever has paid by %s is told of the suspension by mail, once, in the words of the page', async (method) => {
    const { context, runJobs } = await open({ demo: true });
    const { order, suspend, lift } = await ordered(context, { method });
    const told = async () => {
      await runJobs([sendMessage]);
      return (await listDemoMails(context)).filter(
        ({ subject }) => subject === `Chợ đang tạm dừng người bán của đơn ${order.code}`,
      );
    };
    await suspend();
    const mails = await told();
    expect(mails).toHaveLength(1);
    const [shown] = (await readGroupOrders(context, { id: order.groupId })).orders;
    if (!shown) throw new Error('the order is gone');
    for (const line of suspendedLines('vi', shown)) expect(mails[0]?.text).toContain(line);
    await lift();
    await suspend();
    expect(await told()).toHaveLength(1);
  });

  test('of a suspension each who has paid is told once, by as many questions for one order as for many', async () => {
    const { context } = await open();
    const { shop, suspend, lift } = await ordered(context);
    const buy = async () => {
      const { orders, payments } = await ordersOf(context, [{ listingId: shop.listingId, method: 'vietqr' }]);
      await payByTransfer(context, payments[0]?.id ?? '');
      return orders[0]?.id ?? '';
    };
    const { outgoingMessage } = context.store.tables;
    const told = async () =>
      (await context.store.read((db) => db.select().from(outgoingMessage)))
        .filter(({ kind }) => kind === 'producer-suspended')
        .map(({ subject }) => subject)
        .sort();
    const asked: number[] = [];
    const counted: Context = {
      ...context,
      store: {
        ...context.store,
        write: (work, options) =>
          context.store.write((tx) => {
            asked.push(0);
            return work(
              new Proxy(tx, {
                get(of, name) {
                  if (name === 'select') asked.push((asked.pop() ?? 0) + 1);
                  return Reflect.get(of, name);
                },
              }),
            );
          }, options),
      },
    };
    await suspend(counted);
    const before = await told();
    expect(before).toHaveLength(1);
    await lift();
    const more = [await buy(), await buy(), await buy()];
    await suspend(counted);
    expect(await told()).toEqual([...before, ...more.map((id) => `order:${id}`)].sort());
    expect(asked).toHaveLength(2);
    expect(asked[1]).toBe(asked[0]);
  });

  test('of a suspension nobody is told whose order is unpaid, cancelled, or has left', async () => {
    const { context, runJobs } = await open({ demo: true });
    const { order, suspend, lift } = await ordered(context, { isPaid: false });
    const told = async () => {
      const { outgoingMessage } = context.store.tables;
      const rows = await context.store.read((db) => db.select().from(outgoingMessage));
      return rows.filter(({ kind }) => kind === 'producer-suspended');
    };
    await suspend();
    expect(await told()).toEqual([]);
    await lift();
    const { payment } = context.store.tables;
    const [asked] = await context.store.read((db) => db.select().from(payment));
    await payByTransfer(context, asked?.id ?? '');
    const at = context.clock.now();
    const set = (values: object) =>
      context.store.write((tx) =>
        tx.update(context.store.tables.order).set(values).where(eq(context.store.tables.order.id, order.id)),
      );
    for (const fact of ['handedOverAt', 'cancelledAt']) {
      await set({ [fact]: at });
      await suspend();
      expect(await told(), fact).toEqual([]);
      await lift();
      await set({ [fact]: null });
    }
    // It leaves between the suspension and the mail: there is nothing to tell any more.
    await suspend();
    expect(await told()).toHaveLength(1);
    await set({ handedOverAt: at });
    await runJobs([sendMessage]);
    expect(await told()).toMatchObject([{ sentAt: null, droppedFor: 'nothing-to-tell' }]);
  });
});
