import type { Context } from '#app/server/context.ts';
import { anyPostRate } from '#tests/factories/buying.ts';
import { ordersOf, shopOf } from '#tests/factories/paying.ts';

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
