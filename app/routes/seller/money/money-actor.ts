import type { SellerActor } from '#app/domain/accounts/actor.ts';
import type { MoneyActor } from '#app/domain/payments/bank-transfers/open-transfer.server.ts';

/** A member who decides about their producer's money. */
export function sellerOfMoney({ personId, producerId }: SellerActor): MoneyActor & { producerId: string } {
  return { role: 'producer', personId, producerId };
}
