import { openRefundProof } from '#app/domain/payments/refunds/refund-proof.server.ts';
import { attachment } from '#app/routes/attachment.server.ts';
import { staffOfMoney } from '#app/routes/department/money/money-actor.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';

/** `/department/refunds/:refundId/proof`: what proves that a producer has sent a refund, as a download for staff. */
export const loader = loaderFor('department', async ({ context, actor, params }) => {
  const { file, fileName, mediaType } = await openRefundProof(
    context,
    staffOfMoney(actor),
    params.refundId ?? '',
  );
  return attachment(file, { fileName, contentType: mediaType });
});
