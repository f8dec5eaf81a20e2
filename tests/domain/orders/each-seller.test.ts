import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { acceptOrders } from '#app/domain/orders/fulfil/accept-orders.server.ts';
import { THE_MARKET } from '#app/domain/orders/move-order.server.ts';
import { takeTransfer } from '#app/domain/payments/bank-transfers/take-transfer.server.ts';
import { readBuyerPage } from '#app/domain/payments/buyer-page/read-buyer-page.server.ts';
import { cancelOrder } from '#app/domain/payments/refunds/cancel-order.server.ts';
import { expireOrders } from '#app/domain/payments/settle/expire-orders.server.ts';
import { eachSellerWords } from '#app/routes/shop/order/each-seller.ts';
import type { Context } from '#app/server/context.ts';
import { anyPostRate } from '#tests/factories/buying.ts';
import { cancelOnePiece } from '#tests/factories/cancel-one-piece.ts';
import { ordersOf, payByCard, payByTransfer, shopOf } from '#tests/factories/paying.ts';
import { seenOf } from '#tests/factories/transfers.ts';
import { eachEngine } from '#tests/support/test-market.ts';

async function placed(context: Context) {
  await anyPostRate(context);
  const [one, two, three, four] = [
    await shopOf(context, 'HTX Một', { number: '1020304051' }),
    await shopOf(context, 'HTX Hai', { number: '1020304052' }),
    await shopOf(context, 'HTX Ba', { number: '1020304053' }),
    await shopOf(context, 'HTX Bốn', { number: '1020304054' }),
  ];
  const made = await ordersOf(context, [
    { listingId: one.listingId },
    { listingId: two.listingId, quantity: 2 },
    { listingId: three.listingId },
    { listingId: four.listingId, method: 'card' },
  ]);
  const orderOf = (producerId: string) => {
    const order = made.orders.find((each) => each.producerId === producerId);
    if (!order) throw new Error('nothing was placed');
    return order;
  };
  const { payment, paymentAllocation, orderGroup } = context.store.tables;
  const paymentOf = async (producerId: string) => {
    const [part] = await context.store.read((db) =>
      db
        .select()
        .from(paymentAllocation)
        .where(eq(paymentAllocation.orderId, orderOf(producerId).id)),
    );
    return part?.paymentId ?? '';
  };
  const askedOf = async (producerId: string) => {
    const id = await paymentOf(producerId);
    const [row] = await context.store.read((db) => db.select().from(payment).where(eq(payment.id, id)));
    if (!row) throw new Error('nothing is asked for');
    return row;
  };
  const words = async (language: 'vi' | 'en' = 'vi') => {
    const [group] = await context.store.read((db) =>
      db.select().from(orderGroup).where(eq(orderGroup.code, made.code)),
    );
    if (!group) throw new Error('nothing was placed');
    return eachSellerWords(language, await readBuyerPage(context, group)).replaceAll('\u00a0', ' ');
  };
  return { one, two, three, four, lines: made.lines, orderOf, paymentOf, askedOf, words };
}

eachEngine('what each seller of a checkout has been paid', (open) => {
  test('is one sentence that holds from unpaid to paid, in part, ended and given back', async () => {
    const { context, clock, runJobs } = await open();
    const { one, two, three, four, lines, orderOf, paymentOf, askedOf, words } = await placed(context);
    expect(await words()).toBe(
      'HTX Một: chưa trả 150.000 ₫; HTX Hai: chưa trả 270.000 ₫; HTX Ba: chưa trả 150.000 ₫; HTX Bốn: chưa trả 150.000 ₫.',
    );
    const { memoCode } = await askedOf(one.producerId);
    const part = seenOf(context, { amount: 100_000, text: memoCode ?? '' });
    await takeTransfer(context, one.bankAccountId, part);
    await payByTransfer(context, await paymentOf(two.producerId));
    await cancelOrder(context, { orderId: orderOf(three.producerId).id, by: THE_MARKET, reason: 'thử' });
    await payByCard(context, await paymentOf(four.producerId));
    expect(await words()).toBe(
      'HTX Một: đã nhận 100.000 ₫, còn thiếu 50.000 ₫; HTX Hai: đã trả 270.000 ₫; HTX Ba: đã huỷ, chưa trả; HTX Bốn: đã trả 150.000 ₫.',
    );
    // One step of one of them, and no sentence holds of both any more.
    await acceptOrders(context, two.seller, [orderOf(two.producerId).id]);
    expect(await words()).toContain(
      'HTX Hai: đã trả 270.000 ₫, người bán đang chuẩn bị; HTX Ba: đã huỷ, chưa trả; HTX Bốn: đã trả 150.000 ₫, chờ người bán nhận đơn.',
    );
    await cancelOnePiece(
      context,
      lines.find(({ orderId }) => orderId === orderOf(two.producerId).id),
    );
    await cancelOrder(context, { orderId: orderOf(four.producerId).id, by: THE_MARKET, reason: 'thử' });
    clock.set(clock.now() + context.config.orderHoldMs);
    await runJobs([expireOrders]);
    expect(await words()).toBe(
      'HTX Một: hết giờ khi chưa trả đủ, có tiền đang chờ xem; HTX Hai: đã trả 270.000 ₫, đang chờ hoàn 120.000 ₫; HTX Ba: đã huỷ, chưa trả; HTX Bốn: đã trả 150.000 ₫, đơn đã huỷ, đang chờ hoàn 150.000 ₫.',
    );
    expect(await words('en')).toBe(
      'HTX Một: not paid in full in time, money of yours waits to be looked at; HTX Hai: ₫270,000 paid, ₫120,000 to go back to you; HTX Ba: cancelled, nothing paid; HTX Bốn: ₫150,000 paid, order cancelled, ₫150,000 to go back to you.',
    );
  });
});
