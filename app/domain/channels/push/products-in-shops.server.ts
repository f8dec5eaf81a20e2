import { and, desc, eq, inArray, isNotNull, or } from 'drizzle-orm';
import { mayStandThere } from '#app/domain/channels/push/standing-products.server.ts';
import type { Db, Store } from '#db/store.ts';
import type { PushItemState } from '#db/tables/pushes.ts';

/** A product in a shop: the shop's name, whether we can still see into it, and how the product was last seen there. */
export type ProductInShop = { shop: string; isConnected: boolean; state: PushItemState };

/**
 * Of these listings those that stand in any shop of the channel or are on their way there, by id: also in one that was
 * disconnected, since what was put there stays there. Of several a connected shop goes first.
 */
export async function productsInShops(
  db: Db,
  { channelProduct, channelShop }: Store['tables'],
  channelCode: string,
  listingIds: readonly string[],
): Promise<Map<string, ProductInShop>> {
  const rows = await db
    .select({
      listingId: channelProduct.listingId,
      state: channelProduct.state,
      shop: channelShop.name,
      disconnectedAt: channelShop.disconnectedAt,
    })
    .from(channelProduct)
    .innerJoin(channelShop, eq(channelShop.id, channelProduct.shopId))
    .where(
      and(
        inArray(channelProduct.listingId, [...listingIds]),
        eq(channelShop.channelCode, channelCode),
        or(inArray(channelProduct.state, mayStandThere), isNotNull(channelProduct.externalId)),
      ),
    )
    .orderBy(desc(channelProduct.updatedAt), desc(channelProduct.id));
  const found = new Map<string, ProductInShop>();
  for (const { listingId, state, shop, disconnectedAt } of rows) {
    const isConnected = disconnectedAt === null;
    const known = found.get(listingId);
    if (!known || (isConnected && !known.isConnected)) found.set(listingId, { shop, isConnected, state });
  }
  return found;
}
