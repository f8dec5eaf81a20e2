import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { isLostDispute } from '#app/domain/orders/disputes/order-disputes.server.ts';
import { takenByBanks } from '#app/domain/orders/disputes/taken-by-banks.server.ts';
import { endedByCancel } from '#app/domain/orders/money-back/ended-by-cancel.server.ts';
import type { Db, Store } from '#db/store.ts';

/** What became of a buyer's money, VND. */
export type Cost = {
  /** All that came, also what was too much or too late. */
  readonly paid: number;
  readonly sentBack: number;
  /** Promised back and not sent yet; also what came after its order was cancelled and has to be. */
  readonly comesBack: number;
  /** Taken by the card's bank for good and given to the card's holder; nobody sends it a second time. */
  readonly takenBack: number;
  /** What it has cost in the end: nothing of an order that was never paid, and never less than nothing. */
  readonly cost: number;
};

/**
 * Whether a buyer has back, or is promised, all that they paid for an order: nothing of it is left to be given back. What a card's
 * bank took for good is with them as well; what it has not decided yet may come back to the order.
 */
export const isNothingLeft = ({ paid, cost }: Cost): boolean => paid > 0 && cost === 0;

export const NOTHING_PAID: Cost = { paid: 0, sentBack: 0, comesBack: 0, takenBack: 0, cost: 0 };

export type Costs = {
  readonly byOrder: ReadonlyMap<string, Cost>;
  /**
   * All of these orders together, with what came too much for several of them; without those that wait to be paid: they have
   * cost nothing yet, though some money of them may be on its way back.
   */
  readonly all: Cost;
};

/**
 * What was paid for orders, what of it goes or went back, and what they have cost. Card money in another currency is in no
 * book, and not in here.
 */
export async function readOrderCosts(
  db: Db,
  tables: Store['tables'],
  orderIds: readonly string[],
): Promise<Costs> {
  if (orderIds.length === 0) return { byOrder: new Map(), all: sumOf([]) };
  const { order, paymentAllocation, refund } = tables;
  const orders = await db
    .select({
      id: order.id,
      paidAt: order.paidAt,
      expiredAt: order.expiredAt,
      cancelledAt: order.cancelledAt,
      totalAmount: order.totalAmount,
    })
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
      settledBy: refund.settledBy,
    })
    .from(refund)
    .where(and(inArray(refund.paymentId, own), eq(refund.currency, 'VND')));
  /** Whose money it was: of the order it names, or of the only one that its payment was for. */
  const orderOf = ({ orderId, paymentId }: { orderId: string | null; paymentId: string }) => {
    if (orderId !== null) return orderId;
    const [only, another] = parts.filter((part) => part.paymentId === paymentId);
    return another ? null : (only?.orderId ?? null);
  };
  refunds.push(...(await cameForNothing(db, tables, parts)));
  // What the market has lost by it stands on its own accounts.
  const taken = await takenByBanks(db, tables, orderIds, isLostDispute(tables));
  const byOrder = new Map(
    orders.map(({ id, paidAt, totalAmount }) => {
      const back = refunds.filter((one) => orderOf(one) === id);
      // What no order was sold for came beside its price.
      const beside = total(back.filter(({ orderId }) => orderId === null || paidAt === null));
      const sold = paidAt === null ? 0 : totalAmount;
      return [
        id,
        costOf(sold + beside, back, paidAt === null ? 0 : (taken.get(id)?.fromProducer ?? 0)),
      ] as const;
    }),
  );
  const ofSeveral = refunds.filter((one) => orderOf(one) === null);
  const ended = orders.filter(
    ({ paidAt, expiredAt, cancelledAt }) => paidAt !== null || expiredAt !== null || cancelledAt !== null,
  );
  const ownCosts = ended.map(({ id }) => byOrder.get(id) ?? NOTHING_PAID);
  return { byOrder, all: sumOf([...ownCosts, costOf(total(ofSeveral), ofSeveral, 0)]) };
}

/**
 * Transfers that came after everything that their payment was for had been cancelled: nobody has promised them back yet, and
 * nothing else can become of them.
 */
async function cameForNothing(db: Db, tables: Store['tables'], parts: ReadonlyArray<{ paymentId: string }>) {
  const { bankTransfer, transferMatch } = tables;
  const ended = await endedByCancel(tables, db, [...new Set(parts.map(({ paymentId }) => paymentId))]);
  if (ended.size === 0) return [];
  const rows = await db
    .select({
      transferId: bankTransfer.id,
      paymentId: transferMatch.paymentId,
      amount: bankTransfer.amount,
    })
    .from(transferMatch)
    .innerJoin(bankTransfer, eq(bankTransfer.id, transferMatch.transferId))
    .where(
      and(
        inArray(transferMatch.paymentId, [...ended.keys()]),
        eq(bankTransfer.trouble, 'late'),
        isNull(bankTransfer.resolvedAt),
      ),
    )
    .orderBy(asc(bankTransfer.id), asc(transferMatch.paymentId));
  return rows
    .filter(({ transferId }, at) => rows[at - 1]?.transferId !== transferId)
    .map(({ paymentId, amount }) => ({ paymentId, amount, orderId: null, doneAt: null, settledBy: null }));
}

type Back = {
  readonly amount: number;
  readonly doneAt: number | null;
  readonly settledBy: string | null;
};

const total = (back: ReadonlyArray<{ amount: number }>) => back.reduce((so, { amount }) => so + amount, 0);

/** @param taken VND that a card's bank took; of a refund that was settled by that, it took at least as much. */
function costOf(paid: number, back: readonly Back[], taken: number): Cost {
  const sent = back.filter(({ settledBy }) => settledBy !== 'dispute');
  const sentBack = total(sent.filter(({ doneAt }) => doneAt !== null));
  const comesBack = total(sent) - sentBack;
  const takenBack = Math.max(taken, total(back) - total(sent));
  return { paid, sentBack, comesBack, takenBack, cost: Math.max(0, paid - sentBack - comesBack - takenBack) };
}

function sumOf(costs: readonly Cost[]): Cost {
  const all = (part: keyof Cost) => costs.reduce((so, cost) => so + cost[part], 0);
  return {
    ...{ paid: all('paid'), sentBack: all('sentBack'), comesBack: all('comesBack') },
    ...{ takenBack: all('takenBack'), cost: all('cost') },
  };
}
