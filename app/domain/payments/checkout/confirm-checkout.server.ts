import { eq } from 'drizzle-orm';
import { hashOrderToken, orderToken } from '#app/domain/orders/access/order-token.server.ts';
import type { BuyerContact } from '#app/domain/orders/checkout/buyer-contact.server.ts';
import { type PlaceOrders, placeOrders } from '#app/domain/orders/checkout/place-orders.server.ts';
import { prepareBuyer } from '#app/domain/orders/checkout/prepare-buyer.server.ts';
import { leaveMessage } from '#app/domain/orders/messages/leave-message.server.ts';
import { askByCard } from '#app/domain/payments/checkout/ask-by-card.server.ts';
import { askByVietqr } from '#app/domain/payments/checkout/ask-by-vietqr.server.ts';
import { expireOrders } from '#app/domain/payments/settle/expire-orders.server.ts';
import type { Context } from '#app/server/context.ts';

export type ConfirmCheckout = Pick<
  PlaceOrders,
  'checkoutKey' | 'language' | 'isAdult' | 'policies' | 'lines' | 'parts'
> & {
  /** Who is signed in; null for a guest. */
  readonly personId: string | null;
  readonly contact: BuyerContact;
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
 * @throws DomainError as `placeOrders`, and cannotPaySo.
 */
export async function confirmCheckout(
  context: Context,
  { personId, contact, ...wanted }: ConfirmCheckout,
): Promise<ConfirmedCheckout> {
  const { config, store, clock } = context;
  const accessToken = orderToken(config, wanted.checkoutKey);
  const earlier = await codeOf(context, wanted.checkoutKey);
  if (earlier !== null) return { code: earlier, accessToken };
  const buyer = await prepareBuyer(context, { personId, contact, language: wanted.language });
  const payBy = clock.now() + config.orderHoldMs;
  const accessHash = hashOrderToken(accessToken);
  try {
    const code = await store.write(
      async (tx) => {
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
        return placed.code;
      },
      { isolation: 'guarded' },
    );
    return { code, accessToken };
  } catch (error) {
    // The same form was confirmed at the same time.
    if (store.dialect.violatedUnique(error) !== 'order_group_checkout') throw error;
    const code = await codeOf(context, wanted.checkoutKey);
    if (code === null) throw error;
    return { code, accessToken };
  }
}

async function codeOf({ store }: Context, checkoutKey: string): Promise<string | null> {
  const { orderGroup } = store.tables;
  const [row] = await store.read((db) =>
    db.select({ code: orderGroup.code }).from(orderGroup).where(eq(orderGroup.checkoutKey, checkoutKey)),
  );
  return row?.code ?? null;
}
