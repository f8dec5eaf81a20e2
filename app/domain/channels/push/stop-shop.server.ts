import { and, eq } from 'drizzle-orm';
import type { ShopRow } from '#app/domain/channels/push/shop-row.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';

/**
 * Nothing more can be done for a shop until people have acted: the seller must say yes again, or the platform has closed
 * it to us. The producer is told once.
 * @param shop as it was when it was called: where another grant has taken its place meanwhile, nothing is said of that one.
 * @returns whether it is stopped; false: try again with the grant that it has now.
 */
export async function stopShop(
  { store, clock }: Context,
  shop: ShopRow,
  state: 'reauthorise' | 'suspended',
): Promise<boolean> {
  const { channelShop, producerNotice } = store.tables;
  return store.write(async (tx) => {
    const changed = await tx
      .update(channelShop)
      .set({ state })
      .where(
        and(
          eq(channelShop.id, shop.id),
          eq(channelShop.state, 'connected'),
          eq(channelShop.grantVersion, shop.grantVersion),
        ),
      )
      .returning({ id: channelShop.id });
    if (changed.length === 0) {
      const [now] = await tx
        .select({ state: channelShop.state })
        .from(channelShop)
        .where(eq(channelShop.id, shop.id));
      return now?.state !== 'connected';
    }
    await tx
      .insert(producerNotice)
      .values({
        id: newId(),
        producerId: shop.producerId,
        kind: state === 'reauthorise' ? 'shop-reauthorise' : 'shop-stopped',
        params: { shop: shop.name, channel: shop.channelCode },
        path: `/seller/channels/${shop.channelCode}/shop`,
        subject: shop.id,
        createdAt: clock.now(),
      })
      .onConflictDoNothing();
    return true;
  });
}
