import { asc, eq } from 'drizzle-orm';
import { type CartOwner, isOwn } from '#app/domain/orders/cart/own-cart.server.ts';
import type { Context } from '#app/server/context.ts';

/** Pieces of a size that somebody wants, and its price as they saw it last, VND. */
export type WantedLine = {
  readonly variantId: string;
  readonly quantity: number;
  readonly seenPrice: number;
};

export type Cart = { readonly id: string; readonly lines: readonly WantedLine[] };

/** What lies in the owner's basket, first put in first; null when they have none. */
export async function readCart({ store }: Context, owner: CartOwner): Promise<Cart | null> {
  const { cart, cartLine } = store.tables;
  const own = isOwn(store.tables, owner);
  if (own === null) return null;
  const rows = await store.read((db) =>
    db
      .select({
        id: cart.id,
        variantId: cartLine.variantId,
        quantity: cartLine.quantity,
        seenPrice: cartLine.seenPrice,
      })
      .from(cart)
      .innerJoin(cartLine, eq(cartLine.cartId, cart.id))
      .where(own)
      .orderBy(asc(cartLine.addedAt), asc(cartLine.variantId)),
  );
  const [first] = rows;
  return first ? { id: first.id, lines: rows.map(({ id: _, ...line }) => line) } : null;
}
