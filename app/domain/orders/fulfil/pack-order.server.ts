import type { SellerActor } from '#app/domain/accounts/actor.ts';
import {
  loadOwnOrder,
  moveOwnOrder,
  refuseWithoutMoney,
} from '#app/domain/orders/fulfil/own-order.server.ts';
import type { Context } from '#app/server/context.ts';

/** The goods stand packed. Sent twice it changes nothing. @throws NotFound; DomainError orderDisputed, orderDisputeLost, orderMoneyBack, orderMovedOn. */
export async function packOrder(context: Context, actor: SellerActor, orderId: string): Promise<void> {
  const { store } = context;
  await store.write(
    async (tx) => {
      const row = await loadOwnOrder(tx, store.tables, actor.producerId, orderId);
      if (row.packedAt === null) await refuseWithoutMoney(tx, store.tables, row);
      await moveOwnOrder(context, tx, actor, { orderId, act: 'pack' });
    },
    { isolation: 'guarded' },
  );
}
