import { and, asc, desc, eq, or, type SQL, sql } from 'drizzle-orm';
import { type DeliveryWay, deliveryWay } from '#app/domain/orders/delivery/on-the-spot.ts';
import type { FrozenDelivery } from '#app/domain/orders/delivery/quote-delivery.server.ts';
import { readVisits, wayLeft } from '#app/domain/orders/delivery/read-visits.server.ts';
import { readOrderDisputes } from '#app/domain/orders/disputes/order-disputes.server.ts';
import { isInState } from '#app/domain/orders/move-order.server.ts';
import { type OrderState, orderState } from '#app/domain/orders/order-state.ts';
import { mayCancelFor } from '#app/domain/reports/orders/cancel-for-producer.server.ts';
import { type OrderRisk, orderRisks } from '#app/domain/reports/orders/order-risks.ts';
import {
  countRisks,
  isOfProducer,
  riskConditions,
  riskRank,
  risksOf,
} from '#app/domain/reports/orders/risky-orders.server.ts';
import type { Context } from '#app/server/context.ts';
import { localDate } from '#app/server/local-date.ts';

const PAGE = 50;
/** Rows of one workbook. */
const MOST_ROWS = 20_000;

export type WatchedFilter = {
  /** `any`: all orders at risk; null: all orders. */
  readonly risk: OrderRisk | 'any' | null;
  readonly state: OrderState | null;
  /** Of a producer; '' for all. */
  readonly producer: string;
  /** Code of an order or a group; '' for all. */
  readonly query: string;
  readonly page: number;
};

export type WatchedOrder = {
  id: string;
  code: string;
  state: OrderState;
  risks: OrderRisk[];
  /** Staff may cancel it in the producer's place. */
  mayCancel: boolean;
  producerName: string;
  producerCode: string;
  isSuspended: boolean;
  method: 'vietqr' | 'card';
  way: DeliveryWay;
  totalAmount: number;
  placedAt: number;
  paidAt: number | null;
  payBy: number;
  /** By which way what is left of it comes. */
  wayLeft: DeliveryWay;
  handedOverAt: number | null;
};

/**
 * Orders as staff watch over them: those at risk first, within a risk who waits longest; no personal data.
 * @param isAll every row, for a file.
 */
export async function listWatchedOrders(
  { store, clock }: Context,
  filter: WatchedFilter,
  { isAll = false } = {},
) {
  const { tables } = store;
  const { order, orderGroup, producer } = tables;
  const now = clock.now();
  return store.read(async (db) => {
    const conditions = await riskConditions(db, tables, now);
    const code = filter.query.replace(/\s/g, '').toUpperCase();
    const atRisk: SQL | undefined =
      filter.risk === null
        ? undefined
        : filter.risk === 'any'
          ? or(...orderRisks.map((risk) => conditions[risk]))
          : conditions[filter.risk];
    const where = and(
      // Who types a code wants that order, at risk or not.
      code === '' ? atRisk : or(eq(order.code, code), eq(orderGroup.code, code)),
      filter.state === null ? undefined : isInState(tables, filter.state),
      filter.producer === '' ? undefined : isOfProducer(tables, filter.producer),
    );
    const [counted] = await db
      .select({ count: sql<number>`count(*)`.mapWith(Number) })
      .from(order)
      .innerJoin(orderGroup, eq(orderGroup.id, order.groupId))
      .where(where);
    const total = counted?.count ?? 0;
    const pages = Math.max(1, Math.ceil(total / PAGE));
    const page = Math.min(Math.max(1, filter.page), pages);
    const inOrder =
      filter.risk === null
        ? [desc(order.placedAt), desc(order.id)]
        : [riskRank(conditions), asc(order.placedAt), asc(order.id)];
    const rows = await db
      .select({ order, producer })
      .from(order)
      .innerJoin(orderGroup, eq(orderGroup.id, order.groupId))
      .innerJoin(producer, eq(producer.id, order.producerId))
      .where(where)
      .orderBy(...inOrder)
      .limit(isAll ? MOST_ROWS : PAGE)
      .offset(isAll ? 0 : (page - 1) * PAGE);
    const risks = await risksOf(
      db,
      tables,
      now,
      rows.map((row) => row.order.id),
    );
    const disputes = await readOrderDisputes(
      db,
      tables,
      rows.map((row) => row.order.id),
    );
    const visits = await readVisits(
      db,
      tables,
      rows.map((row) => row.order),
    );
    return {
      total,
      page,
      pages,
      now,
      counts: await countRisks(db, tables, now),
      rows: rows.map(
        ({ order: one, producer: of }): WatchedOrder => ({
          id: one.id,
          code: one.code,
          state: orderState(one),
          risks: risks.get(one.id) ?? [],
          mayCancel: mayCancelFor(orderState(one), {
            risks: risks.get(one.id) ?? [],
            dispute: disputes.get(one.id)?.kind ?? null,
            ...{ visit: visits.get(one.id) ?? null, today: localDate(now) },
          }),
          producerName: of.name,
          producerCode: of.code,
          isSuspended: of.suspendedAt !== null,
          method: one.method,
          way: deliveryWay(one.delivery as FrozenDelivery),
          wayLeft: wayLeft(one.delivery as FrozenDelivery, visits.get(one.id) ?? null),
          totalAmount: one.totalAmount,
          placedAt: one.placedAt,
          paidAt: one.paidAt,
          payBy: one.payBy,
          handedOverAt: one.handedOverAt,
        }),
      ),
    };
  });
}
