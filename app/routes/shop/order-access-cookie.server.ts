import type { Context } from '#app/server/context.ts';
import { readCookie, writeCookie } from '#app/server/http/cookies.ts';

/** `code.token` pairs of the orders that this browser has placed, the latest first, with `~` between them. */
const ACCESS_COOKIE = 'order_access';
const MOST_ORDERS = 20;
const KEPT_SECONDS = 180 * 24 * 60 * 60;

export type OrderAccess = { readonly code: string; readonly token: string };

/** The orders that this browser may open without a phone number, the latest first; what else the cookie says is left out. */
export function readOrderAccess(request: Request): OrderAccess[] {
  const pairs = (readCookie(request.headers.get('cookie'), ACCESS_COOKIE) ?? '').split('~');
  return pairs.flatMap((pair) => {
    const [, code, token] = /^([0-9A-Z]{4,16})\.([0-9a-f]{64})$/.exec(pair) ?? [];
    return code && token ? [{ code, token }] : [];
  });
}

/** Set-Cookie that lets this browser open one more order. */
export function orderAccessCookie({ config }: Context, request: Request, placed: OrderAccess): string {
  const others = readOrderAccess(request).filter(({ code }) => code !== placed.code);
  const kept = [placed, ...others].slice(0, MOST_ORDERS);
  return writeCookie(ACCESS_COOKIE, kept.map(({ code, token }) => `${code}.${token}`).join('~'), {
    maxAge: KEPT_SECONDS,
    secure: config.isPublicHttps,
  });
}
