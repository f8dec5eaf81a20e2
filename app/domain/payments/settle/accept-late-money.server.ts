import { eq } from 'drizzle-orm';
import { moveOrder, type OrderActor } from '#app/domain/orders/move-order.server.ts';
import type { OrderRow } from '#app/domain/orders/order-row.ts';
import { reserveStock, sellReserved } from '#app/domain/orders/stock/reserve-stock.server.ts';
import { postSale } from '#app/domain/payments/settle/settle-payment.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import type { Tx } from '#db/store.ts';

/**
 * An order whose time was over is paid after all: its goods are kept anew and sold in one. Part of the caller's `guarded`
 * write, which holds the payment.
 * @returns the order; null when it is not one that has expired.
 * @throws DomainError soldOut when the goods are not there any more.
 */
export async function acceptLateMoney(
  context: Context,
  tx: Tx,
  { orderId, paymentId, by }: { orderId: string; paymentId: string; by: OrderActor },
): Promise<OrderRow | null> {
  const { orderLine, lineCancellation, variant, listing } = context.store.tables;
  const order = await moveOrder(context, tx, {
    orderId,
    act: 'accept-late-money',
    by,
    detail: { paymentId },
  });
  if (!order) return null;
  const lines = await tx.select().from(orderLine).where(eq(orderLine.orderId, orderId));
  const cancelled = await tx.select().from(lineCancellation).where(eq(lineCancellation.orderId, orderId));
  const pieces = lines
    .map(({ id, variantId, quantity }) => ({
      variantId,
      quantity: cancelled
        .filter(({ lineId }) => lineId === id)
        .reduce((left, one) => left - one.quantity, quantity),
    }))
    .filter(({ quantity }) => quantity > 0);
  const [short] = await reserveStock(context, tx, { orderId, pieces, expiresAt: context.clock.now() });
  if (short) {
    const [row] = await tx
      .select({ title: listing.titleVi })
      .from(variant)
      .innerJoin(listing, eq(listing.id, variant.listingId))
      .where(eq(variant.id, short.variantId));
    throw new DomainError('lateSoldOut', { params: { product: row?.title ?? '', left: short.left } });
  }
  await sellReserved(context, tx, orderId);
  await postSale(context, tx, order);
  return order;
}
