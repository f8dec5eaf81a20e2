import { openRefundProof } from '#app/domain/payments/refunds/refund-proof.server.ts';
import { attachment } from '#app/routes/attachment.server.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { sellerOfMoney } from '#app/routes/seller/money/money-actor.ts';

/** `/seller/refunds/:refundId/proof`: what proves that the producer has sent a refund, as a download. */
export const loader = loaderFor('seller', async ({ context, actor, params }) => {
  const { file, fileName, mediaType } = await openRefundProof(
    context,
    sellerOfMoney(actor),
    params.refundId ?? '',
  );
  return attachment(file, { fileName, contentType: mediaType });
});
