import { eq } from 'drizzle-orm';
import { tellProducer } from '#app/domain/notices/tell-producer.server.ts';
import { type OrderActor, writeOrderEvent } from '#app/domain/orders/move-order.server.ts';
import type { OrderRow } from '#app/domain/orders/order-row.ts';
import { dueAfter } from '#app/domain/orders/terms/legal-term.server.ts';
import { refundByCard } from '#app/domain/payments/card/refund-by-card.server.ts';
import { post } from '#app/domain/payments/ledger/post.server.ts';
import { askWhereTo } from '#app/domain/payments/refund-account/ask-where-to.server.ts';
import { leftOfCardMoney } from '#app/domain/payments/refunds/left-of-card-money.server.ts';
import { lockPayment, type PaymentRow } from '#app/domain/payments/refunds/lock-payments.server.ts';
import { moneySeen } from '#app/domain/payments/refunds/money-seen.server.ts';
import {
  promisedEntries,
  sharesOfOpenMoney,
  sharesOfSale,
} from '#app/domain/payments/refunds/refund-entries.server.ts';
import { returnCommission } from '#app/domain/payments/refunds/return-commission.server.ts';
import { returnWithheld } from '#app/domain/payments/withholding/return-withheld.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import { newId } from '#app/server/ids.server.ts';
import { localDate } from '#app/server/local-date.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import type { Tx } from '#db/store.ts';

/**
 * Why money goes back. `goodwill` is money of a paid order that a person decides to give; `by-provider` was done in the
 * provider's own pages. `too-little`, `wrong-account` and `unclear-order` are of transfers that bought nothing.
 */
export const refundReasons = [
  'cancelled',
  'returned',
  'too-much',
  'too-little',
  'wrong-account',
  'unclear-order',
  'double',
  'late',
  'wrong-amount',
  'goodwill',
  'by-provider',
] as const;
export type RefundReason = (typeof refundReasons)[number];

/** What a part of a refund is for; `lineId` is null for delivery and for money that belongs to no line. VND. */
export type RefundPart = {
  readonly lineId: string | null;
  readonly quantity: number;
  readonly amount: number;
};

export type RefundPromise = {
  readonly paymentId: string;
  /** The order whose money it is; null for money of the payment that belongs to no order: too much, double, late. */
  readonly orderId: string | null;
  /** Card money of the payment that settled nothing: its own whole, apart from what the orders have received. */
  readonly cardMoneyId?: string;
  /** VND. */
  readonly amount: number;
  readonly reason: RefundReason;
  /** One cause makes one refund, however often it is said. */
  readonly causeKey: string;
  /** Adds up to `amount`; empty where it is for no line. */
  readonly lines?: readonly RefundPart[];
  readonly by: OrderActor;
};

/**
 * Promises money back to a buyer: the books owe it from now on, and it is sent afterwards. Card money leaves by a job;
 * money that went straight to a producer is theirs to send, by a day, and is done when they prove it. Never more than came
 * in and is not promised yet. Part of the caller's write, which may be `guarded`.
 * @returns the refund's id; of an earlier one where the cause had made one already.
 * @throws NotFound (payment, or the order is none of the payment's); DomainError refundTooMuch (amount).
 */
export async function promiseRefund(context: Context, tx: Tx, wanted: RefundPromise): Promise<string> {
  const { store, clock } = context;
  const { refund, refundLine } = store.tables;
  const { paymentId, orderId, cardMoneyId, amount, reason, causeKey, by } = wanted;
  if (!Number.isSafeInteger(amount) || amount <= 0) throw new RangeError(`a refund of ${amount} đồng`);
  const payment = await lockPayment(context, tx, paymentId);
  const [earlier] = await tx.select({ id: refund.id }).from(refund).where(eq(refund.causeKey, causeKey));
  if (earlier) return earlier.id;
  const order = orderId === null ? null : await orderOf(context, tx, orderId);
  const isOfSale = order !== null && order.paidAt !== null;
  const left = cardMoneyId
    ? await leftOfCardMoney(store.tables, tx, cardMoneyId)
    : await mostToGiveBack(context, tx, payment, isOfSale ? order : null);
  if (amount > left) throw new DomainError('refundTooMuch', { field: 'amount', params: { left } });
  const refundId = newId();
  const now = clock.now();
  const isDirect = payment.method === 'vietqr';
  const dueAt = isDirect ? await dueAfter(tx, store.tables, 'refund-direct', now) : null;
  await tx.insert(refund).values({
    id: refundId,
    paymentId,
    orderId,
    method: payment.method,
    amount,
    currency: payment.currency,
    reason,
    causeKey,
    cardMoneyId: cardMoneyId ?? null,
    askedAt: now,
    askedByRole: by.role,
    askedBy: by.personId,
    dueAt,
  });
  const lines = wanted.lines?.length ? wanted.lines : [{ lineId: null, quantity: 0, amount }];
  if (lines.reduce((sum, line) => sum + line.amount, 0) !== amount)
    throw new RangeError(`the parts of refund ${refundId} are not its amount`);
  const parts = lines.map((line) => ({ ...line, id: newId(), refundId }));
  await tx.insert(refundLine).values(parts);
  const shares = isOfSale
    ? sharesOfSale(order, amount)
    : cardMoneyId
      ? [{ amount, producerId: null, orderId: null }]
      : await sharesOfOpenMoney(context, tx, payment, { amount, orderId });
  await post(context, tx, {
    kind: 'refund-promised',
    subject: `refund:${refundId}`,
    entries: promisedEntries(isOfSale ? 'producer_payable' : 'buyer_receivable', shares),
  });
  if (isOfSale) {
    await returnCommission(context, tx, order, `refund:${refundId}`);
    await returnWithheld(context, tx, order, {
      subject: `refund:${refundId}`,
      parts: parts.map(({ id, lineId, amount: part }) => ({ cause: `refund:${id}`, lineId, amount: part })),
    });
  }
  await tellOfPromise(context, tx, { refundId, payment, order, wanted, dueAt });
  return refundId;
}

