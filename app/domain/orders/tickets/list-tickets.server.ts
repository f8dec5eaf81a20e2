import { and, asc, desc, eq, inArray, isNull, type SQL } from 'drizzle-orm';
import { type FrozenGoods, frozenGoods } from '#app/domain/orders/checkout/frozen-goods.ts';
import { isUsedThere } from '#app/domain/orders/delivery/on-the-spot.ts';
import type { FrozenDelivery } from '#app/domain/orders/delivery/quote-delivery.server.ts';
import { readAllBackTickets } from '#app/domain/orders/tickets/all-back-tickets.server.ts';
import { readMessages, type TicketMessage } from '#app/domain/orders/tickets/ticket-messages.server.ts';
import { isLate, type TicketState, ticketState } from '#app/domain/orders/tickets/ticket-state.ts';
import type { Context } from '#app/server/context.ts';
import { recordAudits } from '#app/server/record-audit.server.ts';
import type { Db, Store } from '#db/store.ts';

export type ShownTicket = Omit<Store['tables']['ticket']['$inferSelect'], 'lines'> & {
  orderCode: string;
  producerId: string;
  producerName: string;
  state: TicketState;
  isLate: boolean;
  /** Its order is a service that is used where its producer is: nothing of it can be sent back. */
  isService: boolean;
  /** It asks for money, and all that was paid for its order is back with the buyer, or on its way: nothing is left to refund. */
  isAllBack: boolean;
  lines: Array<{ lineId: string; quantity: number; goods: FrozenGoods | null }>;
  messages: TicketMessage[];
};

/** So many that are settled are shown beside those that are open. */
const MOST_SETTLED = 30;

/** The tickets of a buyer's own orders. */
export async function listOwnTickets(context: Context, orderIds: readonly string[]): Promise<ShownTicket[]> {
  if (orderIds.length === 0) return [];
  const { ticket } = context.store.tables;
  return context.store.read((db) => shownTickets(context, db, inArray(ticket.orderId, [...orderIds])));
}

/** A producer's tickets, those that are late first. That they were read is audited: what buyers write is personal. */
export async function listProducerTickets(
  context: Context,
  { producerId, personId }: { producerId: string; personId: string },
): Promise<ShownTicket[]> {
  const { order } = context.store.tables;
  return listForOthers(context, eq(order.producerId, producerId), { personId, role: 'producer_member' });
}

/** Those about one of a producer's orders, as they stand on its page; none of somebody else's. */
export async function listOrderTickets(
  context: Context,
  { producerId, personId }: { producerId: string; personId: string },
  orderId: string,
): Promise<ShownTicket[]> {
  const { order } = context.store.tables;
  const own = and(eq(order.producerId, producerId), eq(order.id, orderId));
  return listForOthers(context, own, { personId, role: 'producer_member' });
}

/** Everybody's tickets for staff, those that are late first. */
export async function listAllTickets(
  context: Context,
  { personId, role }: { personId: string; role: string },
): Promise<ShownTicket[]> {
  return listForOthers(context, undefined, { personId, role });
}

async function listForOthers(
  context: Context,
  which: SQL | undefined,
  reader: { personId: string; role: string },
): Promise<ShownTicket[]> {
  const { store } = context;
  const { ticket } = store.tables;
  const tickets = await store.read(async (db) => {
    const open = await shownTickets(context, db, and(which, isNull(ticket.settledAt)));
    const settled = await shownTickets(context, db, which, MOST_SETTLED);
    return [...open, ...settled.filter(({ settledAt }) => settledAt !== null)];
  });
  if (tickets.length > 0) {
    await store.write((tx) =>
      recordAudits(
        context,
        tx,
        tickets.map(({ id }) => ({ ...reader, act: 'read-ticket', subject: 'ticket', subjectId: id })),
      ),
    );
  }
  return tickets.sort(
    (a, b) =>
      Number(a.settledAt !== null) - Number(b.settledAt !== null) ||
      Number(b.isLate) - Number(a.isLate) ||
      a.settleBy - b.settleBy,
  );
}

async function shownTickets(
  context: Context,
  db: Db,
  which: SQL | undefined,
  most?: number,
): Promise<ShownTicket[]> {
  const { ticket, order, producer, orderLine } = context.store.tables;
  const query = db
    .select({
      ticket,
      orderCode: order.code,
      delivery: order.delivery,
      producerId: order.producerId,
      producerName: producer.name,
    })
    .from(ticket)
    .innerJoin(order, eq(order.id, ticket.orderId))
    .innerJoin(producer, eq(producer.id, order.producerId))
    .where(which)
    .orderBy(desc(ticket.openedAt), asc(ticket.id));
  const rows = await (most === undefined ? query : query.limit(most));
  const messages = await readMessages(
    context,
    db,
    rows.map((row) => row.ticket.id),
  );
  const allBack = await readAllBackTickets(
    db,
    context.store.tables,
    rows.map((row) => row.ticket),
  );
  const lineIds = rows.flatMap((row) => row.ticket.lines.map(({ lineId }) => lineId));
  const goods = lineIds.length
    ? await db
        .select({ id: orderLine.id, goods: orderLine.goods })
        .from(orderLine)
        .where(inArray(orderLine.id, lineIds))
    : [];
  const now = context.clock.now();
  return rows.map(({ ticket: row, delivery, ...about }) => {
    const own = messages.get(row.id) ?? [];
    const isAllBack = allBack.has(row.id);
    return {
      ...row,
      ...about,
      lines: row.lines.map((line) => ({
        ...line,
        goods: frozenGoods.nullable().parse(goods.find(({ id }) => id === line.lineId)?.goods ?? null),
      })),
      messages: own,
      state: ticketState(row, own.at(-1)?.byRole ?? null),
      // Nobody is pressed for what has happened already.
      isLate: !isAllBack && isLate(row, now),
      isAllBack,
      isService: isUsedThere(delivery as FrozenDelivery),
    };
  });
}
