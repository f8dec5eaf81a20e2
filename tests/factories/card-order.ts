import { startCardPayment } from '#app/domain/payments/card/start-card-payment.server.ts';
import { takeCardPayment } from '#app/domain/payments/card/take-card-payment.server.ts';
import type { Context } from '#app/server/context.ts';
import { anyPostRate } from '#tests/factories/buying.ts';
import { ordersOf, shopOf } from '#tests/factories/paying.ts';
import type { StripeWorld } from '#tests/support/stripe-world.ts';

/** A checkout of which everything is paid by card: two pieces of one producer, one of each further one. */
export async function cardOrder(context: Context, names: readonly string[] = ['HTX Chè']) {
  await anyPostRate(context);
  const shops = [];
  for (const [at, name] of names.entries()) {
    shops.push(await shopOf(context, name, { number: `012345678${at}` }));
  }
  const placed = await ordersOf(
    context,
    shops.map(({ listingId }, at) => ({
      listingId,
      quantity: at === 0 ? 2 : 1,
      method: 'card' as const,
    })),
  );
  const [payment] = placed.payments;
  const [order] = placed.orders;
  if (!payment || !order) throw new Error('no order was placed');
  return { ...placed, shops, groupId: payment.groupId, paymentId: payment.id, total: payment.amount };
}

/** The same, paid: the buyer has paid on the provider's page, and the market has heard of it. */
export async function paidByCard(world: StripeWorld, names?: readonly string[]) {
  return payFor(world, await cardOrder(world.context, names));
}

/** Pays for what has been ordered. */
export async function payFor(world: StripeWorld, placed: Awaited<ReturnType<typeof cardOrder>>) {
  const { context } = world;
  await world.pay(await startCardPayment(context, placed.groupId));
  await takeCardPayment(context, placed.paymentId);
  const { cardMoney } = context.store.tables;
  const [money] = await context.store.read((db) => db.select().from(cardMoney));
  if (!money) throw new Error('no money came');
  return { ...placed, intentId: money.externalId };
}
