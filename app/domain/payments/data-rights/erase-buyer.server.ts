import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import { erasePerson } from '#app/domain/accounts/erase-person.server.ts';
import { holdPerson } from '#app/domain/accounts/hold-person.server.ts';
import { readPerson } from '#app/domain/accounts/read-person.server.ts';
import { hashOrderToken } from '#app/domain/orders/access/order-token.server.ts';
import { openBuyerContact, sealBuyerContact } from '#app/domain/orders/checkout/buyer-contact.server.ts';
import { leaveForgetMails } from '#app/domain/orders/data-rights/forget-mails.server.ts';
import { whatIsKept } from '#app/domain/payments/data-rights/what-is-kept.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { newId, newSecret } from '#app/server/ids.server.ts';
import { localDate } from '#app/server/local-date.ts';
import type { Tx } from '#db/store.ts';

export type ErasedBuyer = {
  /** Until then name and address stay with the sales, sealed, because the law wants it; null: nothing is left. */
  readonly keptUntil: number | null;
};

/**
 * Forgets a person who may have bought something. Without a sale that the law still wants kept their key is destroyed at
 * once. Else everything goes that the law does not want: phone, e-mail, date of birth, hotel, messages, their words in
 * tickets, their reviews with what was answered, accounts that money went back to, the way into their orders' pages and
 * into an account; name and address of paid orders stay sealed until the term is over, when `eraseDue` destroys the key.
 * Mails that a demo has kept as files go with a job of the same write. Asked for twice, it is done once.
 * @throws as `erasePerson`; DomainError eraseTooEarly while goods or money are on their way, a complaint is open or a card's bank is
 * deciding; eraseRefundThere while a refund of the card provider's own pages is on its way or waits for staff; eraseRefundYoung while money that was sent back to a card may be returned by its bank.
 */
export async function eraseBuyer(
  context: Context,
  { personId, erasedBy }: { personId: string; erasedBy: string | null },
): Promise<ErasedBuyer> {
  const { store, clock } = context;
  const { own } = await readPerson(context, personId);
  return store.write(async (tx) => {
    // What they write in the same moment comes before, and goes too, or is refused.
    await holdPerson(context, tx, personId);
    const { isUnderWay, isWaitingThere, reachableUntil, keptUntil } = await whatIsKept(context, tx, personId);
    if (isUnderWay) throw new DomainError('eraseTooEarly');
    if (isWaitingThere) throw new DomainError('eraseRefundThere');
    if (reachableUntil !== null)
      throw new DomainError('eraseRefundYoung', { params: { date: localDate(reachableUntil) } });
    await closePages(context, tx, personId);
    await forgetReviews(context, tx, personId);
    await leaveForgetMails(context, tx, personId);
    if (keptUntil === null) {
      await erasePerson(context, { personId, erasedBy });
      return { keptUntil };
    }
    const { buyerContact, orderGroup, order, ticket, ticketMessage, erasureRequest } = store.tables;
    const asked = await tx
      .insert(erasureRequest)
      .values({ id: newId(), personId, askedAt: clock.now(), askedBy: erasedBy, keptUntil })
      .onConflictDoNothing()
      .returning({ id: erasureRequest.id });
    if (asked.length === 0) return { keptUntil };
    const orders = await tx
      .select({ id: order.id, contactId: orderGroup.contactId })
      .from(order)
      .innerJoin(orderGroup, eq(orderGroup.id, order.groupId))
      .where(eq(orderGroup.buyerId, personId));
    const paid = await tx
      .select({ contactId: orderGroup.contactId })
      .from(order)
      .innerJoin(orderGroup, eq(orderGroup.id, order.groupId))
      .where(and(eq(orderGroup.buyerId, personId), isNotNull(order.paidAt)));
    const kept = new Set(paid.map(({ contactId }) => contactId));
    const contacts = await tx.select().from(buyerContact).where(eq(buyerContact.personId, personId));
    for (const { id, sealed } of contacts) {
      const { name, address } = openBuyerContact(own, id, sealed);
      const left = kept.has(id) ? { name, address } : { name: '', address: null };
      const bare = { ...left, phone: '', email: null, hotel: null, birthDate: null, note: '' };
      await tx
        .update(buyerContact)
        .set({ sealed: sealBuyerContact(own, id, bare) })
        .where(eq(buyerContact.id, id));
    }
    await forgetAccounts(context, tx, personId);
    const orderIds = orders.map(({ id }) => id);
    const tickets = await tx.select({ id: ticket.id }).from(ticket).where(inArray(ticket.orderId, orderIds));
    const ticketIds = tickets.map(({ id }) => id);
    await tx.delete(ticketMessage).where(inArray(ticketMessage.ticketId, ticketIds));
    await erasePerson(context, { personId, erasedBy, keeps: own });
    return { keptUntil };
  });
}

/** The accounts that money went back to: no law wants them, the bank's reference stays with each refund. */
async function forgetAccounts({ store }: Context, tx: Tx, personId: string): Promise<void> {
  const { orderGroup, refundAccount } = store.tables;
  const groups = tx.select({ id: orderGroup.id }).from(orderGroup).where(eq(orderGroup.buyerId, personId));
  await tx.update(refundAccount).set({ sealed: '' }).where(inArray(refundAccount.groupId, groups));
}

/** What they wrote of goods, plain as the public reads it; the pages that showed it are made anew. */
async function forgetReviews({ store, clock }: Context, tx: Tx, personId: string): Promise<void> {
  const { productReview } = store.tables;
  const gone = await tx
    .delete(productReview)
    .where(eq(productReview.buyerId, personId))
    .returning({ listingId: productReview.listingId });
  if (gone.length === 0) return;
  const shown = [...new Set(gone.map(({ listingId }) => `listing:${listingId}`))];
  await store.touch(tx, shown, clock.now());
}

/** No browser opens the pages of their orders any more. */
async function closePages({ store }: Context, tx: Tx, personId: string): Promise<void> {
  const { orderGroup } = store.tables;
  await tx
    .update(orderGroup)
    .set({ accessHash: hashOrderToken(newSecret()) })
    .where(eq(orderGroup.buyerId, personId));
}
