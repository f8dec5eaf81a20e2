import { and, eq } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import {
  asProducer,
  loadOwnOrder,
  moveOwnOrder,
  refuseDisputed,
} from '#app/domain/orders/fulfil/own-order.server.ts';
import { refuseLink } from '#app/domain/orders/messages/refuse-link.ts';
import { isInState, writeOrderEvent } from '#app/domain/orders/move-order.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { tidy } from '#app/server/text/fold.ts';

const LONGEST_CARRIER = 60;
const LONGEST_TRACKING = 40;

export type Consignment = {
  /**
   * Who carries it, as people call them; '' where the producer brings it, or the buyer fetches it. The number of a coach's
   * driver is meant, because the buyer has to call them; a link is not.
   */
  readonly carrier: string;
  /** '' where there is none: a coach driver gives none. */
  readonly trackingNumber: string;
};

/**
 * The goods have left: given to a carrier, on their way to the hotel, or ready where the buyer fetches them. Sent twice it
 * changes nothing.
 * @throws NotFound; DomainError required (carrier, for goods that are sent), tooLong (carrier, trackingNumber),
 *   trackingNumberShape, mailedTextHasLink (carrier, trackingNumber), orderDisputed, orderDisputeLost, orderMovedOn.
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
      await refuseDisputed(tx, store.tables, row);
      const set = consignmentOf(typed, row.deliveryMethod === 'post');
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
      const set = consignmentOf(typed, row.deliveryMethod === 'post');
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

function consignmentOf({ carrier, trackingNumber }: Consignment, isSent: boolean) {
  const named = tidy(carrier);
  const number = trackingNumber.replace(/\s/g, '').toUpperCase();
  if (isSent && named === '') throw new DomainError('required', { field: 'carrier' });
  if (named.length > LONGEST_CARRIER)
    throw new DomainError('tooLong', { field: 'carrier', params: { max: LONGEST_CARRIER } });
  if (number.length > LONGEST_TRACKING)
    throw new DomainError('tooLong', { field: 'trackingNumber', params: { max: LONGEST_TRACKING } });
  if (number !== '' && !/^[A-Z0-9][A-Z0-9._/-]*$/.test(number))
    throw new DomainError('trackingNumberShape', { field: 'trackingNumber' });
  refuseLink('carrier', named);
  refuseLink('trackingNumber', number);
  return { carrier: named || null, trackingNumber: number || null };
}