/** Who has to know: the order's history, the audit, and whoever sends the money. */
async function tellOfPromise(
  context: Context,
  tx: Tx,
  {
    refundId,
    payment,
    order,
    wanted: { amount, reason, by },
    dueAt,
  }: {
    refundId: string;
    payment: PaymentRow;
    order: OrderRow | null;
    wanted: RefundPromise;
    dueAt: number | null;
  },
): Promise<void> {
  const about = order ?? (await onlyOrderOf(context, tx, payment.id));
  if (about) {
    await writeOrderEvent(context, tx, {
      orderId: about.id,
      kind: 'refund-promised',
      by,
      detail: { refundId, amount, reason },
    });
  }
  await recordAudit(context, tx, {
    personId: by.personId,
    role: by.role,
    act: 'promise-refund',
    subject: 'refund',
    subjectId: refundId,
    detail: { paymentId: payment.id, orderId: order?.id ?? null, amount, reason },
  });
  if (payment.method === 'card') {
    await context.jobs.enqueue(tx, refundByCard, { refundId }, { uniqueKey: refundId });
    return;
  }
  const { bankAccount } = context.store.tables;
  const [account] = await tx
    .select({ producerId: bankAccount.producerId })
    .from(bankAccount)
    .where(eq(bankAccount.id, payment.bankAccountId ?? ''));
  if (!account) throw new Error(`payment ${payment.id} was made to no account`);
  await tellProducer(context, tx, {
    producerId: account.producerId,
    kind: 'refund-due',
    params: { order: about?.code ?? '', amount, day: dueAt === null ? '' : localDate(dueAt - 1) },
    path: `/seller/refunds/${refundId}`,
    subject: `refund:${refundId}`,
  });
  await askWhereTo(context, tx, { groupId: payment.groupId, refundId });
}

/** VND that may still be promised back: of an order's sale, or of the money that belongs to no sale. */
async function mostToGiveBack(
  context: Context,
  tx: Tx,
  { id: paymentId }: PaymentRow,
  order: OrderRow | null,
): Promise<number> {
  const { left, open } = await moneySeen(context, tx, paymentId);
  if (!order) return Math.min(open, left);
  const { refund } = context.store.tables;
  const ofOrder = await tx.select({ amount: refund.amount }).from(refund).where(eq(refund.orderId, order.id));
  const given = ofOrder.reduce((sum, { amount }) => sum + amount, 0);
  return Math.min(order.totalAmount - given, left);
}

async function orderOf({ store }: Context, tx: Tx, orderId: string): Promise<OrderRow> {
  const { order } = store.tables;
  const [row] = await tx.select().from(order).where(eq(order.id, orderId));
  if (!row) throw new NotFound('order');
  return row;
}

/** The order that a payment is for, where it is for one alone. */
async function onlyOrderOf({ store }: Context, tx: Tx, paymentId: string): Promise<OrderRow | null> {
  const { order, paymentAllocation } = store.tables;
  const rows = await tx
    .select({ order })
    .from(paymentAllocation)
    .innerJoin(order, eq(order.id, paymentAllocation.orderId))
    .where(eq(paymentAllocation.paymentId, paymentId))
    .limit(2);
  return rows.length === 1 ? (rows[0]?.order ?? null) : null;
}
