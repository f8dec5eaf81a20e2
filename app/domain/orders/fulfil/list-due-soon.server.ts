import { and, asc, eq, or } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { type DeliveryWay, deliveryWay } from '#app/domain/orders/delivery/on-the-spot.ts';
import type { FrozenDelivery } from '#app/domain/orders/delivery/quote-delivery.server.ts';
import { readVisits, type Visit, wishedDayLeft } from '#app/domain/orders/delivery/read-visits.server.ts';
import { readOrderDisputes } from '#app/domain/orders/disputes/order-disputes.server.ts';
import { isInSection } from '#app/domain/orders/fulfil/count-own-orders.server.ts';
import { openSections } from '#app/domain/orders/fulfil/order-sections.ts';
import { type Appointment, readAppointments } from '#app/domain/orders/fulfil/read-appointments.server.ts';
import { readAllGoneBack } from '#app/domain/orders/money-back/all-gone-back.server.ts';
import type { OrderRow } from '#app/domain/orders/order-row.ts';
import { orderState } from '#app/domain/orders/order-state.ts';
import { whyNotGo } from '#app/domain/orders/why-not-go.ts';
import type { Context } from '#app/server/context.ts';
import { addDays, localDate } from '#app/server/local-date.ts';

/** More open orders than a producer has; those that were placed first are looked at. */
const MOST_OPEN = 500;

export type DueOrder = {
  readonly id: string;
  readonly code: string;
  readonly way: DeliveryWay;
  readonly appointment: Appointment;
};

/**
 * A producer's open orders for whose buyers a day was agreed that is today, tomorrow or over; the earliest first. None that must not
 * go now (`whyNotGo`): nobody is to be brought anything, or to come, while it waits.
 */
export async function listDueSoon(context: Context, actor: SellerActor): Promise<DueOrder[]> {
  const { store, clock } = context;
  const { tables } = store;
  const { order } = tables;
  const last = addDays(localDate(clock.now()), 1);
  const open = await store.read((db) =>
    db
      .select()
      .from(order)
      .where(
        and(
          eq(order.producerId, actor.producerId),
          or(...openSections.map((section) => isInSection(tables, section))),
        ),
      )
      .orderBy(asc(order.placedAt), asc(order.id))
      .limit(MOST_OPEN),
  );
  const named = open.filter((row) => agreedDays(row).some((day) => day <= last));
  const visits = await store.read((db) => readVisits(db, tables, named));
  // Nobody's hotel is opened for a day that is far off.
  const soon = named.filter((row) => daysLeft(row, visits.get(row.id) ?? null).some((day) => day <= last));
  const due = await thatMayGo(context, soon);
  const appointments = await readAppointments(context, actor, due, 'today');
  return due
    .flatMap((row): DueOrder[] => {
      const appointment = appointments.get(row.id);
      if (!appointment) return [];
      return [{ id: row.id, code: row.code, way: deliveryWay(row.delivery as FrozenDelivery), appointment }];
    })
    .sort((one, other) => (startOf(one) < startOf(other) ? -1 : 1));
}

async function thatMayGo({ store }: Context, rows: readonly OrderRow[]): Promise<OrderRow[]> {
  const ids = rows.map(({ id }) => id);
  const { disputes, allBack } = await store.read(async (db) => ({
    disputes: await readOrderDisputes(db, store.tables, ids),
    allBack: await readAllGoneBack(db, store.tables, ids),
  }));
  return rows.filter((row) => {
    const stands = { dispute: disputes.get(row.id)?.kind ?? null, isAllBack: allBack.has(row.id) };
    return whyNotGo(orderState(row), stands) === null;
  });
}

/** The days for which an order was agreed: of one with goods for a hotel and a service, both. */
function agreedDays({ delivery }: OrderRow): string[] {
  const frozen = delivery as FrozenDelivery;
  return [
    ...(frozen.method === 'hotel' ? [frozen.day] : []),
    ...(frozen.wishedDay ? [frozen.wishedDay] : []),
  ];
}

/** Those of them for which something of the order is still to come. */
function daysLeft({ delivery }: OrderRow, visit: Visit | null): string[] {
  const frozen = delivery as FrozenDelivery;
  const wished = wishedDayLeft(frozen, visit);
  return [
    ...(frozen.method === 'hotel' && visit?.areGoodsToCome !== false ? [frozen.day] : []),
    ...(wished === null ? [] : [wished]),
  ];
}

/** Sorts by day and hour; a day without hours comes before its hours. */
function startOf({ code, appointment: { day, hours } }: DueOrder): string {
  return `${day} ${String(hours?.from ?? 0).padStart(4, '0')} ${code}`;
}
