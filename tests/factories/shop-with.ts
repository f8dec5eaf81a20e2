import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import type { PushItemState } from '#db/tables/pushes.ts';

export type ShopWith = {
  producerId: string;
  channelCode: string;
  name?: string;
  /** How each listing stands in it, by id. */
  goods?: Readonly<Record<string, PushItemState>>;
};

/** The rows of a connected shop and of what was pushed to it. @returns its id. */
export async function shopWith(
  { store, clock }: Context,
  { producerId, channelCode, name = 'Gian hàng thử', goods = {} }: ShopWith,
): Promise<string> {
  const { channelShop, channelProduct } = store.tables;
  const id = newId();
  const now = clock.now();
  await store.write(async (tx) => {
    await tx.insert(channelShop).values({
      id,
      producerId,
      channelCode,
      externalId: id,
      name,
      isSimulated: true,
      state: 'connected',
      grantVersion: 1,
      followsListing: true,
      connectedAt: now,
    });
    for (const [listingId, state] of Object.entries(goods)) {
      await tx.insert(channelProduct).values({
        id: newId(),
        shopId: id,
        listingId,
        state,
        idempotencyKey: newId(),
        variants: {},
        updatedAt: now,
      });
    }
  });
  return id;
}
