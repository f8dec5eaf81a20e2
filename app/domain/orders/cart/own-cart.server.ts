import { createHash } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import type { Context } from '#app/server/context.ts';
import { newId, newSecret } from '#app/server/ids.server.ts';
import type { Store, Tx } from '#db/store.ts';

/** Whose basket: a person's, or a guest's by the token of their cookie; nobody's before the first piece. */
export type CartOwner = { readonly personId: string | null; readonly token: string | null };

/** Most pieces of one size, and most sizes, in a basket. */
export const MOST_PIECES = 99;
export const MOST_LINES = 50;

type Tables = Store['tables'];

/** As a guest's token is stored. */
export function cartTokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** A condition on `cart`; null for who has none. */
export function isOwn({ cart }: Tables, { personId, token }: CartOwner) {
  if (personId !== null) return eq(cart.personId, personId);
  return token === null ? null : eq(cart.tokenHash, cartTokenHash(token));
}

/**
 * The owner's basket, held until the caller's `guarded` write ends, so that two changes of it follow one another.
 * @returns its id; null when there is none.
 */
export async function holdCart(context: Context, tx: Tx, owner: CartOwner): Promise<string | null> {
  const { cart } = context.store.tables;
  const own = isOwn(context.store.tables, owner);
  if (own === null) return null;
  const [held] = await tx
    .update(cart)
    .set({ updatedAt: context.clock.now() })
    .where(own)
    .returning({ id: cart.id });
  return held?.id ?? null;
}

/**
 * The owner's basket as `holdCart`, made when there is none.
 * @returns `token` is a guest's new one, for the cookie; null where the owner is known already.
 */
export async function holdOrMakeCart(
  context: Context,
  tx: Tx,
  owner: CartOwner,
): Promise<{ cartId: string; token: string | null }> {
  const known = await holdCart(context, tx, owner);
  if (known !== null) return { cartId: known, token: null };
  const { cart } = context.store.tables;
  const now = context.clock.now();
  const token = owner.personId === null ? (owner.token ?? newSecret()) : null;
  const row = {
    id: newId(),
    personId: owner.personId,
    tokenHash: token && cartTokenHash(token),
    createdAt: now,
    updatedAt: now,
  };
  // Two first pieces at the same time make one basket.
  const [made] = await tx.insert(cart).values(row).onConflictDoNothing().returning({ id: cart.id });
  const cartId = made?.id ?? (await holdCart(context, tx, { personId: owner.personId, token }));
  if (!cartId) throw new Error('a basket was neither found nor made');
  return { cartId, token };
}

export type CartRow = Tables['cartLine']['$inferSelect'];

/** What lies in a basket, what was put in first standing first. */
export async function readCartRows(tx: Tx, { cartLine }: Tables, cartId: string): Promise<CartRow[]> {
  return tx
    .select()
    .from(cartLine)
    .where(eq(cartLine.cartId, cartId))
    .orderBy(asc(cartLine.addedAt), asc(cartLine.variantId));
}

/** Pieces in all, as the head of every page shows them. */
export function countPieces(rows: ReadonlyArray<{ quantity: number }>): number {
  return rows.reduce((sum, { quantity }) => sum + quantity, 0);
}
