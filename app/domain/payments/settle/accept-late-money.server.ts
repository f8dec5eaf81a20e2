import { and, eq, gt, sql } from 'drizzle-orm';
import { piecesLeft } from '#app/domain/orders/left-of-order.server.ts';
import { isInState, moveOrder, type OrderActor, THE_MARKET } from '#app/domain/orders/move-order.server.ts';
import type { OrderRow } from '#app/domain/orders/order-row.ts';
import {
  areFree,
  type Pieces,
  reserveStock,
  sellReserved,
} from '#app/domain/orders/stock/reserve-stock.server.ts';
import { postSale, tellOfPaid } from '#app/domain/payments/settle/settle-payment.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import type { Tx } from '#db/store.ts';

/**
 * An order whose time was over is paid after all: its goods are kept anew and sold in one, and
 * its producer is told unless they did it themselves. Part of the caller's `guarded`
 * write, which holds the payment.
 * @returns the order; null when it is not one that has expired.
 * @throws DomainError lateSoldOut when the goods are not there any more.
 */
export async function acceptLateMoney(
  context: Context,
  tx: Tx,
  { orderId, paymentId, by }: { orderId: string; paymentId: string; by: OrderActor },
): Promise<OrderRow | null> {
  const { variant, listing } = context.store.tables;
  const order = await moveOrder(context, tx, {
    orderId,
    act: 'accept-late-money',
    by,
    detail: { paymentId },
  });
  if (!order) return null;
  const pieces = await wantedPieces(context, tx, orderId);
  const [short] = await keepAnew(context, tx, orderId, pieces);
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
  // Who accepted it knows.
  if (by.role !== 'producer') await tellOfPaid(context, tx, order);
  return order;
}

/**
 * Of an order that has expired though we had been told of its money before its time was over: it is paid as if nothing had
 * been, if its goods are still there. Part of the caller's `guarded` write, which holds the payment.
 * @param toldAt when we were told, ms UTC.
 * @returns the order; null when it has not expired, when the money was late, or when the goods are gone.
 */
export async function acceptInTime(
  context: Context,
  tx: Tx,
  { orderId, paymentId, toldAt }: { orderId: string; paymentId: string; toldAt: number },
): Promise<OrderRow | null> {
  const { order } = context.store.tables;
  // Held from here on: what is done below cannot be taken back piece by piece.
  const [held] = await tx
    .update(order)
    .set({ code: sql`${order.code}` })
    .where(and(eq(order.id, orderId), isInState(context.store.tables, 'expired'), gt(order.payBy, toldAt)))
    .returning({ id: order.id });
  if (!held) return null;
  const pieces = await wantedPieces(context, tx, orderId);
  if (!(await areFree(context, tx, pieces))) return null;
  const detail = { paymentId };
  const moved = await moveOrder(context, tx, { orderId, act: 'accept-in-time', by: THE_MARKET, detail });
  if (!moved) throw new Error(`order ${orderId} was held and has moved`);
  const [short] = await keepAnew(context, tx, orderId, pieces);
  if (short) throw new Error(`variant ${short.variantId} was held and is short`);
  await sellReserved(context, tx, orderId);
  await postSale(context, tx, moved);
  await tellOfPaid(context, tx, moved);
  return moved;
}

/** What the order is still for, without what was cancelled of it. */
async function wantedPieces({ store }: Context, tx: Tx, orderId: string): Promise<Pieces[]> {
  const lines = await piecesLeft(tx, store.tables, orderId);
  return lines
    .filter(({ left }) => left > 0)
    .map(({ line: { variantId }, left: quantity }) => ({ variantId, quantity }));
}

function keepAnew(context: Context, tx: Tx, orderId: string, pieces: readonly Pieces[]) {
  return reserveStock(context, tx, { orderId, pieces, expiresAt: context.clock.now() });
}
