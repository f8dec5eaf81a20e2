import { and, eq } from 'drizzle-orm';
import type { Context } from '#app/server/context.ts';

/** Prices that have been shown in a basket as changed are said only once: from now on they are what the buyer saw. */
export async function rememberPrices(
  { store }: Context,
  { cartId, seen }: { cartId: string; seen: ReadonlyArray<{ variantId: string; price: number }> },
): Promise<void> {
  if (seen.length === 0) return;
  const { cartLine } = store.tables;
  await store.write(
    async (tx) => {
      for (const { variantId, price } of seen) {
        await tx
          .update(cartLine)
          .set({ seenPrice: price })
          .where(and(eq(cartLine.cartId, cartId), eq(cartLine.variantId, variantId)));
      }
    },
    { isolation: 'guarded' },
  );
}
