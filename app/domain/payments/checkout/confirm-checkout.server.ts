import { eq } from 'drizzle-orm';
import { hashOrderToken, orderToken } from '#app/domain/orders/access/order-token.server.ts';
import { leaveOrdered } from '#app/domain/orders/cart/leave-ordered.server.ts';
import type { BuyerContact } from '#app/domain/orders/checkout/buyer-contact.server.ts';
import { limitUnpaid } from '#app/domain/orders/checkout/limit-unpaid.server.ts';
import { type PlaceOrders, placeOrders } from '#app/domain/orders/checkout/place-orders.server.ts';
import { prepareBuyer } from '#app/domain/orders/checkout/prepare-buyer.server.ts';
import { leaveMessage } from '#app/domain/orders/messages/leave-message.server.ts';
import { askByCard } from '#app/domain/payments/checkout/ask-by-card.server.ts';
import { askByVietqr } from '#app/domain/payments/checkout/ask-by-vietqr.server.ts';
import { paymentMethodsFor } from '#app/domain/payments/checkout/payment-methods.server.ts';
import { expireOrders } from '#app/domain/payments/settle/expire-orders.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, isDomainError } from '#app/server/domain-error.ts';

export type ConfirmCheckout = Pick<
  PlaceOrders,
  'checkoutKey' | 'language' | 'isAdult' | 'policies' | 'lines' | 'parts'
> & {
  /** Who is signed in; null for a guest. */
  readonly personId: string | null;
  readonly contact: BuyerContact;
  /** The basket that is ordered from, which ends with it; null where goods are ordered without one. */
  readonly cartId?: string | null;
  /** The visitor's address; null where no visitor orders (the demo's own orders), and nothing is limited. */
  readonly clientAddress: string | null;
};

export type ConfirmedCheckout = {
  readonly code: string;
  /** Opens the order's page in this browser without a phone number; stored only as a hash. */
  readonly accessToken: string;
};

/**
 * From "confirm" to orders that wait for their money: one write makes the group, its orders, the reservations and the
 * payments, or nothing. Sent again (a double click, the back button, an answer that was lost), it makes nothing new and
 * answers the same.
 * @throws DomainError as `placeOrders`, cannotPaySo, as `limitUnpaid`, and cartChanged when the basket was ordered from otherwise.
 */
export async function confirmCheckout(
  context: Context,
  { personId, contact, cartId, clientAddress, ...wanted }: ConfirmCheckout,
): Promise<ConfirmedCheckout> {
  const { config, store, clock } = context;
  const earlier = await findConfirmed(context, wanted.checkoutKey);
  if (earlier) return earlier;
  await refuseCards(context, wanted.parts);
  const accessToken = orderToken(config, wanted.checkoutKey);
  const buyer = await prepareBuyer(context, { personId, contact, language: wanted.language });
  const payBy = clock.now() + config.orderHoldMs;
  const accessHash = hashOrderToken(accessToken);
  try {
    const code = await store.write(
      async (tx) => {
        if (cartId) {
          const variantIds = wanted.lines.map(({ variantId }) => variantId);
          await leaveOrdered(context, tx, { cartId, variantIds });
        }
        const placed = await placeOrders(context, tx, { ...wanted, buyer, accessHash, payBy });
        for (const order of placed.orders.filter(({ method }) => method === 'vietqr')) {
          await askByVietqr(context, tx, order);
        }
        const byCard = placed.orders.filter(({ method }) => method === 'card');
        if (byCard.length > 0) await askByCard(context, tx, byCard);
        const { groupId } = placed;
        await context.jobs.enqueue(tx, expireOrders, { groupId }, { runAt: payBy, uniqueKey: groupId });
        await leaveMessage(context, tx, {
          personId: buyer.personId,
          kind: 'order-placed',
          subject: `group:${groupId}`,
        });
        if (clientAddress !== null) {
          const { phone } = contact;
          await limitUnpaid(context, tx, { personId, phone, clientAddress }, placed.pieces);
        }
        return placed.code;
      },
      { isolation: 'guarded' },
    );
    return { code, accessToken };
  } catch (error) {
    // The same form may have been confirmed at the same time: then its key is taken, or its basket has ended.
    const isTaken = store.dialect.violatedUnique(error) === 'order_group_checkout';
    if (!isTaken && !(isDomainError(error) && error.code === 'cartChanged')) throw error;
    const meanwhile = await findConfirmed(context, wanted.checkoutKey);
    if (!meanwhile) throw error;
    return meanwhile;
  }
}

/** A part that is to be paid by card where no card is taken: whatever offered it, no order is made that nobody can pay. */
async function refuseCards(context: Context, parts: ConfirmCheckout['parts']): Promise<void> {
  const byCard = Object.keys(parts).filter((producerId) => parts[producerId]?.method === 'card');
  if (byCard.length === 0) return;
  const methods = await paymentMethodsFor(context, byCard);
  const refused = byCard.find((producerId) => !methods.get(producerId)?.includes('card'));
  if (refused !== undefined) throw new DomainError('cannotPaySo', { field: `method.${refused}` });
}

/** What a form has made already; null before it was confirmed. */
export async function findConfirmed(
  { config, store }: Context,
  checkoutKey: string,
): Promise<ConfirmedCheckout | null> {
  const { orderGroup } = store.tables;
  const [row] = await store.read((db) =>
    db.select({ code: orderGroup.code }).from(orderGroup).where(eq(orderGroup.checkoutKey, checkoutKey)),
  );
  return row ? { code: row.code, accessToken: orderToken(config, checkoutKey) } : null;
}
