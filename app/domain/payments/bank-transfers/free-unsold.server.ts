import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import { receivedFor } from '#app/domain/orders/money-back/transfer-rest.server.ts';
import { lockPayments } from '#app/domain/payments/refunds/lock-payments.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Tx } from '#db/store.ts';

/**
 * Takes a transfer's money back from payments of which nothing was sold: then it can go elsewhere, or back to who sent it.
 * The links stay, of nothing. Part of a write that holds the account.
 * @returns the payments that have lost money, and those that keep theirs.
 */
export async function freeUnsold(
  context: Context,
  tx: Tx,
  transferId: string,
): Promise<{ freed: string[]; sold: string[] }> {
  const { transferMatch, paymentAllocation, order, payment } = context.store.tables;
  const matches = await tx.select().from(transferMatch).where(eq(transferMatch.transferId, transferId));
  const paymentIds = matches.map(({ paymentId }) => paymentId);
  const locked = await lockPayments(context, tx, paymentIds);
  const paid =
    paymentIds.length === 0
      ? []
      : await tx
          .select({ paymentId: paymentAllocation.paymentId })
          .from(paymentAllocation)
          .innerJoin(order, eq(order.id, paymentAllocation.orderId))
          .where(and(inArray(paymentAllocation.paymentId, paymentIds), isNotNull(order.paidAt)));
  const isPaid = (id: string) => paid.some(({ paymentId }) => paymentId === id);
  const freed = paymentIds.filter((id) => !isPaid(id));
  if (freed.length > 0) {
    await tx
      .update(transferMatch)
      .set({ amount: 0 })
      .where(and(eq(transferMatch.transferId, transferId), inArray(transferMatch.paymentId, freed)));
    for (const { id, amount } of locked.filter((one) => freed.includes(one.id))) {
      if ((await receivedFor(context, tx, id)) >= amount) continue;
      await tx.update(payment).set({ settledAt: null }).where(eq(payment.id, id));
    }
  }
  return { freed, sold: paymentIds.filter(isPaid) };
}

/** Forgets for which payments a transfer was, where none of it is theirs. Part of a write that holds the account. */
export async function dropLinks({ store }: Context, tx: Tx, transferId: string): Promise<void> {
  const { transferMatch } = store.tables;
  await tx
    .delete(transferMatch)
    .where(and(eq(transferMatch.transferId, transferId), eq(transferMatch.amount, 0)));
}
