import { and, asc, eq, inArray } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { ownShop } from '#app/domain/channels/push/own-shop.server.ts';
import { type PushGap, preparedListings } from '#app/domain/channels/push/prepared-listing.server.ts';
import { MOST_A_RUN } from '#app/domain/channels/push/push-listings.server.ts';
import { channelByCode } from '#app/domain/channels/registry.server.ts';
import type { Context } from '#app/server/context.ts';
import type { PushItemState } from '#db/tables/pushes.ts';

export type Pushable = {
  id: string;
  title: string;
  /** Why it may not go; null when it may. */
  gap: PushGap | null;
  /** How it stands in the shop; null when it never went there. */
  state: PushItemState | null;
};

export type PushableListings = {
  channel: { code: string; name: string };
  isSimulated: boolean;
  /** Whether goods can stay hidden over there until the seller has looked at them. */
  keepsHidden: boolean;
  listings: Pushable[];
};

/** The producer's published listings, and which of them may go into the shop; ready ones first. @throws NotFound */
export async function listPushable(
  context: Context,
  actor: SellerActor,
  shopId: string,
): Promise<PushableListings> {
  const shop = await ownShop(context, actor, shopId);
  const channel = channelByCode(shop.channelCode);
  const { listing, channelProduct } = context.store.tables;
  const { ids, products } = await context.store.read(async (db) => {
    const rows = await db
      .select({ id: listing.id })
      .from(listing)
      .where(and(eq(listing.producerId, actor.producerId), eq(listing.state, 'published')))
      .orderBy(asc(listing.id))
      .limit(MOST_A_RUN);
    const ids = rows.map(({ id }) => id);
    const products = await db
      .select({ listingId: channelProduct.listingId, state: channelProduct.state })
      .from(channelProduct)
      .where(and(eq(channelProduct.shopId, shop.id), inArray(channelProduct.listingId, ids)));
    return { ids, products };
  });
  const prepared = await preparedListings(context, channel, actor.producerId, ids);
  const listings = [...prepared].map(([id, one]) => ({
    id,
    title: one.listing.titleVi,
    gap: one.gap,
    state: products.find(({ listingId }) => listingId === id)?.state ?? null,
  }));
  return {
    channel: { code: channel.code, name: channel.name },
    isSimulated: shop.isSimulated,
    keepsHidden: channel.platform?.createsDrafts ?? false,
    listings: listings.sort((a, b) => Number(b.gap === null) - Number(a.gap === null)),
  };
}
