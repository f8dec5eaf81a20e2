import type { GroupRow } from '#app/domain/orders/access/open-order.server.ts';
import { readPayments } from '#app/domain/payments/buyer-page/read-payments.server.ts';
import { drawPayloadPng, drawPayloadSvg } from '#app/domain/payments/vietqr/draw-payload.server.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';

/**
 * The VietQR code of what is still missing of a payment, as a picture.
 * @throws NotFound where nothing is asked for (any more), or by other means.
 */
export async function drawPaymentCode(
  context: Context,
  { group, paymentId, format }: { group: GroupRow; paymentId: string; format: 'svg' | 'png' },
): Promise<{ type: string; content: Buffer }> {
  const payments = await readPayments(context, group);
  const transfer = payments.find(({ id }) => id === paymentId)?.transfer;
  if (!transfer) throw new NotFound('nothing is asked for so');
  return format === 'svg'
    ? { type: 'image/svg+xml', content: Buffer.from(await drawPayloadSvg(transfer.payload)) }
    : { type: 'image/png', content: await drawPayloadPng(transfer.payload) };
}
