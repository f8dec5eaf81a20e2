import { asc, eq, inArray } from 'drizzle-orm';
import type { Context } from '#app/server/context.ts';

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
  readonly orders: ReadonlyArray<{ id: string; code: string; producer: string }>;
};

const MOST = 200;

/** Open ones first, those due soonest on top; then the closed ones, the newest first. */
export async function listDisputes({ store }: Context): Promise<DisputeRow[]> {
  const { dispute, order, paymentAllocation, producer } = store.tables;
  const { rows, orders } = await store.read(async (db) => {
    const found = await db.select().from(dispute).orderBy(asc(dispute.openedAt), asc(dispute.id));
    const kept = found.sort(byUrgency).slice(0, MOST);
    return {
      rows: kept,
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
  return rows.map(({ id, externalId, amount, reason, status, openedAt, dueAt, closedAt, ...row }) => ({
    ...{ id, externalId, amount, reason, status, openedAt, dueAt, closedAt },
    isWithdrawn: row.withdrawnAt !== null,
    isReinstated: row.reinstatedAt !== null,
    orders: orders
      .filter(({ paymentId }) => paymentId === row.paymentId)
      .map(({ id: orderId, code, producer: name }) => ({ id: orderId, code, producer: name })),
  }));
}

type Urgency = { closedAt: number | null; dueAt: number | null; openedAt: number };

function byUrgency(a: Urgency, b: Urgency): number {
  const isOpen = Number(a.closedAt !== null) - Number(b.closedAt !== null);
  if (isOpen !== 0) return isOpen;
  return a.closedAt === null ? (a.dueAt ?? a.openedAt) - (b.dueAt ?? b.openedAt) : b.openedAt - a.openedAt;
}
