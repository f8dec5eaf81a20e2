import { redirect } from '@remix-run/node';
import type { GroupRow } from '#app/domain/orders/access/open-order.server.ts';
import { orderAgain } from '#app/domain/payments/buyer-acts/order-again.server.ts';
import { localPath } from '#app/i18n/language.ts';
import { cartOwnerOf, keepCart } from '#app/routes/cart-cookies.server.ts';
import type { GuardedAction } from '#app/routes/route-guard.server.ts';

/** Puts an order that has ended, or all of them, into the basket again, and leads there with what could not be. */
export async function answerOrderAgain(
  { context, request, actor, language }: GuardedAction<'public'>,
  group: GroupRow,
  orderId: string,
): Promise<never> {
  const { owner, headers } = await cartOwnerOf(context, request, actor);
  const again = await orderAgain(context, group, owner, { orderId: orderId === '' ? null : orderId });
  keepCart(context, headers, { owner, token: again.token, count: again.count });
  const told = new URLSearchParams({ again: String(again.put) });
  if (again.missing.length > 0) told.set('missing', again.missing.join('.'));
  if (again.fewer.length > 0) told.set('fewer', again.fewer.join('.'));
  throw redirect(`${localPath(language, '/cart')}?${told}`, { status: 303, headers });
}
