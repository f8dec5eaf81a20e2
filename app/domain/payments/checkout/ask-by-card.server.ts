import type { OrderRow } from '#app/domain/orders/order-row.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import type { Tx } from '#db/store.ts';

/**
 * Asks for the money of some of a group's orders together, by card. The provider is called later, when the buyer goes to
 * pay: nothing outside may be called within a write. Part of the caller's write.
 */
export async function askByCard(context: Context, tx: Tx, orders: readonly OrderRow[]): Promise<string> {
  const { store, clock } = context;
  const { payment, paymentAllocation } = store.tables;
  const [first] = orders;
  if (!first) throw new RangeError('no order is paid by card');
  const paymentId = newId();
  await tx.insert(payment).values({
    id: paymentId,
    groupId: first.groupId,
    method: 'card',
    amount: orders.reduce((sum, { totalAmount }) => sum + totalAmount, 0),
    currency: first.currency,
    attemptKey: newId(),
    createdAt: clock.now(),
    expiresAt: first.payBy,
  });
  await tx
    .insert(paymentAllocation)
    .values(orders.map(({ id: orderId, totalAmount: amount }) => ({ paymentId, orderId, amount })));
  return paymentId;
}
