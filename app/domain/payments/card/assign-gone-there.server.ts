import { and, eq } from 'drizzle-orm';
import { bookSentThere } from '#app/domain/payments/card/book-sent-there.server.ts';
import { mendFinding } from '#app/domain/payments/reconcile/write-finding.server.ts';
import { listUnassigned, partId } from '#app/domain/payments/refunds/gone-there.server.ts';
import { leftOfOrders } from '#app/domain/payments/refunds/left-of-orders.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Tx } from '#db/store.ts';

/**
 * The end of an order may leave only one thing that a refund in the provider's own pages can have been for: all that is left
 * of a payment, every order of it that has something left being cancelled. Then it is booked to these, and nobody has to say
 * it. While an order goes on it stays open. Part of the caller's `guarded` write, which holds the payment.
 */
export async function assignGoneThere(context: Context, tx: Tx, paymentId: string): Promise<void> {
  const { cardMoney, reconciliationFinding: finding } = context.store.tables;
  const gone = await listUnassigned(context.store.tables, tx, [paymentId]);
  if (gone.length === 0) return;
  const left = (await leftOfOrders(context.store.tables, tx, paymentId)).filter(({ amount }) => amount > 0);
  const sum = (parts: ReadonlyArray<{ amount: number }>) =>
    parts.reduce((all, { amount }) => all + amount, 0);
  if (!left.every(({ isCancelled }) => isCancelled) || sum(left) !== sum(gone)) return;
  const [money] = await tx
    .select()
    .from(cardMoney)
    .where(and(eq(cardMoney.paymentId, paymentId), eq(cardMoney.standing, 'settles')));
  if (!money || gone.some(({ intentId }) => intentId !== money.externalId)) return;
  // They are open no more: what is booked below is not counted as gone a second time.
  for (const { findingId, externalId, intentId, amount } of gone) {
    const detail = { paymentId, intentId, amount, currency: 'vnd', isBooked: 1 };
    await tx.update(finding).set({ detail }).where(eq(finding.id, findingId));
    for (const kind of ['refund-there', 'missing-here'] as const)
      await mendFinding(context, tx, { provider: 'stripe', kind, subject: externalId });
  }
  const rest = left.map(({ orderId, amount }) => ({ orderId, amount }));
  for (const { externalId, amount } of gone) {
    let open = amount;
    for (let at = 0; open > 0; at += 1) {
      const part = rest.find((one) => one.amount > 0);
      if (!part) throw new Error(`refund ${externalId} is more than is left of payment ${paymentId}`);
      const taken = Math.min(open, part.amount);
      await bookSentThere(context, tx, money, {
        ...{ orderId: part.orderId, amount: taken },
        externalId: partId(externalId, at),
      });
      part.amount -= taken;
      open -= taken;
    }
  }
}
