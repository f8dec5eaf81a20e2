import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { collectInvoice } from '#app/domain/payments/invoice/collect-invoice.server.ts';
import { writeInvoiceXml } from '#app/domain/payments/invoice/write-invoice-xml.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';

/**
 * A draft of the invoice of a paid order, for the invoice provider of the producer, who alone may issue one.
 * @throws NotFound (another producer's, not paid, nothing left of it)
 */
export async function draftInvoice(
  context: Context,
  actor: SellerActor,
  orderId: string,
): Promise<{ code: string; xml: string }> {
  const collected = await collectInvoice(context, actor, orderId);
  if (!collected) throw new NotFound('order');
  const { draft } = collected;
  return { code: draft.orderCode, xml: writeInvoiceXml(draft) };
}
