import { takesCards } from '#app/domain/payments/card/open-stripe.server.ts';
import { producersWithAccount } from '#app/domain/payments/checkout/ask-by-vietqr.server.ts';
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
  const payable = await context.store.read((db) => producersWithAccount(context, db, producerIds));
  const methods: readonly PaymentMethodCode[] = takesCards(context) ? ['vietqr', 'card'] : ['vietqr'];
  return new Map(producerIds.map((id) => [id, payable.has(id) ? methods : []]));
}
