import { and, eq, isNull } from 'drizzle-orm';
import type { OrderRow } from '#app/domain/orders/order-row.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import type { Db, Store, Tx } from '#db/store.ts';

export type TicketRow = Store['tables']['ticket']['$inferSelect'];

/** Whose tickets somebody may act on: a buyer's of one checkout, a producer's, or everybody's for staff. */
export type TicketSide =
  | { readonly role: 'buyer'; readonly personId: string; readonly groupId: string }
  | { readonly role: 'producer'; readonly personId: string; readonly producerId: string }
  | { readonly role: 'staff'; readonly personId: string };

/** A ticket and its order, for a side that it concerns. @throws NotFound for everybody else. */
export async function findTicket(
  { store }: Context,
  db: Db,
  ticketId: string,
  side: TicketSide,
): Promise<{ ticket: TicketRow; order: OrderRow; buyerId: string }> {
  const { ticket, order, orderGroup } = store.tables;
  const [found] = await db
    .select({ ticket, order, buyerId: orderGroup.buyerId })
    .from(ticket)
    .innerJoin(order, eq(order.id, ticket.orderId))
    .innerJoin(orderGroup, eq(orderGroup.id, order.groupId))
    .where(
      and(
        eq(ticket.id, ticketId),
        side.role === 'buyer' ? eq(order.groupId, side.groupId) : undefined,
        side.role === 'producer' ? eq(order.producerId, side.producerId) : undefined,
      ),
    );
  if (!found) throw new NotFound('no such ticket');
  return found;
}

type Facts = Pick<
  TicketRow,
  'answeredAt' | 'escalatedAt' | 'settledAt' | 'settledBy' | 'agreedAt' | 'receivedAt'
>;

/** Writes what has happened to a ticket that is open. Part of the caller's write. @throws DomainError wrongState. */
export async function changeOpenTicket(
  { store }: Context,
  tx: Tx,
  ticketId: string,
  set: Partial<Facts>,
): Promise<void> {
  const { ticket } = store.tables;
  const changed = await tx
    .update(ticket)
    .set(set)
    .where(and(eq(ticket.id, ticketId), isNull(ticket.settledAt)))
    .returning({ id: ticket.id });
  if (changed.length === 0) throw new DomainError('wrongState');
}
