import { and, asc, eq, isNull, lte } from 'drizzle-orm';
import { THE_MARKET } from '#app/domain/orders/move-order.server.ts';
import { settleDisputes } from '#app/domain/payments/card/settle-disputes.server.ts';
import { LARGEST_AMOUNT } from '#app/domain/payments/largest-amount.ts';
import { type Entry, post } from '#app/domain/payments/ledger/post.server.ts';
import { writeFinding } from '#app/domain/payments/reconcile/write-finding.server.ts';
import { promiseRefund } from '#app/domain/payments/refunds/promise-refund.server.ts';
import { settlePayment } from '#app/domain/payments/settle/settle-payment.server.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import type { Tx } from '#db/store.ts';

/** Card money as Stripe says it came. */
export type SeenMoney = {
  /** The payment intent. */
  readonly externalId: string;
  readonly chargeId: string | null;
  /** In the smallest unit of `currency`. */
  readonly amount: number;
  /** Capitals. */
  readonly currency: string;
  /** VND; null while it is not known. */
  readonly feeAmount: number | null;
};

const VND = 'VND';

/**
 * Books card money that has come, once for each payment intent: it settles its payment when it is the first and what was asked
 * for. More than that was asked for before something was cancelled, and paid on the page of before: what is left is settled
 * by it, and the surplus goes back by itself, as does what comes a second time, or too late for an order. Less, or another
 * currency, waits for a person; what nobody can have paid (`LARGEST_AMOUNT`) is shown to staff and not booked. Part of the caller's `guarded` write.
 */
export async function bookCardMoney(
  context: Context,
  tx: Tx,
  paymentId: string,
  seen: SeenMoney,
): Promise<void> {
  const { store, clock } = context;
  const { cardMoney, payment } = store.tables;
  const { externalId, amount, currency } = seen;
  if (amount > LARGEST_AMOUNT) {
    const detail = { paymentId, amount, currency };
    await writeFinding(context, tx, { provider: 'stripe', kind: 'amount', subject: externalId, detail });
    return;
  }
  const moneyId = newId();
  const written = await tx
    .insert(cardMoney)
    .values({
      id: moneyId,
      paymentId,
      externalId,
      chargeId: seen.chargeId,
      amount,
      currency,
      seenAt: clock.now(),
      standing: 'settles',
    })
    .onConflictDoNothing()
    .returning({ id: cardMoney.id });
  if (written.length > 0) {
    // Takes the payment's row, as long as this covers the sum that is asked for in this moment.
    const [fitting] = await tx
      .update(payment)
      .set({ externalId })
      .where(
        and(
          eq(payment.id, paymentId),
          isNull(payment.settledAt),
          lte(payment.amount, amount),
          eq(payment.currency, currency),
        ),
      )
      .returning({ id: payment.id });
    if (fitting) await settleBy(context, tx, paymentId, seen);
    else await keepAside(context, tx, paymentId, moneyId, seen);
    // What a bank gave twice before may settle what is promised of this.
    await settleDisputes(context, tx, paymentId);
  }
  await bookFee(context, tx, seen);
}

async function settleBy(context: Context, tx: Tx, paymentId: string, seen: SeenMoney): Promise<void> {
  const { paymentAllocation, order } = context.store.tables;
  const parts = await tx
    .select({ orderId: order.id, producerId: order.producerId, amount: paymentAllocation.amount })
    .from(paymentAllocation)
    .innerJoin(order, eq(order.id, paymentAllocation.orderId))
    .where(eq(paymentAllocation.paymentId, paymentId))
    .orderBy(asc(order.id));
  const surplus = parts.reduce((left, { amount }) => left - amount, seen.amount);
  await post(context, tx, {
    kind: 'receipt-card',
    subject: `payment:${paymentId}`,
    entries: [
      { account: 'operator_clearing', amount: seen.amount },
      ...parts.map(
        ({ orderId, producerId, amount }): Entry => ({
          account: 'buyer_receivable',
          amount: -amount,
          producerId,
          orderId,
        }),
      ),
      { account: 'buyer_receivable', amount: -surplus },
    ],
  });
  const settled = await settlePayment(context, tx, paymentId);
  for (const orderId of settled?.late ?? []) {
    const part = parts.find((one) => one.orderId === orderId);
    if (!part || part.amount === 0) continue;
    await promiseRefund(context, tx, {
      paymentId,
      orderId,
      amount: part.amount,
      reason: 'late',
      causeKey: `late:${orderId}:${seen.externalId}`,
      by: THE_MARKET,
    });
  }
  if (surplus === 0) return;
  await promiseRefund(context, tx, {
    paymentId,
    orderId: null,
    amount: surplus,
    reason: 'too-much',
    causeKey: `surplus:${seen.externalId}`,
    by: THE_MARKET,
  });
}

/** Money that settles nothing: the whole of it goes back when it is the same once more, or a person looks at it. */
async function keepAside(
  context: Context,
  tx: Tx,
  paymentId: string,
  moneyId: string,
  { externalId, amount, currency }: SeenMoney,
): Promise<void> {
  const { cardMoney, payment } = context.store.tables;
  const [asked] = await tx.select().from(payment).where(eq(payment.id, paymentId));
  const isForeign = currency !== VND;
  const isDouble = asked?.settledAt !== null && !isForeign;
  await tx
    .update(cardMoney)
    .set({ standing: isForeign ? 'foreign' : isDouble ? 'double' : 'wrong' })
    .where(eq(cardMoney.id, moneyId));
  // The books are in đồng: what came in another currency waits at staff's desk and goes back as it came.
  if (!isForeign) {
    await post(context, tx, {
      kind: 'receipt-card',
      subject: `payment:${paymentId}:${externalId}`,
      entries: [
        { account: 'operator_clearing', amount },
        { account: 'buyer_receivable', amount: -amount },
      ],
    });
  }
  if (isDouble) {
    await promiseRefund(context, tx, {
      paymentId,
      orderId: null,
      cardMoneyId: moneyId,
      amount,
      reason: 'double',
      causeKey: `money:${externalId}`,
      by: THE_MARKET,
    });
    return;
  }
  await writeFinding(context, tx, {
    provider: 'stripe',
    kind: isForeign ? 'currency' : 'amount',
    subject: externalId,
    detail: { paymentId, moneyId, amount, currency, asked: asked?.amount ?? 0 },
  });
}

async function bookFee(context: Context, tx: Tx, { externalId, feeAmount }: SeenMoney): Promise<void> {
  if (feeAmount === null) return;
  const { cardMoney } = context.store.tables;
  const [first] = await tx
    .update(cardMoney)
    .set({ feeAmount })
    .where(and(eq(cardMoney.externalId, externalId), isNull(cardMoney.feeAmount)))
    .returning({ id: cardMoney.id });
  if (!first) return;
  await post(context, tx, {
    kind: 'provider-fee',
    subject: `card:${externalId}`,
    entries: [
      { account: 'fees', amount: feeAmount },
      { account: 'operator_clearing', amount: -feeAmount },
    ],
  });
}
