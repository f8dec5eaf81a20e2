import { holdLivingPerson } from '#app/domain/accounts/hold-person.server.ts';
import { leaveMessage } from '#app/domain/orders/messages/leave-message.server.ts';
import { writeOrderEvent } from '#app/domain/orders/move-order.server.ts';
import { readAllBackTickets, refuseNothingLeft } from '#app/domain/orders/tickets/all-back-tickets.server.ts';
import {
  changeOpenTicket,
  findTicket,
  type TicketSide,
} from '#app/domain/orders/tickets/find-ticket.server.ts';
import { keyOfBuyer, readMessage, writeMessage } from '#app/domain/orders/tickets/ticket-messages.server.ts';
import type { Context } from '#app/server/context.ts';

export type AnswerTicket = {
  readonly ticketId: string;
  readonly text: string;
  readonly side: Exclude<TicketSide, { role: 'buyer' }>;
  /**
   * `agree`: to take goods back, where the text says to send them. `settle`: staff decide, and it ends. A question ends
   * with its answer, until the buyer writes again; so does, for good, what asks for money that has gone back already.
   */
  readonly and?: 'agree' | 'settle';
};

/**
 * The producer, or staff, write to the buyer, who is told of it by mail.
 * @throws NotFound, also once the buyer was erased; DomainError required, tooLong (`text-<ticket>`), wrongState once it is settled, or where there is
 *   nothing to agree to; nothingLeftToRefund for a yes to what has gone back already.
 */
export async function answerTicket(context: Context, answer: AnswerTicket): Promise<void> {
  const { store, clock } = context;
  const { ticketId, side } = answer;
  const text = readMessage(answer.text, `text-${ticketId}`);
  const { ticket: before, buyerId: writtenTo } = await store.read((db) =>
    findTicket(context, db, ticketId, side),
  );
  const own = await store.read((db) => keyOfBuyer(context, db, before.orderId));
  await store.write(async (tx) => {
    await holdLivingPerson(context, tx, writtenTo);
    const { ticket, order, buyerId } = await findTicket(context, tx, ticketId, side);
    const now = clock.now();
    const isAgreed = answer.and === 'agree' && ticket.kind === 'return' && ticket.agreedAt === null;
    const isDecided = answer.and === 'settle' && side.role === 'staff';
    if (answer.and === 'agree' && ticket.kind === 'return' && ticket.settledAt === null)
      await refuseNothingLeft(tx, store.tables, ticket.orderId);
    const isAllBack = (await readAllBackTickets(tx, store.tables, [ticket])).has(ticketId);
    const ends = ticket.kind === 'question' || isDecided || isAllBack;
    await changeOpenTicket(context, tx, ticketId, {
      answeredAt: ticket.answeredAt ?? now,
      ...(isAgreed ? { agreedAt: now } : {}),
      ...(ends ? { settledAt: now, settledBy: side.personId } : {}),
    });
    const { role: byRole, personId } = side;
    await writeMessage(context, tx, own, { ticketId, byRole, personId, text });
    await writeOrderEvent(context, tx, {
      orderId: order.id,
      kind: isAgreed ? 'agree-return' : isDecided ? 'settle-ticket' : 'answer-ticket',
      by: { role: byRole, personId },
      detail: { ticketId },
    });
    await leaveMessage(context, tx, {
      personId: buyerId,
      kind: 'ticket-answered',
      subject: `ticket:${ticketId}`,
    });
  });
}
