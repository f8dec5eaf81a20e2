import { and, asc, desc, eq, inArray, isNotNull, isNull, ne, or, type SQL } from 'drizzle-orm';
import { shownReason } from '#app/domain/orders/money-back/shown-reason.ts';
import type { Context } from '#app/server/context.ts';
import type { Store } from '#db/store.ts';

/**
 * How far refunds are: promised and not sent, sent, or never to be sent because a card's bank has taken the same money and
 * given it to the buyer.
 */
export type RefundStanding = 'waiting' | 'sent' | 'taken-back';

/** A refund that was promised, without anything about who gets it. */
export type ListedRefund = {
  readonly id: string;
  /** '' where the money belongs to no order. */
  readonly orderCode: string;
  readonly producerName: string;
  readonly method: 'vietqr' | 'card';
  /** In the smallest unit of `currency`: đồng but for card money that came in another. */
  readonly amount: number;
  readonly currency: string;
  readonly reason: string;
  readonly askedAt: number;
  readonly dueAt: number | null;
  readonly isLate: boolean;
  readonly doneAt: number | null;
  readonly reference: string | null;
  /** There is a picture or PDF of the transfer. */
  readonly hasProof: boolean;
  /** When its card did not take it, so that staff settle it (`readFailedRefund`). */
  readonly failedAt: number | null;
  readonly failureCode: string | null;
  /** How it was settled where its card did not take it: sent by the operator's bank, or taken by the card's. */
  readonly settledBy: 'transfer' | 'dispute' | null;
  /** Of direct money: whether its buyer has said to which account it goes. */
  readonly isAccountSaid: boolean;
};

const MOST_SHOWN = 200;

/**
 * Refunds, those that wait longest first; those that are done, the last one first.
 * @param producerId only direct money that this producer is to send; null for all of all producers.
 */
export async function listRefunds(
  { store, clock }: Context,
  { producerId, standing }: { producerId: string | null; standing: RefundStanding },
): Promise<ListedRefund[]> {
  const { refund, payment, paymentAllocation, order, producer, bankAccount, refundAccount } = store.tables;
  const now = clock.now();
  return store.read(async (db) => {
    const rows = await db
      .select({ refund, accountOf: bankAccount.producerId, groupId: payment.groupId })
      .from(refund)
      .innerJoin(payment, eq(payment.id, refund.paymentId))
      .leftJoin(bankAccount, eq(bankAccount.id, payment.bankAccountId))
      .where(
        and(
          isOf(store.tables, standing),
          producerId === null ? undefined : eq(bankAccount.producerId, producerId),
        ),
      )
      .orderBy(standing === 'waiting' ? asc(refund.askedAt) : desc(refund.doneAt), asc(refund.id))
      .limit(MOST_SHOWN);
    if (rows.length === 0) return [];
    const paymentIds = [...new Set(rows.map(({ refund: one }) => one.paymentId))];
    const orders = await db
      .select({
        paymentId: paymentAllocation.paymentId,
        id: order.id,
        code: order.code,
        of: order.producerId,
        cancelledAt: order.cancelledAt,
      })
      .from(paymentAllocation)
      .innerJoin(order, eq(order.id, paymentAllocation.orderId))
      .where(inArray(paymentAllocation.paymentId, paymentIds));
    const said = await db
      .selectDistinct({ groupId: refundAccount.groupId })
      .from(refundAccount)
      .where(inArray(refundAccount.groupId, [...new Set(rows.map(({ groupId }) => groupId))]));
    const producers = await db
      .select({ id: producer.id, name: producer.name })
      .from(producer)
      .where(
        inArray(producer.id, [
          ...new Set([...orders.map(({ of }) => of), ...rows.flatMap(({ accountOf }) => accountOf ?? [])]),
        ]),
      );
    const nameOf = (id: string | null | undefined) => producers.find((one) => one.id === id)?.name ?? '';
    return rows.map(({ refund: one, accountOf, groupId }) => {
      const own = orders.filter(({ paymentId }) => paymentId === one.paymentId);
      const about = own.find(({ id }) => id === one.orderId) ?? (own.length === 1 ? own[0] : undefined);
      return {
        id: one.id,
        orderCode: about?.code ?? '',
        producerName: nameOf(about?.of ?? accountOf),
        method: one.method,
        amount: one.amount,
        currency: one.currency,
        reason: shownReason(one, about),
        askedAt: one.askedAt,
        dueAt: one.dueAt,
        isLate: one.doneAt === null && one.dueAt !== null && one.dueAt <= now,
        doneAt: one.doneAt,
        reference: one.proofReference,
        hasProof: one.proofHash !== null,
        failedAt: one.failedAt,
        failureCode: one.failureCode,
        settledBy: one.settledBy,
        isAccountSaid: said.some((row) => row.groupId === groupId),
      };
    });
  });
}

function isOf({ refund }: Store['tables'], standing: RefundStanding): SQL | undefined {
  if (standing === 'waiting') return isNull(refund.doneAt);
  return and(
    isNotNull(refund.doneAt),
    standing === 'taken-back'
      ? eq(refund.settledBy, 'dispute')
      : or(isNull(refund.settledBy), ne(refund.settledBy, 'dispute')),
  );
}
