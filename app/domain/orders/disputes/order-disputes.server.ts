import { and, eq, gt, inArray, isNotNull, isNull, ne, or, type SQL } from 'drizzle-orm';
import type { DecisionOfOrder } from '#app/domain/orders/disputes/decided-kind.ts';
import { takenByBanks } from '#app/domain/orders/disputes/taken-by-banks.server.ts';
import type { Db, Store } from '#db/store.ts';

type Tables = Store['tables'];

/**
 * `open`: the card's bank still asks; `lost`: it has taken back for good what was left of the order; `part`: it has taken some of it, and
 * the rest is the order's still; `twice`: what it has given to the card's holder had gone back of the order before, and it is the market's loss.
 */
export type OrderDispute = 'open' | 'lost' | 'part' | 'twice';

/** How the card payment of an order is disputed; VND. */
export type DisputeOfOrder = {
  readonly kind: OrderDispute;
  /** What of this order the bank asks for, or has taken; null where that is not known, as while it has taken nothing of several orders. */
  readonly amount: number | null;
  /** What they ask for of its whole payment, with other orders, while they have taken nothing of it and `amount` is not known; else null. */
  readonly ofPayment: number | null;
  /** Of what they ask for, or have taken, what had gone back of it before, so that its buyer has it twice; it costs the market. */
  readonly twice: number;
  /** What of the order's price is neither promised back nor taken by a bank: nothing or more; nothing of one that was cancelled. */
  readonly left: number;
};

export function isOpenDispute({ dispute }: Tables): SQL {
  return isNull(dispute.closedAt);
}

/** The bank has decided for the card's holder, and the money is gone. */
export function isLostDispute({ dispute }: Tables): SQL | undefined {
  return and(
    ...[isNotNull(dispute.closedAt), isNotNull(dispute.withdrawnAt), isNull(dispute.reinstatedAt)],
    // The money of one that was won may be some days on its way back.
    ne(dispute.status, 'won'),
  );
}

/** Statuses of a card's bank by which the payment stands. */
export const WON_STATUSES: readonly string[] = ['won', 'warning_closed'];

/**
 * How the card payments of these orders are disputed, by order's id; those that are not, and those of which the disputes took nothing, are
 * left out. Where nothing is left of an order, that goes before what is open; what is open goes before what took a part.
 */
