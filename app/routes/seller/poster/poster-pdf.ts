import { drawPoster } from '#app/domain/payments/poster/draw-poster.server.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { sendPdf } from '#app/routes/seller/send-pdf.server.ts';

/** `/seller/poster.pdf?size=a4`; A5 without. */
export const loader = loaderFor('seller', async ({ context, actor, url }) => {
  const size = url.searchParams.get('size') === 'a4' ? 'a4' : 'a5';
  return sendPdf(await drawPoster(context, actor, size), `cho-phien-${size}`);
});
