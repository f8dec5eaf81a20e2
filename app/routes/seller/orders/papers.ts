import { isOrderPaper } from '#app/domain/orders/papers/order-papers.ts';
import { printOrders } from '#app/domain/orders/papers/print-orders.server.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { sendPdf } from '#app/routes/seller/send-pdf.server.ts';
import { NotFound } from '#app/server/domain-error.ts';

/** `/seller/orders/papers.pdf?paper=label-a6&order=…&order=…` */
export const loader = loaderFor('seller', async ({ context, actor, url }) => {
  const paper = url.searchParams.get('paper') ?? '';
  if (!isOrderPaper(paper)) throw new NotFound('paper');
  const orderIds = url.searchParams.getAll('order');
  return sendPdf(await printOrders(context, actor, { orderIds, paper }), `${paper}-${orderIds.length}`);
});
