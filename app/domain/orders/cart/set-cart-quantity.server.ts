import { and, eq, inArray } from 'drizzle-orm';
import {
  type CartOwner,
  countPieces,
  holdCart,
  MOST_PIECES,
  readCartRows,
} from '#app/domain/orders/cart/own-cart.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';

/**
 * Changes how many pieces of a size lie in the owner's basket; 0 takes the size out. What is not in it stays out.
 * @param code the size's public code.
 * @returns pieces in the basket now, and how many there were of this size before.
 * @throws DomainError wholePieces, tooBig, with field `quantity-<code>`.
 */
export async function setCartQuantity(
  context: Context,
  owner: CartOwner,
  { code, quantity }: { code: string; quantity: number },
): Promise<{ count: number; before: number }> {
  const { store } = context;
  const { cartLine, variant } = store.tables;
  const field = `quantity-${code}`;
  if (!Number.isInteger(quantity) || quantity < 0) {
    throw new DomainError('wholePieces', { field, params: { max: MOST_PIECES } });
  }
  if (quantity > MOST_PIECES) throw new DomainError('tooBig', { field, params: { max: MOST_PIECES } });
  return store.write(
    async (tx) => {
      const cartId = await holdCart(context, tx, owner);
      if (cartId === null) return { count: 0, before: 0 };
      const rows = await readCartRows(tx, store.tables, cartId);
      const sizes = tx.select({ id: variant.id }).from(variant).where(eq(variant.code, code));
      const line = and(eq(cartLine.cartId, cartId), inArray(cartLine.variantId, sizes));
      const [was] = await tx.select().from(cartLine).where(line);
      if (!was) return { count: countPieces(rows), before: 0 };
      if (quantity === 0) await tx.delete(cartLine).where(line);
      else await tx.update(cartLine).set({ quantity }).where(line);
      return { count: countPieces(rows) - was.quantity + quantity, before: was.quantity };
    },
    { isolation: 'guarded' },
  );
}
