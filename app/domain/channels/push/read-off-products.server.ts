import { and, asc, eq, inArray } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { type ExplainedRefusal, explainKept, nextPush } from '#app/domain/channels/push/explain-refusal.ts';
import { ownShop } from '#app/domain/channels/push/own-shop.server.ts';
import { refusedTexts } from '#app/domain/channels/push/refused-texts.server.ts';
import {
  countOff,
  type OffGroup,
  offGroups,
  runGroup,
  turnedDown,
} from '#app/domain/channels/push/run-counts.ts';
import { channelByCode } from '#app/domain/channels/registry.server.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import type { PushItemState, ShopState } from '#db/tables/pushes.ts';

export type OffProduct = {
  listingId: string;
  title: string;
  state: PushItemState;
  group: OffGroup;
  refusals: ExplainedRefusal[];
};

export type OffProducts = {
  channel: { code: string; name: string };
  shop: { id: string; name: string; isSimulated: boolean; state: ShopState };
  counts: Record<OffGroup, number>;
  /** Of which the products are. */
  group: OffGroup;
  page: number;
  pages: number;
  products: OffProduct[];
};

const ON_PAGE = 50;

/**
 * The products of one of the producer's shops that are off it in one way, fifty at a time, each with why: the list behind
 * what is counted as turned down, failed, deleted and locked.
 * @param asked.group the first of which there are any where it is none of the ways
 * @throws NotFound for somebody else's shop, one that was disconnected, and one of another channel
 */
export async function readOffProducts(
  context: Context,
  actor: SellerActor,
  asked: { channelCode: string; shopId: string; group: string | null; page: number },
): Promise<OffProducts> {
  const { store } = context;
  const { channelProduct, listing } = store.tables;
  const shop = await ownShop(context, actor, asked.shopId);
  if (shop.channelCode !== asked.channelCode || shop.state === 'disconnected') throw new NotFound('shop');
  const channel = channelByCode(shop.channelCode);
  const off = await store.read((db) =>
    db
      .select({
        listingId: channelProduct.listingId,
        title: listing.titleVi,
        state: channelProduct.state,
        refusal: channelProduct.refusal,
        externalId: channelProduct.externalId,
      })
      .from(channelProduct)
      .innerJoin(listing, eq(listing.id, channelProduct.listingId))
      .where(and(eq(channelProduct.shopId, shop.id), inArray(channelProduct.state, [...turnedDown])))
      .orderBy(asc(listing.titleKey), asc(channelProduct.id)),
  );
  const counts = countOff(off);
  const group =
    offGroups.find((one) => one === asked.group) ?? offGroups.find((one) => counts[one] > 0) ?? 'refused';
  const pages = Math.max(1, Math.ceil(counts[group] / ON_PAGE));
  const page = Math.min(Math.max(1, Math.trunc(asked.page) || 1), pages);
  const shown = off
    .filter(({ state, refusal }) => runGroup(state, refusal) === group)
    .slice((page - 1) * ON_PAGE, page * ON_PAGE);
  const ids = shown.map(({ listingId }) => listingId);
  const textsOf = await store.read((db) => refusedTexts(db, store.tables, ids));
  return {
    channel: { code: channel.code, name: channel.name },
    shop: { id: shop.id, name: shop.name, isSimulated: shop.isSimulated, state: shop.state },
    ...{ counts, group, page, pages },
    products: shown.map(({ listingId, title, state, refusal, externalId }) => {
      const texts = textsOf(channel.code, listingId);
      const refusals = explainKept(channel, refusal, nextPush(shop, { externalId }), texts);
      return { listingId, title, state, group, refusals };
    }),
  };
}
