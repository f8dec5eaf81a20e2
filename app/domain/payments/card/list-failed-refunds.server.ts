import { and, asc, count, eq, inArray, isNotNull, isNull, type SQL } from 'drizzle-orm';
import { paymentsInDispute } from '#app/domain/orders/disputes/payments-in-dispute.server.ts';
import {
  eachGoneBack,
  type GoneBack,
  leftBesideBanks,
} from '#app/domain/payments/card/left-beside-banks.server.ts';
import { eachLostToDispute } from '#app/domain/payments/card/lost-to-dispute.server.ts';
import { mayBeKept } from '#app/domain/payments/card/may-be-kept.ts';
import { newestKinds } from '#app/domain/payments/refund-account/newest-account.server.ts';
import { refundsToAccount } from '#app/domain/payments/refund-account/refunds-to-account.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Db, Store } from '#db/store.ts';

/** A refund to a card that the provider has refused, or that came back. */
export type FailedRefund = {
  readonly id: string;
  /** In the smallest unit of `currency`. */
  readonly amount: number;
  readonly currency: string;
  /** The provider's word for it. */
  readonly failureCode: string;
  readonly failedAt: number;
  /** VND of it that the card's bank has taken for good and given to the buyer: it may be settled by that where it is enough. */
  readonly lostToDispute: number;
  /** VND that can still go back of its whole card payment without paying anything twice, beside what banks took for good. */
  readonly left: number;
  /** What of that payment has gone already, where a bank took so much of it for good that this cannot be sent (`refuseBesideBanks`). */
  readonly blockedBy: GoneBack | null;
  /** The card's bank is still deciding about its payment, and may give the money back by itself. */
  readonly isInDispute: boolean;
  /** Nobody is owed it: it was given back in the provider's own pages, came back, and its order stands (`endReturnedRefund`). */
  readonly mayBeKept: boolean;
  /** Whether its buyer has named an account for it; null where none is asked for (`refundsToAccount`). */
  readonly account: 'said' | 'unsaid' | null;
  /** Null for money that belongs to no order. */
  readonly order: { id: string; code: string } | null;
};

export const FAILED_PER_PAGE = 50;

const isFailed = ({ refund }: Store['tables']) =>
  and(eq(refund.method, 'card'), isNotNull(refund.failedAt), isNull(refund.doneAt));

/** How many wait for staff. */
export async function countFailedRefunds({ store }: Context): Promise<number> {
  const { refund } = store.tables;
  const [counted] = await store.read((db) =>
    db.select({ total: count() }).from(refund).where(isFailed(store.tables)),
  );
  return Number(counted?.total ?? 0);
}

/**
 * Those that wait for staff, the oldest first.
 * @param page from 1, of `FAILED_PER_PAGE`.
 */
export async function listFailedRefunds({ store }: Context, page = 1): Promise<FailedRefund[]> {
  const { refund } = store.tables;
  return store.read(async (db) =>
    asFailed(
      store.tables,
      db,
      await failedRows(store.tables, db)
        .orderBy(asc(refund.askedAt), asc(refund.id))
        .limit(FAILED_PER_PAGE)
        .offset((page - 1) * FAILED_PER_PAGE),
    ),
  );
}

/** One of them; null where it does not wait for staff, or not any more. */
export async function readFailedRefund({ store }: Context, refundId: string): Promise<FailedRefund | null> {
  const { refund } = store.tables;
  return store.read(async (db) => {
    const rows = await failedRows(store.tables, db, eq(refund.id, refundId));
    const [failed] = await asFailed(store.tables, db, rows);
    return failed ?? null;
  });
}

function failedRows(tables: Store['tables'], db: Db, which?: SQL) {
  const { refund, order } = tables;
  return db
    .select({
      refund,
      orderId: order.id,
      code: order.code,
      paidAt: order.paidAt,
      cancelledAt: order.cancelledAt,
    })
    .from(refund)
    .leftJoin(order, eq(order.id, refund.orderId))
    .where(and(isFailed(tables), which));
}

/** With what their card's bank has decided, asked once for all of them. */
async function asFailed(
  tables: Store['tables'],
  db: Db,
  rows: Awaited<ReturnType<typeof failedRows>>,
): Promise<FailedRefund[]> {
  const refunds = rows.map(({ refund }) => refund);
  const disputed = await paymentsInDispute(
    tables,
    db,
    refunds.map(({ paymentId }) => paymentId),
  );
  const lost = await eachLostToDispute(tables, db, refunds);
  const gone = await eachGoneBack(
    tables,
    db,
    refunds.map(({ paymentId }) => paymentId),
  );
  const accounts = await accountsOf(tables, db, refunds);
  return rows.map(({ refund, orderId, code, paidAt, cancelledAt }, at) => {
    const { id, amount, currency, failureCode, failedAt, askedAt } = refund;
    return {
      ...{ id, amount, currency, failureCode: failureCode ?? '', failedAt: failedAt ?? askedAt },
      lostToDispute: lost[at] ?? 0,
      ...leftOf(gone.get(refund.paymentId), refund.amount),
      mayBeKept: mayBeKept(refund, { paidAt, cancelledAt }),
      isInDispute: disputed.has(refund.paymentId),
      account: accounts.get(id) ?? null,
      order: orderId !== null && code !== null ? { id: orderId, code } : null,
    };
  });
}

/** Whether an account is named for those of these that go to one, by id. */
async function accountsOf(
  tables: Store['tables'],
  db: Db,
  refunds: ReadonlyArray<{ id: string; paymentId: string }>,
): Promise<ReadonlyMap<string, 'said' | 'unsaid'>> {
  const { payment } = tables;
  if (refunds.length === 0) return new Map();
  const groups = await db
    .select({ paymentId: payment.id, groupId: payment.groupId })
    .from(payment)
    .where(
      inArray(
        payment.id,
        refunds.map(({ paymentId }) => paymentId),
      ),
    );
  const groupIds = [...new Set(groups.map(({ groupId }) => groupId))];
  const waiting = new Set((await refundsToAccount(tables, db, groupIds)).map(({ id }) => id));
  if (waiting.size === 0) return new Map();
  const kinds = await newestKinds(db, tables, groupIds);
  const isSaid = (paymentId: string) =>
    groups.some((one) => one.paymentId === paymentId && kinds.get(one.groupId) === 'named');
  return new Map(
    refunds.flatMap(({ id, paymentId }) =>
      waiting.has(id) ? [[id, isSaid(paymentId) ? 'said' : 'unsaid'] as const] : [],
    ),
  );
}

/** What a bank holds that has not decided is told apart (`isInDispute`). */
function leftOf(gone: GoneBack | undefined, amount: number): Pick<FailedRefund, 'left' | 'blockedBy'> {
  if (!gone) return { left: 0, blockedBy: null };
  const left = leftBesideBanks({ ...gone, held: 0 });
  return { left, blockedBy: gone.lost > 0 && left < amount ? gone : null };
}
