import { and, asc, eq } from 'drizzle-orm';
import { listUnassigned, type Unassigned } from '#app/domain/payments/refunds/gone-there.server.ts';
import type { RefundRow } from '#app/domain/payments/refunds/hold-refund.server.ts';
import { leftOfCardMoney } from '#app/domain/payments/refunds/left-of-card-money.server.ts';
import { leftOfOrders } from '#app/domain/payments/refunds/left-of-orders.server.ts';
import type { Db, Store } from '#db/store.ts';

export type CardMoney = Store['tables']['cardMoney']['$inferSelect'];

/** What a part of card money is for, and how much of it is not promised back: VND. */
export type LeftOfMoney = {
  /** Null for money that settled nothing. */
  readonly orderId: string | null;
  /** Nothing of it stays with a producer. */
  readonly isOver: boolean;
  readonly amount: number;
};

/** How card money in đồng stands: what of it is still to go back, and what has gone that nobody has placed yet. */
export type CardMoneyStands = {
  readonly money: CardMoney;
  /** Gone back in the provider's own pages, and booked nowhere; the first heard of first. */
  readonly gone: readonly Unassigned[];
  /** On its way back in the provider's own pages: nobody knows yet whether it arrives. */
  readonly pending: readonly Unassigned[];
  /** Promised, and no sending is under way: it has failed, or none has begun. What has failed first, else the oldest first. */
  readonly promises: readonly RefundRow[];
  /** What is not promised; also of nothing. */
  readonly left: readonly LeftOfMoney[];
  /** VND of it that the operator's bank has sent instead: what goes back over there may be the same once more. */
  readonly beside: number;
  /** VND that may be sent of it in sum for what has failed: paid, less what went, what is under way, `gone` and `pending`. */
  readonly mostToSend: number;
};

/** Reads how card money stands; nothing of it changes while its payment is held. */
export async function cardMoneyStands(
  tables: Store['tables'],
  db: Db,
  money: CardMoney,
): Promise<CardMoneyStands> {
  const { refund } = tables;
  const { paymentId } = money;
  const isOrders = money.standing === 'settles';
  const refunds = (
    await db
      .select()
      .from(refund)
      .where(and(eq(refund.paymentId, paymentId), eq(refund.method, 'card')))
      .orderBy(asc(refund.askedAt), asc(refund.id))
  ).filter(({ cardMoneyId }) => (isOrders ? cardMoneyId === null : cardMoneyId === money.id));
  const there = (await listUnassigned(tables, db, [paymentId])).filter(
    ({ intentId }) => intentId === money.externalId,
  );
  const gone = there.filter(({ isPending }) => !isPending);
  const pending = there.filter(({ isPending }) => isPending);
  const open = refunds.filter(({ doneAt }) => doneAt === null);
  const failed = open.filter(({ failedAt }) => failedAt !== null);
  const unbegun = open.filter(
    ({ failedAt, attemptKey, externalId }) => failedAt === null && attemptKey === null && externalId === null,
  );
  const left = isOrders
    ? (await leftOfOrders(tables, db, paymentId)).map(({ orderId, isCancelled, amount }) => ({
        ...{ orderId, amount },
        isOver: isCancelled,
      }))
    : [{ orderId: null, isOver: true, amount: await leftOfCardMoney(tables, db, money.id) }];
  const sent = refunds.filter(({ settledBy, failedAt }) => failedAt === null && settledBy !== 'dispute');
  return {
    ...{ money, gone, pending, left },
    promises: [...failed, ...unbegun],
    beside: amountOf(refunds.filter(({ settledBy }) => settledBy === 'transfer')),
    mostToSend: money.amount - amountOf(sent) - amountOf(there),
  };
}

/** VND of all of them. */
export const amountOf = (parts: ReadonlyArray<{ amount: number }>) =>
  parts.reduce((sum, { amount }) => sum + amount, 0);
