import { and, asc, eq, or } from 'drizzle-orm';
import type { GroupRow } from '#app/domain/orders/access/open-order.server.ts';
import type { CartOwner } from '#app/domain/orders/cart/own-cart.server.ts';
import { putInCart } from '#app/domain/orders/cart/put-in-cart.server.ts';
import { isInState } from '#app/domain/orders/move-order.server.ts';
import { readBasket } from '#app/domain/payments/checkout/read-basket.server.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';

export type OrderedAgain = {
  readonly token: string | null;
  /** Pieces in the basket now. */
  readonly count: number;
  /** How many sizes lie in the basket for it. */
  readonly put: number;
  /** Public codes of sizes that cannot be bought now, or had no room. */
  readonly missing: readonly string[];
  /** Public codes of sizes of which fewer are left than were ordered. */
  readonly fewer: readonly string[];
};

/**
 * What an order that expired or was cancelled had held goes into the basket again, as far as it can be bought now and at the
 * price of now. Said twice it lies there once.
 * @param orderId null for all such orders of the checkout.
 * @throws NotFound where there is no such order that has ended.
 */
export async function orderAgain(
  context: Context,
  group: Pick<GroupRow, 'id'>,
  owner: CartOwner,
  { orderId }: { orderId: string | null },
): Promise<OrderedAgain> {
  const { store } = context;
  const { order, orderLine } = store.tables;
  const ordered = await store.read((db) =>
    db
      .select({ variantId: orderLine.variantId, quantity: orderLine.quantity, price: orderLine.unitPrice })
      .from(orderLine)
      .innerJoin(order, eq(order.id, orderLine.orderId))
      .where(
        and(
          eq(order.groupId, group.id),
          orderId === null ? undefined : eq(order.id, orderId),
          or(isInState(store.tables, 'expired'), isInState(store.tables, 'cancelled')),
        ),
      )
      .orderBy(asc(order.code), asc(orderLine.position)),
  );
  if (ordered.length === 0) throw new NotFound('order');
  const wanted = ordered.map(({ variantId, quantity, price }) => ({ variantId, quantity, seenPrice: price }));
  const { groups, aside } = await readBasket(context, wanted);
  const open = groups.flatMap(({ lines }) => lines);
  const { token, count, withoutRoom } = await putInCart(
    context,
    owner,
    open.map(({ variantId, quantity, stock, price }) => ({
      variantId,
      quantity: Math.min(quantity, stock),
      price,
    })),
  );
  const hasRoom = ({ variantId }: { variantId: string }) => !withoutRoom.includes(variantId);
  return {
    token,
    count,
    put: open.filter(hasRoom).length,
    missing: [...aside, ...open.filter((line) => !hasRoom(line))].map(({ code }) => code),
    fewer: open.filter((line) => hasRoom(line) && line.quantity > line.stock).map(({ code }) => code),
  };
}
