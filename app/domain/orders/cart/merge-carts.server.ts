import { eq, inArray } from 'drizzle-orm';
import {
  countPieces,
  holdCart,
  holdOrMakeCart,
  MOST_LINES,
  MOST_PIECES,
  readCartRows,
} from '#app/domain/orders/cart/own-cart.server.ts';
import type { Context } from '#app/server/context.ts';

/**
 * A guest's basket becomes the person's who has signed in: of a size that lies in both, all pieces, but no more than
 * there are and than a basket holds. What no longer finds room is the guest's latest.
 * @returns pieces in the person's basket now.
 */
export async function mergeCarts(
  context: Context,
  { personId, token }: { personId: string; token: string | null },
): Promise<number> {
  const { store } = context;
  const { cart, cartLine, variant } = store.tables;
  return store.write(
    async (tx) => {
      const guestId = await holdCart(context, tx, { personId: null, token });
      const ownId = await holdCart(context, tx, { personId, token: null });
      if (guestId === null) {
        return ownId === null ? 0 : countPieces(await readCartRows(tx, store.tables, ownId));
      }
      const { cartId } = await holdOrMakeCart(context, tx, { personId, token: null });
      const own = await readCartRows(tx, store.tables, cartId);
      const brought = await readCartRows(tx, store.tables, guestId);
      const stocks = await tx
        .select({ id: variant.id, stock: variant.stock })
        .from(variant)
        .where(
          inArray(
            variant.id,
            brought.map(({ variantId }) => variantId),
          ),
        );
      const stockOf = new Map(stocks.map(({ id, stock }) => [id, stock]));
      let lines = own.length;
      for (const { variantId, quantity, seenPrice, addedAt } of brought) {
        const already = own.find((line) => line.variantId === variantId)?.quantity ?? 0;
        if (already === 0 && lines >= MOST_LINES) continue;
        if (already === 0) lines += 1;
        // Never fewer than lay in either: what is short is said where the basket is read.
        const most = Math.max(already, quantity, Math.min(stockOf.get(variantId) ?? 0, MOST_PIECES));
        const set = { quantity: Math.min(already + quantity, most), seenPrice };
        await tx
          .insert(cartLine)
          .values({ cartId, variantId, ...set, addedAt })
          .onConflictDoUpdate({ target: [cartLine.cartId, cartLine.variantId], set });
      }
      await tx.delete(cartLine).where(eq(cartLine.cartId, guestId));
      await tx.delete(cart).where(eq(cart.id, guestId));
      return countPieces(await readCartRows(tx, store.tables, cartId));
    },
    { isolation: 'guarded' },
  );
}
