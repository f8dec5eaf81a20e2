import { and, eq, isNotNull, isNull, lt, lte, max, sql } from 'drizzle-orm';
import { isUsedThere } from '#app/domain/orders/delivery/on-the-spot.ts';
import type { FrozenDelivery } from '#app/domain/orders/delivery/quote-delivery.server.ts';
import { isVisitToCome, readVisits } from '#app/domain/orders/delivery/read-visits.server.ts';
import { localDate } from '#app/server/local-date.ts';
import type { Db, Store } from '#db/store.ts';

/** Card orders that a run pays though their goods are with the producer yet; how many, and VND of what is owed for them. */
export type NotHandedOver = { readonly orders: number; readonly amount: number };

/**
 * What of a payout run is for orders that are not handed over, or whose guests are still to come: on the day that they have wished, and where they named none until somebody says that they were there. The market pays by the day of the sale and waits for no goods, and
 * an order that is cancelled afterwards is given back at the market's expense first. An order that an earlier run was made for is
 * none of this one's; how far that one paid it is not looked at.
 * @param until of the run, ms UTC: what was sold by then.
 * @param runNumber the run's; left out, of one that would be made now.
 * @returns by producer; those who have handed over everything are left out.
 */
export async function notHandedOver(
  db: Db,
  tables: Store['tables'],
  { until, runNumber }: { until: number; runNumber?: number },
): Promise<ReadonlyMap<string, NotHandedOver>> {
  const { order, ledgerEntry, payout, payoutRun } = tables;
  const before = await db
    .select({ producerId: payout.producerId, cutoffAt: max(payoutRun.cutoffAt) })
    .from(payout)
    .innerJoin(payoutRun, eq(payoutRun.id, payout.runId))
    .where(
      and(isNull(payout.reversedAt), runNumber === undefined ? undefined : lt(payoutRun.number, runNumber)),
    )
    .groupBy(payout.producerId);
  const paidUntil = new Map(before.map(({ producerId, cutoffAt }) => [producerId, Number(cutoffAt ?? 0)]));
  const rows = await db
    .select({
      id: order.id,
      producerId: order.producerId,
      paidAt: order.paidAt,
      handedOverAt: order.handedOverAt,
      delivery: order.delivery,
      amount: sql<number>`-sum(${ledgerEntry.amount})`.mapWith(Number),
    })
    .from(order)
    .innerJoin(
      ledgerEntry,
      and(eq(ledgerEntry.orderId, order.id), eq(ledgerEntry.account, 'producer_payable')),
    )
    .where(
      and(
        ...[eq(order.method, 'card'), isNotNull(order.paidAt), lte(order.paidAt, until)],
        ...[isNull(order.deliveredAt), isNull(order.cancelledAt)],
      ),
    )
    .groupBy(order.id);
  const found = new Map<string, NotHandedOver>();
  const visits = await readVisits(
    db,
    tables,
    rows.filter(({ handedOverAt }) => handedOverAt !== null),
  );
  const day = localDate(until);
  for (const { id, producerId, paidAt, handedOverAt, delivery, amount } of rows) {
    // What was sent with a service is no visit yet.
    const agreed = delivery as FrozenDelivery;
    const visit = isUsedThere(agreed)
      ? { day: agreed.wishedDay ?? null, areGoodsToCome: false }
      : (visits.get(id) ?? null);
    if (handedOverAt !== null && !isVisitToCome(visit, day)) continue;
    if (amount <= 0 || (paidAt ?? 0) <= (paidUntil.get(producerId) ?? 0)) continue;
    const so = found.get(producerId) ?? { orders: 0, amount: 0 };
    found.set(producerId, { orders: so.orders + 1, amount: so.amount + amount });
  }
  return found;
}
