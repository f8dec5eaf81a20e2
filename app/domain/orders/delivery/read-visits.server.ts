import { and, inArray, sql } from 'drizzle-orm';
import { type DeliveryWay, deliveryWay, isUsedThere } from '#app/domain/orders/delivery/on-the-spot.ts';
import type { FrozenDelivery } from '#app/domain/orders/delivery/quote-delivery.server.ts';
import { isServiceLine, linesLeft } from '#app/domain/orders/left-of-order.server.ts';
import type { OrderRow } from '#app/domain/orders/order-row.ts';
import type { OrderState } from '#app/domain/orders/order-state.ts';
import type { Db, Store } from '#db/store.ts';

/** The goods of an order are with its buyer, and a service of it is still to be used: noted, and it stays open. */
export const GOODS_ARRIVED = 'goods-arrived';
/** That was said by mistake: what arrived goes on as if nobody had said so. */
export const UNDO_GOODS_ARRIVED = `undo-${GOODS_ARRIVED}` as const;

/** The service in an order that has goods as well: its goods come by one way, and its guest comes on a day of their own. */
export type Visit = {
  /** Local, 'YYYY-MM-DD', as its buyer has wished it; null where they left it open. */
  readonly day: string | null;
  /** Nobody has said yet that its goods have arrived. Not so where all of them were taken out. */
  readonly areGoodsToCome: boolean;
};

/**
 * The day for which the buyer of a service has wished it, as long as something of that service is left: pieces that are all
 * cancelled or returned have no day.
 * @param visit of the order, where it has goods as well.
 * @returns local, 'YYYY-MM-DD'; null where they named none, for goods alone, and once nobody is to come any more.
 */
export function wishedDayLeft(delivery: FrozenDelivery, visit: Visit | null): string | null {
  return isUsedThere(delivery) || visit !== null ? (delivery.wishedDay ?? null) : null;
}

/** By which way what is left of an order comes: once its goods are there, its buyer comes for the service. */
export function wayLeft(delivery: FrozenDelivery, visit: Visit | null): DeliveryWay {
  return visit?.areGoodsToCome === false ? 'spot' : deliveryWay(delivery);
}

/** How an order stands in words, which take more than its way: `both` of goods and a service, `over` of a wished day that has passed. */
export type WayTold = DeliveryWay | 'both' | 'over';

/**
 * @param state of the order: of one that has ended it is told what it was, of one on its way what is still to come.
 * @param today local, 'YYYY-MM-DD'.
 */
export function wayTold(
  delivery: FrozenDelivery,
  visit: Visit | null,
  { state, today }: { state: OrderState; today: string },
): WayTold {
  if (state === 'delivered' && visit !== null) return 'both';
  const way = wayLeft(delivery, visit);
  const { wishedDay } = delivery;
  const isOver = way === 'spot' && state === 'handed-over' && wishedDay !== undefined && wishedDay < today;
  return isOver ? 'over' : way;
}

/**
 * Whether a guest is still waited for: on their day, before it, and where they named none.
 * @param today local, 'YYYY-MM-DD'.
 */
export function isVisitToCome(visit: Visit | null, today: string): boolean {
  return visit !== null && (visit.day === null || visit.day >= today);
}

/**
 * Whether either side may still cancel the visit of an order whose goods have left: before its day, and where none was named as long
 * as nobody says that it was used. A service alone can be cancelled until its guest is asked to come; what its producer handed
 * over here were the goods.
 * @param today local, 'YYYY-MM-DD'.
 */
export function isVisitCancellable(visit: Visit | null, today: string): boolean {
  return visit !== null && (visit.day === null || visit.day > today);
}

type Agreed = Pick<OrderRow, 'id' | 'delivery'>;

/**
 * The visits among these orders, by order's id: none for goods alone, for services alone (`isUsedThere`), nor where all of the
 * service was taken out.
 */
export async function readVisits(
  db: Db,
  tables: Store['tables'],
  rows: readonly Agreed[],
): Promise<ReadonlyMap<string, Visit>> {
  const sent = rows.filter(({ delivery }) => !isUsedThere(delivery as FrozenDelivery));
  const lines = await linesLeft(
    db,
    tables,
    sent.map(({ id }) => id),
  );
  const isLeft = (id: string, isService: boolean) =>
    (lines.get(id) ?? []).some(({ line, left }) => left > 0 && isServiceLine(line) === isService);
  const mixed = sent.filter(({ id }) => isLeft(id, true));
  const arrived = await withGoodsThere(
    db,
    tables,
    mixed.map(({ id }) => id),
  );
  return new Map(
    mixed.map(({ id, delivery }) => [
      id,
      {
        day: (delivery as FrozenDelivery).wishedDay ?? null,
        areGoodsToCome: isLeft(id, false) && !arrived.has(id),
      },
    ]),
  );
}

/** Those of these orders of which somebody has said that the goods have arrived, and has not taken it back since. */
export async function withGoodsThere(
  db: Db,
  { orderEvent }: Store['tables'],
  orderIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (orderIds.length === 0) return new Set();
  // Each is written only where the other was the last: what was said once more often than it was taken back holds.
  const rows = await db
    .select({
      orderId: orderEvent.orderId,
      more: sql<number>`sum(case when ${orderEvent.kind} = ${GOODS_ARRIVED} then 1 else -1 end)`.mapWith(
        Number,
      ),
    })
    .from(orderEvent)
    .where(
      and(
        inArray(orderEvent.orderId, [...orderIds]),
        inArray(orderEvent.kind, [GOODS_ARRIVED, UNDO_GOODS_ARRIVED]),
      ),
    )
    .groupBy(orderEvent.orderId);
  return new Set(rows.flatMap(({ orderId, more }) => (more > 0 ? [orderId] : [])));
}
