import { asc, eq, sql } from 'drizzle-orm';
import type { OrderRow } from '#app/domain/orders/order-row.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import type { Store, Tx } from '#db/store.ts';

export type PaymentRow = Store['tables']['payment']['$inferSelect'];

/**
 * Holds a payment for the caller's write, so that what is decided about it is decided once, and reads it as it is then. An
 * update of nothing, because it locks the row on both engines.
 * @throws NotFound
 */
export async function lockPayment({ store }: Context, tx: Tx, paymentId: string): Promise<PaymentRow> {
  const { payment } = store.tables;
  const [locked] = await tx
    .update(payment)
    .set({ amount: sql`${payment.amount}` })
    .where(eq(payment.id, paymentId))
    .returning();
  if (!locked) throw new NotFound('payment');
  return locked;
}

/** Holds these payments as `lockPayment` does, by id; one that is not there is left out. */
export async function lockPayments(
  { store }: Context,
  tx: Tx,
  paymentIds: readonly string[],
): Promise<PaymentRow[]> {
  const { payment } = store.tables;
  const held: PaymentRow[] = [];
  for (const id of [...new Set(paymentIds)].sort()) {
    const rows = await tx
      .update(payment)
      .set({ amount: sql`${payment.amount}` })
      .where(eq(payment.id, id))
      .returning();
    held.push(...rows);
  }
  return held;
}

/**
 * Holds an order together with all payments that ask for its money, in the order in which every write of this path takes
 * them: payments by id, then the order.
 * @throws NotFound
 */
export async function lockOrder(
  context: Context,
  tx: Tx,
  orderId: string,
): Promise<{ order: OrderRow; payments: PaymentRow[] }> {
  const { order, paymentAllocation } = context.store.tables;
  const asked = await tx
    .select({ paymentId: paymentAllocation.paymentId })
    .from(paymentAllocation)
    .where(eq(paymentAllocation.orderId, orderId))
    .orderBy(asc(paymentAllocation.paymentId));
  const payments: PaymentRow[] = [];
  for (const { paymentId } of asked) payments.push(await lockPayment(context, tx, paymentId));
  const [locked] = await tx
    .update(order)
    .set({ currency: sql`${order.currency}` })
    .where(eq(order.id, orderId))
    .returning();
  if (!locked) throw new NotFound('order');
  return { order: locked, payments };
}
