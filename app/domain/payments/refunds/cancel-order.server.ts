import { asc, eq } from 'drizzle-orm';
import { piecesLeft } from '#app/domain/orders/left-of-order.server.ts';
import type { OrderActor } from '#app/domain/orders/move-order.server.ts';
import { orderState } from '#app/domain/orders/order-state.ts';
import { type Cancelled, cancelLines } from '#app/domain/payments/refunds/cancel-lines.server.ts';
import { lockOrder } from '#app/domain/payments/refunds/lock-payments.server.ts';
import { refuseOtherCancel } from '#app/domain/payments/refunds/refuse-other-cancel.server.ts';
import type { Context } from '#app/server/context.ts';

export type CancelOrder = {
  readonly orderId: string;
  readonly by: OrderActor;
  /** Words of ours or of a person, without personal data. */
  readonly reason: string;
  /** What staff, or the producer, have written. */
  readonly note?: string;
  /** What the buyer has written, as `sealBuyersNote` leaves it. */
  readonly sealedNote?: string;
  /** Only while it is unpaid. */
  readonly isUnpaidOnly?: boolean;
};

/**
 * Ends an order whose goods have not left: all that is left of it goes back on sale, and what was paid is promised back,
 * delivery with it. Asked for again, it answers as before; with another reason as `refuseOtherCancel`.
 * @throws NotFound (order); DomainError cannotCancelNow, orderPaidMeanwhile, cancelledBefore.
 */
export async function cancelOrder(
  context: Context,
  { orderId, by, reason, note, sealedNote, isUnpaidOnly = false }: CancelOrder,
): Promise<Cancelled> {
  const { store } = context;
  return store.write(
    async (tx) => {
      const { order } = await lockOrder(context, tx, orderId);
      if (orderState(order) === 'cancelled') {
        await refuseOtherCancel(context, tx, {
          orderId,
          by,
          reason,
          ...{ note, sealedNote },
        });
        const { refund } = store.tables;
        const refunds = await tx
          .select({ id: refund.id })
          .from(refund)
          .where(eq(refund.orderId, orderId))
          .orderBy(asc(refund.id));
        return { isWhole: true, refundIds: refunds.map(({ id }) => id) };
      }
      const lines = await piecesLeft(tx, store.tables, orderId);
      return cancelLines(context, {
        orderId,
        lines: lines
          .filter(({ left }) => left > 0)
          .map(({ line, left }) => ({ lineId: line.id, quantity: left })),
        kind: 'cancelled',
        isRestocked: true,
        by,
        reason,
        isUnpaidOnly,
        ...(note === undefined ? {} : { note }),
        ...(sealedNote === undefined ? {} : { sealedNote }),
      });
    },
    { isolation: 'guarded' },
  );
}
