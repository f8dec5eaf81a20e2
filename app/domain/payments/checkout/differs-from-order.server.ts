import { eq } from 'drizzle-orm';
import type { TypedCheckout } from '#app/domain/payments/checkout/typed-checkout.ts';
import type { Context } from '#app/server/context.ts';

/**
 * Whether the checkout that a form has led to holds something other than the form: a basket that is open in two windows is
 * ordered once, as the first of them says. Goods with their pieces and prices, and of each producer how they are received and
 * paid; who receives them is not compared.
 * @param code of the checkout.
 */
export async function differsFromOrder(
  { store }: Context,
  code: string,
  { lines, parts }: Pick<TypedCheckout, 'lines' | 'parts'>,
): Promise<boolean> {
  const { orderGroup, order, orderLine } = store.tables;
  const ordered = await store.read((db) =>
    db
      .select({
        producerId: order.producerId,
        method: order.method,
        way: order.deliveryMethod,
        variantId: orderLine.variantId,
        quantity: orderLine.quantity,
        price: orderLine.unitPrice,
      })
      .from(orderGroup)
      .innerJoin(order, eq(order.groupId, orderGroup.id))
      .innerJoin(orderLine, eq(orderLine.orderId, order.id))
      .where(eq(orderGroup.code, code)),
  );
  const typed = new Map<string, { quantity: number; price: number }>();
  for (const { variantId, quantity, seenPrice: price } of lines)
    typed.set(variantId, { quantity: quantity + (typed.get(variantId)?.quantity ?? 0), price });
  const isAsTyped = ({ variantId, quantity, price, producerId, way, method }: (typeof ordered)[number]) => {
    const line = typed.get(variantId);
    const part = parts[producerId];
    return (
      line?.quantity === quantity &&
      line.price === price &&
      part?.method === method &&
      part.delivery.split('~')[0] === way
    );
  };
  return ordered.length !== typed.size || !ordered.every(isAsTyped);
}
