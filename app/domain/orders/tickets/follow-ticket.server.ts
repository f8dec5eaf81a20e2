import { eq } from 'drizzle-orm';
import { holdLivingPerson } from '#app/domain/accounts/hold-person.server.ts';
import { tellProducer } from '#app/domain/notices/tell-producer.server.ts';
import type { GroupRow } from '#app/domain/orders/access/open-order.server.ts';
import { writeOrderEvent } from '#app/domain/orders/move-order.server.ts';
import { changeOpenTicket, findTicket } from '#app/domain/orders/tickets/find-ticket.server.ts';
import { keyOfBuyer, readMessage, writeMessage } from '#app/domain/orders/tickets/ticket-messages.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { DAY_MS, localDate } from '#app/server/local-date.ts';
import { takePoint } from '#app/server/rate-limit.server.ts';

export type FollowTicket = {
  readonly ticketId: string;
  /** `write` again, be `content` so that it ends, or `escalate`: ask staff to decide. */
  readonly how: 'write' | 'content' | 'escalate';
  /** May be empty for `content` and `escalate`. */
  readonly text: string;
};

/**
 * The buyer goes on with a ticket of theirs. A question that was answered opens again when they write.
 * @throws NotFound, also once the buyer was erased; DomainError required, tooLong (`text-<ticket>`), wrongState once it is settled; TooManyTries.
 */
export async function followTicket(
  context: Context,
  group: Pick<GroupRow, 'id' | 'buyerId'>,
  { ticketId, how, text: typed }: FollowTicket,
): Promise<void> {
  const { store, clock, config } = context;
  const isSilent = how !== 'write' && typed.trim() === '';
  const text = isSilent ? null : readMessage(typed, `text-${ticketId}`);
  const side = { role: 'buyer', personId: group.buyerId, groupId: group.id } as const;
  const { order } = await store.read((db) => findTicket(context, db, ticketId, side));
  const own = await store.read((db) => keyOfBuyer(context, db, order.id));
  await takePoint(context, `ticket-message|${order.id}`, 3 * config.limits.ticketsPerOrder, DAY_MS);
  await store.write(async (tx) => {
    await holdLivingPerson(context, tx, group.buyerId);
    const { ticket } = await findTicket(context, tx, ticketId, side);
    const now = clock.now();
    if (how === 'write' && ticket.kind === 'question' && ticket.settledAt !== null) {
      const { ticket: table } = store.tables;
      await tx.update(table).set({ settledAt: null, settledBy: null }).where(eq(table.id, ticketId));
    } else if (ticket.settledAt !== null) throw new DomainError('wrongState');
    if (how === 'content')
      await changeOpenTicket(context, tx, ticketId, { settledAt: now, settledBy: group.buyerId });
    if (how === 'escalate')
      await changeOpenTicket(context, tx, ticketId, { escalatedAt: ticket.escalatedAt ?? now });
    const by = { role: 'buyer', personId: group.buyerId } as const;
    if (text !== null)
      await writeMessage(context, tx, own, { ticketId, byRole: 'buyer', personId: group.buyerId, text });
    await writeOrderEvent(context, tx, {
      orderId: order.id,
      kind: how === 'content' ? 'settle-ticket' : how === 'escalate' ? 'escalate-ticket' : 'answer-ticket',
      by,
      detail: { ticketId },
    });
    if (how === 'content') return;
    await tellProducer(context, tx, {
      producerId: order.producerId,
      kind: 'ticket-opened',
      params: { order: order.code, day: localDate(ticket.settleBy - 1) },
      path: `/seller/tickets#${ticketId}`,
      subject: `ticket:${ticketId}`,
    });
  });
}
