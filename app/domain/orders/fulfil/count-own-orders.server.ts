import { and, eq, not, or, type SQL, sql } from 'drizzle-orm';
import { type OrderSection, orderSections, statesOf } from '#app/domain/orders/fulfil/order-sections.ts';
import { hasAllGoneBack } from '#app/domain/orders/money-back/all-gone-back.server.ts';
import { isInState } from '#app/domain/orders/move-order.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Store } from '#db/store.ts';

/** A condition on `order`: it stands in this part of the producer's list. */
export function isInSection(tables: Store['tables'], section: OrderSection): SQL | undefined {
  return or(...statesOf[section].map((state) => isInState(tables, state)));
}

/** How many orders of a producer stand in each part of the list. */
export async function countOwnOrders(
  { store }: Context,
  producerId: string,
): Promise<Record<OrderSection, number>> {
  const { order } = store.tables;
  const columns = Object.fromEntries(
    orderSections.map((section) => [
      section,
      sql<number>`sum(case when ${isInSection(store.tables, section)} then 1 else 0 end)`.mapWith(Number),
    ]),
  ) as Record<OrderSection, SQL<number>>;
  const [row] = await store.read((db) =>
    db.select(columns).from(order).where(eq(order.producerId, producerId)),
  );
  return Object.fromEntries(orderSections.map((section) => [section, row?.[section] ?? 0])) as Record<
    OrderSection,
    number
  >;
}

/** Orders that are paid and that the producer has not accepted yet; none whose money has gone back, which nobody is to accept. */
export async function countNewOrders({ store }: Context, producerId: string): Promise<number> {
  const { order } = store.tables;
  const [row] = await store.read((db) =>
    db
      .select({ count: sql<number>`count(*)`.mapWith(Number) })
      .from(order)
      .where(
        and(
          eq(order.producerId, producerId),
          isInState(store.tables, 'paid'),
          not(sql`${hasAllGoneBack(store.tables)}`),
        ),
      ),
  );
  return row?.count ?? 0;
}
