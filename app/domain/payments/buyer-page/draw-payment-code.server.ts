import type { GroupRow } from '#app/domain/orders/access/open-order.server.ts';
import { readPayments } from '#app/domain/payments/buyer-page/read-payments.server.ts';
import { drawPayloadPng, drawPayloadSvg } from '#app/domain/payments/vietqr/draw-payload.server.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';

/** A tick in the market's green, as large as a code. */
const PAID =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><path d="M0 0h48v48H0z" fill="#e7f0e6"/><path d="m13 25 8 8 15-17" fill="none" stroke="#3f6b4a" stroke-width="4" stroke-linecap="round" stroke-linejoin="round"/></svg>';

/**
 * The VietQR code of what is still missing of a payment, as a picture. For a page that was drawn just before the money
 * came it is a tick: there is nothing to scan any more, and soon the page says so too.
 * @throws NotFound where nothing is asked for (any more), or by other means.
 */
export async function drawPaymentCode(
  context: Context,
  { group, paymentId, format }: { group: GroupRow; paymentId: string; format: 'svg' | 'png' },
): Promise<{ type: string; content: Buffer }> {
  const payments = await readPayments(context, group);
  const payment = payments.find(({ id }) => id === paymentId);
  const transfer = payment?.transfer;
  if (!transfer && payment?.method === 'vietqr' && payment.settledAt !== null && format === 'svg')
    return { type: 'image/svg+xml', content: Buffer.from(PAID) };
  if (!transfer) throw new NotFound('nothing is asked for so');
  return format === 'svg'
    ? { type: 'image/svg+xml', content: Buffer.from(drawPayloadSvg(transfer.payload)) }
    : { type: 'image/png', content: await drawPayloadPng(transfer.payload) };
}
