import type { OrderLineRow } from '#app/domain/orders/left-of-order.server.ts';
import { type OrderActor, writeOrderEvent } from '#app/domain/orders/move-order.server.ts';
import type { OrderRow } from '#app/domain/orders/order-row.ts';
import type { PaymentRow } from '#app/domain/payments/refunds/lock-payments.server.ts';
import { refundOrder } from '#app/domain/payments/refunds/refund-order.server.ts';
import { returnCommission } from '#app/domain/payments/refunds/return-commission.server.ts';
import { returnWithheld } from '#app/domain/payments/withholding/return-withheld.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import type { Tx } from '#db/store.ts';

/** Pieces of a line that leave the order. */
export type Taken = { readonly line: OrderLineRow; readonly quantity: number };

export type GiveBackTaken = {
  readonly order: OrderRow;
  /** All that ask for its money, held by the caller's write, by id. */
  readonly payments: readonly PaymentRow[];
  readonly taken: readonly Taken[];
  /** With these pieces nothing is left of the order. */
  readonly isWhole: boolean;
  readonly kind: 'cancelled' | 'returned';
  /** Why: once for each. */
  readonly cause: string;
  readonly by: OrderActor;
};

/**
 * Promises back what the pieces cost that leave a paid order, and its delivery with the last of them unless something was
 * delivered. Where money has gone back before (e.g. by hand in the card provider's own pages), the end of an order and
 * goods that are back give back the rest, and the order's history says so; the market's share and tax of all of it go back
 * as well.
 * @returns the refunds' ids.
 * @throws DomainError lessLeftThanCancelled where only some pieces are cancelled and less than they cost is left.
 */
export async function giveBackTaken(
  context: Context,
  tx: Tx,
  { order, payments, taken, isWhole, kind, cause, by }: GiveBackTaken,
): Promise<readonly string[]> {
  const goods = taken.map(({ line, quantity }) => ({
    lineId: line.id,
    quantity,
    amount: line.unitPrice * quantity,
  }));
  const isDeliveryDue = isWhole && order.deliveredAt === null && order.deliveryAmount > 0;
  const delivery = { lineId: null, quantity: 1, amount: order.deliveryAmount };
  const parts = isDeliveryDue ? [...goods, delivery] : goods;
  const { refundIds, missing } = await refundOrder(context, tx, {
    ...{ order, payments, parts, by },
    reason: kind,
    causeKey: cause,
    // By the mail of its end; of a part, whoever has cancelled it themselves gets none.
    isToldAlready: kind === 'cancelled' && (isWhole || by.role !== 'buyer'),
  });
  if (missing.length === 0) return refundIds;
  const wanted = sumOf(parts);
  const before = sumOf(missing);
  if (!isWhole && kind === 'cancelled')
    throw new DomainError('lessLeftThanCancelled', { params: { left: wanted - before, wanted } });
  await returnCommission(context, tx, order, cause);
  await returnWithheld(context, tx, order, {
    subject: cause,
    parts: missing.map((part) => ({ ...part, cause: `${cause}:${part.lineId ?? 'delivery'}` })),
  });
  await writeOrderEvent(context, tx, {
    orderId: order.id,
    kind: 'refund-rest',
    by,
    detail: { before, amount: wanted - before },
  });
  return refundIds;
}

const sumOf = (parts: ReadonlyArray<{ amount: number }>) =>
  parts.reduce((sum, { amount }) => sum + amount, 0);
