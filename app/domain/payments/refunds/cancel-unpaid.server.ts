import { and, eq, ne, sql } from 'drizzle-orm';
import { moveOrder, type OrderActor } from '#app/domain/orders/move-order.server.ts';
import type { OrderRow } from '#app/domain/orders/order-row.ts';
import { releaseReserved, releaseSome } from '#app/domain/orders/stock/reserve-stock.server.ts';
import { commissionOf } from '#app/domain/orders/terms/commission.ts';
import { endTooLittle } from '#app/domain/payments/bank-transfers/end-too-little.server.ts';
import { closeCardPage } from '#app/domain/payments/card/close-card-page.server.ts';
import type { PaymentRow } from '#app/domain/payments/refunds/lock-payments.server.ts';
import { moneySeen } from '#app/domain/payments/refunds/money-seen.server.ts';
import { promiseRefund } from '#app/domain/payments/refunds/promise-refund.server.ts';
import { settlePayment } from '#app/domain/payments/settle/settle-payment.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Tx } from '#db/store.ts';

const isOpen = ({ settledAt, closedAt }: PaymentRow) => settledAt === null && closedAt === null;

/**
 * An order that nobody has paid ends: its goods are free, and its money is asked for no more. What of it had come in
 * already goes back. The caller holds the payments and the order.
 * @returns the refunds that were promised.
 */
export async function cancelUnpaid(
  context: Context,
  tx: Tx,
  {
    order,
    payments,
    by,
    why,
  }: {
    order: OrderRow;
    payments: readonly PaymentRow[];
    by: OrderActor;
    why: { reason: string; note?: string };
  },
): Promise<string[]> {
  const { id: orderId } = order;
  const moved = await moveOrder(context, tx, {
    orderId,
    act: 'cancel-unpaid',
    by,
    set: { cancelledBy: by.role },
    detail: why,
  });
  if (!moved) throw new Error(`order ${orderId} changed though it was held`);
  await releaseReserved(context, tx, orderId);
  const refunds: string[] = [];
  for (const payment of payments.filter(isOpen)) {
    await askForLess(context, tx, payment, { orderId, less: null });
    const { open } = await moneySeen(context, tx, payment.id);
    if (open <= 0 || payment.method !== 'vietqr') continue;
    refunds.push(
      await promiseRefund(context, tx, {
        paymentId: payment.id,
        orderId: null,
        amount: open,
        reason: 'cancelled',
        causeKey: `cancel-unpaid:${orderId}:${payment.id}`,
        by,
      }),
    );
    await endTooLittle(context, tx, payment.id, 'give-back');
  }
  return refunds;
}

/**
 * Some pieces of an unpaid order are free again, and less is asked for. Where that much had come in already, the order is
 * paid by it, and what is too much goes back. The caller holds the payments and the order.
 * @param goods VND that the pieces came to.
 * @returns the refunds that were promised.
 */
export async function lowerUnpaid(
  context: Context,
  tx: Tx,
  {
    order: { id: orderId, goodsAmount, totalAmount, commissionRate },
    payments,
    pieces,
    goods,
    by,
  }: {
    order: OrderRow;
    payments: readonly PaymentRow[];
    pieces: ReadonlyArray<{ variantId: string; quantity: number }>;
    goods: number;
    by: OrderActor;
  },
): Promise<string[]> {
  const { order } = context.store.tables;
  await releaseSome(context, tx, { orderId, pieces });
  await tx
    .update(order)
    .set({
      goodsAmount: goodsAmount - goods,
      totalAmount: totalAmount - goods,
      commissionAmount: commissionOf(goodsAmount - goods, commissionRate),
    })
    .where(eq(order.id, orderId));
  const refunds: string[] = [];
  for (const payment of payments.filter(isOpen)) {
    await askForLess(context, tx, payment, { orderId, less: goods });
    const { seen, open } = await moneySeen(context, tx, payment.id);
    const asked = payment.amount - goods;
    if (payment.method !== 'vietqr' || seen === 0 || open < asked) continue;
    await settlePayment(context, tx, payment.id);
    await endTooLittle(context, tx, payment.id, 'completed');
    if (open === asked) continue;
    refunds.push(
      await promiseRefund(context, tx, {
        paymentId: payment.id,
        orderId: null,
        amount: open - asked,
        reason: 'too-much',
        causeKey: `lowered:${orderId}:${payment.id}`,
        by,
      }),
    );
  }
  return refunds;
}

/**
 * A payment asks for less of an order, or (null) for nothing of it any more. One that would ask for nothing at all is closed
 * instead and keeps its amount, by which money that comes anyway is known.
 */
async function askForLess(
  context: Context,
  tx: Tx,
  payment: PaymentRow,
  { orderId, less }: { orderId: string; less: number | null },
): Promise<void> {
  const { store, clock, jobs } = context;
  const { payment: table, paymentAllocation } = store.tables;
  const own = and(eq(paymentAllocation.paymentId, payment.id), eq(paymentAllocation.orderId, orderId));
  const [part] = await tx.select().from(paymentAllocation).where(own);
  const lowered = less ?? part?.amount ?? 0;
  // On a page that is open the sum of before could still be paid.
  if (payment.sessionId !== null) {
    const { id: paymentId, sessionId } = payment;
    await jobs.enqueue(tx, closeCardPage, { paymentId, sessionId }, { uniqueKey: sessionId });
  }
  if (less === null) {
    const others = await tx
      .select({ amount: paymentAllocation.amount })
      .from(paymentAllocation)
      .where(and(eq(paymentAllocation.paymentId, payment.id), ne(paymentAllocation.orderId, orderId)));
    if (others.every(({ amount }) => amount === 0)) {
      await tx.update(table).set({ closedAt: clock.now() }).where(eq(table.id, payment.id));
      return;
    }
  }
  await tx
    .update(paymentAllocation)
    .set({ amount: sql`${paymentAllocation.amount} - ${lowered}` })
    .where(own);
  await tx
    .update(table)
    .set({ amount: sql`${table.amount} - ${lowered}` })
    .where(eq(table.id, payment.id));
}
