import { suggestCommunes } from '#app/domain/orders/delivery/suggest-communes.server.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { limitReading } from '#app/server/rate-limit-reading.server.ts';

const LONGEST = 60;

/** `/checkout/communes.json?q=`: what the letters of a commune's name may mean, by names of today and of before. */
export const loader = loaderFor('public', async ({ context, url, clientAddress }) => {
  limitReading(context, 'search', clientAddress);
  const typed = (url.searchParams.get('q') ?? '').slice(0, LONGEST);
  const found = await suggestCommunes(context, typed);
  return Response.json(found, { headers: { 'cache-control': 'private, max-age=600' } });
});
