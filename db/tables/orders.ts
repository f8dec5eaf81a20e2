import { sql } from 'drizzle-orm';
import type { Kit } from '#db/dialect/sqlite-kit.ts';
import type { AccountTables } from '#db/tables/accounts.ts';
import type { CatalogTables } from '#db/tables/catalog.ts';
import type { RegisterTables } from '#db/tables/register.ts';

export type DeliveryMethod = 'post' | 'pickup' | 'hotel';
export type PaymentMethodCode = 'vietqr' | 'card';
export type StockCause = 'reserve' | 'release' | 'sell' | 'restock' | 'count';

/**
 * Orders and what has become of them. Baskets stand in `carts.ts`, how goods are received in `delivery.ts`, money in
 * `payments.ts` and `books.ts`.
 */
export function defineOrderTables(
  { table, text, int, bool, time, json, index, uniqueIndex, primaryKey, check }: Kit,
  { person }: AccountTables,
  { producer }: RegisterTables,
  { listing, variant }: CatalogTables,
) {
  /** Who buys and where to: sealed with the person's own key, so that destroying it erases all of it. */
  const buyerContact = table(
    'buyer_contact',
    {
      id: text().primaryKey(),
      personId: text()
        .notNull()
        .references(() => person.id),
      /** `BuyerContact` as JSON, sealed. */
      sealed: text().notNull(),
      createdAt: time().notNull(),
    },
    (t) => [index('buyer_contact_person').on(t.personId)],
  );

  /** One checkout; its state is that of its orders. */
  const orderGroup = table(
    'order_group',
    {
      id: text().primaryKey(),
      /** Public, minted once; stands in /orders/:code. */
      code: text().notNull(),
      buyerId: text()
        .notNull()
        .references(() => person.id),
      contactId: text()
        .notNull()
        .references(() => buyerContact.id),
      isGuest: bool().notNull(),
      language: text().$type<'vi' | 'en'>().notNull(),
      /** Of the form that was confirmed, so that it makes one group however often it is sent. */
      checkoutKey: text().notNull(),
      /** SHA-256 of the token in the buyer's browser that opens the order's page without a phone number, hex. */
      accessHash: text().notNull(),
      /** Version of each policy text that was agreed to, by its name. */
      policies: json<Record<string, string>>().notNull(),
      /** Declared 18 with a date of birth that stands in the contact (Law 44/2019). */
      isAdult: bool().notNull(),
      placedAt: time().notNull(),
      isDemo: bool().notNull(),
    },
    (t) => [
      uniqueIndex('order_group_code').on(t.code),
      uniqueIndex('order_group_checkout').on(t.checkoutKey),
      index('order_group_buyer').on(t.buyerId, t.placedAt),
    ],
  );

  /**
   * One producer's part of a checkout, frozen as it was agreed. The times say what has happened to it: each is written
   * once, by a guarded update, and its state is read from them (`order-state.ts`).
   */
  const order = table(
    /** "order" is a word of SQL itself. */
    'market_order',
    {
      id: text().primaryKey(),
      /** The group's code and a number: `CP7K2M9-2`. */
      code: text().notNull(),
      groupId: text()
        .notNull()
        .references(() => orderGroup.id),
      producerId: text()
        .notNull()
        .references(() => producer.id),
      method: text().$type<PaymentMethodCode>().notNull(),
      /** VND: goods, delivery, and both. */
      goodsAmount: int().notNull(),
      deliveryAmount: int().notNull(),
      totalAmount: int().notNull(),
      currency: text().notNull(),
      /** The market's own share of the goods, in 1/10,000, and the amount it comes to; VND. */
      commissionRate: int().notNull(),
      commissionAmount: int().notNull(),
      deliveryMethod: text().$type<DeliveryMethod>().notNull(),
      /** `FrozenDelivery`: the rate, point or hours as they were; no personal data. */
      delivery: json<unknown>().notNull(),
      hasAlcohol: bool().notNull(),
      placedAt: time().notNull(),
      /** Until when the goods wait for the money. */
      payBy: time().notNull(),
      paidAt: time(),
      expiredAt: time(),
      cancelledAt: time(),
      cancelledBy: text().$type<'buyer' | 'producer' | 'staff' | 'system'>(),
      acceptedAt: time(),
      packedAt: time(),
      /** Handed to the carrier, or ready at the point. */
      handedOverAt: time(),
      deliveredAt: time(),
      carrier: text(),
      trackingNumber: text(),
    },
    (t) => [
      uniqueIndex('market_order_code').on(t.code),
      index('market_order_group').on(t.groupId),
      index('market_order_producer').on(t.producerId, t.placedAt),
      index('market_order_unpaid').on(t.paidAt, t.payBy),
      index('market_order_placed').on(t.placedAt),
    ],
  );

  /**
   * By whom and from where an order was placed that is neither paid nor cancelled, for a day: who holds goods without
   * paying is counted by it.
   */
  const orderSource = table(
    'order_source',
    {
      /** Keyed fingerprint of a person, a phone number, a network, or of both of the latter. */
      key: text().notNull(),
      orderId: text()
        .notNull()
        .references(() => order.id),
      pieces: int().notNull(),
      placedAt: time().notNull(),
    },
    (t) => [
      primaryKey({ columns: [t.key, t.orderId] }),
      index('order_source_order').on(t.orderId),
      index('order_source_placed').on(t.placedAt),
    ],
  );

  /** What was bought, with what was said of it then. */
  const orderLine = table(
    'order_line',
    {
      id: text().primaryKey(),
      orderId: text()
        .notNull()
        .references(() => order.id),
      variantId: text()
        .notNull()
        .references(() => variant.id),
      listingId: text()
        .notNull()
        .references(() => listing.id),
      position: int().notNull(),
      quantity: int().notNull(),
      /** VND. */
      unitPrice: int().notNull(),
      amount: int().notNull(),
      /** How it is taxed: a row of `withholding_rate`. */
      taxClass: text().notNull(),
      /** `FrozenGoods`: names, size, SKU, label content, recognition, picture and versions as they were. */
      goods: json<unknown>().notNull(),
    },
    (t) => [
      index('order_line_order').on(t.orderId, t.position),
      index('order_line_listing').on(t.listingId),
      check('order_line_quantity', sql`quantity > 0`),
    ],
  );

  /** Pieces of a line that will not be delivered, or came back; before payment less is to be paid, after it a refund follows. */
  const lineCancellation = table(
    'line_cancellation',
    {
      id: text().primaryKey(),
      orderId: text()
        .notNull()
        .references(() => order.id),
      lineId: text()
        .notNull()
        .references(() => orderLine.id),
      quantity: int().notNull(),
      /** VND that the order is less for it. */
      amount: int().notNull(),
      kind: text().$type<'cancelled' | 'returned'>().notNull(),
      /** Whether the pieces are for sale again. */
      isRestocked: bool().notNull(),
      /** Before the order was paid: its amounts were lowered, and the pieces were released instead of sold. */
      isBeforePayment: bool().notNull().default(false),
      /** Of what was asked for, e.g. a form: however often it is sent, the pieces are cancelled once. */
      causeKey: text(),
      at: time().notNull(),
      /** Who: ids only. */
      byRole: text().notNull(),
      personId: text(),
      reason: text().notNull(),
    },
    (t) => [
      index('line_cancellation_order').on(t.orderId),
      index('line_cancellation_line').on(t.lineId),
      uniqueIndex('line_cancellation_cause').on(t.lineId, t.causeKey),
      check('line_cancellation_quantity', sql`quantity > 0`),
    ],
  );

  /** Pieces of a variant that wait for an order's money. Ends once: sold, or released. */
  const reservation = table(
    'reservation',
    {
      id: text().primaryKey(),
      orderId: text()
        .notNull()
        .references(() => order.id),
      variantId: text()
        .notNull()
        .references(() => variant.id),
      quantity: int().notNull(),
      reservedAt: time().notNull(),
      expiresAt: time().notNull(),
      soldAt: time(),
      releasedAt: time(),
    },
    (t) => [
      /** A late payment may reserve anew, so it is not once per order and variant. */
      uniqueIndex('reservation_open')
        .on(t.orderId, t.variantId)
        .where(sql`sold_at is null and released_at is null`),
      index('reservation_order').on(t.orderId),
      index('reservation_due').on(t.soldAt, t.releasedAt, t.expiresAt),
      check('reservation_quantity', sql`quantity > 0`),
    ],
  );

  /** Every change of a variant's stock, append-only, so that stock, reserved and sold can be counted again. */
  const stockMove = table(
    'stock_move',
    {
      id: text().primaryKey(),
      variantId: text()
        .notNull()
        .references(() => variant.id),
      at: time().notNull(),
      cause: text().$type<StockCause>().notNull(),
      orderId: text(),
      /** Change of what is free to be sold, and of what is reserved. */
      stockDelta: int().notNull(),
      reservedDelta: int().notNull(),
      /** What both were after it. */
      stockAfter: int().notNull(),
      reservedAfter: int().notNull(),
    },
    (t) => [index('stock_move_variant').on(t.variantId, t.id), index('stock_move_order').on(t.orderId)],
  );

  /** What happened to an order, for people to read, append-only. Holds ids and amounts, no personal data. */
  const orderEvent = table(
    'order_event',
    {
      id: text().primaryKey(),
      orderId: text()
        .notNull()
        .references(() => order.id),
      at: time().notNull(),
      /** Checked by zod; the list grows. */
      kind: text().notNull(),
      byRole: text().notNull(),
      personId: text(),
      detail: json<Record<string, unknown>>().notNull(),
    },
    (t) => [index('order_event_order').on(t.orderId, t.at)],
  );

  return {
    buyerContact,
    orderGroup,
    order,
    orderSource,
    orderLine,
    lineCancellation,
    reservation,
    stockMove,
    orderEvent,
  };
}

export type OrderTables = ReturnType<typeof defineOrderTables>;
