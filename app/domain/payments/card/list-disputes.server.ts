import { asc, count, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import { takenByDisputes } from '#app/domain/payments/ledger/taken-by-disputes.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Store } from '#db/store.ts';

/** A dispute as staff see it. Amounts in VND, times in ms UTC. */
export type DisputeRow = {
  readonly id: string;
  readonly externalId: string;
  readonly amount: number;
  /** In the provider's words. */
  readonly reason: string;
  readonly status: string;
  readonly openedAt: number;
  readonly dueAt: number | null;
  readonly isWithdrawn: boolean;
  readonly isReinstated: boolean;
  readonly closedAt: number | null;
  /** `amount`: what it has taken of each of these by the books, of the producer or of the market. */
  readonly orders: ReadonlyArray<{ id: string; code: string; producer: string; amount: number }>;
  /** Whom it has cost its money, by the books; nothing before a bank has taken any. */
  readonly fromProducers: number;
  readonly fromMarket: number;
};

export const DISPUTES_PER_PAGE = 50;

/** Its card holder's bank has not decided yet. */
export const isOpenDispute = ({ dispute }: Store['tables']): SQL => isNull(dispute.closedAt);

/** How many wait for the bank's decision, as the menu counts them, and how many are decided. */
export async function countDisputes({ store }: Context): Promise<{ open: number; closed: number }> {
  const { dispute } = store.tables;
  return store.read(async (db) => {
    const [all] = await db.select({ n: count() }).from(dispute);
    const [waiting] = await db.select({ n: count() }).from(dispute).where(isOpenDispute(store.tables));
    const open = Number(waiting?.n ?? 0);
    return { open, closed: Number(all?.n ?? 0) - open };
  });
}

/**
 * Open ones first, those due soonest on top; then the closed ones, the newest first.
 * @param page from 1, of `DISPUTES_PER_PAGE`.
 */
export async function listDisputes({ store }: Context, page = 1): Promise<DisputeRow[]> {
  const { dispute, order, paymentAllocation, producer } = store.tables;
  const { rows, orders, taken } = await store.read(async (db) => {
    const { closedAt, dueAt, openedAt } = dispute;
    const kept = await db
      .select()
      .from(dispute)
      .orderBy(
        sql`case when ${closedAt} is null then 0 else 1 end`,
        sql`case when ${closedAt} is null then coalesce(${dueAt}, ${openedAt}) else -${openedAt} end`,
        asc(dispute.id),
      )
      .limit(DISPUTES_PER_PAGE)
      .offset((page - 1) * DISPUTES_PER_PAGE);
    return {
      rows: kept,
      taken: await takenByDisputes(
        store.tables,
        db,
        kept.map(({ id }) => id),
      ),
      orders:
        kept.length === 0
          ? []
          : await db
              .select({
                paymentId: paymentAllocation.paymentId,
                id: order.id,
                code: order.code,
                producer: producer.name,
              })
              .from(paymentAllocation)
              .innerJoin(order, eq(order.id, paymentAllocation.orderId))
              .innerJoin(producer, eq(producer.id, order.producerId))
              .where(
                inArray(
                  paymentAllocation.paymentId,
                  kept.map(({ paymentId }) => paymentId),
                ),
              )
              .orderBy(asc(order.code)),
    };
  });
  return rows.map(({ id, externalId, amount, reason, status, openedAt, dueAt, closedAt, ...row }) => {
    const own = taken.filter(({ subject }) => subject === `dispute:${id}`);
    const sumOf = (which: (entry: (typeof own)[number]) => boolean) =>
      own.reduce((sum, entry) => (which(entry) ? sum + entry.amount : sum), 0);
    return {
      ...{ id, externalId, amount, reason, status, openedAt, dueAt, closedAt },
      isWithdrawn: row.withdrawnAt !== null,
      isReinstated: row.reinstatedAt !== null,
      orders: orders
        .filter(({ paymentId }) => paymentId === row.paymentId)
        .map(({ id: orderId, code, producer: name }) => ({
          ...{ id: orderId, code, producer: name },
          amount: sumOf((entry) => entry.orderId === orderId),
        })),
      fromProducers: sumOf(({ account }) => account === 'producer_payable'),
      fromMarket: sumOf(({ account }) => account === 'fees'),
    };
  });
}
