import { exportBuyer } from '#app/domain/orders/data-rights/export-buyer.server.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { openedOrder } from '#app/routes/shop/order/order-access.server.ts';

/** `/orders/:code/data.json`: what the market holds of the buyer, to be taken along. */
export const loader = loaderFor('public', async (args) => {
  const group = await openedOrder(args);
  const data = await exportBuyer(args.context, group.buyerId);
  return new Response(JSON.stringify(data, null, 2), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'private, no-store',
      'content-disposition': `attachment; filename="cho-phien-${group.code}.json"`,
    },
  });
});
