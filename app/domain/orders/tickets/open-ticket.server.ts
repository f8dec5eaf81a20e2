import { holdLivingPerson } from '#app/domain/accounts/hold-person.server.ts';
import { tellProducer } from '#app/domain/notices/tell-producer.server.ts';
import type { GroupRow } from '#app/domain/orders/access/open-order.server.ts';
import { orderOfGroup } from '#app/domain/orders/acts/own-order.server.ts';
import { isUsedThere } from '#app/domain/orders/delivery/on-the-spot.ts';
import type { FrozenDelivery } from '#app/domain/orders/delivery/quote-delivery.server.ts';
import { readVisits } from '#app/domain/orders/delivery/read-visits.server.ts';
import { holdSent } from '#app/domain/orders/fulfil/hold-sent.server.ts';
import { piecesLeft } from '#app/domain/orders/left-of-order.server.ts';
import { writeOrderEvent } from '#app/domain/orders/move-order.server.ts';
import type { OrderRow } from '#app/domain/orders/order-row.ts';
import { orderState } from '#app/domain/orders/order-state.ts';
import { endOfTerm, legalTermOn } from '#app/domain/orders/terms/legal-term.server.ts';
import { refuseNothingLeft } from '#app/domain/orders/tickets/all-back-tickets.server.ts';
import { piecesAskedBack } from '#app/domain/orders/tickets/pieces-asked-back.server.ts';
import { keyOfBuyer, readMessage, writeMessage } from '#app/domain/orders/tickets/ticket-messages.server.ts';
import {
  keepTicketPhotos,
  readTicketPhotos,
  type SentPhoto,
} from '#app/domain/orders/tickets/ticket-photos.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { newId } from '#app/server/ids.server.ts';
import { DAY_MS, localDate } from '#app/server/local-date.ts';
import { takePoint } from '#app/server/rate-limit.server.ts';
import type { Db, Store, Tx } from '#db/store.ts';
import type { TicketKind } from '#db/tables/after-sales.ts';
import type { LegalTermKind } from '#db/tables/reference.ts';

export type OpenTicket = {
  readonly orderId: string;
  readonly kind: TicketKind;
  readonly text: string;
  /** Of a return: what is to go back. */
  readonly lines: ReadonlyArray<{ lineId: string; quantity: number }>;
  /** What shows it, at most `MOST_TICKET_PHOTOS`. */
  readonly photos?: readonly SentPhoto[];
};

/**
 * A buyer asks, complains, or wants to send something back; of a service that waits for them or was used, the money of it. The producer is told, and by dated terms has to answer; after
 * them staff see it first.
 * @returns the ticket's id.
 * @throws NotFound (order, or the buyer was erased); DomainError required, tooLong (text), wrongState for a return of what
 *   was not delivered, nothingLeftToRefund for one of which all money is back, tooManyPieces (`lines.<id>`), required (lines), as `readTicketPhotos` (`photos-<order>`); TooManyTries.
 */
export async function openTicket(
  context: Context,
  group: Pick<GroupRow, 'id' | 'buyerId'>,
  { orderId, kind, text: typed, lines, photos: sent = [] }: OpenTicket,
): Promise<string> {
  const { store, clock, config } = context;
  const text = readMessage(typed, `text-${orderId}`);
  const own = await store.read(async (db) => {
    // Before a try is counted: nobody uses up the tries of another's order.
    await orderOfGroup(context, db, { groupId: group.id, orderId });
    return keyOfBuyer(context, db, orderId);
  });
  await takePoint(context, `ticket|${orderId}`, config.limits.ticketsPerOrder, DAY_MS);
  const field = `photos-${orderId}`;
  const photos = await readTicketPhotos(sent, field);
  const [ticketId, messageId] = [newId(), newId()];
  await keepTicketPhotos(context, own, { messageId, photos, field });
  const now = clock.now();
  await store.write(async (tx) => {
    await holdLivingPerson(context, tx, group.buyerId);
    const order = await orderOfGroup(context, tx, { groupId: group.id, orderId });
    const asked = kind === 'return' ? lines.filter(({ quantity }) => quantity !== 0) : [];
    if (kind === 'return') {
      if (!(await isReturnable(tx, store.tables, order))) throw new DomainError('wrongState');
      await refuseNothingLeft(tx, store.tables, orderId);
      await refuseTooMany(tx, store.tables, orderId, asked);
    }
    const answerBy = await termEnd(tx, store.tables, 'ticket-answer', now);
    await tx.insert(store.tables.ticket).values({
      id: ticketId,
      orderId,
      kind,
      openedAt: now,
      answerBy,
      settleBy: await termEnd(tx, store.tables, 'ticket-settle', now),
      lines: [...asked],
    });
    await writeMessage(context, tx, own, {
      ticketId,
      byRole: 'buyer',
      personId: group.buyerId,
      text,
      id: messageId,
      photos: photos.length,
    });
    const by = { role: 'buyer', personId: group.buyerId } as const;
    await writeOrderEvent(context, tx, { orderId, kind: 'open-ticket', by, detail: { ticketId, kind } });
    await tellProducer(context, tx, {
      producerId: order.producerId,
      kind: 'ticket-opened',
      params: { order: order.code, day: localDate(answerBy - 1) },
      path: `/seller/tickets#${ticketId}`,
      subject: `ticket:${ticketId}`,
    });
  });
  return ticketId;
}

/** Goods once they were delivered, also where a visit is still to come; a service already from when its buyer was asked to come. */
async function isReturnable(tx: Tx, tables: Store['tables'], order: OrderRow): Promise<boolean> {
  const state = orderState(order);
  if (state === 'delivered') return true;
  if (state !== 'handed-over') return false;
  if (isUsedThere(order.delivery as FrozenDelivery)) return true;
  // Nobody takes the arrival back while somebody asks for this because of it.
  if (!(await holdSent(tx, tables, order.id))) return false;
  return (await readVisits(tx, tables, [order])).get(order.id)?.areGoodsToCome === false;
}

/** Without a dated row nobody can be late, so a row must be there. */
async function termEnd(db: Db, tables: Store['tables'], kind: LegalTermKind, now: number): Promise<number> {
  const term = await legalTermOn(db, tables, kind, localDate(now));
  if (!term) throw new Error(`no term of law is known for ${kind}`);
  return endOfTerm(now, term);
}

/** No more goes back than was delivered, nor than other returns that are open ask for already. */
async function refuseTooMany(
  db: Db,
  tables: Store['tables'],
  orderId: string,
  asked: OpenTicket['lines'],
): Promise<void> {
  if (asked.length === 0) throw new DomainError('required', { field: `lines-${orderId}` });
  const delivered = await piecesLeft(db, tables, orderId);
  const underWay = await piecesAskedBack(db, tables, orderId);
  for (const { lineId, quantity } of asked) {
    const found = delivered.find(({ line }) => line.id === lineId);
    const left = (found?.left ?? 0) - (underWay.get(lineId) ?? 0);
    if (!Number.isSafeInteger(quantity) || quantity < 1 || quantity > left)
      throw new DomainError('tooManyPieces', { field: `line-${lineId}`, params: { left } });
  }
}
