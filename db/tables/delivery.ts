import type { Kit } from '#db/dialect/sqlite-kit.ts';
import type { RegisterTables } from '#db/tables/register.ts';

/** How far a carrier has to go, as `carrier_rate` counts it. */
export type DeliveryZone = 'province' | 'region' | 'country';

/** How goods of a producer are received: what sending costs, where and when they can be had. */
export function defineDeliveryTables(
  { table, text, int, time, index }: Kit,
  { producer, commune }: RegisterTables,
) {
  /** What a producer asks for sending goods, by weight and zone; dated rows of their own. VND. */
  const deliveryRate = table(
    'delivery_rate',
    {
      id: text().primaryKey(),
      producerId: text()
        .notNull()
        .references(() => producer.id),
      zone: text().$type<DeliveryZone>().notNull(),
      /** Up to and with this weight. */
      uptoGrams: int().notNull(),
      amount: int().notNull(),
      /** Local days; `validTo` is the last one, null for open. */
      validFrom: text().notNull(),
      validTo: text(),
      createdAt: time().notNull(),
      createdBy: text(),
      archivedAt: time(),
    },
    (t) => [index('delivery_rate_producer').on(t.producerId, t.zone, t.uptoGrams)],
  );

  /** Where goods are picked up: at the producer's, or a named point. */
  const pickupPoint = table(
    'pickup_point',
    {
      id: text().primaryKey(),
      producerId: text()
        .notNull()
        .references(() => producer.id),
      name: text().notNull(),
      addressText: text().notNull(),
      communeCode: text().references(() => commune.code),
      hoursText: text(),
      createdAt: time().notNull(),
      createdBy: text(),
      archivedAt: time(),
    },
    (t) => [index('pickup_point_producer').on(t.producerId)],
  );

  /** Hours in which a producer brings goods to hotels of one ward or commune (Sa Pa, Lào Cai). */
  const hotelSlot = table(
    'hotel_slot',
    {
      id: text().primaryKey(),
      producerId: text()
        .notNull()
        .references(() => producer.id),
      communeCode: text()
        .notNull()
        .references(() => commune.code),
      /** Days of the week as bits 0 (Monday) .. 6. */
      weekdays: int().notNull(),
      /** Minutes of the local day. */
      fromMinute: int().notNull(),
      toMinute: int().notNull(),
      /** How long before its beginning an order must be placed, minutes. */
      noticeMinutes: int().notNull(),
      /** VND. */
      amount: int().notNull(),
      createdAt: time().notNull(),
      createdBy: text(),
      archivedAt: time(),
    },
    (t) => [index('hotel_slot_producer').on(t.producerId, t.communeCode)],
  );

  return { deliveryRate, pickupPoint, hotelSlot };
}
