import { and, eq, isNotNull } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { frozenGoods } from '#app/domain/orders/checkout/frozen-goods.ts';
import { piecesLeft } from '#app/domain/orders/left-of-order.server.ts';
import { writeInvoiceXml } from '#app/domain/payments/invoice/write-invoice-xml.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import { localDate } from '#app/server/local-date.ts';

/**
 * A draft of the invoice of a paid order, of what was neither cancelled nor returned, delivery with it: for the invoice
 * provider of the producer, who alone may issue one. It names no buyer: who wants their name on it tells the seller.
 * @throws NotFound (another producer's, not paid, nothing left of it)
 */
export async function draftInvoice(
  { store }: Context,
  actor: SellerActor,
  orderId: string,
): Promise<{ code: string; xml: string }> {
  const { order, producer } = store.tables;
  return store.read(async (db) => {
    const [found] = await db
      .select({ order, producer })
      .from(order)
      .innerJoin(producer, eq(producer.id, order.producerId))
      .where(and(eq(order.id, orderId), eq(order.producerId, actor.producerId), isNotNull(order.paidAt)));
    if (!found?.order.paidAt) throw new NotFound('order');
    const { code, method, paidAt, cancelledAt, deliveryAmount } = found.order;
    const lines = (await piecesLeft(db, store.tables, orderId)).filter(({ left }) => left > 0);
    if (cancelledAt !== null || lines.length === 0) throw new NotFound('order');
    const goods = lines.map(({ line, left }) => {
      const { titleVi, sizeVi, sku } = frozenGoods.parse(line.goods);
      const name = [titleVi, sizeVi].filter(Boolean).join(', ');
      return { code: sku, name, unit: 'Gói', quantity: left, unitPrice: line.unitPrice };
    });
    const delivery = {
      code: 'GIAO',
      name: 'Cước giao hàng',
      unit: 'Lần',
      quantity: 1,
      unitPrice: deliveryAmount,
    };
    const xml = writeInvoiceXml({
      orderCode: code,
      day: localDate(paidAt),
      method,
      seller: {
        name: found.producer.name,
        address: found.producer.addressText ?? '',
        phone: found.producer.contactPhone ?? '',
      },
      lines: deliveryAmount > 0 ? [...goods, delivery] : goods,
    });
    return { code, xml };
  });
}
