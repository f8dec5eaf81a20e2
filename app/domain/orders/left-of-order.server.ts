import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { OrderRow } from '#app/domain/orders/order-row.ts';
import type { Db, Store } from '#db/store.ts';

export type OrderLineRow = Store['tables']['orderLine']['$inferSelect'];

/** Whether it is used where its producer is, as it was sold: nothing of it is weighed, packed or sent. */
export function isServiceLine({ taxClass }: Pick<OrderLineRow, 'taxClass'>): boolean {
  return taxClass === 'services';
}

/** A line of an order with what was taken out of it, before it was paid or since. */
export type LineLeft = {
  readonly line: OrderLineRow;
  /** Pieces that are neither cancelled nor returned. */
  readonly left: number;
  readonly cancelled: number;
  readonly returned: number;
  /** VND of the pieces that are not left. */
  readonly takenOff: number;
};

/** The lines of orders and what is left of each, by order, in their order; a line of which nothing is left is among them. */
export async function linesLeft(
  db: Db,
  { orderLine, lineCancellation }: Store['tables'],
  orderIds: readonly string[],
): Promise<Map<string, LineLeft[]>> {
  const of = new Map<string, LineLeft[]>(orderIds.map((id) => [id, []]));
  if (orderIds.length === 0) return of;
  const lines = await db
    .select()
    .from(orderLine)
    .where(inArray(orderLine.orderId, [...orderIds]))
    .orderBy(asc(orderLine.orderId), asc(orderLine.position));
  const gone = await db
    .select({
      lineId: lineCancellation.lineId,
      kind: lineCancellation.kind,
      pieces: sql<number>`sum(${lineCancellation.quantity})`.mapWith(Number),
      amount: sql<number>`sum(${lineCancellation.amount})`.mapWith(Number),
    })
    .from(lineCancellation)
    .where(inArray(lineCancellation.orderId, [...orderIds]))
    .groupBy(lineCancellation.lineId, lineCancellation.kind);
  for (const line of lines) {
    const own = gone.filter(({ lineId }) => lineId === line.id);
    const piecesOf = (kind: 'cancelled' | 'returned') => own.find((one) => one.kind === kind)?.pieces ?? 0;
    const [cancelled, returned] = [piecesOf('cancelled'), piecesOf('returned')];
    const takenOff = own.reduce((sum, { amount }) => sum + amount, 0);
    const left = line.quantity - cancelled - returned;
    of.get(line.orderId)?.push({ line, left, cancelled, returned, takenOff });
  }
  return of;
}

/** `linesLeft` of one order. */
export async function piecesLeft(db: Db, tables: Store['tables'], orderId: string): Promise<LineLeft[]> {
  return (await linesLeft(db, tables, [orderId])).get(orderId) ?? [];
}

/**
 * VND of pieces that left orders after they were paid, by order; none where nothing did. What left one before has lowered its
 * own amounts (`goodsAmount`, `totalAmount`, `commissionAmount`), and is taken off them no second time.
 * @param which the orders, by conditions on `order`.
 */
export async function takenSincePaid(
  db: Db,
  { order, lineCancellation }: Store['tables'],
  which: SQL | undefined,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .select({
      orderId: lineCancellation.orderId,
      amount: sql<number>`sum(${lineCancellation.amount})`.mapWith(Number),
    })
    .from(lineCancellation)
    .innerJoin(order, eq(order.id, lineCancellation.orderId))
    .where(and(which, eq(lineCancellation.isBeforePayment, false)))
    .groupBy(lineCancellation.orderId);
  return new Map(rows.map(({ orderId, amount }) => [orderId, amount]));
}

/** What of an order says by how much less is to be paid for it. */
type LessFacts = Pick<OrderRow, 'id' | 'cancelledAt' | 'totalAmount'>;

/** VND by which less is to be paid for an order than its total says: what left it since it was paid, all where it has ended. */
export async function readLess(db: Db, tables: Store['tables'], row: LessFacts): Promise<number> {
  return (await readLessOf(db, tables, [row])).get(row.id) ?? 0;
}

/** `readLess` of several orders, by id; each of them is in it. */
export async function readLessOf(
  db: Db,
  tables: Store['tables'],
  rows: readonly LessFacts[],
): Promise<ReadonlyMap<string, number>> {
  const ids = rows.map(({ id }) => id);
  const taken = ids.length === 0 ? null : await takenSincePaid(db, tables, inArray(tables.order.id, ids));
  return new Map(
    rows.map(({ id, cancelledAt, totalAmount }) => [
      id,
      cancelledAt === null ? (taken?.get(id) ?? 0) : totalAmount,
    ]),
  );
}
