import { and, desc, eq, inArray, isNotNull, ne, or } from 'drizzle-orm';
import type { ShopRow } from '#app/domain/channels/push/shop-row.ts';
import { mayStandThere } from '#app/domain/channels/push/standing-products.server.ts';
import type { Db, Store } from '#db/store.ts';
import type { PushItemState } from '#db/tables/pushes.ts';

/** A product in another shop: the shop's name, and how the product stood there when it was last heard of. */
export type ElsewhereProduct = { shop: string; state: PushItemState };

/**
 * Of these listings those that stand in another shop of the same producer on the same platform or are on their way there:
 * also in one that was disconnected or whose permission has ended, since what was put there stays there.
 */
export async function elsewhereProducts(
  db: Db,
  { channelProduct, channelShop }: Store['tables'],
  shop: Pick<ShopRow, 'id' | 'producerId' | 'channelCode' | 'isSimulated'>,
  listingIds: readonly string[],
): Promise<Map<string, ElsewhereProduct>> {
  const rows = await db
    .select({
      listingId: channelProduct.listingId,
      shop: channelShop.name,
      state: channelProduct.state,
    })
    .from(channelProduct)
    .innerJoin(channelShop, eq(channelShop.id, channelProduct.shopId))
    .where(
      and(
        inArray(channelProduct.listingId, [...listingIds]),
        eq(channelShop.producerId, shop.producerId),
        eq(channelShop.channelCode, shop.channelCode),
        eq(channelShop.isSimulated, shop.isSimulated),
        ne(channelShop.id, shop.id),
        or(inArray(channelProduct.state, mayStandThere), isNotNull(channelProduct.externalId)),
      ),
    )
    .orderBy(desc(channelProduct.updatedAt), desc(channelProduct.id));
  const found = new Map<string, ElsewhereProduct>();
  for (const { listingId, ...one } of rows) {
    if (!found.has(listingId)) found.set(listingId, one);
  }
  return found;
}
