import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { noteGoodsArrived } from '#app/domain/orders/fulfil/note-goods-arrived.server.ts';
import { asProducer, loadOwnOrder, refuseWithoutMoney } from '#app/domain/orders/fulfil/own-order.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';

/**
 * The buyer has the goods of an order, and their visit is still to come: the order stays open for it. Sent twice it changes
 * nothing.
 * @throws NotFound, also for an order without both; DomainError idNotChecked (idChecked), orderDisputed, orderDisputeLost,
 *   orderMoneyBack, orderMovedOn.
 */
export async function bringGoods(
  context: Context,
  actor: SellerActor,
  { orderId, isIdChecked }: { orderId: string; isIdChecked: boolean },
): Promise<void> {
  const { store } = context;
  await store.write(
    async (tx) => {
      const row = await loadOwnOrder(tx, store.tables, actor.producerId, orderId);
      if (row.deliveredAt !== null) return;
      await refuseWithoutMoney(tx, store.tables, row);
      if (row.hasAlcohol && !isIdChecked) throw new DomainError('idNotChecked', { field: 'idChecked' });
      await noteGoodsArrived(context, tx, row, {
        by: asProducer(actor),
        detail: row.hasAlcohol ? { isIdChecked } : {},
      });
    },
    { isolation: 'guarded' },
  );
}
