import type { Actor } from '#app/domain/accounts/actor.ts';
import { type GroupRow, openOrder } from '#app/domain/orders/access/open-order.server.ts';
import type { GuardedArgs } from '#app/routes/route-guard.server.ts';
import type { Context } from '#app/server/context.ts';
import { isNotFound } from '#app/server/domain-error.ts';
import { readCookie, writeCookie } from '#app/server/http/cookies.ts';

/** Opens the pages of what was bought in this browser: `code.token` for each checkout, the newest first. */
export const ORDER_ACCESS_COOKIE = 'order_access';
const MOST_KEPT = 20;
const BETWEEN = '~';
/** As long as somebody may complain of what they bought. */
const KEPT_SECONDS = 180 * 24 * 60 * 60;

/** Set-Cookie by which this browser opens one checkout more; the oldest beyond twenty falls out. */
export function orderAccessCookie(
  { config }: Context,
  request: Request,
  { code, token }: { code: string; token: string },
): string {
  const others = pairsOf(request).filter((pair) => pair.code !== code);
  const kept = [{ code, token }, ...others].slice(0, MOST_KEPT);
  return writeCookie(ORDER_ACCESS_COOKIE, kept.map((pair) => `${pair.code}.${pair.token}`).join(BETWEEN), {
    maxAge: KEPT_SECONDS,
    secure: config.isPublicHttps,
  });
}

/** The code of what was bought last in this browser; null where nothing was. */
export function latestOrder(request: Request): string | null {
  return pairsOf(request)[0]?.code ?? null;
}

function pairsOf(request: Request): Array<{ code: string; token: string }> {
  const cookie = readCookie(request.headers.get('cookie'), ORDER_ACCESS_COOKIE) ?? '';
  return cookie.split(BETWEEN).flatMap((pair) => {
    const [, code, token] = /^([0-9A-Z]{8})\.([\w-]{20,100})$/.exec(pair) ?? [];
    return code && token ? [{ code, token }] : [];
  });
}

/**
 * The checkout of the address, for whoever may see it.
 * @throws NotFound for everybody else.
 */
export function openedOrder({
  context,
  request,
  params,
  actor,
}: Pick<GuardedArgs<'public'>, 'context' | 'request' | 'params'> & {
  actor: Actor | null;
}): Promise<GroupRow> {
  const code = params.code ?? '';
  const token = pairsOf(request).find((pair) => pair.code === code.toUpperCase())?.token ?? null;
  // Who has yet to show their second factor is not signed in so far.
  const personId = actor && !actor.owesSecondFactor ? actor.personId : null;
  return openOrder(context, code, { token, personId });
}

/** The same, null for whoever may not see it: the page then asks for the phone number. */
export async function openedOrderOrNull(args: Parameters<typeof openedOrder>[0]): Promise<GroupRow | null> {
  try {
    return await openedOrder(args);
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}
