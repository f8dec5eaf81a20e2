import { drawPaymentCode } from '#app/domain/payments/buyer-page/draw-payment-code.server.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { openedOrder } from '#app/routes/shop/order/order-access.server.ts';
import { NotFound } from '#app/server/domain-error.ts';

/** `/orders/:code/vietqr/<payment>.svg` and `.png`: the code of what is still to be paid, to be scanned or kept. */
export const loader = loaderFor('public', async (args) => {
  const [, paymentId, format] = /^(\w{26})\.(svg|png)$/.exec(args.params.file ?? '') ?? [];
  const group = await openedOrder(args);
  if (!paymentId || (format !== 'svg' && format !== 'png')) throw new NotFound('no such picture');
  const { type, content } = await drawPaymentCode(args.context, { group, paymentId, format });
  return new Response(new Uint8Array(content), {
    headers: {
      'content-type': type,
      'cache-control': 'private, no-store',
      ...(format === 'png'
        ? { 'content-disposition': `attachment; filename="vietqr-${group.code}.png"` }
        : {}),
    },
  });
});
