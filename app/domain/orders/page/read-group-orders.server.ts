import { asc, eq, inArray, sql } from 'drizzle-orm';
import type { GroupRow } from '#app/domain/orders/access/open-order.server.ts';
import { openBuyersNotes } from '#app/domain/orders/buyers-note.server.ts';
import { cancelWordsIn } from '#app/domain/orders/cancel-words.ts';
import { frozenGoods } from '#app/domain/orders/checkout/frozen-goods.ts';
import type { FrozenDelivery } from '#app/domain/orders/delivery/quote-delivery.server.ts';
import { readDisputeEvents } from '#app/domain/orders/disputes/dispute-events.server.ts';
import { readOrderDisputes } from '#app/domain/orders/disputes/order-disputes.server.ts';
import { isServiceLine, linesLeft } from '#app/domain/orders/left-of-order.server.ts';
import { readAllGoneBack } from '#app/domain/orders/money-back/all-gone-back.server.ts';
import type { OrderRow } from '#app/domain/orders/order-row.ts';
import { orderState } from '#app/domain/orders/order-state.ts';
import { isNothingLeft, NOTHING_PAID, readOrderCosts } from '#app/domain/orders/page/order-costs.server.ts';
import { refundAmountIn } from '#app/domain/orders/refund-event.ts';
import { refundRestIn } from '#app/domain/orders/refund-rest.ts';
import type { Language } from '#app/i18n/language.ts';
import type { Context } from '#app/server/context.ts';
import type { Db, Store } from '#db/store.ts';

export type OrderOfPage = Awaited<ReturnType<typeof readGroupOrders>>['orders'][number];

/**
 * A group's orders with their frozen lines, what was taken off them, and what has happened, in the order of their numbers; and
 * what became of the buyer's money in all of it.
 */
export async function readGroupOrders(context: Context, group: Pick<GroupRow, 'id'>) {
  const { tables } = context.store;
  const { order, producer, orderEvent } = tables;
  return context.store.read(async (db) => {
    const rows = await db
      .select({
        order,
        producer: { name: producer.name, slug: producer.slug, phone: producer.contactPhone },
        suspendedAt: producer.suspendedAt,
      })
      .from(order)
      .innerJoin(producer, eq(producer.id, order.producerId))
      .where(eq(order.groupId, group.id))
      // Of a tenth seller too: codes differ in their last number.
      .orderBy(asc(sql`length(${order.code})`), asc(order.code));
    const ids = rows.map(({ order: { id } }) => id);
    const lines = await readLines(db, tables, ids);
    const disputes = await readOrderDisputes(db, tables, ids);
    const allBack = await readAllGoneBack(db, tables, ids);
    const costs = await readOrderCosts(db, tables, ids);
    const recorded = await db
      .select({
        orderId: orderEvent.orderId,
        at: orderEvent.at,
        kind: orderEvent.kind,
        byRole: orderEvent.byRole,
        detail: orderEvent.detail,
      })
      .from(orderEvent)
      .where(inArray(orderEvent.orderId, ids))
      .orderBy(asc(orderEvent.at), asc(orderEvent.id));
    const events = await openBuyersNotes(context, db, recorded);
    const ofDisputes = (await readDisputeEvents(db, tables, ids)).map((event) => ({
      ...event,
      byRole: 'system',
      detail: {},
    }));
    const communes = await communeNames(
      db,
      tables,
      rows.map(({ order: row }) => row),
    );
    const hours = await pickupHours(
      db,
      tables,
      rows.map(({ order: row }) => row),
    );
    const orders = rows.map(({ order: row, producer: seller, suspendedAt }) => {
      const own = lines.filter(({ orderId }) => orderId === row.id);
      const orderedAmount = own.reduce((sum, { amount }) => sum + amount, 0);
      const takenOff =
        row.cancelledAt === null ? own.reduce((sum, { takenOffAmount }) => sum + takenOffAmount, 0) : 0;
      return {
        ...row,
        delivery: row.delivery as FrozenDelivery,
        /** Of a delivery to a hotel, by language. */
        hotelCommune: communes.get((row.delivery as { communeCode?: string }).communeCode ?? '') ?? null,
        /** Of a place where they are fetched, as its producer wrote them; null where none are known. */
        pickupHours: hours.get((row.delivery as { pointId?: string }).pointId ?? '') ?? null,
        state: orderState(row),
        /** Whether its card's bank asks for the money back, or has taken it. */
        dispute: disputes.get(row.id)?.kind ?? null,
        /** What it asks for, or took, of this order, and what is left; null where it is not disputed. */
        disputed: disputes.get(row.id) ?? null,
        /** It stands, and all that was paid for it goes or went back: its goods do not come. */
        isAllBack: allBack.has(row.id),
        producer: seller,
        /** The market has suspended its producer. */
        isPaused: suspendedAt !== null,
        /** What became of the buyer's money. */
        cost: costs.byOrder.get(row.id) ?? NOTHING_PAID,
        /** All that was paid for it goes or went back: no more can be asked for. */
        isNothingLeft: isNothingLeft(costs.byOrder.get(row.id) ?? NOTHING_PAID),
        lines: own,
        /** VND of all lines as they were ordered; an order's own amounts are lowered by what is cancelled unpaid. */
        orderedAmount,
        /** VND that is not asked for any more, or goes back, for pieces that were taken off an order that goes on. */
        takenOff,
        /** VND that the order comes to, with its delivery; of one that has ended, what it was for. */
        orderedTotal: orderedAmount - takenOff + row.deliveryAmount,
        /** In their order, with what became of a card payment at its bank. */
        events: [...events, ...ofDisputes]
          .filter(({ orderId }) => orderId === row.id)
          .sort((one, other) => one.at - other.at)
          .map(({ detail, ...event }) => ({
            ...event,
            rest: refundRestIn(event.kind, detail),
            refundAmount: refundAmountIn(event.kind, detail),
            why: cancelWordsIn(event.kind, detail),
          })),
      };
    });
    return { orders, cost: costs.all };
  });
}