export async function readOrderDisputes(
  db: Db,
  tables: Tables,
  orderIds: readonly string[],
): Promise<Map<string, DisputeOfOrder>> {
  const { dispute, order, paymentAllocation } = tables;
  if (orderIds.length === 0) return new Map();
  const rows = await db
    .select({
      orderId: order.id,
      paymentId: dispute.paymentId,
      isPaid: isNotNull(order.paidAt).mapWith(Boolean),
      isCancelled: isNotNull(order.cancelledAt).mapWith(Boolean),
      total: order.totalAmount,
      amount: dispute.amount,
      closedAt: dispute.closedAt,
      withdrawnAt: dispute.withdrawnAt,
    })
    .from(paymentAllocation)
    .innerJoin(dispute, eq(dispute.paymentId, paymentAllocation.paymentId))
    .innerJoin(order, eq(order.id, paymentAllocation.orderId))
    .where(
      and(
        inArray(order.id, [...orderIds]),
        gt(paymentAllocation.amount, 0),
        or(isOpenDispute(tables), isLostDispute(tables)),
      ),
    );
  const ids = [...new Set(rows.map(({ orderId }) => orderId))];
  if (ids.length === 0) return new Map();
  const open = await takenByBanks(db, tables, ids, isOpenDispute(tables));
  const lost = await takenByBanks(db, tables, ids, isLostDispute(tables));
  const given = await givenBack(db, tables, ids);
  const alone = await paidAlone(
    db,
    tables,
    rows.map(({ paymentId }) => paymentId),
  );
  return new Map(
    ids.flatMap((id) => {
      const own = rows.filter(({ orderId }) => orderId === id);
      const asks = own.filter(({ closedAt }) => closedAt === null);
      const { isPaid = false, isCancelled = false, total = 0, paymentId = '' } = own[0] ?? {};
      const taken = lost.get(id) ?? NOTHING_TAKEN;
      const held = open.get(id) ?? NOTHING_TAKEN;
      const { promised, settled } = given.get(id) ?? { promised: 0, settled: 0 };
      // What a dispute has settled stands among the promises, too.
      const banks = Math.max(0, taken.fromProducer + held.fromProducer - settled);
      const left = isCancelled ? 0 : Math.max(0, total - promised - banks);
      const gone = Math.max(taken.fromProducer, settled);
      // Of one that has ended it is the bank's share alone that says whether it was all of it.
      const rest = isCancelled ? total - gone : left + held.fromProducer;
      const kindOf = (): OrderDispute | null => {
        if (own.length > asks.length && (!isPaid || (gone > 0 && rest <= 0))) return 'lost';
        if (asks.length > 0) return 'open';
        if (gone > 0) return 'part';
        return taken.fromMarket > 0 ? 'twice' : null;
      };
      const whole = asks.reduce((sum, { amount }) => sum + amount, 0);
      const asked = () => {
        if (asks.every(({ withdrawnAt }) => withdrawnAt !== null)) return held.fromProducer + held.fromMarket;
        return alone.has(paymentId) ? Math.min(total, whole) : null;
      };
      const kind = kindOf();
      if (kind === null) return [];
      const isOfSeveral =
        kind === 'open' && !alone.has(paymentId) && asks.every(({ withdrawnAt }) => withdrawnAt === null);
      const amounts = {
        open: asked,
        lost: () => (isPaid ? gone : null),
        part: () => gone,
        twice: () => taken.fromMarket,
      } as const;
      const ofPayment = isOfSeveral ? whole : null;
      const twice = kind === 'open' ? held.fromMarket : isPaid ? taken.fromMarket : 0;
      return [[id, { kind, amount: amounts[kind](), ofPayment, twice, left }] as const];
    }),
  );
}

/** What one dispute that was lost has taken of an order. */
export async function readDecision(
  db: Db,
  tables: Tables,
  { disputeId, orderId }: { disputeId: string; orderId: string },
): Promise<DecisionOfOrder> {
  const taken = await takenByBanks(db, tables, [orderId], eq(tables.dispute.id, disputeId));
  const { fromProducer, fromMarket } = taken.get(orderId) ?? NOTHING_TAKEN;
  return { amount: fromProducer, twice: fromMarket };
}

const NOTHING_TAKEN = { fromProducer: 0, fromMarket: 0 };

/** What was promised back of orders, whatever has become of it, and what of that a dispute has settled; VND by order's id. */
async function givenBack(db: Db, { refund }: Tables, orderIds: readonly string[]) {
  const rows = await db
    .select({ orderId: refund.orderId, amount: refund.amount, settledBy: refund.settledBy })
    .from(refund)
    .where(inArray(refund.orderId, [...orderIds]));
  const found = new Map<string, { promised: number; settled: number }>();
  for (const { orderId, amount, settledBy } of rows) {
    const before = found.get(orderId ?? '') ?? { promised: 0, settled: 0 };
    found.set(orderId ?? '', {
      promised: before.promised + amount,
      settled: before.settled + (settledBy === 'dispute' ? amount : 0),
    });
  }
  return found;
}

/** Those of these payments that were for one order: ids. */
async function paidAlone(db: Db, { paymentAllocation }: Tables, paymentIds: readonly string[]) {
  const rows = await db
    .select({ paymentId: paymentAllocation.paymentId })
    .from(paymentAllocation)
    .where(and(inArray(paymentAllocation.paymentId, [...paymentIds]), gt(paymentAllocation.amount, 0)));
  const ids = rows.map(({ paymentId }) => paymentId);
  return new Set(ids.filter((id) => ids.indexOf(id) === ids.lastIndexOf(id)));
}
