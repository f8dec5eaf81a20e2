import { and, eq } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { frozenDelivery } from '#app/domain/orders/delivery/frozen-delivery.ts';
import { isUsedThere } from '#app/domain/orders/delivery/on-the-spot.ts';
import { carrierName } from '#app/domain/orders/fulfil/carrier-name.ts';
import {
  asProducer,
  loadOwnOrder,
  moveOwnOrder,
  refuseWithoutMoney,
} from '#app/domain/orders/fulfil/own-order.server.ts';
import { trackingNumber } from '#app/domain/orders/fulfil/tracking-number.ts';
import { isInState, writeOrderEvent } from '#app/domain/orders/move-order.server.ts';
import type { OrderRow } from '#app/domain/orders/order-row.ts';
import { hasNotLeft, orderState } from '#app/domain/orders/order-state.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';

export type Consignment = {
  /** Who carries it, or brings it to a hotel, as people call them (`carrierName`); '' where nobody needs to know, or the buyer fetches it. */
  readonly carrier: string;
  /**
   * Of the parcel, or of the coach that has it, which the buyer has to call (`trackingNumber`); '' where there is none. Only of
   * what is sent: what is brought to a hotel has none.
   */
  readonly trackingNumber: string;
};

/**
 * The goods have left: given to a carrier, on their way to the hotel, or ready where the buyer fetches them. Sent twice it
 * changes nothing.
 * @throws NotFound; DomainError required (carrier, for goods that are sent), as `carrierName` and `trackingNumber`,
 *   serviceNotAccepted (a service that nobody has accepted), orderDisputed, orderDisputeLost, orderMoneyBack, orderMovedOn.
 */
export async function handOverOrder(
  context: Context,
  actor: SellerActor,
  { orderId, ...typed }: Consignment & { orderId: string },
): Promise<void> {
  const { store } = context;
  await store.write(
    async (tx) => {
      const row = await loadOwnOrder(tx, store.tables, actor.producerId, orderId);
      if (row.handedOverAt !== null) return;
      // Its buyer comes by a day that somebody has said yes to: no page offers to skip that.
      if (
        isUsedThere(frozenDelivery.parse(row.delivery)) &&
        row.acceptedAt === null &&
        hasNotLeft(orderState(row))
      )
        throw new DomainError('serviceNotAccepted');
      await refuseWithoutMoney(tx, store.tables, row);
      const set = consignmentOf(typed, row);
      await moveOwnOrder(context, tx, actor, {
        orderId,
        act: 'hand-over',
        set,
        detail: { hasTrackingNumber: set.trackingNumber !== null },
      });
    },
    { isolation: 'guarded' },
  );
}

/**
 * Carrier and number put right while the goods are on their way.
 * @throws NotFound; DomainError as `handOverOrder`.
 */
export async function correctConsignment(
  context: Context,
  actor: SellerActor,
  { orderId, ...typed }: Consignment & { orderId: string },
): Promise<void> {
  const { store } = context;
  const { order } = store.tables;
  await store.write(
    async (tx) => {
      const row = await loadOwnOrder(tx, store.tables, actor.producerId, orderId);
      const set = consignmentOf(typed, row);
      if (row.carrier === set.carrier && row.trackingNumber === set.trackingNumber) return;
      const changed = await tx
        .update(order)
        .set(set)
        .where(and(eq(order.id, orderId), isInState(store.tables, 'handed-over')))
        .returning({ id: order.id });
      if (changed.length === 0) throw new DomainError('orderMovedOn');
      await writeOrderEvent(context, tx, { orderId, kind: 'correct-consignment', by: asProducer(actor) });
    },
    { isolation: 'guarded' },
  );
}

function consignmentOf(typed: Consignment, { deliveryMethod }: OrderRow) {
  if (deliveryMethod === 'pickup') return { carrier: null, trackingNumber: null };
  const carrier = carrierName(typed.carrier);
  if (deliveryMethod === 'hotel') return { carrier: carrier || null, trackingNumber: null };
  if (carrier === '') throw new DomainError('required', { field: 'carrier' });
  return { carrier, trackingNumber: trackingNumber(typed.trackingNumber) || null };
}
