import type { Actor } from '#app/domain/accounts/actor.ts';
import { mergeCarts } from '#app/domain/orders/cart/merge-carts.server.ts';
import type { CartOwner } from '#app/domain/orders/cart/own-cart.server.ts';
import type { Context } from '#app/server/context.ts';
import { readCookie, writeCookie } from '#app/server/http/cookies.ts';

const CART_COOKIE = 'cart';
/** Only a number, for the head of pages that are the same for everybody: the browser itself puts it in. */
const COUNT_COOKIE = 'cart-count';
const KEPT_SECONDS = 90 * 24 * 60 * 60;

function cartToken(request: Request): string | null {
  return readCookie(request.headers.get('cookie'), CART_COOKIE);
}

/** Set-Cookie for what the head of every page says of the basket. */
export function countCookie({ config }: Context, count: number): string {
  return writeCookie(COUNT_COOKIE, count === 0 ? '' : String(count), {
    maxAge: count === 0 ? 0 : KEPT_SECONDS,
    httpOnly: false,
    secure: config.isPublicHttps,
  });
}

/** Who buys; null for a guest, and for who has yet to show their second factor. */
export function buyerOf<A extends { owesSecondFactor: boolean }>(actor: A | null): A | null {
  return actor && !actor.owesSecondFactor ? actor : null;
}

/** Whose basket it is. A guest's is joined with the person's as soon as they are known to be one. */
export async function cartOwnerOf(
  context: Context,
  request: Request,
  visitor: Actor | null,
): Promise<{ owner: CartOwner; headers: Headers }> {
  const headers = new Headers();
  const token = cartToken(request);
  const actor = buyerOf(visitor);
  if (!actor) return { owner: { personId: null, token }, headers };
  if (token !== null) {
    await mergeCarts(context, { personId: actor.personId, token });
    headers.append('set-cookie', noCartCookie(context));
  }
  return { owner: { personId: actor.personId, token: null }, headers };
}

/** For an answer that opens a session: the guest's basket becomes the person's. */
export async function joinCart(context: Context, request: Request, personId: string, headers: Headers) {
  const count = await mergeCarts(context, { personId, token: cartToken(request) });
  headers.append('set-cookie', noCartCookie(context));
  headers.append('set-cookie', countCookie(context, count));
}

/** What a changed basket leaves in the browser: a guest's token for another 90 days, and the count. */
export function keepCart(
  context: Context,
  headers: Headers,
  { owner, token, count }: { owner: CartOwner; token: string | null; count: number },
): void {
  const kept = owner.personId === null ? (token ?? owner.token) : null;
  if (kept !== null) {
    const options = { maxAge: KEPT_SECONDS, secure: context.config.isPublicHttps };
    headers.append('set-cookie', writeCookie(CART_COOKIE, kept, options));
  }
  headers.append('set-cookie', countCookie(context, count));
}

function noCartCookie({ config }: Context): string {
  return writeCookie(CART_COOKIE, '', { maxAge: 0, secure: config.isPublicHttps });
}
