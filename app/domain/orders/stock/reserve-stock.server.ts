import { and, eq, isNull, sql } from 'drizzle-orm';
import { moveStock, type StockMove } from '#app/domain/catalog/move-stock.server.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import type { Tx } from '#db/store.ts';

/** Pieces of one variant. */
export type Pieces = { readonly variantId: string; readonly quantity: number };

/** There are not enough pieces of it free to be sold: `left` are. */
export type Shortage = { readonly variantId: string; readonly left: number };

/**
 * The pieces of each variant in all, in the order of ids: the same variant twice is one, and two checkouts take their
 * rows in the same order.
 */
export function sumPieces(pieces: readonly Pieces[]): Pieces[] {
  const sums = new Map<string, number>();
  for (const { variantId, quantity } of pieces) {
    sums.set(variantId, (sums.get(variantId) ?? 0) + quantity);
  }
  return [...sums]
    .map(([variantId, quantity]) => ({ variantId, quantity }))
    .sort((a, b) => (a.variantId < b.variantId ? -1 : 1));
}

/**
 * Keeps pieces for an order until `expiresAt`, all of them or, where any is short, none: the caller then throws, so that
 * its write leaves nothing. Part of the caller's write, which may be `guarded`.
 * @returns what is short; empty when all is kept.
 */
export async function reserveStock(
  context: Context,
  tx: Tx,
  { orderId, pieces, expiresAt }: { orderId: string; pieces: readonly Pieces[]; expiresAt: number },
): Promise<Shortage[]> {
  const { variant, reservation } = context.store.tables;
  const now = context.clock.now();
  const short: Shortage[] = [];
  for (const { variantId, quantity } of sumPieces(pieces)) {
    const isKept = await moveStock(context, tx, {
      variantId,
      cause: 'reserve',
      orderId,
      stock: -quantity,
      reserved: quantity,
    });
    if (!isKept) {
      const [row] = await tx.select({ stock: variant.stock }).from(variant).where(eq(variant.id, variantId));
      short.push({ variantId, left: row?.stock ?? 0 });
      continue;
    }
    await tx
      .insert(reservation)
      .values({ id: newId(), orderId, variantId, quantity, reservedAt: now, expiresAt });
  }
  return short;
}

/** Whether all of these pieces are free to be sold; they stay so until the end of the caller's write. */
export async function areFree({ store }: Context, tx: Tx, pieces: readonly Pieces[]): Promise<boolean> {
  const { variant } = store.tables;
  for (const { variantId, quantity } of sumPieces(pieces)) {
    const [held] = await tx
      .update(variant)
      .set({ stock: sql`${variant.stock}` })
      .where(eq(variant.id, variantId))
      .returning({ stock: variant.stock });
    if (!held || held.stock < quantity) return false;
  }
  return true;
}

/** The order's open reservations become sold. @returns how many variants that was; 0 when none was open. */
export async function sellReserved(context: Context, tx: Tx, orderId: string): Promise<number> {
  const ended = await endReservations(context, tx, orderId, 'soldAt');
  for (const { variantId, quantity } of ended) {
    await mustMove(context, tx, { variantId, cause: 'sell', orderId, stock: 0, reserved: -quantity });
  }
  return ended.length;
}

/** The order's open reservations are free again. @returns how many variants that was; 0 when none was open. */
export async function releaseReserved(context: Context, tx: Tx, orderId: string): Promise<number> {
  const ended = await endReservations(context, tx, orderId, 'releasedAt');
  for (const { variantId, quantity } of ended) {
    await mustMove(context, tx, {
      variantId,
      cause: 'release',
      orderId,
      stock: quantity,
      reserved: -quantity,
    });
  }
  return ended.length;
}

/** Some of an unpaid order's pieces are free again; the rest stays kept as long as before. */
export async function releaseSome(
  context: Context,
  tx: Tx,
  { orderId, pieces }: { orderId: string; pieces: readonly Pieces[] },
): Promise<void> {
  const { reservation } = context.store.tables;
  for (const { variantId, quantity } of sumPieces(pieces)) {
    const open = and(
      eq(reservation.orderId, orderId),
      eq(reservation.variantId, variantId),
      isNull(reservation.soldAt),
      isNull(reservation.releasedAt),
    );
    const [kept] = await tx.select().from(reservation).where(open);
    if (!kept || kept.quantity < quantity) throw new Error(`order ${orderId} keeps too little to release`);
    const changed = await tx
      .update(reservation)
      .set(
        kept.quantity === quantity
          ? { releasedAt: context.clock.now() }
          : { quantity: kept.quantity - quantity },
      )
      .where(and(open, eq(reservation.quantity, kept.quantity)))
      .returning({ id: reservation.id });
    if (changed.length !== 1) throw new Error(`the reservation of order ${orderId} changed meanwhile`);
    await mustMove(context, tx, {
      variantId,
      cause: 'release',
      orderId,
      stock: quantity,
      reserved: -quantity,
    });
  }
}

/** Pieces that were sold are for sale again: cancelled before they left, or came back whole. */
export async function restock(
  context: Context,
  tx: Tx,
  { orderId, pieces }: { orderId: string; pieces: readonly Pieces[] },
): Promise<void> {
  for (const { variantId, quantity } of sumPieces(pieces)) {
    await mustMove(context, tx, { variantId, cause: 'restock', orderId, stock: quantity, reserved: 0 });
  }
}

async function endReservations(
  { store, clock }: Context,
  tx: Tx,
  orderId: string,
  end: 'soldAt' | 'releasedAt',
): Promise<Pieces[]> {
  const { reservation } = store.tables;
  const open = and(
    eq(reservation.orderId, orderId),
    isNull(reservation.soldAt),
    isNull(reservation.releasedAt),
  );
  const ended = await tx
    .update(reservation)
    .set({ [end]: clock.now() })
    .where(open)
    .returning({ variantId: reservation.variantId, quantity: reservation.quantity });
  return sumPieces(ended);
}

async function mustMove(context: Context, tx: Tx, change: StockMove): Promise<void> {
  if (!(await moveStock(context, tx, change))) {
    throw new Error(`stock of variant ${change.variantId} cannot ${change.cause}: books and stock disagree`);
  }
}
