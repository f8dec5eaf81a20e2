import { and, asc, count, desc, eq, gt, inArray, isNotNull, isNull, ne, or, type SQL } from 'drizzle-orm';
import { paymentsInDispute } from '#app/domain/orders/disputes/payments-in-dispute.server.ts';
import { shownReason } from '#app/domain/orders/money-back/shown-reason.ts';
import { eachLostToDispute } from '#app/domain/payments/card/lost-to-dispute.server.ts';
import { newestKinds } from '#app/domain/payments/refund-account/newest-account.server.ts';
import { refundsToAccount } from '#app/domain/payments/refund-account/refunds-to-account.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Db, Store } from '#db/store.ts';
import type { RefundSettledBy } from '#db/tables/payments.ts';

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
  /** It waits, and its card's bank is still deciding about its payment. */
  readonly isInDispute: boolean;
  /** It waits, and its card's bank has taken all of it for good and given it to the buyer. */
  readonly isLost: boolean;
  /** How it was settled where its card did not take it: sent by the operator's bank, or taken by the card's. */
  readonly settledBy: RefundSettledBy | null;
  /** Whether its buyer has said to which account it goes: direct money, and what its card takes no more, for which one is named. */
  readonly isAccountSaid: boolean;
  /** It waits and goes to an account (`refundsToAccount`). */
  readonly isAccountAsked: boolean;
};

export const REFUNDS_PER_PAGE = 50;

/** A page of refunds, and where it stands among all of them. */
export type RefundPage = {
  readonly refunds: ListedRefund[];
  /** From 1; the last one where a later one was asked for. */
  readonly page: number;
  readonly pages: number;
  readonly total: number;
};

/**
 * Refunds, those that wait longest first; those that are done, the last one first.
 * @param producerId only direct money that this producer is to send; null for all of all producers.
 * @param page from 1, of `REFUNDS_PER_PAGE`.
 */
export async function listRefunds(
  context: Context,
  { producerId, standing, page = 1 }: { producerId: string | null; standing: RefundStanding; page?: number },
): Promise<RefundPage> {
  const { refund, payment, bankAccount } = context.store.tables;
  const where = and(
    isRefundOf(context.store.tables, standing),
    producerId === null ? undefined : eq(bankAccount.producerId, producerId),
  );
  return context.store.read(async (db) => {
    const [counted] = await db
      .select({ total: count() })
      .from(refund)
      .innerJoin(payment, eq(payment.id, refund.paymentId))
      .leftJoin(bankAccount, eq(bankAccount.id, payment.bankAccountId))
      .where(where);
    const total = Number(counted?.total ?? 0);
    const pages = Math.max(1, Math.ceil(total / REFUNDS_PER_PAGE));
    const shown = Math.min(page, pages);
    const rows = await db
      .select({ refund, accountOf: bankAccount.producerId, groupId: payment.groupId })
      .from(refund)
      .innerJoin(payment, eq(payment.id, refund.paymentId))
      .leftJoin(bankAccount, eq(bankAccount.id, payment.bankAccountId))
      .where(where)
      .orderBy(standing === 'waiting' ? asc(refund.askedAt) : desc(refund.doneAt), asc(refund.id))
      .limit(REFUNDS_PER_PAGE)
      .offset((shown - 1) * REFUNDS_PER_PAGE);
    return { refunds: await asListed(context, db, rows), page: shown, pages, total };
  });
}

type RefundRow = {
  refund: Store['tables']['refund']['$inferSelect'];
  accountOf: string | null;
  groupId: string;
};

/** With what each is about, asked once for all of them. */
async function asListed(
  { store, clock }: Context,
  db: Db,
  rows: readonly RefundRow[],
): Promise<ListedRefund[]> {
  if (rows.length === 0) return [];
  const { paymentAllocation, order, producer } = store.tables;
  const now = clock.now();
  const paymentIds = [...new Set(rows.map(({ refund: one }) => one.paymentId))];
  const orders = await db
    .select({
      paymentId: paymentAllocation.paymentId,
      id: order.id,
      code: order.code,
      of: order.producerId,
      cancelledAt: order.cancelledAt,
      delivery: order.delivery,
    })
    .from(paymentAllocation)
    .innerJoin(order, eq(order.id, paymentAllocation.orderId))
    .where(inArray(paymentAllocation.paymentId, paymentIds));
  const said = await newestKinds(db, store.tables, [...new Set(rows.map(({ groupId }) => groupId))]);
  const waiting = rows.flatMap((row) => (row.refund.doneAt === null ? [row.groupId] : []));
  const toAccount = new Set(
    (await refundsToAccount(store.tables, db, [...new Set(waiting)])).map(({ id }) => id),
  );
  const refused = rows.flatMap(({ refund: one }) =>
    one.doneAt === null && one.failedAt !== null ? [one] : [],
  );
  const disputed = await paymentsInDispute(
    store.tables,
    db,
    refused.map(({ paymentId }) => paymentId),
  );
  const lost = await eachLostToDispute(store.tables, db, refused);
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
    const refusal = refused.indexOf(one);
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
      isInDispute: refusal >= 0 && disputed.has(one.paymentId),
      isLost: refusal >= 0 && (lost[refusal] ?? 0) >= one.amount,
      settledBy: one.settledBy,
      isAccountSaid: one.method === 'card' ? said.get(groupId) === 'named' : said.has(groupId),
      isAccountAsked: toAccount.has(one.id),
    };
  });
}

/** Which refunds are as far as `standing` says. */
export function isRefundOf({ refund }: Store['tables'], standing: RefundStanding): SQL | undefined {
  if (standing === 'waiting') return isNull(refund.doneAt);
  return and(
    isNotNull(refund.doneAt),
    // What came to nothing was never sent.
    gt(refund.amount, 0),
    standing === 'taken-back'
      ? eq(refund.settledBy, 'dispute')
      : or(isNull(refund.settledBy), ne(refund.settledBy, 'dispute')),
  );
}