async function readLines(db: Db, tables: Store['tables'], orderIds: string[]) {
  const lines = [...(await linesLeft(db, tables, orderIds)).values()].flat();
  return lines.map(({ line: { goods, ...line }, left, cancelled, returned, takenOff }) => ({
    ...line,
    goods: frozenGoods.parse(goods),
    isService: isServiceLine(line),
    cancelled,
    returned,
    /** Pieces that are still the buyer's. */
    left,
    takenOffAmount: takenOff,
  }));
}

async function communeNames(db: Db, { commune }: Store['tables'], rows: readonly OrderRow[]) {
  const codes = rows.flatMap(({ delivery }) => {
    const frozen = delivery as FrozenDelivery;
    return frozen.method === 'hotel' ? [frozen.communeCode] : [];
  });
  const names = new Map<string, Readonly<Record<Language, string>>>();
  if (codes.length === 0) return names;
  const found = await db
    .select({ code: commune.code, vi: commune.fullName, en: commune.nameEn })
    .from(commune)
    .where(inArray(commune.code, codes));
  for (const { code, ...name } of found) names.set(code, name);
  return names;
}

/** When goods can be fetched, by point; also of one that takes no new orders. */
async function pickupHours(
  db: Db,
  { pickupPoint }: Store['tables'],
  rows: readonly OrderRow[],
): Promise<Map<string, string>> {
  const ids = rows.flatMap(({ delivery }) => {
    const frozen = delivery as FrozenDelivery;
    return frozen.method === 'pickup' ? [frozen.pointId] : [];
  });
  if (ids.length === 0) return new Map();
  const found = await db
    .select({ id: pickupPoint.id, hours: pickupPoint.hoursText })
    .from(pickupPoint)
    .where(inArray(pickupPoint.id, ids));
  return new Map(found.flatMap(({ id, hours }) => (hours ? [[id, hours]] : [])));
}
