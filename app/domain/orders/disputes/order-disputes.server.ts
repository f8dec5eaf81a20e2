import { and, eq, gt, inArray, isNotNull, isNull, ne, or, type SQL } from 'drizzle-orm';
import type { Db, Store } from '#db/store.ts';

type Tables = Store['tables'];

/** `open`: the card's bank still asks; `lost`: it has taken the money back for good. */
export type OrderDispute = 'open' | 'lost';

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

/** How the card payments of these orders are disputed, by order's id; those that are not are left out. Lost goes before open. */
export async function readOrderDisputes(
  db: Db,
  tables: Tables,
  orderIds: readonly string[],
): Promise<Map<string, OrderDispute>> {
  const { dispute, paymentAllocation } = tables;
  if (orderIds.length === 0) return new Map();
  const rows = await db
    .select({ orderId: paymentAllocation.orderId, closedAt: dispute.closedAt })
    .from(paymentAllocation)
    .innerJoin(dispute, eq(dispute.paymentId, paymentAllocation.paymentId))
    .where(
      and(
        inArray(paymentAllocation.orderId, [...orderIds]),
        gt(paymentAllocation.amount, 0),
        or(isOpenDispute(tables), isLostDispute(tables)),
      ),
    );
  const found = new Map<string, OrderDispute>();
  for (const { orderId, closedAt } of rows) {
    if (closedAt !== null) found.set(orderId, 'lost');
    else if (!found.has(orderId)) found.set(orderId, 'open');
  }
  return found;
}
