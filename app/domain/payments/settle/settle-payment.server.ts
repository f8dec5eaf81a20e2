import { and, asc, eq, isNull } from 'drizzle-orm';
import { tellProducer } from '#app/domain/notices/tell-producer.server.ts';
import { moveOrder, THE_MARKET } from '#app/domain/orders/move-order.server.ts';
import type { OrderRow } from '#app/domain/orders/order-row.ts';
import { sellReserved } from '#app/domain/orders/stock/reserve-stock.server.ts';
import { post } from '#app/domain/payments/ledger/post.server.ts';
import { withholdAtSale } from '#app/domain/payments/withholding/withhold-at-sale.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Tx } from '#db/store.ts';

export type Settlement = {
  /** Orders that are paid by this. */
  readonly paid: readonly OrderRow[];
  /** Orders that had ended before the money came: it goes back, or a person decides. */
  readonly late: readonly string[];
};

/**
 * The one place where a payment becomes money for its orders, whoever says so first: a provider's notice, the buyer's
 * return, a statement, the producer. However often and at the same time it is called, the first does it all and the others
 * nothing. Receipts are posted by who saw the money; here each order's sale. Part of the caller's write, which may be
 * `guarded`.
 * @returns null when it was settled already.
 */
export async function settlePayment(context: Context, tx: Tx, paymentId: string): Promise<Settlement | null> {
  const { store, clock } = context;
  const { payment, paymentAllocation } = store.tables;
  const [settled] = await tx
    .update(payment)
    .set({ settledAt: clock.now() })
    .where(and(eq(payment.id, paymentId), isNull(payment.settledAt)))
    .returning({ id: payment.id });
  if (!settled) return null;
  const parts = await tx
    .select()
    .from(paymentAllocation)
    .where(eq(paymentAllocation.paymentId, paymentId))
    .orderBy(asc(paymentAllocation.orderId));
  const paid: OrderRow[] = [];
  const late: string[] = [];
  for (const { orderId } of parts) {
    const order = await moveOrder(context, tx, {
      orderId,
      act: 'pay',
      by: THE_MARKET,
      detail: { paymentId },
    });
    if (!order) {
      late.push(orderId);
      continue;
    }
    await sellReserved(context, tx, orderId);
    await postSale(context, tx, order);
    await tellOfPaid(context, tx, order);
    paid.push(order);
  }
  return { paid, late };
}

/** The producer hears that there is an order to pack. */
export async function tellOfPaid(
  context: Context,
  tx: Tx,
  { id, code, producerId }: OrderRow,
): Promise<void> {
  await tellProducer(context, tx, {
    producerId,
    kind: 'order-paid',
    params: { order: code },
    path: `/seller/orders/${id}`,
    subject: `order:${id}`,
  });
}

/** The buyer owes the order's price no more, and the producer is due it, less the market's share and tax that is withheld. */
export async function postSale(context: Context, tx: Tx, order: OrderRow): Promise<void> {
  const { id: orderId, producerId, totalAmount, commissionAmount } = order;
  const of = { producerId, orderId };
  await post(context, tx, {
    kind: 'sale',
    subject: `order:${orderId}`,
    entries: [
      { account: 'buyer_receivable', amount: totalAmount, ...of },
      { account: 'producer_payable', amount: -totalAmount, ...of },
    ],
  });
  await post(context, tx, {
    kind: 'commission',
    subject: `order:${orderId}`,
    entries: [
      { account: 'producer_payable', amount: commissionAmount, ...of },
      { account: 'fees', amount: -commissionAmount, ...of },
    ],
  });
  await withholdAtSale(context, tx, order);
}
