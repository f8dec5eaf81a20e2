import type { GroupRow } from '#app/domain/orders/access/open-order.server.ts';
import { orderOfGroup } from '#app/domain/orders/acts/own-order.server.ts';
import { moveOrder } from '#app/domain/orders/move-order.server.ts';
import { orderState } from '#app/domain/orders/order-state.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';

/**
 * The buyer says that they have the goods. Said twice it is said once.
 * @throws NotFound (order); DomainError wrongState when nothing has been sent.
 */
export async function confirmReceived(
  context: Context,
  group: Pick<GroupRow, 'id' | 'buyerId'>,
  orderId: string,
): Promise<void> {
  await context.store.write(
    async (tx) => {
      const which = { groupId: group.id, orderId };
      await orderOfGroup(context, tx, which);
      const by = { role: 'buyer', personId: group.buyerId } as const;
      const moved = await moveOrder(context, tx, { orderId, act: 'deliver', by });
      if (moved) return;
      // Read anew: another may have said so in the same moment.
      const stands = await orderOfGroup(context, tx, which);
      if (orderState(stands) !== 'delivered') throw new DomainError('wrongState');
    },
    { isolation: 'guarded' },
  );
}
