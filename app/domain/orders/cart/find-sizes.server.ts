import { inArray } from 'drizzle-orm';
import { MOST_LINES } from '#app/domain/orders/cart/own-cart.server.ts';
import type { WantedLine } from '#app/domain/orders/cart/read-cart.server.ts';
import type { Context } from '#app/server/context.ts';

/** Sizes by their public codes, one piece of each, as a basket holds them; those that nobody has are left out. */
export async function findSizes({ store }: Context, codes: readonly string[]): Promise<WantedLine[]> {
  if (codes.length === 0) return [];
  const { variant } = store.tables;
  const found = await store.read((db) =>
    db
      .select({ code: variant.code, variantId: variant.id, seenPrice: variant.price })
      .from(variant)
      .where(inArray(variant.code, codes.slice(0, MOST_LINES))),
  );
  return codes.flatMap((code) => {
    const size = found.find((one) => one.code === code);
    return size ? [{ variantId: size.variantId, quantity: 1, seenPrice: size.seenPrice }] : [];
  });
}
