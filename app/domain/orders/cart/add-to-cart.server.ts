import { and, eq, isNull } from 'drizzle-orm';
import { isPublished } from '#app/domain/catalog/on-sale.ts';
import { isShopPaused } from '#app/domain/catalog/shop-pause.ts';
import {
  type CartOwner,
  countPieces,
  holdOrMakeCart,
  MOST_LINES,
  MOST_PIECES,
  readCartRows,
} from '#app/domain/orders/cart/own-cart.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';

export type AddedToCart = {
  /** A guest's new token, for the cookie; null where they have one. */
  readonly token: string | null;
  /** Pieces in the basket now. */
  readonly count: number;
};

/**
 * Puts pieces of a size into a basket, beside those that are there.
 * @param code the size's public code.
 * @param quantity pieces, from 1.
 * @throws DomainError notOnSale, shopPaused, soldOut, tooBig (more than 99 of one size), cartFull.
 */
export async function addToCart(
  context: Context,
  owner: CartOwner,
  { code, quantity }: { code: string; quantity: number },
): Promise<AddedToCart> {
  const { store, clock } = context;
  const { cartLine } = store.tables;
  const size = await findSize(context, code);
  if (!size) throw new DomainError('notOnSale');
  if (isShopPaused(size, clock.now()))
    throw new DomainError('shopPaused', {
      params: { producer: size.producerName, date: size.pausedUntil ?? '' },
    });
  if (size.stock === 0) throw new DomainError('soldOutNow', { params: { product: size.titleVi } });
  if (!Number.isInteger(quantity) || quantity < 1) {
    throw new DomainError('wholePieces', { field: 'quantity', params: { max: MOST_PIECES } });
  }
  return store.write(
    async (tx) => {
      const { cartId, token } = await holdOrMakeCart(context, tx, owner);
      const rows = await readCartRows(tx, store.tables, cartId);
      const already = rows.find(({ variantId }) => variantId === size.id)?.quantity ?? 0;
      if (already + quantity > MOST_PIECES) {
        throw new DomainError('tooBig', { field: 'quantity', params: { max: MOST_PIECES - already } });
      }
      if (already === 0 && rows.length >= MOST_LINES) {
        throw new DomainError('cartFull', { params: { max: MOST_LINES } });
      }
      const set = { quantity: already + quantity, seenPrice: size.price };
      await tx
        .insert(cartLine)
        .values({ cartId, variantId: size.id, ...set, addedAt: clock.now() })
        .onConflictDoUpdate({ target: [cartLine.cartId, cartLine.variantId], set });
      return { token, count: countPieces(rows) + quantity };
    },
    { isolation: 'guarded' },
  );
}

async function findSize({ store }: Context, code: string) {
  const { variant, listing, producer } = store.tables;
  const [size] = await store.read((db) =>
    db
      .select({
        id: variant.id,
        price: variant.price,
        stock: variant.stock,
        titleVi: listing.titleVi,
        producerName: producer.name,
        pausedFrom: producer.pausedFrom,
        pausedUntil: producer.pausedUntil,
      })
      .from(variant)
      .innerJoin(listing, eq(listing.id, variant.listingId))
      .innerJoin(producer, eq(producer.id, listing.producerId))
      .where(
        and(
          eq(variant.code, code),
          eq(variant.isPublished, true),
          isNull(variant.archivedAt),
          isPublished(store.tables),
          isNull(producer.suspendedAt),
        ),
      ),
  );
  return size ?? null;
}
