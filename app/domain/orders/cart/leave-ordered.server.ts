import { and, eq, inArray } from 'drizzle-orm';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { newId } from '#app/server/ids.server.ts';
import type { Tx } from '#db/store.ts';

/**
 * Takes what has been ordered out of its basket, and ends that basket: what else lies in it moves to a new one of the
 * same owner. A basket is so ordered from once, whatever form of it is sent again. Part of the caller's `guarded` write.
 * @throws DomainError cartChanged when the basket has ended already.
 */
export async function leaveOrdered(
  context: Context,
  tx: Tx,
  { cartId, variantIds }: { cartId: string; variantIds: readonly string[] },
): Promise<void> {
  const { cart, cartLine } = context.store.tables;
  const now = context.clock.now();
  const [held] = await tx.update(cart).set({ updatedAt: now }).where(eq(cart.id, cartId)).returning();
  if (!held) throw new DomainError('cartChanged');
  const isHere = eq(cartLine.cartId, cartId);
  await tx.delete(cartLine).where(and(isHere, inArray(cartLine.variantId, [...variantIds])));
  const rest = await tx.select({ variantId: cartLine.variantId }).from(cartLine).where(isHere).limit(1);
  if (rest.length > 0) {
    const nextId = newId();
    // An owner has one basket at a time.
    await tx.update(cart).set({ tokenHash: null, personId: null }).where(eq(cart.id, cartId));
    await tx.insert(cart).values({ ...held, id: nextId });
    await tx.update(cartLine).set({ cartId: nextId }).where(isHere);
  }
  await tx.delete(cart).where(eq(cart.id, cartId));
}
