import { eq } from 'drizzle-orm';
import type { OrderRow } from '#app/domain/orders/order-row.ts';
import {
  type ConfirmCheckout,
  confirmCheckout,
} from '#app/domain/payments/checkout/confirm-checkout.server.ts';
import type { Context } from '#app/server/context.ts';
import { checkoutOf } from '#tests/factories/buying.ts';
import { payByTransfer } from '#tests/factories/paying.ts';

/** An order of one listing as a buyer has placed it, unpaid. */
export async function placedOrder(
  context: Context,
  listingId: string,
  { quantity = 2, ...changes }: Partial<ConfirmCheckout> & { quantity?: number } = {},
): Promise<OrderRow> {
  const { code } = await confirmCheckout(
    context,
    await checkoutOf(context, [{ listingId, quantity }], changes),
  );
  const { order, orderGroup } = context.store.tables;
  const [row] = await context.store.read((db) =>
    db
      .select({ order })
      .from(order)
      .innerJoin(orderGroup, eq(orderGroup.id, order.groupId))
      .where(eq(orderGroup.code, code)),
  );
  if (!row) throw new Error('the order was not placed');
  return row.order;
}

/** The same, paid by a transfer that the bank has told of. */
export async function paidOrder(
  context: Context,
  listingId: string,
  changes: Partial<ConfirmCheckout> & { quantity?: number } = {},
): Promise<OrderRow> {
  const placed = await placedOrder(context, listingId, changes);
  const { order, paymentAllocation } = context.store.tables;
  const [asked] = await context.store.read((db) =>
    db.select().from(paymentAllocation).where(eq(paymentAllocation.orderId, placed.id)),
  );
  await payByTransfer(context, asked?.paymentId ?? '');
  const [paid] = await context.store.read((db) => db.select().from(order).where(eq(order.id, placed.id)));
  if (!paid) throw new Error('the order is gone');
  return paid;
}
