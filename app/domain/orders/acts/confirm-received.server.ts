import type { GroupRow } from '#app/domain/orders/access/open-order.server.ts';
import { orderOfGroup } from '#app/domain/orders/acts/own-order.server.ts';
import { refuseEarlyUse } from '#app/domain/orders/delivery/early-use.ts';
import { frozenDelivery } from '#app/domain/orders/delivery/frozen-delivery.ts';
import { readVisits } from '#app/domain/orders/delivery/read-visits.server.ts';
import { moveOrder } from '#app/domain/orders/move-order.server.ts';
import { orderState } from '#app/domain/orders/order-state.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { localDate } from '#app/server/local-date.ts';

/**
 * The buyer says that they have the goods, and have used what there is of a service. Said twice it is said once.
 * @param isEarlySure a service was used before the day for which they wished it, and that is meant.
 * @throws NotFound (order); DomainError wrongState when nothing has been sent, beforeItsDay (`earlyUse-<order>`).
 */
export async function confirmReceived(
  context: Context,
  group: Pick<GroupRow, 'id' | 'buyerId'>,
  { orderId, isEarlySure = false }: { orderId: string; isEarlySure?: boolean },
): Promise<void> {
  await context.store.write(
    async (tx) => {
      const which = { groupId: group.id, orderId };
      const row = await orderOfGroup(context, tx, which);
      if (row.deliveredAt === null)
        refuseEarlyUse(frozenDelivery.parse(row.delivery), {
          visit: (await readVisits(tx, context.store.tables, [row])).get(orderId) ?? null,
          ...{ today: localDate(context.clock.now()), isSure: isEarlySure, field: `earlyUse-${orderId}` },
        });
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
