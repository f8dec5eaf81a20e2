import { and, inArray, isNull } from 'drizzle-orm';
import type { Context } from '#app/server/context.ts';
import type { PaymentMethodCode } from '#db/tables/orders.ts';

/**
 * How each producer can be paid now, the usual way first; an empty list where they cannot be bought from here. VietQR
 * where they have given a bank account.
 */
export async function paymentMethodsFor(
  { store }: Context,
  producerIds: readonly string[],
): Promise<ReadonlyMap<string, readonly PaymentMethodCode[]>> {
  const { bankAccount } = store.tables;
  const accounts = await store.read((db) =>
    db
      .select({ producerId: bankAccount.producerId })
      .from(bankAccount)
      .where(and(inArray(bankAccount.producerId, [...producerIds]), isNull(bankAccount.archivedAt))),
  );
  const payable = new Set(accounts.map(({ producerId }) => producerId));
  return new Map(producerIds.map((id) => [id, payable.has(id) ? (['vietqr'] as const) : []]));
}
