import { exportBuyer } from '#app/domain/orders/data-rights/export-buyer.server.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';

/** `/account/data.json`: what the market holds of a person as a buyer, to be taken along. */
export const loader = loaderFor('signedIn', async ({ context, actor }) => {
  const data = await exportBuyer(context, actor.personId);
  return new Response(JSON.stringify(data, null, 2), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'private, no-store',
      'content-disposition': 'attachment; filename="cho-phien.json"',
    },
  });
});
