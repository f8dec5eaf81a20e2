import { inArray } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { frozenDelivery } from '#app/domain/orders/delivery/frozen-delivery.ts';
import { readVisits, wishedDayLeft } from '#app/domain/orders/delivery/read-visits.server.ts';
import { readReceivers } from '#app/domain/orders/fulfil/read-receivers.server.ts';
import type { OrderRow } from '#app/domain/orders/order-row.ts';
import type { Context } from '#app/server/context.ts';

/** When somebody waits for an order: at their hotel, or for a service on the day that they have wished. */
export type Appointment = {
  /** Local, 'YYYY-MM-DD'. */
  readonly day: string;
  /** Of a delivery to a hotel, minutes of the day; else null. */
  readonly hours: { readonly from: number; readonly to: number } | null;
  /** The hotel with its ward or commune; null for a service, and without the hotel once its buyer was erased. */
  readonly hotel: { readonly name: string | null; readonly place: string } | null;
  /** Local, 'YYYY-MM-DD': the wished day of a service in the same order as what is brought to a hotel; null where there is none. */
  readonly visitDay: string | null;
};

/**
 * The appointments of orders that are paid and not done, by order's id; none of those that have neither hours nor a wished
 * day, or of whose service nothing is left. A hotel's name is its buyer's: each look at it is in the audit.
 * @param purpose what for: a word.
 */
export async function readAppointments(
  context: Context,
  { personId }: Pick<SellerActor, 'personId'>,
  rows: readonly OrderRow[],
  purpose: string,
): Promise<ReadonlyMap<string, Appointment>> {
  const agreed = rows.map((row) => ({ row, delivery: frozenDelivery.parse(row.delivery) }));
  const codes = agreed.flatMap(({ delivery }) => (delivery.method === 'hotel' ? [delivery.communeCode] : []));
  const { commune } = context.store.tables;
  const places =
    codes.length === 0
      ? []
      : await context.store.read((db) =>
          db
            .select({ code: commune.code, name: commune.fullName })
            .from(commune)
            .where(inArray(commune.code, [...new Set(codes)])),
        );
  const brought = agreed.flatMap(({ row, delivery }) => (delivery.method === 'hotel' ? [row] : []));
  const visits = await context.store.read((db) => readVisits(db, context.store.tables, rows));
  const receivers = await readReceivers(context, brought, { personId, role: 'producer_member', purpose });
  return new Map(
    agreed.flatMap(({ row, delivery }): Array<[string, Appointment]> => {
      const visit = visits.get(row.id) ?? null;
      const wished = wishedDayLeft(delivery, visit);
      if (delivery.method === 'hotel' && visit?.areGoodsToCome !== false) {
        const { day, fromMinute: from, toMinute: to, communeCode } = delivery;
        const place = places.find(({ code }) => code === communeCode)?.name ?? '';
        const name = receivers.get(row.id)?.hotel?.name ?? null;
        return [[row.id, { day, hours: { from, to }, hotel: { name, place }, visitDay: wished }]];
      }
      return wished === null ? [] : [[row.id, { day: wished, hours: null, hotel: null, visitDay: null }]];
    }),
  );
}
