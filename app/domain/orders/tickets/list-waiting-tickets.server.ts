import { and, asc, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { isUsedThere } from '#app/domain/orders/delivery/on-the-spot.ts';
import type { FrozenDelivery } from '#app/domain/orders/delivery/quote-delivery.server.ts';
import { readAllBackTickets } from '#app/domain/orders/tickets/all-back-tickets.server.ts';
import { isLate, ticketState, waitsForProducer } from '#app/domain/orders/tickets/ticket-state.ts';
import type { Context } from '#app/server/context.ts';
import type { Db, Store } from '#db/store.ts';
import type { TicketKind } from '#db/tables/after-sales.ts';

/** Something that a producer is to do for a buyer; nothing that the buyer has written. */
export type WaitingTicket = {
  readonly id: string;
  readonly kind: TicketKind;
  readonly orderCode: string;
  readonly isService: boolean;
  readonly isLate: boolean;
  /** Until when: to answer, or, once it was answered, to settle it; ms UTC, the first moment that is too late. */
  readonly dueAt: number;
};

/**
 * What waits for a producer of what buyers ask, complain of and send back (`waitsForProducer`), the late first; nothing that asks
 * for money which has gone back already.
 */
export async function listWaitingTickets(
  { store, clock }: Context,
  { producerId }: Pick<SellerActor, 'producerId'>,
): Promise<WaitingTicket[]> {
  const { ticket, order } = store.tables;
  const now = clock.now();
  return store.read(async (db) => {
    const rows = await db
      .select({ ticket, orderCode: order.code, delivery: order.delivery })
      .from(ticket)
      .innerJoin(order, eq(order.id, ticket.orderId))
      .where(and(eq(order.producerId, producerId), isNull(ticket.settledAt)));
    const lastBy = await lastWriters(
      db,
      store.tables,
      rows.map((row) => row.ticket.id),
    );
    const allBack = await readAllBackTickets(
      db,
      store.tables,
      rows.map((row) => row.ticket),
    );
    return rows
      .flatMap(({ ticket: one, orderCode, delivery }): WaitingTicket[] => {
        const isService = isUsedThere(delivery as FrozenDelivery);
        const state = ticketState(one, lastBy.get(one.id) ?? null);
        if (!waitsForProducer({ state, isService, isAllBack: allBack.has(one.id) })) return [];
        const dueAt = one.answeredAt === null ? one.answerBy : one.settleBy;
        return [{ id: one.id, kind: one.kind, orderCode, isService, isLate: isLate(one, now), dueAt }];
      })
      .sort((one, other) => Number(other.isLate) - Number(one.isLate) || one.dueAt - other.dueAt);
  });
}

/** Who wrote last, by ticket; none of a buyer who was erased, whose messages nobody can read. */
async function lastWriters(db: Db, tables: Store['tables'], ticketIds: readonly string[]) {
  const { ticket, ticketMessage, order, orderGroup, personKey } = tables;
  if (ticketIds.length === 0) return new Map<string, 'buyer' | 'producer' | 'staff'>();
  const messages = await db
    .select({ ticketId: ticketMessage.ticketId, byRole: ticketMessage.byRole })
    .from(ticketMessage)
    .innerJoin(ticket, eq(ticket.id, ticketMessage.ticketId))
    .innerJoin(order, eq(order.id, ticket.orderId))
    .innerJoin(orderGroup, eq(orderGroup.id, order.groupId))
    .innerJoin(personKey, eq(personKey.personId, orderGroup.buyerId))
    .where(and(inArray(ticketMessage.ticketId, [...ticketIds]), isNotNull(personKey.wrappedKey)))
    .orderBy(asc(ticketMessage.at), asc(ticketMessage.id));
  return new Map(messages.map(({ ticketId, byRole }) => [ticketId, byRole]));
}
