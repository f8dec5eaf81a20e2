import { and, eq } from 'drizzle-orm';
import type { MoneyActor } from '#app/domain/payments/bank-transfers/open-transfer.server.ts';
import { newestAccount } from '#app/domain/payments/refund-account/newest-account.server.ts';
import { openSendTo } from '#app/domain/payments/refund-account/open-send-to.server.ts';
import { refundMemo } from '#app/domain/payments/refund-account/refund-code.ts';
import { refundsToAccount } from '#app/domain/payments/refund-account/refunds-to-account.server.ts';
import type { Context } from '#app/server/context.ts';

/**
 * Where a refund goes that its card takes no more and that the market sends by transfer, for staff; who has read it is in the
 * audit before. An account that they paid from is no answer to that.
 * @returns null where it does not wait for this.
 */
export async function readCardRefundAccount(context: Context, actor: MoneyActor, refundId: string) {
  if (actor.producerId !== null) return null;
  const { store } = context;
  const { orderGroup, payment, personKey, refund } = store.tables;
  const found = await store.read(async (db) => {
    const [about] = await db
      .select({ refund, group: orderGroup, wrappedKey: personKey.wrappedKey })
      .from(refund)
      .innerJoin(payment, eq(payment.id, refund.paymentId))
      .innerJoin(orderGroup, eq(orderGroup.id, payment.groupId))
      .leftJoin(personKey, eq(personKey.personId, orderGroup.buyerId))
      .where(and(eq(refund.id, refundId), eq(refund.method, 'card')));
    if (!about) return null;
    const waiting = await refundsToAccount(store.tables, db, [about.group.id]);
    if (!waiting.some(({ id }) => id === refundId)) return null;
    const newest = await newestAccount(db, store.tables, about.group.id);
    return { ...about, said: newest?.kind === 'named' ? newest : null };
  });
  if (!found) return null;
  const { said } = found;
  const { id, amount, doneAt } = found.refund;
  return {
    ...{ id, amount, doneAt, memo: refundMemo(id) },
    /** What is shown here; goes back with the form that says it was sent. */
    accountId: said?.id ?? null,
    saidAt: said?.givenAt ?? null,
    sendTo: await openSendTo(context, actor, { ...found, came: [] }),
  };
}
