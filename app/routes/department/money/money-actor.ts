import type { Actor } from '#app/domain/accounts/actor.ts';
import type { MoneyActor } from '#app/domain/payments/bank-transfers/open-transfer.server.ts';

/** A member of staff who decides about a producer's money for them. */
export function staffOfMoney({ personId }: Actor): MoneyActor {
  return { role: 'staff', personId, producerId: null };
}
