import { awaitPayState } from '#app/domain/payments/buyer-page/await-pay-state.server.ts';
import { readPayState } from '#app/domain/payments/buyer-page/read-pay-state.server.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { openedOrder } from '#app/routes/shop/order/order-access.server.ts';

/**
 * `/orders/:code/state.json`: how a checkout stands. With `?after=` and the version that a page shows it is answered as soon
 * as the page would show something else, or after some time; an open page asks again and again.
 * Where it may not wait it is answered as things stand.
 */
export const loader = loaderFor('public', async (args) => {
  const { context, request, url, stopping, mayWait } = args;
  const group = await openedOrder(args);
  const known = url.searchParams.get('after');
  const { version, state, orders } =
    known === null || !mayWait
      ? await readPayState(context, group.id)
      : await awaitPayState(context, group.id, { known, ends: [request.signal, stopping] });
  return Response.json(
    { version, state, orders: orders.map(({ id: _id, ...shown }) => shown) },
    { headers: { 'cache-control': 'private, no-cache', etag: `"${version}"` } },
  );
});
