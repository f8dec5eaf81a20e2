import { and, eq } from 'drizzle-orm';
import type { OrderActor } from '#app/domain/orders/move-order.server.ts';
import type { OrderRow } from '#app/domain/orders/order-row.ts';
import { lostToDispute } from '#app/domain/payments/card/lost-to-dispute.server.ts';
import { postOverlap } from '#app/domain/payments/card/post-overlap.server.ts';
import { settleAtOnce } from '#app/domain/payments/card/settle-by-dispute.server.ts';
import type { PaymentRow } from '#app/domain/payments/refunds/lock-payments.server.ts';
import { moneySeen } from '#app/domain/payments/refunds/money-seen.server.ts';
import {
  promiseRefund,
  type RefundPart,
  type RefundReason,
} from '#app/domain/payments/refunds/promise-refund.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Tx } from '#db/store.ts';

export type RefundOrder = {
  readonly order: OrderRow;
  /** All that ask for its money, held by the caller's write, by id. */
  readonly payments: readonly PaymentRow[];
  readonly parts: readonly RefundPart[];
  readonly reason: RefundReason;
  readonly causeKey: string;
  readonly by: OrderActor;
  /** The buyer reads in a mail of what gives cause to it where the money is. */
  readonly isToldAlready: boolean;
};

export type OrderRefunded = {
  /** One for each payment that gives. */
  readonly refundIds: readonly string[];
  /** What is not there to be promised: it had gone back before, e.g. by hand in the card provider's own pages. */
  readonly missing: readonly RefundPart[];
};

/**
 * Promises parts of a paid order back over the payments that paid for it: from each as much as it brought. What a card's bank
 * has taken for good and given to the buyer is settled by that at once: nobody sends it a second time.
 */
export async function refundOrder(
  context: Context,
  tx: Tx,
  { order, payments, parts, reason, causeKey, by, isToldAlready }: RefundOrder,
): Promise<OrderRefunded> {
  const refundIds: string[] = [];
  let left = parts.filter(({ amount }) => amount > 0);
  for (const { id: paymentId, settledAt } of payments) {
    if (left.length === 0) break;
    if (settledAt === null) continue;
    const room = await roomIn(context, tx, paymentId, order.id);
    const [lines, rest] = split(left, room);
    left = rest;
    const lost = await lostToDispute(context.store.tables, tx, { paymentId, orderId: order.id });
    const [taken, toSend] = split(lines, Math.max(0, lost));
    const promised = { paymentId, orderId: order.id, reason, by };
    if (taken.length > 0) {
      const refundId = await promiseRefund(context, tx, {
        ...{ ...promised, amount: sumOf(taken), lines: taken },
        causeKey: `${causeKey}:${paymentId}:dispute`,
      });
      await settleAtOnce(context, tx, refundId, { by, isToldAlready });
      refundIds.push(refundId);
    }
    if (toSend.length > 0) {
      refundIds.push(
        await promiseRefund(context, tx, {
          ...{ ...promised, amount: sumOf(toSend), lines: toSend },
          causeKey: `${causeKey}:${paymentId}`,
        }),
      );
      await postOverlap(context, tx, paymentId);
    }
  }
  return { refundIds, missing: left };
}

const sumOf = (parts: readonly RefundPart[]) => parts.reduce((sum, { amount }) => sum + amount, 0);

/** VND that a payment brought for an order and that is not promised back. */
async function roomIn(context: Context, tx: Tx, paymentId: string, orderId: string): Promise<number> {
  const { paymentAllocation, refund } = context.store.tables;
  const [part] = await tx
    .select({ amount: paymentAllocation.amount })
    .from(paymentAllocation)
    .where(and(eq(paymentAllocation.paymentId, paymentId), eq(paymentAllocation.orderId, orderId)));
  const given = await tx
    .select({ amount: refund.amount })
    .from(refund)
    .where(and(eq(refund.paymentId, paymentId), eq(refund.orderId, orderId)));
  const { left } = await moneySeen(context, tx, paymentId);
  const room = (part?.amount ?? 0) - given.reduce((sum, { amount }) => sum + amount, 0);
  return Math.max(0, Math.min(room, left));
}

/** The parts that fit into an amount, and those that do not; the one on the border is cut in two. */
function split(parts: readonly RefundPart[], room: number): [RefundPart[], RefundPart[]] {
  const fitting: RefundPart[] = [];
  const rest: RefundPart[] = [];
  let free = room;
  for (const part of parts) {
    const amount = Math.min(part.amount, free);
    free -= amount;
    if (amount > 0) fitting.push({ ...part, amount });
    if (amount < part.amount)
      rest.push({ ...part, quantity: amount > 0 ? 0 : part.quantity, amount: part.amount - amount });
  }
  return [fitting, rest];
}
