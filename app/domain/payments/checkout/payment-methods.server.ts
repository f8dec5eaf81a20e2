import { and, inArray, isNull } from 'drizzle-orm';
import { takesCards } from '#app/domain/payments/card/open-stripe.server.ts';
import type { Context } from '#app/server/context.ts';
import type { PaymentMethodCode } from '#db/tables/orders.ts';

/**
 * How each producer can be paid now, the usual way first; an empty list where they cannot be bought from here. VietQR
 * where they have given a bank account; by card too where the market takes cards: what it owes them for that is paid out to
 * the same account.
 */
export async function paymentMethodsFor(
  context: Context,
  producerIds: readonly string[],
): Promise<ReadonlyMap<string, readonly PaymentMethodCode[]>> {
  const { store } = context;
  const { bankAccount } = store.tables;
  const accounts = await store.read((db) =>
    db
      .select({ producerId: bankAccount.producerId })
      .from(bankAccount)
      .where(and(inArray(bankAccount.producerId, [...producerIds]), isNull(bankAccount.archivedAt))),
  );
  const payable = new Set(accounts.map(({ producerId }) => producerId));
  const methods: readonly PaymentMethodCode[] = takesCards(context) ? ['vietqr', 'card'] : ['vietqr'];
  return new Map(producerIds.map((id) => [id, payable.has(id) ? methods : []]));
}
