import type { GroupRow } from '#app/domain/orders/access/open-order.server.ts';
import { orderOfGroup } from '#app/domain/orders/acts/own-order.server.ts';
import { noteGoodsArrived } from '#app/domain/orders/fulfil/note-goods-arrived.server.ts';
import type { Context } from '#app/server/context.ts';

/**
 * The buyer says that they have the goods of an order whose visit is still to come. Said twice it is said once.
 * @throws NotFound (order), also for an order without both; DomainError orderMovedOn when nothing has been sent.
 */
export async function confirmGoods(
  context: Context,
  group: Pick<GroupRow, 'id' | 'buyerId'>,
  orderId: string,
): Promise<void> {
  await context.store.write(
    async (tx) => {
      const row = await orderOfGroup(context, tx, { groupId: group.id, orderId });
      if (row.deliveredAt !== null) return;
      const by = { role: 'buyer', personId: group.buyerId } as const;
      await noteGoodsArrived(context, tx, row, { by, detail: {} });
    },
    { isolation: 'guarded' },
  );
}
