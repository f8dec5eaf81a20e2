import { asc, eq } from 'drizzle-orm';
import type { OrderRow } from '#app/domain/orders/order-row.ts';
import type { Entry } from '#app/domain/payments/ledger/post.server.ts';
import type { PaymentRow } from '#app/domain/payments/refunds/lock-payments.server.ts';
import { promisedOf } from '#app/domain/payments/refunds/promised-of.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Tx } from '#db/store.ts';

type Share = Required<Pick<Entry, 'amount' | 'producerId' | 'orderId'>>;

/** The entries of a refund that is promised: whose it was, and that it is to be sent. */
export function promisedEntries(account: Entry['account'], shares: readonly Share[]): Entry[] {
  return shares.flatMap(({ amount, ...of }) => [
    { account, amount, ...of },
    { account: 'refunds' as const, amount: -amount, ...of },
  ]);
}

/** A refund of money of which an order was sold. */
export function sharesOfSale({ id: orderId, producerId }: OrderRow, amount: number): Share[] {
  return [{ amount, producerId, orderId }];
}

/**
 * Whose money goes back that belongs to no sale. Of a transfer it stands with the account's producer; of a card with each
 * order that was not paid of it, as the receipt was posted, in the order of ids.
 */
export async function sharesOfOpenMoney(
  context: Context,
  tx: Tx,
  payment: PaymentRow,
  { amount, orderId }: { amount: number; orderId: string | null },
): Promise<Share[]> {
  const { bankAccount, order, paymentAllocation, refund } = context.store.tables;
  if (payment.bankAccountId !== null) {
    const [account] = await tx
      .select({ producerId: bankAccount.producerId })
      .from(bankAccount)
      .where(eq(bankAccount.id, payment.bankAccountId));
    return [{ amount, producerId: account?.producerId ?? null, orderId: null }];
  }
  const parts = await tx
    .select({
      orderId: order.id,
      producerId: order.producerId,
      amount: paymentAllocation.amount,
      paidAt: order.paidAt,
    })
    .from(paymentAllocation)
    .innerJoin(order, eq(order.id, paymentAllocation.orderId))
    .where(eq(paymentAllocation.paymentId, payment.id))
    .orderBy(asc(order.id));
  const earlier = await tx.select({ id: refund.id }).from(refund).where(eq(refund.paymentId, payment.id));
  const given: Array<Required<Entry>> = [];
  for (const { id } of earlier) given.push(...(await promisedOf(context, tx, id)));
  const shares: Share[] = [];
  let left = amount;
  for (const part of parts) {
    if (part.paidAt !== null || (orderId !== null && part.orderId !== orderId)) continue;
    const back = given
      .filter((one) => one.account === 'buyer_receivable' && one.orderId === part.orderId)
      .reduce((sum, one) => sum + one.amount, 0);
    const take = Math.min(left, part.amount - back);
    if (take <= 0) continue;
    shares.push({ amount: take, producerId: part.producerId, orderId: part.orderId });
    left -= take;
  }
  // More than all of them asked for: it was received for nobody in particular.
  if (left > 0) shares.push({ amount: left, producerId: null, orderId: null });
  return shares;
}
