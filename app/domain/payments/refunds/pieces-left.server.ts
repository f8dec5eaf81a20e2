import { asc, eq } from 'drizzle-orm';
import type { Db, Store } from '#db/store.ts';

export type OrderLineRow = Store['tables']['orderLine']['$inferSelect'];

/** A line of an order with the pieces that are neither cancelled nor returned. */
export type LineLeft = { readonly line: OrderLineRow; readonly left: number };

/** The lines of an order and what is left of each, in their order; a line of which nothing is left is among them. */
export async function piecesLeft(
  db: Db,
  { orderLine, lineCancellation }: Store['tables'],
  orderId: string,
): Promise<LineLeft[]> {
  const lines = await db
    .select()
    .from(orderLine)
    .where(eq(orderLine.orderId, orderId))
    .orderBy(asc(orderLine.position));
  const gone = await db
    .select({ lineId: lineCancellation.lineId, quantity: lineCancellation.quantity })
    .from(lineCancellation)
    .where(eq(lineCancellation.orderId, orderId));
  return lines.map((line) => ({
    line,
    left: gone
      .filter(({ lineId }) => lineId === line.id)
      .reduce((left, { quantity }) => left - quantity, line.quantity),
  }));
}
