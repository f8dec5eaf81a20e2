import { and, eq, isNotNull } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { frozenGoods } from '#app/domain/orders/checkout/frozen-goods.ts';
import { piecesLeft } from '#app/domain/orders/left-of-order.server.ts';
import { unitOfGoods } from '#app/domain/payments/invoice/unit-of-goods.ts';
import type { InvoiceDraft } from '#app/domain/payments/invoice/write-invoice-xml.ts';
import { addressLine } from '#app/domain/register/places/address-line.ts';
import type { Context } from '#app/server/context.ts';
import { localDate } from '#app/server/local-date.ts';

/** What the market does not know of an invoice, and its producer fills in. The tax number is never known here. */
export type InvoiceGaps = {
  /** The register names no house or hamlet of theirs. */
  readonly isAddressShort: boolean;
  /** Goods, by title and size, of which nothing says in what they are counted. */
  readonly withoutUnit: readonly string[];
};

type CollectedInvoice = { readonly draft: InvoiceDraft; readonly gaps: InvoiceGaps };

/**
 * What an invoice of a paid order says, of what was neither cancelled nor returned, delivery with it. It names no buyer: who
 * wants their name on it tells the seller.
 * @returns null where there is nothing to invoice: another producer's, not paid, nothing left of it.
 */
export async function collectInvoice(
  { store }: Context,
  actor: SellerActor,
  orderId: string,
): Promise<CollectedInvoice | null> {
  const { order, producer, commune } = store.tables;
  return store.read(async (db) => {
    const [found] = await db
      .select({ order, producer, place: commune.fullName })
      .from(order)
      .innerJoin(producer, eq(producer.id, order.producerId))
      .leftJoin(commune, eq(commune.code, producer.communeCode))
      .where(and(eq(order.id, orderId), eq(order.producerId, actor.producerId), isNotNull(order.paidAt)));
    if (!found?.order.paidAt) return null;
    const { code, method, paidAt, cancelledAt, deliveryAmount } = found.order;
    const lines = (await piecesLeft(db, store.tables, orderId)).filter(({ left }) => left > 0);
    if (cancelledAt !== null || lines.length === 0) return null;
    const goods = lines.map(({ line, left }) => {
      const frozen = frozenGoods.parse(line.goods);
      const name = [frozen.titleVi, frozen.sizeVi].filter(Boolean).join(', ');
      const unit = unitOfGoods(frozen);
      return { code: frozen.sku, name, unit, quantity: left, unitPrice: line.unitPrice };
    });
    const delivery = {
      code: 'GIAO',
      name: 'Cước giao hàng',
      unit: 'Lần',
      quantity: 1,
      unitPrice: deliveryAmount,
    };
    const { name, addressText, contactPhone } = found.producer;
    return {
      draft: {
        orderCode: code,
        day: localDate(paidAt),
        method,
        seller: { name, address: addressLine([addressText, found.place]), phone: contactPhone ?? '' },
        lines: deliveryAmount > 0 ? [...goods, delivery] : goods,
      },
      gaps: {
        isAddressShort: (addressText ?? '').trim() === '',
        withoutUnit: goods.flatMap(({ unit, name: of }) => (unit === null ? [of] : [])),
      },
    };
  });
}
