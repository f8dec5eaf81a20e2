import { and, eq } from 'drizzle-orm';
import type { ShopRow } from '#app/domain/channels/push/shop-row.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';

/**
 * Nothing more can be done for a shop until people have acted: the seller must say yes again, or the platform has closed
 * it to us. The producer is told once.
 */
export async function stopShop(
  { store, clock }: Context,
  shop: ShopRow,
  state: 'reauthorise' | 'suspended',
): Promise<void> {
  const { channelShop, producerNotice } = store.tables;
  await store.write(async (tx) => {
    const changed = await tx
      .update(channelShop)
      .set({ state })
      .where(and(eq(channelShop.id, shop.id), eq(channelShop.state, 'connected')))
      .returning({ id: channelShop.id });
    if (changed.length === 0) return;
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
  });
}
