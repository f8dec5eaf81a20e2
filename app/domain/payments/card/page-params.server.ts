import { asc, eq } from 'drizzle-orm';
import type { Stripe } from 'stripe';
import type { Context } from '#app/server/context.ts';
import type { Store } from '#db/store.ts';

type Payment = Store['tables']['payment']['$inferSelect'];

/**
 * What the page at Stripe is to be. The same payment gives the same, so that a repeated call is the same call; nothing of
 * the buyer goes out.
 * @param endsAt when the page closes, ms UTC.
 */
export async function pageOf(
  { store, config }: Context,
  { id, groupId, currency }: Payment,
  endsAt: number,
): Promise<Stripe.Checkout.SessionCreateParams> {
  const { orderGroup, order, paymentAllocation, producer } = store.tables;
  const { group, parts } = await store.read(async (db) => {
    const [row] = await db.select().from(orderGroup).where(eq(orderGroup.id, groupId));
    return {
      group: row,
      parts: await db
        .select({ amount: paymentAllocation.amount, code: order.code, producer: producer.name })
        .from(paymentAllocation)
        .innerJoin(order, eq(order.id, paymentAllocation.orderId))
        .innerJoin(producer, eq(producer.id, order.producerId))
        .where(eq(paymentAllocation.paymentId, id))
        .orderBy(asc(order.code)),
    };
  });
  if (!group) throw new Error(`payment ${id} has no group`);
  const path = `/orders/${group.code}`;
  return {
    mode: 'payment',
    allowed_payment_method_types: ['card'],
    client_reference_id: id,
    metadata: { payment_id: id },
    payment_intent_data: {
      metadata: { payment_id: id },
      description: `Chợ Phiên ${group.code}`,
    },
    locale: group.language,
    expires_at: Math.floor(endsAt / 1000),
    line_items: parts
      .filter(({ amount }) => amount > 0)
      .map(({ amount, code, producer: name }) => ({
        quantity: 1,
        price_data: {
          // VND has no smaller unit: 50,000 ₫ is 50000.
          currency: currency.toLowerCase(),
          unit_amount: amount,
          product_data: { name: `${name} · ${code}` },
        },
      })),
    success_url: `${config.publicUrl}${path}/card-return`,
    cancel_url: `${config.publicUrl}${group.language === 'en' ? '/en' : ''}${path}`,
  };
}
