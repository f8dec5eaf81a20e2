import { readStock } from '#app/domain/catalog/read-stock.server.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { isAdult } from '#app/routes/shop/visitor.server.ts';

/** `/products/:slug/stock.json`: what is left of each pack now. Apart from the page, which is kept for everybody. */
export const loader = loaderFor('public', async ({ context, request, params }) => {
  const stock = await readStock(context, { slug: params.slug ?? '', adult: isAdult(request) });
  return Response.json(stock, { headers: { 'cache-control': 'no-store' } });
});
