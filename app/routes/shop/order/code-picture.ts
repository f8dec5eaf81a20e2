import { drawPaymentCode } from '#app/domain/payments/buyer-page/draw-payment-code.server.ts';
import { drawClaimCode } from '#app/domain/payments/claims/draw-claim-code.server.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { openedOrder } from '#app/routes/shop/order/order-access.server.ts';
import { NotFound } from '#app/server/domain-error.ts';

/**
 * `/orders/:code/vietqr/<payment>.svg` and `.png`: the code of what is still to be paid, to be scanned or kept; `claim-<id>` of
 * what is to be paid back to the market.
 */
export const loader = loaderFor('public', async (args) => {
  const [, claim, id, format] = /^(claim-)?(\w{26})\.(svg|png)$/.exec(args.params.file ?? '') ?? [];
  const group = await openedOrder(args);
  if (!id || (format !== 'svg' && format !== 'png')) throw new NotFound('no such picture');
  const { type, content } = claim
    ? await drawClaimCode(args.context, { group, claimId: id, format })
    : await drawPaymentCode(args.context, { group, paymentId: id, format });
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
