import type { Context } from '#app/server/context.ts';
import { fillListings } from '#tests/bench/support/fill-listings.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';

/** One producer with so many products on sale, each with one size and a category for every product on the channel. */
export async function largeShop(
  context: Context,
  count: number,
  { channelCode, category }: { channelCode: string; category: string },
): Promise<{ producerId: string }> {
  const { producerId } = await sellerOf(context, 'HTX Lớn');
  await fillListings(context, count);
  const { listing, variant, channelChoice } = context.store.tables;
  const chosen = { field: 'category', value: category, chosenAt: context.clock.now() };
  await context.store.write(async (tx) => {
    await tx.update(listing).set({ producerId });
    await tx.update(variant).set({ producerId, lengthCm: 10, widthCm: 10, heightCm: 10 });
    await tx.insert(channelChoice).values({ producerId, channelCode, subject: '*', ...chosen });
  });
  return { producerId };
}
