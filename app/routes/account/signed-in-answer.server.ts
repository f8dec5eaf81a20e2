import { redirect } from '@remix-run/node';
import type { SignedIn } from '#app/domain/accounts/sign-in.server.ts';
import { nextOr } from '#app/routes/account/areas-of.ts';
import { deviceCookie, sessionCookie } from '#app/routes/account/session-cookies.server.ts';
import { joinCart } from '#app/routes/cart-cookies.server.ts';
import { SECOND_FACTOR_PATH } from '#app/routes/route-guard.server.ts';
import type { Context } from '#app/server/context.ts';

/**
 * The answer to a right password: the cookies, the basket of this browser joined with the person's own, and on to where
 * they wanted to go (`/`: home).
 */
export async function signedInAnswer(
  context: Context,
  request: Request,
  signedIn: SignedIn,
  next: string,
): Promise<Response> {
  const to = nextOr(next, signedIn.roles);
  const headers = new Headers();
  headers.append('set-cookie', sessionCookie(context, signedIn));
  headers.append('set-cookie', deviceCookie(context, signedIn.deviceMark));
  // Who has yet to show their second factor sees nothing of the person's so far; their baskets are joined later.
  if (!signedIn.asksSecondFactor) await joinCart(context, request, signedIn.personId, headers);
  const address = signedIn.asksSecondFactor ? `${SECOND_FACTOR_PATH}?next=${encodeURIComponent(to)}` : to;
  return redirect(address, { status: 303, headers });
}
