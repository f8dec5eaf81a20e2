import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { frozenDelivery } from '#app/domain/orders/delivery/frozen-delivery.ts';
import { isUsedThere } from '#app/domain/orders/delivery/on-the-spot.ts';
import {
  loadOwnOrder,
  moveOwnOrder,
  refuseWithoutMoney,
} from '#app/domain/orders/fulfil/own-order.server.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';

/**
 * The goods stand packed. Sent twice it changes nothing.
 * @throws NotFound, also for a service, of which nothing is packed; DomainError orderDisputed, orderDisputeLost, orderMoneyBack, orderMovedOn.
 */
export async function packOrder(context: Context, actor: SellerActor, orderId: string): Promise<void> {
  const { store } = context;
  await store.write(
    async (tx) => {
      const row = await loadOwnOrder(tx, store.tables, actor.producerId, orderId);
      if (isUsedThere(frozenDelivery.parse(row.delivery))) throw new NotFound('act');
      if (row.packedAt === null) await refuseWithoutMoney(tx, store.tables, row);
      await moveOwnOrder(context, tx, actor, { orderId, act: 'pack' });
    },
    { isolation: 'guarded' },
  );
}
