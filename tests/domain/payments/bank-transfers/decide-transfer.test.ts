import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { readRefunds } from '#app/domain/orders/money-back/read-refunds.server.ts';
import { orderState } from '#app/domain/orders/order-state.ts';
import { acceptLateTransfer } from '#app/domain/payments/bank-transfers/accept-late-transfer.server.ts';
import { assignTransfer } from '#app/domain/payments/bank-transfers/assign-transfer.server.ts';
import {
  giveBackTransfer,
  reasonOfTrouble,
} from '#app/domain/payments/bank-transfers/give-back-transfer.server.ts';
import { putAside } from '#app/domain/payments/bank-transfers/put-aside.server.ts';
import { takeTransfer } from '#app/domain/payments/bank-transfers/take-transfer.server.ts';
import { giveRefundAccount } from '#app/domain/payments/refund-account/give-refund-account.server.ts';
import { readRefundTask } from '#app/domain/payments/refund-account/read-refund-task.server.ts';
import { cancelOrder } from '#app/domain/payments/refunds/cancel-order.server.ts';
import type { RefundReason } from '#app/domain/payments/refunds/promise-refund.server.ts';
import { expireOrders } from '#app/domain/payments/settle/expire-orders.server.ts';
import { refundReasonKey } from '#app/i18n/refunds.ts';
import type { Context } from '#app/server/context.ts';
import type { TransferTrouble } from '#db/tables/transfers.ts';
import {
  type Asked,
  askedOf,
  balancesOf,
  type Shop,
  seenOf,
  shopWithAccount,
} from '#tests/factories/transfers.ts';
import { eachEngine, type TestMarket } from '#tests/support/test-market.ts';

const rowsOf = ({ store }: Context) =>
  store.read(async (db) => ({
    orders: await db.select().from(store.tables.order),
    transfers: await db.select().from(store.tables.bankTransfer),
    refunds: await db.select().from(store.tables.refund),
    variants: await db.select().from(store.tables.variant),
    audits: await db.select().from(store.tables.audit),
  }));

async function stateOf({ store }: Context, { orderId }: Asked) {
  const { order } = store.tables;
  const [row] = await store.read((db) => db.select().from(order).where(eq(order.id, orderId)));
  return row && orderState(row);
}

async function pay(context: Context, shop: Shop, amount: number, text: string) {
  return (await takeTransfer(context, shop.accountId, seenOf(context, { amount, text }))).transferId;
}

async function expire({ context, clock, runJobs }: TestMarket) {
  clock.set(clock.now() + context.config.orderHoldMs);
  await runJobs([expireOrders]);
}

const staff = { role: 'staff', personId: 'staff-1', producerId: null } as const;

