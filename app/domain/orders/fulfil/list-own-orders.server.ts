import { and, asc, desc, eq, or, type SQL } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { type DeliveryWay, deliveryWay } from '#app/domain/orders/delivery/on-the-spot.ts';
import type { FrozenDelivery } from '#app/domain/orders/delivery/quote-delivery.server.ts';
import { readVisits, wayLeft } from '#app/domain/orders/delivery/read-visits.server.ts';
import { type OrderDispute, readOrderDisputes } from '#app/domain/orders/disputes/order-disputes.server.ts';
import { countOwnOrders, isInSection } from '#app/domain/orders/fulfil/count-own-orders.server.ts';
import {
  isOpenSection,
  type OrderSection,
  openSections,
  sectionOf,
} from '#app/domain/orders/fulfil/order-sections.ts';
import { type Appointment, readAppointments } from '#app/domain/orders/fulfil/read-appointments.server.ts';
import { type OrderPieces, readPieces } from '#app/domain/orders/fulfil/read-pieces.server.ts';
import { readLessOf } from '#app/domain/orders/left-of-order.server.ts';
import { readAllGoneBack } from '#app/domain/orders/money-back/all-gone-back.server.ts';
import type { OrderRow } from '#app/domain/orders/order-row.ts';
import { orderState } from '#app/domain/orders/order-state.ts';
import { type WhyNotGo, whyNotGo } from '#app/domain/orders/why-not-go.ts';
import type { Context } from '#app/server/context.ts';
import type { Db, Store } from '#db/store.ts';

/** Of one part that is open, more than a producer can see to on one page. */
const MOST_OPEN = 50;
const PAGE = 20;

export type OwnOrderRow = Pick<
  OrderRow,
  | 'id'
  | 'code'
  | 'method'
  | 'hasAlcohol'
  | 'placedAt'
  | 'payBy'
  | 'paidAt'
  | 'handedOverAt'
  | 'deliveredAt'
  | 'carrier'
  | 'trackingNumber'
> & {
  /** VND that is, or was, to be paid for it: less what was cancelled or came back. */
  readonly dueAmount: number;
  readonly section: OrderSection;
  readonly way: DeliveryWay;
  /** When somebody waits for it, and at which hotel; null where no day was agreed, or it is not open. */
  readonly appointment: Appointment | null;
  readonly state: ReturnType<typeof orderState>;
  /** By which way what is left of it comes. */
  readonly wayLeft: DeliveryWay;
  /** Whether its card's bank asks for the money back, or has taken it. */
  readonly dispute: OrderDispute | null;
  /** The buyer's money is in doubt, or gone, and the goods are still here; else null. */
  readonly whyNotGo: WhyNotGo | null;
  /** What is left of it; of an order of which nothing is left, what it was. */
  readonly lines: ReadonlyArray<
    Pick<OrderPieces, 'lineId' | 'titleVi' | 'sizeVi' | 'pieces' | 'photo' | 'setCode' | 'motifSeed'>
  >;
};

/**
 * A producer's orders. Nothing chosen: what is open, each part oldest first, so that who waits longest stands on top. A
 * part: that one, paged. A code, whole or its first half: those orders, in whatever state.
 */
export async function listOwnOrders(
  context: Context,
  actor: SellerActor,
  { section, query, page }: { section: OrderSection | null; query: string; page: number },
) {
  const { store, clock } = context;
  const { tables } = store;
  const counts = await countOwnOrders(context, actor.producerId);
  const own = eq(tables.order.producerId, actor.producerId);
  const code = query.replace(/\s/g, '').toUpperCase();
  const now = clock.now();
  if (code !== '') {
    const rows = await store.read((db) =>
      readRows(db, tables, and(own, hasCode(tables, code)), { isOldestFirst: false, limit: MOST_OPEN }),
    );
    return { rows: await withAppointments(context, actor, rows), counts, now, page: 1, pages: 1 };
  }
  if (section === null) {
    const parts = await store.read(async (db) => {
      const read: ReadRow[][] = [];
      for (const one of openSections) {
        const where = and(own, isInSection(tables, one));
        read.push(await readRows(db, tables, where, { isOldestFirst: true, limit: MOST_OPEN }));
      }
      return read;
    });
    return { rows: await withAppointments(context, actor, parts.flat()), counts, now, page: 1, pages: 1 };
  }
  const pages = Math.max(1, Math.ceil(counts[section] / PAGE));
  const shown = Math.min(Math.max(1, page), pages);
  const isOldestFirst = section !== 'done' && section !== 'ended';
  const rows = await store.read((db) =>
    readRows(db, tables, and(own, isInSection(tables, section)), {
      isOldestFirst,
      limit: PAGE,
      offset: (shown - 1) * PAGE,
    }),
  );
  return { rows: await withAppointments(context, actor, rows), counts, now, page: shown, pages };
}

