import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';

/** What the platform wrote of a product that `refusedProduct` has had refused. */
export const PLATFORM_WORDS = 'Ảnh bìa có chữ';

/** A listing that went into a connected shop on a channel and was turned down there; nobody has changed it since. */
export async function refusedProduct(
  context: Context,
  { producerId, listingId, channelCode }: { producerId: string; listingId: string; channelCode: string },
): Promise<void> {
  const { channelShop, channelProduct } = context.store.tables;
  const now = context.clock.now();
  const shopId = newId();
  await context.store.write(async (tx) => {
    await tx.insert(channelShop).values({
      ...{ id: shopId, producerId, channelCode, externalId: shopId, name: 'Gian hàng thử' },
      ...{ isSimulated: true, state: 'connected', grantVersion: 1, followsListing: true, connectedAt: now },
    });
    await tx.insert(channelProduct).values({
      ...{ id: newId(), shopId, listingId, state: 'rejected', idempotencyKey: newId(), variants: {} },
      refusal: [{ code: 'from-the-future', message: PLATFORM_WORDS, field: 'photos.0' }],
      ...{ pushedAt: now + 60_000, updatedAt: now + 60_000 },
    });
  });
}
