import { sql } from 'drizzle-orm';
import type { Kit } from '#db/dialect/sqlite-kit.ts';
import type { AccountTables } from '#db/tables/accounts.ts';
import type { CatalogTables } from '#db/tables/catalog.ts';
import type { OrderTables } from '#db/tables/orders.ts';
import type { RegisterTables } from '#db/tables/register.ts';

export type TicketKind = 'question' | 'complaint' | 'return';
export type ReviewState = 'waiting' | 'published' | 'refused';

/** What follows a purchase: questions, complaints, returns, reviews, and the messages that tell people of it. */
export function defineAfterSalesTables(
  { table, text, int, time, json, index, uniqueIndex, check }: Kit,
  { person }: AccountTables,
  { producer }: RegisterTables,
  { listing }: CatalogTables,
  { order, orderLine }: OrderTables,
) {
  /** A buyer's question, complaint or return about one order, with the days by which somebody must answer. */
  const ticket = table(
    'ticket',
    {
      id: text().primaryKey(),
      orderId: text()
        .notNull()
        .references(() => order.id),
      kind: text().$type<TicketKind>().notNull(),
      openedAt: time().notNull(),
      /** The producer is to answer by then; after it staff see it. */
      answerBy: time().notNull(),
      /** It is to be settled by then. */
      settleBy: time().notNull(),
      answeredAt: time(),
      /** Staff were asked to decide. */
      escalatedAt: time(),
      settledAt: time(),
      settledBy: text(),
      /** Of a return: the lines and pieces that are to come back. */
      lines: json<Array<{ lineId: string; quantity: number }>>().notNull(),
      /** Of a return: agreed to, and the goods are back. */
      agreedAt: time(),
      receivedAt: time(),
    },
    (t) => [index('ticket_order').on(t.orderId), index('ticket_open').on(t.settledAt, t.answerBy)],
  );

  const ticketMessage = table(
    'ticket_message',
    {
      id: text().primaryKey(),
      ticketId: text()
        .notNull()
        .references(() => ticket.id),
      at: time().notNull(),
      byRole: text().$type<'buyer' | 'producer' | 'staff'>().notNull(),
      personId: text(),
      /** Sealed with the buyer's key. */
      sealed: text().notNull(),
    },
    (t) => [index('ticket_message_ticket').on(t.ticketId, t.at)],
  );

  /** What a buyer says of goods that were delivered to them; shown once staff have let it through. */
  const productReview = table(
    'product_review',
    {
      id: text().primaryKey(),
      lineId: text()
        .notNull()
        .references(() => orderLine.id),
      listingId: text()
        .notNull()
        .references(() => listing.id),
      producerId: text()
        .notNull()
        .references(() => producer.id),
      buyerId: text()
        .notNull()
        .references(() => person.id),
      stars: int().notNull(),
      body: text().notNull(),
      language: text().$type<'vi' | 'en'>().notNull(),
      state: text().$type<ReviewState>().notNull(),
      createdAt: time().notNull(),
      decidedAt: time(),
      decidedBy: text(),
      /** Why it was refused, for the buyer to read. */
      note: text(),
      answer: text(),
      answeredAt: time(),
    },
    (t) => [
      uniqueIndex('product_review_line').on(t.lineId),
      index('product_review_listing').on(t.listingId, t.state, t.createdAt),
      index('product_review_state').on(t.state, t.createdAt),
      check('product_review_stars', sql`stars between 1 and 5`),
    ],
  );

  /** A message that leaves for a person: what it is about, never its text or address, which are read when it is sent. */
  const outgoingMessage = table(
    'outgoing_message',
    {
      id: text().primaryKey(),
      personId: text()
        .notNull()
        .references(() => person.id),
      medium: text().$type<'mail' | 'zalo' | 'sms'>().notNull(),
      /** Checked by zod; the list grows. */
      kind: text().notNull(),
      /** What it is about, e.g. `order:<id>`. */
      subject: text().notNull(),
      createdAt: time().notNull(),
      sentAt: time(),
      /** Why it will never be sent: no address, no consent, erased. */
      droppedFor: text(),
    },
    (t) => [
      index('outgoing_message_subject').on(t.subject, t.kind),
      index('outgoing_message_open').on(t.sentAt, t.createdAt),
    ],
  );

  /** Somebody asked to be forgotten whose sales the law still wants kept: their key is destroyed when that is over. */
  const erasureRequest = table(
    'erasure_request',
    {
      id: text().primaryKey(),
      personId: text()
        .notNull()
        .references(() => person.id),
      askedAt: time().notNull(),
      /** Who carried it out; null when they asked for it themselves, or from the command line. */
      askedBy: text(),
      /** Until then what the law wants is kept, sealed. */
      keptUntil: time().notNull(),
      doneAt: time(),
    },
    (t) => [
      uniqueIndex('erasure_request_person').on(t.personId),
      index('erasure_request_open').on(t.doneAt, t.keptUntil),
    ],
  );

  return { ticket, ticketMessage, productReview, outgoingMessage, erasureRequest };
}