eachEngine('what people do about money that waits', (open) => {
  test('money without a code is put to its order: paid, and what is over waits on', async () => {
    const { context } = await open();
    const shop = await shopWithAccount(context);
    const asked = await askedOf(context, shop);
    const id = await pay(context, shop, asked.amount + 2_000, 'tien che');
    const typed = { transferId: id, orderCode: ` ${asked.orderCode.toLowerCase()}` };
    await expect(assignTransfer(context, shop.actor, { ...typed, orderCode: 'X' })).rejects.toMatchObject({
      code: 'orderUnknown',
      field: 'order',
    });
    expect(await assignTransfer(context, shop.actor, typed)).toBe('too-much');
    expect(await stateOf(context, asked)).toBe('paid');
    await giveBackTransfer(context, shop.actor, id);
    expect(await balancesOf(context, shop.producerId)).toEqual({
      producer_direct: asked.amount + 2_000,
      producer_payable: -asked.amount,
      refunds: -2_000,
    });
    const { audits, refunds } = await rowsOf(context);
    expect(refunds).toMatchObject([{ amount: 2_000, reason: 'too-much', orderId: null }]);
    expect(audits.map(({ act }) => act)).toEqual(
      expect.arrayContaining(['assign-transfer', 'give-back-transfer', 'promise-refund']),
    );
    await expect(giveBackTransfer(context, shop.actor, id)).rejects.toMatchObject({
      code: 'transferDecided',
    });
  });

  test('a wrong code is mended: what went to one order goes to the other', async () => {
    const { context } = await open();
    const shop = await shopWithAccount(context);
    const meant = await askedOf(context, shop);
    const wrong = await askedOf(context, shop, 3);
    const id = await pay(context, shop, meant.amount, wrong.memo);
    expect(
      await assignTransfer(context, shop.actor, { transferId: id, orderCode: meant.orderCode }),
    ).toBeNull();
    expect([await stateOf(context, meant), await stateOf(context, wrong)]).toEqual(['paid', 'waiting']);
    expect(await pay(context, shop, wrong.amount, wrong.memo)).toBeTruthy();
    expect(await stateOf(context, wrong)).toBe('paid');
  });

  test('late money is accepted while the goods are there: sold once, however often it is pressed', async () => {
    const market = await open();
    const { context } = market;
    const shop = await shopWithAccount(context);
    const asked = await askedOf(context, shop, 4);
    await expire(market);
    const id = await pay(context, shop, asked.amount, asked.memo);
    const pressed = await Promise.allSettled(
      Array.from({ length: 5 }, () => acceptLateTransfer(context, shop.actor, id)),
    );
    expect(pressed.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await stateOf(context, asked)).toBe('paid');
    expect((await rowsOf(context)).variants).toMatchObject([{ stock: 6, reserved: 0 }]);
    expect(await balancesOf(context, shop.producerId)).toEqual({
      producer_direct: asked.amount,
      producer_payable: -asked.amount,
    });
  });

  test('late money that staff accept is told to its producer, who is to pack', async () => {
    const market = await open();
    const { context } = market;
    const shop = await shopWithAccount(context);
    const { producerNotice } = context.store.tables;
    const told = async () =>
      (await context.store.read((db) => db.select().from(producerNotice))).filter(
        ({ kind }) => kind === 'order-paid',
      ).length;
    for (const [actor, notices] of [
      [shop.actor, 0],
      [staff, 1],
    ] as const) {
      const asked = await askedOf(context, shop);
      await expire(market);
      await acceptLateTransfer(context, actor, await pay(context, shop, asked.amount, asked.memo));
      expect([await stateOf(context, asked), await told()]).toEqual(['paid', notices]);
    }
  });

  test('late money for goods that are gone is refused with what is left, and can go back', async () => {
    const market = await open();
    const { context } = market;
    const shop = await shopWithAccount(context, { stock: 3 });
    const late = await askedOf(context, shop, 2);
    await expire(market);
    const quick = await askedOf(context, shop, 2);
    await pay(context, shop, quick.amount, quick.memo);
    const id = await pay(context, shop, late.amount, late.memo);
    await expect(acceptLateTransfer(context, shop.actor, id)).rejects.toMatchObject({
      code: 'lateSoldOut',
      params: { left: 1 },
    });
    expect(await stateOf(context, late)).toBe('expired');
    await giveBackTransfer(context, shop.actor, id);
    expect((await rowsOf(context)).refunds).toMatchObject([{ amount: late.amount, reason: 'late' }]);
    expect(await balancesOf(context, shop.producerId)).toEqual({
      producer_direct: late.amount + quick.amount,
      producer_payable: -quick.amount,
      refunds: -late.amount,
    });
  });

  test('late money in two parts is accepted together; one part alone is not enough', async () => {
    const market = await open();
    const { context } = market;
    const shop = await shopWithAccount(context);
    const asked = await askedOf(context, shop);
    const early = await pay(context, shop, 50_000, asked.memo);
    await expire(market);
    await expect(acceptLateTransfer(context, shop.actor, early)).rejects.toMatchObject({
      code: 'orderEnded',
    });
    const part = await pay(context, shop, 20_000, asked.memo);
    await expect(acceptLateTransfer(context, shop.actor, part)).rejects.toMatchObject({
      code: 'lateTooLittle',
    });
    const last = await pay(context, shop, asked.amount - 70_000, asked.memo);
    await acceptLateTransfer(context, shop.actor, last);
    expect(await stateOf(context, asked)).toBe('paid');
    const { transfers } = await rowsOf(context);
    expect(transfers.map(({ resolution }) => resolution)).toEqual(['accept', 'accept', 'accept']);
  });

  test('a part that came is given back, and the buyer pays the whole anew', async () => {
    const { context } = await open();
    const shop = await shopWithAccount(context);
    const asked = await askedOf(context, shop);
    const part = await pay(context, shop, 50_000, asked.memo);
    await giveBackTransfer(context, shop.actor, part);
    expect((await rowsOf(context)).refunds).toMatchObject([{ amount: 50_000, reason: 'too-little' }]);
    await pay(context, shop, asked.amount, asked.memo);
    expect(await stateOf(context, asked)).toBe('paid');
    const [group] = await context.store.read((db) => db.select().from(context.store.tables.orderGroup));
    if (!group) throw new Error('nothing was bought');
    const from = { where: 'paid-from', bank: '', number: '', holder: '' };
    await giveRefundAccount(context, group, from);
    const refundId = (await rowsOf(context)).refunds[0]?.id ?? '';
    // It goes to whoever sent that part, whoever sent the whole.
    expect((await readRefundTask(context, shop.actor, refundId)).sendTo).toMatchObject({
      kind: 'paid-from',
      came: [{ transferId: part }],
    });
    expect(await balancesOf(context, shop.producerId)).toEqual({
      producer_direct: asked.amount + 50_000,
      producer_payable: -asked.amount,
      refunds: -50_000,
    });
  });

  test.each(
    Object.entries(reasonOfTrouble) as Array<[TransferTrouble, RefundReason]>,
  )('what waited as %s goes back as %s, and is told so to its buyer, its producer and staff', async (trouble, reason) => {
    const { context } = await open();
    const { bankTransfer } = context.store.tables;
    const shop = await shopWithAccount(context);
    const asked = await askedOf(context, shop);
    const id = await pay(context, shop, 50_000, asked.memo);
    // Whatever it waited for: the link to its buyer is there.
    await context.store.write((tx) =>
      tx.update(bankTransfer).set({ trouble }).where(eq(bankTransfer.id, id)),
    );
    await giveBackTransfer(context, shop.actor, id);
    expect(reason).not.toBe('goodwill');
    const [refund] = await readRefunds(context, [asked.paymentId]);
    expect(refund).toMatchObject({ reason, amount: 50_000, orderId: null });
    expect(refund?.reason).toBe(reason);
    expect(refundReasonKey(reason)).not.toMatch(/other|goodwill/);
    expect(await balancesOf(context, shop.producerId)).toEqual({
      producer_direct: 50_000,
      refunds: -50_000,
    });
  });

  test('an order that is cancelled with a part of its money gives that back by itself', async () => {
    const { context } = await open();
    const shop = await shopWithAccount(context);
    const asked = await askedOf(context, shop);
    await pay(context, shop, 50_000, asked.memo);
    const by = { role: 'buyer' as const, personId: null };
    await cancelOrder(context, { orderId: asked.orderId, by, reason: 'đổi ý' });
    const { transfers, refunds } = await rowsOf(context);
    expect(refunds).toMatchObject([{ amount: 50_000 }]);
    expect(transfers).toMatchObject([{ resolution: 'give-back' }]);
  });

  test('money of nobody is put aside with a note, and the books hold it no more', async () => {
    const { context } = await open();
    const shop = await shopWithAccount(context);
    const id = await pay(context, shop, 500_000, 'tra tien dien');
    const aside = { transferId: id, why: 'not-ours' as const, note: 'Tiền điện của nhà' };
    await expect(putAside(context, shop.actor, { ...aside, note: ' ' })).rejects.toMatchObject({
      code: 'required',
      field: 'note',
    });
    await expect(giveBackTransfer(context, shop.actor, id)).rejects.toMatchObject({
      code: 'transferOfNoOrder',
    });
    await putAside(context, shop.actor, aside);
    expect(await balancesOf(context, shop.producerId)).toEqual({});
    const { transfers } = await rowsOf(context);
    expect(transfers).toMatchObject([{ resolution: 'not-ours', resolvedBy: shop.actor.personId }]);
    expect(JSON.stringify(transfers)).not.toContain('Tiền điện');
  });

  test('nobody decides about another producer’s money; staff may', async () => {
    const { context } = await open();
    const shop = await shopWithAccount(context);
    const other = await shopWithAccount(context, { name: 'HTX Khác', number: '777' });
    const id = await pay(context, shop, 10_000, 'khong ro');
    const aside = { transferId: id, why: 'not-ours' as const, note: 'thử' };
    await expect(putAside(context, other.actor, aside)).rejects.toMatchObject({ isNotFound: true });
    await putAside(context, { role: 'staff', personId: other.actor.personId, producerId: null }, aside);
    expect((await rowsOf(context)).transfers).toMatchObject([{ resolution: 'not-ours' }]);
  });
});
