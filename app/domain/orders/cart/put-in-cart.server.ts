import {
  type CartOwner,
  holdOrMakeCart,
  MOST_LINES,
  MOST_PIECES,
  readCartRows,
} from '#app/domain/orders/cart/own-cart.server.ts';
import type { Context } from '#app/server/context.ts';

export type PutInCart = {
  /** A guest's new token, for the cookie; null where they have one. */
  readonly token: string | null;
  /** Pieces in the basket now. */
  readonly count: number;
  /** Ids of sizes for which there was no room in the basket any more. */
  readonly withoutRoom: readonly string[];
};

/**
 * Puts several sizes into a basket, so that there are at least so many pieces of each: said twice it changes nothing.
 * @param lines of what is on sale; `price` is what the buyer sees, VND.
 */
export async function putInCart(
  context: Context,
  owner: CartOwner,
  lines: ReadonlyArray<{ variantId: string; quantity: number; price: number }>,
): Promise<PutInCart> {
  const { store, clock } = context;
  const { cartLine } = store.tables;
  return store.write(
    async (tx) => {
      const { cartId, token } = await holdOrMakeCart(context, tx, owner);
      const pieces = new Map(
        (await readCartRows(tx, store.tables, cartId)).map(({ variantId, quantity }) => [
          variantId,
          quantity,
        ]),
      );
      const withoutRoom: string[] = [];
      for (const { variantId, quantity: wanted, price: seenPrice } of lines) {
        const already = pieces.get(variantId) ?? 0;
        const quantity = Math.max(already, Math.min(wanted, MOST_PIECES));
        if (already === 0 && pieces.size >= MOST_LINES) {
          withoutRoom.push(variantId);
          continue;
        }
        if (quantity === already) continue;
        await tx
          .insert(cartLine)
          .values({ cartId, variantId, quantity, seenPrice, addedAt: clock.now() })
          .onConflictDoUpdate({
            target: [cartLine.cartId, cartLine.variantId],
            set: { quantity, seenPrice },
          });
        pieces.set(variantId, quantity);
      }
      const count = [...pieces.values()].reduce((sum, quantity) => sum + quantity, 0);
      return { token, count, withoutRoom };
    },
    { isolation: 'guarded' },
  );
}
