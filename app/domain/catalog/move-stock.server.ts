import { and, eq, gte, sql } from 'drizzle-orm';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import type { Store, Tx } from '#db/store.ts';
import type { StockCause } from '#db/tables/orders.ts';

export type StockMove = {
  readonly variantId: string;
  readonly cause: StockCause;
  readonly orderId: string | null;
  /** Changes of what is free to be sold, and of what is reserved. */
  readonly stock: number;
  readonly reserved: number;
};

/**
 * Changes a variant's stock by a guarded update, and writes the change down. Pages are told only when "sold out" begins
 * or ends: that is all they show of it.
 * @returns false when there is too little; nothing is written then.
 */
export async function moveStock(
  context: Context,
  tx: Tx,
  { variantId, cause, orderId, stock, reserved }: StockMove,
): Promise<boolean> {
  const { variant } = context.store.tables;
  const now = context.clock.now();
  const [after] = await tx
    .update(variant)
    .set({
      stock: sql`${variant.stock} + ${stock}`,
      reserved: sql`${variant.reserved} + ${reserved}`,
      updatedAt: now,
    })
    .where(and(eq(variant.id, variantId), gte(variant.stock, -stock), gte(variant.reserved, -reserved)))
    .returning();
  if (!after) return false;
  await tellOfMove(context, tx, after, { cause, orderId, stock, reserved });
  return true;
}

/** Writes down what a variant's stock has become by a change, in the write that changed it. */
export async function tellOfMove(
  { store, clock }: Context,
  tx: Tx,
  after: Store['tables']['variant']['$inferSelect'],
  { cause, orderId, stock, reserved }: Omit<StockMove, 'variantId'>,
): Promise<void> {
  const { listing, stockMove } = store.tables;
  const now = clock.now();
  await tx.insert(stockMove).values({
    id: newId(),
    variantId: after.id,
    at: now,
    cause,
    orderId,
    stockDelta: stock,
    reservedDelta: reserved,
    stockAfter: after.stock,
    reservedAfter: after.reserved,
  });
  const wasSoldOut = after.stock - stock === 0;
  if (!after.isPublished || wasSoldOut === (after.stock === 0)) return;
  await tx
    .update(listing)
    .set({ version: sql`${listing.version} + 1`, updatedAt: now })
    .where(eq(listing.id, after.listingId));
  await store.touch(tx, [`listing:${after.listingId}`, 'catalog', `producer:${after.producerId}`], now);
}
