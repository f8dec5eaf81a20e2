import { and, asc, count, desc, eq, inArray, ne } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { type ExplainedRefusal, explainKept, nextPush } from '#app/domain/channels/push/explain-refusal.ts';
import { refusedTexts } from '#app/domain/channels/push/refused-texts.server.ts';
import { countOff, isOnItsWay, type OffGroup, turnedDown } from '#app/domain/channels/push/run-counts.ts';
import { channels } from '#app/domain/channels/registry.server.ts';
import type { Context } from '#app/server/context.ts';
import type { PushItemState, ShopState } from '#db/tables/pushes.ts';

/** A connected shop in a line. */
export type OwnShop = {
  id: string;
  channel: { code: string; name: string };
  name: string;
  isSimulated: boolean;
  state: ShopState;
  /** On sale there; hidden there until looked at; on their way; off it, by why. */
  live: number;
  hidden: number;
  underWay: number;
  off: Record<OffGroup, number>;
};

/** A listing that a shop's platform turned down, locked or no longer has, with why. */
export type RefusedListing = {
  listingId: string;
  title: string;
  channel: { code: string; name: string };
  refusals: ExplainedRefusal[];
};

export type OwnShops = { shops: OwnShop[]; refused: RefusedListing[] };

/** More stand on the pages of the shops; here they would push everything else off the screen. */
const MOST_REFUSED = 5;
const underWayStates: readonly PushItemState[] = ['waiting', 'images', 'creating', 'unknown', 'in_review'];

/** The producer's shops on all channels, in the channels' order, and what was turned down last. */
export async function listOwnShops({ store }: Context, { producerId }: SellerActor): Promise<OwnShops> {
  const { channelShop, channelProduct, listing } = store.tables;
  const isOwn = and(eq(channelShop.producerId, producerId), ne(channelShop.state, 'disconnected'));
  const { shops, counts, off, refused } = await store.read(async (db) => ({
    shops: await db.select().from(channelShop).where(isOwn).orderBy(asc(channelShop.connectedAt)),
    counts: await db
      .select({
        shopId: channelProduct.shopId,
        state: channelProduct.state,
        goesOnSale: channelProduct.goesOnSale,
        heldFor: channelProduct.heldFor,
        products: count(),
      })
      .from(channelProduct)
      .innerJoin(channelShop, eq(channelShop.id, channelProduct.shopId))
      .where(isOwn)
      .groupBy(
        channelProduct.shopId,
        channelProduct.state,
        channelProduct.goesOnSale,
        channelProduct.heldFor,
      ),
    off: await db
      .select({
        shopId: channelProduct.shopId,
        state: channelProduct.state,
        refusal: channelProduct.refusal,
      })
      .from(channelProduct)
      .innerJoin(channelShop, eq(channelShop.id, channelProduct.shopId))
      .where(and(isOwn, inArray(channelProduct.state, [...turnedDown]))),
    refused: await db
      .select({
        listingId: channelProduct.listingId,
        title: listing.titleVi,
        channelCode: channelShop.channelCode,
        refusal: channelProduct.refusal,
        externalId: channelProduct.externalId,
        followsListing: channelShop.followsListing,
      })
      .from(channelProduct)
      .innerJoin(channelShop, eq(channelShop.id, channelProduct.shopId))
      .innerJoin(listing, eq(listing.id, channelProduct.listingId))
      .where(and(isOwn, inArray(channelProduct.state, [...turnedDown])))
      .orderBy(desc(channelProduct.updatedAt), asc(channelProduct.id))
      .limit(MOST_REFUSED),
  }));
  const textsOf = await store.read((db) =>
    refusedTexts(
      db,
      store.tables,
      refused.map(({ listingId }) => listingId),
    ),
  );
  const sum = (id: string, isCounted: (one: (typeof counts)[number]) => boolean) =>
    counts
      .filter((one) => one.shopId === id && isCounted(one))
      .reduce((all, { products }) => all + Number(products), 0);
  return {
    shops: channels.flatMap(({ code, name }) =>
      shops
        .filter(({ channelCode }) => channelCode === code)
        .map((shop) => ({
          id: shop.id,
          channel: { code, name },
          name: shop.name,
          isSimulated: shop.isSimulated,
          state: shop.state,
          live: sum(shop.id, ({ state }) => state === 'live'),
          hidden: sum(shop.id, (one) => one.state === 'draft' && !isOnItsWay(one)),
          underWay: sum(shop.id, (one) => underWayStates.includes(one.state) || isOnItsWay(one)),
          off: countOff(off.filter(({ shopId }) => shopId === shop.id)),
        })),
    ),
    refused: refused.flatMap(({ channelCode, refusal, externalId, followsListing, ...one }) => {
      const channel = channels.find(({ code }) => code === channelCode);
      if (!channel) return [];
      const { code, name } = channel;
      const next = nextPush({ followsListing }, { externalId });
      const texts = textsOf(code, one.listingId);
      return [{ ...one, channel: { code, name }, refusals: explainKept(channel, refusal, next, texts) }];
    }),
  };
}
