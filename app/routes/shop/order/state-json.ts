import { readPayState } from '#app/domain/payments/buyer-page/read-pay-state.server.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { openedOrder } from '#app/routes/shop/order/order-access.server.ts';

/** `/orders/:code/state.json`: whether the page would show something else now; asked again and again by an open page. */
export const loader = loaderFor('public', async (args) => {
  const group = await openedOrder(args);
  const state = await readPayState(args.context, group.id);
  return Response.json(state, {
    headers: { 'cache-control': 'private, no-cache', etag: `"${state.version}"` },
  });
});
