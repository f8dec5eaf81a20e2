import { and, eq, inArray, ne } from 'drizzle-orm';
import { producersOf, type SellerActor } from '#app/domain/accounts/actor.ts';
import type { Context } from '#app/server/context.ts';

/** What a producer's page is about, as its address names it. */
export type NamedThing = {
  readonly orderId?: string | undefined;
  readonly listingId?: string | undefined;
  readonly transferId?: string | undefined;
  readonly refundId?: string | undefined;
};

/**
 * Whose of a person's own producers something is that is not of the one they act for: they have followed a link, or a mail, of
 * another. Of anybody else's it says what it says of nothing.
 * @returns the producer's name; null where it is none of theirs, or there is none.
 */
export async function findOwnElsewhere(
  { store }: Context,
  actor: SellerActor,
  { orderId, listingId, transferId, refundId }: NamedThing,
): Promise<string | null> {
  const { bankAccount, bankTransfer, listing, order, payment, producer, refund } = store.tables;
  const own = producersOf(actor);
  if (own.length < 2) return null;
  const isOther = and(inArray(producer.id, own), ne(producer.id, actor.producerId));
  const names = { name: producer.name };
  const [found] = await store.read(async (db) => {
    if (orderId !== undefined)
      return db
        .select(names)
        .from(order)
        .innerJoin(producer, eq(producer.id, order.producerId))
        .where(and(eq(order.id, orderId), isOther));
    if (listingId !== undefined)
      return db
        .select(names)
        .from(listing)
        .innerJoin(producer, eq(producer.id, listing.producerId))
        .where(and(eq(listing.id, listingId), isOther));
    if (transferId !== undefined)
      return db
        .select(names)
        .from(bankTransfer)
        .innerJoin(bankAccount, eq(bankAccount.id, bankTransfer.bankAccountId))
        .innerJoin(producer, eq(producer.id, bankAccount.producerId))
        .where(and(eq(bankTransfer.id, transferId), isOther));
    if (refundId !== undefined)
      return db
        .select(names)
        .from(refund)
        .innerJoin(payment, eq(payment.id, refund.paymentId))
        .innerJoin(bankAccount, eq(bankAccount.id, payment.bankAccountId))
        .innerJoin(producer, eq(producer.id, bankAccount.producerId))
        .where(and(eq(refund.id, refundId), isOther));
    return [];
  });
  return found?.name ?? null;
}
