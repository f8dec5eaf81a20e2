import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { readOrderDisputes } from '#app/domain/orders/disputes/order-disputes.server.ts';
import { asProducer, loadOwnOrders } from '#app/domain/orders/fulfil/own-order.server.ts';
import { readAllGoneBack } from '#app/domain/orders/money-back/all-gone-back.server.ts';
import { moveOrder } from '#app/domain/orders/move-order.server.ts';
import { holdsGoods } from '#app/domain/orders/why-not-go.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';

/** As many as one page of the list shows. */
const MOST_AT_ONCE = 200;

/**
 * The producer says that they will prepare these orders. Those that are further already, or ended meanwhile, stay as they
 * are: sent twice, it changes nothing. So do those whose card's bank asks for the money back, or has taken it, and those whose
 * money has gone back.
 * @returns how many were new.
 * @throws NotFound; DomainError ordersNoneChosen, tooManyOrders; orderMoneyBack where none was accepted because of that.
 */
export async function acceptOrders(
  context: Context,
  actor: SellerActor,
  orderIds: readonly string[],
): Promise<number> {
  if (orderIds.length === 0) throw new DomainError('ordersNoneChosen');
  if (orderIds.length > MOST_AT_ONCE)
    throw new DomainError('tooManyOrders', { params: { max: MOST_AT_ONCE } });
  const { store } = context;
  return store.write(
    async (tx) => {
      const rows = await loadOwnOrders(tx, store.tables, actor.producerId, orderIds);
      const disputes = await readOrderDisputes(tx, store.tables, orderIds);
      const allBack = await readAllGoneBack(tx, store.tables, orderIds);
      let accepted = 0;
      for (const { id: orderId } of rows) {
        if (holdsGoods(disputes.get(orderId)?.kind) || allBack.has(orderId)) continue;
        if (await moveOrder(context, tx, { orderId, act: 'accept', by: asProducer(actor) })) accepted += 1;
      }
      if (accepted === 0 && allBack.size > 0) throw new DomainError('orderMoneyBack');
      return accepted;
    },
    { isolation: 'guarded' },
  );
}
