import { and, eq, inArray } from 'drizzle-orm';
import type { Db, Store } from '#db/store.ts';

/** What became of a buyer's money, VND. */
export type Cost = {
  /** All that came, also what was too much or too late. */
  readonly paid: number;
  readonly sentBack: number;
  /** Promised back and not sent yet. */
  readonly comesBack: number;
  /** What it has cost in the end: nothing of an order that was never paid. */
  readonly cost: number;
};

export const NOTHING_PAID: Cost = { paid: 0, sentBack: 0, comesBack: 0, cost: 0 };

export type Costs = {
  readonly byOrder: ReadonlyMap<string, Cost>;
  /** All of these orders together, with what came too much for several of them. */
  readonly all: Cost;
};

/**
 * What was paid for orders, what of it goes or went back, and what they have cost. Card money in another currency is in no
 * book, and not in here.
 */
export async function readOrderCosts(
  db: Db,
  { order, paymentAllocation, refund }: Store['tables'],
  orderIds: readonly string[],
): Promise<Costs> {
  if (orderIds.length === 0) return { byOrder: new Map(), all: sumOf([]) };
  const orders = await db
    .select({ id: order.id, paidAt: order.paidAt, totalAmount: order.totalAmount })
    .from(order)
    .where(inArray(order.id, [...orderIds]));
  const own = db
    .select({ id: paymentAllocation.paymentId })
    .from(paymentAllocation)
    .where(inArray(paymentAllocation.orderId, [...orderIds]));
  const parts = await db
    .select({ paymentId: paymentAllocation.paymentId, orderId: paymentAllocation.orderId })
    .from(paymentAllocation)
    .where(inArray(paymentAllocation.paymentId, own));
  const refunds = await db
    .select({
      paymentId: refund.paymentId,
      orderId: refund.orderId,
      amount: refund.amount,
      doneAt: refund.doneAt,
    })
    .from(refund)
    .where(and(inArray(refund.paymentId, own), eq(refund.currency, 'VND')));
  /** Whose money it was: of the order it names, or of the only one that its payment was for. */
  const orderOf = ({ orderId, paymentId }: { orderId: string | null; paymentId: string }) => {
    if (orderId !== null) return orderId;
    const [only, another] = parts.filter((part) => part.paymentId === paymentId);
    return another ? null : (only?.orderId ?? null);
  };
  const byOrder = new Map(
    orders.map(({ id, paidAt, totalAmount }) => {
      const back = refunds.filter((one) => orderOf(one) === id);
      // What no order was sold for came beside its price.
      const beside = total(back.filter(({ orderId }) => orderId === null || paidAt === null));
      return [id, costOf((paidAt === null ? 0 : totalAmount) + beside, back)] as const;
    }),
  );
  const ofSeveral = refunds.filter((one) => orderOf(one) === null);
  return { byOrder, all: sumOf([...byOrder.values(), costOf(total(ofSeveral), ofSeveral)]) };
}

type Back = { readonly amount: number; readonly doneAt: number | null };

const total = (back: ReadonlyArray<{ amount: number }>) => back.reduce((sum, { amount }) => sum + amount, 0);

function costOf(paid: number, back: readonly Back[]): Cost {
  const sentBack = total(back.filter(({ doneAt }) => doneAt !== null));
  const comesBack = total(back) - sentBack;
  return { paid, sentBack, comesBack, cost: paid - sentBack - comesBack };
}

function sumOf(costs: readonly Cost[]): Cost {
  const sum = (part: keyof Cost) => costs.reduce((so, cost) => so + cost[part], 0);
  return { paid: sum('paid'), sentBack: sum('sentBack'), comesBack: sum('comesBack'), cost: sum('cost') };
}
