import { productsInShops } from '#app/domain/channels/push/products-in-shops.server.ts';
import { standingPresences } from '#app/domain/channels/push/standing-presences.server.ts';
import type { Context } from '#app/server/context.ts';
import type { PushItemState } from '#db/tables/pushes.ts';

/**
 * How a product stands on a channel already: in a shop (`state`, as it was last seen, and the shop's name; `isConnected`
 * false: it was disconnected, and nobody looks there any more), or by a link or an import (`state` and `shop` null;
 * `url` null where its address is not known).
 */
export type StandingListing = {
  state: PushItemState | null;
  shop: string | null;
  isConnected: boolean;
  url: string | null;
};

const idsPerRead = 500;

/** Of these listings those that stand on the channel: uploading a file with them would double them. */
export async function standingListings(
  { store }: Context,
  channelCode: string,
  listingIds: readonly string[],
): Promise<Map<string, StandingListing>> {
  const found = new Map<string, StandingListing>();
  for (let at = 0; at < listingIds.length; at += idsPerRead) {
    const ids = listingIds.slice(at, at + idsPerRead);
    const { products, presences } = await store.read(async (db) => ({
      products: await productsInShops(db, store.tables, channelCode, ids),
      presences: await standingPresences(db, store.tables, channelCode, ids),
    }));
    for (const [id, { url }] of presences)
      found.set(id, { state: null, shop: null, isConnected: false, url });
    for (const [id, product] of products) found.set(id, { ...product, url: null });
  }
  return found;
}
