import { and, eq } from 'drizzle-orm';
import type { OrderRow } from '#app/domain/orders/order-row.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import type { Db } from '#db/store.ts';

/** An order of the checkout that is open: what a form names is not trusted to be of it. @throws NotFound */
export async function orderOfGroup(
  { store }: Pick<Context, 'store'>,
  db: Db,
  { groupId, orderId }: { groupId: string; orderId: string },
): Promise<OrderRow> {
  const { order } = store.tables;
  const [row] = await db
    .select()
    .from(order)
    .where(and(eq(order.id, orderId), eq(order.groupId, groupId)));
  if (!row) throw new NotFound('no such order');
  return row;
}
