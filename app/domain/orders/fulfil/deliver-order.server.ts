import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { refuseEarlyUse } from '#app/domain/orders/delivery/early-use.ts';
import { frozenDelivery } from '#app/domain/orders/delivery/frozen-delivery.ts';
import { readVisits } from '#app/domain/orders/delivery/read-visits.server.ts';
import {
  loadOwnOrder,
  moveOwnOrder,
  refuseWithoutMoney,
} from '#app/domain/orders/fulfil/own-order.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { localDate } from '#app/server/local-date.ts';

/**
 * The buyer has the goods, and has used what there is of a service. Alcohol only after a look at a paper that says how old they are (Law 44/2019, article 16). Sent
 * twice it changes nothing.
 * @param isEarlySure a service was used before the day for which its buyer wished it, and that is meant.
 * @throws NotFound; DomainError idNotChecked (idChecked), beforeItsDay (earlyUse), orderDisputed, orderDisputeLost, orderMoneyBack, orderMovedOn.
 */
export async function deliverOrder(
  context: Context,
  actor: SellerActor,
  {
    orderId,
    isIdChecked,
    isEarlySure = false,
  }: { orderId: string; isIdChecked: boolean; isEarlySure?: boolean },
): Promise<void> {
  const { store, clock } = context;
  await store.write(
    async (tx) => {
      const row = await loadOwnOrder(tx, store.tables, actor.producerId, orderId);
      if (row.deliveredAt !== null) return;
      await refuseWithoutMoney(tx, store.tables, row);
      if (row.hasAlcohol && !isIdChecked) throw new DomainError('idNotChecked', { field: 'idChecked' });
      refuseEarlyUse(frozenDelivery.parse(row.delivery), {
        visit: (await readVisits(tx, store.tables, [row])).get(orderId) ?? null,
        ...{ today: localDate(clock.now()), isSure: isEarlySure, field: 'earlyUse' },
      });
      await moveOwnOrder(context, tx, actor, {
        orderId,
        act: 'deliver',
        detail: row.hasAlcohol ? { isIdChecked } : {},
      });
    },
    { isolation: 'guarded' },
  );
}
