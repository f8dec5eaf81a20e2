import { type OrderActor, THE_MARKET } from '#app/domain/orders/move-order.server.ts';
import { cancelLines } from '#app/domain/payments/refunds/cancel-lines.server.ts';
import type { Context } from '#app/server/context.ts';

/** One piece of an order's line is not to be delivered, and is for sale again. */
export function cancelOnePiece(
  context: Context,
  line: { id: string; orderId: string } | undefined,
  by: OrderActor = THE_MARKET,
): ReturnType<typeof cancelLines> {
  return cancelLines(context, {
    orderId: line?.orderId ?? '',
    lines: [{ lineId: line?.id ?? '', quantity: 1 }],
    kind: 'cancelled',
    isRestocked: true,
    by,
    reason: 'thử',
  });
}