type ReadRow = { readonly order: OrderRow; readonly row: Omit<OwnOrderRow, 'appointment'> };

async function withAppointments(
  context: Context,
  actor: SellerActor,
  read: readonly ReadRow[],
): Promise<OwnOrderRow[]> {
  const open = read.flatMap(({ order, row }) => (isOpenSection(row.section) ? [order] : []));
  const appointments = await readAppointments(context, actor, open, 'order-list');
  return read.map(({ row }) => ({ ...row, appointment: appointments.get(row.id) ?? null }));
}

/** A condition: the order's own code, or its group's. */
export function hasCode({ order, orderGroup }: Store['tables'], code: string): SQL | undefined {
  return or(eq(order.code, code), eq(orderGroup.code, code));
}

async function readRows(
  db: Db,
  tables: Store['tables'],
  where: SQL | undefined,
  { isOldestFirst, limit, offset = 0 }: { isOldestFirst: boolean; limit: number; offset?: number },
): Promise<ReadRow[]> {
  const { order, orderGroup } = tables;
  const inTime = isOldestFirst ? asc : desc;
  const rows = await db
    .select({ order })
    .from(order)
    .innerJoin(orderGroup, eq(orderGroup.id, order.groupId))
    .where(where)
    .orderBy(inTime(order.placedAt), inTime(order.id))
    .limit(limit)
    .offset(offset);
  const ids = rows.map((row) => row.order.id);
  const pieces = await readPieces(db, tables, ids);
  const visits = await readVisits(
    db,
    tables,
    rows.flatMap(({ order: one }) => (isOpenSection(sectionOf(orderState(one))) ? [one] : [])),
  );
  const disputes = await readOrderDisputes(db, tables, ids);
  const allBack = await readAllGoneBack(db, tables, ids);
  const less = await readLessOf(
    db,
    tables,
    rows.map((row) => row.order),
  );
  return rows.map(({ order: one }) => {
    const state = orderState(one);
    const dispute = disputes.get(one.id)?.kind ?? null;
    const row = {
      id: one.id,
      code: one.code,
      method: one.method,
      dueAmount: one.totalAmount - (less.get(one.id) ?? 0),
      way: deliveryWay(one.delivery as FrozenDelivery),
      hasAlcohol: one.hasAlcohol,
      placedAt: one.placedAt,
      payBy: one.payBy,
      paidAt: one.paidAt,
      handedOverAt: one.handedOverAt,
      deliveredAt: one.deliveredAt,
      carrier: one.carrier,
      trackingNumber: one.trackingNumber,
      state,
      wayLeft: wayLeft(one.delivery as FrozenDelivery, visits.get(one.id) ?? null),
      dispute,
      whyNotGo: whyNotGo(state, { dispute, isAllBack: allBack.has(one.id) }),
      section: sectionOf(state),
      lines: shownLines(pieces.get(one.id) ?? []).map(
        ({ lineId, titleVi, sizeVi, pieces: count, photo, setCode, motifSeed }) => ({
          lineId,
          titleVi,
          sizeVi,
          pieces: count,
          photo,
          setCode,
          motifSeed,
        }),
      ),
    };
    return { order: one, row };
  });
}

/** The lines of which something is left; all where nothing is, so that it is known which order it was. */
function shownLines(lines: readonly OrderPieces[]): readonly OrderPieces[] {
  const left = lines.filter(({ pieces }) => pieces > 0);
  return left.length > 0 ? left : lines;
}
