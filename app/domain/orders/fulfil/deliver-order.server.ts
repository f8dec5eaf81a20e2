import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { loadOwnOrder, moveOwnOrder, refuseDisputed } from '#app/domain/orders/fulfil/own-order.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';

/**
 * The buyer has the goods. Alcohol only after a look at a paper that says how old they are (Law 44/2019, article 16). Sent
 * twice it changes nothing.
 * @throws NotFound; DomainError idNotChecked (idChecked), orderDisputed, orderDisputeLost, orderMovedOn.
 */
export async function deliverOrder(
  context: Context,
  actor: SellerActor,
  { orderId, isIdChecked }: { orderId: string; isIdChecked: boolean },
): Promise<void> {
  const { store } = context;
  await store.write(
    async (tx) => {
      const row = await loadOwnOrder(tx, store.tables, actor.producerId, orderId);
      if (row.deliveredAt !== null) return;
      await refuseDisputed(tx, store.tables, row);
      if (row.hasAlcohol && !isIdChecked) throw new DomainError('idNotChecked', { field: 'idChecked' });
      await moveOwnOrder(context, tx, actor, {
        orderId,
        act: 'deliver',
        detail: row.hasAlcohol ? { isIdChecked } : {},
      });
    },
    { isolation: 'guarded' },
  );
}
