import { draftInvoice } from '#app/domain/payments/invoice/draft-invoice.server.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';

/** `/seller/orders/:orderId/invoice.xml`: a draft for the producer's own invoice provider. */
export const loader = loaderFor('seller', async ({ context, actor, params }) => {
  const { code, xml } = await draftInvoice(context, actor, params.orderId ?? '');
  return new Response(xml, {
    headers: {
      'Content-Type': 'application/xml; charset=utf-8',
      'Content-Disposition': `attachment; filename="hoa-don-nhap-${code}.xml"`,
      'Cache-Control': 'no-store',
    },
  });
});
