import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { refuseNothingLeft } from '#app/domain/orders/tickets/all-back-tickets.server.ts';
import { findTicket, type TicketSide } from '#app/domain/orders/tickets/find-ticket.server.ts';
import { cancelLines } from '#app/domain/payments/refunds/cancel-lines.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';

export type ReceiveReturn = {
  readonly ticketId: string;
  readonly side: Exclude<TicketSide, { role: 'buyer' }>;
  /** Whether the goods are whole and for sale again. */
  readonly isRestocked: boolean;
};

/**
 * The goods of a return are back: their price is promised back to the buyer, and the ticket ends. Said twice it happens
 * once.
 * @throws NotFound; DomainError wrongState for what is no return, was not agreed to, or is settled; nothingLeftToRefund; as `cancelLines`.
 */
export async function receiveReturn(
  context: Context,
  { ticketId, side, isRestocked }: ReceiveReturn,
): Promise<void> {
  const { store, clock } = context;
  const { ticket: table } = store.tables;
  await store.write(
    async (tx) => {
      const { ticket } = await findTicket(context, tx, ticketId, side);
      const now = clock.now();
      // Of several at the same time one goes on from here.
      const taken = await tx
        .update(table)
        .set({ receivedAt: now, settledAt: now, settledBy: side.personId })
        .where(
          and(
            eq(table.id, ticketId),
            eq(table.kind, 'return'),
            isNotNull(table.agreedAt),
            isNull(table.settledAt),
          ),
        )
        .returning({ id: table.id });
      if (taken.length === 0) {
        const { ticket: stands } = await findTicket(context, tx, ticketId, side);
        if (stands.receivedAt !== null) return;
        throw new DomainError('wrongState');
      }
      await refuseNothingLeft(tx, store.tables, ticket.orderId);
      await cancelLines(context, {
        orderId: ticket.orderId,
        lines: ticket.lines,
        kind: 'returned',
        isRestocked,
        by: { role: side.role, personId: side.personId },
        reason: 'return',
        causeKey: ticketId,
      });
    },
    { isolation: 'guarded' },
  );
}
